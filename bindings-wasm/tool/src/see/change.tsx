import type { ComponentChildren } from "preact";
import { words } from "../words/see";
import type { Known, Results } from "../model";
import { Additions } from "./additions";
import { levelTitle } from "./names";
import { Pieces } from "./pieces";
import { count, fill, list, said } from "./say";

interface Props { known: Known; results: Results }
type Explanation = Results["explanation"];
const { change: told } = words;

/** What alone carries the level, what would have to be untrue for it to fall, and what would raise it. */
export function Change({ known, results }: Props) {
  const { suffices, falls, raises, outOfReach } = results.explanation;
  const { level } = results.recommendation;
  const data = { known, asOf: results.asOf };
  return (
    <section aria-labelledby="ec-change">
      <h2 class="govuk-heading-l" id="ec-change">{said("change.heading")}</h2>
      <Folded part="suffices" title={fill(told.enough, { level: level.title })} n={suffices.length} lead={told.enoughLead}
        none={told.enoughNone}>
        {suffices.map((set, nth) => (
          <li key={nth}>
            <p class="govuk-body">{fill(told.meetsBy, { criteria: titles(results.explanation, set.criteria) })}</p>
            <Pieces {...data} pieces={set.evidence} />
          </li>
        ))}
      </Folded>
      <Folded part="falls" title={told.fall} n={falls.length} lead={told.fallLead} none={told.fallNone}>
        {falls.map((fall, nth) => (
          <li key={nth}>
            <p class="govuk-body">{fill(told.fallsTo, { level: levelTitle(known, fall.level) })}</p>
            <Pieces {...data} pieces={fall.untrue} />
          </li>
        ))}
      </Folded>
      <Folded part="raises" title={told.raise} n={raises.length} lead={told.raiseLead} none={said("change.raises.none")}
        more={outOfReach.length > 0 && (
          <p class="govuk-body">{said("change.out-of-reach", { criteria: titles(results.explanation, outOfReach) })}</p>
        )}>
        {raises.map((raise, nth) => (
          <li key={nth}>
            <p class="govuk-body">{fill(told.raisesTo, { level: levelTitle(known, raise.level) })}</p>
            <Additions known={known} contacts={raise.contacts} />
            <p class="govuk-body-s ec-quiet">{fill(told.meets, { criteria: titles(results.explanation, raise.criteria) })}</p>
          </li>
        ))}
      </Folded>
      <Work work={results.explanation.work} />
    </section>
  );
}

const titles = ({ criteria }: Explanation, ids: readonly string[]) =>
  list(ids.map((id) => criteria.find(({ criterion }) => criterion === id)?.title ?? id));

interface FoldedProps {
  part: string;
  title: string;
  n: number;
  lead: string;
  none: string;
  more?: ComponentChildren;
  children: ComponentChildren;
}

function Folded({ part, title, n, lead, none, more, children }: FoldedProps) {
  return (
    <details class="govuk-details ec-details ec-change" data-change={part}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{title}</span>{" "}
        <span class="ec-reason__figures">{n === 0 ? told.noWay : count(n, told.way, told.ways)}</span>
      </summary>
      <div class="govuk-details__text">
        <p class="govuk-body">{n > 0 ? lead : none}</p>
        {n > 0 && <ol class="govuk-list govuk-list--number ec-sets">{children}</ol>}
        {more}
      </div>
    </details>
  );
}

/** How much was tried, and what may be missing because of that. */
function Work({ work }: Pick<Explanation, "work">) {
  const { allSets, allRaises, allUnknowns, evaluations, bound } = work;
  const missing = [
    !allSets && told.notAllSets,
    !allRaises && told.notAllRaises,
    !allUnknowns && told.notAllUnknowns,
  ].filter((it) => it !== false);
  if (missing.length === 0) return <p class="govuk-body ec-quiet">{said("change.whole", { evaluations })}</p>;
  return (
    <div class="govuk-inset-text" data-work="part">
      <p class="govuk-body">{said("change.bound", { evaluations, bound })}</p>
      <ul class="govuk-list govuk-list--bullet">{missing.map((it) => <li key={it}>{it}</li>)}</ul>
    </div>
  );
}
