// Words for the entries of the case's own record.
export const eventWords: Record<string, { title: string; hint: string; said: string }> = {
  explained: { title: "An account was given and accepted", hint: "The contact stays. The policy says how far it still counts.", said: "Account accepted" },
  refuted: { title: "Something was found untrue", hint: "It counts no more, and stays in view.", said: "Found untrue" },
  answered: { title: "An unknown was answered", hint: "What was not known is now known.", said: "Unknown answered" },
  review: { title: "A review was held", hint: "Somebody weighed the contacts together.", said: "Review" },
  decision: { title: "Somebody decided", hint: "It may follow what was asked for, or differ from it with a reason.", said: "Decision" },
  closure: { title: "The case was closed", hint: "A person closes a case. Nothing closes by itself.", said: "Closed" },
  reopened: { title: "The case was opened again", hint: "A person opened it.", said: "Opened again" },
  handOff: { title: "A home was offered, or an answer came", hint: "A service takes the case only when it says so.", said: "Home" },
};

/** Each field as it is asked for; `kind field` wins over `field`. */
export const fieldWords: Record<string, string> = {
  contact: "Which contact is it about?",
  observation: "Which part of it?",
  account: "The account, in short",
  reason: "Why?",
  presence: "Was it there?",
  basis: "What does that rest on?",
  level: "At which level?",
  role: "The role of who did it",
  considered: "What did they look at, together?",
  judgedFirst: "Did they write down a view before they saw this page?",
  judgement: "Which level was that view?",
  note: "A note",
  follows: "Does it follow what was asked for?",
  "decision level": "Which level was decided on, if it differs?",
  referrals: "Which referrals does this deal with?",
  "closure reason": "Why was it closed?",
  receiver: "Reference for the service that goes on, if there is one",
  step: "How far is it?",
  pathway: "Which pathway?",
  to: "Reference for the service that it is offered to",
  from: "Reference for the service that offers it",
  owner: "The role that owns the case there",
};

export const fieldHints: Record<string, string> = {
  role: "A made-up reference, such as team-lead. No names.",
  to: "A made-up reference, such as council-1.",
  owner: "Needed once a service has accepted, such as lead-worker.",
  account: "Leave out names, addresses and anything else that says who a person is.",
  note: "Leave out names, addresses and anything else that says who a person is.",
  reason: "Leave out names, addresses and anything else that says who a person is.",
};

export const eventFrame = {
  optional: (label: string) => `${label} (you can leave this out)`,
  whole: "All of the contact",
  recorded: "When was it written down?",
  noUnknown: "Choose a contact first. Only what is unknown in it can be answered.",
  title: (title: string) => title,
  other: "This kind of entry cannot be changed here. It is kept as it is.",
};
