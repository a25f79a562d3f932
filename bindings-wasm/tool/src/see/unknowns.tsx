import { words } from "../words/see";
import type { Known, Results } from "../model";
import { Level } from "./level-chip";
import { contactWords, indicatorLabel, levelTitle } from "./names";
import { count, fill, said } from "./say";
import { Scroller } from "./scroller";

interface Props { known: Known; results: Results }
type Weighed = Results["explanation"]["unknowns"][number];
export type Unknown = Weighed["unknown"];
const { unknowns: told } = words;

/** What is not known, and how far each answer could move the level. */
export function Unknowns({ known, results }: Props) {
  const { unknowns, untried = [], work } = results.explanation;
  const { ceiling } = results.recommendation;
  return (
    <section aria-labelledby="ec-unknowns">
      <h2 class="govuk-heading-l" id="ec-unknowns">{said("unknown.heading")}</h2>
      <p class="govuk-body">
        {said("level.ceiling", {
          asked: levelTitle(known, ceiling.asked),
          unasked: levelTitle(known, ceiling.withUnasked),
        })}
      </p>
      {unknowns.length === 0 && work.allUnknowns && <p class="govuk-body">{said("unknown.none")}</p>}
      {unknowns.length > 0 && (
        <Scroller label={told.caption}>
          <table class="govuk-table ec-table">
            <caption class="govuk-table__caption govuk-table__caption--s"><span class="ec-caption">{told.caption}</span></caption>
            <thead>
              <tr>
                {[told.unknown, told.ifSo, told.ifNot].map((name) => (
                  <th key={name} class="govuk-table__header" scope="col">{name}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {unknowns.map((it, nth) => <UnknownRow key={nth} {...{ known, results }} weighed={it} />)}
            </tbody>
          </table>
        </Scroller>
      )}
      {untried.length > 0 && <p class="govuk-body">{told.untried}</p>}
      <ul class="govuk-list govuk-list--bullet">
        {untried.map((it, nth) => <li key={nth}>{unknownWords(known, it, results.asOf)}</li>)}
      </ul>
    </section>
  );
}

function UnknownRow({ known, results, weighed }: Props & { weighed: Weighed }) {
  const { unknown, levelIfSo, raises, ceilingIfNot, lowers } = weighed;
  const ifNot = "question" in unknown ? ceilingIfNot.withUnasked : ceilingIfNot.asked;
  return (
    <tr>
      <th class="govuk-table__header ec-what" scope="row">
        {unknownWords(known, unknown, results.asOf)}{" "}
        <span class="ec-quiet">{fill(told.reach, { level: levelTitle(known, reachOf(unknown)) })}</span>
      </th>
      <td><Level known={known} id={levelIfSo} /> <Moved by={raises} words={told.higher} /></td>
      <td><Level known={known} id={ifNot} /> <Moved by={lowers} words={told.lower} /></td>
    </tr>
  );
}

function Moved({ by, words: moved }: { by: number; words: string }) {
  return <span class="ec-moved">{by === 0 ? told.same : fill(moved, { n: count(by, told.level, told.levels) })}</span>;
}

function reachOf(unknown: Unknown): string {
  if ("presence" in unknown) return unknown.presence.couldReach;
  return "day" in unknown ? unknown.day.couldReach : unknown.question.couldReach;
}

/** An unknown in words. */
export function unknownWords(known: Known, unknown: Unknown, asOf: string): string {
  if ("presence" in unknown) {
    const { indicator, contact } = unknown.presence;
    return said("unknown.presence", {
      label: indicatorLabel(known, indicator),
      contact: `${contactWords(known, contact, asOf)} (${contact})`,
    });
  }
  if ("day" in unknown) return said("unknown.day", { contact: unknown.day.contact });
  return said("unknown.question", { ask: unknown.question.ask });
}
