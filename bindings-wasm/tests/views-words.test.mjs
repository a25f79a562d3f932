import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { build } from "esbuild";

const source = (path) => new URL(`../${path}`, import.meta.url);

async function words(file) {
  const { outputFiles } = await build({
    entryPoints: [source(`tool/src/words/${file}.ts`).pathname], write: false, bundle: true, format: "esm",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
}

const unescaped = (text) => text.replace(/\\u\{([0-9a-f]+)\}/g, (_, code) => String.fromCodePoint(parseInt(code, 16)));

test("the phrases of the page are the library's, word for word", async () => {
  const rust = readFileSync(source("../core/src/phrases/english.rs"), "utf8");
  const own = new Map([...rust.matchAll(/^ {4}\w+ "([^"]+)" "((?:[^"\\]|\\.)*)";$/gm)].map(([, id, text]) => [id, unescaped(text)]));
  const { phrases } = await words("phrases");
  assert.ok(Object.keys(phrases).length > 60);
  for (const [id, text] of Object.entries(phrases)) assert.equal(text, own.get(id), id);
});

test("every code that the schemas know has words", async () => {
  const codes = await words("codes");
  const defs = (file) => JSON.parse(readFileSync(source(`../core/schemas/${file}.schema.json`), "utf8")).$defs;
  const [kase, standing, recommendation] = [defs("case"), defs("standing"), defs("recommendation")];
  const entries = kase.Entry.oneOf.map((it) => Object.keys(it.properties)[0]);
  const constants = (def) => def.oneOf.map((it) => it.const);
  const wanted = {
    sectors: constants(kase.Sector), kinds: constants(kase.ContactKind), entries,
    closureReasons: constants(kase.ClosureReason), steps: constants(kase.OfferStep),
    blockers: constants(kase.BlockerKind), responses: constants(standing.ResponseStatus), homes: constants(standing.HomeStatus),
    duties: constants(standing.DutyKind), ideologies: constants(recommendation.IdeologyStatus),
    speakers: constants(kase.Speaker), bases: constants(kase.Basis), presences: constants(kase.Presence),
    roles: constants(kase.Role),
  };
  for (const [name, expected] of Object.entries(wanted)) {
    assert.deepEqual(Object.keys(codes[name]).sort(), expected.sort(), name);
  }
  const { phrases } = await words("phrases");
  for (const why of constants(recommendation.Exclusion)) assert.ok(phrases[`excluded.${why}`], why);
});
