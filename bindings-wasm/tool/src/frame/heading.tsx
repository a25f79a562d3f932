import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

// A page that has just been opened is read from its top.
let justOpened = true;

/** The heading of a part of the page. It takes the focus when the part comes up, so that a reader begins there. */
export function Heading({ children }: { children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    const stay = justOpened;
    justOpened = false;
    if (stay) return;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return <h2 class="govuk-heading-l part-title" tabIndex={-1} ref={heading}>{children}</h2>;
}
