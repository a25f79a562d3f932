import type { Attempt } from "../engine";
import { attempt } from "../engine";
import { ended, wordsOf } from "../form/faults";
import { FocusFirst } from "../frame/focus";
import { Heading } from "../frame/heading";
import { See } from "../see/see";
import { shipped } from "../shipped";
import { change, current } from "../state";
import type { Outcome, Session } from "../state";
import { Suppose } from "../suppose/suppose";
import { Take } from "../take/take";
import { frame } from "../words/frame";

interface CaseProps {
  session: Session;
  outcome: Attempt<Outcome>;
}

/** What the library says of the case; nothing, as long as the record has something to mend. */
export function OfTheCase({ session, outcome }: CaseProps) {
  const { part } = session;
  if (!outcome.ok) return <Broken title={frame.parts[part]} />;
  return (
    <FocusFirst key={part}>
      <Part session={session} outcome={outcome.value} />
    </FocusFirst>
  );
}

function Part({ session, outcome }: { session: Session; outcome: Outcome }) {
  const { results } = outcome;
  const { engine, known } = outcome.opened;
  if (session.part === "suppose") return <Supposing session={session} outcome={outcome} />;
  if (session.part === "take") {
    const saved = () => {
      change({ unsaved: false });
      return engine.caseText();
    };
    return <Take results={results} caseText={saved} receipt={engine.receipt} page={engine.page} />;
  }
  return <See known={known} results={results} onAsOf={(asOf) => change({ asOf })} />;
}

const choiceOf = (text: string) => ({ ...(JSON.parse(text) as { id: string; title: string }), text });

function Supposing({ session, outcome }: { session: Session; outcome: Outcome }) {
  const { suppositions, policy } = session;
  const { results, opened } = outcome;
  const tried = suppositions.length > 0 ? attempt(() => opened.engine.suppose(suppositions, results.asOf)) : null;
  const policies = [...new Set([...shipped.policies, policy])].map(choiceOf);
  return (
    <Suppose
      known={opened.known}
      results={results}
      policies={policies}
      active={current().suppositions}
      supposed={tried?.ok ? tried.value : null}
      failed={tried && !tried.ok ? tried.problems.map(wordsOf).map(ended).join(" ") : null}
      onChange={(active) => change({ suppositions: active })}
    />
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
