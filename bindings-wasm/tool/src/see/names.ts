import type { Known } from "../model";
import { entries, inWords, kinds, sectors } from "../words/codes";
import { phrases } from "../words/phrases";
import { day, moment, occurred } from "./say";

type Contact = Known["case"]["contacts"][number];
export type Reading = Omit<Contact, "id" | "recorded">;
type Event = NonNullable<Known["case"]["events"]>[number];

export function levelOf(known: Known, id: string) {
  return known.policy.levels.find((level) => level.id === id);
}

export function levelTitle(known: Known, id: string): string {
  return levelOf(known, id)?.title ?? id;
}

export function levelRank(known: Known, id: string): number {
  return known.policy.levels.findIndex((level) => level.id === id);
}

export function contactOf(known: Known, id: string): Contact | undefined {
  return known.case.contacts.find((contact) => contact.id === id);
}

/** How a contact read at an instant: as it was recorded, or as the last correction by then has it. */
export function readingOf(known: Known, id: string, asOf: string): Reading | undefined {
  let reading: Reading | undefined = contactOf(known, id);
  for (const { entry } of correctionsOf(known, id).filter((event) => moment(event.recorded) <= moment(asOf))) {
    if ("corrected" in entry) reading = entry.corrected.now;
  }
  return reading;
}

/** The corrections of a contact, the earliest first. */
export function correctionsOf(known: Known, id: string): Event[] {
  const events = (known.case.events ?? []).filter(
    ({ entry }) => "corrected" in entry && entry.corrected.contact === id,
  );
  return events.sort((one, other) => moment(one.recorded) - moment(other.recorded));
}

/** The codebook's label of an observation, which carries an id of its own or its indicator's code. */
export function observationLabel(known: Known, contact: string, observation: string): string {
  const corrected = correctionsOf(known, contact).flatMap(({ entry }) =>
    "corrected" in entry ? [entry.corrected.now] : [],
  );
  const readings: (Reading | undefined)[] = [contactOf(known, contact), ...corrected];
  const found = readings
    .flatMap((reading) => reading?.observations ?? [])
    .find((it) => (it.id ?? it.indicator) === observation);
  return indicatorLabel(known, found?.indicator ?? observation);
}

export function indicatorLabel(known: Known, code: string): string {
  const found = known.codebook.indicators.find((indicator) => indicator.code === code);
  return found?.label ?? `${phrases["indicator.other"]} (${code})`;
}

/** A contact in a few words: `referral, education, Dec 2019`. */
export function contactWords(known: Known, id: string, asOf: string): string {
  const reading = readingOf(known, id, asOf);
  if (!reading) return id;
  return [inWords(kinds, reading.kind), inWords(sectors, reading.sector), occurred(reading.occurred)].join(", ");
}

/** A contact or another entry of the record in a few words, with its id: `closure, 11 Jun 2025 (e08-closure)`. */
export function recordWords(known: Known, id: string, asOf: string): string {
  const event = known.case.events?.find((it) => it.id === id);
  if (event) return `${inWords(entries, Object.keys(event.entry)[0] ?? "")}, ${day(event.recorded)} (${id})`;
  return contactOf(known, id) ? `${contactWords(known, id, asOf)} (${id})` : id;
}

/** The day on which an entry came on record; its id where there is none. */
export function recordedOn(known: Known, id: string): string {
  const event = known.case.events?.find((it) => it.id === id);
  return event ? day(event.recorded) : id;
}

export function sourceOf(known: Known, id: string) {
  return known.policy.sources.find((source) => source.id === id);
}
