import { refusal } from "./engine.js";

/** One problem of a document: a stable code, the place, a message and a help line. */
export interface Problem {
  /** What kind of problem it is, in snake case; it stays the same from version to version. */
  readonly code: string;
  /** Whether it keeps the document from being loaded. */
  readonly severity: "error" | "warning";
  /** The place in the document, such as `contacts[3].observations[1].indicator`; empty for the whole. */
  readonly path: string;
  /** The line of that place, from 1. */
  readonly line: number;
  /** The column of that place in characters, from 1. */
  readonly column: number;
  /** What is wrong. It repeats no free text. */
  readonly message: string;
  /** What to do about it. */
  readonly help: string;
}

/** What the library refuses, with every problem that it found. The fields are those of the first problem. */
export class EverycontactError extends Error {
  override readonly name = "EverycontactError";
  readonly code: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly help: string;
  readonly problems: readonly Problem[];

  constructor(message: string, problems: readonly Problem[]) {
    super(message);
    const [first] = problems;
    this.code = first?.code ?? "";
    this.path = first?.path ?? "";
    this.line = first?.line ?? 1;
    this.column = first?.column ?? 1;
    this.help = first?.help ?? "";
    this.problems = problems;
  }
}

/**
 * What the engine gives; what it throws is text, of which this makes an error.
 * @internal
 */
export function asked<T>(ask: () => T): T {
  try {
    return ask();
  } catch (thrown) {
    if (typeof thrown !== "string") throw thrown;
    const end = thrown.indexOf("\n");
    throw new EverycontactError(thrown.slice(end + 1), JSON.parse(thrown.slice(0, end)) as Problem[]);
  }
}

/**
 * Refuses what JavaScript alone can give, with the words of the library.
 * @internal
 */
export function refuse(document: string, path: string, code: string, message: string): never {
  asked(() => refusal(document, path, code, message));
  throw new Error(message);
}
