import { useState } from "preact/hooks";
import type { CaseDocument } from "../../../js/documents";
import { tryCase } from "../engine";
import { Radios, Select, Tick } from "../form/choice";
import { DayInput, MomentInput } from "../form/dates";
import { NO_DAY } from "../form/days";
import { faultsBelow } from "../form/faults";
import type { Fault } from "../form/field";
import { ErrorSummary } from "../form/summary";
import { LongText, Text } from "../form/text";
import { enter } from "../words/enter";
import { ideologies, kinds, sectors, worriers } from "../words/terms";
import { contactOf, formOf, freshId, newForm } from "./draft";
import type { ContactForm } from "./draft";
import { Observations } from "./observations";
import { Heading } from "../frame/heading";

interface ContactProps {
  draft: CaseDocument;
  /** The place of the contact in the case; after the last, for a new one. */
  index: number;
  onSave(draft: CaseDocument, id: string): void;
  onCancel(): void;
}

const faultsAt = (draft: CaseDocument, index: number): Fault[] => {
  const tried = tryCase(draft);
  return tried.ok ? [] : faultsBelow(tried.problems, `contacts[${index}]`);
};

export function ContactEditor({ draft, index, onSave, onCancel }: ContactProps) {
  const before = draft.contacts[index];
  const [form, setForm] = useState<ContactForm>(() => (before ? formOf(before) : newForm(new Date())));
  const [faults, setFaults] = useState<Fault[]>(() => (before ? faultsAt(draft, index) : []));
  const [attempts, setAttempts] = useState(0);
  const set = (parts: Partial<ContactForm>) => setForm((was) => ({ ...was, ...parts }));
  const submit = (event: Event) => {
    event.preventDefault();
    const id = before?.id ?? freshId("c", draft.contacts);
    const contacts = [...draft.contacts];
    contacts[index] = contactOf(form, id, before);
    const found = faultsAt({ ...draft, contacts }, index);
    setFaults(found);
    setAttempts((count) => count + 1);
    if (found.length === 0) onSave({ ...draft, contacts }, id);
  };
  return (
    <form onSubmit={submit} noValidate autocomplete="off">
      <ErrorSummary faults={faults} attempt={attempts} />
      <Heading>{before ? enter.editTitle(before.id) : enter.addTitle}</Heading>
      <Report form={form} faults={faults} set={set} />
      <Times form={form} faults={faults} set={set} />
      <Observations seen={form.observations} faults={faults} onSeen={(observations) => set({ observations })} />
      <More form={form} faults={faults} set={set} />
      <div class="govuk-button-group">
        <button class="govuk-button">{enter.save}</button>
        <button type="button" class="govuk-button govuk-button--secondary" onClick={onCancel}>{enter.cancel}</button>
      </div>
    </form>
  );
}

interface PartProps {
  form: ContactForm;
  faults: Fault[];
  set(parts: Partial<ContactForm>): void;
}

const FIRST_HAND = [
  { value: "yes", label: enter.firstHandYes },
  { value: "no", label: enter.firstHandNo },
];

function Report({ form, faults, set }: PartProps) {
  return (
    <>
      <Radios path="kind" label={enter.kind} options={kinds} faults={faults} value={form.kind}
        onValue={(kind) => set({ kind })} />
      <Select path="sector" label={enter.sector} options={sectors} faults={faults} value={form.sector}
        onValue={(sector) => set({ sector })} />
      <Text path="agency" label={enter.agency} hint={enter.agencyHint} faults={faults} value={form.agency}
        onValue={(agency) => set({ agency })} />
      <Radios path="firstHand" label={enter.firstHand} options={FIRST_HAND} faults={faults} small
        value={form.firstHand ? "yes" : "no"} onValue={(value) => set({ firstHand: value === "yes" })} />
    </>
  );
}

function Times({ form, faults, set }: PartProps) {
  return (
    <>
      <DayInput path="occurred" label={enter.occurred} hint={enter.occurredHint} faults={faults} value={form.from}
        onValue={(from) => set({ from })} />
      <div class="govuk-form-group govuk-checkboxes govuk-checkboxes--small">
        <Tick id="f-spans" label={enter.spans} checked={form.until !== null}
          onChange={(spans) => set({ until: spans ? NO_DAY : null })} />
      </div>
      {form.until && (
        <DayInput path="until" label={enter.until} faults={faults} value={form.until}
          onValue={(until) => set({ until })} />
      )}
      <MomentInput path="recorded" label={enter.recorded} hint={enter.recordedHint} faults={faults}
        value={form.recorded} onValue={(recorded) => set({ recorded })} />
    </>
  );
}

function More({ form, faults, set }: PartProps) {
  return (
    <>
      <h3 class="govuk-heading-m">{enter.more}</h3>
      <LongText path="summary" label={enter.summary} hint={enter.noNames} faults={faults} value={form.summary}
        onValue={(summary) => set({ summary })} />
      <LongText path="done" label={enter.done} hint={enter.noNames} faults={faults} value={form.done}
        onValue={(done) => set({ done })} />
      <Text path="occurrence" label={enter.occurrence} hint={enter.occurrenceHint} faults={faults}
        value={form.occurrence} onValue={(occurrence) => set({ occurrence })} />
      <Worry form={form} faults={faults} set={set} />
      <Select path="ideology" label={enter.ideology} hint={enter.ideologyHint} none={enter.ideologyNone}
        options={ideologies} faults={faults} value={form.ideology} onValue={(ideology) => set({ ideology })} />
      {form.ideology === "coherent" && (
        <Text path="ideology.status.coherent.strand" label={enter.strand} hint={enter.strandHint} faults={faults}
          value={form.strand} onValue={(strand) => set({ strand })} />
      )}
    </>
  );
}

function Worry({ form, faults, set }: PartProps) {
  return (
    <>
      <div class="govuk-form-group govuk-checkboxes govuk-checkboxes--small">
        <Tick id="f-worried" label={enter.worry} checked={form.worried} onChange={(worried) => set({ worried })} />
      </div>
      {form.worried && (
        <div class="nested">
          <Radios path="worry.by" label={enter.worryBy} options={worriers} faults={faults} value={form.worryBy} small
            onValue={(worryBy) => set({ worryBy })} />
          <LongText path="worry.reason" label={enter.worryReason} hint={enter.noNames} faults={faults}
            value={form.worryReason} onValue={(worryReason) => set({ worryReason })} />
        </div>
      )}
    </>
  );
}
