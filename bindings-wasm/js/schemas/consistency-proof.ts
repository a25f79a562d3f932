// Made from core/schemas/consistency-proof.schema.json by `npm run types`. Do not edit.

export type Digest = string;

/**
 * Shows that a log is the continuation of what it was.
 */
export interface ConsistencyProof {
  /**
   * The number of entries that the log had.
   */
  from: number;
  /**
   * The hashes from which both roots follow.
   *
   * @maxItems 128
   */
  hashes: Digest[];
  /**
   * The kind and version of the document.
   */
  schema: "everycontact/consistency-proof/1";
  /**
   * The number of entries that it has.
   */
  to: number;
}
