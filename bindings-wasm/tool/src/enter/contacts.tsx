import type { CaseDocument } from "../../../js/documents";
import { codebookDocument } from "../engine";
import { dayWords } from "../form/read";
import { enter } from "../words/enter";
import { kinds, labelOf, presences, sectors, shortOf } from "../words/terms";
import type { Contact } from "./draft";
import { Entry } from "./entry";

interface ListProps {
  draft: CaseDocument;
  onEdit(index: number): void;
  onRemove(index: number): void;
}

export function Contacts({ draft, onEdit, onRemove }: ListProps) {
  return (
    <section aria-labelledby="contacts-title">
      <h3 class="govuk-heading-m" id="contacts-title">{enter.contacts}</h3>
      {draft.contacts.length === 0 && <p class="govuk-body">{enter.noContacts}</p>}
      <ol class="govuk-list entries">
        {draft.contacts.map((contact, index) => (
          <Entry key={contact.id} id={contact.id} title={titleOf(contact)} onEdit={() => onEdit(index)}
            onRemove={() => onRemove(index)}>
            {contact.summary && <p class="govuk-body-s">{contact.summary}</p>}
            <Signs contact={contact} />
          </Entry>
        ))}
      </ol>
      <button type="button" class="govuk-button" onClick={() => onEdit(draft.contacts.length)}>{enter.add}</button>
    </section>
  );
}

const titleOf = ({ kind, sector, occurred }: Contact) =>
  `${labelOf(kinds, kind)}, ${shortOf(sectors, sector)}, ${dayWords(occurred)}`;

const label = (code: string) => codebookDocument.indicators.find((indicator) => indicator.code === code)?.label ?? code;

function Signs({ contact }: { contact: Contact }) {
  const seen = contact.observations ?? [];
  if (seen.length === 0) return null;
  return (
    <ul class="govuk-list govuk-list--bullet govuk-body-s">
      {seen.map(({ indicator, presence, id }) => (
        <li key={id ?? indicator}>
          {label(indicator)} <strong class={`govuk-tag tag tag--${presence}`}>{shortOf(presences, presence)}</strong>
        </li>
      ))}
    </ul>
  );
}
