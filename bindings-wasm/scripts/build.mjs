// Puts the package together, ready for `npm pack`: `node scripts/build.mjs FOLDER VERSION`. The engine as
// `wasm-bindgen` left it is in `js/pkg`.

import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { glue } from "./glue.mjs";
import { shipped } from "./shipped.mjs";
import { report, stripped } from "./sizes.mjs";

const [folder, version] = process.argv.slice(2);
const out = resolve(folder);
const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const tool = (name) => path(`node_modules/.bin/${name}`);

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

// The engine: one file for all entries. Its twin keeps the names of functions, for the report of sizes.
const engine = path("js/pkg/everycontact.wasm");
const named = path("js/pkg/named.wasm");
const features = ["bulk-memory", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext"];
const enabled = features.map((feature) => `--enable-${feature}`);
// `-O3` inlines what the compiler left apart for size; the result is a little smaller and faster than that of `-Oz`.
// What is alike has names that are alike, and stands together, where compression finds it.
const passes = ["-O3", "--converge", "--reorder-functions-by-name"];
execFileSync(tool("wasm-opt"), [...passes, "-g", ...enabled, path("js/pkg/everycontact_bg.wasm"), "-o", named]);
writeFileSync(engine, stripped(readFileSync(named)));
copyFileSync(engine, join(out, "everycontact.wasm"));
writeFileSync(join(out, "..", "sizes.md"), report(readFileSync(named)));

const banner = { js: `/*! everycontact ${version}, MIT OR Apache-2.0 */` };
const common = {
  bundle: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  loader: { ".wasm": "base64" },
  define: { VERSION: JSON.stringify(version) },
  logLevel: "warning",
  banner,
  plugins: [glue],
};
const entry = (name) => path(`js/${name}.ts`);

await build({
  ...common,
  entryPoints: [entry("web"), entry("inline")],
  format: "esm",
  splitting: true,
  chunkNames: "shared",
  outdir: out,
});
const cjs = { ...common, format: "cjs", platform: "node", outExtension: { ".js": ".cjs" } };
await build({ ...cjs, entryPoints: [entry("node"), entry("inline")], outdir: out });
await build({
  ...common,
  entryPoints: { "inline.global": entry("inline") },
  format: "iife",
  globalName: "everycontact",
  minify: true,
  outdir: out,
});
// One instance of the engine for `import` and `require`.
const wrapper = 'export * from "./node.cjs";\nexport { init as default } from "./node.cjs";\n';
writeFileSync(join(out, "node.js"), `${banner.js}\n${wrapper}`);

// Types: the same ones for modules and for CommonJS.
const types = join(path("js/pkg"), "types");
rmSync(types, { recursive: true, force: true });
execFileSync(tool("tsc"), ["-p", path("js"), "--emitDeclarationOnly", "--outDir", types], { stdio: "inherit" });
const PRIVATE = ["engine.d.ts", "handle.d.ts", "sides.d.ts", "text.d.ts", "web.d.cts"];
for (const file of readdirSync(types, { recursive: true })) {
  if (!file.endsWith(".d.ts") || file.startsWith("pkg") || PRIVATE.includes(file)) continue;
  const text = readFileSync(join(types, file), "utf8");
  mkdirSync(join(out, file, ".."), { recursive: true });
  writeFileSync(join(out, file), text);
  const twin = file.replace(/\.d\.ts$/, ".d.cts");
  if (!PRIVATE.includes(twin)) writeFileSync(join(out, twin), text.replace(/(from "\.[^"]*)\.js"/g, '$1.cjs"'));
}

for (const [name, text] of shipped(banner.js)) writeFileSync(join(out, name), text);
for (const name of ["LICENSE-APACHE", "LICENSE-MIT"]) copyFileSync(path(`../${name}`), join(out, name));
cpSync(path("npm"), out, { recursive: true });
const manifest = JSON.parse(readFileSync(join(out, "package.json"), "utf8"));
writeFileSync(join(out, "package.json"), `${JSON.stringify({ ...manifest, version }, null, 2)}\n`);
