import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** Puts the focus on the first heading of what is inside when that comes up, so that a reader begins there. */
export function FocusFirst({ children }: { children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const heading = box.current?.querySelector("h2");
    window.scrollTo(0, 0);
    heading?.setAttribute("tabindex", "-1");
    heading?.classList.add("part-title");
    heading?.focus({ preventScroll: true });
  }, []);
  return <div ref={box}>{children}</div>;
}
