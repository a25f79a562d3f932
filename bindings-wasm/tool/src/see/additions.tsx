import { inWords, kinds, sectors } from "../words/codes";
import { words } from "../words/see";
import type { Known, Results } from "../model";
import { indicatorLabel } from "./names";
import { capital, fill, list, said } from "./say";

type Addition = Results["explanation"]["raises"][number]["contacts"][number];
type Observed = Addition["observations"][number];
const { change: told } = words;

/** Made-up contacts that would raise the level; one that is needed more than once is told once. */
export function Additions({ known, contacts }: { known: Known; contacts: readonly Addition[] }) {
  const texts = contacts.map((it) => JSON.stringify(it));
  const different = contacts.filter((_, nth) => texts.indexOf(texts[nth] ?? "") === nth);
  return (
    <ul class="govuk-list govuk-list--bullet">
      {different.map((addition) => {
        const text = JSON.stringify(addition);
        return <One key={text} {...{ known, addition }} times={texts.filter((other) => other === text).length} />;
      })}
    </ul>
  );
}

function One({ known, addition, times }: { known: Known; addition: Addition; times: number }) {
  const one = additionWords(known, addition);
  return (
    <li>
      {capital(times === 1 ? one : said("change.add.times", { addition: one, n: times }))}
      <span class="ec-moved">{triedWith(addition)}</span>
      {addition.observations.map((it) => <Others key={it.indicator} known={known} observed={it} />)}
    </li>
  );
}

/** An addition in the library's words. */
function additionWords(known: Known, { kind, newSector, agency, worry, observations }: Addition): string {
  const parts = [
    kind === "referral" ? said("change.add.referral") : said("change.add.contact", { kind: inWords(kinds, kind) }),
    newSector && said("change.add.sector"),
    !agency && said("change.add.agency"),
    worry && said("change.add.worry"),
    list(observations.map((it) => observedWords(known, it))),
  ];
  return parts.filter(Boolean).join(" ");
}

function observedWords(known: Known, { indicator, or = [] }: Observed): string {
  const label = indicatorLabel(known, indicator);
  const others = or.length;
  if (others === 0) return said("change.add.observed", { indicator: label });
  if (others === 1) return said("change.add.observed.or.one", { indicator: label });
  return said("change.add.observed.or", { indicator: label, n: others });
}

const triedWith = ({ sector, agency }: Addition) =>
  fill(agency ? told.triedWith : told.triedNew, { sector: inWords(sectors, sector), agency: agency ?? "" });

/** The other signs that would do, unfolded. */
function Others({ known, observed: { or = [] } }: { known: Known; observed: Observed }) {
  if (or.length === 0) return null;
  return (
    <details class="ec-others">
      <summary>{told.others}</summary>
      <p class="govuk-body-s">{or.map((code) => indicatorLabel(known, code)).join("; ")}</p>
    </details>
  );
}
