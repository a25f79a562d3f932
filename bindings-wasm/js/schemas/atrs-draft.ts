// Made from core/schemas/atrs-draft.schema.json by `npm run types`. Do not edit.

/**
 * A draft of an algorithmic transparency record.
 *
 * # Example
 * ```
 * use everycontact::{Rendering, shipped};
 *
 * let policy = shipped::uk_illustrative();
 * let record = policy.transparency_record();
 * assert_eq!(record.standard, "ATRS v3.0");
 *
 * let owner = record.field("2.1.3").expect("a field of the standard");
 * assert_eq!(owner.name, "Senior responsible owner");
 * assert!(owner.prefilled.is_none() && owner.to_be_completed.is_some());
 * assert!(record.render(Rendering::markdown()).contains("**To be completed:**"));
 * ```
 */
export interface TransparencyRecord {
  codebook: VersionedId;
  /**
   * The digest of the codebook document.
   */
  codebookDigest: string;
  /**
   * That it is a draft, and what that means.
   */
  notice: string;
  policy: VersionedId1;
  /**
   * The digest of the policy document.
   */
  policyDigest: string;
  /**
   * The kind and version of the document.
   */
  schema: "everycontact/atrs-draft/1";
  /**
   * The sections, in the order of the standard.
   */
  sections: TransparencySection[];
  /**
   * The standard whose fields it has.
   */
  standard: string;
  /**
   * What is to be known of the versions of the standard.
   */
  versions: string;
}
/**
 * The codebook.
 */
export interface VersionedId {
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
 * The policy.
 */
export interface VersionedId1 {
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
 * A section of the standard.
 */
export interface TransparencySection {
  /**
   * Its fields.
   */
  fields: TransparencyField[];
  /**
   * What the standard calls it.
   */
  title: string;
}
/**
 * A field of the standard: what can be said from here, what only the deploying organisation can say, or both.
 */
export interface TransparencyField {
  /**
   * The name in the standard.
   */
  name: string;
  /**
   * The reference number in the standard.
   */
  number: string;
  /**
   * What the policy, the codebook and the library say to it.
   */
  prefilled?: string | null;
  /**
   * What only the organisation that deploys the tool can say.
   */
  toBeCompleted?: string | null;
}
