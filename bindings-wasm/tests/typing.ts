// Compiled, not run: what a strict compiler must take, and, where it says so, what it must refuse.

import init, { Case, Codebook, EverycontactError, ledger, Phrases, Policy, version } from "everycontact";
import type { CaseDocument, Closure, Explanation, Levels, Problem, Recommendation, Replay } from "everycontact";
import { cases, calendars, codebook as text, policies } from "everycontact/documents";
import * as inline from "everycontact/inline";

const asOf = "2021-04-30T23:59:59Z";

export async function all(): Promise<void> {
  await init();
  const codebook: Codebook = Codebook.parse(text);
  using policy = Policy.parse(policies["uk-illustrative"], codebook);
  const made: Recommendation = policy.recommend(cases.subjectA, asOf);
  const level: string = made.level.id;
  for (const { title, criterion } of made.reasons) console.log(title.toUpperCase(), criterion, level);
  const bytes: string = policy.recommendJson(cases.subjectA, asOf);
  const levels: Levels = policy.levels(bytes, asOf);
  const explanation: Explanation = policy.explain(cases.subjectA, asOf, { sets: 3 });
  const replay: Replay = policy.replay(cases.subjectA, ["prevent-team"]);
  const closure: Closure = policy.closure(cases.subjectA, asOf, { reason: "noConcern", referrals: [] });
  for (const blocker of closure.blockers) if (blocker.kind === "questionUnasked") console.log(blocker.indicator);
  const own: CaseDocument = {
    schema: "everycontact/case/1",
    id: "case-7",
    subject: { id: "subject-7", is: "child" },
    contacts: [],
    events: [{ id: "e1", recorded: asOf, entry: policy.closedBy(cases.subjectA, asOf, {}, "lead", "It is told elsewhere.") }],
  };
  console.log(policy.render("explanation", "page", own, asOf, { redacted: true, phrases: Phrases.english() }));
  console.log(policy.render("policy", "markdown"), levels.rank, explanation.work.allSets, replay.steps.length, version);
  console.log(policy.verify(policy.receipt(own, asOf), Case.parse(own, codebook).seenBy(["a"])).holds, calendars.scotland);
  console.log(ledger.parseCheckpoint("").size, inline.version);
  try {
    policy.compare({ case: own, asOf }, { case: own, asOf, policy }).direction;
  } catch (error) {
    if (error instanceof EverycontactError) error.problems.map((problem: Problem) => problem.help);
  }

  // @ts-expect-error: a case must have an as-of instant
  policy.recommend(cases.subjectA);
  // @ts-expect-error: nobody is a teenager in the vocabulary
  policy.recommend({ ...own, subject: { id: "s", is: "teenager" } }, asOf);
  // @ts-expect-error: there is no probability
  made.probability;
  // @ts-expect-error: there is no such format
  policy.render("recommendation", "pdf", own, asOf);
  // @ts-expect-error: only an explanation has a page
  policy.render("recommendation", "page", own, asOf);
  // @ts-expect-error: only `parse` makes a policy
  new Policy();
  // @ts-expect-error: there is no such shipped policy
  policies["official"];
}
