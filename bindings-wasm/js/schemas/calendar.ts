// Made from core/schemas/calendar.schema.json by `npm run types`. Do not edit.

/**
 * A day of the week.
 */
export type WeekDay = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";

/**
 * A calendar as it is written down.
 */
export interface CalendarDocument {
  /**
   * The first year whose holidays it gives.
   */
  from: number;
  /**
   * The holidays, in the order of their dates.
   */
  holidays: Holiday[];
  /**
   * The id that policies name.
   */
  id: string;
  /**
   * What a reader must know before using it.
   */
  notice: string;
  /**
   * The kind and version of the document.
   */
  schema: "everycontact/calendar/1";
  /**
   * What it is, in words.
   */
  title: string;
  /**
   * The last year whose holidays it gives.
   */
  until: number;
  /**
   * The calendar's own version, which is not the crate's.
   */
  version: string;
  /**
   * The days of each week on which no work is done; not all seven.
   */
  weekend: WeekDay[];
}
/**
 * A day on which no work is done, besides weekends.
 */
export interface Holiday {
  /**
   * Its name.
   */
  name: string;
  /**
   * The day on which it is kept.
   */
  on: string;
}
