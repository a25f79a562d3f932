import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { codebookDocument } from "../engine";
import { enter } from "../words/enter";
import { entriesOf, search } from "./search";
import type { Entry, Indicator } from "./search";

const entries = entriesOf(codebookDocument);
const LIST = "indicator-list";
const optionId = (index: number) => `indicator-option-${index}`;

/** A combobox over the indicators, after the ARIA pattern: the focus stays in the box, the choice moves in the list. */
export function Finder({ onChoose }: { onChoose(indicator: Indicator): void }) {
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const [said, setSaid] = useState("");
  const found = useMemo(() => search(entries, query), [query]);
  const input = useRef<HTMLInputElement>(null);

  useLayoutEffect(() => {
    if (open && at >= 0) document.getElementById(optionId(at))?.scrollIntoView({ block: "nearest" });
  }, [open, at]);

  const choose = ({ indicator }: Entry) => {
    setQuery("");
    setOpen(false);
    setAt(-1);
    setSaid(enter.chosen(indicator.label));
    onChoose(indicator);
  };
  const close = () => {
    setOpen(false);
    setAt(-1);
  };
  const move = (to: number) => {
    setOpen(true);
    setAt(found.length === 0 ? -1 : (to + found.length) % found.length);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const entry = found[at];
    if (event.key === "ArrowDown") move(at + 1);
    else if (event.key === "ArrowUp") move(at <= 0 ? found.length - 1 : at - 1);
    else if (event.key === "Escape" && open) close();
    else if (event.key === "Enter" && open && entry) choose(entry);
    else if (event.key !== "Enter") return;
    event.preventDefault();
  };

  return (
    <div class="govuk-form-group finder">
      <label class="govuk-label govuk-label--s" for="indicator-search">{enter.search}</label>
      <div class="govuk-hint" id="indicator-search-hint">{enter.searchHint}</div>
      <input
        ref={input}
        class="govuk-input"
        id="indicator-search"
        role="combobox"
        aria-expanded={open}
        aria-controls={LIST}
        aria-autocomplete="list"
        aria-activedescendant={open && at >= 0 ? optionId(at) : undefined}
        aria-describedby="indicator-search-hint"
        autocomplete="off"
        value={query}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setOpen(true);
          setAt(-1);
          setSaid(enter.found(search(entries, event.currentTarget.value).length));
        }}
        onClick={() => setOpen(true)}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      <ul class="finder__list" id={LIST} role="listbox" aria-label={enter.search} hidden={!open || found.length === 0}>
        {found.map((entry, index) => (
          <Choice key={entry.indicator.code} entry={entry} index={index} chosen={index === at} onChoose={choose} />
        ))}
      </ul>
      {open && found.length === 0 && <p class="govuk-body finder__none">{enter.found(0)}</p>}
      <p class="govuk-visually-hidden" role="status">{said}</p>
    </div>
  );
}

interface ChoiceProps {
  entry: Entry;
  index: number;
  chosen: boolean;
  onChoose(entry: Entry): void;
}

function Choice({ entry, index, chosen, onChoose }: ChoiceProps) {
  return (
    <li
      class="finder__option"
      id={optionId(index)}
      role="option"
      aria-selected={chosen}
      // The box would lose the focus, and close the list, before the click.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onChoose(entry)}
    >
      {entry.indicator.label}
      <span class="finder__domain">{entry.domain}</span>
    </li>
  );
}
