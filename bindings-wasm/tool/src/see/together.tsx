import { words } from "../words/see";
import type { Known, Results } from "../model";
import { Level } from "./level-chip";
import { contactWords, observationLabel } from "./names";
import { capital, fill } from "./say";
import { Scroller } from "./scroller";

const { reasons: told } = words;

/** What each contact asks for by itself, beside what all ask for together. */
export function Together({ known, results }: { known: Known; results: Results }) {
  const { contacts, level, asOf } = results.recommendation;
  if (contacts.length === 0) return null;
  return (
    <section aria-labelledby="ec-together">
      <h2 class="govuk-heading-m" id="ec-together">{told.alone}</h2>
      <p class="govuk-body">{fill(told.aloneLead, { level: level.title })}</p>
      <Scroller label={told.aloneCaption}>
        <table class="govuk-table ec-table">
          <caption class="govuk-table__caption govuk-visually-hidden">{told.aloneCaption}</caption>
          <thead>
            <tr>
              {[told.contact, told.asksAlone, told.counts].map((name) => (
                <th key={name} class="govuk-table__header" scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {contacts.map(({ contact, level: alone, counted }) => (
              <tr key={contact} data-contact={contact}>
                <th class="govuk-table__header ec-what" scope="row">
                  {capital(contactWords(known, contact, asOf))} <span class="ec-id"><code>{contact}</code></span>
                </th>
                <td><Level known={known} id={alone} /></td>
                <td>{counted.map((it) => observationLabel(known, contact, it)).join("; ") || capital(told.nothing)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}
