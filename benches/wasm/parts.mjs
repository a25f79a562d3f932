// What the engine would weigh with less in it: `node benches/wasm/parts.mjs`, after `cargo xtask npm`.
//
// Each row exports more than the one above, and what nothing needs any more is left out. The texts stay whole, some
// 60 KB: nothing tells which function needs which.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { stripped } from "../../bindings-wasm/scripts/sizes.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const named = join(root, "bindings-wasm", "js", "pkg", "named.wasm");
const tool = (name) => join(root, "bindings-wasm", "node_modules", ".bin", name);
const folder = mkdtempSync(join(tmpdir(), "everycontact-"));
const exported = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(named))).map(({ name }) => name);

const own = /^(_|memory$)/;
const PARTS = [
  ["nothing, but for memory and texts", own],
  ["loading: codebook, calendar, policy, case", /^(codebook|calendar|policy|case)_parse$|_readCase$|_toJson$/],
  ["recommendations", /^policy_recommend/],
  ["explanations, replays, standings, closures, what is due", /^policy_(explain|replay|standing|clos|due)|^closureproposal/],
  ["comparisons, of cases and of policies", /^policy_compare/],
  ["receipts, ledgers, canonical JSON", /receipt|verify|recover|Checkpoint|canonical|digest/i],
  ["figures, samples, transparency records, analysis", /_(assurance|dipSample|transparencyRecord|analysis|deciders|levels)$/],
  ["all of these in words: text, Markdown, HTML", /./],
];

/** Bytes, gzipped, of the engine with these exports. */
function size(kept) {
  const graph = exported.map((name) => ({ name: `export ${name}`, export: name, ...(kept(name) && { root: true }) }));
  writeFileSync(join(folder, "graph.json"), JSON.stringify(graph));
  const made = join(folder, "made.wasm");
  const shown = { stdio: ["ignore", "ignore", "inherit"] };
  const reduced = [named, "--all-features", "-g", "--graph-file", join(folder, "graph.json"), "-o", made];
  execFileSync(tool("wasm-metadce"), reduced, shown);
  execFileSync(tool("wasm-opt"), [made, "--all-features", "-g", "--reorder-functions-by-name", "-o", made], shown);
  return gzipSync(stripped(readFileSync(made)), { level: 9 }).length;
}

console.log("| exported | KB gzipped | more |");
console.log("|---|---:|---:|");
let before = 0;
for (const [index, [title]] of PARTS.entries()) {
  const sum = size((name) => PARTS.slice(0, index + 1).some(([, pattern]) => pattern.test(name))) / 1000;
  console.log(`| ${title} | ${sum.toFixed(0)} | ${(sum - before).toFixed(0)} |`);
  before = sum;
}
