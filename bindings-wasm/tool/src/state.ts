// The session: what a person opened and wrote. It is in the memory of this page, and nowhere else unless asked.
import { useLayoutEffect, useState } from "preact/hooks";
import type { CaseDocument } from "../../js/documents";
import { attempt, open } from "./engine";
import type { Attempt, Opened } from "./engine";
import { instantOf } from "./form/days";
import { keepDraft } from "./kept";
import type { Results, Supposition } from "./model";
import { shipped } from "./shipped";

export type Part = "start" | "enter" | "see" | "suppose" | "take" | "check";

export interface Session {
  part: Part;
  draft: CaseDocument | null;
  policy: string;
  /** The instant to look at the case from; without one, it is now. */
  asOf: string | null;
  suppositions: Supposition[];
  /** What the last removal can be taken back to. */
  undo: { draft: CaseDocument; said: string } | null;
  /** Whether there is anything that closing the page would lose. */
  unsaved: boolean;
  /** Whether the draft is kept on this device, as was asked. */
  keep: boolean;
  /** Whether the browser did not take what it was to keep. */
  notKept: boolean;
}

const EMPTY: Session = {
  part: "start",
  draft: null,
  policy: shipped.policies[0]!,
  asOf: null,
  suppositions: [],
  undo: null,
  unsaved: false,
  keep: false,
  notKept: false,
};

let session = EMPTY;
const listeners = new Set<() => void>();

export const current = () => session;

export function change(parts: Partial<Session>) {
  const before = session;
  session = { ...session, ...parts };
  // At once, not after the next picture: the page may be closed before that.
  if (session.keep && toKeep(before) && !keepDraft(session)) session = { ...session, keep: false, notKept: true };
  listeners.forEach((listener) => listener());
}

const toKeep = ({ draft, policy, keep }: Session) =>
  draft !== session.draft || policy !== session.policy || keep !== session.keep;

/** Forgets all that is in memory. */
export function forget() {
  letGo();
  change(EMPTY);
}

/** What a person did to the record. */
export const edit = (draft: CaseDocument, undo: Session["undo"] = null) => change({ draft, undo, unsaved: true });

/** Opens a record. What is kept on this device stays as it is until this one is to be kept. */
export const begin = (draft: CaseDocument, part: Part, asOf: string | null = null) =>
  change({ draft, part, asOf, suppositions: [], undo: null, unsaved: false, keep: false, notKept: false });

export function useSession(): Session {
  const [, redraw] = useState(0);
  useLayoutEffect(() => {
    const listener = () => redraw((count) => count + 1);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return session;
}

export interface Outcome {
  opened: Opened;
  results: Results;
}

let last: { draft: CaseDocument; policy: string; asOf: string | null; outcome: Attempt<Outcome> } | null = null;

function letGo() {
  if (last?.outcome.ok) last.outcome.value.opened.close();
  last = null;
}

/** What the library says of the session's case; made again when the case, the policy or the instant changes. */
export function outcomeOf({ draft, policy, asOf }: Session): Attempt<Outcome> | null {
  if (!draft) return null;
  if (last && last.draft === draft && last.policy === policy && last.asOf === asOf) return last.outcome;
  letGo();
  const outcome = attempt(() => {
    const opened = open(draft, policy);
    return { opened, results: opened.engine.results(asOf ?? instantOf(new Date())) };
  });
  last = { draft, policy, asOf, outcome };
  return outcome;
}
