// Days and instants as a form has them, and as a document has them. Nothing is corrected here: what makes no day is
// handed on as it was typed, and the library says what is wrong with it.

export interface Day {
  year: string;
  month: string;
  day: string;
}

export const NO_DAY: Day = { year: "", month: "", day: "" };

const padded = (text: string, length: number) => (/^\d+$/.test(text) ? text.padStart(length, "0") : text);

export function dayText({ year, month, day }: Day): string {
  const parts = [padded(year.trim(), 4), padded(month.trim(), 2), padded(day.trim(), 2)];
  while (parts.length > 0 && parts[parts.length - 1] === "") parts.pop();
  return parts.join("-");
}

export function dayOf(text: string | undefined): Day {
  const [year = "", month = "", day = ""] = (text ?? "").split("-");
  return { year, month, day };
}

/** `from` and `to` as a document has them: a day, a month or a year, or a range of two of these. */
export const spanText = (from: Day, to: Day | null) => [from, ...(to ? [to] : [])].map(dayText).join("/");

export interface Moment extends Day {
  time: string;
}

const two = (number: number) => String(Math.trunc(number)).padStart(2, "0");

function offset(date: Date): string {
  const minutes = -date.getTimezoneOffset();
  return `${minutes < 0 ? "-" : "+"}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}

/** An instant of this device's clock, with its offset. */
export function instantOf(date: Date): string {
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}${offset(date)}`;
}

/** The moment that a text gives, in the offset that it was written in. */
export function momentOf(instant: string | undefined): Moment {
  const [day = "", time = ""] = (instant ?? "").split("T");
  return { ...dayOf(day), time: time.slice(0, 5) };
}

/** The instant of a moment: in the offset of `before` if that is the same moment, and else of this device. */
export function instantText(moment: Moment, before: string | undefined): string {
  const was = momentOf(before);
  const same = dayText(was) === dayText(moment) && was.time === moment.time.trim();
  if (before !== undefined && same) return before;
  const written = `${dayText(moment)}T${moment.time.trim()}:00`;
  const date = new Date(written);
  return Number.isNaN(date.getTime()) ? written : `${written}${offset(date)}`;
}
