import type { Side } from "./asking.js";
import { withCase } from "./case.js";
import type { Case, Policy } from "./engine.js";
import { policies } from "./handle.js";
import { instant } from "./text.js";

type Handles = readonly [policy: Policy, one: Case, asOf: string];

/**
 * Works on the two sides of a comparison. The paths of their problems start with `before` and `after`.
 * @internal
 */
export function withSides<T>(policy: object, before: Side, after: Side, work: (before: Handles, after: Handles) => T): T {
  return withSide(policy, before, "before", (first) =>
    withSide(policy, after, "after", (second) => work(first, second)),
  );
}

function withSide<T>(policy: object, side: Side, place: string, work: (handles: Handles) => T): T {
  const asking = side.policy ?? policy;
  const [own, at] = [policies.of(asking), instant(side.asOf)];
  return withCase(asking, side.case, (one) => work([own, one, at]), place);
}
