import type { ComponentChildren } from "preact";
import type { Choice } from "./choices";

interface SelectProps {
  id: string;
  label: string;
  value: string;
  choices: readonly Choice[];
  onChange: (value: string) => void;
}

/** A labelled select in the manner of govuk-frontend. */
export function Select({ id, label, value, choices, onChange }: SelectProps) {
  return (
    <div class="govuk-form-group">
      <label class="govuk-label" for={id}>{label}</label>
      <select class="govuk-select ec-select" id={id} value={value}
        onChange={(event) => onChange(event.currentTarget.value)}>
        {choices.map((it) => <option key={it.value} value={it.value}>{it.label}</option>)}
      </select>
    </div>
  );
}

interface AskProps {
  id: string;
  legend: string;
  hint: string;
  button: string;
  disabled?: boolean;
  onAsk: () => void;
  children: ComponentChildren;
}

/** One question of "what if": its fields, and a button that asks it. */
export function Ask({ id, legend, hint, button, disabled = false, onAsk, children }: AskProps) {
  const ask = (event: Event) => {
    event.preventDefault();
    if (!disabled) onAsk();
  };
  return (
    <form class="ec-ask" id={id} onSubmit={ask} noValidate>
      <fieldset class="govuk-fieldset" aria-describedby={`${id}-hint`}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
        <p class="govuk-hint" id={`${id}-hint`}>{hint}</p>
        {children}
      </fieldset>
      {!disabled && (
        <button type="submit" class="govuk-button govuk-button--secondary">{button}</button>
      )}
    </form>
  );
}
