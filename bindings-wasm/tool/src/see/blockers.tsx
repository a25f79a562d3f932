import { words } from "../words/see";
import type { Known, Results } from "../model";
import { contactOf, contactWords, indicatorLabel, levelTitle, recordedOn } from "./names";
import { capital, fill } from "./say";

export type Blocker = Results["standing"]["closing"][number];
interface Props { known: Known; asOf: string; blockers: readonly Blocker[]; brief?: (ids: readonly string[]) => string }
const { blockers: told } = words;

/** What stands against a closure, one by one. */
export function Blockers({ known, asOf, blockers, brief }: Props) {
  return (
    <ul class="govuk-list govuk-list--bullet ec-blockers">
      {blockers.map((blocker, nth) => (
        <li key={nth} data-blocker={blocker.kind}>
          {blockerWords(known, blocker)}
          {brief
            ? ` ${brief(aboutOf(blocker))}`
            : <About known={known} asOf={asOf} ids={aboutOf(blocker)} />}
        </li>
      ))}
    </ul>
  );
}

export function blockerWords(known: Known, blocker: Blocker): string {
  switch (blocker.kind) {
    case "responseOutstanding":
      return fill(told.response, { level: levelTitle(known, blocker.level) });
    case "informationOutstanding":
      return fill(told.information, { of: blocker.of, date: recordedOn(known, blocker.event), event: blocker.event });
    case "questionUnasked":
      return fill(told.question, { indicator: indicatorLabel(known, blocker.indicator) });
    case "candidateUnresolved":
      return fill(told.candidate, { record: blocker.record });
    case "receiverNotAccepted":
      return blocker.receiver ? fill(told.receiver, { receiver: blocker.receiver }) : told.noReceiver;
    case "secondReviewerMissing":
      return told.second;
    case "reasonMissing":
      return told.reason;
    case "referralsNotNamed":
      return told.referrals;
  }
}

function aboutOf(blocker: Blocker): readonly string[] {
  if (blocker.kind === "responseOutstanding") return blocker.occurrences;
  return "referrals" in blocker ? blocker.referrals : [];
}

/** The occurrences that it is about; one contact's occurrence has the contact's own id. */
function About({ known, asOf, ids }: { known: Known; asOf: string; ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <ul class="govuk-list ec-about">
      {ids.map((id) => (
        <li key={id}>{contactOf(known, id) && capital(contactWords(known, id, asOf))} <code>{id}</code></li>
      ))}
    </ul>
  );
}
