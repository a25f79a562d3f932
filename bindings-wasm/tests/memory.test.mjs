// A hundred thousand recommendations leave the memory of the engine as large as the first thousand did.

import assert from "node:assert/strict";
import { test } from "node:test";
import { entry, names, read } from "./places.mjs";

// The engine's memory is its own affair; this looks at it as it is made.
let memory;
WebAssembly.Instance = class extends WebAssembly.Instance {
  constructor(...given) {
    super(...given);
    memory = this.exports.memory;
  }
};

const { Case, Codebook, Policy } = await entry("node.js");
const { codebook: text, policies } = await entry("shipped.js");

const codebook = Codebook.parse(text);
const policy = Policy.parse(policies["uk-illustrative"], codebook);
const files = names("core/examples/cases").filter((name) => name.endsWith(".json"));
const cases = files.map((name) => read(`core/examples/cases/${name}`));
const asOf = "2025-06-30T12:00:00+01:00";
const broken = cases[0].replace('"contacts"', '"contactz"');

const engine = () => memory.buffer.byteLength;

function once(at) {
  const one = cases[at % cases.length];
  policy.recommendJson(one, asOf);
  if (at % 50 === 0) policy.recommendJson(JSON.parse(one), asOf);
  if (at % 50 === 1) assert.throws(() => policy.recommendJson(broken, asOf));
  if (at % 50 === 2) Case.parse(one, codebook).free();
}

test("100,000 recommendations leave memory flat", { timeout: 600_000 }, () => {
  for (let at = 0; at < 2_000; at += 1) once(at);
  const settled = engine();
  assert.ok(settled < 16 * 1024 * 1024, `${settled} bytes`);
  for (let at = 0; at < 100_000; at += 1) once(at);
  assert.equal(engine(), settled);
});
