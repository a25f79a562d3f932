import { described, ErrorAt, faultsOf, fieldId, Group, Hint } from "./field";
import type { FieldProps } from "./field";
import type { Day, Moment } from "./days";

interface DayProps extends FieldProps {
  value: Day;
  onValue(value: Day): void;
}

const PARTS = [["day", "Day", 2], ["month", "Month", 2], ["year", "Year", 4]] as const;

/** Day, month and year as three boxes, of which the last alone may do. */
export function DayInput(props: DayProps) {
  return (
    <Group {...props}>
      <fieldset class="govuk-fieldset" role="group" aria-describedby={described(props)}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{props.label}</legend>
        <Hint {...props} />
        <ErrorAt {...props} />
        <DayBoxes {...props} />
      </fieldset>
    </Group>
  );
}

function DayBoxes({ path, value, onValue, faults, extra }: DayProps & { extra?: preact.ComponentChildren }) {
  const wrong = faultsOf(faults, path).length > 0;
  return (
    <div class="govuk-date-input">
      {PARTS.map(([part, label, width], index) => {
        const id = index === 0 ? fieldId(path) : `${fieldId(path)}-${part}`;
        return (
          <div class="govuk-date-input__item" key={part}>
            <label class="govuk-label govuk-date-input__label" for={id}>{label}</label>
            <input
              class={`govuk-input govuk-date-input__input govuk-input--width-${width} ${wrong ? "govuk-input--error" : ""}`}
              id={id}
              inputMode="numeric"
              autocomplete="off"
              value={value[part]}
              onInput={(event) => onValue({ ...value, [part]: event.currentTarget.value })}
            />
          </div>
        );
      })}
      {extra}
    </div>
  );
}

interface MomentProps extends FieldProps {
  value: Moment;
  onValue(value: Moment): void;
}

export function MomentInput(props: MomentProps) {
  const { path, value, onValue } = props;
  const id = `${fieldId(path)}-time`;
  const time = (
    <div class="govuk-date-input__item">
      <label class="govuk-label govuk-date-input__label" for={id}>Time, such as 16:05</label>
      <input
        class="govuk-input govuk-date-input__input govuk-input--width-4"
        id={id}
        autocomplete="off"
        value={value.time}
        onInput={(event) => onValue({ ...value, time: event.currentTarget.value })}
      />
    </div>
  );
  return (
    <Group {...props}>
      <fieldset class="govuk-fieldset" role="group" aria-describedby={described(props)}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{props.label}</legend>
        <Hint {...props} />
        <ErrorAt {...props} />
        <DayBoxes {...props} onValue={(day) => onValue({ ...value, ...day })} extra={time} />
      </fieldset>
    </Group>
  );
}
