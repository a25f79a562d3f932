// Made from core/schemas/replay.schema.json by `npm run types`. Do not edit.

/**
 * Something that stands against a closure.
 */
export type Blocker =
  | {
      kind: "responseOutstanding";
      /**
       * The level.
       */
      level: string;
      /**
       * The occurrences that nobody has considered together.
       */
      occurrences: string[];
    }
  | {
      /**
       * The event that asked.
       */
      event: string;
      kind: "informationOutstanding";
      /**
       * Of whom.
       */
      of: string;
    }
  | {
      /**
       * The indicator that it asks about.
       */
      indicator: string;
      kind: "questionUnasked";
    }
  | {
      /**
       * The event that named it.
       */
      event: string;
      kind: "candidateUnresolved";
      /**
       * The other record.
       */
      record: string;
    }
  | {
      kind: "receiverNotAccepted";
      /**
       * The service, if one is named.
       */
      receiver?: string | null;
    }
  | {
      kind: "secondReviewerMissing";
      /**
       * The referrals.
       */
      referrals: string[];
    }
  | {
      kind: "reasonMissing";
    }
  | {
      kind: "referralsNotNamed";
      /**
       * The referrals.
       */
      referrals: string[];
    };
/**
 * What was decided about a candidate.
 */
export type CandidateOutcome = "samePerson" | "differentPerson";
/**
 * A step in asking for consent.
 */
export type ConsentStep = "sought" | "given" | "declined" | "withdrawn";
/**
 * A step of an offer: of the case itself, or of a part in supporting it.
 */
export type OfferStep = "offered" | "accepted" | "declined" | "lapsed" | "withdrawn";
/**
 * The coded reason of a closure.
 */
export type ClosureReason =
  | "noConcern"
  | "explained"
  | "needsMetElsewhere"
  | "signposted"
  | "notSuitable"
  | "consentDeclined"
  | "transferred"
  | "riskResolved"
  | "other";
export type AgencyId = string;

/**
 * A replay.
 */
export interface Replay {
  /**
   * The case.
   */
  case: string;
  policy: VersionedId;
  /**
   * The kind and version of the document.
   */
  schema: "everycontact/replay/1";
  /**
   * The steps, in order.
   */
  steps: StepDocument[];
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
 * One step of a replay.
 */
export interface StepDocument {
  after: LevelsDocument;
  asked: AskedDocument;
  before: LevelsDocument1;
  /**
   * The contacts that came on record, and what each asks for alone.
   */
  contacts: AloneInStepDocument[];
  /**
   * What else was entered, beside what was asked for.
   */
  entries: DecidedDocument[];
  /**
   * When it was.
   */
  instant: string;
  /**
   * The criteria that are met after it and were not before.
   */
  newlyMet: string[];
}
/**
 * The levels with it.
 */
export interface LevelsDocument {
  /**
   * The level if every open unknown were present, a fact and unexplained.
   */
  ceiling: string;
  /**
   * The same if every required question that was never asked were answered with yes, too.
   */
  ceilingWithUnasked: string;
  /**
   * The level that what was known reached.
   */
  level: string;
}
/**
 * Who should have looked, and by when; nothing where the lowest level asks for nothing.
 */
export interface AskedDocument {
  /**
   * By when, counted from the step.
   */
  by?: string | null;
  /**
   * The level.
   */
  level: string;
  /**
   * Who must look.
   */
  who: string;
}
/**
 * The levels without what came on record.
 */
export interface LevelsDocument1 {
  /**
   * The level if every open unknown were present, a fact and unexplained.
   */
  ceiling: string;
  /**
   * The same if every required question that was never asked were answered with yes, too.
   */
  ceilingWithUnasked: string;
  /**
   * The level that what was known reached.
   */
  level: string;
}
/**
 * A contact that came on record, and what it asks for alone.
 */
export interface AloneInStepDocument {
  /**
   * The contact.
   */
  contact: string;
  /**
   * The level that it reaches alone.
   */
  level: string;
}
/**
 * What was entered at a step besides contacts.
 */
export interface DecidedDocument {
  /**
   * The agency that holds the entry, if one does.
   */
  agency?: string | null;
  /**
   * Everything that stood against a closure.
   */
  blockers?: Blocker[];
  /**
   * What was decided about a candidate for the same person.
   */
  candidate?: CandidateOutcome | null;
  /**
   * The step in asking for consent.
   */
  consent?: ConsentStep | null;
  /**
   * The occurrences that a review considered.
   */
  considered?: string[];
  /**
   * The event.
   */
  event: string;
  /**
   * Whether a decision followed the recommendation.
   */
  follows?: boolean | null;
  /**
   * The step of a hand-off.
   */
  handOff?: OfferStep | null;
  /**
   * What kind of entry it is.
   */
  kind: string;
  /**
   * The level of a review or a decision.
   */
  level?: string | null;
  /**
   * The coded reason, if it is a closure.
   */
  reason?: ClosureReason | null;
  /**
   * The role that reviewed, decided, closed or opened again.
   */
  role?: string | null;
  /**
   * What a review did about each level that had asked and had no answer, the highest first.
   */
  weighed?: WeighedDocument[];
}
/**
 * What a review did about what a level had asked for.
 */
export interface WeighedDocument {
  /**
   * The occurrences that the ask rested on and the review did not consider; empty if it considered all.
   */
  leftOut: string[];
  /**
   * The level that had asked.
   */
  level: string;
  /**
   * Whether the review was held below that level.
   */
  levelTooLow: boolean;
}
