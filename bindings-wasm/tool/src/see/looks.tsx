import { words } from "../words/see";
import type { Known, Results } from "../model";
import { Level } from "./level-chip";
import { Due, Status } from "./level";
import { levelTitle } from "./names";
import { day, fill, list } from "./say";
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
            <tbody>{responses.map((it) => <LookRow key={it.level} known={known} response={it} />)}</tbody>
          </table>
        </Scroller>
      )}
      {responses.map((it) => <Reviews key={it.level} known={known} response={it} />)}
    </section>
  );
}

function LookRow({ known, response }: { known: Known; response: Response }) {
  return (
    <tr data-response={response.level}>
      <th class="govuk-table__header" scope="row"><Level known={known} id={response.level} /></th>
      <td><Status status={response.status} /></td>
      <td class="ec-date">{day(response.since)}</td>
      <td class="ec-date">{response.status === "done" ? <Due response={response} /> : day(response.due)}</td>
    </tr>
  );
}

/** The reviews that were held while a level asked, below the table so that they have room. */
function Reviews({ known, response }: { known: Known; response: Response }) {
  if (!response.reviews?.length) return null;
  return (
    <details class="govuk-details ec-details" data-reviews={response.level}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{levelTitle(known, response.level)}: {told.reviews}</span>
      </summary>
      <div class="govuk-details__text">
        <ul class="govuk-list govuk-list--bullet">
          {response.reviews.map((review) => <li key={review.event}>{reviewTold(review)}</li>)}
        </ul>
      </div>
    </details>
  );
}

function reviewTold(review: NonNullable<Response["reviews"]>[number]): string {
  const parts = [
    review.levelTooLow ? told.tooLow : told.heldHere,
    review.leftOut.length > 0 ? fill(told.leftOut, { contacts: list(review.leftOut) }) : told.allConsidered,
    review.cameLater?.length ? fill(told.cameLater, { contacts: list(review.cameLater) }) : "",
  ];
  return `${review.event}: ${parts.filter(Boolean).join("; ")}.`;
}
