// For pages, workers and bundlers: the engine is a file beside this one, and is loaded when `init` says so.

import { load } from "./engine.js";
import type { Source } from "./source.js";

export * from "./api.js";
export type { Source } from "./source.js";

/** Loads the engine, once: from the file beside this script, or from where it is said to be. */
export default function init(source?: Source | Promise<Source>): Promise<void> {
  return load(source ?? new URL("./everycontact.wasm", import.meta.url));
}
