import type { ComponentChildren } from "preact";
import { words } from "../words/see";

/** A wide table in a frame of its own that can be scrolled by keyboard too. */
export function Scroller({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <>
      <p class="ec-scroll-hint" aria-hidden="true">{words.sideways}</p>
      <div class="ec-scroller" role="region" aria-label={label} tabIndex={0}>{children}</div>
    </>
  );
}
