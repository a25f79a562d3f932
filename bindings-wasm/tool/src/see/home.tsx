import { homes, ideologies, inWords, steps } from "../words/codes";
import { words } from "../words/see";
import type { Known, Results } from "../model";
import { Fact } from "./level";
import { capital, count, day, fill, said } from "./say";
import { Sources } from "./sources";

interface Props { known: Known; results: Results }
type Alarm = Results["standing"]["home"]["alarms"][number];
const { home: told } = words;

/** Where the policy would have the case, and who has it. */
export function Home({ known, results }: Props) {
  const { home } = results.recommendation;
  return (
    <section aria-labelledby="ec-home">
      <h2 class="govuk-heading-l" id="ec-home">{said("home.heading")}</h2>
      <Standing results={results} />
      <h3 class="govuk-heading-m">{told.would}</h3>
      <dl class="govuk-summary-list ec-facts">
        <Fact name={told.pathway}><span data-pathway={home.pathway}>{home.pathway}</span></Fact>
        <Fact name={told.lead}>{home.lead}</Fact>
        <Fact name={told.why}>{home.reason}</Fact>
      </dl>
      <p class="govuk-body">{said("home.ideology", { ideology: inWords(ideologies, home.ideology) })}</p>
      <details class="govuk-details ec-details">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">{words.reasons.sources}</span>
        </summary>
        <div class="govuk-details__text"><Sources known={known} ids={home.sources} /></div>
      </details>
    </section>
  );
}

function Standing({ results }: { results: Results }) {
  const { home, supports } = results.standing;
  const { accepted, offer, refusals } = home;
  const lines = [
    accepted
      ? fill(told.has, { ...accepted, date: day(accepted.since) })
      : told.nobody,
    offer && fill(told.offered, { to: offer.to, date: day(offer.since) }),
    offer?.due && fill(told.answerBy, { date: day(offer.due) }),
    refusals > 0 && fill(told.refused, { n: count(refusals, told.time, told.times) }),
    ...supports.map(({ agency, step, since }) =>
      fill(told.support, { agency, step: inWords(steps, step), date: day(since) })),
  ].filter((line): line is string => typeof line === "string");
  return (
    <>
      <h3 class="govuk-heading-m">{told.standing}</h3>
      <p class="govuk-body"><strong>{capital(inWords(homes, home.status))}.</strong> {lines.join(" ")}</p>
      {home.alarms.map((alarm) => <AlarmView key={alarm.kind} alarm={alarm} />)}
    </>
  );
}

function AlarmView({ alarm }: { alarm: Alarm }) {
  return (
    <p class="govuk-body ec-alarm" data-alarm={alarm.kind}><strong>{told.alarm}:</strong> {alarmWords(alarm)}</p>
  );
}

export function alarmWords(alarm: Alarm): string {
  const what = fill(alarm.kind === "noHome" ? told.noHome : told.noClearHome, { date: day(alarm.since) });
  if (!alarm.goesTo) return what;
  const { who } = alarm.goesTo;
  const to = alarm.due ? fill(told.goesBy, { who, date: day(alarm.due) }) : fill(told.goesTo, { who });
  return `${what} ${to}`;
}
