import { blockers as kinds, closureReasons, inWords } from "../words/codes";
import { words } from "../words/see";
import type { Known, Results } from "../model";
import { Blockers } from "./blockers";
import { recordWords } from "./names";
import { capital, count, day, fill, list } from "./say";

interface Props { known: Known; results: Results }
type Closure = Results["standing"]["closures"][number];
const { closing: told } = words;

/** What may not be closed, and why; and what stood against the closures on record. */
export function Closing({ known, results }: Props) {
  const { stage, closing, closures, proposal } = results.standing;
  return (
    <section aria-labelledby="ec-closing">
      <h2 class="govuk-heading-l" id="ec-closing">{told.heading}</h2>
      <p class="govuk-body">{stageWords(known, results)}</p>
      {stage.state === "open" && (
        <>
          <p class="govuk-body"><strong>{closing.length === 0 ? told.nothing : told.may}</strong></p>
          <Blockers known={known} asOf={results.asOf} blockers={closing} />
          <p class="govuk-body ec-quiet">
            {proposal ? fill(told.proposal, { event: recordWords(known, proposal, results.asOf) }) : told.noProposal}
          </p>
        </>
      )}
      {closures.length > 0 && <h3 class="govuk-heading-m">{told.earlier}</h3>}
      {closures.map((it) => <ClosureView key={it.event} {...{ known, results }} closure={it} />)}
    </section>
  );
}

export function stageWords(known: Known, { standing: { stage }, asOf }: Results): string {
  const since = stage.since ? fill(told.since, { date: day(stage.since) }) : "";
  const by = stage.by ? fill(told.by, { what: recordWords(known, stage.by, asOf) }) : "";
  if (stage.state === "notOpen") return told.notOpen;
  return fill(stage.state === "open" ? told.open : told.closed, { since: `${since}${by}` });
}

function ClosureView({ known, results, closure }: Props & { closure: Closure }) {
  return (
    <details class="govuk-details ec-details" data-closure={closure.event}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{day(closure.at)}: {reasonOf(closure)}</span>{" "}
        <span class="ec-reason__figures">{against(known, closure)}</span>
      </summary>
      <div class="govuk-details__text">
        <p class="govuk-body-s">{capital(fill(told.closedBy, { role: closure.role }))} <code>{closure.event}</code></p>
        <Blockers known={known} asOf={results.asOf} blockers={closure.blockers} />
        <Stated known={known} closure={closure} />
      </div>
    </details>
  );
}

/** What the record itself says that it was closed against, and why all the same. */
function Stated({ known, closure }: { known: Known; closure: Closure }) {
  const stated = statedOf(known, closure);
  if (!stated) return closure.blockers.length > 0 ? <p class="govuk-body-s">{told.notSaid}</p> : null;
  return (
    <div data-against={closure.event}>
      <p class="govuk-body-s">
        {fill(told.saysAgainst, { what: list(closure.stated.map((kind) => inWords(kinds, kind))) || told.nothingNamed })}
      </p>
      <p class="govuk-body-s">{fill(told.saysWhy, { reason: stated.reason })}</p>
    </div>
  );
}

function statedOf(known: Known, closure: Closure) {
  const entry = known.case.events?.find(({ id }) => id === closure.event)?.entry;
  return entry && "closure" in entry ? entry.closure.against : null;
}

function stood(closure: Closure): string {
  if (closure.untold) return told.untold;
  if (closure.blockers.length === 0) return told.none;
  return fill(told.stood, { n: count(closure.blockers.length, told.thing, told.things) });
}

/** What stood against a closure, and whether the record says that it was closed all the same. */
function against(known: Known, closure: Closure): string {
  return statedOf(known, closure) ? `${stood(closure)}; ${told.againstAdvice}` : stood(closure);
}

const reasonOf = ({ reason }: Closure) => (reason ? inWords(closureReasons, reason) : words.blockers.reason);

/** A closure in one line. */
export const closureWords = (known: Known, closure: Closure) =>
  `${day(closure.at)}: ${reasonOf(closure)}; ${against(known, closure)}.`;
