import type { CaseDocument } from "../../../js/documents";
import { instantWords } from "../form/read";
import { enter } from "../words/enter";
import { eventWords } from "../words/events";
import { Entry } from "./entry";
import { kindOf, valuesOf } from "./kinds";
import type { Event } from "./kinds";

interface ListProps {
  draft: CaseDocument;
  onEdit(index: number): void;
  onRemove(index: number): void;
}

export function Events({ draft, onEdit, onRemove }: ListProps) {
  const events = draft.events ?? [];
  return (
    <section aria-labelledby="events-title">
      <h3 class="govuk-heading-m" id="events-title">{enter.events}</h3>
      <p class="govuk-body">{enter.eventsHint}</p>
      {events.length === 0 && <p class="govuk-body">{enter.noEvents}</p>}
      <ol class="govuk-list entries">
        {events.map((event, index) => (
          <Entry key={event.id} id={event.id} title={titleOf(event)} onEdit={() => onEdit(index)}
            onRemove={() => onRemove(index)}>
            <p class="govuk-body-s">{about(event)}</p>
          </Entry>
        ))}
      </ol>
      <button type="button" class="govuk-button" onClick={() => onEdit(events.length)}>{enter.addEvent}</button>
    </section>
  );
}

const titleOf = (event: Event) =>
  `${eventWords[kindOf(event)]?.said ?? kindOf(event)}, ${instantWords(event.recorded)}`;

/** What the entry names and says. */
function about(event: Event): string {
  const { contact, observation, considered, account, reason, note } = valuesOf(event);
  const named = [contact, observation].filter(Boolean).join(", ");
  const list = Array.isArray(considered) ? considered.join(", ") : "";
  return [named || list, account ?? reason ?? note].filter(Boolean).join(": ");
}
