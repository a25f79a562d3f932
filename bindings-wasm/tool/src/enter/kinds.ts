// What can be entered about a case beside its contacts, and the fields of each, in the order of the form.
import type { CaseDocument } from "../../../js/documents";
import { filled } from "./draft";

export type Event = NonNullable<CaseDocument["events"]>[number];

/** How a field is asked for, and whether it may be left out. */
export interface Asked {
  name: string;
  as:
    | "contact" | "observation" | "unknown" | "occurrences" | "referrals" | "event"
    | "text" | "id" | "level" | "pathway" | "yesNo" | "presence" | "basis" | "closureReason" | "step" | "band" | "against";
  optional?: boolean;
}

const needs = (name: string, as: Asked["as"]): Asked => ({ name, as });
const may = (name: string, as: Asked["as"]): Asked => ({ name, as, optional: true });

export const eventKinds: Record<string, Asked[]> = {
  explained: [needs("contact", "contact"), may("observation", "observation"), needs("account", "text")],
  refuted: [needs("contact", "contact"), may("observation", "observation"), needs("reason", "text")],
  answered: [needs("contact", "contact"), needs("observation", "unknown"), needs("presence", "presence"), needs("basis", "basis")],
  review: [
    needs("level", "level"),
    needs("role", "id"),
    needs("considered", "occurrences"),
    needs("judgedFirst", "yesNo"),
    may("judgement", "level"),
    may("note", "text"),
  ],
  decision: [needs("role", "id"), needs("follows", "yesNo"), may("level", "level"), needs("reason", "text")],
  closure: [
    needs("role", "id"),
    needs("referrals", "referrals"),
    may("reason", "closureReason"),
    may("receiver", "id"),
    may("note", "text"),
    may("against", "against"),
  ],
  reopened: [needs("role", "id"), needs("reason", "text")],
  handOff: [
    needs("step", "step"),
    needs("pathway", "pathway"),
    needs("to", "id"),
    may("from", "id"),
    may("owner", "id"),
    may("reason", "text"),
  ],
};

/** What an entry says that a case was closed against, as its form has it. */
export interface Against {
  blockers: string[];
  reason: string;
}

/** A form's value: a list for what may be ticked more than once, a text for nearly all else. */
export type Value = string | string[] | Against;
export type Values = Record<string, Value>;

export const kindOf = (event: Event): string => Object.keys(event.entry)[0] ?? "";

export function valuesOf(event: Event): Values {
  const content = Object.values(event.entry)[0] as Record<string, unknown>;
  const shown = (value: unknown) => (typeof value === "boolean" ? (value ? "yes" : "no") : (value as Value));
  return Object.fromEntries(Object.entries(content ?? {}).map(([name, value]) => [name, shown(value)]));
}

function written(asked: Asked, value: Value | undefined): unknown {
  if (asked.as === "against") return value && filled({ ...(value as Against) });
  if (asked.as === "occurrences" || asked.as === "referrals") return value ?? [];
  if (typeof value !== "string" || value.trim() === "") return undefined;
  return asked.as === "yesNo" ? value === "yes" : value.trim();
}

/** What the form enters, over what it does not show of the entry before. */
export function entryOf(kind: string, values: Values, before: Event | undefined): Event["entry"] {
  const was = before ? (Object.values(before.entry)[0] as Record<string, unknown>) : {};
  const asked = eventKinds[kind] ?? [];
  const known = Object.fromEntries(Object.entries(was).filter(([name]) => !asked.some((each) => each.name === name)));
  const now = asked.map((each) => [each.name, written(each, values[each.name])] as const);
  return { [kind]: { ...known, ...Object.fromEntries(now.filter(([, value]) => value !== undefined)) } } as never;
}
