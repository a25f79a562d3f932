import type { ComponentChildren } from "preact";

/** A wide table in a frame of its own that can be scrolled by keyboard too. */
export function Scroller({ label, children }: { label: string; children: ComponentChildren }) {
  return <div class="ec-scroller" role="region" aria-label={label} tabIndex={0}>{children}</div>;
}
