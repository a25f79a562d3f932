import type { ComponentChildren } from "preact";
import { attempt, ledger } from "../engine";
import type { Attempt } from "../engine";
import type { Outcome } from "../state";
import { check } from "../words/check";
import { Checkpoint } from "./checkpoint";
import { unsigned } from "./items";
import type { Item } from "./items";
import { StoredLedger } from "./ledger";
import { Receipt } from "./receipt";
import { Result } from "./result";
import { verdict } from "./verdict";

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
    case "checkpoint": return <Noted text={unsigned(item.text) ?? ""} />;
    case "inclusion": return inclusion(item, all);
    case "consistency": return consistency(item, all);
    case "ledger": return <StoredLedger item={item} all={all} />;
    case "entry": return all.some(({ kind }) => kind === "inclusion") ? null : <Result needs>{check.entryNeeds}</Result>;
  }
}

function Noted({ text }: { text: string }) {
  return (
    <>
      <Checkpoint text={text} />
      <p class="govuk-body-s">{check.unsigned}</p>
    </>
  );
}

const checkpointsOf = (all: Item[]) =>
  all.flatMap(({ kind, text }) => (kind === "checkpoint" ? [unsigned(text) ?? text] : []));

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
