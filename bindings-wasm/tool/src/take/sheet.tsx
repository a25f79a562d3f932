import type { ComponentChildren } from "preact";
import type { Known, Results } from "../model";
import { Blockers } from "../see/blockers";
import { closureWords, stageWords } from "../see/closing";
import { rowsOf } from "../see/course";
import { alarmWords } from "../see/home";
import { basis, Due } from "../see/level";
import { levelTitle, observationLabel, readingOf } from "../see/names";
import { Picture } from "../see/picture";
import { capital, figure, fill, limit, list, moment, occurred, said } from "../see/say";
import { unknownWords } from "../see/unknowns";
import { inWords, kinds, sectors } from "../words/codes";
import { words as see } from "../words/see";
import { words } from "../words/take";

interface Props { known: Known; results: Results }
const { sheet: told } = words;
const MOST = { reasons: 5, lower: 3, unknowns: 4, blockers: 5, closures: 2, contacts: 10 } as const;

/** One printed page; what does not fit is counted and said to be in the full page. */
export function Sheet({ known, results }: Props) {
  const by = recordedBy(results);
  return (
    <div class="ec-sheet" aria-hidden="true">
      <p class="ec-sheet__title">{fill(told.title, { case: results.recommendation.case })}</p>
      <p class="ec-sheet__basis">{basis(results)} {said("page.not-a-decision")}</p>
      <Answer known={known} results={results} />
      <div class="ec-sheet__picture">
        <Picture known={known} results={by} rows={rowsOf(by.replay)} width={760} />
        <p>{told.picture}</p>
      </div>
      <div class="ec-sheet__columns">
        <div><Why known={known} results={results} /></div>
        <div><Gaps known={known} results={results} /></div>
      </div>
      <Contacts known={known} results={results} />
      <p class="ec-sheet__foot">{said("page.not-a-decision.why")} {told.made}</p>
    </div>
  );
}

/** The replay up to the as-of instant: paper has no slider. */
function recordedBy(results: Results): Results {
  const steps = results.replay.steps.filter(({ instant }) => moment(instant) <= moment(results.asOf));
  return { ...results, replay: { ...results.replay, steps } };
}

function Answer({ known, results }: Props) {
  const { level, ceiling } = results.recommendation;
  const response = results.standing.responses.find((it) => it.level === level.id);
  return (
    <div class="ec-sheet__answer">
      <p><strong class="ec-sheet__level">{level.title}</strong></p>
      <p>
        <strong>{see.level.who}:</strong> {level.who}.{" "}
        <strong>{see.level.within}:</strong> {level.within ? limit(level.within) : see.level.noLimit}.
      </p>
      {response && <p><strong>{see.level.due}:</strong> <Due known={known} asOf={results.asOf} response={response} /></p>}
      <p>
        {said("level.ceiling", {
          asked: levelTitle(known, ceiling.asked),
          unasked: levelTitle(known, ceiling.withUnasked),
        })}
      </p>
    </div>
  );
}

function Why({ results }: Props) {
  const { reasons, level } = results.recommendation;
  const own = reasons.filter((it) => it.level === level.id);
  const lower = reasons.filter((it) => it.level !== level.id).map(({ title }) => title);
  return (
    <>
      <Part title={told.why}>
        {own.length === 0 && lower.length === 0 && <p>{said("why.none")}</p>}
        <Some most={MOST.reasons} items={own.map(({ title, figures }) => `${title}: ${list(figures.map(figure))}`)} />
        {lower.length > 0 && <p>{fill(told.below, { reasons: lower.slice(0, MOST.lower).join("; ") })} <Rest n={lower.length - MOST.lower} /></p>}
      </Part>
      <Part title={told.home}>
        <p>{results.recommendation.home.pathway}: {results.recommendation.home.lead}</p>
        <Some most={2} items={results.standing.home.alarms.map(alarmWords)} />
      </Part>
    </>
  );
}

function Gaps({ known, results }: Props) {
  const { closing, closures, stage } = results.standing;
  const { unknowns } = results.explanation;
  return (
    <>
      <Part title={told.unknown}>
        {unknowns.length === 0 && <p>{said("unknown.none")}</p>}
        <Some most={MOST.unknowns} items={unknowns.map(({ unknown }) => unknownWords(known, unknown, results.asOf))} />
      </Part>
      <Part title={told.closing}>
        <p>{stageWords(known, results)}</p>
        {stage.state === "closed" && <Some most={MOST.closures} items={closures.map((it) => closureWords(known, it)).reverse()} />}
        {stage.state === "open" && (
          <>
            <Blockers known={known} asOf={results.asOf} blockers={closing.slice(0, MOST.blockers)}
              brief={(ids) => numbersOf(known, results, ids)} />
            <More n={closing.length - MOST.blockers} />
          </>
        )}
      </Part>
    </>
  );
}

const numbered = ({ replay }: Results) => rowsOf(replay).flatMap((row) => (row.kind === "contact" ? [row] : []));

const shownOf = ({ recommendation }: Results) => recommendation.contacts.slice(-MOST.contacts);

/** Occurrences by the numbers of their contacts in the table, as paper has no room for more; by their ids if they are not in it. */
function numbersOf(known: Known, results: Results, ids: readonly string[]): string {
  if (ids.length === 0) return "";
  const shown = new Set(shownOf(results).map(({ contact }) => contact));
  const rows = numbered(results).filter(({ contact }) => shown.has(contact));
  const occurrenceOf = (contact: string) => readingOf(known, contact, results.asOf)?.occurrence ?? contact;
  const found = rows.filter(({ contact }) => ids.includes(occurrenceOf(contact)));
  const others = ids.filter((id) => !found.some(({ contact }) => occurrenceOf(contact) === id));
  const numbers = list(found.map(({ number }) => String(number)));
  return `${list([...(numbers ? [fill(told.numbers, { numbers })] : []), ...others])}.`;
}

function Contacts({ known, results }: Props) {
  const { contacts, asOf } = results.recommendation;
  const numbers = numbered(results);
  const shown = shownOf(results);
  return (
    <table>
      <caption>{told.caption}</caption>
      <thead>
        <tr>{[told.number, told.when, told.what, told.alone].map((name) => <th key={name} scope="col">{name}</th>)}</tr>
      </thead>
      <tbody>
        {contacts.length > shown.length && (
          <tr><td colSpan={4}>{fill(told.earlier, { n: contacts.length - shown.length })}</td></tr>
        )}
        {shown.map(({ contact, level, counted }) => {
          const reading = readingOf(known, contact, asOf);
          return (
            <tr key={contact} data-contact={contact}>
              <td>{numbers.find((row) => row.contact === contact)?.number}</td>
              <td class="ec-date">{reading && occurred(reading.occurred)}</td>
              <td>
                {reading && `${capital(inWords(kinds, reading.kind))}, ${inWords(sectors, reading.sector)}. `}
                {counted.map((it) => observationLabel(known, contact, it)).join("; ") || capital(see.reasons.nothing)}
              </td>
              <td>{levelTitle(known, level)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return <div class="ec-sheet__part"><p class="ec-sheet__heading">{title}</p>{children}</div>;
}

function Some({ items, most }: { items: readonly string[]; most: number }) {
  return (
    <>
      {items.length > 0 && <ul>{items.slice(0, most).map((it) => <li key={it}>{it}</li>)}</ul>}
      <More n={items.length - most} />
    </>
  );
}

function More({ n }: { n: number }) {
  return n > 0 ? <p><Rest n={n} /></p> : null;
}

function Rest({ n }: { n: number }) {
  return n > 0 ? <>{fill(told.more, { n })}</> : null;
}
