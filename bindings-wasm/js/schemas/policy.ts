// Made from core/schemas/policy.schema.json by `npm run types`. Do not edit.

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
export type SourceId = string;
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
export type LevelId = string;
/**
 * What kind of contact it is.
 */
export type ContactKind = "referral" | "report" | "incident" | "disclosure" | "enquiry";
export type CalendarId = string;
export type IndicatorCode = string;
export type DomainCode = string;
/**
 * How near to violence an indicator stands.
 *
 * There is no order among these: a policy says what each asks for.
 */
export type Proximity = "distal" | "proximal" | "imminent";
/**
 * What a criterion asks of the history.
 */
export type Condition =
  | {
      observed: Observed;
    }
  | {
      weight: Weight;
    }
  | {
      contacts: Contacts;
    }
  | {
      sectors: Count;
    }
  | {
      agencies: Count;
    }
  | {
      recurrence: Recurrence;
    }
  | {
      worry: Count;
    }
  | {
      anyOf: Condition[];
    }
  | {
      allOf: Condition[];
    }
  | {
      atLeast: AtLeast;
    };
/**
 * The status of an [`Ideology`], which routes may read.
 */
export type IdeologyStatus = "notAssessed" | "noneIdentified" | "unclear" | "unstable" | "mixed" | "coherent";
/**
 * How far asking for consent has come.
 */
export type Consent = "notSought" | "sought" | "given" | "declined" | "withdrawn";
/**
 * Child or adult.
 */
export type AgeBand = "child" | "adult";
/**
 * When a route is taken.
 */
export type RouteCondition =
  | "always"
  | {
      ideology: IdeologyStatus[];
    }
  | {
      consent: Consent[];
    }
  | {
      subject: AgeBand;
    }
  | {
      levelAtLeast: LevelId;
    }
  | {
      domains: DomainsPresent;
    }
  | {
      anyOf: RouteCondition[];
    }
  | {
      allOf: RouteCondition[];
    };

/**
 * A policy as it is written down.
 */
export interface PolicyDocument {
  /**
   * What it is for, and where that ends.
   */
  about?: About | null;
  accountability?: Accountability;
  /**
   * The calendar that its working days are counted by.
   */
  calendar?: CalendarId | null;
  /**
   * The codebook whose indicators it names.
   */
  codebook: string;
  /**
   * The criteria.
   */
  criteria: Criterion[];
  /**
   * The policy's id.
   */
  id: string;
  /**
   * The levels, the lowest first; every case starts at the first.
   */
  levels: Level[];
  /**
   * What a reader must know before using it.
   */
  notice: string;
  /**
   * The required questions, at most eight.
   */
  requiredQuestions?: RequiredQuestion[];
  /**
   * The routes, the last of which always holds.
   */
  routes: Route[];
  /**
   * The kind and version of the document.
   */
  schema: "everycontact/policy/1";
  /**
   * What its rules rest on.
   */
  sources: Source[];
  /**
   * What it is, in words.
   */
  title: string;
  /**
   * The policy's own version, which is not the crate's.
   */
  version: string;
}
/**
 * What a policy is for, and where that ends, in the words of those who wrote it.
 *
 * A card prints it beside what holds for every policy. Whoever says what a policy is for says the rest too: neither
 * list may be empty.
 */
export interface About {
  /**
   * What is known to be weak or untested in it.
   */
  limits: string[];
  /**
   * What it must not be used for, and whom or what it does not cover.
   */
  outOfScope: string[];
  /**
   * What it is for.
   */
  purpose: string;
}
/**
 * How cases are owned, closed and looked at again.
 */
export interface Accountability {
  /**
   * How long the rest may take.
   */
  clocks?: Clocks | null;
  /**
   * What a closure needs.
   */
  closure?: ClosureRule | null;
  /**
   * The reviews after a closure.
   */
  followUp?: FollowUp | null;
  /**
   * When a case has no clear home.
   */
  home?: HomeRule | null;
  /**
   * When a case opens.
   */
  opening?: Opening | null;
  /**
   * When a closed case opens again; without it, at any referral.
   */
  reopening?: Reopening | null;
}
/**
 * How long the rest may take.
 */
export interface Clocks {
  /**
   * Deciding whether another record is about the same person.
   */
  candidate?: TimeLimit | null;
  /**
   * The return of information that was asked for.
   */
  information?: TimeLimit | null;
  /**
   * Why, in plain English.
   */
  reason: string;
  /**
   * How long after the last contact, closure or look somebody must ask whether the record is still to be kept.
   */
  retention?: TimeLimit | null;
  /**
   * What they rest on.
   */
  sources: SourceId[];
  /**
   * How long something may stay unknown, or a required question unasked, in an open case.
   */
  unknown?: TimeLimit | null;
}
/**
 * What a closure needs besides what every closure needs.
 */
export interface ClosureRule {
  /**
   * Who looks again at a case that was closed although something stood against it.
   */
  againstAdvice?: Escalation | null;
  /**
   * Why, in plain English.
   */
  reason: string;
  /**
   * The coded reasons that say that others go on: they need a receiver that has accepted.
   */
  receiverFor?: ClosureReason[];
  /**
   * From how many referrals on two reviewers must have considered them all.
   */
  secondReviewerFrom?: number | null;
  /**
   * What it rests on.
   */
  sources: SourceId[];
}
/**
 * To whom something goes, and within what time that role must act.
 */
export interface Escalation {
  /**
   * The role.
   */
  role: string;
  /**
   * Who that is, in plain words.
   */
  who: string;
  /**
   * How soon something must be done, counted from a moment.
   *
   * The time is up at the same time of day as the moment: on the last of so many days, on the last of so many
   * working days after the day of the moment, or on the same day of a later month, or that month's last day.
   */
  within:
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
}
/**
 * The reviews after a closure.
 */
export interface FollowUp {
  /**
   * Up to how many months after the closure they may be extended.
   */
  extendableTo: number;
  /**
   * How many months after the closure each is due, in order.
   */
  months: number[];
  /**
   * Why, in plain English.
   */
  reason: string;
  /**
   * What it rests on.
   */
  sources: SourceId[];
  /**
   * Who holds them, in plain words.
   */
  who: string;
}
/**
 * When a case has no clear home, and to whom that goes.
 */
export interface HomeRule {
  /**
   * How soon something must be done, counted from a moment.
   *
   * The time is up at the same time of day as the moment: on the last of so many days, on the last of so many
   * working days after the day of the moment, or on the same day of a later month, or that month's last day.
   */
  answerWithin:
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
  goesTo: Escalation1;
  /**
   * Why, in plain English.
   */
  reason: string;
  /**
   * How many refusals, declined or lapsed, since the case was last accepted or opened make "no clear home".
   */
  refusals: number;
  /**
   * What it rests on.
   */
  sources: SourceId[];
  /**
   * How soon something must be done, counted from a moment.
   *
   * The time is up at the same time of day as the moment: on the last of so many days, on the last of so many
   * working days after the day of the moment, or on the same day of a later month, or that month's last day.
   */
  unansweredFor:
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
}
/**
 * To whom something goes, and within what time that role must act.
 */
export interface Escalation1 {
  /**
   * The role.
   */
  role: string;
  /**
   * Who that is, in plain words.
   */
  who: string;
  /**
   * How soon something must be done, counted from a moment.
   *
   * The time is up at the same time of day as the moment: on the last of so many days, on the last of so many
   * working days after the day of the moment, or on the same day of a later month, or that month's last day.
   */
  within:
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
}
/**
 * When a case opens besides at its first referral.
 */
export interface Opening {
  /**
   * A contact with which the record reaches this level opens it.
   */
  level?: LevelId | null;
  /**
   * Why, in plain English.
   */
  reason: string;
  /**
   * What it rests on.
   */
  sources: SourceId[];
}
/**
 * When a contact opens a closed case again.
 */
export interface Reopening {
  /**
   * A contact of one of these kinds does.
   */
  kinds: ContactKind[];
  /**
   * So does any contact that counts, while the record reaches this level.
   */
  level?: LevelId | null;
  /**
   * Why, in plain English.
   */
  reason: string;
  /**
   * What it rests on.
   */
  sources: SourceId[];
}
/**
 * One independent way to reach a level.
 */
export interface Criterion {
  /**
   * The id that recommendations name.
   */
  id: string;
  /**
   * The level that it reaches.
   */
  level: string;
  /**
   * Why it is there, in plain English.
   */
  reason: string;
  /**
   * What it rests on; at least one.
   */
  sources: SourceId[];
  /**
   * A short name.
   */
  title: string;
  /**
   * What it asks of the history.
   */
  when:
    | {
        observed: Observed;
      }
    | {
        weight: Weight;
      }
    | {
        contacts: Contacts;
      }
    | {
        sectors: Count;
      }
    | {
        agencies: Count;
      }
    | {
        recurrence: Recurrence;
      }
    | {
        worry: Count;
      }
    | {
        anyOf: Condition[];
      }
    | {
        allOf: Condition[];
      }
    | {
        atLeast: AtLeast;
      };
}
/**
 * At least `n` distinct indicators of a selection.
 */
export interface Observed {
  /**
   * How many.
   */
  n: number;
  select: Selection;
  /**
   * How far back.
   */
  within?:
    | "ever"
    | {
        months: number;
      }
    | {
        days: number;
      };
}
/**
 * Of which.
 */
export interface Selection {
  /**
   * Every indicator.
   */
  all?: boolean;
  /**
   * Indicators by code.
   */
  codes?: IndicatorCode[];
  /**
   * Indicators by domain.
   */
  domains?: DomainCode[];
  /**
   * Whether explained observations count.
   */
  explained?: "counts" | "ignored";
  /**
   * The weakest basis that counts.
   */
  minimumBasis?: "allegation" | "opinion" | "fact";
  /**
   * Indicators by proximity.
   */
  proximities?: Proximity[];
}
/**
 * Whole-number weights, once per occurrence and indicator, summed, then capped per indicator.
 *
 * The points of an occurrence are those of the first step whose window holds its day, and none past the last.
 */
export interface Weight {
  /**
   * How many points.
   */
  atLeast: number;
  /**
   * The weights; no indicator is in two rows.
   */
  table: WeightRow[];
}
/**
 * The weight of some indicators.
 */
export interface WeightRow {
  /**
   * The most points that any one of these indicators can bring.
   */
  cap: number;
  select: Selection1;
  /**
   * The points by age, never rising.
   */
  steps: Step[];
}
/**
 * Which indicators have it.
 */
export interface Selection1 {
  /**
   * Every indicator.
   */
  all?: boolean;
  /**
   * Indicators by code.
   */
  codes?: IndicatorCode[];
  /**
   * Indicators by domain.
   */
  domains?: DomainCode[];
  /**
   * Whether explained observations count.
   */
  explained?: "counts" | "ignored";
  /**
   * The weakest basis that counts.
   */
  minimumBasis?: "allegation" | "opinion" | "fact";
  /**
   * Indicators by proximity.
   */
  proximities?: Proximity[];
}
/**
 * The points of a weight up to an age.
 */
export interface Step {
  /**
   * The points of what occurred within it and within no earlier step.
   */
  points: number;
  /**
   * How far back this step reaches.
   */
  within:
    | "ever"
    | {
        months: number;
      }
    | {
        days: number;
      };
}
/**
 * At least `n` distinct occurrences that count.
 *
 * An occurrence counts if an unrefuted report of it is a referral, holds a present risk indicator that
 * the subject caused, or a worry.
 */
export interface Contacts {
  /**
   * Only occurrences with a report of one of these kinds; empty for any.
   */
  kinds?: ContactKind[];
  /**
   * How many.
   */
  n: number;
  /**
   * How far back.
   */
  within?:
    | "ever"
    | {
        months: number;
      }
    | {
        days: number;
      };
}
/**
 * At least `n` distinct sectors, agencies or occurrences within a window.
 */
export interface Count {
  /**
   * How many.
   */
  n: number;
  /**
   * How far back.
   */
  within?:
    | "ever"
    | {
        months: number;
      }
    | {
        days: number;
      };
}
/**
 * At least `n` distinct indicators that came back.
 *
 * One came back if it is in two distinct occurrences, and the later one occurred on a day after that on which
 * the earlier one was explained, or the case was first closed with the earlier one on record. The same day is no
 * return, and what occurred before and came on record after is new information and no return either.
 */
export interface Recurrence {
  /**
   * How many.
   */
  n: number;
  select: Selection2;
  /**
   * How far back the later occurrence may lie.
   */
  within?:
    | "ever"
    | {
        months: number;
      }
    | {
        days: number;
      };
}
/**
 * Of which.
 */
export interface Selection2 {
  /**
   * Every indicator.
   */
  all?: boolean;
  /**
   * Indicators by code.
   */
  codes?: IndicatorCode[];
  /**
   * Indicators by domain.
   */
  domains?: DomainCode[];
  /**
   * Whether explained observations count.
   */
  explained?: "counts" | "ignored";
  /**
   * The weakest basis that counts.
   */
  minimumBasis?: "allegation" | "opinion" | "fact";
  /**
   * Indicators by proximity.
   */
  proximities?: Proximity[];
}
/**
 * At least `n` of some conditions.
 */
export interface AtLeast {
  /**
   * How many.
   */
  n: number;
  /**
   * Of which.
   */
  of: Condition[];
}
/**
 * An ordered outcome: who must look, and within what time.
 */
export interface Level {
  /**
   * The id that criteria name.
   */
  id: string;
  /**
   * A short name.
   */
  title: string;
  /**
   * What is asked of them, in plain words.
   */
  what: string;
  /**
   * Who must look, in plain words.
   */
  who: string;
  /**
   * Within what time; only the first level may have none.
   */
  within?: TimeLimit | null;
}
/**
 * An indicator that must have been asked about.
 */
export interface RequiredQuestion {
  /**
   * The question, in plain words.
   */
  ask: string;
  /**
   * The indicator.
   */
  indicator: string;
  /**
   * What it rests on.
   */
  sources: SourceId[];
}
/**
 * One way to choose a home.
 */
export interface Route {
  /**
   * The id that recommendations name.
   */
  id: string;
  /**
   * The lead agency, in plain words.
   */
  lead: string;
  /**
   * The pathway on which the case has its home.
   */
  pathway: string;
  /**
   * Why, in plain English.
   */
  reason: string;
  /**
   * What it rests on.
   */
  sources: SourceId[];
  /**
   * When it is taken; the first route that holds is.
   */
  when:
    | "always"
    | {
        ideology: IdeologyStatus[];
      }
    | {
        consent: Consent[];
      }
    | {
        subject: AgeBand;
      }
    | {
        levelAtLeast: LevelId;
      }
    | {
        domains: DomainsPresent;
      }
    | {
        anyOf: RouteCondition[];
      }
    | {
        allOf: RouteCondition[];
      };
}
/**
 * Some present observation of one of these domains.
 */
export interface DomainsPresent {
  /**
   * Which domains.
   */
  of: DomainCode[];
  /**
   * The subject's part.
   */
  role?: "any" | "caused" | "experienced";
}
/**
 * A published source that indicators, criteria or routes name by its id.
 */
export interface Source {
  /**
   * Where it can be read, if it is public.
   */
  address?: string | null;
  /**
   * The id that others name.
   */
  id: string;
  /**
   * What it is, in words.
   */
  title: string;
}
