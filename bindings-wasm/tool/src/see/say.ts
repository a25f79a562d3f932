import { phrases, type PhraseId } from "../words/phrases";

/** A text with what stands in its places. */
export function fill(text: string, places: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{([a-z]+)\}/gi, (whole, name: string) => String(places[name] ?? whole));
}

/** A phrase of the library with what stands in its places. */
export function said(id: PhraseId, places: Readonly<Record<string, string | number>> = {}): string {
  return fill(phrases[id], places);
}

export function list(words: readonly string[]): string {
  const last = words.at(-1);
  if (last === undefined) return "";
  if (words.length === 1) return last;
  return said("list.and", { first: words.slice(0, -1).join(", "), last });
}

export function count(number: number, one: string, other = `${one}s`): string {
  return `${number} ${number === 1 ? one : other}`;
}

const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/;

/** The day, month or year that a date or an instant starts with, such as `30 Apr 2021`. */
export function day(text: string): string {
  const [, year, month, date] = DATE.exec(text) ?? [];
  if (year === undefined) return text;
  if (month === undefined) return year;
  const name = phrases[`month.${Number(month)}` as PhraseId] ?? month;
  if (date === undefined) return said("date.month", { month: name, year });
  return said("date.day", { day: Number(date), month: name, year });
}

/** When something occurred: a day, a month, a year, or a span of them. */
export function occurred(text: string): string {
  const [from = text, to] = text.split("/");
  return to === undefined ? day(from) : said("date.span", { from: day(from), to: day(to) });
}

/** The day of an instant with its time of day, to the minute, in the offset that it was written in. */
export function instant(text: string): string {
  const time = /T(\d\d:\d\d)(?::\d\d)?(?:\.\d+)?(Z|[+-]\d\d:\d\d)$/.exec(text);
  if (!time) return day(text);
  const [, clock, offset = ""] = time;
  return `${day(text)}, ${clock} ${/^(Z|[+-]00:00)$/.test(offset) ? "UTC" : `UTC${offset}`}`;
}

interface Figure { counts: string; saw: number; needs: number }

/** A figure beside what is asked for, such as `3 contacts (asks for 3)`. */
export function figure({ counts, saw, needs }: Figure): string {
  const id = `counts.${counts}.${saw === 1 ? "one" : "other"}` as PhraseId;
  return said("figure", { saw, what: phrases[id] ?? counts, needs });
}

const UNITS: Readonly<Record<string, readonly [string, string]>> = {
  hours: ["hour", "hours"],
  days: ["day", "days"],
  workingDays: ["working day", "working days"],
  months: ["month", "months"],
};

/** A time limit, such as `5 working days`. */
export function limit(within: object): string {
  const told = Object.entries(within).map(([unit, number]) => {
    const [one, other] = UNITS[unit] ?? [unit, unit];
    return count(Number(number), one, other);
  });
  return list(told);
}

/** The instant as a number, to place it on an axis and to tell which of two is the earlier. */
export function moment(text: string): number {
  return Date.parse(text);
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
