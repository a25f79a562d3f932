import {
  bounds,
  type ComparisonWords,
  type Draw,
  type DueWords,
  drawn,
  type ExplanationWords,
  type Format,
  type Period,
  type Redaction,
  type ReplayWords,
  type Side,
} from "./asking.js";
import { type CaseInput, withCase, withCases } from "./case.js";
import { asked as answered, refuse } from "./error.js";
import { policies } from "./handle.js";
import { phrasesOf } from "./phrases.js";
import type { Policy } from "./policy.js";
import { withSides } from "./sides.js";
import { instant, optional, texts, whole } from "./text.js";

/** What can be told in words, and what each asks for behind its name. */
export interface Renderings {
  recommendation: [format: Format, of: CaseInput, asOf: string, how?: Redaction];
  /** Besides, one `line`; or one `page` in HTML for a person who has to decide, under 60 KB and fit to be printed. */
  explanation: [format: Format | "line" | "page", of: CaseInput, asOf: string, how?: ExplanationWords];
  standing: [format: Format, of: CaseInput, asOf: string, how?: Redaction];
  replay: [format: Format, of: CaseInput, how?: ReplayWords];
  comparison: [format: Format, before: Side, after: Side, how?: ComparisonWords];
  policyComparison: [format: Format, after: Policy, how?: Pick<ComparisonWords, "phrases">];
  due: [format: Format, of: readonly CaseInput[], asOf: string, how?: DueWords];
  assurance: [format: Format, of: readonly CaseInput[], asOf: string, how?: Period];
  sample: [format: Format, of: readonly CaseInput[], asOf: string, draw: Draw];
  /** The card of the policy, for people to read before it is used. */
  policy: [format: Format];
  transparencyRecord: [format: Format];
}

type Ways = { readonly [What in keyof Renderings]: (policy: Policy, ...asked: Renderings[What]) => string };

const own = (policy: object) => policies.of(policy);
const agencies = (given: readonly string[] | undefined) => given && texts("viewpoint", given);

const WAYS: Ways = {
  recommendation: (policy, format, of, asOf, { redacted = false } = {}) =>
    withCase(policy, of, (one) => own(policy).renderRecommendation(one, instant(asOf), format, redacted)),
  explanation(policy, format, of, asOf, { redacted = false, bound = {}, phrases } = {}) {
    const [[evaluations, sets], words, at] = [bounds(bound), phrasesOf(phrases), instant(asOf)];
    return withCase(policy, of, (one) =>
      own(policy).renderExplanation(one, at, evaluations, sets, format, redacted, words),
    );
  },
  standing: (policy, format, of, asOf, { redacted = false } = {}) =>
    withCase(policy, of, (one) => own(policy).renderStanding(one, instant(asOf), format, redacted)),
  replay(policy, format, of, { redacted = false, ...seen } = {}) {
    const [seeing, beside] = [agencies(seen.agencies), agencies(seen.beside)];
    return withCase(policy, of, (one) => own(policy).renderReplay(one, seeing, format, redacted, beside));
  },
  comparison(policy, format, before, after, { redacted = false, phrases } = {}) {
    const words = phrasesOf(phrases);
    return withSides(policy, before, after, ([first, one, at], [second, other, then]) =>
      first.renderComparison(one, at, second, other, then, format, redacted, words),
    );
  },
  policyComparison: (policy, format, after, { phrases } = {}) =>
    own(policy).renderPolicyComparison(own(after), format, phrasesOf(phrases)),
  due: (policy, format, of, asOf, { until } = {}) =>
    withCases(policy, of, (many) =>
      own(policy).renderDue(many, instant(asOf), format, optional("as-of instant", until)),
    ),
  assurance: (policy, format, of, asOf, { after } = {}) =>
    withCases(policy, of, (many) =>
      own(policy).renderAssurance(many, instant(asOf), optional("instant after which", after), format),
    ),
  sample(policy, format, of, asOf, draw) {
    const [seed, by, fromEach, after] = drawn(draw);
    return withCases(policy, of, (many) =>
      own(policy).renderSample(many, instant(asOf), seed, by, fromEach, after, format),
    );
  },
  policy: (policy, format) => own(policy).renderPolicy(format),
  transparencyRecord: (policy, format) => own(policy).renderTransparencyRecord(format),
};

/** @internal */
export function rendered<What extends keyof Renderings>(policy: Policy, what: What, asked: Renderings[What]): string {
  if (!Object.hasOwn(WAYS, what)) {
    refuse("what", "", "unknown_variant", `expected one of ${Object.keys(WAYS).map((way) => `\`${way}\``).join(", ")}`);
  }
  const way: (policy: Policy, ...asked: Renderings[What]) => string = WAYS[what];
  whole("format", asked[0]);
  return answered(() => way(policy, ...asked));
}
