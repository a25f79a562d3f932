import { bases, inWords, kinds, sectors } from "../words/codes";
import { words } from "../words/see";
import type { Known, Results } from "../model";
import { correctionsOf, observationLabel, readingOf } from "./names";
import { capital, day, fill, moment, occurred } from "./say";

type Piece = Results["recommendation"]["reasons"][number]["evidence"][number];
interface Props { known: Known; results: Results; evidence: readonly Piece[] }

/** The contacts that a reason rests on, with the observations of each that it counts. */
export function Evidence({ known, results, evidence }: Props) {
  const contacts = [...new Set(evidence.map(({ contact }) => contact))];
  return (
    <ul class="govuk-list ec-evidence">
      {contacts.map((id) => (
        <li key={id} data-contact={id}>
          <ContactTold {...{ known, results, id }} />
          <ul class="govuk-list govuk-list--bullet">
            {evidence.filter(({ contact }) => contact === id).map(({ observation }) => (
              <li key={observation ?? ""}>
                {observation ? <Observed {...{ known, results, contact: id, observation }} /> : words.reasons.whole}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Observed({ known, results, contact, observation }: Omit<Props, "evidence"> & { contact: string; observation: string }) {
  const reading = readingOf(known, contact, results.asOf);
  const found = reading?.observations?.find((it) => (it.id ?? it.indicator) === observation);
  const note = found?.note ? ` ${found.note}` : "";
  return (
    <>
      {observationLabel(known, contact, observation)}
      {found && <span class="ec-quiet"> ({inWords(bases, found.basis)}).{note}</span>}
    </>
  );
}

/** A contact with its own words. */
export function ContactTold({ known, results, id }: Omit<Props, "evidence"> & { id: string }) {
  const reading = readingOf(known, id, results.asOf);
  if (!reading) return <code>{id}</code>;
  const corrections = correctionsOf(known, id).filter((it) => moment(it.recorded) <= moment(results.asOf));
  return (
    <>
      <strong>{capital(inWords(kinds, reading.kind))}, {inWords(sectors, reading.sector)}, {occurred(reading.occurred)}</strong>{" "}
      <span class="ec-quiet">{reading.agency} <code>{id}</code></span>
      {reading.summary && <p class="govuk-body-s">{reading.summary}</p>}
      {reading.done && <p class="govuk-body-s"><span class="ec-quiet">{words.reasons.done}:</span> {reading.done}</p>}
      {corrections.map(({ id: event, recorded, entry }) => "corrected" in entry && (
        <p key={event} class="govuk-body-s ec-quiet">
          {capital(fill(words.reasons.corrected, { date: day(recorded), reason: entry.corrected.reason }))}
        </p>
      ))}
    </>
  );
}
