// Where things are. `cargo xtask test` says in EVERYCONTACT_PACKAGE where the built package is.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const folder = process.env.EVERYCONTACT_PACKAGE ?? join(root, "target/xtask/npm/everycontact");
export const tools = join(root, "bindings-wasm/node_modules/.bin");

export const read = (name) => readFileSync(join(root, name), "utf8");
export const names = (name) => readdirSync(join(root, name)).sort();
export const entry = (name) => import(pathToFileURL(join(folder, name)).href);
