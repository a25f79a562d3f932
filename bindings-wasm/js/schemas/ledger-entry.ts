// Made from core/schemas/ledger-entry.schema.json by `npm run types`. Do not edit.

/**
 * An entry of a ledger: a receipt, a decision, or another event of a case.
 */
export interface LedgerEntry {
  commitments: Commitments;
  /**
   * `receipt`, `decision`, or what other kind of event it is.
   */
  kind: string;
  /**
   * The policy; of a receipt only.
   */
  policy?: LedgerPolicy | null;
  /**
   * The kind and version of the document.
   */
  schema: "everycontact/ledger-entry/1";
}
/**
 * What may say something of a person, under salts.
 */
export interface Commitments {
  /**
   * To the agency that holds the event, or to there being none.
   */
  agency?: string | null;
  /**
   * A value under a salt: it shows nothing of the value, and fits no other.
   *
   * It is the SHA-256 of `everycontact/commitment/1`, the name of the field, the salt, and the value as canonical JSON,
   * each with its length before it as eight bytes, the highest first.
   */
  case: string;
  /**
   * To what was entered.
   */
  entry?: string | null;
  /**
   * To the id of the event.
   */
  event?: string | null;
  /**
   * To the digest of the receipt.
   */
  receipt?: string | null;
  /**
   * To when the event was recorded.
   */
  recorded?: string | null;
}
/**
 * The policy that a receipt's recommendation was made by. It says nothing of a person and stands in the clear.
 */
export interface LedgerPolicy {
  /**
   * The digest of its canonical JSON.
   */
  digest: string;
  /**
   * The id of the policy.
   */
  id: string;
  /**
   * Its version.
   */
  version: string;
}
