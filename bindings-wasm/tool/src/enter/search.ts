// Finding an indicator by plain words, over its label, its domain and its definition.
import type { CodebookDocument } from "../../../js/documents";
import { everyday, idle } from "../words/everyday";

export type Indicator = CodebookDocument["indicators"][number];

export interface Entry {
  indicator: Indicator;
  domain: string;
}

export const entriesOf = (codebook: CodebookDocument): Entry[] =>
  codebook.indicators.map((indicator) => ({
    indicator,
    domain: codebook.domains.find(({ code }) => code === indicator.domain)?.label ?? indicator.domain,
  }));

const wordsOf = (text: string) => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];

/** Endings are cut, so that `threats` finds a threat and `searching` a search. */
const stem = (word: string) => (word.length > 4 ? word.replace(/(ing|ed|es|s)$/, "") : word);

const hasWord = (text: string, word: string) => wordsOf(text).some((other) => other.startsWith(stem(word)));

/** How well a word fits: in the label best, then in the domain, then in what counts, then in what does not. */
function fit({ indicator, domain }: Entry, word: string): number {
  const [counts = "", countsNot = ""] = indicator.definition.split("Does not count:");
  if (hasWord(indicator.label, word)) return 8;
  if (hasWord(domain, word)) return 4;
  if (hasWord(counts, word)) return 3;
  return hasWord(countsNot, word) ? 1 : 0;
}

/** A word itself, or one that the codebook uses in its place; short words such as `at` say nothing. */
const meant = (query: string) =>
  wordsOf(query)
    .filter((word) => word.length > 2 && !idle.has(word))
    .map((word) => [word, ...(everyday[word] ?? [])]);

/** How well each entry fits each word, where a word that few entries have says more than one that many have. */
function scores(entries: Entry[], words: string[][]): number[] {
  const fits = words.map((each) => entries.map((entry) => Math.max(...each.map((word) => fit(entry, word)))));
  const weights = fits.map((column) => Math.log(1 + entries.length / (1 + column.filter((score) => score > 0).length)));
  return entries.map((_, row) => fits.reduce((sum, column, word) => sum + (column[row] ?? 0) * (weights[word] ?? 0), 0));
}

/** The entries that have any of the words, the best first; without a word all of them, in the codebook's order. */
export function search(entries: Entry[], query: string): Entry[] {
  const words = meant(query);
  if (words.length === 0) return entries;
  const scored = scores(entries, words);
  return entries
    .map((entry, row) => ({ entry, score: scored[row] ?? 0 }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ entry }) => entry);
}
