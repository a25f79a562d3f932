import type { ComponentChildren } from "preact";
import { attempt, ledger } from "../engine";
import type { Attempt, Problem } from "../engine";
import { wordsOf } from "../form/faults";
import type { Outcome } from "../state";
import { check } from "../words/check";
import { unsigned } from "./items";
import type { Item } from "./items";
import { Receipt } from "./receipt";
import { Result } from "./result";

interface CheckedProps {
  item: Item;
  all: Item[];
  outcome: Attempt<Outcome> | null;
}

/** One thing that was dropped: what it is, and what the library says of it. */
export function Checked({ item, all, outcome }: CheckedProps) {
  return (
    <article class="card">
      <h4 class="govuk-heading-s card__title">{check.what[item.kind]}</h4>
      <p class="govuk-body-s card__id">{item.name}</p>
      {said(item, all, outcome)}
    </article>
  );
}

function said(item: Item, all: Item[], outcome: Attempt<Outcome> | null): ComponentChildren {
  switch (item.kind) {
    case "receipt": return <Receipt text={item.text} outcome={outcome} />;
    case "checkpoint": return <Checkpoint text={unsigned(item.text) ?? ""} />;
    case "inclusion": return inclusion(item, all);
    case "consistency": return consistency(item, all);
    case "ledger": return stored(item, all);
    case "entry": return null;
  }
}

const checkpointsOf = (all: Item[]) =>
  all.flatMap(({ kind, text }) => (kind === "checkpoint" ? [unsigned(text) ?? text] : []));

/** The library says nothing of what holds, and gives its reason for what does not. */
function verdict(attempts: Attempt<unknown>[], words: string) {
  if (attempts.some(({ ok }) => ok)) return <Result holds>{words}</Result>;
  const problems = attempts.flatMap((each): readonly Problem[] => (each.ok ? [] : each.problems));
  return <Result holds={false}>{[...new Set(problems.map(wordsOf))].join(" ")}</Result>;
}

function inclusion({ text }: Item, all: Item[]) {
  const entries = all.filter(({ kind }) => kind === "entry");
  const pairs = entries.flatMap((entry) => checkpointsOf(all).map((at) => [entry.text, at] as const));
  if (pairs.length === 0) return <Result needs>{check.inclusionNeeds}</Result>;
  const tried = pairs.map(([entry, at]) => attempt(() => ledger.verifyInclusion(text, withoutEnd(entry), at)));
  return verdict(tried, check.inclusionHolds(JSON.parse(text).index));
}

/** A text file ends its last line; the entry itself does not. */
const withoutEnd = (text: string) => text.replace(/\r?\n$/, "");

function consistency({ text }: Item, all: Item[]) {
  const checkpoints = checkpointsOf(all);
  if (checkpoints.length < 2) return <Result needs>{check.consistencyNeeds}</Result>;
  const { from, to } = JSON.parse(text);
  const pairs = checkpoints.flatMap((one) => checkpoints.filter((other) => other !== one).map((other) => [one, other] as const));
  const tried = pairs.map(([earlier, later]) => attempt(() => ledger.verifyConsistency(text, earlier, later)));
  return verdict(tried, check.consistencyHolds(from, to));
}

function stored({ text }: Item, all: Item[]) {
  const origin = text.split("\n", 1)[0]?.split(" ")[1] ?? "";
  const tried = attempt(() => ledger.recover(origin, new TextEncoder().encode(text)));
  if (!tried.ok) return verdict([tried], "");
  const { cut, size, checkpoint } = tried.value;
  return (
    <>
      <Result holds={cut === null}>{cut ? check.cut(cut.cause, size) : check.whole(size)}</Result>
      {checkpointsOf(all).includes(checkpoint) && <Result holds>{check.same}</Result>}
    </>
  );
}

function Checkpoint({ text }: { text: string }) {
  const tried = attempt(() => ledger.parseCheckpoint(text));
  if (!tried.ok) return verdict([tried], "");
  const { origin, size, root } = tried.value;
  const facts: [string, string][] = [[check.origin, origin], [check.size, String(size)], [check.root, root]];
  return (
    <>
      <dl class="govuk-summary-list">
        {facts.map(([name, value]) => (
          <div class="govuk-summary-list__row" key={name}>
            <dt class="govuk-summary-list__key">{name}</dt>
            <dd class="govuk-summary-list__value">{value}</dd>
          </div>
        ))}
      </dl>
      <p class="govuk-body-s">{check.unsigned}</p>
    </>
  );
}
