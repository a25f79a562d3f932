import * as engine from "./engine.js";
import { asked } from "./error.js";
import { textOf } from "./text.js";

/** A JSON text, or an object, in canonical form (RFC 8785), as receipts and digests have it. */
export function canonicalJson(document: unknown): string {
  engine.ready();
  const text = textOf("document", document);
  return asked(() => engine.canonicalJson(text));
}
