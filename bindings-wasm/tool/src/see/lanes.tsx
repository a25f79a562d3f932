import { inWords, sectors as sectorWords } from "../words/codes";
import { capital, moment } from "./say";
import { ContactMark } from "./marks";
import { readingOf } from "./names";
import type { Drawn } from "./picture";
import { across, apart } from "./scale";

type Props = Drawn & { sectors: readonly string[]; top: number; lane: number };

/** One lane for each sector, with its contacts by their shapes and numbers. */
export function Lanes({ known, results, rows, frame, sectors, top, lane }: Props) {
  return (
    <g>
      {sectors.map((sector, nth) => {
        const y = top + nth * lane + lane / 2 + (frame.narrow ? 14 : 3);
        const here = rows.filter(
          (row) => row.kind === "contact" && sector === (readingOf(known, row.contact, results.asOf)?.sector ?? "other"),
        );
        return (
          <g key={sector}>
            <path class="ec-lane" d={`M${frame.left} ${y}H${frame.width - frame.right}`} />
            {frame.narrow
              ? <text class="ec-name" x={2} y={y - 27}>{capital(inWords(sectorWords, sector))}</text>
              : <text class="ec-name" x={frame.left - 14} y={y + 5} text-anchor="end">
                  {capital(inWords(sectorWords, sector))}
                </text>}
            <LaneMarks {...{ known, results, rows: here, frame }} y={y} />
          </g>
        );
      })}
    </g>
  );
}

function LaneMarks({ known, results, rows, frame, y }: Drawn & { y: number }) {
  const most = frame.width - frame.right - 10;
  const gap = Math.min(26, (most - frame.left) / Math.max(rows.length, 1));
  const size = Math.max(0.4, Math.min(1, gap / 20));
  const places = apart(rows.map(({ at }) => across(frame, at)), gap, most - 16);
  return (
    <>
      {rows.map((row, nth) => {
        if (row.kind !== "contact") return null;
        const x = places[nth] ?? 0;
        const kind = readingOf(known, row.contact, results.asOf)?.kind ?? "report";
        return (
          <g key={row.contact} data-contact={row.contact}>
            <ContactMark kind={kind} x={x} y={y} size={size} class={stateOf(row.contact, row.at, results)} />
            {gap > 14 && <text class="ec-number" x={x} y={y - 13} text-anchor="middle">{row.number}</text>}
          </g>
        );
      })}
    </>
  );
}

/** Whether a contact is not on record yet, or stands no more. */
export function stateOf(contact: string, at: number, results: Drawn["results"]): string {
  if (at > moment(results.asOf)) return "ec-mark--later";
  return outOf(contact, results) ? "ec-mark--out" : "";
}

/** Whether the library lists a contact as found untrue or deleted. */
export function outOf(contact: string, results: Drawn["results"]): boolean {
  return results.recommendation.excluded.some(
    (it) => it.contact === contact && !it.observation && (it.why === "refuted" || it.why === "deleted"),
  );
}
