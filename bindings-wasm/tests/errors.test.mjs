// What does not load is an error with every field, and no garbage kills the engine.

import assert from "node:assert/strict";
import { test } from "node:test";
import { entry } from "./places.mjs";

const api = await entry("node.js");
const { Calendar, Case, Codebook, EverycontactError, Phrases, Policy, canonicalJson, ledger } = api;
const shipped = await entry("shipped.js");

const codebook = Codebook.parse(shipped.codebook);
const policy = Policy.parse(shipped.policies["uk-illustrative"], codebook);
const subject = shipped.cases.subjectA;
const asOf = "2021-04-30T23:59:59Z";
const receipt = policy.receiptJson(subject, asOf);

/** The error that is thrown. Anything but ours, a `RuntimeError` above all, would be a dead engine. */
function refused(run) {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof EverycontactError, error?.stack ?? String(error));
    assert.ok(error instanceof Error);
    assert.equal(error.name, "EverycontactError");
    assert.ok(error.message.length > 0 && error.problems.length > 0);
    const [first] = error.problems;
    for (const field of ["code", "path", "line", "column", "help"]) assert.equal(error[field], first[field], field);
    for (const problem of error.problems) {
      assert.deepEqual(Object.keys(problem), ["code", "severity", "path", "line", "column", "message", "help"]);
      assert.ok(Number.isInteger(problem.line) && problem.line >= 1 && problem.column >= 1);
    }
    return error;
  }
  return assert.fail("it was not refused");
}

const spoilt = (change) => JSON.stringify({ ...JSON.parse(subject), ...change });

test("an error has every field", () => {
  const text = '{\n "schema": "everycontact/case/1",\n "id": "case-7",\n "subject": {"id": "s", "is": "kid"},\n "contacts": [],\n "contactz": []\n}';
  const error = refused(() => Case.parse(text, codebook));
  assert.equal(error.code, "unknown_variant");
  assert.equal(error.path, "subject.is");
  assert.deepEqual([error.line, error.column], [4, 31]);
  assert.match(error.help, /one of the values/);
  assert.deepEqual(error.problems.map((problem) => problem.code).sort(), ["unknown_field", "unknown_variant"]);
  assert.match(error.message, /^the case has 2 problems\n/);
});

test("a duplicate key is refused", () => {
  assert.equal(refused(() => policy.recommend(`{"contacts":[],${subject.slice(1)}`, asOf)).code, "duplicate_key");
});

test("a problem of one of several says which", () => {
  const path = (run) => refused(run).path;
  const broken = spoilt({ contactz: [] });
  const whole = { case: subject, asOf };
  assert.equal(path(() => policy.due([subject, broken], asOf)), "cases[1].contactz");
  assert.equal(path(() => policy.compare({ case: broken, asOf }, whole)), "before.contactz");
  assert.equal(path(() => policy.compare(whole, { case: broken, asOf })), "after.contactz");
  assert.equal(path(() => policy.compare(whole, { case: subject, asOf: "today" })), "after");
  assert.equal(path(() => policy.dipSample([subject], asOf, { seed: "x", by: "postcode" })), "by");
  assert.equal(path(() => policy.dipSample([subject], asOf, { seed: "x", fromEach: 1.5 })), "fromEach");
  assert.equal(path(() => policy.closure(subject, asOf, { raeson: "noConcern" })), "raeson");
  assert.equal(path(() => policy.closure(subject, asOf, { reason: "bored" })), "reason");
  assert.equal(path(() => policy.closure(subject, asOf, { referrals: ["c1", "no id!"] })), "referrals[1]");
  assert.equal(policy.due([], asOf).duties.length, 0);
});

test("half of a character is refused, and not made into another", () => {
  const half = subject.replace('"about":"', '"about":"\ud800');
  assert.notEqual(half, subject);
  assert.equal(refused(() => Case.parse(half, codebook)).code, "invalid_encoding");
  assert.equal(refused(() => Case.parse(JSON.parse(subject.replace('"about":"', '"about":"\\ud800')), codebook)).code, "json_syntax");
});

test("a receipt is its bytes", () => {
  assert.equal(refused(() => policy.verify(JSON.stringify(JSON.parse(receipt), null, 1), subject)).code, "not_canonical");
  assert.ok(policy.verify(receipt, subject).holds);
  const shuffled = Object.fromEntries(Object.entries(JSON.parse(receipt)).reverse());
  assert.ok(policy.verify(shuffled, subject).holds);
  assert.equal(canonicalJson(shuffled), receipt);
});

const cyclic = {};
cyclic.self = cyclic;
const TEXTS = ["", "\0", "\ufeff{}", "null", "1e999", "9".repeat(400), '"\\ud800"', "\ud800", "[]", "{}", "[".repeat(100_000)];
const GARBAGE = [...TEXTS, '{"a":'.repeat(100_000), "9999999-99-99T99:99:99+99:99", undefined, null, 7, NaN, 1n, cyclic];
GARBAGE.push(() => {}, Symbol("x"), new Map(), [undefined], new Uint8Array(3));

const CALLS = {
  codebook: (given) => Codebook.parse(given),
  calendar: (given) => Calendar.parse(given),
  phrases: (given) => Phrases.parse(given),
  policy: (given) => Policy.parse(given, codebook),
  case: (given) => Case.parse(given, codebook),
  canonical: (given) => canonicalJson(given),
  ...Object.fromEntries(
    ["levels", "recommend", "explain", "standing", "closure", "receipt"].flatMap((method) => [
      [`${method}, case`, (given) => policy[method](given, asOf)],
      [`${method}, instant`, (given) => policy[method](subject, given)],
    ]),
  ),
  replay: (given) => policy.replay(given),
  "replay, agencies": (given) => policy.replay(subject, given),
  "verify, receipt": (given) => policy.verify(given, subject),
  "verify, case": (given) => policy.verify(receipt, given),
  due: (given) => policy.due(given, asOf),
  "due, one": (given) => policy.due([given], asOf),
  "due, instant": (given) => policy.due([], given),
  assurance: (given) => policy.assurance(given, asOf),
  "assurance, after": (given) => policy.assurance([], asOf, { after: given }),
  "dip sample": (given) => policy.dipSample([], asOf, { seed: given }),
  "dip sample, by": (given) => policy.dipSample([], asOf, { seed: "x", by: given }),
  "dip sample, from each": (given) => policy.dipSample([], asOf, { seed: "x", fromEach: given }),
  "compare, before": (given) => policy.compare({ case: given, asOf }, { case: subject, asOf }),
  "compare, after": (given) => policy.compare({ case: subject, asOf }, { case: subject, asOf: given }),
  "render, what": (given) => policy.render(given, "text"),
  "render, format": (given) => policy.render("recommendation", given, subject, asOf),
  "render, bound": (given) => policy.render("explanation", "text", subject, asOf, { bound: { sets: given } }),
  "explain, bound": (given) => policy.explain(subject, asOf, { evaluations: given }),
  "closure, reason": (given) => policy.closure(subject, asOf, { reason: given }),
  "closed by": (given) => policy.closedBy(subject, asOf, { reason: "noConcern" }, given),
  "seen by": (given) => Case.parse(subject, codebook).seenBy(given),
  "recorded by": (given) => Case.parse(subject, codebook).recordedBy(given),
  checkpoint: (given) => ledger.parseCheckpoint(given),
  "signed checkpoint": (given) => ledger.parseSignedCheckpoint(given),
  inclusion: (given) => ledger.verifyInclusion(given, "x", given),
  "inclusion, entry": (given) => ledger.verifyInclusion("{}", given, ""),
  consistency: (given) => ledger.verifyConsistency(given, given, given),
  opening: (given) => ledger.verifyOpening(given, given, given, given),
  recover: (given) => ledger.recover(given, new Uint8Array(3)),
  "recover, bytes": (given) => ledger.recover("example.org/ledger", given),
};

for (const [name, call] of Object.entries(CALLS)) {
  test(`garbage does not kill the engine: ${name}`, () => {
    let refusals = 0;
    for (const given of GARBAGE) {
      try {
        call(given);
      } catch (error) {
        refusals += 1;
        assert.ok(!(error instanceof WebAssembly.RuntimeError), `${String(given).slice(0, 40)}: ${error.stack}`);
        assert.ok(error instanceof EverycontactError, `${typeof given} ${String(given).slice(0, 40)}: ${error.stack}`);
      }
    }
    assert.ok(refusals > 0);
    assert.equal(policy.receiptJson(subject, asOf), receipt);
  });
}

test("what was freed says so, and nothing else breaks", () => {
  const [own, one] = [Policy.parse(shipped.policies["uk-illustrative"], codebook), Case.parse(subject, codebook)];
  own.free();
  own.free();
  one[Symbol.dispose]();
  assert.throws(() => own.recommend(subject, asOf), /no policy of this module, or it was freed/);
  assert.throws(() => policy.recommend(one, asOf), /no case of this module, or it was freed/);
  assert.throws(() => Case.parse(subject, {}), /no codebook of this module/);
  assert.equal(policy.receiptJson(subject, asOf), receipt);
});
