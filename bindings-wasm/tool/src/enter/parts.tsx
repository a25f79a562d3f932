import { useState } from "preact/hooks";
import type { CaseDocument } from "../../../js/documents";
import { tryCase } from "../engine";
import { Heading } from "../frame/heading";
import { faultOf } from "../form/faults";
import type { Fault } from "../form/field";
import { ErrorSummary } from "../form/summary";
import { change, current, edit } from "../state";
import { enter } from "../words/enter";
import { CaseDetails } from "./details";
import { ContactEditor } from "./contact";
import { Contacts } from "./contacts";
import { EventEditor } from "./event";
import { Events } from "./events";
import { Keep } from "./keep";
import { PolicyChooser } from "./policy";

type Open = { list: "contacts" | "events"; index: number } | null;

const targetOf = (fault: Fault): Open => {
  const place = fault.field.match(/^(contacts|events)\[(\d+)\]/);
  return place ? { list: place[1] as "contacts" | "events", index: Number(place[2]) } : null;
};

/** Removes an entry, and keeps the way back. */
function remove(draft: CaseDocument, list: "contacts" | "events", index: number) {
  const entries: { id: string }[] = draft[list] ?? [];
  const id = entries[index]?.id ?? "";
  edit({ ...draft, [list]: entries.filter((_, other) => other !== index) }, { draft, said: enter.removed[list](id) });
}

export function Enter({ draft }: { draft: CaseDocument }) {
  const [open, setOpen] = useState<Open>(null);
  const [said, setSaid] = useState("");
  const editor = {
    draft,
    index: open?.index ?? 0,
    onSave: (next: CaseDocument, id: string) => {
      edit(next);
      setSaid(open ? enter.saved[open.list](id) : "");
      setOpen(null);
    },
    onCancel: () => setOpen(null),
  };
  if (open?.list === "contacts") return <ContactEditor {...editor} key={`c${open.index}`} />;
  if (open?.list === "events") return <EventEditor {...editor} key={`e${open.index}`} />;
  const choose = (list: "contacts" | "events", index: number) => {
    setSaid("");
    setOpen({ list, index });
  };
  return (
    <>
      <Mending draft={draft} onChoose={(fault) => setOpen(targetOf(fault))} />
      <Heading>{enter.title}</Heading>
      <Notice said={said} />
      <p class="govuk-inset-text">{enter.noNames}</p>
      <CaseDetails draft={draft} />
      <Contacts draft={draft} onEdit={(index) => choose("contacts", index)}
        onRemove={(index) => remove(draft, "contacts", index)} />
      <Events draft={draft} onEdit={(index) => choose("events", index)}
        onRemove={(index) => remove(draft, "events", index)} />
      <PolicyChooser />
      <Keep />
    </>
  );
}

/** What is wrong with the record as a whole; each line leads to the entry that has it. */
function Mending({ draft, onChoose }: { draft: CaseDocument; onChoose(fault: Fault): void }) {
  const tried = tryCase(draft);
  if (tried.ok || untouched(draft)) return null;
  const faults = tried.problems.map(faultOf).map((fault) => ({ ...fault, text: `${nameOf(draft, fault)}${fault.text}` }));
  const go = (fault: Fault) => (targetOf(fault) ? onChoose(fault) : document.getElementById(`f-${fault.field.replace(/\W+/g, "-")}`)?.focus());
  return <ErrorSummary title={enter.mendTitle} faults={faults} onChoose={go} />;
}

/** A record that nobody has written in yet has nothing to mend. */
const untouched = ({ id, contacts, events = [] }: CaseDocument) => !id && contacts.length === 0 && events.length === 0;

function nameOf(draft: CaseDocument, fault: Fault): string {
  const target = targetOf(fault);
  const id = target && draft[target.list]?.[target.index]?.id;
  return id ? `${id}: ` : "";
}

/** What was just done, said aloud, with the way back. */
function Notice({ said }: { said: string }) {
  const { undo } = current();
  const back = () => {
    if (undo) edit(undo.draft);
    change({ undo: null });
  };
  const text = undo?.said ?? said;
  return (
    <div role="status" class={text ? "notice" : ""}>
      {text && <p class="govuk-body notice__text">{text}</p>}
      {undo && <button type="button" class="govuk-button govuk-button--secondary notice__button" onClick={back}>{enter.undo}</button>}
    </div>
  );
}
