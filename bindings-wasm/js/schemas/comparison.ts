// Made from core/schemas/comparison.schema.json by `npm run types`. Do not edit.

export type AgencyId = string;
/**
 * A condition, and how it came out.
 */
export type ConditionDocument =
  | {
      figure: SeenDocument;
    }
  | {
      anyOf: ConditionDocument[];
    }
  | {
      allOf: ConditionDocument[];
    }
  | {
      atLeast: {
        /**
         * How many.
         */
        n: number;
        /**
         * Of which.
         */
        of: ConditionDocument[];
      };
    };
/**
 * How far back a condition looks from the as-of date.
 *
 * A day is within a window if it is after the window's start; the start itself is outside. A window of
 * months starts on the same day of an earlier month, or on that month's last day.
 */
export type Window =
  | "ever"
  | {
      months: number;
    }
  | {
      days: number;
    };
/**
 * Which way a decision differs from what was recommended when it was made.
 */
export type Direction = "up" | "down" | "same";

/**
 * A comparison of two recommendations.
 */
export interface Comparison {
  after: SideDocument;
  before: SideDocument1;
  /**
   * What differs: facts, time, policy.
   */
  causes: CauseDocument[];
  /**
   * Contacts that stand on record now, neither found untrue nor deleted, and did not before.
   */
  contactsGained: string[];
  /**
   * Contacts that stood on record before and do not now.
   */
  contactsLost: string[];
  /**
   * The criteria that came out otherwise, in the order of the second policy, then those that went.
   */
  criteria: CriterionMoveDocument[];
  /**
   * Which way the level moved; nothing where the second policy has no such level as the first.
   */
  direction?: Direction | null;
  /**
   * The kind and version of the document.
   */
  schema: "everycontact/comparison/1";
}
/**
 * The second.
 */
export interface SideDocument {
  /**
   * The instant by which all that it rests on was recorded.
   */
  asOf: string;
  /**
   * The case.
   */
  case: string;
  /**
   * The level if every open unknown were so.
   */
  ceiling: string;
  /**
   * The same with the questions that were never asked.
   */
  ceilingWithUnasked: string;
  /**
   * The level.
   */
  level: string;
  policy: VersionedId;
  /**
   * The route to the home.
   */
  route: string;
  /**
   * Whose knowledge it rests on.
   */
  viewpoint:
    | "allRecords"
    | {
        agencies: AgencyId[];
      };
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
/**
 * The first.
 */
export interface SideDocument1 {
  /**
   * The instant by which all that it rests on was recorded.
   */
  asOf: string;
  /**
   * The case.
   */
  case: string;
  /**
   * The level if every open unknown were so.
   */
  ceiling: string;
  /**
   * The same with the questions that were never asked.
   */
  ceilingWithUnasked: string;
  /**
   * The level.
   */
  level: string;
  policy: VersionedId;
  /**
   * The route to the home.
   */
  route: string;
  /**
   * Whose knowledge it rests on.
   */
  viewpoint:
    | "allRecords"
    | {
        agencies: AgencyId[];
      };
}
/**
 * Something that differs between the two, and what it did to the level.
 */
export interface CauseDocument {
  /**
   * What differs.
   */
  cause: "facts" | "time" | "policy";
  /**
   * Whether it has a part in the level: added to some of the other changes, or to none, it moves the level.
   */
  moves: boolean;
  /**
   * The level with this alone changed.
   */
  only: string;
  /**
   * The level with all but this changed.
   */
  without: string;
}
/**
 * A criterion that came out otherwise.
 */
export interface CriterionMoveDocument {
  /**
   * The criterion.
   */
  criterion: string;
  /**
   * What it rests on now and did not before.
   */
  gained: EvidenceDocument[];
  /**
   * The figures after.
   */
  is?: ConditionDocument | null;
  /**
   * Whether it is met; nothing if the second policy has no such criterion.
   */
  isMet?: boolean | null;
  /**
   * What it rested on before and does not now.
   */
  lost: EvidenceDocument[];
  /**
   * The level that it reached, if that is another now.
   */
  reached?: string | null;
  /**
   * The figures before.
   */
  was?: ConditionDocument | null;
  /**
   * Whether it was met; nothing if the first policy has no such criterion.
   */
  wasMet?: boolean | null;
}
/**
 * A contact, or an observation of it, that a reason rests on.
 */
export interface EvidenceDocument {
  /**
   * The contact.
   */
  contact: string;
  /**
   * The observation; nothing for the contact as a whole.
   */
  observation?: string | null;
  /**
   * The occurrence.
   */
  occurrence: string;
}
/**
 * A figure that a condition saw, and how much it asks for.
 */
export interface SeenDocument {
  /**
   * How much there would be if every open unknown were present, a fact and unexplained.
   */
  couldBe: number;
  /**
   * What is counted: indicators, points, contacts, sectors, agencies, returns or worries.
   */
  counts: string;
  /**
   * How much is asked for.
   */
  needs: number;
  /**
   * How much there was.
   */
  saw: number;
  /**
   * How far back; nothing for points, whose steps say so themselves.
   */
  within?: Window | null;
}
