import { useState } from "preact/hooks";
import type { Attempt } from "../engine";
import { FileButton } from "../frame/file";
import { Heading } from "../frame/heading";
import type { Outcome } from "../state";
import { check } from "../words/check";
import { itemOf } from "./items";
import type { Item } from "./items";
import { Checked } from "./checked";

/** Checking a receipt against the open case, and checkpoints and proofs of a ledger against each other. */
export function Check({ outcome }: { outcome: Attempt<Outcome> | null }) {
  const [items, setItems] = useState<Item[]>([]);
  const add = (text: string, name: string, bytes: Uint8Array) => setItems((was) => [...was, itemOf(name, text, bytes)]);
  return (
    <>
      <Heading>{check.title}</Heading>
      <p class="govuk-body">{check.lead}</p>
      <FileButton id="check-files" label={check.drop} hint={check.dropHint} multiple onText={add} />
      <Paste onText={(text) => add(text, check.pasted, new TextEncoder().encode(text))} />
      <section aria-labelledby="dropped-title">
        <h3 class="govuk-heading-m" id="dropped-title">{check.dropped}</h3>
        <div aria-live="polite">
          {items.length === 0 && <p class="govuk-body">{check.none}</p>}
          {items.map((item, index) => (
            <Checked key={index} item={item} all={items} outcome={outcome} />
          ))}
        </div>
        {items.length > 0 && (
          <button type="button" class="govuk-button govuk-button--secondary" onClick={() => setItems([])}>
            {check.clear}
          </button>
        )}
      </section>
    </>
  );
}

function Paste({ onText }: { onText(text: string): void }) {
  const [text, setText] = useState("");
  const add = () => {
    onText(text);
    setText("");
  };
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{check.paste}</span>
      </summary>
      <div class="govuk-details__text">
        <label class="govuk-label" for="paste-check">{check.pasteLabel}</label>
        <textarea class="govuk-textarea" id="paste-check" rows={6} autocomplete="off" spellcheck={false} value={text}
          onInput={(event) => setText(event.currentTarget.value)} />
        <button type="button" class="govuk-button" onClick={add}>{check.pasteCheck}</button>
      </div>
    </details>
  );
}
