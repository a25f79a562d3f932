import type { Known, Results, Supposed, Supposition } from "../model";
import { Level } from "../see/level-chip";
import { levelTitle } from "../see/names";
import { fill } from "../see/say";
import { Scroller } from "../see/scroller";
import { words } from "../words/suppose";
import { Prose } from "./prose";

interface Props {
  known: Known;
  results: Results;
  supposed: Supposed;
  /** The policy that the supposition is asked under; without one, the policy in force. */
  policy?: Known["policy"] | undefined;
  active: readonly Supposition[];
}
const { outcome: told } = words;

/** Before and after a supposition, and the difference in the library's words. */
export function Outcome({ known, results, supposed, policy, active }: Props) {
  const then = policy ? { ...known, policy } : known;
  const [before, after] = [results.recommendation, supposed.results.recommendation];
  return (
    <div class="ec-outcome" data-level={after.level.id}>
      <h3 class="govuk-heading-m">{told.heading}</h3>
      <IdeologyNote {...{ active, supposed, before }} />
      <Scroller label={told.caption}>
        <table class="govuk-table ec-table ec-sides">
          <caption class="govuk-table__caption govuk-visually-hidden">{told.caption}</caption>
          <thead>
            <tr>
              <td class="govuk-table__header" />
              <th class="govuk-table__header" scope="col">{told.before}</th>
              <th class="govuk-table__header" scope="col">{told.after}</th>
            </tr>
          </thead>
          <tbody>
            <Side name={told.level} before={<Level known={known} id={before.level.id} />}
              after={<Level known={then} id={after.level.id} />} />
            <Side name={told.who} before={before.level.who} after={after.level.who} />
            <Side name={told.could} before={levelTitle(known, before.ceiling.asked)}
              after={levelTitle(then, after.ceiling.asked)} />
            <Side name={told.unasked} before={levelTitle(known, before.ceiling.withUnasked)}
              after={levelTitle(then, after.ceiling.withUnasked)} />
            <Side name={told.home} before={before.home.pathway} after={after.home.pathway} />
            <Side name={told.lead} before={before.home.lead} after={after.home.lead} />
          </tbody>
        </table>
      </Scroller>
      <h3 class="govuk-heading-s">{told.words}</h3>
      <Prose text={supposed.words} />
    </div>
  );
}

interface SideProps { name: string; before: preact.ComponentChildren; after: preact.ComponentChildren }

function Side({ name, before, after }: SideProps) {
  return (
    <tr>
      <th class="govuk-table__header" scope="row">{name}</th>
      <td>{before}</td>
      <td>{after}</td>
    </tr>
  );
}

/** Where an ideology alone is supposed: what the library's comparison says of the level. */
function IdeologyNote({ active, supposed, before }: Pick<Props, "active" | "supposed"> & { before: Results["recommendation"] }) {
  const alone = active.length > 0 && active.every((change) => "ideology" in change);
  if (!alone || supposed.comparison.direction !== "same") return null;
  return (
    <p class="govuk-inset-text">
      <strong>{words.ideology.same}</strong> {fill(words.ideology.sameLong, { level: before.level.title })}
    </p>
  );
}
