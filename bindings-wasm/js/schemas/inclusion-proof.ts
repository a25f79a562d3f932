// Made from core/schemas/inclusion-proof.schema.json by `npm run types`. Do not edit.

export type Digest = string;

/**
 * Shows that an entry stands at a place of a log.
 */
export interface InclusionProof {
  /**
   * The hashes beside the way from the entry to the root.
   *
   * @maxItems 128
   */
  hashes: Digest[];
  /**
   * The place of the entry; the first is 0.
   */
  index: number;
  /**
   * The kind and version of the document.
   */
  schema: "everycontact/inclusion-proof/1";
  /**
   * The number of entries of the log.
   */
  size: number;
}
