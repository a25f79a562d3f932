import { useState } from "preact/hooks";
import type { Known, Supposition } from "../model";
import { fill } from "../see/say";
import { words } from "../words/suppose";
import { Ask, Select } from "./field";

/** A policy that can be chosen: its text goes to the library as it is. */
export interface PolicyChoice { id: string; title: string; text: string }

interface Props {
  policies: readonly PolicyChoice[];
  current: Known["policy"];
  onSuppose: (change: Supposition) => void;
}
const { policy: told } = words;

export function PolicyAsk({ policies, current, onSuppose }: Props) {
  const [loaded, load] = useState<PolicyChoice | null>(null);
  const [chosen, choose] = useState("");
  const all = loaded ? [...policies, loaded] : policies;
  const here = all.findIndex(({ text }) => holds(text, current));
  const other = all.findIndex((_, nth) => nth !== here);
  const at = chosen in all ? Number(chosen) : Math.max(other, 0);
  const policy = all[at];
  const choices = all.map(({ title }, nth) => ({
    value: String(nth),
    label: nth === here ? fill(told.current, { title }) : title,
  }));
  const read = async (file: File | undefined) => {
    if (!file) return;
    const text = await file.text();
    load({ id: "loaded", title: fill(told.loaded, { name: file.name }), text });
    choose(String(policies.length));
  };
  return (
    <Ask id="ec-policy" legend={told.legend} hint={told.hint} button={told.button} disabled={!policy}
      onAsk={() => policy && onSuppose({ policy: { text: policy.text } })}>
      {policy && (
        <Select id="ec-policy-choice" label={told.label} value={String(at)} choices={choices} onChange={choose} />
      )}
      <div class="govuk-form-group">
        <label class="govuk-label" for="ec-policy-file">{told.file}</label>
        <input class="ec-file" id="ec-policy-file" type="file" accept=".json,application/json"
          onChange={(event) => void read(event.currentTarget.files?.[0])} />
      </div>
    </Ask>
  );
}

/** Whether a text holds a policy, whatever its spaces. */
function holds(text: string, policy: Known["policy"]): boolean {
  try {
    return JSON.stringify(JSON.parse(text)) === JSON.stringify(policy);
  } catch {
    return false;
  }
}
