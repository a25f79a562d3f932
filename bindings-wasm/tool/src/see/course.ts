import type { Known, Results } from "../model";
import { levelRank } from "./names";
import { moment } from "./say";

type Step = Results["replay"]["steps"][number];
type Entry = Step["entries"][number];

/** One row of the timeline: a contact, another entry, or the time between two of them. */
export type Row = { step: Step; at: number } & (
  | { kind: "contact"; number: number; contact: string; alone: string }
  | { kind: "entry"; entry: Entry }
  | { kind: "time"; from: string; to: string }
);

/** A level from an instant on. */
export interface Point { at: number; rank: number }
/** A piece of a line over time; sloped where only time has passed between its ends. */
export interface Piece { from: Point; to: Point; time: boolean }

/** The replay in rows: every contact and every other entry, and where time alone changed the level. */
export function rowsOf(replay: Results["replay"]): Row[] {
  let number = 0;
  return replay.steps.flatMap((step, nth) => {
    const at = moment(step.instant);
    const last = replay.steps[nth - 1]?.after;
    const time: Row[] =
      last && last.level !== step.before.level
        ? [{ kind: "time", step, at, from: last.level, to: step.before.level }]
        : [];
    const contacts = step.contacts.map(({ contact, level }): Row => {
      number += 1;
      return { kind: "contact", step, at, number, contact, alone: level };
    });
    return [...time, ...contacts, ...step.entries.map((entry): Row => ({ kind: "entry", step, at, entry }))];
  });
}

/** The line of a level: level within a step, and sloped where the next step found another one. */
export function lineOf(known: Known, results: Results, which: "level" | "ceiling"): Piece[] {
  const rank = (id: string) => levelRank(known, id);
  const { steps } = results.replay;
  return steps.flatMap((step, nth) => {
    const next = steps[nth + 1];
    const from = { at: moment(step.instant), rank: rank(step.after[which]) };
    if (!next) return lastPiece(from, known, results, which);
    const to = { at: moment(next.instant), rank: rank(next.before[which]) };
    return [{ from, to, time: to.rank !== from.rank }];
  });
}

/** From the last entry to the as-of instant, if that is later. */
function lastPiece(from: Point, known: Known, results: Results, which: "level" | "ceiling"): Piece[] {
  const at = moment(results.asOf);
  if (at <= from.at) return [];
  const { level, ceiling } = results.recommendation;
  const rank = which === "level" ? level.rank : levelRank(known, ceiling.asked);
  return [{ from, to: { at, rank }, time: rank !== from.rank }];
}

/** The steps of what contacts asked for alone; where several came at once, the highest of them. */
export function aloneOf(known: Known, results: Results): Point[] {
  return results.replay.steps
    .filter((step) => step.contacts.length > 0)
    .map((step) => ({
      at: moment(step.instant),
      rank: Math.max(...step.contacts.map(({ level }) => levelRank(known, level))),
    }));
}

/** The number of the last step by an instant, from 1; 0 before the first. */
export function stepAt(replay: Results["replay"], asOf: string): number {
  return replay.steps.filter((step) => moment(step.instant) <= moment(asOf)).length;
}
