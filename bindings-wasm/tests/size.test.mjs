// The limits of sizes, gzipped as a server would.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { functions, report, sections, stripped } from "../scripts/sizes.mjs";
import { folder } from "./places.mjs";

const size = (name) => gzipSync(readFileSync(join(folder, name)), { level: 9 }).length;

// 220 KB is the target, which is missed by far; see `benches/RESULTS.md`. Until it is reached, it grows no further.
test("the engine does not grow", () => {
  const found = size("everycontact.wasm");
  assert.ok(found <= 502_000, `${found} bytes`);
});

test("the documents have at most 40 KB", () => {
  const found = size("shipped.js");
  assert.ok(found <= 40_000, `${found} bytes`);
});

test("the documents are not in the engine", () => {
  const engine = readFileSync(join(folder, "everycontact.wasm"));
  for (const words of ["uk-illustrative", "subject-a", "school-threat-assessment", "weapons-preoccupation"]) {
    assert.ok(!engine.includes(words), words);
  }
});

test("the report of sizes is of the engine, and accounts for every byte of it", () => {
  const engine = readFileSync(join(folder, "everycontact.wasm"));
  const named = readFileSync(new URL("../js/pkg/named.wasm", import.meta.url));
  assert.ok(engine.equals(stripped(named)));
  assert.equal(sections(engine).reduce((sum, { size }) => sum + size, 8), engine.length);
  const counted = functions(named).reduce((sum, { size }) => sum + size, 0);
  const count = sections(named).find(({ name }) => name === "code").body.length - counted;
  assert.ok(count >= 1 && count <= 5, `${count} bytes are left for the number of functions`);
  assert.equal(readFileSync(join(folder, "..", "sizes.md"), "utf8"), report(named));
});
