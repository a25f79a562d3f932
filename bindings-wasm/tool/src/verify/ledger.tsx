import { attempt, ledger } from "../engine";
import { capital, count } from "../see/say";
import { check } from "../words/check";
import { entries as kinds, inWords } from "../words/codes";
import { Checkpoint } from "./checkpoint";
import { unsigned } from "./items";
import type { Item } from "./items";
import { Result } from "./result";
import { verdict } from "./verdict";

type Recovered = ReturnType<typeof ledger.recover>;
type Cut = NonNullable<Recovered["cut"]>;

/** A ledger as a host stored it: what is whole, and what was lost at its end. */
export function StoredLedger({ item, all }: { item: Item; all: Item[] }) {
  const origin = item.text.split("\n", 1)[0]?.split(" ")[1] ?? "";
  const tried = attempt(() => ledger.recover(origin, item.bytes));
  if (!tried.ok) return verdict([tried], "");
  const { cut, size, checkpoint, entries } = tried.value;
  return (
    <>
      <Result holds={cut === null}>{cut ? check.notWhole(entriesOf(size)) : check.whole(entriesOf(size))}</Result>
      {cut && <Lost cut={cut} />}
      <Dropped all={all} checkpoint={checkpoint} size={size} />
      <h5 class="govuk-heading-s">{cut ? check.kept : check.state}</h5>
      <Checkpoint text={checkpoint} />
      <Entries entries={entries} />
    </>
  );
}

const entriesOf = (size: number) => count(size, check.entry, check.entries);

function Lost({ cut: { at, bytes, entries, cause } }: { cut: Cut }) {
  return (
    <div data-cut={cause}>
      <h5 class="govuk-heading-s">{check.lost}</h5>
      <ul class="govuk-list govuk-list--bullet">
        <li>{check.lostBytes(count(bytes, check.byte, check.bytes), at)}</li>
        <li>{entries === 0 ? check.lostNothing : check.lostEntries(entriesOf(entries))}</li>
        <li>{check.cause[cause]}</li>
      </ul>
      <p class="govuk-body">{check.whatNow[cause]}</p>
    </div>
  );
}

/** How it stands to the checkpoints that were dropped beside it. */
function Dropped({ all, checkpoint, size }: { all: Item[]; checkpoint: string; size: number }) {
  const others = all.flatMap(({ kind, name, text }) => (kind === "checkpoint" ? [{ name, text: unsigned(text) ?? text }] : []));
  return (
    <>
      {others.map(({ name, text }, nth) => {
        if (text === checkpoint) return <Result key={nth} holds>{check.same}</Result>;
        const told = attempt(() => ledger.parseCheckpoint(text));
        return told.ok && <Result key={nth} holds={false}>{check.other(name, entriesOf(told.value.size), entriesOf(size))}</Result>;
      })}
    </>
  );
}

/** A ledger keeps whatever it was given, which need be neither what this version of the library writes nor JSON. */
function kindOf(entry: string): string {
  try {
    const kind = (JSON.parse(entry) as { kind?: unknown } | null)?.kind;
    return typeof kind === "string" ? inWords({ ...kinds, receipt: check.receipt }, kind) : check.unknownKind;
  } catch {
    return check.unknownKind;
  }
}

/** The kinds of the entries that were kept. What they are about is under a seal, and not shown. */
function Entries({ entries }: Pick<Recovered, "entries">) {
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{check.listed}</span>
      </summary>
      <div class="govuk-details__text">
        <p class="govuk-body">{check.sealed}</p>
        <ol class="govuk-list govuk-list--number" start={0}>
          {entries.map((entry, nth) => <li key={nth}>{capital(kindOf(entry))}</li>)}
        </ol>
      </div>
    </details>
  );
}
