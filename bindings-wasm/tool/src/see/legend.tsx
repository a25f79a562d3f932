import { kinds } from "../words/codes";
import { words } from "../words/see";
import { capital } from "./say";
import { ClosureMark, ContactMark, ReviewMark } from "./marks";
import type { ComponentChildren } from "preact";

const { timeline } = words;

/** What the marks mean: each by its shape and in words. */
export function Legend() {
  return (
    <ul class="ec-legend" aria-label={timeline.legend}>
      {Object.entries(kinds).map(([kind, name]) => (
        <Key key={kind} name={capital(name)}><ContactMark kind={kind} x={14} y={12} /></Key>
      ))}
      <Key name={timeline.out}><ContactMark kind="report" x={14} y={12} class="ec-mark--out" /></Key>
      <Key name={timeline.later}><ContactMark kind="report" x={14} y={12} class="ec-mark--later" /></Key>
      <LineKey name={timeline.together} line="ec-line--together" />
      <Key name={timeline.alone} wide>
        <path class="ec-line ec-line--alone" d="M2 12H38" /><circle class="ec-alone" cx={20} cy={12} r={4.5} />
      </Key>
      <LineKey name={timeline.could} line="ec-line--could" />
      <Key name={timeline.time} wide>
        <g class="ec-line ec-line--together"><path class="ec-line--time" d="M4 5L36 19" /></g>
      </Key>
      <Key name={timeline.review}><ReviewMark x={14} y={12} /></Key>
      <Key name={timeline.closure}><path class="ec-closed" d="M14 0V24" /><ClosureMark x={14} y={12} /></Key>
    </ul>
  );
}

function LineKey({ name, line }: { name: string; line: string }) {
  return <Key name={name} wide><g class={`ec-line ${line}`}><path d="M2 12H38" /></g></Key>;
}

function Key({ name, wide = false, children }: { name: string; wide?: boolean; children: ComponentChildren }) {
  const width = wide ? 40 : 28;
  return (
    <li>
      <svg class="ec-key" aria-hidden="true" focusable="false" width={width} height={24} viewBox={`0 0 ${width} 24`}>
        {children}
      </svg>
      {name}
    </li>
  );
}
