import { useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import type { Results } from "../model";
import { fill } from "../see/say";
import { words } from "../words/take";
import { save } from "./save";

interface Props {
  results: Results;
  caseText: () => string;
  receipt: (asOf: string) => string;
  page: (asOf: string, redacted: boolean) => string;
  /** Prints; the sheet is what is printed. */
  onPrint?: () => void;
  /** Says what happened, for the page's live region. */
  onSaid?: (words: string) => void;
}

/** Print, and save the case, the receipt or the library's page. */
export function Take({ results, caseText, receipt, page, onPrint = () => window.print(), onSaid }: Props) {
  const [redacted, redact] = useState(false);
  const [told, tell] = useState("");
  const { asOf } = results;
  const say = (text: string) => {
    tell(text);
    onSaid?.(text);
  };
  const keep = (file: keyof typeof words.files, type: string, make: () => string) => () => {
    const name = fill(words.files[file], { case: results.recommendation.case, date: asOf.slice(0, 10) });
    try {
      save(name, type, make());
      say(fill(words.saved, { name }));
    } catch (error) {
      say(fill(words.failed, { why: error instanceof Error ? error.message : String(error) }));
    }
  };
  return (
    <section class="ec-take" aria-labelledby="ec-take">
      <h2 class="govuk-heading-l" id="ec-take">{words.heading}</h2>
      <p class="govuk-body">{words.lead}</p>
      <div class="ec-asks">
        <Way title={words.printTitle} what={words.printWhat} button={words.print} onTake={onPrint} />
        <Way title={words.caseTitle} what={words.caseWhat} button={words.case}
          onTake={keep("case", "application/json", caseText)} />
        <Way title={words.receiptTitle} what={words.receiptWhat} button={words.receipt}
          onTake={keep("receipt", "application/json", () => receipt(asOf))} />
        <Way title={words.pageTitle} what={words.pageWhat} button={words.page}
          onTake={keep("page", "text/html", () => page(asOf, redacted))}>
          <div class="govuk-checkboxes govuk-checkboxes--small">
            <div class="govuk-checkboxes__item">
              <input class="govuk-checkboxes__input" type="checkbox" id="ec-redacted" checked={redacted}
                onChange={(event) => redact(event.currentTarget.checked)} />
              <label class="govuk-label govuk-checkboxes__label" for="ec-redacted">{words.redacted}</label>
            </div>
          </div>
        </Way>
      </div>
      <p class="govuk-body ec-said">{told}</p>
    </section>
  );
}

interface WayProps { title: string; what: string; button: string; onTake: () => void; children?: ComponentChildren }

function Way({ title, what, button, onTake, children }: WayProps) {
  return (
    <div class="ec-ask">
      <h3 class="govuk-heading-s">{title}</h3>
      <p class="govuk-body">{what}</p>
      {children}
      <button type="button" class="govuk-button govuk-button--secondary" onClick={onTake}>{button}</button>
    </div>
  );
}
