// Standings, lists, figures and samples have the bytes of the Rust library.
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
const { assurance, dipSample, due, standing } = createRequire(import.meta.url)(module_);

const codebook = read("core/documents/codebook.json");
const policy = read("core/documents/uk-illustrative.json");
const asOf = "2025-06-30T12:00:00+01:00";
const after = "2024-06-30T12:00:00+01:00";
const cases = readdirSync(path("core/examples/cases"))
  .filter((name) => name.endsWith(".json"))
  .sort()
  .map((name) => read(`core/examples/cases/${name}`));
const many = (name) => read(`tests/fixtures/many/${name}.expected.json`);

// The module takes no viewpoint yet.
const standings = readdirSync(path("tests/fixtures/standings"))
  .filter((name) => name.endsWith(".json") && !name.endsWith(".expected.json"))
  .map((name) => ({ name: name.slice(0, -5), ...JSON.parse(read(`tests/fixtures/standings/${name}`)) }))
  .filter((fixture) => fixture.viewpoint === undefined);

test("there are standings", () => assert.ok(standings.length >= 300));

for (const fixture of standings) {
  test(`same standing: ${fixture.name}`, () => {
    const own =
      typeof fixture.policy === "string" ? read(`core/documents/${fixture.policy}.json`) : JSON.stringify(fixture.policy);
    const text = standing(own, codebook, JSON.stringify(fixture.case), fixture.asOf);
    assert.equal(`${text}\n`, read(`tests/fixtures/standings/${fixture.name}.expected.json`));
  });
}

test("same list and figures", () => {
  assert.equal(`${due(policy, codebook, cases, asOf)}\n`, many("due"));
  assert.equal(`${assurance(policy, codebook, cases, asOf)}\n`, many("assurance"));
  assert.equal(`${assurance(policy, codebook, cases, asOf, after)}\n`, many("assurance-after"));
});

for (const [by, since] of [["reason"], ["blocked"], ["role", after], ["level"]]) {
  test(`same sample: ${by}`, () => {
    const sample = dipSample(policy, codebook, cases, asOf, "June 2025", by, 2, since);
    assert.equal(`${sample}\n`, many(`sample-${by}`));
  });
}

test("a problem of one case among many says which, and the module still works after it", () => {
  const broken = JSON.stringify({ ...JSON.parse(cases[1]), contactz: [] });
  assert.throws(
    () => due(policy, codebook, [cases[0], broken], asOf),
    (error) => error.name === "EverycontactError" && error.problems[0].path === "cases[1].contactz",
  );
  assert.throws(
    () => dipSample(policy, codebook, cases, asOf, "x", "postcode", 1),
    (error) => error.name === "EverycontactError" && error.problems[0].path === "by",
  );
  assert.equal(JSON.parse(due(policy, codebook, [], asOf)).duties.length, 0);
});
