// The terms of a record in plain words. The page shows them; what they mean for a level is the library's.
import type { Option } from "../form/choice";

const options = (table: Record<string, string | [string, string]>): Option[] =>
  Object.entries(table).map(([value, words]) =>
    typeof words === "string" ? { value, label: words } : { value, label: words[0], hint: words[1] },
  );

export const kinds = options({
  referral: ["Referral", "A service asked another to take it on."],
  report: ["Report", "A service told another what it knew."],
  incident: ["Incident", "Something happened, and a service dealt with it."],
  disclosure: ["Disclosure", "Somebody told a service something."],
  enquiry: ["Enquiry", "A service only asked about the person."],
});

export const sectors = options({
  education: "Education: school, college, nursery",
  health: "Health",
  socialCare: "Social care",
  police: "Police",
  justice: "Courts, probation, prisons, youth justice",
  housing: "Housing",
  employment: "An employer",
  community: "A charity or community group",
  public: "Family, friends or the public",
  onlinePlatform: "An online service",
  other: "Another service",
});

export const presences = options({
  present: "Present: it was there",
  absent: "Absent: somebody looked, and it was not there",
  unknown: "Unknown: somebody asked, and it is not known",
});

export const answers = presences.slice(0, 2);

export const bases = options({
  fact: "Fact: seen, heard or proved",
  opinion: "Opinion: a professional's view",
  allegation: "Allegation: somebody said so",
});

export const roles = options({
  caused: "Caused: the person did it",
  experienced: "Experienced: it was done to the person",
  both: "Both at once",
});

export const worriers = options({
  professional: "Somebody who works with the person",
  carer: "A parent or another carer",
});

export const ideologies = options({
  notAssessed: "Nobody has looked",
  noneIdentified: "Somebody looked and found none",
  unclear: "It may be there, and cannot be told",
  unstable: "It keeps changing",
  mixed: "Parts of several",
  coherent: "One that hangs together",
});

export const closureReasons = options({
  noConcern: "No concern was found",
  explained: "The person's account was accepted",
  needsMetElsewhere: "Needs are met elsewhere",
  signposted: "The person was pointed to another service",
  notSuitable: "The pathway does not suit",
  consentDeclined: "Consent was declined",
  transferred: "The case went to another service",
  riskResolved: "The risk is over",
  other: "Another reason",
});

export const blockerKinds = options({
  responseOutstanding: "A look that was asked for was not held in full",
  informationOutstanding: "Somebody was asked for information and gave none",
  questionUnasked: "A question that the policy requires was never asked",
  candidateUnresolved: "Nobody had decided if another record is about the same person",
  receiverNotAccepted: "No service that goes on had accepted",
  secondReviewerMissing: "No second person had reviewed it",
  reasonMissing: "There was no reason from the list",
  referralsNotNamed: "It did not name all the referrals",
});

export const offerSteps = options({
  offered: "It was offered",
  accepted: "It was accepted",
  declined: "It was declined",
  lapsed: "No answer came in time",
  withdrawn: "The offer was taken back",
});

export const yesNo = options({ yes: "Yes", no: "No" });

export const labelOf = (list: Option[], value: string) => list.find((option) => option.value === value)?.label ?? value;
export const shortOf = (list: Option[], value: string) => labelOf(list, value).split(":")[0] ?? value;
