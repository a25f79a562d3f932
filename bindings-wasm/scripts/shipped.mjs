// The documents that ship with the library, as texts without spaces between: one module, one file for CommonJS, one
// plain script, and their types.

import { readFileSync } from "node:fs";

const read = (name) => readFileSync(new URL(`../../core/documents/${name}.json`, import.meta.url), "utf8");
const small = (name) => JSON.stringify(JSON.parse(read(name)));
const several = (names, folder = "") => Object.fromEntries(names.map((name) => [name, small(`${folder}${name}`)]));

// A text between single quotes needs no escape for the quotation marks of JSON.
const quoted = (text) => `'${text.replace(/[\\']/g, "\\$&").replace(/\u2028/g, "\\u2028").replace(/\u2029/g, "\\u2029")}'`;
const literal = (value) =>
  typeof value === "string"
    ? quoted(value)
    : `{${Object.entries(value).map(([name, inner]) => `${JSON.stringify(name)}:${literal(inner)}`).join(",")}}`;

const named = (value) => Object.keys(value).map((name) => `readonly ${JSON.stringify(name)}: string`).join("; ");

export function shipped(banner) {
  const all = {
    codebook: small("codebook"),
    policies: several(["uk-illustrative", "school-threat-assessment"]),
    calendars: several(["england-and-wales", "scotland", "northern-ireland"], "calendars/"),
    cases: { subjectA: small("subject-a") },
  };
  const each = (write) => Object.entries(all).map(([name, value]) => write(name, value)).join("");
  const types = `/** The documents that ship with the library, as JSON texts. The policies are illustrations, of no official standing. */
export declare const codebook: string;
${["policies", "calendars", "cases"].map((name) => `export declare const ${name}: { ${named(all[name])} };\n`).join("")}`;
  return new Map([
    ["shipped.js", `${banner}\n${each((name, value) => `export const ${name}=${literal(value)};\n`)}`],
    ["shipped.cjs", `${banner}\n"use strict";\n${each((name, value) => `exports.${name}=${literal(value)};\n`)}`],
    ["documents.global.js", `${banner}\nvar everycontactDocuments={${each((name, value) => `${name}:${literal(value)},\n`)}};\n`],
    ["shipped.d.ts", types],
    ["shipped.d.cts", types],
  ]);
}
