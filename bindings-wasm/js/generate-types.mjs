// Writes the types of the documents from the published schemas.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { compile } from "json-schema-to-typescript";

const schemas = new URL("../../core/schemas/", import.meta.url);
const out = new URL("types/", import.meta.url);
const INPUTS = { case: "CaseDocument", codebook: "CodebookDocument", policy: "PolicyDocument", receipt: "ReceiptDocument",
  calendar: "CalendarDocument", phrases: "PhrasesDocument" };
const camel = (name) => name.replace(/(^|-)([a-z])/g, (_, __, letter) => letter.toUpperCase());
mkdirSync(out, { recursive: true });
const lines = [];
for (const file of readdirSync(schemas).sort()) {
  const name = file.replace(".schema.json", "");
  const root = INPUTS[name] ?? camel(name);
  const schema = JSON.parse(readFileSync(new URL(file, schemas), "utf8"));
  schema.title = root;
  if (schema.$defs?.[root]) { schema.$defs[`${root}Part`] = schema.$defs[root]; }
  const text = await compile(schema, root, { bannerComment: "", additionalProperties: false, format: false });
  const match = text.match(/export (?:interface|type) (\w+)/g);
  writeFileSync(new URL(`${name}.ts`, out), text);
  lines.push(`export type { ${root} } from "./types/${name}.js";`);
}
writeFileSync(new URL("documents.ts", import.meta.url), `${lines.join("\n")}\n`);
