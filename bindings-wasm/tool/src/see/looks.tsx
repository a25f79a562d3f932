import { words } from "../words/see";
import type { Known, Results } from "../model";
import { Level } from "./level-chip";
import { Due, Status } from "./level";
import { levelTitle, recordWords } from "./names";
import { capital, day } from "./say";
import { Scroller } from "./scroller";

interface Props { known: Known; results: Results }
type Response = Results["standing"]["responses"][number];
const { level: told } = words;

/** Who was asked to look, and how far each answer is. */
export function Looks({ known, results }: Props) {
  const { responses } = results.standing;
  return (
    <section aria-labelledby="ec-looks">
      <h2 class="govuk-heading-m" id="ec-looks">{told.looks}</h2>
      {responses.length === 0 ? <p class="govuk-body">{told.noLooks}</p> : (
        <Scroller label={told.looksCaption}>
          <table class="govuk-table ec-table">
            <caption class="govuk-table__caption govuk-visually-hidden">{told.looksCaption}</caption>
            <thead>
              <tr>
                {[told.level, told.status, told.askedOn, told.due2].map((name) => (
                  <th key={name} class="govuk-table__header" scope="col">{name}</th>
                ))}
              </tr>
            </thead>
            <tbody>{responses.map((it) => <LookRow key={it.level} known={known} asOf={results.asOf} response={it} />)}</tbody>
          </table>
        </Scroller>
      )}
      {responses.map((it) => <Reviews key={it.level} known={known} asOf={results.asOf} response={it} />)}
    </section>
  );
}

interface RowProps { known: Known; asOf: string; response: Response }

function LookRow({ known, asOf, response }: RowProps) {
  return (
    <tr data-response={response.level}>
      <th class="govuk-table__header" scope="row"><Level known={known} id={response.level} /></th>
      <td><Status status={response.status} /></td>
      <td class="ec-date">{day(response.since)}</td>
      <td class="ec-date">{response.status === "done" ? <Due known={known} asOf={asOf} response={response} /> : day(response.due)}</td>
    </tr>
  );
}

/** The reviews that were held while a level asked, below the table so that they have room. */
function Reviews({ known, asOf, response }: RowProps) {
  if (!response.reviews?.length) return null;
  return (
    <details class="govuk-details ec-details" data-reviews={response.level}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{levelTitle(known, response.level)}: {told.reviews}</span>
      </summary>
      <div class="govuk-details__text">
        <ul class="govuk-list govuk-list--bullet">
          {response.reviews.map((review) => <ReviewTold key={review.event} known={known} asOf={asOf} review={review} />)}
        </ul>
      </div>
    </details>
  );
}

type Review = NonNullable<Response["reviews"]>[number];

function ReviewTold({ known, asOf, review }: Omit<RowProps, "response"> & { review: Review }) {
  const { event, levelTooLow, leftOut, cameLater = [] } = review;
  const what = levelTooLow ? told.tooLow : told.heldHere;
  return (
    <li data-review={event}>
      {capital(recordWords(known, event, asOf))}: {what}
      {leftOut.length === 0 && `; ${told.allConsidered}`}.
      <Occurrences {...{ known, asOf }} title={told.leftOut} ids={leftOut} />
      <Occurrences {...{ known, asOf }} title={told.cameLater} ids={cameLater ?? []} />
    </li>
  );
}

function Occurrences({ known, asOf, title, ids }: Omit<RowProps, "response"> & { title: string; ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <>
      <span class="ec-moved">{title}</span>
      <ul class="govuk-list ec-about">
        {ids.map((id) => <li key={id}>{capital(recordWords(known, id, asOf))}</li>)}
      </ul>
    </>
  );
}
