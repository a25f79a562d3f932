// Made from core/schemas/policy-comparison.schema.json by `npm run types`. Do not edit.

/**
 * Two policies as documents: which criteria tightened, loosened, appeared, went, and every place that differs.
 *
 * Made by [`Policy::compare`].
 */
export interface PolicyComparison {
  after: Digested;
  before: Digested1;
  /**
   * The codebooks, if these are not the same: a criterion may then count other things though it reads the same.
   *
   * @minItems 2
   * @maxItems 2
   */
  codebooks?: [Digested2, Digested2] | null;
  /**
   * The criteria that are not the same, in the order of the second policy, then those that went.
   */
  criteria: CriterionChangeDocument[];
  /**
   * Every place of the documents that differs; entries of lists go by their ids, as in `criteria.sum.when`.
   */
  differences: Difference[];
  /**
   * The kind and version of the document.
   */
  schema: "everycontact/policy-comparison/1";
}
/**
 * The second policy.
 */
export interface Digested {
  /**
   * The digest.
   */
  digest: string;
  /**
   * The id.
   */
  id: string;
  /**
   * The version.
   */
  version: string;
}
/**
 * The first policy.
 */
export interface Digested1 {
  /**
   * The digest.
   */
  digest: string;
  /**
   * The id.
   */
  id: string;
  /**
   * The version.
   */
  version: string;
}
/**
 * A document, by its id, its version and the digest of its canonical form.
 */
export interface Digested2 {
  /**
   * The digest.
   */
  digest: string;
  /**
   * The id.
   */
  id: string;
  /**
   * The version.
   */
  version: string;
}
/**
 * A criterion that is not the same in both policies.
 */
export interface CriterionChangeDocument {
  /**
   * What became of it.
   */
  change: "appeared" | "went" | "tightened" | "loosened" | "changed" | "reworded";
  /**
   * The criterion.
   */
  criterion: string;
  /**
   * The level that it reaches.
   */
  is?: string | null;
  /**
   * The level that it reached.
   */
  was?: string | null;
}
/**
 * A place in which two documents differ.
 */
export interface Difference {
  /**
   * What the second has there, as JSON text; nothing if it has nothing there.
   */
  is?: string | null;
  /**
   * The place, such as `recommendation.reasons[2].figures[0].saw`.
   */
  path: string;
  /**
   * What the first has there, as JSON text; nothing if it has nothing there.
   */
  was?: string | null;
}
