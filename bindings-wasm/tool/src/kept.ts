// The draft that is kept on this device when a person asks for it.
import type { CaseDocument } from "../../js/documents";
import type { Session } from "./state";

const KEY = "everycontact/draft/1";

export interface Kept {
  draft: CaseDocument;
  policy: string;
}

/** Whether the browser took it. */
export function keepDraft({ draft, policy }: Session): boolean {
  if (!draft) return true;
  try {
    localStorage.setItem(KEY, JSON.stringify({ draft, policy }));
    return true;
  } catch {
    return false;
  }
}

export function forgetKept() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

export function keptDraft(): Kept | null {
  try {
    const text = localStorage.getItem(KEY);
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
