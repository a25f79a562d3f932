import { words } from "../words/see";
import type { Known, Results } from "../model";
import { contactWords, observationLabel } from "./names";
import { capital } from "./say";

type Piece = Results["explanation"]["falls"][number]["untrue"][number];

/** Contacts in a few words, each with what of it is meant: some observations, or all of it. */
export function Pieces({ known, asOf, pieces }: { known: Known; asOf: string; pieces: readonly Piece[] }) {
  const contacts = [...new Set(pieces.map(({ contact }) => contact))];
  return (
    <ul class="govuk-list govuk-list--bullet">
      {contacts.map((id) => (
        <li key={id} data-contact={id}>
          {capital(contactWords(known, id, asOf))} <code>{id}</code>
          <span class="ec-moved">{partsOf(known, id, pieces)}</span>
        </li>
      ))}
    </ul>
  );
}

/** An observation stands beside its contact, and says more than that. */
function partsOf(known: Known, id: string, pieces: readonly Piece[]): string {
  const observed = pieces.flatMap(({ contact, observation }) =>
    contact === id && observation ? [observationLabel(known, id, observation)] : [],
  );
  return capital(observed.join("; ") || words.reasons.whole);
}
