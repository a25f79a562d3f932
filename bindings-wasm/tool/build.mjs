// Builds the page: one html file that holds its script, its style, the engine and the shipped documents.
// `node tool/build.mjs [FOLDER]`; the engine is in `js/pkg`, where `cargo xtask npm` puts it.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compile } from "sass";
import { glue } from "../scripts/glue.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const out = join(resolve(process.argv[2] ?? here("../pkg/tool")), "/");

/** The version that the workspace has. */
const version = () => /^version = "(.*)"$/m.exec(readFileSync(here("../../Cargo.toml"), "utf8"))[1];

/** The script, with everything that it imports inside. */
async function script() {
  const built = await build({
    entryPoints: [here("src/main.tsx")],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".json": "text", ".wasm": "base64" },
    define: { VERSION: JSON.stringify(version()) },
    logLevel: "warning",
    plugins: [glue],
  });
  // Inside an html file these would end the script, or begin a comment.
  return built.outputFiles[0].text.trim().replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
}

function style() {
  const options = { style: "compressed", charset: false, loadPaths: [here("../node_modules")], quietDeps: true };
  return compile(here("src/styles/page.scss"), options).css.trim();
}

const hash = (text) => `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;

/** What the page may do: run what is in it, and nothing else. */
const policy = (code, css) =>
  [
    "default-src 'none'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `script-src ${hash(code)} 'wasm-unsafe-eval'`,
    `style-src ${hash(css)}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");

const code = await script();
const css = style();
const page = readFileSync(here("src/page.html"), "utf8")
  .replace("%policy%", () => policy(code, css))
  .replace("%style%", () => css)
  .replace("%script%", () => code);
mkdirSync(out, { recursive: true });
writeFileSync(`${out}index.html`, page);
console.log(`${out}index.html  ${Math.round(page.length / 1024)} KB`);
