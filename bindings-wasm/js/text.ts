import { refuse } from "./error.js";

/** Whether a text has no half of a character, which UTF-8 could not write. */
function isWhole(text: string & { isWellFormed?: () => boolean }): boolean {
  return text.isWellFormed?.() ?? !/\p{Surrogate}/u.test(text);
}

/**
 * A text that is handed over as it is. Half of a character would become another one on its way, so it is refused.
 * @internal
 */
export function whole(kind: string, text: unknown): string {
  if (typeof text !== "string") return refuse(kind, "", "wrong_type", "expected a text");
  if (isWhole(text)) return text;
  return refuse(kind, "", "invalid_encoding", "the text holds half of a character, which UTF-8 cannot write");
}

/**
 * A document as JSON text: as it is, or of an object.
 * @internal
 */
export function textOf(kind: string, document: unknown): string {
  if (typeof document === "string") return whole(kind, document);
  let text: string | undefined;
  try {
    text = JSON.stringify(document);
  } catch {
    return refuse(kind, "", "wrong_type", "the object holds what JSON cannot write");
  }
  return text ?? refuse(kind, "", "wrong_type", "expected JSON text or an object");
}

/**
 * Several texts, each as it is.
 * @internal
 */
export function texts(kind: string, given: readonly string[]): string[] {
  if (!Array.isArray(given)) return refuse(kind, "", "wrong_type", "expected a list of texts");
  return given.map((text) => whole(kind, text));
}

/**
 * A whole number that is not negative and fits into 32 bits.
 * @internal
 */
export function count(kind: string, path: string, given: number): number {
  if (Number.isInteger(given) && given >= 0 && given <= 0xffff_ffff) return given;
  return refuse(kind, path, "invalid_value", "expected a whole number from 0 to 4294967295");
}

/** @internal */
export const instant = (asOf: unknown): string => whole("as-of instant", asOf);

/** @internal */
export function optional(kind: string, text: unknown): string | undefined {
  return text === undefined || text === null ? undefined : whole(kind, text);
}
