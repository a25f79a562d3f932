import { useState } from "preact/hooks";
import type { Known, Results, Supposition } from "../model";
import { words } from "../words/suppose";
import { unknowns } from "./choices";
import { Ask, Select } from "./field";

interface Props { known: Known; results: Results; onSuppose: (change: Supposition) => void }
type Presence = "present" | "absent";
const { answer: told } = words;

export function Answer({ known, results, onSuppose }: Props) {
  const choices = unknowns(known, results);
  const [chosen, choose] = useState("");
  const [presence, setPresence] = useState<Presence>("present");
  const unknown = choices.find(({ value }) => value === chosen) ?? choices[0];
  const ask = () => {
    if (!unknown) return;
    const { contact, observation } = unknown;
    onSuppose({ answer: { contact, observation, presence } });
  };
  return (
    <Ask id="ec-answer" legend={told.legend} hint={told.hint} button={told.button} disabled={!unknown} onAsk={ask}>
      {unknown ? (
        <>
          <Select id="ec-answer-unknown" label={told.label} value={unknown.value} choices={choices} onChange={choose} />
          <div class="govuk-form-group govuk-radios govuk-radios--inline govuk-radios--small">
            <Radio value="present" label={told.yes} chosen={presence} choose={setPresence} />
            <Radio value="absent" label={told.no} chosen={presence} choose={setPresence} />
          </div>
        </>
      ) : <p class="govuk-body">{told.none}</p>}
      <p class="govuk-hint">{told.untried}</p>
    </Ask>
  );
}

interface RadioProps { value: Presence; label: string; chosen: Presence; choose: (value: Presence) => void }

function Radio({ value, label, chosen, choose }: RadioProps) {
  const id = `ec-answer-${value}`;
  return (
    <div class="govuk-radios__item">
      <input class="govuk-radios__input" type="radio" name="ec-answer" id={id} value={value}
        checked={chosen === value} onChange={() => choose(value)} />
      <label class="govuk-label govuk-radios__label" for={id}>{label}</label>
    </div>
  );
}
