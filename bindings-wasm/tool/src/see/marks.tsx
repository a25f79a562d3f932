/** The shape of each kind of contact, of a review and of a closure, around a point. */
interface Mark { kind: string; x: number; y: number; size?: number; class?: string }

export function ContactMark({ kind, x, y, size = 1, class: more = "" }: Mark) {
  return <g class={`ec-mark ${more}`} transform={`translate(${x} ${y}) scale(${size})`}>{shape(kind)}</g>;
}

function shape(kind: string) {
  switch (kind) {
    case "referral":
      return <path d="M0-9 9 0 0 9-9 0Z" />;
    case "incident":
      return <path d="M-7-7H7V7H-7Z" />;
    case "disclosure":
      return <path d="M0-9 9 7H-9Z" />;
    case "enquiry":
      return <path d="M-3-8H3V-3H8V3H3V8H-3V3H-8V-3H-3Z" />;
    default:
      return <circle r="7.5" />;
  }
}

export function ReviewMark({ x, y, class: more = "" }: Omit<Mark, "kind" | "size">) {
  return <path class={`ec-review ${more}`} transform={`translate(${x} ${y})`} d="M-8-7H8L0 8Z" />;
}

export function ClosureMark({ x, y, class: more = "" }: Omit<Mark, "kind" | "size">) {
  return <path class={`ec-closure ${more}`} transform={`translate(${x} ${y})`} d="M-6-6 6 6M6-6-6 6" />;
}
