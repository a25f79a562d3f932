// The README's JavaScript example runs as it stands there, and prints what the README says.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const module_ = process.env.EVERYCONTACT_MODULE ?? join(root, "target/xtask/wasm/everycontact.js");
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
  for (const name of ["uk-illustrative.json", "codebook.json"]) {
    cpSync(join(root, "core/documents", name), join(folder, name));
  }
  writeFileSync(join(folder, "case.json"), theCase());
  writeFileSync(join(folder, "example.mjs"), block("js"));
  const installed = join(folder, "node_modules/everycontact");
  mkdirSync(installed, { recursive: true });
  cpSync(dirname(module_), installed, { recursive: true });
  writeFileSync(join(installed, "package.json"), JSON.stringify({ name: "everycontact", main: "everycontact.js" }));
  const run = spawnSync(process.execPath, ["example.mjs"], { cwd: folder, encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
  assert.equal(run.stdout, block("text output"));
});
