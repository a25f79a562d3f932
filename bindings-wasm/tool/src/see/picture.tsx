import { useId } from "preact/hooks";
import type { Known, Results } from "../model";
import { words } from "../words/see";
import type { Row } from "./course";
import { Lanes } from "./lanes";
import { Ladder } from "./ladder";
import { levelTitle, readingOf } from "./names";
import { across, frameOf, ticksOf, type Frame } from "./scale";
import { count, day, fill, moment } from "./say";

export interface Drawn { known: Known; results: Results; rows: readonly Row[]; frame: Frame }

const TOP = 34;

/** The timeline as a picture: contacts by sector, and what they asked for alone and together. */
export function Picture({ known, results, rows, width }: Omit<Drawn, "frame"> & { width: number }) {
  const id = useId();
  const asOf = moment(results.asOf);
  const frame = frameOf(width, [...rows.map(({ at }) => at), asOf]);
  const sectors = sectorsOf(known, results, rows);
  const lane = frame.narrow ? 62 : 42;
  const ladder = TOP + sectors.length * lane + 34;
  const rung = frame.narrow ? 54 : 42;
  const bottom = ladder + (known.policy.levels.length - 1) * rung + 18;
  const drawn = { known, results, rows, frame };
  return (
    <svg class="ec-picture" role="img" aria-labelledby={id} width={width} height={bottom + 26}
      viewBox={`0 0 ${width} ${bottom + 26}`}>
      <title id={id}>{alternative(known, rows, sectors)}</title>
      <Later frame={frame} asOf={asOf} bottom={bottom} />
      <Ticks frame={frame} bottom={bottom} />
      <Ladder {...drawn} top={ladder} rung={rung} lanesTop={TOP} />
      <Lanes {...drawn} sectors={sectors} top={TOP} lane={lane} />
      <AsOf frame={frame} asOf={results.asOf} bottom={bottom} />
    </svg>
  );
}

/** The sectors of the record, in the order in which they came on it. */
function sectorsOf(known: Known, results: Results, rows: readonly Row[]): string[] {
  const found = rows.flatMap((row) =>
    row.kind === "contact" ? [readingOf(known, row.contact, results.asOf)?.sector ?? "other"] : [],
  );
  return [...new Set(found)];
}

function alternative(known: Known, rows: readonly Row[], sectors: readonly string[]): string {
  const [first, last] = [rows[0]?.step, rows.at(-1)?.step];
  return fill(words.timeline.alternative, {
    from: day(first?.instant ?? ""),
    to: day(last?.instant ?? ""),
    contacts: count(rows.filter(({ kind }) => kind === "contact").length, "contact"),
    sectors: count(sectors.length, "sector"),
    first: levelTitle(known, first?.after.level ?? ""),
    last: levelTitle(known, last?.after.level ?? ""),
  });
}

function Ticks({ frame, bottom }: { frame: Frame; bottom: number }) {
  return (
    <g class="ec-ticks">
      {ticksOf(frame).map(({ at, label }) => (
        <g key={label}>
          <path d={`M${across(frame, at)} ${TOP - 8}V${bottom}`} />
          <text x={clamp(frame, across(frame, at), 26)} y={bottom + 18} text-anchor="middle">{label}</text>
        </g>
      ))}
    </g>
  );
}

function clamp(frame: Frame, x: number, half: number): number {
  return Math.min(Math.max(x, half), frame.width - half);
}

/** What was not on record yet at the as-of instant, hatched and named. */
function Later({ frame, asOf, bottom }: { frame: Frame; asOf: number; bottom: number }) {
  const id = useId();
  const x = across(frame, asOf);
  const wide = frame.width - frame.right - x;
  if (wide < 12) return null;
  return (
    <g class="ec-later">
      <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V8" />
      </pattern>
      <rect x={x} y={TOP - 8} width={wide + 8} height={bottom - TOP + 8} fill={`url(#${id})`} />
      {wide > 130 && x > 160 && <text x={x + 8} y={14}>{words.timeline.later}</text>}
    </g>
  );
}

function AsOf({ frame, asOf, bottom }: { frame: Frame; asOf: string; bottom: number }) {
  const x = across(frame, moment(asOf));
  const label = fill(words.timeline.asOf, { date: day(asOf) });
  const before = x > 160;
  return (
    <g class="ec-as-of">
      <path d={`M${x} ${TOP - 10}V${bottom}`} />
      <text x={before ? x - 6 : x + 6} y={14} text-anchor={before ? "end" : "start"}>
        {label}
      </text>
      <path class="ec-flag" d={`M${x - 6} ${TOP - 14}H${x + 6}L${x} ${TOP - 6}Z`} />
    </g>
  );
}
