// A contact as the form has it, and as the case has it. Empty boxes are left out: what is missing, the library says.
import type { CaseDocument } from "../../../js/documents";
import { dayOf, dayText, instantOf, instantText, momentOf, NO_DAY, spanText } from "../form/days";
import type { Day, Moment } from "../form/days";

export type Contact = CaseDocument["contacts"][number];
export type Observation = NonNullable<Contact["observations"]>[number];

/** An observation with what is not chosen yet as an empty text. */
export interface Seen {
  indicator: string;
  presence: string;
  basis: string;
  role: string;
  note: string;
  id?: string | null | undefined;
}

export interface ContactForm {
  kind: string;
  sector: string;
  agency: string;
  firstHand: boolean;
  from: Day;
  until: Day | null;
  recorded: Moment;
  observations: Seen[];
  worried: boolean;
  worryBy: string;
  worryReason: string;
  ideology: string;
  strand: string;
  occurrence: string;
  summary: string;
  done: string;
}

export const newForm = (now: Date): ContactForm => ({
  kind: "",
  sector: "",
  agency: "",
  firstHand: true,
  from: NO_DAY,
  until: null,
  recorded: momentOf(instantOf(now)),
  observations: [],
  worried: false,
  worryBy: "",
  worryReason: "",
  ideology: "",
  strand: "",
  occurrence: "",
  summary: "",
  done: "",
});

export function formOf(contact: Contact): ContactForm {
  const [from, until] = contact.occurred.split("/");
  const status = contact.ideology?.status;
  return {
    kind: contact.kind,
    sector: contact.sector,
    agency: contact.agency,
    firstHand: contact.firstHand !== false,
    from: dayOf(from),
    until: until === undefined ? null : dayOf(until),
    recorded: momentOf(contact.recorded),
    observations: (contact.observations ?? []).map((seen) => ({ ...seen, role: seen.role ?? "", note: seen.note ?? "" })),
    worried: Boolean(contact.worry),
    worryBy: contact.worry?.by ?? "",
    worryReason: contact.worry?.reason ?? "",
    ideology: typeof status === "object" ? "coherent" : (status ?? ""),
    strand: typeof status === "object" ? status.coherent.strand : "",
    occurrence: contact.occurrence ?? "",
    summary: contact.summary ?? "",
    done: contact.done ?? "",
  };
}

/** Leaves out what is empty. */
export function filled<T extends object>(parts: T): Partial<T> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== "" && value !== undefined)) as Partial<T>;
}

function ideologyOf({ ideology, strand }: ContactForm, before: Contact | undefined) {
  if (ideology === "") return undefined;
  const status = ideology === "coherent" ? { coherent: filled({ strand }) } : ideology;
  return { ...before?.ideology, status };
}

/** The contact that the form makes, over what the form does not show of the one before. */
export function contactOf(form: ContactForm, id: string, before: Contact | undefined): Contact {
  const { kind, sector, agency, firstHand, from, until, recorded, worried, worryBy, worryReason } = form;
  const { received, sources } = before ?? {};
  const parts = {
    id,
    kind,
    sector,
    agency,
    firstHand: firstHand ? before?.firstHand || undefined : false,
    occurred: dayText(from) === "" && !until ? "" : spanText(from, until),
    received,
    recorded: instantText(recorded, before?.recorded),
    summary: form.summary,
    done: form.done,
    observations: form.observations.map((seen) => filled({ ...seen })),
    worry: worried ? filled({ by: worryBy, reason: worryReason }) : undefined,
    ideology: ideologyOf(form, before),
    occurrence: form.occurrence.trim(),
    sources,
  };
  return filled(parts) as Contact;
}

/** An id of the kind `c4` that nothing in the list has. */
export function freshId(letter: string, taken: { id: string }[]): string {
  let number = taken.length + 1;
  while (taken.some(({ id }) => id === `${letter}${number}`)) number += 1;
  return `${letter}${number}`;
}
