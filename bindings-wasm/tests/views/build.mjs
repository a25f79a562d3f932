// Builds the page of the views alone, for their tests; it is not shipped.
import { copyFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compile } from "sass";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Builds into a folder, and says where the page stands. */
export async function buildViews(out) {
  await build({
    entryPoints: [here("page.tsx")],
    bundle: true,
    outfile: `${out}views.js`,
    format: "iife",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".json": "text", ".wasm": "base64" },
    define: { VERSION: JSON.stringify("views") },
    logLevel: "warning",
  });
  const options = { charset: false, loadPaths: [here("../../node_modules")], quietDeps: true };
  writeFileSync(`${out}views.css`, compile(here("../../tool/src/styles/page.scss"), options).css);
  copyFileSync(here("page.html"), `${out}page.html`);
  return `${out}page.html`;
}
