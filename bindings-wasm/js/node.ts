// For Node: the engine is read from the file beside this one, and is there on import.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadNow } from "./engine.js";

export * from "./api.js";

loadNow(readFileSync(join(__dirname, "everycontact.wasm")));

/** There is nothing left to load: it is there so that one program runs in Node and in a page. */
export function init(): Promise<void> {
  return Promise.resolve();
}

export { init as default };
