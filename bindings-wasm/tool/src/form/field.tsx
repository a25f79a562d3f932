import type { ComponentChildren } from "preact";

/** One problem at one field, in plain words. */
export interface Fault {
  /** The path of the field within its form, such as `observations[0].presence`. */
  field: string;
  text: string;
}

export const fieldId = (path: string) => `f-${path.replace(/[^A-Za-z0-9]+/g, "-").replace(/-$/, "")}`;

export const faultsOf = (faults: Fault[], path: string) => faults.filter((fault) => fault.field === path);

/** What every field needs: where it is, what it is called, what is wrong with it. */
export interface FieldProps {
  path: string;
  label: string;
  hint?: string | undefined;
  faults: Fault[];
}

export const described = ({ path, hint, faults }: FieldProps) => {
  const ids = [hint && `${fieldId(path)}-hint`, faultsOf(faults, path).length > 0 && `${fieldId(path)}-error`];
  return ids.filter(Boolean).join(" ") || undefined;
};

export function Hint({ path, hint }: { path: string; hint?: string | undefined }) {
  return hint ? <div id={`${fieldId(path)}-hint`} class="govuk-hint">{hint}</div> : null;
}

export function ErrorAt({ path, faults }: { path: string; faults: Fault[] }) {
  const here = faultsOf(faults, path);
  if (here.length === 0) return null;
  return (
    <p id={`${fieldId(path)}-error`} class="govuk-error-message">
      {here.map(({ text }) => (
        <span class="block" key={text}>
          <span class="govuk-visually-hidden">Error: </span>
          {text}
        </span>
      ))}
    </p>
  );
}

export function Group({ path, faults, children }: { path: string; faults: Fault[]; children: ComponentChildren }) {
  const wrong = faultsOf(faults, path).length > 0;
  return <div class={`govuk-form-group ${wrong ? "govuk-form-group--error" : ""}`}>{children}</div>;
}
