// The only file that knows the package: documents go in as text, and what the library says comes out.
import type { CaseDocument, CodebookDocument, PolicyDocument, Verification } from "../../js/documents";
import { Case, Codebook, EverycontactError, Policy } from "./library";
import type { Problem } from "./library";
import type { Engine, Known, Results, Supposition } from "./model";
import { shipped } from "./shipped";

export type { Problem };

/** What the page shows, for one policy and one case. */
export interface Opened {
  engine: Engine;
  known: Known;
  verify(receipt: string): Verification;
}

export type Attempt<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };

const codebook = Codebook.parse(shipped.codebook);
export const codebookDocument: CodebookDocument = JSON.parse(shipped.codebook);

/** Runs what may not load. Only the library's own errors are caught: anything else is a mistake of the page. */
export function attempt<T>(run: () => T): Attempt<T> {
  try {
    return { ok: true, value: run() };
  } catch (error) {
    const problems = (error as EverycontactError).problems;
    if (!Array.isArray(problems) || problems.length === 0) throw error;
    return { ok: false, problems };
  }
}

const policies = new Map<string, Policy>();

function policyOf(text: string): Policy {
  const known = policies.get(text);
  if (known) return known;
  const policy = Policy.parse(text, codebook);
  policies.set(text, policy);
  return policy;
}

export const tryPolicy = (text: string): Attempt<PolicyDocument> =>
  attempt(() => {
    policyOf(text);
    return JSON.parse(text);
  });

const textOf = (document: unknown) => JSON.stringify(document, null, 2);

/** Every problem of a case as text, or the document that it is. */
export const tryCaseText = (text: string): Attempt<CaseDocument> =>
  attempt(() => {
    policyOf(shipped.policies[0]!).recommend(Case.parse(text, codebook), "2200-01-01T00:00:00Z");
    return JSON.parse(text);
  });

export const tryCase = (document: CaseDocument) => tryCaseText(textOf(document));

function resultsOf(policy: Policy, loaded: Case, asOf: string): Results {
  return {
    asOf,
    recommendation: policy.recommend(loaded, asOf),
    explanation: policy.explain(loaded, asOf),
    standing: policy.standing(loaded, asOf),
    replay: policy.replay(loaded),
  };
}

/** Opens a case under a policy. */
export function open(document: CaseDocument, policyText: string): Opened {
  const policy = policyOf(policyText);
  const text = textOf(document);
  const loaded = Case.parse(text, codebook);
  return {
    engine: engineOf(policy, loaded, text),
    known: { codebook: codebookDocument, policy: JSON.parse(policyText), case: document },
    verify: (receipt: string) => policy.verify(receipt, loaded),
  };
}

function engineOf(policy: Policy, loaded: Case, text: string): Engine {
  return {
    results: (asOf) => resultsOf(policy, loaded, asOf),
    suppose: (_changes: Supposition[], _asOf) => { throw new Error("not yet"); },
    receipt: (asOf) => policy.receiptJson(loaded, asOf),
    page: () => "",
    caseText: () => text,
  };
}
export { version } from "./library";
