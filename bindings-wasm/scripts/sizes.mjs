// What the engine is made of: `node scripts/sizes.mjs FILE`, where FILE still has the names of its functions.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const SECTIONS = ["custom", "types", "imports", "functions", "tables", "memory", "globals", "exports", "start", "elements", "code", "data", "data count"];
const CODE = 10;

/** Reads numbers, names and lengths from a module, in their order. */
function cursor(bytes, at = 0) {
  const number = () => {
    let [value, factor, byte] = [0, 1, 0];
    do {
      byte = bytes[at++];
      value += (byte & 0x7f) * factor;
      factor *= 128;
    } while (byte & 0x80);
    return value;
  };
  const take = (length) => bytes.subarray(at, (at += length));
  return { number, take, name: () => new TextDecoder().decode(take(number())), at: () => at, skip: (length) => { at += length; } };
}

/** The sections of a module: what kind each is, and its bytes. */
export function sections(bytes) {
  const found = [];
  const read = cursor(bytes, 8);
  while (read.at() < bytes.length) {
    const start = read.at();
    const id = read.take(1)[0];
    const body = read.take(read.number());
    const name = id === 0 ? cursor(body).name() : SECTIONS[id];
    found.push({ id, name, body, size: read.at() - start, whole: bytes.subarray(start, read.at()) });
  }
  return found;
}

/** What only tells people of a module, and is not shipped. */
const LEFT_OUT = ["name", "producers"];

const shippedSections = (bytes) => sections(bytes).filter(({ name }) => !LEFT_OUT.includes(name));

/** The same module without what only tells people of it. */
export const stripped = (bytes) => Buffer.concat([bytes.subarray(0, 8), ...shippedSections(bytes).map(({ whole }) => whole)]);

/** How many functions are imported: the others are counted from there. */
function importedFunctions(body) {
  const read = cursor(body);
  let functions = 0;
  for (let left = read.number(); left > 0; left -= 1) {
    read.name();
    read.name();
    const kind = read.take(1)[0];
    if (kind !== 0) throw new Error("only functions are imported");
    read.number();
    functions += 1;
  }
  return functions;
}

function namesOf(body) {
  const names = new Map();
  const read = cursor(body);
  read.name();
  while (read.at() < body.length) {
    const [kind, length] = [read.take(1)[0], read.number()];
    if (kind !== 1) {
      read.skip(length);
      continue;
    }
    for (let left = read.number(); left > 0; left -= 1) names.set(read.number(), read.name());
  }
  return names;
}

/** Each function with its name and the bytes of its code. */
export function functions(bytes) {
  const all = sections(bytes);
  const of = (name) => all.find((section) => section.name === name)?.body;
  const names = namesOf(of("name"));
  const imported = importedFunctions(of("imports"));
  const read = cursor(all.find(({ id }) => id === CODE).body);
  return Array.from({ length: read.number() }, (_, index) => {
    const start = read.at();
    read.skip(read.number());
    const name = (names.get(imported + index) ?? "?").replace(/\[[0-9a-f]+\]/g, "");
    return { name, size: read.at() - start };
  });
}

const KINDS = [
  [/Deserialize|serde_core::de|json::(reader|tape|fault)|serde_json::(de|read)/, "reading JSON"],
  [/Serialize|serde_core::ser|json::(writer|fraction)/, "writing JSON"],
  [/serde_json/, "JSON values"],
  [/collections::btree/, "maps (B-trees)"],
  [/slice::sort/, "sorting"],
  [/multivalue shim/, "what is exported, with what only that needs"],
  [/drop_in_place/, "letting go of values"],
  [/alloc::vec|raw_vec/, "lists"],
  [/core::iter/, "iterators"],
];

/** What a function is there for: a kind of work, else a module of the library, else a crate. */
export function groupOf(name) {
  const kind = KINDS.find(([pattern]) => pattern.test(name));
  if (kind) return kind[1];
  const own = name.match(/everycontact(_wasm)?::([a-z_]+)/);
  if (own) return own[1] ? "binding" : `everycontact::${own[2]}`;
  return name.match(/([a-z_][a-z0-9_]*)::/)?.[1] ?? "other";
}

function totals(entries) {
  const found = new Map();
  for (const { name, size } of entries) found.set(name, (found.get(name) ?? 0) + size);
  return [...found].sort(([, one], [, other]) => other - one);
}

const kilobytes = (bytes) => (bytes / 1000).toFixed(1);

/** The report in Markdown, of what is published: it has no names. */
export function report(bytes) {
  const shipped = shippedSections(bytes);
  const parts = totals(shipped);
  const gzipped = new Map(totals(shipped.map(({ name, body }) => ({ name, size: gzipSync(body, { level: 9 }).length }))));
  const code = totals(functions(bytes).map(({ name, size }) => ({ name: groupOf(name), size })));
  const whole = code.reduce((sum, [, size]) => sum + size, 0);
  return [
    "| section | KB | KB gzipped by itself |",
    "|---|---:|---:|",
    ...parts.map(([name, size]) => `| ${name} | ${kilobytes(size)} | ${kilobytes(gzipped.get(name))} |`),
    "",
    "| code of | KB | share |",
    "|---|---:|---:|",
    ...code.map(([name, size]) => `| ${name} | ${kilobytes(size)} | ${((100 * size) / whole).toFixed(1)} % |`),
    "",
  ].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(report(readFileSync(process.argv[2])));
