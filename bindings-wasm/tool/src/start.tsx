import { useState } from "preact/hooks";
import type { CaseDocument } from "../../js/documents";
import { tryCaseText } from "./engine";
import type { Problem } from "./engine";
import { FileButton } from "./frame/file";
import { Problems } from "./frame/problems";
import { Heading } from "./frame/heading";
import { forgetKept, keptDraft } from "./kept";
import { shipped } from "./shipped";
import { begin, change } from "./state";
import { start } from "./words/start";

/** The instant of the last referral: where the example shows most. */
function exampleInstant(document: CaseDocument): string | null {
  const referrals = document.contacts.filter(({ kind }) => kind === "referral").map(({ recorded }) => recorded);
  return referrals.sort().pop() ?? null;
}

function openExample() {
  const document: CaseDocument = JSON.parse(shipped.example);
  begin(document, "see", exampleInstant(document));
}

const NEW = { schema: "everycontact/case/1", subject: {}, contacts: [] } as unknown as CaseDocument;

/** A text that is a case in its shape, though not in all that it says, can be mended by the forms. */
const SHAPE = /^(json_syntax|duplicate_key|unknown_field|missing_field|wrong_type|unknown_variant|unsupported_schema|too_|invalid_encoding|number_too_large)/;

function mendable(text: string, problems: readonly Problem[]): CaseDocument | null {
  if (problems.some(({ code }) => SHAPE.test(code))) return null;
  return JSON.parse(text);
}

export function Start() {
  const [failed, setFailed] = useState<{ text: string; problems: readonly Problem[] } | null>(null);
  const open = (text: string) => {
    const tried = tryCaseText(text);
    if (tried.ok) begin(tried.value, "see");
    else setFailed({ text, problems: tried.problems });
  };
  const draft = failed && mendable(failed.text, failed.problems);
  return (
    <>
      <Heading>{start.title}</Heading>
      <p class="govuk-body-l">{start.lead}</p>
      <KeptDraft />
      <div class="starts">
        <section class="card" aria-labelledby="open-title">
          <h3 class="govuk-heading-m" id="open-title">{start.open}</h3>
          <FileButton id="open-file" label={start.drop} hint={start.openHint} onText={open} />
          <Paste onOpen={open} />
          {failed && <Problems title={start.failed} problems={failed.problems} />}
          {draft && (
            <button type="button" class="govuk-button" onClick={() => begin(draft, "enter")}>{start.mend}</button>
          )}
        </section>
        <section class="card" aria-labelledby="new-title">
          <h3 class="govuk-heading-m" id="new-title">{start.begin}</h3>
          <p class="govuk-body">{start.beginHint}</p>
          <button type="button" class="govuk-button" onClick={() => begin(NEW, "enter")}>{start.begin}</button>
          <h3 class="govuk-heading-m">{start.example}</h3>
          <p class="govuk-body">{start.exampleHint}</p>
          <button type="button" class="govuk-button govuk-button--secondary" onClick={openExample}>{start.example}</button>
        </section>
      </div>
    </>
  );
}

function Paste({ onOpen }: { onOpen(text: string): void }) {
  const [text, setText] = useState("");
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{start.paste}</span>
      </summary>
      <div class="govuk-details__text">
        <label class="govuk-label" for="paste">{start.pasteLabel}</label>
        <div class="govuk-hint" id="paste-hint">{start.pasteHint}</div>
        <textarea class="govuk-textarea" id="paste" rows={6} aria-describedby="paste-hint" autocomplete="off"
          spellcheck={false} value={text} onInput={(event) => setText(event.currentTarget.value)} />
        <button type="button" class="govuk-button" onClick={() => onOpen(text)}>{start.pasteOpen}</button>
      </div>
    </details>
  );
}

function KeptDraft() {
  const [kept, setKept] = useState(keptDraft);
  if (!kept) return null;
  const goOn = () => {
    begin(kept.draft, "enter");
    change({ policy: kept.policy, keep: true });
  };
  const forget = () => {
    forgetKept();
    setKept(null);
  };
  return (
    <section class="card" aria-labelledby="kept-title">
      <h3 class="govuk-heading-m" id="kept-title">{start.kept}</h3>
      <p class="govuk-body">{start.keptText}</p>
      <div class="govuk-button-group">
        <button type="button" class="govuk-button" onClick={goOn}>{start.goOn}</button>
        <button type="button" class="govuk-button govuk-button--warning" onClick={forget}>{start.forget}</button>
      </div>
    </section>
  );
}
