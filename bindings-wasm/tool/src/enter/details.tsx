import { useState } from "preact/hooks";
import type { CaseDocument } from "../../../js/documents";
import { tryCase } from "../engine";
import { Radios } from "../form/choice";
import { faultOf } from "../form/faults";
import type { Fault } from "../form/field";
import { ErrorSummary } from "../form/summary";
import { Text } from "../form/text";
import { edit } from "../state";
import { enter } from "../words/enter";
import { filled } from "./draft";

const BANDS = [
  { value: "child", label: enter.child },
  { value: "adult", label: enter.adult },
];

/** The case's own fields: its reference, the person's, and child or adult. */
export function CaseDetails({ draft }: { draft: CaseDocument }) {
  const subject: Partial<CaseDocument["subject"]> = draft.subject ?? {};
  const complete = Boolean(draft.id && subject.id && subject.is);
  const [open, setOpen] = useState(!complete);
  return (
    <section aria-labelledby="case-title">
      <h3 class="govuk-heading-m" id="case-title">{enter.caseTitle}</h3>
      {open ? <Form draft={draft} onDone={() => setOpen(false)} /> : <Facts draft={draft} onChange={() => setOpen(true)} />}
    </section>
  );
}

function Facts({ draft, onChange }: { draft: CaseDocument; onChange(): void }) {
  const facts = [
    [enter.caseId, draft.id],
    [enter.subjectId, draft.subject.id],
    [enter.is, draft.subject.is === "child" ? enter.child : enter.adult],
  ];
  return (
    <>
      <dl class="govuk-summary-list">
        {facts.map(([name, value]) => (
          <div class="govuk-summary-list__row" key={name}>
            <dt class="govuk-summary-list__key">{name}</dt>
            <dd class="govuk-summary-list__value">{value}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="govuk-button govuk-button--secondary" onClick={onChange}>{enter.changeCase}</button>
    </>
  );
}

const OWN = /^(id|subject)(\.|$)/;

function Form({ draft, onDone }: { draft: CaseDocument; onDone(): void }) {
  const [id, setId] = useState(draft.id ?? "");
  const [subject, setSubject] = useState(draft.subject?.id ?? "");
  const [is, setIs] = useState<string>(draft.subject?.is ?? "");
  const [faults, setFaults] = useState<Fault[]>([]);
  const [attempt, setAttempt] = useState(0);
  const submit = (event: Event) => {
    event.preventDefault();
    const whose = filled({ id: subject.trim(), is });
    const { schema, id: _, subject: __, ...rest } = draft;
    const next = { schema, ...filled({ id: id.trim() }), subject: whose, ...rest } as CaseDocument;
    const tried = tryCase(next);
    const found = tried.ok ? [] : tried.problems.map(faultOf).filter(({ field }) => OWN.test(field));
    setFaults(found);
    setAttempt((count) => count + 1);
    if (found.length > 0) return;
    edit(next);
    onDone();
  };
  return (
    <form onSubmit={submit} noValidate autocomplete="off">
      <ErrorSummary faults={faults} attempt={attempt} />
      <Text path="id" label={enter.caseId} hint={enter.caseIdHint} faults={faults} value={id} onValue={setId} />
      <Text path="subject.id" label={enter.subjectId} hint={enter.subjectIdHint} faults={faults} value={subject}
        onValue={setSubject} />
      <Radios path="subject.is" label={enter.is} options={BANDS} faults={faults} value={is} small onValue={setIs} />
      <button class="govuk-button">{enter.saveCase}</button>
    </form>
  );
}
