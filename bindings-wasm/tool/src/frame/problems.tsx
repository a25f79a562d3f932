import type { Problem } from "../engine";
import { wordsOf } from "../form/faults";
import { start } from "../words/start";

/** All that is wrong with a text that does not load, each with its place. */
export function Problems({ title, problems }: { title: string; problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <div class="govuk-error-summary" role="alert">
      <h3 class="govuk-error-summary__title">{title}</h3>
      <ul class="govuk-list govuk-error-summary__list">
        {problems.map((problem, index) => (
          <li key={index}>
            {wordsOf(problem)}
            <span class="block where">
              {[start.where(problem.line, problem.column), problem.path].filter(Boolean).join(": ")}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
