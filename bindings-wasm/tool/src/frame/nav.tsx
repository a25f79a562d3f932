import { change } from "../state";
import type { Part } from "../state";
import { frame } from "../words/frame";

const OF_A_CASE: Part[] = ["enter", "see", "suppose", "take"];

/**
 * The parts of the page. They are buttons and no links: each link would be a step of the browser's history, and after
 * leaving quickly a press of "back" would lead here again.
 */
export function Parts({ part, hasCase }: { part: Part; hasCase: boolean }) {
  const parts: Part[] = ["start", ...(hasCase ? OF_A_CASE : []), "check"];
  return (
    <nav class="parts" aria-label={frame.partsLabel}>
      <ul class="govuk-width-container parts__list">
        {parts.map((each) => (
          <li key={each}>
            <button type="button" class="parts__button" aria-current={each === part ? "page" : undefined}
              onClick={() => change({ part: each })}>{frame.parts[each]}</button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
