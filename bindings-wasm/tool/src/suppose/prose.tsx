import type { ComponentChildren } from "preact";

/** The library's plain text as headings, paragraphs and lists; not a word of it is changed. */
export function Prose({ text, level = 4 }: { text: string; level?: 3 | 4 }) {
  return <div class="ec-prose">{blocksOf(text).map((block, nth) => <Block key={nth} block={block} level={level} />)}</div>;
}

interface Item { text: string; items: Item[] }
type Told = { heading: string } | { items: Item[] } | { paragraph: string };

/** Blocks of lines that an empty line ends. */
export function blocksOf(text: string): Told[] {
  const blocks = text.trimEnd().split(/\n[ \t]*\n/);
  return blocks.map((block) => {
    const lines = block.split("\n");
    const [first = "", rule = ""] = lines;
    if (lines.length === 2 && /^(=+|-+)$/.test(rule)) return { heading: first };
    if (/^\s*- /.test(first)) return { items: itemsOf(lines) };
    return { paragraph: lines.map((line) => line.trim()).join(" ") };
  });
}

/** Items by their dashes, and below each those that stand further in; other lines go on with the last. */
function itemsOf(lines: readonly string[]): Item[] {
  const root: Item = { text: "", items: [] };
  let open: { depth: number; item: Item }[] = [{ depth: -1, item: root }];
  for (const line of lines) {
    const [, space, text] = /^(\s*)- (.*)$/.exec(line) ?? [];
    const last = open.at(-1)?.item ?? root;
    if (space === undefined || text === undefined) {
      last.text += ` ${line.trim()}`;
      continue;
    }
    const depth = space.length;
    open = open.filter((it) => it.depth < depth);
    const item = { text, items: [] };
    (open.at(-1)?.item ?? root).items.push(item);
    open.push({ depth, item });
  }
  return root.items;
}

function Block({ block, level }: { block: Told; level: 3 | 4 }) {
  if ("heading" in block) return <Heading level={level}>{block.heading}</Heading>;
  return "items" in block ? <Items items={block.items} /> : <p class="govuk-body">{block.paragraph}</p>;
}

function Items({ items }: { items: readonly Item[] }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {items.map(({ text, items: below }, nth) => (
        <li key={nth}>{text}{below.length > 0 && <Items items={below} />}</li>
      ))}
    </ul>
  );
}

function Heading({ level, children }: { level: 3 | 4; children: ComponentChildren }) {
  return level === 3
    ? <h3 class="govuk-heading-s">{children}</h3>
    : <h4 class="govuk-heading-s">{children}</h4>;
}
