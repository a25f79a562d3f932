import { useState } from "preact/hooks";
import type { Known, Results, Supposition } from "../model";
import { words } from "../words/suppose";
import { standing } from "./choices";
import { Ask, Select } from "./field";

interface Props { known: Known; results: Results; onSuppose: (change: Supposition) => void }
const { untrue: told } = words;

export function Untrue({ known, results, onSuppose }: Props) {
  const choices = standing(known, results);
  const [chosen, choose] = useState("");
  const contact = choices.find(({ value }) => value === chosen)?.value ?? choices[0]?.value;
  return (
    <Ask id="ec-untrue" legend={told.legend} hint={told.hint} button={told.button} disabled={!contact}
      onAsk={() => contact && onSuppose({ untrue: { contact } })}>
      {contact
        ? <Select id="ec-untrue-contact" label={told.label} value={contact} choices={choices} onChange={choose} />
        : <p class="govuk-body">{told.none}</p>}
    </Ask>
  );
}
