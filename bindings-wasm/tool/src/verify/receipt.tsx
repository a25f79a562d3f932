import { attempt } from "../engine";
import type { Attempt } from "../engine";
import type { Verification } from "../../../js/inline";
import { Problems } from "../frame/problems";
import type { Outcome } from "../state";
import { check } from "../words/check";
import { Result } from "./result";

type Differences = Verification["differences"];

/** A receipt, made again from the open case and policy: whether it is the same, and where it is not. */
export function Receipt({ text, outcome }: { text: string; outcome: Attempt<Outcome> | null }) {
  if (!outcome?.ok) return <Result needs>{check.receiptNeeds}</Result>;
  const tried = attempt(() => outcome.value.opened.verify(text));
  if (!tried.ok) return <Problems title={check.receiptBad} problems={tried.problems} />;
  const { holds, differences } = tried.value;
  if (holds) return <Result holds>{check.receiptHolds}</Result>;
  return (
    <>
      <Result holds={false}>
        <p class="govuk-body">{check.receiptDiffers}</p>
        <ul class="govuk-list govuk-list--bullet">{sentences(differences).map((it) => <li key={it}>{it}</li>)}</ul>
      </Result>
      <details class="govuk-details">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">{check.differences(differences.length)}</span>
        </summary>
        <div class="govuk-details__text"><Places differences={differences} /></div>
      </details>
    </>
  );
}

/** What differs, in a few sentences; all of it is listed below. */
function sentences(differences: Differences): string[] {
  const at = (path: string) => differences.find((it) => it.path === path);
  const within = (part: string) => differences.some(({ path }) => path.startsWith(part));
  const [other, level] = [at("case.id"), at("recommendation.level.title")];
  return [
    at("id") && check.changed,
    other ? check.otherCase(plain(other.was), plain(other.is)) : within("case.") && check.otherRecord,
    within("policy.") && check.otherPolicy,
    within("codebook.") && check.otherCodebook,
    within("engine.") && check.otherEngine,
    level ? check.otherLevel(plain(level.was), plain(level.is)) : within("recommendation") && check.otherAnswer,
  ].filter((it) => typeof it === "string");
}

/** A value of the receipt as people write it. */
function plain(value: string | null | undefined): string {
  if (value == null) return check.nothing;
  const read: unknown = JSON.parse(value);
  return typeof read === "string" ? read : value;
}

function Places({ differences }: { differences: Differences }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={check.differs}>
      <table class="govuk-table">
        <thead class="govuk-table__head">
          <tr>
            <th scope="col" class="govuk-table__header">{check.place}</th>
            <th scope="col" class="govuk-table__header">{check.was}</th>
            <th scope="col" class="govuk-table__header">{check.is}</th>
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {differences.map(({ path, was, is }) => (
            <tr key={path}>
              <th scope="row" class="govuk-table__header">{steps(path)}</th>
              <td class="govuk-table__cell">{was ?? check.nothing}</td>
              <td class="govuk-table__cell">{is ?? check.nothing}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A path that may go on in a new line before each step. */
const steps = (path: string) => path.split(".").map((step, nth) => (nth === 0 ? step : <>.<wbr />{step}</>));
