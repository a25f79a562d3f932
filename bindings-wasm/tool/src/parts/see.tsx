import type { Attempt } from "../engine";
import { Heading } from "../frame/heading";
import { change } from "../state";
import type { Outcome, Session } from "../state";
import { frame } from "../words/frame";

/** What the library says of the case; nothing, as long as the record has something to mend. */
export function See({ session, outcome }: { session: Session; outcome: Attempt<Outcome> }) {
  const { part } = session;
  if (!outcome.ok) return <Broken title={frame.parts[part]} />;
  return (
    <>
      <Heading key={part}>{frame.parts[part]}</Heading>
      <pre>{JSON.stringify(outcome.value.results.recommendation.reasons, null, 1)}</pre>
    </>
  );
}

function Broken({ title }: { title: string }) {
  return (
    <>
      <Heading>{title}</Heading>
      <p class="govuk-body">{frame.broken}</p>
      <button type="button" class="govuk-button" onClick={() => change({ part: "enter" })}>{frame.toEnter}</button>
    </>
  );
}
