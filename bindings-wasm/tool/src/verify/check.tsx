import type { Attempt } from "../engine";
import type { Outcome } from "../state";
import { Heading } from "../frame/heading";
import { frame } from "../words/frame";

export function Check(_: { outcome: Attempt<Outcome> | null }) {
  return <Heading>{frame.parts.check}</Heading>;
}
