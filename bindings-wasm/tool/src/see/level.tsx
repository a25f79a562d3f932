import { inWords, responses } from "../words/codes";
import { words } from "../words/see";
import type { Known, Results } from "../model";
import { Level } from "./level-chip";
import { levelTitle, recordWords } from "./names";
import { capital, day, fill, limit, list, said } from "./say";

interface Props { known: Known; results: Results }
type Response = Results["standing"]["responses"][number];
const { level: told } = words;

/** The level, who must look and by when. */
export function LevelView({ known, results }: Props) {
  const { level, ceiling } = results.recommendation;
  const response = results.standing.responses.find((it) => it.level === level.id);
  return (
    <section class="ec-answer" aria-labelledby="ec-level">
      <h2 class="govuk-heading-l" id="ec-level">{told.heading}</h2>
      <div class="ec-answer__top">
      <div class="ec-panel" data-level={level.id}>
        <p class="ec-panel__level"><span class="ec-quiet">{told.level}</span> <strong>{level.title}</strong></p>
        <dl class="govuk-summary-list govuk-summary-list--no-border ec-facts">
          <Fact name={told.who}>{level.who}</Fact>
          <Fact name={told.within}>{level.within ? limit(level.within) : told.noLimit}</Fact>
          {response && <Fact name={told.due}><Due known={known} asOf={results.asOf} response={response} /></Fact>}
          <Fact name={told.what}>{level.what}</Fact>
        </dl>
      </div>
      <Ladder known={known} results={results} />
      </div>
      <p class="govuk-body">
        {said("level.ceiling", {
          asked: levelTitle(known, ceiling.asked),
          unasked: levelTitle(known, ceiling.withUnasked),
        })}
      </p>
      <p class="govuk-inset-text">
        <strong>{said("page.not-a-decision")}</strong> {said("page.not-a-decision.why")}
      </p>
      <p class="govuk-body-s ec-quiet">{basis(results)}</p>
    </section>
  );
}

export function basis({ recommendation }: Results): string {
  const { policy, asOf, viewpoint } = recommendation;
  const from = viewpoint === "allRecords"
    ? said("viewpoint.all")
    : said("viewpoint.agencies", { agencies: list(viewpoint.agencies) });
  return fill(told.policy, { id: policy.id, version: policy.version, date: day(asOf), viewpoint: from });
}

export function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key">{name}</dt>
      <dd class="govuk-summary-list__value">{children}</dd>
    </div>
  );
}

/** By when a response is due, how far it is, and since when it is asked for. */
export function Due({ known, asOf, response }: { known: Known; asOf: string; response: Response }) {
  const asked = fill(told.asked, { date: day(response.since) });
  if (response.status === "done") {
    const by = list((response.doneBy ?? []).map((id) => recordWords(known, id, asOf)));
    return <>{fill(told.doneOn, { date: day(response.doneAt ?? ""), who: by })} ({asked})</>;
  }
  return (
    <>
      {fill(told.dueBy, { date: day(response.due) })} <Status status={response.status} />{" "}
      <span class="ec-quiet">{asked}</span>
    </>
  );
}

export function Status({ status }: { status: Response["status"] }) {
  return <strong class={`govuk-tag ec-tag ec-tag--${status}`}>{capital(inWords(responses, status))}</strong>;
}

/** All levels of the policy, with where this one stands and how far it could go. */
function Ladder({ known, results }: Props) {
  const { level, ceiling } = results.recommendation;
  return (
    <ol class="ec-ladder" aria-label={told.ladder} reversed>
      {[...known.policy.levels].reverse().map(({ id }) => (
        <li key={id} class={id === level.id ? "ec-ladder__here" : id === ceiling.asked ? "ec-ladder__could" : ""}
          aria-current={id === level.id ? "true" : undefined}>
          <Level known={known} id={id} />
          {id === level.id && <span class="ec-ladder__note">{said("level.ladder.here")}</span>}
          {id === ceiling.asked && <span class="ec-ladder__note">{said("level.ladder.could")}</span>}
        </li>
      ))}
    </ol>
  );
}
