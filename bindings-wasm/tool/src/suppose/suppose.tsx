import type { Known, Results, Supposed, Supposition } from "../model";
import { contactWords, observationLabel } from "../see/names";
import { fill } from "../see/say";
import { ideologies, inWords } from "../words/codes";
import { words } from "../words/suppose";
import { Answer } from "./answer";
import { IdeologyAsk } from "./ideology";
import { Outcome } from "./outcome";
import { PolicyAsk, type PolicyChoice } from "./policy";
import { Untrue } from "./untrue";

interface Props {
  known: Known;
  results: Results;
  policies: readonly PolicyChoice[];
  active: readonly Supposition[];
  /** What the library says of them; nothing while nothing is supposed. */
  supposed?: Supposed | null;
  /** Why they could not be tried, in the library's words. */
  failed?: string | null;
  onChange: (active: Supposition[]) => void;
}

/** "What if": suppositions on a copy of the case, and what would differ. */
export function Suppose({ known, results, policies, active, supposed, failed, onChange }: Props) {
  const add = (change: Supposition) => onChange([...active.filter((it) => !replaces(change, it)), change]);
  const asks = { known, results, onSuppose: add };
  const policy = policyOf(active);
  return (
    <section class="ec-suppose" aria-labelledby="ec-suppose">
      <h2 class="govuk-heading-l" id="ec-suppose">{words.heading}</h2>
      <p class="govuk-body">{words.lead}</p>
      <div class="ec-asks">
        <Untrue {...asks} />
        <Answer {...asks} />
        <IdeologyAsk {...asks} />
        <PolicyAsk policies={policies} current={known.policy} onSuppose={add} />
      </div>
      <Active {...{ known, results, active, onChange }} />
      {failed && (
        <div class="govuk-error-summary">
          <h3 class="govuk-error-summary__title">{words.outcome.failed}</h3>
          <p class="govuk-body">{failed}</p>
        </div>
      )}
      {!failed && supposed && active.length > 0 && <Outcome {...{ known, results, supposed, policy, active }} />}
    </section>
  );
}

/** Whether a new supposition takes the place of an earlier one about the same thing. */
function replaces(change: Supposition, earlier: Supposition): boolean {
  const about = (it: Supposition): string => {
    if ("untrue" in it) return `untrue ${it.untrue.contact}`;
    if ("answer" in it) return `answer ${it.answer.contact}/${it.answer.observation}`;
    return "ideology" in it ? `ideology ${it.ideology.contact}` : "policy";
  };
  return about(change) === about(earlier);
}

/** The policy document that is supposed, if one is; the library has loaded its text by then. */
function policyOf(active: readonly Supposition[]): Known["policy"] | undefined {
  const last = active.filter((it) => "policy" in it).at(-1);
  if (!last || !("policy" in last)) return undefined;
  try {
    return JSON.parse(last.policy.text) as Known["policy"];
  } catch {
    return undefined;
  }
}

type ActiveProps = Pick<Props, "known" | "results" | "active" | "onChange">;

function Active({ known, results, active, onChange }: ActiveProps) {
  if (active.length === 0) return <p class="govuk-body ec-quiet">{words.none}</p>;
  return (
    <div class="ec-active">
      <h3 class="govuk-heading-s">{words.supposed}</h3>
      <ul class="govuk-list">
        {active.map((change, nth) => {
          const told = changeWords(known, results, change);
          return (
            <li key={told}>
              {told}{" "}
              <button type="button" class="ec-link-button"
                onClick={() => onChange(active.filter((_, other) => other !== nth))}>
                {words.remove}<span class="govuk-visually-hidden">: {told}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <p class="govuk-body"><strong>{words.unchanged}</strong></p>
      <button type="button" class="govuk-button govuk-button--secondary" onClick={() => onChange([])}>
        {words.removeAll}
      </button>
    </div>
  );
}

/** A supposition in words. */
export function changeWords(known: Known, results: Results, change: Supposition): string {
  const contact = (id: string) => `${contactWords(known, id, results.asOf)} (${id})`;
  if ("untrue" in change) return fill(words.untrue.told, { contact: contact(change.untrue.contact) });
  if ("answer" in change) {
    const { contact: id, observation, presence } = change.answer;
    const unknown = `${observationLabel(known, id, observation)}, ${contact(id)}`;
    return fill(words.answer.told, { answer: words.answer[presence], unknown });
  }
  if ("ideology" in change) {
    const { contact: id, value } = change.ideology;
    const status = typeof value === "string" ? value : "coherent";
    return fill(words.ideology.told, { ideology: inWords(ideologies, status), contact: contact(id) });
  }
  return fill(words.policy.told, { policy: policyOf([change])?.title ?? "" });
}
