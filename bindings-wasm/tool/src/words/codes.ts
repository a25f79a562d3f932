/** Codes of the documents in words, as the library says them. */
type Words = Readonly<Record<string, string>>;

export const sectors: Words = {
  education: "education",
  health: "health",
  socialCare: "social care",
  police: "police",
  justice: "justice",
  housing: "housing",
  employment: "employment",
  community: "community",
  public: "public",
  onlinePlatform: "online platform",
  other: "other",
};

export const kinds: Words = {
  referral: "referral",
  report: "report",
  incident: "incident",
  disclosure: "disclosure",
  enquiry: "enquiry",
};

export const entries: Words = {
  refuted: "found untrue",
  explained: "an account was accepted",
  corrected: "corrected",
  answered: "an unknown was answered",
  deleted: "deleted",
  shared: "shared",
  candidate: "another record may be about the same person",
  candidateResolved: "another record was decided on",
  review: "review",
  decision: "decision",
  closureProposed: "closure proposed",
  closure: "closure",
  reopened: "opened again",
  handOff: "hand-off",
  support: "support",
  informationRequested: "information asked for",
  informationReturned: "information returned",
  consent: "consent",
  followUpExtended: "reviews after the closure go on",
  retentionReviewed: "looked whether to keep the record",
  statement: "statement",
};

export const closureReasons: Words = {
  noConcern: "no concern found",
  explained: "account accepted",
  needsMetElsewhere: "needs held to be met elsewhere",
  signposted: "pointed to another service",
  notSuitable: "held not suitable",
  consentDeclined: "consent declined",
  transferred: "transferred",
  riskResolved: "risk held to be resolved",
  other: "another reason",
};

export const blockers: Words = {
  responseOutstanding: "a look not held in full",
  informationOutstanding: "information not given",
  questionUnasked: "a question never asked",
  candidateUnresolved: "another record undecided",
  receiverNotAccepted: "no receiver that accepted",
  secondReviewerMissing: "no second reviewer",
  reasonMissing: "no coded reason",
  referralsNotNamed: "referrals not named",
};

export const steps: Words = {
  offered: "offered",
  accepted: "accepted",
  declined: "declined",
  lapsed: "lapsed",
  withdrawn: "withdrawn",
};

export const responses: Words = {
  outstanding: "outstanding",
  overdue: "overdue",
  done: "done",
  reopened: "reopened by new evidence",
};

export const ideologies: Words = {
  notAssessed: "not assessed",
  noneIdentified: "none identified",
  unclear: "unclear",
  unstable: "unstable",
  mixed: "mixed",
  coherent: "coherent",
};

export const homes: Words = {
  none: "no home",
  offered: "offered, without an answer",
  homed: "accepted",
  handingOff: "accepted, and being handed on",
};

export const duties: Words = {
  response: "hold the review that is asked for",
  noHome: "find the case a home",
  home: "settle where the case belongs",
  acceptance: "answer the offer",
  answer: "return what was asked for",
  candidate: "decide whether it is the same person",
  unknown: "find out what is unknown",
  question: "ask what was never asked",
  followUp: "review the case after its closure",
  againstAdvice: "look again at a closure against advice",
  retention: "ask whether the record must be kept",
  deletion: "delete what is not to be kept",
};

export const speakers: Words = {
  subject: "the person",
  carer: "a carer",
  representative: "a representative",
};

export const presences: Words = { present: "present", absent: "absent", unknown: "unknown" };
export const bases: Words = { fact: "fact", opinion: "opinion", allegation: "allegation" };
export const roles: Words = {
  caused: "done by the person",
  experienced: "done to the person",
  both: "done by and to the person",
};

/** The words of a code, or the code itself where there are none. */
export function inWords(words: Words, code: string): string {
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code;
}
