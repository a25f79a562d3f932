import type { Known } from "../model";
import { levelRank, levelTitle } from "./names";

/** A level by its name, with a frame that is heavier the higher it is. */
export function Level({ known, id }: { known: Known; id: string }) {
  const top = Math.max(known.policy.levels.length - 1, 1);
  const tone = Math.ceil((Math.max(levelRank(known, id), 0) * 3) / top);
  return <span class={`ec-level ec-level--${tone}`}>{levelTitle(known, id)}</span>;
}
