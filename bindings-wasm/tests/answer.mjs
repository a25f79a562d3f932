// What the package answers. It is handed into a page as text, so it uses nothing from outside.

export function answers(api, codebookText, asked) {
  const codebook = api.Codebook.parse(codebookText);
  const loaded = new Map();
  const policyOf = (text) => {
    if (!loaded.has(text)) loaded.set(text, api.Policy.parse(text, codebook));
    return loaded.get(text);
  };
  const caseOf = (one) => {
    const whole = api.Case.parse(one.case, codebook);
    return one.viewpoint === undefined ? whole : whole.seenBy(one.viewpoint);
  };
  const line = (text) => `${text}\n`;
  const sideOf = (one) => ({ case: caseOf(one), asOf: one.asOf, policy: policyOf(one.policy) });
  const rank = (policy, id) => policy.toObject().levels.findIndex((level) => level.id === id) + 1;
  const steps = (policy, one) => {
    const found = policy.replay(caseOf(one).recordedBy(one.asOf)).steps.map((step) => rank(policy, step.after.level));
    return [...found, policy.levels(caseOf(one), one.asOf).rank + 1];
  };
  const loads = {
    case: (text) => api.Case.parse(text, codebook).warnings,
    policy: (text) => api.Policy.parse(text, codebook).analysis,
    codebook: (text) => (api.Codebook.parse(text), []),
    calendar: (text) => (api.Calendar.parse(text), []),
    receipt: (text, policy, anyCase) => (policy.verify(text, anyCase), []),
  };
  const problems = (policy, one) => {
    const anyCase = { schema: "everycontact/case/1", id: "c", subject: { id: "s", is: "adult" }, contacts: [] };
    try {
      return loads[one.document](one.text, policy, anyCase);
    } catch (error) {
      if (!(error instanceof api.EverycontactError)) throw error;
      return error.problems;
    }
  };
  const told = {
    recommendation: (policy, one) => line(policy.recommendJson(one.viewpoint ? caseOf(one) : one.case, one.asOf)),
    standing: (policy, one) => line(policy.standingJson(caseOf(one), one.asOf)),
    explanation: (policy, one) => line(policy.explainJson(caseOf(one), one.asOf)),
    receipt: (policy, one) => line(policy.receiptJson(caseOf(one), one.asOf)),
    verification: (policy, one) => line(policy.verifyJson(one.receipt, one.case)),
    comparison: (policy, one) => line(policy.compareJson(sideOf(one.before), sideOf(one))),
    ordinary: (policy, one) => Math.max(...steps(policy, one)) <= one.limit,
    concerning: (policy, one) => steps(policy, one).at(-1) >= one.limit,
    problems: (policy, one) =>
      problems(policy, one).map((problem) => Object.fromEntries(one.fields.map((field) => [field, problem[field]]))),
    due: (policy, one) => line(policy.dueJson(one.cases, one.asOf)),
    assurance: (policy, one) => line(policy.assuranceJson(one.cases, one.asOf, one.how)),
    dipSample: (policy, one) => line(policy.dipSampleJson(one.cases, one.asOf, one.how)),
    entries(_, one) {
      const [given, again] = [JSON.parse(one.case), api.Case.parse(one.case, codebook).toObject()];
      return given.events.length >= 22 && api.canonicalJson(again.events) === api.canonicalJson(given.events);
    },
  };
  return asked.map((one) => {
    try {
      return told[one.what](policyOf(one.policy), one);
    } catch (error) {
      return `${error.name}: ${error.message}`;
    }
  });
}
