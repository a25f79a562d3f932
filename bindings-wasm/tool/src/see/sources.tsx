import type { Known } from "../model";
import { sourceOf } from "./names";

/** The sources that the policy gives, with their addresses as text: the page itself opens nothing. */
export function Sources({ known, ids }: { known: Known; ids: readonly string[] }) {
  return (
    <ul class="govuk-list govuk-list--bullet ec-sources">
      {ids.map((id) => {
        const source = sourceOf(known, id);
        return (
          <li key={id}>
            {source?.title ?? id}
            {source?.address && <span class="ec-address"> {source.address}</span>}
          </li>
        );
      })}
    </ul>
  );
}
