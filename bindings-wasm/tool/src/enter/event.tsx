import { useState } from "preact/hooks";
import type { CaseDocument } from "../../../js/documents";
import { tryCase } from "../engine";
import { Radios } from "../form/choice";
import { MomentInput } from "../form/dates";
import { instantOf, instantText, momentOf } from "../form/days";
import { faultsBelow } from "../form/faults";
import type { Fault } from "../form/field";
import { ErrorSummary } from "../form/summary";
import { Text } from "../form/text";
import { Heading } from "../frame/heading";
import { enter } from "../words/enter";
import { eventFrame, eventWords } from "../words/events";
import { AgainstAdvice } from "./against";
import { AskedField } from "./asked";
import { filled, freshId } from "./draft";
import { entryOf, eventKinds, kindOf, valuesOf } from "./kinds";
import type { Value, Values } from "./kinds";

interface EventProps {
  draft: CaseDocument;
  index: number;
  onSave(draft: CaseDocument, id: string): void;
  onCancel(): void;
}

export function EventEditor(props: EventProps) {
  const before = props.draft.events?.[props.index];
  const [kind, setKind] = useState(before ? kindOf(before) : "");
  if (kind === "") return <KindChooser onKind={setKind} onCancel={props.onCancel} />;
  return <Form {...props} kind={kind} key={kind} />;
}

const KINDS = Object.entries(eventWords).map(([value, { title, hint }]) => ({ value, label: title, hint }));

function KindChooser({ onKind, onCancel }: { onKind(kind: string): void; onCancel(): void }) {
  const [chosen, setChosen] = useState("");
  const [faults, setFaults] = useState<Fault[]>([]);
  const [attempt, setAttempt] = useState(0);
  const submit = (event: Event) => {
    event.preventDefault();
    if (chosen) onKind(chosen);
    else setFaults([{ field: "event-kind", text: enter.eventKind }]);
    setAttempt((count) => count + 1);
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary faults={faults} attempt={attempt} />
      <Heading>{enter.addEvent}</Heading>
      <Radios path="event-kind" label={enter.eventKind} options={KINDS} faults={faults} value={chosen}
        onValue={setChosen} />
      <div class="govuk-button-group">
        <button class="govuk-button">{enter.next}</button>
        <button type="button" class="govuk-button govuk-button--secondary" onClick={onCancel}>{enter.cancel}</button>
      </div>
    </form>
  );
}

function faultsAt(draft: CaseDocument, index: number, kind: string): Fault[] {
  const tried = tryCase(draft);
  if (tried.ok) return [];
  const own = faultsBelow(tried.problems, `events[${index}]`);
  return own.map(({ field, text }) => ({ field: field.replace(`entry.${kind}.`, ""), text }));
}

function Form({ draft, index, kind, onSave, onCancel }: EventProps & { kind: string }) {
  const before = draft.events?.[index];
  const [values, setValues] = useState<Values>(before ? valuesOf(before) : {});
  const [recorded, setRecorded] = useState(momentOf(before?.recorded ?? instantOf(new Date())));
  const [agency, setAgency] = useState(before?.agency ?? "");
  const [faults, setFaults] = useState<Fault[]>(() => (before ? faultsAt(draft, index, kind) : []));
  const [attempt, setAttempt] = useState(0);
  const at = instantText(recorded, before?.recorded);
  const set = (name: string) => (value: Value | undefined) =>
    setValues(({ [name]: _, ...others }) => (value === undefined ? others : { ...others, [name]: value }));
  const submit = (event: Event) => {
    event.preventDefault();
    const id = before?.id ?? freshId("e", draft.events ?? []);
    const events = [...(draft.events ?? [])];
    const parts = { id, recorded: at, agency: agency.trim() };
    events[index] = { ...filled(parts), entry: entryOf(kind, values, before) } as (typeof events)[number];
    const found = faultsAt({ ...draft, events }, index, kind);
    setFaults(found);
    setAttempt((count) => count + 1);
    if (found.length === 0) onSave({ ...draft, events }, id);
  };
  return (
    <form onSubmit={submit} noValidate autocomplete="off">
      <ErrorSummary faults={faults} attempt={attempt} />
      <Heading>{eventWords[kind]?.title ?? kind}</Heading>
      {!eventKinds[kind] && <p class="govuk-body">{eventFrame.other}</p>}
      {(eventKinds[kind] ?? []).map((asked) => (
        asked.as === "against"
          ? <AgainstAdvice key={asked.name} draft={draft} index={index} values={values} faults={faults} at={at}
              onValue={set(asked.name)} />
          : <AskedField key={asked.name} kind={kind} asked={asked} draft={draft} values={values} faults={faults}
              onValue={set(asked.name)} />
      ))}
      <MomentInput path="recorded" label={eventFrame.recorded} faults={faults} value={recorded} onValue={setRecorded} />
      <Text path="agency" label={enter.eventAgency} hint={enter.agencyHint} faults={faults} value={agency}
        onValue={setAgency} />
      <div class="govuk-button-group">
        <button class="govuk-button">{enter.saveEvent}</button>
        <button type="button" class="govuk-button govuk-button--secondary" onClick={onCancel}>{enter.cancel}</button>
      </div>
    </form>
  );
}
