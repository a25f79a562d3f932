// The module gives the bytes of the Rust library, and refuses what it refuses.
//
// `cargo xtask test` builds the module and says in EVERYCONTACT_MODULE where it is.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const read = (path) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");
const folder = fileURLToPath(new URL("../../tests/fixtures/cases/", import.meta.url));
const module_ =
  process.env.EVERYCONTACT_MODULE ??
  fileURLToPath(new URL("../../target/xtask/wasm/everycontact.js", import.meta.url));
const { recommend } = createRequire(import.meta.url)(module_);

const codebook = read("core/documents/codebook.json");
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".json") && !name.endsWith(".expected.json"))
  .map((name) => name.slice(0, -".json".length))
  .sort();

function load(name) {
  const { policy, asOf, case: case_ } = JSON.parse(read(`tests/fixtures/cases/${name}.json`));
  return {
    policy: typeof policy === "string" ? read(`core/documents/${policy}.json`) : JSON.stringify(policy),
    case: JSON.stringify(case_),
    asOf,
    expected: read(`tests/fixtures/cases/${name}.expected.json`),
  };
}

function thrownBy(run) {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof Error, String(error));
    // Anything else, a `RuntimeError` above all, is a panic: the instance is dead.
    assert.equal(error.name, "EverycontactError", error.stack);
    assert.ok(Array.isArray(error.problems) && error.problems.length > 0);
    return error;
  }
  return undefined;
}

test("there are cases", () => {
  assert.ok(names.length > 0, "no case ran: tests/fixtures/cases is empty");
});

for (const name of names) {
  test(`same bytes: ${name}`, () => {
    const fixture = load(name);
    const text = recommend(fixture.policy, codebook, fixture.case, fixture.asOf);
    assert.equal(`${text}\n`, fixture.expected);
  });
}

const sample = names.length > 0 ? load(names[0]) : undefined;

test("a problem has a code, a path and a line", () => {
  const misspelt = JSON.stringify({ ...JSON.parse(sample.case), contactz: [] });
  const error = thrownBy(() => recommend(sample.policy, codebook, misspelt, sample.asOf));
  assert.ok(error, "an unknown field was accepted");
  assert.ok(error.message.length > 0);
  const [problem] = error.problems;
  assert.equal(typeof problem.code, "string");
  assert.equal(typeof problem.path, "string");
  assert.ok(Number.isInteger(problem.line) && problem.line >= 1);
  assert.ok(problem.message.length > 0);
});

test("a duplicate key is refused", () => {
  const twice = `{"contacts":[],${sample.case.slice(1)}`;
  assert.ok(thrownBy(() => recommend(sample.policy, codebook, twice, sample.asOf)));
});

test("garbage is an error, and the module still works after it", () => {
  const garbage = [
    "",
    "\0",
    "\ufeff{}",
    "null",
    "1e999",
    "9".repeat(400),
    '"\\ud800"',
    "\ud800",
    "[]",
    "{}",
    "[".repeat(100_000),
    '{"a":'.repeat(100_000),
    "9999999-99-99T99:99:99+99:99",
  ];
  const good = [sample.policy, codebook, sample.case, sample.asOf];
  for (let position = 0; position < good.length; position += 1) {
    for (const text of garbage) {
      const given = good.map((whole, index) => (index === position ? text : whole));
      assert.ok(thrownBy(() => recommend(...given)), `accepted ${JSON.stringify(text.slice(0, 40))}`);
    }
  }
  assert.equal(`${recommend(...good)}\n`, sample.expected);
});
