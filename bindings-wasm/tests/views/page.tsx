// A page of the views alone, for their tests: the case and the first instant come from the address.
import { render } from "preact";
import { useMemo, useState } from "preact/hooks";
import school from "../../../core/documents/school-threat-assessment.json";
import subjectA from "../../../core/documents/subject-a.json";
import uk from "../../../core/documents/uk-illustrative.json";
import { open } from "../../tool/src/engine";
import type { Supposed, Supposition } from "../../tool/src/model";
import { See } from "../../tool/src/see/see";
import { Suppose } from "../../tool/src/suppose/suppose";
import { Sheet } from "../../tool/src/take/sheet";
import { Take } from "../../tool/src/take/take";

const asked = new URLSearchParams(location.search);
declare global { interface Window { everycontactCase?: string } }

const document_ = JSON.parse(window.everycontactCase ?? subjectA);
const opened = open(document_, uk);
const policies = [uk, school].map((text) => ({ ...pick(JSON.parse(text)), text }));

function pick({ id, title }: { id: string; title: string }) {
  return { id, title };
}

function Page() {
  const { known, engine } = opened;
  const [asOf, setAsOf] = useState(asked.get("asOf") ?? "2022-04-30T12:00:00Z");
  const [active, setActive] = useState<Supposition[]>([]);
  const results = useMemo(() => engine.results(asOf), [asOf]);
  const tried = useMemo((): { supposed?: Supposed; failed?: string } => {
    if (active.length === 0) return {};
    try {
      return { supposed: engine.suppose(active, asOf) };
    } catch (error) {
      return { failed: String(error) };
    }
  }, [active, asOf]);
  Object.assign(window, { everycontact: { known, engine, results, supposed: tried.supposed } });
  return (
    <>
      <main class="govuk-width-container">
        <h1 class="govuk-heading-xl">{known.case.id}</h1>
        <See {...{ known, results }} onAsOf={setAsOf} />
        <Suppose {...{ known, results, policies, active, ...tried }} onChange={setActive} />
        <Take results={results} caseText={engine.caseText} receipt={engine.receipt} page={engine.page} />
      </main>
      <Sheet known={known} results={results} />
    </>
  );
}

render(<Page />, document.querySelector("#page") as HTMLElement);
