import type { Codebook } from "./codebook.js";
import type { CaseDocument } from "./documents.js";
import { Case as Handle, Cases as ManyHandle, ready } from "./engine.js";
import { asked, type Problem, refuse } from "./error.js";
import { cases, codebooks, policies } from "./handle.js";
import { textOf, texts, whole } from "./text.js";

/** A case where a method asks for one: JSON text, an object, or a case that is loaded. */
export type CaseInput = string | CaseDocument | Case;

/** Everything on record about one subject, checked against a codebook. */
export class Case {
  private constructor(handle: Handle) {
    cases.keep(this, handle);
  }

  /** Reads a case. Throws an `EverycontactError`, with every problem at once, when it does not load. */
  static parse(document: string | CaseDocument, codebook: Codebook): Case {
    ready();
    const [text, own] = [textOf("case", document), codebooks.of(codebook)];
    return new Case(asked(() => Handle.parse(text, own)));
  }

  /** All of it as JSON text, with the same bytes in every language. */
  toJson(): string {
    return cases.of(this).toJson();
  }

  /** All of it as an object. */
  toObject(): CaseDocument {
    return JSON.parse(this.toJson()) as CaseDocument;
  }

  /** What a person should know of the document, though it could be loaded. */
  get warnings(): readonly Problem[] {
    return JSON.parse(cases.of(this).warnings()) as Problem[];
  }

  /** The agencies from whose viewpoint it is seen; `undefined` for all records. */
  get viewpoint(): readonly string[] | undefined {
    return cases.of(this).viewpoint();
  }

  /** The instant after which nothing is seen, if `recordedBy` set one. */
  get until(): string | undefined {
    return cases.of(this).until();
  }

  /** The digest of what the case's viewpoint could know at an instant; what was recorded later changes nothing. */
  digest(asOf: string): string {
    const [handle, instant] = [cases.of(this), whole("as-of instant", asOf)];
    return asked(() => handle.digest(instant));
  }

  /** The same case as some agencies see it: what they held or had been sent, from when they did. */
  seenBy(agencies: readonly string[]): Case {
    const [handle, ids] = [cases.of(this), texts("viewpoint", agencies)];
    return new Case(asked(() => handle.seenBy(ids)));
  }

  /** The same case as it stood at an instant: what was recorded later is not seen. */
  recordedBy(instant: string): Case {
    const [handle, until] = [cases.of(this), whole("as-of instant", instant)];
    return new Case(asked(() => handle.recordedBy(until)));
  }

  /** Gives its memory back now. */
  free(): void {
    cases.free(this);
  }

  [Symbol.dispose](): void {
    this.free();
  }
}

/**
 * Works on a case; one that is not loaded yet is loaded for this alone, with the codebook of the policy.
 * @internal
 */
export function withCase<T>(policy: object, given: CaseInput, work: (handle: Handle) => T, place?: string): T {
  if (given instanceof Case) {
    const handle = cases.of(given);
    return asked(() => work(handle));
  }
  const handle = read(policy, given, place);
  try {
    return asked(() => work(handle));
  } finally {
    handle.free();
  }
}

function read(policy: object, document: string | CaseDocument, place?: string): Handle {
  const [own, text] = [policies.of(policy), textOf("case", document)];
  return asked(() => own.readCase(text, place));
}

/**
 * Works on many cases; those that are not loaded yet are loaded for this alone.
 * @internal
 */
export function withCases<T>(policy: object, given: readonly CaseInput[], work: (many: ManyHandle) => T): T {
  if (!Array.isArray(given)) return refuse("cases", "", "wrong_type", "expected a list of cases");
  const many = ManyHandle.of(loaded(policy, given));
  try {
    return asked(() => work(many));
  } finally {
    many.free();
  }
}

function loaded(policy: object, given: readonly CaseInput[]): Handle[] {
  const handles: Handle[] = [];
  try {
    for (const [at, one] of given.entries()) {
      handles.push(one instanceof Case ? cases.of(one).again() : read(policy, one, `cases[${at}]`));
    }
    return handles;
  } catch (error) {
    for (const handle of handles) handle.free();
    throw error;
  }
}
