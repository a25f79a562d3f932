// Made from core/schemas/standing.schema.json by `npm run types`. Do not edit.

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
/**
 * What kind of thing stands against a closure.
 */
export type BlockerKind =
  | "responseOutstanding"
  | "informationOutstanding"
  | "questionUnasked"
  | "candidateUnresolved"
  | "receiverNotAccepted"
  | "secondReviewerMissing"
  | "reasonMissing"
  | "referralsNotNamed";
/**
 * Which way a decision differs from what was recommended when it was made.
 */
export type Direction = "up" | "down" | "same";
export type Digest = string;
export type AgencyId = string;

/**
 * Where a case stands.
 */
export interface Standing {
  /**
   * The instant by which all that it rests on was recorded.
   */
  asOf: string;
  calendar: VersionedId;
  /**
   * The case.
   */
  case: string;
  /**
   * What stands against closing the case now, in the way that was proposed; empty if nothing does. Without a
   * proposal it is about a closure that gives no reason and names no referral.
   */
  closing: Blocker[];
  /**
   * Every closure.
   */
  closures: ClosureDocument[];
  /**
   * How far asking for consent has come.
   */
  consent: "notSought" | "sought" | "given" | "declined" | "withdrawn";
  /**
   * What people decided.
   */
  decisions: DecisionDocument[];
  /**
   * What is to be done, the earliest due first.
   */
  duties: DutyDocument[];
  home: HomeStandingDocument;
  /**
   * What was asked for of others and has not come.
   */
  information: InformationDocument[];
  policy: VersionedId1;
  /**
   * The event that last proposed to close it and has not been followed by a closure.
   */
  proposal?: string | null;
  /**
   * What was asked for, the highest level first.
   */
  responses: ResponseDocument[];
  /**
   * The kind and version of the document.
   */
  schema: "everycontact/standing/1";
  stage: StageDocument;
  /**
   * What people say of facts on record.
   */
  statements: StatementDocument[];
  /**
   * The subject's opaque reference.
   */
  subject: string;
  /**
   * What others were asked to do, by agency.
   */
  supports: SupportDocument[];
  /**
   * What was found untrue, corrected or deleted, and what had rested on it.
   */
  takenBack: TakenBackDocument[];
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
 * The calendar by which working days are counted.
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
 * A closure, and what stood against it when it was made.
 */
export interface ClosureDocument {
  /**
   * When.
   */
  at: string;
  /**
   * What stood against it.
   */
  blockers: Blocker[];
  /**
   * The event.
   */
  event: string;
  /**
   * The coded reason, if there is one.
   */
  reason?: ClosureReason | null;
  /**
   * The agency that was to go on.
   */
  receiver?: string | null;
  /**
   * The referrals that it disposes of.
   */
  referrals: string[];
  /**
   * The role that closed.
   */
  role: string;
  /**
   * The kinds of blocker that the record says it was closed against.
   */
  stated: BlockerKind[];
  /**
   * Whether that can be told no more, because a contact was deleted since and its content is gone.
   */
  untold?: boolean;
}
/**
 * What a person decided, beside what was recommended at that instant.
 */
export interface DecisionDocument {
  /**
   * When.
   */
  at: string;
  /**
   * Which way the two differ.
   */
  direction?: Direction | null;
  /**
   * The event.
   */
  event: string;
  /**
   * Whether it says that it follows the recommendation.
   */
  follows: boolean;
  /**
   * The level that was decided on, if one was.
   */
  level?: string | null;
  /**
   * The receipt of the recommendation that was seen, if it names one.
   */
  receipt?: Digest | null;
  /**
   * The level that was recommended.
   */
  recommended: string;
  /**
   * The role that decided.
   */
  role: string;
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
 * Who has it.
 */
export interface HomeStandingDocument {
  /**
   * The home that accepted it.
   */
  accepted?: AcceptedDocument | null;
  /**
   * What is wrong with it, while the case is open.
   */
  alarms: AlarmDocument[];
  /**
   * The open offer.
   */
  offer?: OfferDocument | null;
  /**
   * How often it was refused since it was last accepted or opened.
   */
  refusals: number;
  /**
   * How far it is.
   */
  status: "none" | "offered" | "homed" | "handingOff";
}
/**
 * The home that accepted a case.
 */
export interface AcceptedDocument {
  /**
   * The agency.
   */
  agency: string;
  /**
   * The event.
   */
  event: string;
  /**
   * The role that owns the case.
   */
  owner: string;
  /**
   * The pathway.
   */
  pathway: string;
  /**
   * Since when.
   */
  since: string;
}
/**
 * An alarm about the home of an open case.
 */
export interface AlarmDocument {
  /**
   * By when somebody must settle it.
   */
  due?: string | null;
  /**
   * Who must.
   */
  goesTo?: GoesToDocument | null;
  /**
   * What is wrong.
   */
  kind: "noHome" | "noClearHome";
  /**
   * Since when.
   */
  since: string;
}
/**
 * To whom a case without a clear home goes.
 */
export interface GoesToDocument {
  /**
   * The role.
   */
  role: string;
  /**
   * Who that is.
   */
  who: string;
}
/**
 * An offer of a case that has no answer yet.
 */
export interface OfferDocument {
  /**
   * By when it is to be answered, if the policy says.
   */
  due?: string | null;
  /**
   * The event.
   */
  event: string;
  /**
   * The pathway.
   */
  pathway: string;
  /**
   * Since when.
   */
  since: string;
  /**
   * To whom.
   */
  to: string;
}
/**
 * Information that was asked for and has not come.
 */
export interface InformationDocument {
  /**
   * By when it is to come, if the policy says.
   */
  due?: string | null;
  /**
   * The event that asked.
   */
  event: string;
  /**
   * Of whom.
   */
  of: string;
  /**
   * Whether it was refused.
   */
  refused: boolean;
  /**
   * When.
   */
  since: string;
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
 * What a level asked for, and how far that is.
 */
export interface ResponseDocument {
  /**
   * The criteria that ask and have no answer.
   */
  criteria?: string[];
  /**
   * When it was done.
   */
  doneAt?: string | null;
  /**
   * The reviews that did it.
   */
  doneBy?: string[];
  /**
   * By when.
   */
  due: string;
  /**
   * The level.
   */
  level: string;
  /**
   * The occurrences that are to be considered together.
   */
  occurrences?: string[];
  /**
   * What is new since it was last done.
   */
  reopenedBy?: string[];
  /**
   * The reviews that were held since, and what each left out.
   */
  reviews?: ReviewDocument[];
  /**
   * Since when somebody was to look.
   */
  since: string;
  /**
   * How far it is.
   */
  status: "outstanding" | "overdue" | "done" | "reopened";
}
/**
 * A review that was held while a response was not done.
 */
export interface ReviewDocument {
  /**
   * The occurrences that came on record only after it, or of which something new did.
   */
  cameLater?: string[];
  /**
   * The event.
   */
  event: string;
  /**
   * The occurrences that it did not consider, or not with all that had been recorded of them by then.
   */
  leftOut: string[];
  /**
   * Whether it was held below the level that asks.
   */
  levelTooLow: boolean;
}
/**
 * Whether the case is open.
 */
export interface StageDocument {
  /**
   * The contact or the event that brought this about.
   */
  by?: string | null;
  /**
   * Since when.
   */
  since?: string | null;
  /**
   * Whether it is open.
   */
  state: "notOpen" | "open" | "closed";
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
/**
 * What another service was asked to do beside the home, and how far that is.
 */
export interface SupportDocument {
  /**
   * The agency.
   */
  agency: string;
  /**
   * By when an open offer is to be answered.
   */
  due?: string | null;
  /**
   * The event.
   */
  event: string;
  /**
   * When it was.
   */
  since: string;
  /**
   * The last step.
   */
  step: "offered" | "accepted" | "declined" | "lapsed" | "withdrawn";
}
/**
 * A fact that was found untrue, corrected or deleted, and what had rested on its occurrence.
 */
export interface TakenBackDocument {
  /**
   * When it was taken back.
   */
  at: string;
  /**
   * The contact.
   */
  contact: string;
  /**
   * The event that took it back.
   */
  event: string;
  /**
   * What kind of event it is: `refuted`, `corrected` or `deleted`.
   */
  kind: string;
  /**
   * The recommendations that had rested on it, in the order of the policy's criteria.
   */
  rested: RestedDocument[];
}
/**
 * A time in which a recommendation rested on what was taken back later.
 */
export interface RestedDocument {
  /**
   * The criterion that counted it.
   */
  criterion: string;
  /**
   * From when.
   */
  from: string;
  /**
   * The level that it asked for.
   */
  level: string;
  /**
   * Whether the criterion would have been met throughout without it, too.
   */
  metAllTheSame: boolean;
  /**
   * Up to when, excluded: until it was taken back, or counted no more.
   */
  until: string;
}
