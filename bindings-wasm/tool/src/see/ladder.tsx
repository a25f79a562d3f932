import type { Known, Results } from "../model";
import { aloneOf, lineOf, type Piece, type Point, type Row } from "./course";
import { ClosureMark, ReviewMark } from "./marks";
import { levelRank } from "./names";
import type { Drawn } from "./picture";
import { across, type Frame } from "./scale";
import { moment } from "./say";

type Props = Drawn & { top: number; rung: number; lanesTop: number };

/** The levels as rungs, with the steps alone and together, reviews and closures. */
export function Ladder({ known, results, rows, frame, top, rung, lanesTop }: Props) {
  const height = (rank: number) => top + (known.policy.levels.length - 1 - rank) * rung;
  const end = Math.max(moment(results.asOf), rows.at(-1)?.at ?? 0);
  return (
    <g>
      <Rungs known={known} frame={frame} height={height} />
      <Line class="ec-line--could" pieces={lineOf(known, results, "ceiling")} frame={frame} height={height} />
      <Stairs points={aloneOf(known, results)} end={end} frame={frame} height={height} />
      <Line class="ec-line--together" pieces={lineOf(known, results, "level")} frame={frame} height={height} />
      <Entries {...{ known, results, rows, frame, height, lanesTop }} />
      <Names known={known} frame={frame} height={height} />
    </g>
  );
}

interface Placed { frame: Frame; height: (rank: number) => number }

function Rungs({ known, frame, height }: Placed & { known: Known }) {
  return (
    <g>
      {known.policy.levels.map(({ id }, rank) => (
        <path key={id} class="ec-rung" d={`M${frame.left} ${height(rank)}H${frame.width - frame.right}`} />
      ))}
    </g>
  );
}

/** The levels by name, over whatever else is drawn there. */
function Names({ known, frame, height }: Placed & { known: Known }) {
  const [x, up, anchor] = frame.narrow ? [2, -15, "start"] as const : [frame.left - 14, 5, "end"] as const;
  return (
    <g>
      {known.policy.levels.map(({ id, title }, rank) => (
        <text key={id} class="ec-name" x={x} y={height(rank) + up} text-anchor={anchor}>{title}</text>
      ))}
    </g>
  );
}

function Line({ pieces, frame, height, class: name }: Placed & { pieces: Piece[]; class: string }) {
  const at = ({ at, rank }: Point) => `${across(frame, at)} ${height(rank)}`;
  const steady = pieces.filter(({ time }) => !time).map(({ from, to }) => `M${at(from)}L${at(to)}`);
  const rises = pieces.slice(1).map(({ from }, nth) => `M${at(pieces[nth]?.to ?? from)}L${at(from)}`);
  const sloped = pieces.filter(({ time }) => time).map(({ from, to }) => `M${at(from)}L${at(to)}`);
  return (
    <g class={`ec-line ${name}`}>
      <path d={[...steady, ...rises].join("")} />
      {sloped.length > 0 && <path class="ec-line--time" d={sloped.join("")} />}
    </g>
  );
}

function Stairs({ points, end, frame, height }: Placed & { points: Point[]; end: number }) {
  const [first] = points;
  if (!first) return null;
  const stairs = points.slice(1).map(({ at, rank }) => `H${across(frame, at)}V${height(rank)}`);
  const start = `M${across(frame, first.at)} ${height(first.rank)}`;
  return <path class="ec-line ec-line--alone" d={`${start}${stairs.join("")}H${across(frame, end)}`} />;
}

type EntriesProps = Placed & { known: Known; results: Results; rows: readonly Row[]; lanesTop: number };

/** Each contact at the level that it asks for alone, reviews at theirs, and closures. */
function Entries({ known, results, rows, frame, height, lanesTop }: EntriesProps) {
  const asOf = moment(results.asOf);
  return (
    <>
      {rows.map((row, nth) => {
        const x = across(frame, row.at);
        const later = row.at > asOf ? "ec-mark--later" : "";
        if (row.kind === "contact") {
          const y = height(levelRank(known, row.alone));
          return <circle key={nth} class={`ec-alone ${later}`} cx={x} cy={y} r="4.5" />;
        }
        if (row.kind !== "entry") return null;
        if (row.entry.kind === "review" && row.entry.level) {
          return <ReviewMark key={nth} x={x} y={height(levelRank(known, row.entry.level)) - 1} class={later} />;
        }
        if (row.entry.kind !== "closure") return null;
        return (
          <g key={nth} class={later}>
            <path class="ec-closed" d={`M${x} ${lanesTop - 6}V${height(0)}`} />
            <ClosureMark x={x} y={height(levelRank(known, row.step.after.level))} />
          </g>
        );
      })}
    </>
  );
}
