import type { Attempt, Problem } from "../engine";
import { ended, wordsOf } from "../form/faults";
import { Result } from "./result";

/** The library says nothing of what holds, and gives its reason for what does not. */
export function verdict(attempts: Attempt<unknown>[], words: string) {
  if (attempts.some(({ ok }) => ok)) return <Result holds>{words}</Result>;
  const problems = attempts.flatMap((each): readonly Problem[] => (each.ok ? [] : each.problems));
  return <Result holds={false}>{[...new Set(problems.map(wordsOf))].map(ended).join(" ")}</Result>;
}
