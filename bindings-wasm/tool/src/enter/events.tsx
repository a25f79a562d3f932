import type { CaseDocument } from "../../../js/documents";
import { instantWords } from "../form/read";
import { entries, inWords } from "../words/codes";
import { enter } from "../words/enter";
import { eventWords } from "../words/events";
import { closureReasons, labelOf, presences, shortOf } from "../words/terms";
import { contactLabel, indicatorLabel } from "./asked";
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
            <p class="govuk-body-s">{about(draft, event)}</p>
          </Entry>
        ))}
      </ol>
      <button type="button" class="govuk-button" onClick={() => onEdit(events.length)}>{enter.addEvent}</button>
    </section>
  );
}

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const titleOf = (event: Event) => {
  const kind = kindOf(event);
  return `${eventWords[kind]?.said ?? upper(inWords(entries, kind))}, ${instantWords(event.recorded)}`;
};

/** What the entry names and says. */
function about(draft: CaseDocument, event: Event): string {
  const { contact, observation, considered, presence, account, reason, note } = valuesOf(event);
  const ids = [contact, ...(Array.isArray(considered) ? considered : [])].filter((id) => typeof id === "string");
  const seen = draft.contacts.find(({ id }) => id === contact)?.observations;
  const sign = seen?.find((it) => (it.id ?? it.indicator) === observation)?.indicator ?? observation;
  const named = [...ids.map((id) => contactLabel(draft, id)), typeof sign === "string" && indicatorLabel(sign),
    typeof presence === "string" && shortOf(presences, presence)];
  const said = account ?? (typeof reason === "string" ? labelOf(closureReasons, reason) : note);
  return [named.filter(Boolean).join("; "), said].filter(Boolean).join(". ");
}
