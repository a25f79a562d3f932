import { described, ErrorAt, faultsOf, fieldId, Group, Hint } from "./field";
import type { FieldProps } from "./field";

export interface Option {
  value: string;
  label: string;
  hint?: string | undefined;
}

interface ChoiceProps extends FieldProps {
  options: Option[];
  value: string;
  small?: boolean;
  inline?: boolean;
  onValue(value: string): void;
}

/** The name of a group of radio buttons has to be one of a kind on the page, or two groups would share a choice. */
export function Radios(props: ChoiceProps) {
  const id = fieldId(props.path);
  const classes = ["govuk-radios", props.small && "govuk-radios--small", props.inline && "govuk-radios--inline"];
  return (
    <Group {...props}>
      <fieldset class="govuk-fieldset" aria-describedby={described(props)}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{props.label}</legend>
        <Hint {...props} />
        <ErrorAt {...props} />
        <div class={classes.filter(Boolean).join(" ")}>
          {props.options.map((option, index) => (
            <Radio key={option.value} {...props} option={option} id={index === 0 ? id : `${id}-${index}`} name={id} />
          ))}
        </div>
      </fieldset>
    </Group>
  );
}

function Radio({ option, id, name, value, onValue }: ChoiceProps & { option: Option; id: string; name: string }) {
  return (
    <div class="govuk-radios__item">
      <input
        class="govuk-radios__input"
        id={id}
        type="radio"
        name={name}
        value={option.value}
        checked={option.value === value}
        aria-describedby={option.hint && `${id}-item-hint`}
        onChange={() => onValue(option.value)}
      />
      <label class="govuk-label govuk-radios__label" for={id}>{option.label}</label>
      {option.hint && <div id={`${id}-item-hint`} class="govuk-hint govuk-radios__hint">{option.hint}</div>}
    </div>
  );
}

export function Select(props: ChoiceProps & { none?: string }) {
  const wrong = faultsOf(props.faults, props.path).length > 0;
  return (
    <Group {...props}>
      <label class="govuk-label govuk-label--s" for={fieldId(props.path)}>{props.label}</label>
      <Hint {...props} />
      <ErrorAt {...props} />
      <select
        class={`govuk-select ${wrong ? "govuk-select--error" : ""}`}
        id={fieldId(props.path)}
        aria-describedby={described(props)}
        aria-invalid={wrong || undefined}
        value={props.value}
        onChange={(event) => props.onValue(event.currentTarget.value)}
      >
        <option value="">{props.none ?? "Choose one"}</option>
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>{label}</option>
        ))}
      </select>
    </Group>
  );
}

interface TicksProps extends FieldProps {
  options: Option[];
  values: string[];
  onValues(values: string[]): void;
}

export function Ticks(props: TicksProps) {
  const id = fieldId(props.path);
  const { values, onValues } = props;
  const toggle = (value: string) =>
    onValues(values.includes(value) ? values.filter((other) => other !== value) : [...values, value]);
  return (
    <Group {...props}>
      <fieldset class="govuk-fieldset" aria-describedby={described(props)}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{props.label}</legend>
        <Hint {...props} />
        <ErrorAt {...props} />
        <div class="govuk-checkboxes govuk-checkboxes--small">
          {props.options.map(({ value, label }, index) => (
            <Tick
              key={value}
              id={index === 0 ? id : `${id}-${index}`}
              label={label}
              checked={values.includes(value)}
              onChange={() => toggle(value)}
            />
          ))}
        </div>
      </fieldset>
    </Group>
  );
}

interface TickProps {
  id: string;
  label: string;
  hint?: string;
  checked: boolean;
  onChange(checked: boolean): void;
}

export function Tick({ id, label, hint, checked, onChange }: TickProps) {
  return (
    <div class="govuk-checkboxes__item">
      <input
        class="govuk-checkboxes__input"
        id={id}
        type="checkbox"
        checked={checked}
        aria-describedby={hint && `${id}-hint`}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label class="govuk-label govuk-checkboxes__label" for={id}>{label}</label>
      {hint && <div id={`${id}-hint`} class="govuk-hint govuk-checkboxes__hint">{hint}</div>}
    </div>
  );
}
