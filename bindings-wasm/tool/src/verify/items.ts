// What was dropped to be checked, told apart by what it says it is.
import { attempt, ledger } from "../engine";

export type Kind = "receipt" | "checkpoint" | "inclusion" | "consistency" | "ledger" | "entry";

export interface Item {
  name: string;
  text: string;
  /** What the file holds, byte for byte: a ledger that was torn may be no text at its end. */
  bytes: Uint8Array;
  kind: Kind;
}

const SCHEMAS: [string, Kind][] = [
  ["everycontact/receipt/", "receipt"],
  ["everycontact/inclusion-proof/", "inclusion"],
  ["everycontact/consistency-proof/", "consistency"],
];

function schemaOf(text: string): string {
  try {
    const { schema } = JSON.parse(text);
    return typeof schema === "string" ? schema : "";
  } catch {
    return "";
  }
}

/** The text of a checkpoint without its signatures; nothing, if it is none. */
export function unsigned(text: string): string | null {
  if (attempt(() => ledger.parseCheckpoint(text)).ok) return text;
  if (!attempt(() => ledger.parseSignedCheckpoint(text)).ok) return null;
  return text.slice(0, text.indexOf("\n\n") + 1);
}

export function itemOf(name: string, text: string, bytes: Uint8Array): Item {
  const item = { name, text, bytes };
  const schema = schemaOf(text);
  const known = SCHEMAS.find(([start]) => schema.startsWith(start))?.[1];
  if (known) return { ...item, kind: known };
  if (text.startsWith("everycontact-ledger/")) return { ...item, kind: "ledger" };
  return { ...item, kind: unsigned(text) === null ? "entry" : "checkpoint" };
}
