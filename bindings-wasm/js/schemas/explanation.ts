// Made from core/schemas/explanation.schema.json by `npm run types`. Do not edit.

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
 * Something that is not known and could raise the level.
 */
export type UnknownDocument =
  | {
      presence: {
        /**
         * The contact.
         */
        contact: string;
        /**
         * The level of the highest criterion that it could help to meet.
         */
        couldReach: string;
        /**
         * The indicator.
         */
        indicator: string;
        /**
         * The observation.
         */
        observation: string;
      };
    }
  | {
      day: {
        /**
         * The contact.
         */
        contact: string;
        /**
         * The level of the highest criterion that it could help to meet.
         */
        couldReach: string;
      };
    }
  | {
      question: {
        /**
         * The question.
         */
        ask: string;
        /**
         * The level of the highest criterion that it could help to meet.
         */
        couldReach: string;
        /**
         * The indicator that it asks about.
         */
        indicator: string;
      };
    };
export type AgencyId = string;

/**
 * An explanation.
 */
export interface Explanation {
  /**
   * The instant by which all that it rests on was recorded.
   */
  asOf: string;
  /**
   * The case.
   */
  case: string;
  codebook: VersionedId;
  /**
   * Every criterion, met or not, in the order of the policy.
   */
  criteria: CriterionDocument[];
  /**
   * The smallest sets of evidence that would have to be untrue for the level to fall, the smaller first.
   */
  falls: FallDocument[];
  /**
   * The level.
   */
  level: string;
  /**
   * Criteria above the level that no further contact of this day would meet.
   */
  outOfReach: string[];
  policy: VersionedId1;
  /**
   * The smallest additions that would raise the level, the smaller first.
   */
  raises: RaiseDocument[];
  /**
   * The kind and version of the document.
   */
  schema: "everycontact/explanation/1";
  /**
   * The smallest sets of evidence that suffice for the level, the smaller first.
   */
  suffices: SufficesDocument[];
  /**
   * What is not known, the unknown that matters most first.
   */
  unknowns: WeighedUnknownDocument[];
  /**
   * Unknowns for whose answers there was no time before the bound.
   */
  untried?: UnknownDocument[];
  /**
   * Whose knowledge it rests on.
   */
  viewpoint:
    | "allRecords"
    | {
        agencies: AgencyId[];
      };
  work: WorkDocument;
}
/**
 * The codebook that it reads.
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
 * A criterion of the policy, and how it came out.
 */
export interface CriterionDocument {
  /**
   * What it asks for, and what it saw.
   */
  asks:
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
   * The criterion.
   */
  criterion: string;
  /**
   * The level that it reaches.
   */
  level: string;
  /**
   * Whether it is met by what is known.
   */
  met: boolean;
  /**
   * Its short name.
   */
  title: string;
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
/**
 * Evidence without which the level falls.
 */
export interface FallDocument {
  /**
   * The level then.
   */
  level: string;
  /**
   * The contacts as a whole, and single observations, that would have to be untrue, all of them.
   */
  untrue: EvidenceDocument[];
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
 * The policy that asks.
 */
export interface VersionedId1 {
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
 * Contacts that would raise the level.
 */
export interface RaiseDocument {
  /**
   * The contacts.
   */
  contacts: AdditionDocument[];
  /**
   * The criteria above the level that they meet.
   */
  criteria: string[];
  /**
   * The level that they reach.
   */
  level: string;
}
/**
 * A made-up contact: at first hand, occurred on the day of the recommendation and recorded then.
 */
export interface AdditionDocument {
  /**
   * The agency on record with which it was tried; nothing for one that is not on record.
   */
  agency?: string | null;
  /**
   * What kind of contact.
   */
  kind: "referral" | "report" | "incident" | "disclosure" | "enquiry";
  /**
   * Whether it has to be a sector that has raised nothing that still counts.
   */
  newSector: boolean;
  /**
   * What is observed.
   */
  observations: ObserveDocument[];
  /**
   * The sector with which it was tried.
   */
  sector:
    | "education"
    | "health"
    | "socialCare"
    | "police"
    | "justice"
    | "housing"
    | "employment"
    | "community"
    | "public"
    | "onlinePlatform"
    | "other";
  /**
   * Whether it holds a worry.
   */
  worry: boolean;
}
/**
 * An observation of a made-up contact: present, a fact, caused by the subject.
 */
export interface ObserveDocument {
  /**
   * The indicator.
   */
  indicator: string;
  /**
   * Others, any of which would do in its place.
   */
  or?: string[];
}
/**
 * Evidence that reaches the level by itself, were all else on record untrue.
 */
export interface SufficesDocument {
  /**
   * The criteria that it meets by itself.
   */
  criteria: string[];
  /**
   * The contacts and observations; each observation stands beside its contact.
   */
  evidence: EvidenceDocument[];
}
/**
 * An unknown, and what its answer would do by itself.
 */
export interface WeighedUnknownDocument {
  ceilingIfNot: CeilingDocument;
  /**
   * The level if it is so: present and a fact, with the day as far as that is known; or, where the day is what is not
   * known, the last that it may mean; or asked and answered with yes.
   */
  levelIfSo: string;
  /**
   * By how many levels the ceiling would be lower; for a question that was never asked, the one that counts those.
   */
  lowers: number;
  /**
   * By how many levels that is higher.
   */
  raises: number;
  /**
   * The unknown.
   */
  unknown:
    | {
        presence: {
          /**
           * The contact.
           */
          contact: string;
          /**
           * The level of the highest criterion that it could help to meet.
           */
          couldReach: string;
          /**
           * The indicator.
           */
          indicator: string;
          /**
           * The observation.
           */
          observation: string;
        };
      }
    | {
        day: {
          /**
           * The contact.
           */
          contact: string;
          /**
           * The level of the highest criterion that it could help to meet.
           */
          couldReach: string;
        };
      }
    | {
        question: {
          /**
           * The question.
           */
          ask: string;
          /**
           * The level of the highest criterion that it could help to meet.
           */
          couldReach: string;
          /**
           * The indicator that it asks about.
           */
          indicator: string;
        };
      };
}
/**
 * The ceilings if it is not.
 */
export interface CeilingDocument {
  /**
   * If every open unknown were present, a fact and unexplained.
   */
  asked: string;
  /**
   * The same if every required question that was never asked were answered with yes, too.
   */
  withUnasked: string;
}
/**
 * How much was tried.
 */
export interface WorkDocument {
  /**
   * Whether an addition was found, or found to be impossible, for every criterion above the level.
   */
  allRaises: boolean;
  /**
   * Whether there are no other smallest sets that suffice, or without which the level falls, but for those that say of
   * a whole contact what one that is listed says of an observation in it.
   */
  allSets: boolean;
  /**
   * Whether every unknown was tried.
   */
  allUnknowns: boolean;
  /**
   * How many could have been, before the search stopped.
   */
  bound: number;
  /**
   * How many changed records were evaluated.
   */
  evaluations: number;
}
