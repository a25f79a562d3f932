// Writes the TypeScript types of the documents from the published schemas; with `--check`, only compares them.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compile } from "json-schema-to-typescript";

const path = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const schemas = "core/schemas";
const types = "bindings-wasm/js/schemas";

// What is read is called a document; what the library makes has the name of what it is.
const NAMES = { "atrs-draft": "TransparencyRecord" };
for (const kind of ["calendar", "case", "codebook", "phrases", "policy"]) NAMES[kind] = `${capital(kind)}Document`;

function capital(kind) {
  return kind.replace(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase());
}

const head = (file) => `// Made from ${schemas}/${file} by \`npm run types\`. Do not edit.\n\n`;

async function typesOf(kind) {
  const schema = JSON.parse(readFileSync(path(`${schemas}/${kind}.schema.json`), "utf8"));
  const name = NAMES[kind] ?? capital(kind);
  schema.title = name;
  const options = { additionalProperties: false, bannerComment: "", format: true, style: { printWidth: 120 } };
  return { name, text: head(`${kind}.schema.json`) + (await compile(schema, name, options)) };
}

async function all() {
  const files = new Map();
  const exports = [];
  for (const file of readdirSync(path(schemas)).sort()) {
    const kind = file.replace(".schema.json", "");
    const { name, text } = await typesOf(kind);
    files.set(`${types}/${kind}.ts`, text);
    exports.push(`export type { ${name} } from "./schemas/${kind}.js";\n`);
  }
  files.set("bindings-wasm/js/documents.ts", head("*.schema.json") + exports.join(""));
  return files;
}

const files = await all();
const kept = (name) => {
  try {
    return readFileSync(path(name), "utf8");
  } catch {
    return undefined;
  }
};
let same = true;
for (const name of readdirSync(path(types)).map((file) => `${types}/${file}`)) {
  if (!files.has(name)) {
    console.error(`${name} is made from no schema: remove it`);
    same = false;
  }
}
for (const [name, text] of files) {
  if (kept(name) === text) continue;
  if (process.argv.includes("--check")) {
    console.error(`${name} differs from the schemas: run \`npm run types\` in bindings-wasm`);
    same = false;
  } else {
    writeFileSync(path(name), text);
    console.log(`wrote ${name}`);
  }
}
process.exitCode = same ? 0 : 1;
