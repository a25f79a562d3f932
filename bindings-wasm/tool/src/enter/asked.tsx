import type { CaseDocument } from "../../../js/documents";
import { codebookDocument } from "../engine";
import { Radios, Select, Ticks } from "../form/choice";
import type { Option } from "../form/choice";
import type { Fault } from "../form/field";
import { dayWords } from "../form/read";
import { LongText, Text } from "../form/text";
import { current } from "../state";
import { eventFrame, fieldHints, fieldWords } from "../words/events";
import { answers, bases, closureReasons, kinds, labelOf, offerSteps, yesNo } from "../words/terms";
import type { Asked, Value, Values } from "./kinds";

interface AskedProps {
  kind: string;
  asked: Asked;
  draft: CaseDocument;
  values: Values;
  faults: Fault[];
  onValue(value: Value): void;
}

const contactOption = ({ id, kind, occurred }: CaseDocument["contacts"][number]): Option => ({
  value: id,
  label: `${id}: ${labelOf(kinds, kind)}, ${dayWords(occurred)}`,
});

/** A contact in a few words, by its id. */
export function contactLabel({ contacts }: CaseDocument, id: string): string {
  const contact = contacts.find((it) => it.id === id);
  return contact ? contactOption(contact).label : id;
}

export const indicatorLabel = (code: string) =>
  codebookDocument.indicators.find((indicator) => indicator.code === code)?.label ?? code;

/** The observations of the chosen contact, by the id that an entry names them by. */
function observations({ draft, values }: AskedProps, unknownOnly: boolean): Option[] {
  const contact = draft.contacts.find(({ id }) => id === values.contact);
  return (contact?.observations ?? [])
    .filter(({ presence }) => !unknownOnly || presence === "unknown")
    .map(({ id, indicator }) => ({ value: id ?? indicator, label: indicatorLabel(indicator) }));
}

function occurrences({ contacts }: CaseDocument): Option[] {
  const options = contacts.map((contact) => ({ ...contactOption(contact), value: contact.occurrence ?? contact.id }));
  return options.filter(({ value }, index) => options.findIndex((other) => other.value === value) === index);
}

const policy = () => JSON.parse(current().policy);
const levels = (): Option[] => policy().levels.map(({ id, title }: { id: string; title: string }) => ({ value: id, label: title }));
const pathways = (): Option[] =>
  [...new Set<string>(policy().routes.map(({ pathway }: { pathway: string }) => pathway))].map((value) => ({ value, label: value }));

function optionsOf(props: AskedProps): Option[] {
  const { draft, asked } = props;
  switch (asked.as) {
    case "contact": return draft.contacts.map(contactOption);
    case "observation": return observations(props, false);
    case "unknown": return observations(props, true);
    case "occurrences": return occurrences(draft);
    case "referrals": return draft.contacts.filter(({ kind }) => kind === "referral").map(contactOption);
    case "level": return levels();
    case "pathway": return pathways();
    case "yesNo": return yesNo;
    case "presence": return answers;
    case "basis": return bases;
    case "closureReason": return closureReasons;
    case "step": return offerSteps;
    default: return [];
  }
}

function wordsOf(kind: string, { name, optional }: Asked): string {
  const label = fieldWords[`${kind} ${name}`] ?? fieldWords[name] ?? name;
  return optional ? eventFrame.optional(label) : label;
}

/** One field of an entry, asked for in the way that suits it. */
export function AskedField(props: AskedProps) {
  const { asked, values, faults, onValue, kind } = props;
  const options = optionsOf(props);
  const value = values[asked.name];
  const text = typeof value === "string" ? value : "";
  const hint = asked.as === "unknown" && options.length === 0 ? eventFrame.noUnknown : hintOf(asked);
  const field = { path: asked.name, label: wordsOf(kind, asked), hint, faults };
  switch (asked.as) {
    case "text": return <LongText {...field} value={text} onValue={onValue} />;
    case "id": return <Text {...field} value={text} onValue={onValue} />;
    case "yesNo": case "presence": case "basis": case "step":
      return <Radios {...field} small options={options} value={text} onValue={onValue} />;
    case "occurrences": case "referrals":
      return <Ticks {...field} options={options} values={Array.isArray(value) ? value : []} onValues={onValue} />;
    case "observation":
      return <Select {...field} none={eventFrame.whole} options={options} value={text} onValue={onValue} />;
    default: return <Select {...field} options={options} value={text} onValue={onValue} />;
  }
}

const hintOf = ({ name, as }: Asked) => (as === "closureReason" ? undefined : fieldHints[name]);
