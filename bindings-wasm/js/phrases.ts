import type { PhrasesDocument } from "./documents.js";
import { Phrases as Handle, ready } from "./engine.js";
import { asked } from "./error.js";
import { phrases } from "./handle.js";
import { textOf } from "./text.js";

/** The words of explanations and comparisons, in English or in a translation. */
export class Phrases {
  private constructor(handle: Handle) {
    phrases.keep(this, handle);
  }

  /** The English phrases: what a translation starts from. */
  static english(): Phrases {
    ready();
    return new Phrases(Handle.english());
  }

  /** Reads a translation. Throws an `EverycontactError`, with every problem at once, when it does not load. */
  static parse(document: string | PhrasesDocument): Phrases {
    ready();
    const text = textOf("phrases", document);
    return new Phrases(asked(() => Handle.parse(text)));
  }

  /** The language, as HTML's `lang` names it. */
  get language(): string {
    return phrases.of(this).language();
  }

  /** All of it as JSON text, with the same bytes in every language. */
  toJson(): string {
    return phrases.of(this).toJson();
  }

  /** All of it as an object. */
  toObject(): PhrasesDocument {
    return JSON.parse(this.toJson()) as PhrasesDocument;
  }

  /** Gives its memory back now. */
  free(): void {
    phrases.free(this);
  }

  [Symbol.dispose](): void {
    this.free();
  }
}

let english: Phrases | undefined;

/**
 * The handle of the phrases that are given, or of the English ones.
 * @internal
 */
export function phrasesOf(given: Phrases | undefined): Handle {
  return phrases.of(given ?? (english ??= Phrases.english()));
}
