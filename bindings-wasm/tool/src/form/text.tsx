import { described, ErrorAt, faultsOf, fieldId, Group, Hint } from "./field";
import type { FieldProps } from "./field";

interface TextProps extends FieldProps {
  value: string;
  width?: number;
  onValue(value: string): void;
}

const label = (path: string, text: string) => (
  <label class="govuk-label govuk-label--s" for={fieldId(path)}>{text}</label>
);

const wrong = (props: FieldProps) => faultsOf(props.faults, props.path).length > 0;

export function Text(props: TextProps) {
  return (
    <Group {...props}>
      {label(props.path, props.label)}
      <Hint {...props} />
      <ErrorAt {...props} />
      <input
        class={`govuk-input govuk-input--width-${props.width ?? 20} ${wrong(props) ? "govuk-input--error" : ""}`}
        id={fieldId(props.path)}
        aria-describedby={described(props)}
        aria-invalid={wrong(props) || undefined}
        autocomplete="off"
        spellcheck={false}
        value={props.value}
        onInput={(event) => props.onValue(event.currentTarget.value)}
      />
    </Group>
  );
}

export function LongText(props: TextProps & { rows?: number }) {
  return (
    <Group {...props}>
      {label(props.path, props.label)}
      <Hint {...props} />
      <ErrorAt {...props} />
      <textarea
        class={`govuk-textarea ${wrong(props) ? "govuk-textarea--error" : ""}`}
        id={fieldId(props.path)}
        rows={props.rows ?? 3}
        aria-describedby={described(props)}
        aria-invalid={wrong(props) || undefined}
        autocomplete="off"
        value={props.value}
        onInput={(event) => props.onValue(event.currentTarget.value)}
      />
    </Group>
  );
}
