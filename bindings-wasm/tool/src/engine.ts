// The only file that knows the package: documents go in as text, and what the library says comes out.
import { Case, Codebook, EverycontactError, ledger, Policy } from "../../js/inline";
import type { CaseDocument, Closure, ClosureProposal, CodebookDocument, PolicyDocument, Problem, Verification } from "../../js/inline";
import type { Engine, Known, Results, Supposed, Supposition } from "./model";
import { shipped } from "./shipped";
import { supposedCase } from "./suppose/supposed";

export { version } from "../../js/inline";
export { ledger };
export type { Problem };

/** What the page shows, for one policy and one case. */
export interface Opened {
  engine: Engine;
  known: Known;
  verify(receipt: string): Verification;
  /** Lets go of the case. */
  close(): void;
}

export type Attempt<T> = { ok: true; value: T } | { ok: false; problems: readonly Problem[] };

const codebook = Codebook.parse(shipped.codebook);
export const codebookDocument: CodebookDocument = JSON.parse(shipped.codebook);

/** Runs what may not load. Only the library's own errors are caught: anything else is a mistake of the page. */
export function attempt<T>(run: () => T): Attempt<T> {
  try {
    return { ok: true, value: run() };
  } catch (error) {
    if (!(error instanceof EverycontactError)) throw error;
    return { ok: false, problems: error.problems };
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

const textOf = (document: unknown) => `${JSON.stringify(document, null, 2)}\n`;

/** Every problem of a case as text, or the document that it is. */
export const tryCaseText = (text: string): Attempt<CaseDocument> =>
  attempt(() => {
    Case.parse(text, codebook).free();
    return JSON.parse(text);
  });

export const tryCase = (document: CaseDocument) => tryCaseText(textOf(document));

/** What stands against closing a case in a given way, as of an instant. */
export const tryClosure = (document: CaseDocument, policyText: string, asOf: string, way: ClosureProposal): Attempt<Closure> =>
  attempt(() => {
    const loaded = Case.parse(textOf(document), codebook);
    try {
      return policyOf(policyText).closure(loaded, asOf, way);
    } finally {
      loaded.free();
    }
  });

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
  const engine: Engine = {
    results: (asOf) => resultsOf(policy, loaded, asOf),
    suppose: (changes, asOf) => supposed({ policy, loaded, document }, changes, asOf),
    receipt: (asOf) => policy.receiptJson(loaded, asOf),
    page: (asOf, redacted) => policy.render("explanation", "page", loaded, asOf, { redacted }),
    caseText: () => text,
  };
  return {
    engine,
    known: { codebook: codebookDocument, policy: JSON.parse(policyText), case: document },
    verify: (receipt) => policy.verify(receipt, loaded),
    close: () => loaded.free(),
  };
}

interface Held {
  policy: Policy;
  loaded: Case;
  document: CaseDocument;
}

/** What would be said of a copy of the case in which something is supposed. */
function supposed({ policy, loaded, document }: Held, changes: Supposition[], asOf: string): Supposed {
  const chosen = changes.flatMap((change) => ("policy" in change ? [change.policy.text] : [])).pop();
  const other = chosen === undefined ? policy : policyOf(chosen);
  const copy = Case.parse(textOf(supposedCase(document, changes, asOf)), codebook);
  try {
    const [before, after] = [{ case: loaded, asOf }, { case: copy, asOf, policy: other }];
    return {
      results: resultsOf(other, copy, asOf),
      comparison: policy.compare(before, after),
      words: policy.render("comparison", "text", before, after),
    };
  } finally {
    copy.free();
  }
}
