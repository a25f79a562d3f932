// Made from core/schemas/receipt.schema.json by `npm run types`. Do not edit.

/**
 * The part of public life that a report came from.
 */
export type Sector =
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
export type SourceId = string;
/**
 * How soon something must be done, counted from a moment.
 *
 * The time is up at the same time of day as the moment: on the last of so many days, on the last of so many
 * working days after the day of the moment, or on the same day of a later month, or that month's last day.
 */
export type TimeLimit =
  | {
      hours: number;
    }
  | {
      days: number;
    }
  | {
      workingDays: number;
    }
  | {
      months: number;
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
 * A receipt as it is written down; `R` is its recommendation.
 */
export interface Receipt {
  case: DigestedCase;
  codebook: Digested;
  engine: Engine;
  /**
   * The digest of the canonical form of the receipt without this field.
   */
  id: string;
  policy: Digested1;
  recommendation: RecommendationDocument;
  /**
   * The kind and version of the document.
   */
  schema: "everycontact/receipt/1";
}
/**
 * The case.
 */
export interface DigestedCase {
  /**
   * The digest, as of the instant of the recommendation and from its viewpoint.
   */
  digest: string;
  /**
   * The id.
   */
  id: string;
  /**
   * The instant after which nothing was seen, if it is earlier than that of the recommendation: see
   * [`Case::recorded_by`](crate::Case::recorded_by).
   */
  recordedBy?: string | null;
}
/**
 * The codebook.
 */
export interface Digested {
  /**
   * The digest.
   */
  digest: string;
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
 * What made it.
 */
export interface Engine {
  /**
   * Its name.
   */
  name: string;
  /**
   * Its version.
   */
  version: string;
}
/**
 * The policy.
 */
export interface Digested1 {
  /**
   * The digest.
   */
  digest: string;
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
 * The recommendation.
 */
export interface RecommendationDocument {
  /**
   * The instant by which all that it rests on was recorded.
   */
  asOf: string;
  /**
   * The case.
   */
  case: string;
  ceiling: CeilingDocument;
  codebook: VersionedId;
  /**
   * Every contact that stands on record, neither found untrue nor deleted, by itself.
   */
  contacts: AloneDocument[];
  /**
   * What is left out, and why.
   */
  excluded: ExclusionDocument[];
  home: HomeDocument;
  level: LevelDocument;
  /**
   * Criteria above the level that are one short.
   */
  nearMisses: NearMissDocument[];
  /**
   * Contacts that occurred before a closure or an accepted account, and came on record after it.
   */
  newInformation: string[];
  policy: VersionedId1;
  /**
   * Protective observations.
   */
  protective: ProtectiveDocument[];
  /**
   * Every criterion that is met, in the order of the policy.
   */
  reasons: ReasonDocument[];
  /**
   * The kind and version of the document: [`RECOMMENDATION_SCHEMA`].
   */
  schema: string;
  /**
   * What people say of facts on record: it stands beside them, and changes no level.
   */
  statements?: StatementDocument[];
  /**
   * The subject's opaque reference.
   */
  subject: string;
  /**
   * What is not known and could raise the level.
   */
  unknowns: UnknownDocument[];
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
 * How high it could be.
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
 * A contact by itself.
 */
export interface AloneDocument {
  /**
   * The contact.
   */
  contact: string;
  /**
   * Its observations that some criterion looks for and counts.
   */
  counted: string[];
  /**
   * The level that it reaches alone.
   */
  level: string;
  /**
   * Its occurrence.
   */
  occurrence: string;
}
/**
 * Something on record that takes no part in the level, and why.
 */
export interface ExclusionDocument {
  /**
   * The contact, if it is one or part of one.
   */
  contact?: string | null;
  /**
   * How many there are, of those that the record does not give one by one.
   */
  count?: number | null;
  /**
   * Whether the contact counts all the same, as a contact or for its sector or agency.
   */
  countsAsContact: boolean;
  /**
   * The event, if it is one.
   */
  event?: string | null;
  /**
   * The observation, if it is one.
   */
  observation?: string | null;
  /**
   * Their sector.
   */
  sector?: Sector | null;
  /**
   * Why it is left out.
   */
  why:
    | "refuted"
    | "deleted"
    | "repeated"
    | "absent"
    | "unknownWithoutEffect"
    | "context"
    | "experiencedOnly"
    | "ideologyBound"
    | "unknownIndicator"
    | "notSelected"
    | "basisTooWeak"
    | "explained"
    | "tooOld"
    | "nothingCounts"
    | "notItemised";
}
/**
 * Where the case may have its home.
 */
export interface HomeDocument {
  /**
   * The ideology that was recorded last; it may choose a home and never a level.
   */
  ideology: "notAssessed" | "noneIdentified" | "unclear" | "unstable" | "mixed" | "coherent";
  /**
   * The lead agency.
   */
  lead: string;
  /**
   * The pathway.
   */
  pathway: string;
  /**
   * Why.
   */
  reason: string;
  /**
   * The route that was taken.
   */
  route: string;
  /**
   * What the policy says it rests on.
   */
  sources: SourceId[];
}
/**
 * The level.
 */
export interface LevelDocument {
  /**
   * The id.
   */
  id: string;
  /**
   * The rank, from 0 for the lowest.
   */
  rank: number;
  /**
   * A short name.
   */
  title: string;
  /**
   * What is asked of them.
   */
  what: string;
  /**
   * Who must look.
   */
  who: string;
  /**
   * Within what time.
   */
  within?: TimeLimit | null;
}
/**
 * A criterion above the level that is one condition, or one of a count, short.
 */
export interface NearMissDocument {
  /**
   * The criterion.
   */
  criterion: string;
  /**
   * The level that it would reach.
   */
  level: string;
  /**
   * The figures of those of its conditions that are not met.
   */
  short: FigureDocument[];
  /**
   * Its short name.
   */
  title: string;
}
/**
 * A figure that a condition saw, beside the one that it asks for.
 */
export interface FigureDocument {
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
 * A protective observation; it lowers no level and stands beside the reasons.
 */
export interface ProtectiveDocument {
  /**
   * The contact.
   */
  contact: string;
  /**
   * The indicator.
   */
  indicator: string;
  /**
   * The observation.
   */
  observation: string;
}
/**
 * A criterion that is met, and what it rests on.
 */
export interface ReasonDocument {
  /**
   * The criterion.
   */
  criterion: string;
  /**
   * The contacts and observations that those count.
   */
  evidence: EvidenceDocument[];
  /**
   * The figures of those of its conditions that are met.
   */
  figures: FigureDocument[];
  /**
   * The level that it reaches.
   */
  level: string;
  /**
   * Why the policy has it.
   */
  reason: string;
  /**
   * What the policy says it rests on.
   */
  sources: SourceId[];
  /**
   * Its short name.
   */
  title: string;
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
 * What a person says of a fact on record; it changes nothing of it.
 */
export interface StatementDocument {
  /**
   * Who says it.
   */
  by: "subject" | "carer" | "representative";
  /**
   * The contact.
   */
  contact: string;
  /**
   * The event, which holds the words.
   */
  event: string;
  /**
   * The observation; nothing for the contact as a whole.
   */
  observation?: string | null;
}
