// The types are those of the schemas, and what they say is what a strict compiler takes and refuses.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { folder, root, tools } from "./places.mjs";

test("the committed types are those of the schemas", () => {
  const run = spawnSync(process.execPath, [join(root, "bindings-wasm/scripts/types.mjs"), "--check"], { encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
});

const STRICT = ["--strict", "--skipLibCheck", "false", "--noEmit", "--exactOptionalPropertyTypes", "--target", "es2022"];
const WAYS = {
  "a bundler": ["--module", "esnext", "--moduleResolution", "bundler", "--lib", "es2022,dom"],
  "Node, modules": ["--module", "nodenext", "--moduleResolution", "nodenext", "--lib", "es2022,dom"],
  "Node, CommonJS": ["--module", "nodenext", "--moduleResolution", "nodenext", "--lib", "es2022,dom"],
};

for (const [way, options] of Object.entries(WAYS)) {
  test(`a strict compiler takes it: ${way}`, (context) => {
    const place = mkdtempSync(join(tmpdir(), "everycontact-types-"));
    context.after(() => rmSync(place, { recursive: true }));
    mkdirSync(join(place, "node_modules"));
    cpSync(folder, join(place, "node_modules/everycontact"), { recursive: true });
    const kind = way === "Node, CommonJS" ? "commonjs" : "module";
    writeFileSync(join(place, "package.json"), JSON.stringify({ type: kind }));
    cpSync(join(root, "bindings-wasm/tests/typing.ts"), join(place, "typing.ts"));
    const run = spawnSync(join(tools, "tsc"), [...STRICT, ...options, "--types", "", "typing.ts"], { cwd: place, encoding: "utf8" });
    assert.equal(run.status, 0, run.stdout + run.stderr);
  });
}
