// Numbers with a fraction in canonical form, against the language whose numbers that form takes over. It is of the
// package as it ships: in Rust's own tests, what other libraries ask of the reader of numbers would be asked here too.
import assert from "node:assert/strict";
import { test } from "node:test";
import { entry } from "./places.mjs";

const { canonicalJson } = await entry("node.js");

/** Doubles of every size, the same in each run. */
function* doubles(count) {
  const view = new DataView(new ArrayBuffer(8));
  let state = 0x9e3779b9n;
  for (let left = count; left > 0; ) {
    for (const shift of [13n, -7n, 17n]) {
      state ^= BigInt.asUintN(64, shift > 0n ? state << shift : state >> -shift);
    }
    view.setBigUint64(0, state);
    const value = view.getFloat64(0);
    if (!Number.isFinite(value)) continue;
    left -= 1;
    yield left % 2 ? value : Number(state >> 11n) / 2 ** 40;
  }
}

test("every number is read as itself and written as ECMAScript writes it", () => {
  const values = [...doubles(20_000), 5e-324, 1.7976931348623157e308, -234730.10994392986, 7.921624191576409e-10, 0.1, 1e21, 1e-7];
  const texts = values.flatMap((value) => [value.toExponential(), value.toExponential(20)]);
  const wanted = texts.map((text) => JSON.stringify(Number(text)));
  texts.forEach((text, nth) => assert.equal(canonicalJson(text), wanted[nth], text));
  assert.equal(canonicalJson("9007199254740993.0"), "9007199254740992");
  assert.equal(canonicalJson("1.7976931348623158e308"), "1.7976931348623157e+308");
});

test("what is canonical stays as it is", () => {
  const text = canonicalJson(`[${[...doubles(5_000)].map((value) => value.toExponential()).join(", ")}]`);
  const parts = JSON.parse(text).filter((value) => !Number.isInteger(value) || Number.isSafeInteger(value));
  const once = canonicalJson(JSON.stringify(parts));
  assert.equal(canonicalJson(once), once);
});
