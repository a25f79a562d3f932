// The package beside the library it is built from: `node benches/wasm/run.mjs [turns]`, after `cargo xtask npm`.
//
// Native, Node and Chromium go through the same fixtures from text to text, in turn; medians of their passes. Then
// the time from an inline script that is loaded to the first recommendation.

import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { withBrowser } from "../../bindings-wasm/tests/browser.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
const built = process.env.EVERYCONTACT_PACKAGE ?? join(target, "xtask", "npm", "everycontact");
const turns = Number(process.argv[2] ?? 5);
const PASSES = 30;
const WARM = 10;

const middle = (numbers) => [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];

function fixtures() {
  const folder = join(root, "tests", "fixtures", "cases");
  const names = readdirSync(folder).filter((name) => name.endsWith(".json") && !name.endsWith(".expected.json"));
  return names.sort().map((name) => {
    const { policy, case: record, asOf } = JSON.parse(readFileSync(join(folder, name), "utf8"));
    return { policy: typeof policy === "string" ? policy : JSON.stringify(policy), case: JSON.stringify(record), asOf };
  });
}

/** Runs in Node and in the page alike: nanoseconds for a case in each pass, the first ones left out. */
function passes({ Codebook, Policy }, documents, asked, count, warm, now) {
  const codebook = Codebook.parse(documents.codebook);
  const policies = new Map();
  for (const { policy } of asked) {
    if (!policies.has(policy)) policies.set(policy, Policy.parse(documents.policies[policy] ?? policy, codebook));
  }
  const taken = [];
  for (let pass = 0; pass < count + warm; pass += 1) {
    const start = now();
    for (const one of asked) policies.get(one.policy).recommendJson(one.case, one.asOf);
    if (pass >= warm) taken.push(((now() - start) * 1e6) / asked.length);
  }
  return taken;
}

function native() {
  const program = join(target, "release", "fixtures");
  const ran = spawnSync(program, [String(PASSES + WARM)], { encoding: "utf8" });
  if (ran.status !== 0) throw new Error(`${program}: ${ran.stderr}`);
  return middle(JSON.parse(ran.stdout).slice(WARM));
}

const asked = fixtures();
const cargo = spawnSync("cargo", ["build", "--release", "-p", "everycontact-benches", "--bin", "fixtures"], { cwd: root, stdio: "inherit" });
if (cargo.status !== 0) process.exit(1);
const node = await import(pathToFileURL(join(built, "node.js")));
const documents = await import(pathToFileURL(join(built, "shipped.js")));

const folder = mkdtempSync(join(tmpdir(), "everycontact-"));
for (const name of ["inline.global.js", "documents.global.js"]) cpSync(join(built, name), join(folder, name));
writeFileSync(
  join(folder, "index.html"),
  `<!doctype html><script src="documents.global.js"></script><script>const began = performance.now();</script>
  <script src="inline.global.js"></script><script>const loaded = performance.now();
  const codebook = everycontact.Codebook.parse(everycontactDocuments.codebook);
  const policy = everycontact.Policy.parse(everycontactDocuments.policies["uk-illustrative"], codebook);
  policy.recommendJson(everycontactDocuments.cases.subjectA, "2021-04-30T23:59:59Z");
  const done = performance.now();</script>`,
);

const taken = { native: [], node: [], chromium: [] };
const first = { script: [], recommendation: [] };
await withBrowser(async (browser) => {
  for (let turn = 0; turn < turns; turn += 1) {
    taken.native.push(native());
    taken.node.push(middle(passes(node, documents, asked, PASSES, WARM, () => performance.now())));
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(folder, "index.html")).href);
    const [began, loaded, done] = await page.evaluate("[began, loaded, done]");
    first.script.push(loaded - began);
    first.recommendation.push(done - loaded);
    const inPage = `(${passes})(everycontact, everycontactDocuments, ${JSON.stringify(asked)}, ${PASSES}, ${WARM}, () => performance.now())`;
    taken.chromium.push(middle(await page.evaluate(inPage)));
    await page.close();
  }
  console.log(`Node ${process.version}, Chromium ${browser.version()}, ${asked.length} fixtures, ${turns} turns of ${PASSES} passes`);
});
const base = middle(taken.native);
for (const [name, times] of Object.entries(taken)) {
  console.log(`${name.padEnd(9)} ${(middle(times) / 1000).toFixed(1)} µs a case = ${(middle(times) / base).toFixed(2)} × native`);
}
console.log(`inline script ran in ${middle(first.script).toFixed(1)} ms; from there to the first recommendation ${middle(first.recommendation).toFixed(1)} ms`);
