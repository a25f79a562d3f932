// Explanations, receipts, what comes of checking one, and comparisons have the bytes of the Rust library.
//
// `cargo xtask test` builds the module and says in EVERYCONTACT_MODULE where it is.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const path = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const read = (name) => readFileSync(path(name), "utf8");
const module_ = process.env.EVERYCONTACT_MODULE ?? path("target/xtask/wasm/everycontact.js");
const { compare, explain, receipt, verify } = createRequire(import.meta.url)(module_);

const codebook = read("core/documents/codebook.json");
const files = readdirSync(path("tests/fixtures/proofs"));
const expected = (name, kind) => read(`tests/fixtures/proofs/${name}.${kind}.expected.json`);
const proofs = files
  .filter((file) => file.endsWith(".json") && !file.endsWith(".expected.json"))
  .map((file) => ({ name: file.slice(0, -5), ...JSON.parse(read(`tests/fixtures/proofs/${file}`)) }));

// A document that a fixture holds, or names among the shipped ones.
const text = (named) => (typeof named === "string" ? read(`core/documents/${named}.json`) : JSON.stringify(named));
const asked = (fixture) => [text(fixture.policy), codebook, text(fixture.case), fixture.asOf];

function replaced(whole, from, to) {
  assert.equal(whole.split(from).length, 2, `${from} does not stand there once`);
  return whole.replace(from, () => to);
}

test("there are proofs", () => {
  assert.ok(proofs.length >= 30);
  assert.ok(files.filter((file) => file.endsWith(".comparison.expected.json")).length >= 8);
});

for (const fixture of proofs) {
  const { name, before, check = {}, viewpoint } = fixture;
  const own = asked(fixture);
  // The module takes no viewpoint yet; it checks a receipt from the viewpoint that the receipt names.
  if (viewpoint === undefined) {
    test(`same explanation and receipt: ${name}`, () => {
      assert.equal(`${explain(...own)}\n`, expected(name, "explanation"));
      assert.equal(`${receipt(...own)}\n`, expected(name, "receipt"));
    });
  }
  test(`same verification: ${name}`, () => {
    let kept = expected(name, "receipt");
    if (check.change !== undefined) kept = replaced(kept, ...check.change);
    if (check.id !== undefined) kept = replaced(kept, JSON.parse(kept).id, check.id);
    const [policy, , case_] = asked({ ...fixture, ...check });
    assert.equal(`${verify(policy, codebook, case_, kept)}\n`, expected(name, "verification"));
  });
  if (before !== undefined) {
    test(`same comparison: ${name}`, () => {
      assert.equal(`${compare(...asked({ ...fixture, ...before }), ...own)}\n`, expected(name, "comparison"));
    });
  }
}

test("what does not load is an error, and the module still works after it", () => {
  const own = asked(proofs[0]);
  const spoilt = (position, given) => own.map((whole, at) => (at === position ? given : whole));
  const refused = (run, holds) => assert.throws(run, (error) => error.name === "EverycontactError" && holds(error.problems));
  const kept = receipt(...own);
  const anew = JSON.stringify(JSON.parse(kept), null, 1);
  refused(() => verify(...own.slice(0, 3), anew), (problems) => problems[0].code === "not_canonical");
  const broken = spoilt(2, own[2].replace('"contacts"', '"contactz"'));
  const at = (place) => (problems) => problems.some((problem) => problem.path === place);
  refused(() => compare(...broken, ...own), at("before.contactz"));
  refused(() => compare(...own, ...broken), at("after.contactz"));
  for (const garbage of ["", "\0", "null", "{}", "9".repeat(400), '{"a":'.repeat(100_000), "\ud800"]) {
    for (let position = 0; position < own.length; position += 1) {
      for (const run of [explain, receipt, verify, (...them) => compare(...own, ...them)]) {
        refused(() => run(...spoilt(position, garbage)), (problems) => problems.length > 0);
      }
    }
  }
  assert.equal(receipt(...own), kept);
});
