import { useState } from "preact/hooks";
import type { Known, Results, Supposition } from "../model";
import { capital } from "../see/say";
import { ideologies } from "../words/codes";
import { words } from "../words/suppose";
import { ideologyValue, lastIdeology, standing } from "./choices";
import { Ask, Select } from "./field";

interface Props { known: Known; results: Results; onSuppose: (change: Supposition) => void }
const { ideology: told } = words;

export function IdeologyAsk({ known, results, onSuppose }: Props) {
  const contacts = standing(known, results);
  const [chosen, choose] = useState("");
  const [status, setStatus] = useState("coherent");
  const wanted = chosen || lastIdeology(known, results);
  const contact = contacts.find(({ value }) => value === wanted)?.value ?? contacts.at(-1)?.value;
  const statuses = Object.entries(ideologies).map(([value, label]) => ({ value, label: capital(label) }));
  return (
    <Ask id="ec-ideology" legend={told.legend} hint={told.hint} button={told.button} disabled={!contact}
      onAsk={() => contact && onSuppose({ ideology: { contact, value: ideologyValue(status) } })}>
      {contact ? (
        <>
          <Select id="ec-ideology-status" label={told.label} value={status} choices={statuses} onChange={setStatus} />
          <Select id="ec-ideology-contact" label={told.contact} value={contact} choices={contacts} onChange={choose} />
        </>
      ) : <p class="govuk-body">{words.untrue.none}</p>}
    </Ask>
  );
}
