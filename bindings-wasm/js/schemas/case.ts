// Made from core/schemas/case.schema.json by `npm run types`. Do not edit.

/**
 * Free text that a person wrote about a person.
 *
 * `Debug` prints only its length, so that it reaches no log. [`FreeText::as_str`] gives the text to
 * code that means to show it.
 */
export type FreeText = string;
export type ConcernCode = string;
export type SchemeId = string;
export type ObservationId = string;
/**
 * The subject's part in what was observed.
 */
export type Role = "caused" | "experienced" | "both";
export type OccurrenceId = string;
export type SourceId = string;
export type AgencyId = string;
export type ContactId = string;
export type EventId = string;
export type LevelId = string;
export type Digest = string;
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
export type RoleId = string;
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

/**
 * A case as it is written down.
 */
export interface CaseDocument {
  /**
   * Free text about the record itself.
   */
  about?: FreeText | null;
  /**
   * The contacts, in any order.
   */
  contacts: Contact[];
  /**
   * The case's own record, in any order.
   */
  events?: Event[];
  /**
   * The case's id.
   */
  id: string;
  /**
   * The kind and version of the document.
   */
  schema: "everycontact/case/1";
  subject: Subject;
  /**
   * What the record counts without giving each.
   */
  unitemised?: Unitemised[];
}
/**
 * One report by one service.
 */
export interface Contact {
  /**
   * The service.
   */
  agency: string;
  /**
   * What was done about it, in free text.
   */
  done?: FreeText | null;
  /**
   * Whether the service saw or heard it itself; a relayed report lends no sector or agency.
   */
  firstHand?: boolean;
  /**
   * The id within the case.
   */
  id: string;
  /**
   * What was found about an ideology.
   */
  ideology?: IdeologyRecord | null;
  /**
   * What kind of contact it is.
   */
  kind: "referral" | "report" | "incident" | "disclosure" | "enquiry";
  /**
   * What was observed.
   */
  observations?: Observation[];
  /**
   * When it occurred, as far as is known.
   */
  occurred: string;
  /**
   * The key that further reports of the same occurrence share.
   */
  occurrence?: OccurrenceId | null;
  /**
   * When the service received it; without it, when it was recorded.
   */
  received?: string | null;
  /**
   * When it was recorded: before this instant nobody who looks could know of it.
   */
  recorded: string;
  /**
   * The sector of the service.
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
   * Where the record itself is published, if it is.
   */
  sources?: SourceId[];
  /**
   * Free text.
   */
  summary?: FreeText | null;
  /**
   * A worry.
   */
  worry?: Worry | null;
}
/**
 * An ideology as one service recorded it, with the official label that it used, if any.
 */
export interface IdeologyRecord {
  /**
   * The label within that scheme.
   */
  concern?: ConcernCode | null;
  /**
   * The concern scheme in use at the time; given together with `concern`.
   */
  scheme?: SchemeId | null;
  /**
   * What was found.
   */
  status:
    | "notAssessed"
    | "noneIdentified"
    | "unclear"
    | "unstable"
    | "mixed"
    | {
        coherent: {
          /**
           * Which one.
           */
          strand: string;
        };
      };
}
/**
 * One indicator in one contact.
 */
export interface Observation {
  /**
   * What that rests on.
   */
  basis: "allegation" | "opinion" | "fact";
  /**
   * An id within the contact; needed only where one contact has an indicator twice. Without it the
   * indicator's code is the id.
   */
  id?: ObservationId | null;
  /**
   * The indicator's code.
   */
  indicator: string;
  /**
   * Free text.
   */
  note?: FreeText | null;
  /**
   * Whether it was there.
   */
  presence: "present" | "absent" | "unknown";
  /**
   * The subject's part in it; needed for every risk indicator.
   */
  role?: Role | null;
}
/**
 * A worry that nothing else in the contact expresses, with its reason.
 */
export interface Worry {
  /**
   * Who worries.
   */
  by: "professional" | "carer";
  /**
   * Free text that a person wrote about a person.
   *
   * `Debug` prints only its length, so that it reaches no log. [`FreeText::as_str`] gives the text to
   * code that means to show it.
   */
  reason: string;
}
/**
 * One entry of the case's own record.
 */
export interface Event {
  /**
   * The agency that holds the entry; without it, everybody who looks sees it.
   */
  agency?: AgencyId | null;
  /**
   * What was entered.
   */
  entry:
    | {
        refuted: {
          /**
           * The contact.
           */
          contact: string;
          /**
           * One observation of it; without it, all of the contact.
           */
          observation?: ObservationId | null;
          /**
           * Free text that a person wrote about a person.
           *
           * `Debug` prints only its length, so that it reaches no log. [`FreeText::as_str`] gives the text to
           * code that means to show it.
           */
          reason: string;
        };
      }
    | {
        explained: {
          /**
           * Free text that a person wrote about a person.
           *
           * `Debug` prints only its length, so that it reaches no log. [`FreeText::as_str`] gives the text to
           * code that means to show it.
           */
          account: string;
          /**
           * The contact.
           */
          contact: string;
          /**
           * One observation of it; without it, all of the contact.
           */
          observation?: ObservationId | null;
        };
      }
    | {
        corrected: {
          /**
           * The contact.
           */
          contact: string;
          now: ContactBody;
          /**
           * Free text that a person wrote about a person.
           *
           * `Debug` prints only its length, so that it reaches no log. [`FreeText::as_str`] gives the text to
           * code that means to show it.
           */
          reason: string;
        };
      }
    | {
        answered: {
          /**
           * What it rests on.
           */
          basis: "allegation" | "opinion" | "fact";
          /**
           * The contact.
           */
          contact: string;
          /**
           * The observation whose presence was unknown.
           */
          observation: string;
          /**
           * The answer.
           */
          presence: "present" | "absent";
          /**
           * The subject's part in it, if the answer changes it.
           */
          role?: Role | null;
        };
      }
    | {
        deleted: {
          /**
           * The contact, whose content may be gone from the document.
           */
          contact: string;
          /**
           * Free text that a person wrote about a person.
           *
           * `Debug` prints only its length, so that it reaches no log. [`FreeText::as_str`] gives the text to
           * code that means to show it.
           */
          reason: string;
        };
      }
    | {
        shared: {
          /**
           * The contacts that were sent.
           */
          contacts?: ContactId[];
          /**
           * The entries that were sent.
           */
          events?: EventId[];
          /**
           * To whom.
           */
          with: AgencyId[];
        };
      }
    | {
        candidate: {
          /**
           * Why it may be.
           */
          because?: FreeText | null;
          /**
           * The other record.
           */
          record: string;
        };
      }
    | {
        candidateResolved: {
          /**
           * The event that named the candidate.
           */
          candidate: string;
          /**
           * What was decided.
           */
          outcome: "samePerson" | "differentPerson";
          /**
           * Free text that a person wrote about a person.
           *
           * `Debug` prints only its length, so that it reaches no log. [`FreeText::as_str`] gives the text to
           * code that means to show it.
           */
          reason: string;
        };
      }
    | {
        review: {
          /**
           * The closure that it looks at again, if it does.
           */
          afterClosure?: AfterClosure | null;
          /**
           * The occurrences that were considered.
           */
          considered: OccurrenceId[];
          /**
           * Whether a judgement was written down before the recommendation was seen.
           */
          judgedFirst: boolean;
          /**
           * The level that the reviewer judged to be right, if that was written down.
           */
          judgement?: LevelId | null;
          /**
           * The level of the policy at which it was held.
           */
          level: string;
          /**
           * Free text.
           */
          note?: FreeText | null;
          /**
           * The reviewer's role.
           */
          role: string;
        };
      }
    | {
        decision: {
          /**
           * Whether it follows the recommendation; one that departs from it, up or down, names its level.
           */
          follows: boolean;
          /**
           * The level that was decided on, if one was.
           */
          level?: LevelId | null;
          /**
           * Free text that a person wrote about a person.
           *
           * `Debug` prints only its length, so that it reaches no log. [`FreeText::as_str`] gives the text to
           * code that means to show it.
           */
          reason: string;
          /**
           * The receipt of the recommendation that was seen, by its id.
           */
          receipt?: Digest | null;
          /**
           * The role.
           */
          role: string;
        };
      }
    | {
        closureProposed: {
          /**
           * Free text.
           */
          note?: FreeText | null;
          /**
           * The coded reason.
           */
          reason?: ClosureReason | null;
          /**
           * The agency that is to go on, if any.
           */
          receiver?: AgencyId | null;
          /**
           * The referrals that it would dispose of.
           */
          referrals?: ContactId[];
          /**
           * The role that proposes it.
           */
          role: string;
        };
      }
    | {
        closure: {
          /**
           * What stood against it, if it was closed all the same.
           */
          against?: AgainstAdvice | null;
          /**
           * Free text.
           */
          note?: FreeText | null;
          /**
           * The coded reason; without one the closure is shown as lacking it.
           */
          reason?: ClosureReason | null;
          /**
           * The agency that is to go on, if any.
           */
          receiver?: AgencyId | null;
          /**
           * The referrals that it disposes of.
           */
          referrals: ContactId[];
          /**
           * The role that closed it.
           */
          role: string;
        };
      }
    | {
        reopened: {
          /**
           * Free text that a person wrote about a person.
           *
           * `Debug` prints only its length, so that it reaches no log. [`FreeText::as_str`] gives the text to
           * code that means to show it.
           */
          reason: string;
          /**
           * The role that opened it.
           */
          role: string;
        };
      }
    | {
        handOff: {
          /**
           * The agency that gives it.
           */
          from?: AgencyId | null;
          /**
           * The role that owns the case from now on; whoever accepts names it.
           */
          owner?: RoleId | null;
          /**
           * The pathway.
           */
          pathway: string;
          /**
           * Why; whoever declines says so.
           */
          reason?: FreeText | null;
          /**
           * The step.
           */
          step: "offered" | "accepted" | "declined" | "lapsed" | "withdrawn";
          /**
           * The agency that is to take the case.
           */
          to: string;
        };
      }
    | {
        support: {
          /**
           * Why; whoever declines says so.
           */
          reason?: FreeText | null;
          /**
           * The step.
           */
          step: "offered" | "accepted" | "declined" | "lapsed" | "withdrawn";
          /**
           * The agency that is to support.
           */
          to: string;
          /**
           * What it is to do.
           */
          what?: FreeText | null;
        };
      }
    | {
        informationRequested: {
          /**
           * Of whom.
           */
          of: string;
          /**
           * What.
           */
          what?: FreeText | null;
        };
      }
    | {
        informationReturned: {
          /**
           * Free text.
           */
          note?: FreeText | null;
          /**
           * What came of it.
           */
          outcome: "provided" | "nothingHeld" | "refused" | "withdrawn";
          /**
           * The event that asked.
           */
          request: string;
        };
      }
    | {
        consent: {
          /**
           * Free text.
           */
          note?: FreeText | null;
          /**
           * The step.
           */
          step: "sought" | "given" | "declined" | "withdrawn";
        };
      }
    | {
        followUpExtended: {
          /**
           * The closure.
           */
          closure: string;
          /**
           * How many months after the closure the last review is to be.
           */
          months: number;
          /**
           * Free text that a person wrote about a person.
           *
           * `Debug` prints only its length, so that it reaches no log. [`FreeText::as_str`] gives the text to
           * code that means to show it.
           */
          reason: string;
          /**
           * The role that decided so.
           */
          role: string;
        };
      }
    | {
        retentionReviewed: {
          /**
           * Whether it is kept; if not, its contacts are to be deleted.
           */
          keep: boolean;
          /**
           * Free text that a person wrote about a person.
           *
           * `Debug` prints only its length, so that it reaches no log. [`FreeText::as_str`] gives the text to
           * code that means to show it.
           */
          reason: string;
          /**
           * The role.
           */
          role: string;
        };
      }
    | {
        statement: {
          /**
           * Who says it.
           */
          by: "subject" | "carer" | "representative";
          /**
           * The contact.
           */
          contact: string;
          /**
           * One observation of it; without it, all of the contact.
           */
          observation?: ObservationId | null;
          /**
           * Free text that a person wrote about a person.
           *
           * `Debug` prints only its length, so that it reaches no log. [`FreeText::as_str`] gives the text to
           * code that means to show it.
           */
          text: string;
        };
      };
  /**
   * The id within the case.
   */
  id: string;
  /**
   * When it was recorded.
   */
  recorded: string;
}
/**
 * What it reads now.
 */
export interface ContactBody {
  /**
   * The service.
   */
  agency: string;
  /**
   * What was done about it, in free text.
   */
  done?: FreeText | null;
  /**
   * Whether the service saw or heard it itself.
   */
  firstHand?: boolean;
  /**
   * What was found about an ideology.
   */
  ideology?: IdeologyRecord | null;
  /**
   * What kind of contact it is.
   */
  kind: "referral" | "report" | "incident" | "disclosure" | "enquiry";
  /**
   * What was observed.
   */
  observations?: Observation[];
  /**
   * When it occurred, as far as is known.
   */
  occurred: string;
  /**
   * The key that further reports of the same occurrence share.
   */
  occurrence?: OccurrenceId | null;
  /**
   * When the service received it.
   */
  received?: string | null;
  /**
   * The sector of the service.
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
   * Where the record itself is published, if it is.
   */
  sources?: SourceId[];
  /**
   * Free text.
   */
  summary?: FreeText | null;
  /**
   * A worry.
   */
  worry?: Worry | null;
}
/**
 * Which closure a review looks at again.
 */
export interface AfterClosure {
  /**
   * The closure.
   */
  closure: string;
  /**
   * The follow-up that it is, by the months after the closure at which that was due; without it, it is a look at
   * what stood against the closure.
   */
  months?: number | null;
}
/**
 * What stood against a closure that a human made all the same.
 */
export interface AgainstAdvice {
  /**
   * Every kind of blocker that there was.
   */
  blockers: BlockerKind[];
  /**
   * Free text that a person wrote about a person.
   *
   * `Debug` prints only its length, so that it reaches no log. [`FreeText::as_str`] gives the text to
   * code that means to show it.
   */
  reason: string;
}
/**
 * Whom it is about.
 */
export interface Subject {
  /**
   * The opaque reference.
   */
  id: string;
  /**
   * Child or adult.
   */
  is: "child" | "adult";
}
/**
 * What a record counts without giving each: it is shown and takes no part in a level.
 */
export interface Unitemised {
  /**
   * How many there were in all.
   */
  count: number;
  /**
   * The time that they span.
   */
  occurred: string;
  /**
   * When this was recorded: before this instant nobody who looks could know of it.
   */
  recorded: string;
  /**
   * The sector, if they had one in common.
   */
  sector?: Sector | null;
  /**
   * Where that is published.
   */
  sources?: SourceId[];
  /**
   * Free text that a person wrote about a person.
   *
   * `Debug` prints only its length, so that it reaches no log. [`FreeText::as_str`] gives the text to
   * code that means to show it.
   */
  summary: string;
}
