import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { words } from "../words/see";

/** A wide table in a frame of its own that can be scrolled by keyboard too, and that says so where it has to be. */
export function Scroller({ label, children }: { label: string; children: ComponentChildren }) {
  const [frame, wide] = useWide();
  return (
    <>
      {wide && <p class="ec-scroll-hint" aria-hidden="true">{words.sideways}</p>}
      <div class="ec-scroller" role="region" aria-label={label} tabIndex={0} ref={frame}>{children}</div>
    </>
  );
}

/** Whether the table is wider than its frame. */
function useWide() {
  const frame = useRef<HTMLDivElement>(null);
  const [wide, setWide] = useState(false);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => setWide(element.scrollWidth > element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, []);
  return [frame, wide] as const;
}
