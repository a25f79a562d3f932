// Made from core/schemas/verification.schema.json by `npm run types`. Do not edit.

/**
 * What came of checking a receipt.
 */
export interface Verification {
  /**
   * Every place that differs: what the receipt has there, and what was made again.
   */
  differences: Difference[];
  /**
   * Whether nothing differs.
   */
  holds: boolean;
  /**
   * The receipt that was checked, by the id that it gives.
   */
  receipt: string;
  /**
   * The kind and version of the document.
   */
  schema: "everycontact/verification/1";
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
