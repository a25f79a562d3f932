import { ClosureProposal as Handle } from "./engine.js";
import { asked, refuse } from "./error.js";
import type { CaseDocument, Standing } from "./documents.js";
import { optional, texts } from "./text.js";

/** How a case is to be closed. */
export interface ClosureProposal {
  /** The coded reason. */
  readonly reason?: string;
  /** The referrals that it disposes of. */
  readonly referrals?: readonly string[];
  /** The agency that is to go on, if any. */
  readonly receiver?: string;
}

/** Something that stands against a closure. */
export type Blocker = Standing["closing"][number];

/** Whether anything stands against a closure, as of an instant. It is no decision: a person closes, or does not. */
export interface Closure {
  readonly case: string;
  readonly asOf: string;
  /** Whether nothing stands against it. */
  readonly permitted: boolean;
  /** How the case is to be closed. */
  readonly proposal: ClosureProposal;
  /** Everything that stands against it. */
  readonly blockers: readonly Blocker[];
}

type Entry = NonNullable<CaseDocument["events"]>[number]["entry"];

/** The entry of a closure, for the `entry` of an event. */
export type ClosureEntry = Extract<Entry, { closure: unknown }>;

const FIELDS = ["reason", "referrals", "receiver"];

/**
 * Works with a proposal.
 * @internal
 */
export function withProposal<T>(given: ClosureProposal, work: (handle: Handle) => T): T {
  for (const field of Object.keys(given)) {
    if (!FIELDS.includes(field)) {
      refuse("closure", field, "unknown_field", "this field is not known here; known are `reason`, `referrals`, `receiver`");
    }
  }
  const [reason, receiver] = [optional("closure", given.reason), optional("closure", given.receiver)];
  const referrals = texts("closure", given.referrals ?? []);
  const handle = asked(() => Handle.of(reason, referrals, receiver));
  try {
    return asked(() => work(handle));
  } finally {
    handle.free();
  }
}
