import { useLayoutEffect, useState } from "preact/hooks";
import { closureReasons, entries, inWords, kinds, sectors } from "../words/codes";
import { words } from "../words/see";
import type { Known, Results } from "../model";
import { stepAt } from "./course";
import { levelTitle, readingOf } from "./names";
import { fill, instant, list, moment } from "./say";

interface Props { known: Known; results: Results; onAsOf: (asOf: string) => void }
const { slider } = words;

/** The as-of instant, moved over the steps of the replay or set to a day. */
export function Slider({ known, results, onAsOf }: Props) {
  const { steps } = results.replay;
  const at = stepAt(results.replay, results.asOf);
  const go = (step: number) => {
    const instant = steps[step - 1]?.instant;
    if (instant) onAsOf(instant);
  };
  const value = spoken(known, results, at);
  return (
    <section class="ec-slider" aria-labelledby="ec-slider">
      <h2 class="govuk-heading-m" id="ec-slider">{slider.heading}</h2>
      <p class="govuk-hint" id="ec-slider-hint">{slider.hint}</p>
      <div class="ec-slider__sides">
        <div>
          {steps.length > 0 && (
            <div class="ec-slider__row">
              <button type="button" class="govuk-button govuk-button--secondary" disabled={at <= 1}
                onClick={() => go(at - 1)}>{slider.earlier}</button>
              <input type="range" class="ec-range" min={1} max={steps.length} step={1} value={Math.max(at, 1)}
                aria-label={slider.label} aria-describedby="ec-slider-hint" aria-valuetext={value}
                onInput={(event) => go(event.currentTarget.valueAsNumber)} />
              <button type="button" class="govuk-button govuk-button--secondary" disabled={at >= steps.length}
                onClick={() => go(at + 1)}>{slider.later}</button>
            </div>
          )}
          <p class="govuk-body ec-slider__value">{value}</p>
        </div>
        <DayField asOf={results.asOf} onAsOf={onAsOf} />
      </div>
    </section>
  );
}

/** What the slider says that it is set to. */
function spoken(known: Known, results: Results, at: number): string {
  const { steps } = results.replay;
  const step = steps[at - 1];
  const level = results.recommendation.level.title;
  const when = instant(results.asOf);
  if (!step) return fill(slider.before, { when, level });
  const places = { n: at, all: steps.length, when, what: whatOf(known, step, results.asOf), level };
  return fill(moment(step.instant) === moment(results.asOf) ? slider.value : slider.between, places);
}

/** What came on record in a step. */
function whatOf(known: Known, step: Results["replay"]["steps"][number], asOf: string): string {
  const contacts = step.contacts.map(({ contact }) => {
    const reading = readingOf(known, contact, asOf);
    return reading ? `${inWords(kinds, reading.kind)} (${inWords(sectors, reading.sector)})` : contact;
  });
  const others = step.entries.map(({ kind, level, reason }) => {
    const more = reason ? inWords(closureReasons, reason) : level ? levelTitle(known, level) : "";
    return more ? `${inWords(entries, kind)} (${more})` : inWords(entries, kind);
  });
  return list([...contacts, ...others]) || slider.nothing;
}

function DayField({ asOf, onAsOf }: Pick<Props, "onAsOf"> & { asOf: string }) {
  const [chosen, choose] = useState(asOf.slice(0, 10));
  useLayoutEffect(() => choose(asOf.slice(0, 10)), [asOf]);
  const show = (event: Event) => {
    event.preventDefault();
    if (/^\d{4}-\d\d-\d\d$/.test(chosen)) onAsOf(`${chosen}T23:59:59Z`);
  };
  return (
    <form class="ec-slider__day" onSubmit={show} noValidate>
      <label class="govuk-label" for="ec-day">{slider.day}</label>
      <p class="govuk-hint" id="ec-day-hint">{slider.dayHint}</p>
      <input class="govuk-input" id="ec-day" type="date" value={chosen} aria-describedby="ec-day-hint"
        onInput={(event) => choose(event.currentTarget.value)} />
      <button type="submit" class="govuk-button govuk-button--secondary">{slider.show}</button>
    </form>
  );
}
