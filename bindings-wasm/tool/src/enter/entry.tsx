import type { ComponentChildren } from "preact";
import { enter } from "../words/enter";

interface EntryProps {
  id: string;
  title: string;
  children?: ComponentChildren;
  onEdit?: () => void;
  onRemove(): void;
}

/** One contact or one entry of the record, as a card. */
export function Entry({ id, title, children, onEdit, onRemove }: EntryProps) {
  return (
    <li class="card">
      <h4 class="govuk-heading-s card__title">{title}</h4>
      <p class="govuk-body-s card__id">{id}</p>
      {children}
      <div class="govuk-button-group card__actions">
        {onEdit && (
          <button type="button" class="govuk-button govuk-button--secondary" onClick={onEdit}>
            {enter.edit}<span class="govuk-visually-hidden"> {id}</span>
          </button>
        )}
        <button type="button" class="govuk-button govuk-button--secondary" onClick={onRemove}>
          {enter.remove}<span class="govuk-visually-hidden"> {id}</span>
        </button>
      </div>
    </li>
  );
}
