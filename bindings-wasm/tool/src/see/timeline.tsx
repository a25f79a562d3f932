import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Known, Results } from "../model";
import { words } from "../words/see";
import { rowsOf } from "./course";
import { Legend } from "./legend";
import { Picture } from "./picture";
import { Twin } from "./twin";

interface Props { known: Known; results: Results }

/** All contacts by sector, with what they asked for alone and together: a picture and its table. */
export function Timeline({ known, results }: Props) {
  const [frame, width] = useWidth();
  const rows = rowsOf(results.replay);
  const { timeline } = words;
  return (
    <section class="ec-timeline" aria-labelledby="ec-timeline">
      <h2 class="govuk-heading-l" id="ec-timeline">{timeline.heading}</h2>
      <p class="govuk-body">{timeline.lead}</p>
      {rows.length === 0
        ? <p class="govuk-inset-text">{timeline.empty}</p>
        : <>
            <div class="ec-frame" ref={frame}><Picture {...{ known, results, rows, width }} /></div>
            <Legend />
            <Twin {...{ known, results, rows }} />
          </>}
    </section>
  );
}

/** The width that a picture has, so that its words stay readable on a phone. */
function useWidth() {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(900);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => setWidth(Math.max(280, Math.floor(element.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [frame, width] as const;
}
