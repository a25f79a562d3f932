import type { CaseDocument } from "../../../js/documents";
import { codebookDocument, tryClosure } from "../engine";
import type { Attempt } from "../engine";
import { Tick, Ticks } from "../form/choice";
import { ErrorAt, fieldId } from "../form/field";
import { wordsOf } from "../form/faults";
import type { Fault } from "../form/field";
import { LongText } from "../form/text";
import { Blockers } from "../see/blockers";
import type { Blocker } from "../see/blockers";
import { current } from "../state";
import { against } from "../words/against";
import { fieldHints } from "../words/events";
import { blockerKinds } from "../words/terms";
import type { Against, Values } from "./kinds";

interface AgainstProps {
  draft: CaseDocument;
  /** The place of the closure among the events. */
  index: number;
  values: Values;
  faults: Fault[];
  /** The instant of the closure. */
  at: string;
  onValue(value: Against | undefined): void;
}

/** What the library says stands against the closure that the form has, in a record without it. */
function standing({ draft, index, values, at }: AgainstProps): Attempt<{ blockers: readonly Blocker[] }> {
  const { reason, receiver, referrals } = values as Record<string, string | string[]>;
  const way = {
    ...(reason && { reason: String(reason) }),
    ...(receiver && { receiver: String(receiver).trim() }),
    referrals: Array.isArray(referrals) ? referrals : [],
  };
  const others = (draft.events ?? []).filter((_, other) => other !== index);
  return tryClosure({ ...draft, events: others }, current().policy, at, way);
}

/** A closure against advice: what stands against it by the policy, and what the record says of that. */
export function AgainstAdvice(props: AgainstProps) {
  const { draft, values, faults, at, onValue } = props;
  const tried = standing(props);
  const blockers = tried.ok ? tried.value.blockers : [];
  const value = values.against as Against | undefined;
  const begin = (): Against => ({ blockers: [...new Set(blockers.map(({ kind }) => kind as string))], reason: "" });
  const known = { codebook: codebookDocument, policy: JSON.parse(current().policy), case: draft };
  return (
    <section aria-labelledby="against-title">
      <h3 class="govuk-heading-m" id="against-title">{against.title}</h3>
      <div role="status">
        {!tried.ok && (
          <div class="govuk-inset-text">
            <p class="govuk-body">{against.cannotSay}</p>
            <ul class="govuk-list govuk-list--bullet">
              {tried.problems.map((problem, nth) => <li key={nth}>{wordsOf(problem)}</li>)}
            </ul>
          </div>
        )}
        {blockers.length > 0 && (
          <div class="govuk-inset-text">
            <p class="govuk-body">{against.stands}</p>
            <Blockers known={known} asOf={at} blockers={blockers} />
            <p class="govuk-body">{against.human}</p>
          </div>
        )}
      </div>
      <div class="govuk-form-group govuk-checkboxes govuk-checkboxes--small">
        <Tick id={fieldId("against")} label={against.all} hint={against.allHint} checked={value !== undefined}
          onChange={(checked) => onValue(checked ? begin() : undefined)} />
        <ErrorAt path="against" faults={faults} />
      </div>
      {value && <Said value={value} faults={faults} onValue={onValue} />}
    </section>
  );
}

function Said({ value, faults, onValue }: Pick<AgainstProps, "faults" | "onValue"> & { value: Against }) {
  return (
    <div class="nested">
      <Ticks path="against.blockers" label={against.blockers} hint={against.blockersHint} faults={faults}
        options={blockerKinds} values={value.blockers} onValues={(blockers) => onValue({ ...value, blockers })} />
      <LongText path="against.reason" label={against.reason} hint={fieldHints.reason} faults={faults}
        value={value.reason} onValue={(reason) => onValue({ ...value, reason })} />
    </div>
  );
}
