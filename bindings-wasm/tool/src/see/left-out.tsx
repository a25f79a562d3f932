import { inWords, sectors, speakers } from "../words/codes";
import { phrases, type PhraseId } from "../words/phrases";
import { words } from "../words/see";
import type { Known, Results } from "../model";
import { contactWords, indicatorLabel, observationLabel } from "./names";
import { count, fill, list, said } from "./say";
import { Scroller } from "./scroller";

interface Props { known: Known; results: Results }
type Exclusion = Results["recommendation"]["excluded"][number];
const { leftOut: told } = words;

/** What is on record and takes no part in the level, and why. */
export function LeftOut({ known, results }: Props) {
  const { excluded, protective, newInformation, statements = [] } = results.recommendation;
  const whys = [...new Set(excluded.map(({ why }) => why))];
  return (
    <section aria-labelledby="ec-left-out">
      <h2 class="govuk-heading-m" id="ec-left-out">{said("excluded.heading")}</h2>
      <p class="govuk-body">{whys.length === 0 ? told.none : told.lead}</p>
      {whys.length > 0 && (
        <Scroller label={told.caption}>
          <table class="govuk-table ec-table ec-out-table">
            <caption class="govuk-table__caption govuk-visually-hidden">{told.caption}</caption>
            <thead>
              <tr>
                <th class="govuk-table__header" scope="col">{told.why}</th>
                <th class="govuk-table__header" scope="col">{told.what}</th>
              </tr>
            </thead>
            <tbody>
              {whys.map((why) => (
                <tr key={why} data-why={why}>
                  <th class="govuk-table__header ec-what" scope="row">{phrases[`excluded.${why}` as PhraseId]}</th>
                  <td>
                    <ul class="govuk-list">
                      {excluded.filter((it) => it.why === why).map((it, nth) => (
                        <li key={nth}>{whatWords(known, it, results.asOf)}</li>
                      ))}
                    </ul>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
      {newInformation.length > 0 && (
        <p class="govuk-body">{said("together.new", { contacts: list(newInformation) })}</p>
      )}
      {protective.length > 0 && <Protects known={known} protective={protective} />}
      {statements.length > 0 && <h3 class="govuk-heading-s">{said("statements.heading")}</h3>}
      <ul class="govuk-list govuk-list--bullet">
        {statements.map(({ event, by, contact }) => (
          <li key={event}>{said("statements.on", { who: inWords(speakers, by), what: contact })}</li>
        ))}
      </ul>
    </section>
  );
}

function Protects({ known, protective }: { known: Known; protective: Results["recommendation"]["protective"] }) {
  return (
    <>
      <h3 class="govuk-heading-s">{said("protective.heading")}</h3>
      <ul class="govuk-list govuk-list--bullet">
        {protective.map(({ contact, observation, indicator }) => (
          <li key={`${contact} ${observation}`}>{indicatorLabel(known, indicator)} ({contact})</li>
        ))}
      </ul>
      <p class="govuk-body ec-quiet">{said("protective.note")}</p>
    </>
  );
}

function whatWords(known: Known, it: Exclusion, asOf: string): string {
  const { contact, observation, event, count: n, sector } = it;
  let what = event ? fill(told.event, { event }) : "";
  if (n && sector) what = said("excluded.of", { n: count(n, "contact"), sector: inWords(sectors, sector) });
  if (contact) {
    const named = `${contactWords(known, contact, asOf)} (${contact})`;
    what = observation
      ? said("excluded.in", { observation: observationLabel(known, contact, observation), contact: named })
      : fill(told.whole, { contact: named });
  }
  return it.countsAsContact ? said("excluded.still", { what }) : what;
}
