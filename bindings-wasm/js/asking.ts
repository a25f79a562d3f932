import type { CaseInput } from "./case.js";
import type { Phrases } from "./phrases.js";
import type { Policy } from "./policy.js";
import { count, optional, whole } from "./text.js";

/** How much work an explanation may take. */
export interface Bound {
  /** How many changed records may be evaluated: 1,000 if it is left out. */
  readonly evaluations?: number;
  /** How many sets of evidence of each kind may be listed: 12 if it is left out. */
  readonly sets?: number;
}

/** One side of a comparison. */
export interface Side {
  readonly case: CaseInput;
  readonly asOf: string;
  /** The policy that asks, if it is another one than that which compares. */
  readonly policy?: Policy;
}

/** How a dip sample is drawn. */
export interface Draw {
  /** What the draw is decided by: any text. Fix it before you look at what it draws. */
  readonly seed: string;
  /** What makes the strata: the reason of the closure if it is left out. */
  readonly by?: "reason" | "blocked" | "role" | "level";
  /** How many to draw from each stratum: one if it is left out. */
  readonly fromEach?: number;
  /** The instant after which a closure must have been recorded. */
  readonly after?: string;
}

/** What period figures are of. */
export interface Period {
  /** The instant after which something must have been recorded or due. */
  readonly after?: string;
}

/** A form of words: plain text, Markdown, or one whole HTML document without scripts. */
export type Format = "text" | "markdown" | "html";

/** Whether free text, days and ids are left out. */
export interface Redaction {
  readonly redacted?: boolean;
}

/** How an explanation is told. */
export interface ExplanationWords extends Redaction {
  readonly bound?: Bound;
  readonly phrases?: Phrases;
}

/** How a comparison is told. */
export interface ComparisonWords extends Redaction {
  readonly phrases?: Phrases;
}

/** How a replay is told. */
export interface ReplayWords extends Redaction {
  /** The agencies whose knowledge it uses; as the case is seen, if they are left out. */
  readonly agencies?: readonly string[];
  /** The agencies whose levels stand beside, such as those that decided. */
  readonly beside?: readonly string[];
}

/** How a list of duties is told. */
export interface DueWords {
  /** Of what is not overdue only what is due by this instant. */
  readonly until?: string;
}

/** @internal */
export function bounds({ evaluations, sets }: Bound): [number | undefined, number | undefined] {
  const given = (path: string, number?: number) => (number === undefined ? undefined : count("bound", path, number));
  return [given("evaluations", evaluations), given("sets", sets)];
}

/** @internal */
export function drawn({ seed, by = "reason", fromEach = 1, after }: Draw): [string, string, number, string | undefined] {
  const [text, way] = [whole("draw", seed), whole("draw", by)];
  return [text, way, count("draw", "fromEach", fromEach), optional("instant after which", after)];
}
