// Words for a closure that a person makes although something stands against it.
export const against = {
  title: "Does anything stand against it?",
  stands: "By the policy, this stands against closing it:",
  cannotSay: "It cannot be said yet what stands against it. This has to be mended first:",
  human: "A person may close it all the same. The record should then say why.",
  all: "It was closed all the same, and the record says why",
  allHint: "Tick this only if it was written down. If it was not, leave it out. The page then shows that the record does not say so.",
  blockers: "What stood against it?",
  blockersHint: "Tick all that the person who closed it knew of.",
  reason: "Why was it closed all the same?",
};
