import { useRef } from "preact/hooks";
import { words } from "../words/see";
import type { Known, Results } from "../model";
import { Evidence } from "./evidence";
import { Level } from "./level-chip";
import { levelTitle } from "./names";
import { figure, fill, list, said } from "./say";
import { Sources } from "./sources";

interface Props { known: Known; results: Results }
type Reason = Results["recommendation"]["reasons"][number];
const { reasons: told } = words;

/** Every reason, unfolding to its contacts and the policy's sources. */
export function Reasons({ known, results }: Props) {
  const { reasons, level, nearMisses } = results.recommendation;
  const own = reasons.filter((it) => it.level === level.id);
  const lower = [...known.policy.levels].reverse().filter(({ id }) => id !== level.id);
  const all = useRef<HTMLElement>(null);
  const unfold = (open: boolean) =>
    all.current?.querySelectorAll<HTMLDetailsElement>("details.ec-reason").forEach((it) => { it.open = open; });
  return (
    <section aria-labelledby="ec-reasons" ref={all}>
      <h2 class="govuk-heading-l" id="ec-reasons">{told.heading}</h2>
      {reasons.length === 0 ? <p class="govuk-body">{said("why.none")}</p> : (
        <>
          <p class="govuk-body">{told.lead}</p>
          <div class="ec-buttons">
            <button type="button" class="ec-link-button" onClick={() => unfold(true)}>{told.open}</button>
            <button type="button" class="ec-link-button" onClick={() => unfold(false)}>{told.close}</button>
          </div>
        </>
      )}
      <Group title={fill(told.higher, { level: level.title })} reasons={own} {...{ known, results }} />
      {lower.map(({ id, title }) => (
        <Group key={id} title={fill(told.lower, { level: title })} {...{ known, results }}
          reasons={reasons.filter((it) => it.level === id)} />
      ))}
      {nearMisses.length > 0 && <h3 class="govuk-heading-s">{said("near.heading")}</h3>}
      <ul class="govuk-list govuk-list--bullet">
        {nearMisses.map((near) => (
          <li key={near.criterion}>
            {said("near.criterion", {
              title: near.title,
              level: levelTitle(known, near.level),
              figures: list(near.short.map(figure)),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Group({ title, reasons, known, results }: Props & { title: string; reasons: readonly Reason[] }) {
  if (reasons.length === 0) return null;
  return (
    <>
      <h3 class="govuk-heading-s">{title}</h3>
      {reasons.map((reason) => <ReasonView key={reason.criterion} {...{ known, results, reason }} />)}
    </>
  );
}

function ReasonView({ known, results, reason }: Props & { reason: Reason }) {
  return (
    <details class="govuk-details ec-details ec-reason" data-criterion={reason.criterion}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{reason.title}</span>{" "}
        <span class="ec-reason__figures">{list(reason.figures.map(figure))}</span>
      </summary>
      <div class="govuk-details__text">
        <p class="govuk-body">{reason.reason}</p>
        <p class="govuk-body">{told.asks} <Level known={known} id={reason.level} /></p>
        <h4 class="govuk-heading-s">{told.rests}</h4>
        <Evidence {...{ known, results }} evidence={reason.evidence} />
        <h4 class="govuk-heading-s">{told.sources}</h4>
        <Sources known={known} ids={reason.sources} />
      </div>
    </details>
  );
}
