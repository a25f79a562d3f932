// The README's JavaScript example runs as it stands there, and prints what the README says.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { folder as built, root } from "./places.mjs";

const readme = readFileSync(join(root, "README.md"), "utf8");

function block(name) {
  const found = [...readme.matchAll(new RegExp(`^\`\`\`${name}\\n(.*?)^\`\`\`$`, "gms"))];
  assert.equal(found.length, 1, `the README has ${found.length} blocks \`${name}\`, and not one`);
  return found[0][1];
}

// The case is given once, as a text of a Rust example.
function theCase() {
  const found = [...readme.matchAll(/r#"(.*?)"#/gs)];
  assert.equal(found.length, 1, `the README's Rust examples have ${found.length} cases, and not one`);
  return found[0][1];
}

test("the README runs", (context) => {
  const folder = mkdtempSync(join(tmpdir(), "everycontact-readme-"));
  context.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "case.json"), theCase());
  writeFileSync(join(folder, "example.mjs"), block("js"));
  const installed = join(folder, "node_modules/everycontact");
  cpSync(built, installed, { recursive: true });
  const run = spawnSync(process.execPath, ["example.mjs"], { cwd: folder, encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
  assert.equal(run.stdout, block("text output"));
});

test("the README of the package runs", (context) => {
  const text = readFileSync(join(root, "bindings-wasm/npm/README.md"), "utf8");
  const of = (name) => new RegExp(`^\`\`\`${name}\\n(.*?)^\`\`\`$`, "ms").exec(text)[1];
  const folder = mkdtempSync(join(tmpdir(), "everycontact-readme-"));
  context.after(() => rmSync(folder, { recursive: true }));
  cpSync(built, join(folder, "node_modules/everycontact"), { recursive: true });
  writeFileSync(join(folder, "example.mjs"), of("js"));
  const run = spawnSync(process.execPath, ["example.mjs"], { cwd: folder, encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
  assert.equal(run.stdout, of("text"));
});
