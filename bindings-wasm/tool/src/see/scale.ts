import { phrases, type PhraseId } from "../words/phrases";

const DAY = 86_400_000;

export interface Frame {
  width: number;
  left: number;
  right: number;
  from: number;
  to: number;
  narrow: boolean;
}

/** A frame around all instants, with a little room on both sides. */
export function frameOf(width: number, moments: readonly number[]): Frame {
  const narrow = width < 640;
  const [first, last] = [Math.min(...moments), Math.max(...moments)];
  const room = Math.max((last - first) * 0.02, DAY);
  return { width, narrow, left: narrow ? 10 : 168, right: narrow ? 14 : 24, from: first - room, to: last + room };
}

export function across(frame: Frame, at: number): number {
  const share = (at - frame.from) / (frame.to - frame.from);
  return Math.round((frame.left + share * (frame.width - frame.left - frame.right)) * 10) / 10;
}

export interface Tick { at: number; label: string }

/** Years, quarters, months or days: the finest that leaves room for its labels. */
export function ticksOf(frame: Frame): Tick[] {
  const most = Math.max(2, Math.floor((frame.width - frame.left - frame.right) / 76));
  for (const months of [1, 3, 6, 12, 24, 60, 120]) {
    const ticks = everyMonths(frame, months);
    if (ticks.length <= most) return ticks;
  }
  return [];
}

function everyMonths(frame: Frame, months: number): Tick[] {
  const first = new Date(frame.from);
  const ticks: Tick[] = [];
  let month = Math.floor((first.getUTCFullYear() * 12 + first.getUTCMonth()) / months) * months;
  for (let at = 0; at <= frame.to && ticks.length < 200; month += months) {
    at = Date.UTC(Math.floor(month / 12), month % 12, 1);
    if (at >= frame.from && at <= frame.to) ticks.push({ at, label: label(month, months) });
  }
  return ticks;
}

function label(month: number, months: number): string {
  const year = Math.floor(month / 12);
  if (months % 12 === 0) return String(year);
  return `${phrases[`month.${(month % 12) + 1}` as PhraseId]} ${year}`;
}

/** Places in one row, pushed apart so that no two marks cover each other, within the frame. */
export function apart(places: readonly number[], gap: number, most: number): number[] {
  const order = places.map((_, nth) => nth).sort((one, other) => (places[one] ?? 0) - (places[other] ?? 0));
  const found = [...places];
  let last = -Infinity;
  for (const nth of order) {
    last = Math.max(found[nth] ?? 0, last + gap);
    found[nth] = last;
  }
  let next = most + gap;
  for (const nth of order.reverse()) {
    next = Math.min(found[nth] ?? 0, next - gap);
    found[nth] = next;
  }
  return found;
}
