import { Tick } from "../form/choice";
import { forgetKept } from "../kept";
import { change, current, forget } from "../state";
import { draftWords } from "../words/enter";

/** Keeping the draft on the device, which only happens when it is asked for. */
export function Keep() {
  const { keep, notKept } = current();
  const onKeep = (wanted: boolean) => {
    if (!wanted) forgetKept();
    change({ keep: wanted, notKept: false });
  };
  const onForget = () => {
    forgetKept();
    forget();
  };
  return (
    <section aria-labelledby="keep-title">
      <h3 class="govuk-heading-m" id="keep-title">{draftWords.title}</h3>
      <p class="govuk-body">{draftWords.memory}</p>
      <div class="govuk-form-group govuk-checkboxes">
        <Tick id="keep-draft" label={draftWords.keep} hint={draftWords.keepHint} checked={keep} onChange={onKeep} />
      </div>
      <p role="status" class="govuk-body">{notKept ? draftWords.notKept : ""}</p>
      <button type="button" class="govuk-button govuk-button--warning" onClick={onForget}
        aria-describedby="forget-hint">{draftWords.forget}</button>
      <p class="govuk-hint" id="forget-hint">{draftWords.forgetHint}</p>
    </section>
  );
}
