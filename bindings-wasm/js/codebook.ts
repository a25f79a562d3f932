import type { CodebookDocument } from "./documents.js";
import { Codebook as Handle, ready } from "./engine.js";
import { asked } from "./error.js";
import { codebooks } from "./handle.js";
import { textOf } from "./text.js";

/** A versioned set of indicators, and what it leaves out. */
export class Codebook {
  private constructor(handle: Handle) {
    codebooks.keep(this, handle);
  }

  /** Reads a codebook. Throws an `EverycontactError`, with every problem at once, when it does not load. */
  static parse(document: string | CodebookDocument): Codebook {
    ready();
    const text = textOf("codebook", document);
    return new Codebook(asked(() => Handle.parse(text)));
  }

  /** @internal */
  static of(handle: Handle): Codebook {
    return new Codebook(handle);
  }

  /** All of it as JSON text, with the same bytes in every language. */
  toJson(): string {
    return codebooks.of(this).toJson();
  }

  /** All of it as an object. */
  toObject(): CodebookDocument {
    return JSON.parse(this.toJson()) as CodebookDocument;
  }

  /** The digest of its canonical form: `sha256:` and 64 hexadecimal digits. */
  get digest(): string {
    return codebooks.of(this).digest();
  }

  /** Gives its memory back now. What was read or loaded with it goes on working. */
  free(): void {
    codebooks.free(this);
  }

  [Symbol.dispose](): void {
    this.free();
  }
}
