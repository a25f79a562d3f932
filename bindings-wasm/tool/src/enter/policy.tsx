import { useState } from "preact/hooks";
import type { PolicyDocument } from "../../../js/documents";
import { tryPolicy } from "../engine";
import type { Problem } from "../engine";
import { Select } from "../form/choice";
import { shipped } from "../shipped";
import { change, current } from "../state";
import { policyWords } from "../words/enter";
import { FileButton } from "../frame/file";
import { Problems } from "../frame/problems";

const read = (text: string): PolicyDocument => JSON.parse(text);

/** The shipped policies, and one of one's own; with what the chosen one says of itself. */
export function PolicyChooser() {
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const { policy } = current();
  const texts = shipped.policies.includes(policy) ? shipped.policies : [...shipped.policies, policy];
  const options = texts.map((text, index) => ({ value: String(index), label: read(text).title }));
  const load = (text: string) => {
    const tried = tryPolicy(text);
    setProblems(tried.ok ? [] : tried.problems);
    if (tried.ok) change({ policy: text });
  };
  const choose = (index: string) => {
    const text = texts[Number(index)];
    if (text !== undefined && index !== "") change({ policy: text });
  };
  return (
    <section aria-labelledby="policy-title">
      <h3 class="govuk-heading-m" id="policy-title">{policyWords.title}</h3>
      <Select path="policy" label={policyWords.choose} options={options} faults={[]} value={String(texts.indexOf(policy))}
        onValue={choose} />
      <PolicyNotice policy={read(policy)} />
      <FileButton id="load-policy" label={policyWords.load} hint={policyWords.loadHint} onText={load} />
      <Problems title={policyWords.failed} problems={problems} />
    </section>
  );
}

function PolicyNotice({ policy }: { policy: PolicyDocument }) {
  return (
    <div class="govuk-inset-text">
      <p class="govuk-body"><strong>{policy.title}</strong></p>
      <p class="govuk-body">{policyWords.version} {policy.version}</p>
      <p class="govuk-body">{policy.notice}</p>
    </div>
  );
}
