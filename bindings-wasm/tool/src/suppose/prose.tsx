import type { ComponentChildren } from "preact";

/** The library's plain text as headings, paragraphs and lists; not a word of it is changed. */
export function Prose({ text, level = 4 }: { text: string; level?: 3 | 4 }) {
  return <div class="ec-prose">{blocksOf(text).map((block, nth) => <Block key={nth} block={block} level={level} />)}</div>;
}

type Told = { heading: string } | { items: string[] } | { paragraph: string };

/** Blocks of lines that an empty line ends. */
export function blocksOf(text: string): Told[] {
  const blocks = text.trim().split(/\n[ \t]*\n/);
  return blocks.map((block) => {
    const lines = block.split("\n");
    const [first = "", rule = ""] = lines;
    if (lines.length === 2 && /^(=+|-+)$/.test(rule)) return { heading: first };
    if (/^\s*- /.test(first)) return { items: itemsOf(lines) };
    return { paragraph: lines.map((line) => line.trim()).join(" ") };
  });
}

function itemsOf(lines: readonly string[]): string[] {
  const items: string[] = [];
  for (const line of lines) {
    const [, item] = /^\s*- (.*)$/.exec(line) ?? [];
    if (item !== undefined) items.push(item);
    else items.push(`${items.pop() ?? ""} ${line.trim()}`);
  }
  return items;
}

function Block({ block, level }: { block: Told; level: 3 | 4 }) {
  if ("heading" in block) return <Heading level={level}>{block.heading}</Heading>;
  if ("items" in block) {
    return <ul class="govuk-list govuk-list--bullet">{block.items.map((it, nth) => <li key={nth}>{it}</li>)}</ul>;
  }
  return <p class="govuk-body">{block.paragraph}</p>;
}

function Heading({ level, children }: { level: 3 | 4; children: ComponentChildren }) {
  return level === 3
    ? <h3 class="govuk-heading-s">{children}</h3>
    : <h4 class="govuk-heading-s">{children}</h4>;
}
