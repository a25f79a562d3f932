import type { ConsistencyProof, InclusionProof, LedgerEntry } from "./documents.js";
import * as engine from "./engine.js";
import { asked, refuse } from "./error.js";
import { textOf, whole } from "./text.js";

/** What a log was at one size. */
export interface Checkpoint {
  /** The name of the log. */
  readonly origin: string;
  /** The number of entries. */
  readonly size: number;
  /** The root of the tree over the entries: `sha256:` and 64 hexadecimal digits. */
  readonly root: string;
  /** Further lines, which others may have put in. */
  readonly extensions: readonly string[];
}

/** A checkpoint with the lines of its signatures, which are **not checked**: the library has no keys. */
export interface SignedCheckpoint extends Checkpoint {
  readonly signatures: readonly string[];
}

/** Where stored bytes stop being a ledger. */
export interface Cut {
  /** The place of the first byte that is left out. */
  readonly at: number;
  /** How many bytes are left out. */
  readonly bytes: number;
  /** How many entries the bytes that are left out begin with, each whole. */
  readonly entries: number;
  /** `torn` if the bytes end in the middle of an append, `corrupt` if they are no append. */
  readonly cause: "torn" | "corrupt";
}

/** What came of reading a stored ledger. */
export interface Recovered {
  /** The text of its checkpoint. */
  readonly checkpoint: string;
  /** The number of its entries. */
  readonly size: number;
  /** How many bytes from the front are kept. */
  readonly kept: number;
  /** What is left out, if anything is. */
  readonly cut: Cut | null;
  /** Each entry, as it is stored. */
  readonly entries: readonly string[];
}

const bytesOf = (given: Uint8Array | string) => (typeof given === "string" ? new TextEncoder().encode(whole("ledger", given)) : bytes(given));

function bytes(given: unknown): Uint8Array {
  return given instanceof Uint8Array ? given : refuse("ledger", "", "wrong_type", "expected bytes");
}

/** What the text of a checkpoint says. */
export function parseCheckpoint(text: string): Checkpoint {
  engine.ready();
  const given = whole("checkpoint", text);
  return JSON.parse(asked(() => engine.parseCheckpoint(given))) as Checkpoint;
}

/** What a signed checkpoint says. No signature is checked. */
export function parseSignedCheckpoint(note: string): SignedCheckpoint {
  engine.ready();
  const given = whole("checkpoint", note);
  return JSON.parse(asked(() => engine.parseSignedCheckpoint(given))) as SignedCheckpoint;
}

/** Checks that an entry, as it is stored, stands in the ledger that a checkpoint speaks of. Throws if it does not hold. */
export function verifyInclusion(proof: string | InclusionProof, entry: Uint8Array | string, checkpoint: string): void {
  engine.ready();
  const [text, stored, at] = [textOf("proof", proof), bytesOf(entry), whole("checkpoint", checkpoint)];
  asked(() => engine.verifyInclusion(text, stored, at));
}

/** Checks that a ledger has only grown from one checkpoint to another. Throws if it does not hold. */
export function verifyConsistency(proof: string | ConsistencyProof, earlier: string, later: string): void {
  engine.ready();
  const text = textOf("proof", proof);
  const [from, to] = [whole("checkpoint", earlier), whole("checkpoint", later)];
  asked(() => engine.verifyConsistency(text, from, to));
}

/** Whether a field, its salt of 32 bytes and its value as JSON text are what an entry committed to. */
export function verifyOpening(entry: string | LedgerEntry, field: string, salt: Uint8Array, value: string): boolean {
  engine.ready();
  const text = textOf("ledger entry", entry);
  const kept = typeof entry === "string" ? text : asked(() => engine.canonicalJson(text));
  const [name, drawn, json] = [whole("field", field), bytes(salt), whole("document", value)];
  return asked(() => engine.verifyOpening(kept, name, drawn, json));
}

/** Reads what a host has stored, keeps every whole append from the front, and says what it leaves out and why. */
export function recover(origin: string, stored: Uint8Array): Recovered {
  engine.ready();
  const [name, data] = [whole("origin", origin), bytes(stored)];
  return JSON.parse(asked(() => engine.recover(name, data))) as Recovered;
}
