import { attempt, ledger } from "../engine";
import { check } from "../words/check";
import { verdict } from "./verdict";

/** What a checkpoint says. */
export function Checkpoint({ text }: { text: string }) {
  const tried = attempt(() => ledger.parseCheckpoint(text));
  if (!tried.ok) return verdict([tried], "");
  const { origin, size, root } = tried.value;
  const facts: [string, string][] = [[check.origin, origin], [check.size, String(size)], [check.root, root]];
  return (
    <dl class="govuk-summary-list">
      {facts.map(([name, value]) => (
        <div class="govuk-summary-list__row" key={name}>
          <dt class="govuk-summary-list__key">{name}</dt>
          <dd class="govuk-summary-list__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
