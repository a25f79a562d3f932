import type { CaseDocument } from "../../../js/documents";
import type { Supposition } from "../model";

type Contact = CaseDocument["contacts"][number];
type Event = NonNullable<CaseDocument["events"]>[number];
type Entry = Event["entry"];
type Status = NonNullable<Contact["ideology"]>["status"];

/** A copy of a case in which something is supposed; the case itself is left as it is. */
export function supposedCase(document: CaseDocument, changes: readonly Supposition[], asOf: string): CaseDocument {
  const copy = structuredClone(document);
  const events = (copy.events ??= []);
  for (const change of changes) {
    if ("ideology" in change) record(copy, change.ideology.contact, change.ideology.value as Status);
    const entry = entryOf(change);
    if (entry) events.push({ id: freshId(events), recorded: asOf, entry });
  }
  return copy;
}

/** The entry that a supposition adds; it is recorded at the as-of instant, so that only facts differ. */
function entryOf(change: Supposition): Entry | null {
  if ("untrue" in change) {
    return { refuted: { contact: change.untrue.contact, reason: "Supposed, for the sake of argument." } };
  }
  if ("answer" in change) {
    return { answered: { ...change.answer, basis: "fact" } };
  }
  return null;
}

function freshId(events: readonly Event[]): string {
  const ids = new Set(events.map(({ id }) => id));
  let n = events.length + 1;
  while (ids.has(`supposed-${n}`)) n += 1;
  return `supposed-${n}`;
}

/** Puts an ideology into a contact and into every correction of it, as if it had been recorded from the start. */
function record(copy: CaseDocument, contact: string, status: Status): void {
  for (const it of copy.contacts) if (it.id === contact) it.ideology = { status };
  for (const { entry } of copy.events ?? []) {
    if ("corrected" in entry && entry.corrected.contact === contact) entry.corrected.now.ideology = { status };
  }
}
