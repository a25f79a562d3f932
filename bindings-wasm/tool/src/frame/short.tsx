import type { Attempt } from "../engine";
import { instantWords } from "../form/read";
import { change } from "../state";
import type { Outcome, Session } from "../state";
import { frame } from "../words/frame";

/** The case in short, above every part; the level is said aloud when it changes. */
export function InShort({ session, outcome }: { session: Session; outcome: Attempt<Outcome> | null }) {
  const said = !outcome ? "" : outcome.ok ? frame.levelNow(outcome.value.results.recommendation.level.title) : frame.noLevel;
  return (
    <>
      <p class="govuk-visually-hidden" role="status" id="level-said">{said}</p>
      {session.draft && outcome?.ok && <Facts session={session} outcome={outcome.value} />}
    </>
  );
}

function Facts({ session, outcome }: { session: Session; outcome: Outcome }) {
  const { level, case: id } = outcome.results.recommendation;
  const { policy } = outcome.opened.known;
  const facts = [
    [frame.level, level.title],
    [frame.asOf, session.asOf ? instantWords(session.asOf) : frame.now],
    [frame.case, id],
    [frame.policy, `${policy.title}, ${policy.version}`],
  ];
  return (
    <section class="short" aria-label={frame.caseLabel}>
      <dl class="govuk-width-container short__list">
        {facts.map(([name, value]) => (
          <div class="short__fact" key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {session.asOf && (
        <div class="govuk-width-container">
          <button type="button" class="govuk-button govuk-button--secondary short__now"
            onClick={() => change({ asOf: null })}>{frame.toNow}</button>
        </div>
      )}
    </section>
  );
}
