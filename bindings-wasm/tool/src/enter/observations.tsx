import { codebookDocument } from "../engine";
import { Radios } from "../form/choice";
import { ErrorAt, fieldId } from "../form/field";
import type { Fault } from "../form/field";
import { LongText } from "../form/text";
import { enter } from "../words/enter";
import { bases, presences, roles } from "../words/terms";
import type { Seen } from "./draft";
import { Finder } from "./finder";

interface ObservationsProps {
  seen: Seen[];
  faults: Fault[];
  onSeen(seen: Seen[]): void;
}

const indicatorOf = (code: string) => codebookDocument.indicators.find((indicator) => indicator.code === code);

/** A second observation of one indicator needs an id of its own; the first is named by the indicator. */
function added(seen: Seen[], indicator: string): Seen {
  const same = seen.filter((other) => other.indicator === indicator).length;
  const id = same > 0 ? { id: `${indicator}-${same + 1}` } : {};
  return { indicator, presence: "", basis: "", role: "", note: "", ...id };
}

export function Observations({ seen, faults, onSeen }: ObservationsProps) {
  const replace = (index: number, parts: Partial<Seen>) =>
    onSeen(seen.map((each, other) => (other === index ? { ...each, ...parts } : each)));
  return (
    <section aria-labelledby="observations-title">
      <h3 class="govuk-heading-m" id="observations-title">{enter.observations}</h3>
      <Finder onChoose={({ code }) => onSeen([...seen, added(seen, code)])} />
      {seen.length === 0 && <p class="govuk-body">{enter.noObservations}</p>}
      {seen.map((each, index) => (
        <One
          key={`${each.indicator}-${index}`}
          seen={each}
          path={`observations[${index}]`}
          faults={faults}
          onChange={(parts) => replace(index, parts)}
          onRemove={() => onSeen(seen.filter((_, other) => other !== index))}
        />
      ))}
    </section>
  );
}

interface OneProps {
  seen: Seen;
  path: string;
  faults: Fault[];
  onChange(parts: Partial<Seen>): void;
  onRemove(): void;
}

function One({ seen, path, faults, onChange, onRemove }: OneProps) {
  const indicator = indicatorOf(seen.indicator);
  const label = indicator?.label ?? seen.indicator;
  const choice = { small: true, faults };
  return (
    <fieldset class="govuk-fieldset card" id={fieldId(path)} tabIndex={-1}>
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m card__title">{label}</legend>
      <ErrorAt path={path} faults={faults} />
      {indicator && (
        <details class="govuk-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">{enter.meaning}</span>
          </summary>
          <div class="govuk-details__text">{indicator.definition}</div>
        </details>
      )}
      <div class="columns">
        <Radios {...choice} path={`${path}.presence`} label={enter.presence} options={presences} value={seen.presence}
          onValue={(presence) => onChange({ presence })} />
        <Radios {...choice} path={`${path}.basis`} label={enter.basis} options={bases} value={seen.basis}
          onValue={(basis) => onChange({ basis })} />
        <Radios {...choice} path={`${path}.role`} label={enter.role} options={roles} value={seen.role}
          onValue={(role) => onChange({ role })} />
      </div>
      <LongText path={`${path}.note`} label={enter.note} hint={enter.noNames} faults={faults} value={seen.note} rows={2}
        onValue={(note) => onChange({ note })} />
      <button type="button" class="govuk-button govuk-button--secondary" onClick={onRemove}>
        {enter.take}
        <span class="govuk-visually-hidden">: {label}</span>
      </button>
    </fieldset>
  );
}
