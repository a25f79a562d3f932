// The tarball: what publint and attw find, and that it runs where it is installed.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createServer } from "node:http";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { withBrowser } from "./browser.mjs";
import { folder, tools } from "./places.mjs";

const place = mkdtempSync(join(tmpdir(), "everycontact-package-"));
after(() => rmSync(place, { recursive: true }));

function run(program, given, cwd = place) {
  const ran = spawnSync(program, given, { cwd, encoding: "utf8", env: { ...process.env, npm_config_update_notifier: "false" } });
  assert.equal(ran.status, 0, `${program} ${given.join(" ")}\n${ran.stdout}${ran.stderr}`);
  return ran.stdout;
}

const [{ filename, files }] = JSON.parse(run("npm", ["pack", "--json", "--pack-destination", place], folder));
const tarball = join(place, filename);

/** A small project with the tarball installed. */
function project(name, sources) {
  const at = join(place, name);
  mkdirSync(at);
  writeFileSync(join(at, "package.json"), JSON.stringify({ name, private: true }));
  run("npm", ["install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts", tarball], at);
  for (const [file, text] of Object.entries(sources)) writeFileSync(join(at, file), text);
  return at;
}

const ASK = `
  const codebook = Codebook.parse(documents.codebook);
  const policy = Policy.parse(documents.policies["uk-illustrative"], codebook);
  const said = policy.recommend(documents.cases.subjectA, "2021-04-30T23:59:59Z").level.id;
`;
const USE = "const { Codebook, Policy } = everycontact;";

test("publint finds nothing", () => {
  run(join(tools, "publint"), ["run", tarball, "--strict"]);
});

test("the types are right for every way to import", () => {
  run(join(tools, "attw"), [tarball, "--profile", "node16", "--exclude-entrypoints", "everycontact.wasm", "inline.global.js", "documents.global.js"]);
});

test("nothing else is published", () => {
  for (const { path } of files) assert.match(path, /^(?:[\w.-]+\.(?:js|cjs|d\.ts|d\.cts|wasm)|schemas\/[\w-]+\.d\.c?ts|tool\/index\.html|README\.md|LICENSE-\w+|package\.json)$/);
  assert.equal(files.filter(({ path }) => path.endsWith(".wasm")).length, 1);
  assert.equal(files.filter(({ path }) => path.startsWith("tool/")).length, 1);
});

test("Node, modules", () => {
  const text = `import everyDefault, * as everycontact from "everycontact"; import * as documents from "everycontact/documents";
    ${USE} ${ASK} await everyDefault(); console.log(said);`;
  const at = project("node-esm", { "main.mjs": text });
  assert.equal(run(process.execPath, ["main.mjs"], at), "panel\n");
});

test("Node, CommonJS, with the same classes as for modules", () => {
  const text = `const everycontact = require("everycontact"); const documents = require("everycontact/documents");
    ${USE} ${ASK} import("everycontact").then((other) => console.log(said, other.Policy === Policy, require("everycontact/inline").version === everycontact.version));`;
  const at = project("node-cjs", { "main.cjs": text });
  assert.equal(run(process.execPath, ["main.cjs"], at), "panel true true\n");
});

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm", ".css": "text/css" };

async function served(at, use) {
  const server = createServer((request, response) => {
    const name = new URL(request.url, "http://localhost").pathname;
    try {
      const body = readFileSync(join(at, name === "/" ? "index.html" : name));
      response.writeHead(200, { "content-type": TYPES[extname(name) || ".html"] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  try {
    return await use(`http://127.0.0.1:${server.address().port}/`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

async function titleOf(address) {
  return withBrowser(async (browser) => {
    const page = await browser.newPage();
    const failures = [];
    page.on("pageerror", (error) => failures.push(String(error)));
    page.on("console", (message) => message.type() === "error" && failures.push(message.text()));
    await page.goto(address);
    await page.waitForFunction("document.title !== ''", undefined, { timeout: 20_000 }).catch(() => {});
    const title = await page.title();
    assert.deepEqual(failures.filter((text) => !text.includes("favicon") && !text.includes("404")), []);
    return title;
  });
}

test("a Vite build, and a worker in it", async () => {
  const worker = `import init, * as everycontact from "everycontact"; import * as documents from "everycontact/documents";
    ${USE} init().then(() => { ${ASK} postMessage(said); });`;
  const main = `import init, * as everycontact from "everycontact"; import * as documents from "everycontact/documents";
    ${USE} await init(); ${ASK}
    const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }) => { document.title = said + " " + data; };`;
  const at = project("vite", {
    "index.html": '<!doctype html><html lang="en"><body><script type="module" src="./main.js"></script></body></html>',
    "main.js": main,
    "worker.js": worker,
    "vite.config.mjs": 'export default { build: { target: "es2022" }, worker: { format: "es" } };',
  });
  run(join(tools, "vite"), ["build", "--logLevel", "warn"], at);
  assert.equal(await served(join(at, "dist"), titleOf), "panel panel");
});

const scripts = (at) => {
  for (const name of ["inline.global.js", "documents.global.js"]) cpSync(join(at, "node_modules/everycontact", name), join(at, name));
};

test("plain script tags from disk, where nothing may be loaded or sent", async () => {
  const policy = "default-src 'none'; connect-src 'none'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' file:";
  const at = project("script", {
    "index.html": `<!doctype html><html lang="en"><head><meta http-equiv="content-security-policy" content="${policy}"></head><body>
      <script src="inline.global.js"></script><script src="documents.global.js"></script>
      <script>const documents = everycontactDocuments; ${USE} ${ASK} document.title = said;</script></body></html>`,
  });
  scripts(at);
  assert.equal(await titleOf(pathToFileURL(join(at, "index.html")).href), "panel");
});

test("a plain worker", async () => {
  const at = project("worker", {
    "index.html": `<!doctype html><html lang="en"><body><script>
      new Worker("worker.js").onmessage = ({ data }) => { document.title = data; };</script></body></html>`,
    "worker.js": `importScripts("inline.global.js", "documents.global.js");
      const documents = everycontactDocuments; ${USE} ${ASK} postMessage(said);`,
  });
  scripts(at);
  assert.equal(await served(at, titleOf), "panel");
});

test("modules in a page without a bundler, and a plain word where `init` was forgotten", async () => {
  const map = JSON.stringify({ imports: { everycontact: "./node_modules/everycontact/web.js", "everycontact/documents": "./node_modules/everycontact/shipped.js" } });
  const at = project("modules", {
    "index.html": `<!doctype html><html lang="en"><body><script type="importmap">${map}</script><script type="module">
      import init, * as everycontact from "everycontact"; import * as documents from "everycontact/documents";
      ${USE} let told = ""; try { Codebook.parse("{}"); } catch (error) { told = error.message; }
      await Promise.all([init(), init()]); ${ASK} document.title = said + " " + told;</script></body></html>`,
  });
  assert.match(await served(at, titleOf), /^panel everycontact is not loaded yet: .*await init\(\)/);
});
