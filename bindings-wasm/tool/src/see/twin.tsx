import { closureReasons, entries, inWords, kinds, sectors, steps } from "../words/codes";
import { words } from "../words/see";
import type { Known, Results } from "../model";
import type { Row } from "./course";
import { outOf } from "./lanes";
import { Level } from "./level-chip";
import { levelTitle, readingOf } from "./names";
import { capital, count, day, fill, moment, occurred } from "./say";
import { Scroller } from "./scroller";

interface Props { known: Known; results: Results; rows: readonly Row[] }
const { timeline } = words;

/** The timeline as a table that says the same. */
export function Twin({ known, results, rows }: Props) {
  const asOf = moment(results.asOf);
  const [then, later] = [rows.filter(({ at }) => at <= asOf), rows.filter(({ at }) => at > asOf)];
  const { columns } = timeline;
  return (
    <Scroller label={timeline.scroller}>
      <table class="govuk-table govuk-table--small-text-until-tablet ec-table ec-twin">
        <caption class="govuk-table__caption govuk-table__caption--s">
          <span class="ec-caption">{timeline.caption}</span></caption>
        <thead>
          <tr>
            {Object.values(columns).map((name) => <th key={name} class="govuk-table__header" scope="col">{name}</th>)}
          </tr>
        </thead>
        <tbody>{then.map((row, nth) => <Told key={nth} {...{ known, results, row }} />)}</tbody>
        <tbody class="ec-not-yet">
          <tr class="ec-as-of-row">
            <th class="govuk-table__header" scope="rowgroup" colSpan={7}>
              <span class="ec-caption">
                {fill(later.length > 0 ? timeline.asOfRow : timeline.asOfLast, { date: day(results.asOf) })}
              </span>
            </th>
          </tr>
          {later.map((row, nth) => <Told key={nth} {...{ known, results, row }} />)}
        </tbody>
      </table>
    </Scroller>
  );
}

function Told({ known, results, row }: { known: Known; results: Results; row: Row }) {
  if (row.kind === "time") return <TimeRow known={known} row={row} />;
  const { step } = row;
  const contact = row.kind === "contact" ? row : null;
  const reading = contact && readingOf(known, contact.contact, results.asOf);
  return (
    <tr data-contact={contact?.contact} data-event={row.kind === "entry" ? row.entry.event : undefined}>
      <td>{contact?.number}</td>
      <td class="ec-date">{day(step.instant)}</td>
      <td class="ec-date">{reading && occurred(reading.occurred)}</td>
      <th class="govuk-table__header ec-what" scope="row">
        {contact ? <ContactCell {...{ known, results }} id={contact.contact} /> : <EntryCell {...{ known, row }} />}
      </th>
      <td>{contact && <Level known={known} id={contact.alone} />}</td>
      <td><Level known={known} id={step.after.level} /></td>
      <td>{levelTitle(known, step.after.ceiling)}</td>
    </tr>
  );
}

function TimeRow({ known, row }: { known: Known; row: Row & { kind: "time" } }) {
  return (
    <tr class="ec-time-row">
      <td colSpan={7}>
        <span class="ec-caption">{fill(timeline.timePassed, { before: levelTitle(known, row.to) })}</span>
      </td>
    </tr>
  );
}

function ContactCell({ known, results, id }: { known: Known; results: Results; id: string }) {
  const reading = readingOf(known, id, results.asOf);
  const what = reading && `${capital(inWords(kinds, reading.kind))}, ${inWords(sectors, reading.sector)}`;
  return (
    <>
      {what} <span class="ec-id">{reading?.agency}, <code>{id}</code></span>
      {outOf(id, results) && <strong class="ec-out">{capital(timeline.out)}</strong>}
    </>
  );
}

function EntryCell({ known, row }: { known: Known; row: Row }) {
  if (row.kind !== "entry") return null;
  const { entry } = row;
  const told = [
    entry.reason && inWords(closureReasons, entry.reason),
    entry.handOff && inWords(steps, entry.handOff),
    entry.level && fill(timeline.heldAt, { level: levelTitle(known, entry.level) }),
    entry.blockers?.length && fill(timeline.against, {
      n: count(entry.blockers.length, timeline.thing, timeline.things),
    }),
    (entry.role ?? entry.agency) && fill(timeline.by, { who: entry.role ?? entry.agency ?? "" }),
  ].filter(Boolean);
  return (
    <>
      {capital(inWords(entries, entry.kind))}{told.length > 0 && `: ${told.join(", ")}`}{" "}
      <span class="ec-id"><code>{entry.event}</code></span>
    </>
  );
}
