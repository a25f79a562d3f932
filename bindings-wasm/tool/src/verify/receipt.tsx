import { attempt } from "../engine";
import type { Attempt } from "../engine";
import { Problems } from "../frame/problems";
import type { Outcome } from "../state";
import { check } from "../words/check";
import { Result } from "./result";

/** A receipt, made again from the open case and policy: whether it is the same, and where it is not. */
export function Receipt({ text, outcome }: { text: string; outcome: Attempt<Outcome> | null }) {
  if (!outcome?.ok) return <Result needs>{check.receiptNeeds}</Result>;
  const tried = attempt(() => outcome.value.opened.verify(text));
  if (!tried.ok) return <Problems title={check.receiptBad} problems={tried.problems} />;
  const { holds, differences } = tried.value;
  if (holds) return <Result holds>{check.receiptHolds}</Result>;
  return (
    <>
      <Result holds={false}>{check.receiptDiffers(differences.length)}</Result>
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
    </>
  );
}

/** A path that may go on in a new line before each step. */
const steps = (path: string) => path.split(".").map((step, nth) => (nth === 0 ? step : <>.<wbr />{step}</>));
