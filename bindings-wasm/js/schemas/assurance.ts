// Made from core/schemas/assurance.schema.json by `npm run types`. Do not edit.

/**
 * Figures over many cases.
 */
export interface Assurance {
  /**
   * Only what was recorded, or was due, after this instant is counted; without it, everything.
   */
  after?: string | null;
  /**
   * The instant by which all that the figures rest on was recorded.
   */
  asOf: string;
  /**
   * How many cases were looked at.
   */
  cases: number;
  delays: DelaysDocument;
  /**
   * Duties met and missed, by kind; only kinds of which some were due, and of which those that were done are still
   * told. To find a home, what is unknown or was never asked, retention and deletion are due only as long as they are
   * not done: the due list has them.
   */
  duties: DutiesDocument[];
  /**
   * The figures.
   */
  figures: ShareDocument[];
  policy: VersionedId;
  /**
   * The kind and version of the document.
   */
  schema: "everycontact/assurance/1";
}
/**
 * How long reviews took.
 */
export interface DelaysDocument {
  /**
   * Held by when they were due.
   */
  inTime: number;
  /**
   * Held later.
   */
  later: number;
  /**
   * The whole days from when they were due to when they were held, negative if early: the middle one of those
   * that were held, or the lower of the two in the middle.
   */
  medianDays?: number | null;
  /**
   * Not held yet.
   */
  notHeld: number;
  /**
   * How many were due in the period.
   */
  of: number;
  /**
   * Held more than 7 and up to 28 days late.
   */
  upTo28DaysLate: number;
  /**
   * Held up to 7 days late.
   */
  upTo7DaysLate: number;
}
/**
 * Duties of one kind that were due in the period.
 */
export interface DutiesDocument {
  /**
   * The kind.
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
   * Done later.
   */
  late: number;
  /**
   * Done by when they were due.
   */
  met: number;
  /**
   * Not done yet.
   */
  missed: number;
  /**
   * How many were due.
   */
  of: number;
}
/**
 * A figure beside what it is a part of.
 */
export interface ShareDocument {
  /**
   * The same by group, in the order of the groups' names.
   */
  by?: PartDocument[];
  /**
   * How many.
   */
  count: number;
  /**
   * The figure's stable id.
   */
  id: string;
  /**
   * Of how many.
   */
  of: number;
  /**
   * What is counted, and of what, in plain words.
   */
  title: string;
}
/**
 * Part of a figure: how many of how many, in one group.
 */
export interface PartDocument {
  /**
   * How many.
   */
  count: number;
  /**
   * The group: a role, a direction, a kind, or two of these.
   */
  group: string[];
  /**
   * Of how many.
   */
  of: number;
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
