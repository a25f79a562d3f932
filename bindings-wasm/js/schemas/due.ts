// Made from core/schemas/due.schema.json by `npm run types`. Do not edit.

/**
 * What is due in some cases, as of an instant.
 *
 * The list is in the order in which things are due; it ranks no people.
 */
export interface Due {
  /**
   * The instant by which all that it rests on was recorded.
   */
  asOf: string;
  /**
   * How many cases were looked at.
   */
  cases: number;
  /**
   * Every duty that is not done, the earliest due first.
   */
  duties: DutyDocument[];
  policy: VersionedId;
  /**
   * The kind and version of the document.
   */
  schema: "everycontact/due/1";
}
/**
 * A duty that is not done.
 */
export interface DutyDocument {
  /**
   * What it is about: a level, an event, an indicator, `contact/observation`, or the case itself.
   */
  about: string;
  /**
   * Whether the time runs beyond the years whose holidays the calendar gives, so that it may be up later.
   */
  beyondCalendar?: boolean;
  /**
   * The case.
   */
  case: string;
  /**
   * By when.
   */
  due: string;
  /**
   * What kind of duty it is.
   */
  kind:
    | "response"
    | "noHome"
    | "home"
    | "acceptance"
    | "answer"
    | "candidate"
    | "unknown"
    | "question"
    | "followUp"
    | "againstAdvice"
    | "retention"
    | "deletion";
  /**
   * How many months after the closure, if it is a review after one.
   */
  months?: number | null;
  /**
   * Whether its time is up.
   */
  overdue: boolean;
  /**
   * Since when.
   */
  since: string;
  /**
   * Who has it: in the policy's words, or an agency.
   */
  who: string;
}
/**
 * The policy that asks.
 */
export interface VersionedId {
  /**
   * The id.
   */
  id: string;
  /**
   * The version.
   */
  version: string;
}
