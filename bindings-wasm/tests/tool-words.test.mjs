// The page's own words are plain: a reading age of about 11, for what is no term of the field.
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { build } from "esbuild";

/** The files of words of the frame and the forms; the views' have their own suite. */
const FILES = ["frame", "start", "enter", "events", "against", "check", "terms", "errors"];
const TERMS = /\b(contacts?|policy|policies|safeguarding|referrals?|ideology|codebook|ledger|receipts?|checkpoint|occurrence|indicator|agency|allegation|everycontact|government)\b/gi;

async function wordsOf(name) {
  const entry = fileURLToPath(new URL(`../tool/src/words/${name}.ts`, import.meta.url));
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, write: false, format: "esm" });
  const module = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
  return texts({ ...module });
}

function texts(value) {
  if (typeof value === "string") return [value];
  // Helpers that look a word up have no words of their own.
  if (typeof value === "function") return /\.find\(/.test(String(value)) || /labelOf/.test(String(value)) ? [] : texts(String(value(2, 3)));
  return value && typeof value === "object" ? Object.entries(value).filter(([key]) => key !== "value").flatMap(([, each]) => texts(each)) : [];
}

/** Sentences of at least four words: labels of one or two words are no prose. */
const sentences = (all) => all.flatMap((text) => text.split(/[.?!:]\s|[.?!]$/)).map((text) => text.trim()).filter((text) => text.split(/\s+/).length > 3);

function syllables(word) {
  const groups = word.toLowerCase().replace(/(?:[^laeiouy]es|[^laeiouy]e|ed)$/, "").match(/[aeiouy]+/g);
  return Math.max(groups?.length ?? 1, 1);
}

/** Flesch and Kincaid's grade; a reading age is about five years more. */
function grade(all) {
  const prose = sentences(all.map((text) => text.replace(TERMS, "term")));
  const words = prose.flatMap((text) => text.match(/[A-Za-z']+/g) ?? []);
  const sounds = words.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (words.length / prose.length) + 11.8 * (sounds / words.length) - 15.59;
}

for (const name of FILES) {
  test(`the words of ${name} can be read at about 11`, async () => {
    const all = await wordsOf(name);
    assert.ok(all.length > 5);
    const found = grade(all);
    assert.ok(found <= 6.5, `${name}: grade ${found.toFixed(1)}`);
    for (const sentence of sentences(all)) assert.ok(sentence.split(/\s+/).length <= 25, `too long: ${sentence}`);
  });
}

test("the measure tells hard words from plain ones", () => {
  const hard = ["Notwithstanding organisational considerations, practitioners should systematically operationalise multidisciplinary information-sharing arrangements."];
  assert.ok(grade(hard) > 15);
});
