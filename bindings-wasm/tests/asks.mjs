// What every fixture asks of the package, and what it must get: the bytes that Rust gives.

import assert from "node:assert/strict";
import { names, read } from "./places.mjs";

const FEWEST = { cases: 370, views: 10, standings: 370, proofs: 30, ordinary: 17, concerning: 20, invalid: 180 };
// What the examples of the Rust library print: no document that a binding could read or make.
const PRINTED = ["agenda.txt", "assurance.txt", "learning_review.txt"];
const OTHERS = ["every-entry.json", "many"];
const SHIPPED = { case: "subject-a", policy: "uk-illustrative" };

const shipped = (name) => read(`core/documents/${name}.json`);
const text = (given) => (typeof given === "string" ? shipped(given) : JSON.stringify(given));

function fixtures(folder) {
  const found = names(`tests/fixtures/${folder}`).filter((name) => !name.endsWith(".expected.json"));
  assert.ok(found.length >= (FEWEST[folder] ?? 1), `only ${found.length} ${folder}`);
  return found.map((file) => ({ name: file.slice(0, -5), ...JSON.parse(read(`tests/fixtures/${folder}/${file}`)) }));
}

const kept = (folder, name) => read(`tests/fixtures/${folder}/${name}.expected.json`);
const asking = ({ policy, case: one, asOf, viewpoint }) => ({ policy: text(policy), case: text(one), asOf, viewpoint });

function* written(folder, what) {
  for (const fixture of fixtures(folder)) {
    yield { name: `${folder}/${fixture.name}`, what, ...asking(fixture), expected: kept(folder, fixture.name) };
  }
}

function replaced(whole, from, to) {
  assert.equal(whole.split(from).length, 2, `${from} does not stand there once`);
  return whole.replace(from, () => to);
}

function* proofs() {
  for (const fixture of fixtures("proofs")) {
    const { before, check: { change, id, ...members } = {} } = fixture;
    const expected = (kind) => kept("proofs", `${fixture.name}.${kind}`);
    const own = { name: `proofs/${fixture.name}`, ...asking(fixture) };
    for (const what of ["explanation", "receipt"]) yield { ...own, what, expected: expected(what) };
    let receipt = expected("receipt");
    if (change !== undefined) receipt = replaced(receipt, ...change);
    if (id !== undefined) receipt = replaced(receipt, JSON.parse(receipt).id, id);
    const against = asking({ ...fixture, ...members, viewpoint: undefined });
    yield { ...own, ...against, what: "verification", receipt, expected: expected("verification") };
    if (before === undefined) continue;
    yield { ...own, what: "comparison", before: asking({ ...fixture, ...before }), expected: expected("comparison") };
  }
}

function* limits() {
  const policy = shipped(SHIPPED.policy);
  for (const folder of ["ordinary", "concerning"]) {
    for (const { name, atMost, atLeast, ...fixture } of fixtures(folder)) {
      const asked = asking({ ...fixture, policy: fixture.policy ?? SHIPPED.policy });
      yield { name: `${folder}/${name}`, what: folder, ...asked, policy, limit: atMost ?? atLeast, expected: true };
    }
  }
}

function* invalid() {
  const fields = ["code", "severity", "path", "line", "column", "message"];
  for (const { name, document, text, expected } of fixtures("invalid")) {
    yield { name: `invalid/${name}`, what: "problems", document, text, fields, policy: shipped(SHIPPED.policy), expected };
  }
}

function* many() {
  const cases = names("core/examples/cases").filter((name) => name.endsWith(".json"));
  const own = {
    policy: shipped(SHIPPED.policy),
    cases: cases.map((name) => read(`core/examples/cases/${name}`)),
    asOf: "2025-06-30T12:00:00+01:00",
  };
  const after = "2024-06-30T12:00:00+01:00";
  const asked = [
    ["due", "due"],
    ["assurance", "assurance"],
    ["assurance-after", "assurance", { after }],
    ...[["reason"], ["blocked"], ["role", after], ["level"]].map(([by, since]) => [
      `sample-${by}`,
      "dipSample",
      { seed: "June 2025", by, fromEach: 2, after: since },
    ]),
  ];
  const files = names("tests/fixtures/many").map((file) => file.replace(".expected.json", ""));
  assert.deepEqual(asked.map(([file]) => file).sort(), files.sort());
  for (const [file, what, how] of asked) {
    yield { name: `many/${file}`, ...own, what, how, expected: kept("many", file) };
  }
}

/** Everything that is asked; each with its name, and what it must get. */
export function asks() {
  assert.deepEqual(names("tests/fixtures"), [...Object.keys(FEWEST), ...PRINTED, ...OTHERS].sort());
  const entries = { name: "every-entry", what: "entries", policy: shipped(SHIPPED.policy) };
  return [
    ...written("cases", "recommendation"),
    ...written("views", "recommendation"),
    ...written("standings", "standing"),
    ...proofs(),
    ...limits(),
    ...invalid(),
    ...many(),
    { ...entries, case: read("tests/fixtures/every-entry.json"), expected: true },
  ];
}

export const codebook = shipped("codebook");
