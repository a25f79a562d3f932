import type { ComponentChildren } from "preact";
import { check } from "../words/check";

/** What came of a check, by a word and by the line beside it. */
export function Result({ holds, needs, children }: { holds?: boolean; needs?: boolean; children: ComponentChildren }) {
  const word = needs ? check.cannot : holds ? check.holds : check.differs;
  return (
    <div class={`result ${needs || holds ? "" : "result--differs"}`}>
      <p class="govuk-body"><strong>{word}.</strong></p>
      <div class="govuk-body">{children}</div>
    </div>
  );
}
