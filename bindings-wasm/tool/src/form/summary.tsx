import { useLayoutEffect, useRef } from "preact/hooks";
import { fieldId } from "./field";
import type { Fault } from "./field";

/** The field that a problem is at, or the nearest thing around it that is on the page. */
function placeOf(field: string): HTMLElement | null {
  const steps = field.split(/(?=[.[])/);
  for (let length = steps.length; length > 0; length -= 1) {
    const found = document.getElementById(fieldId(steps.slice(0, length).join("")));
    if (found) return found;
  }
  return null;
}

interface SummaryProps {
  title?: string;
  faults: Fault[];
  /** A number that grows with each attempt, so that the summary takes the focus each time. */
  attempt?: number;
  onChoose?(fault: Fault): void;
}

export function ErrorSummary({ title, faults, attempt, onChoose }: SummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (attempt) box.current?.focus();
  }, [attempt]);
  if (faults.length === 0) return null;
  const choose = (event: Event, fault: Fault) => {
    event.preventDefault();
    if (onChoose) onChoose(fault);
    else placeOf(fault.field)?.focus();
  };
  return (
    <div class="govuk-error-summary" ref={box} tabIndex={-1}>
      <div role="alert">
        <h2 class="govuk-error-summary__title">{title ?? "There is something to mend"}</h2>
        <div class="govuk-error-summary__body">
          <ul class="govuk-list govuk-error-summary__list">
            {faults.map((fault) => (
              <li key={fault.field + fault.text}>
                <a href={`#${fieldId(fault.field)}`} onClick={(event) => choose(event, fault)}>{fault.text}</a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
