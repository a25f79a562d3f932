// The engine: the glue of `wasm-bindgen` around the one WebAssembly file, and whether it is there yet.

import start, { initSync } from "./pkg/everycontact.js";
import type { Source } from "./source.js";

export * from "./pkg/everycontact.js";

let started: Promise<void> | undefined;
let there = false;

/** Loads the engine, once. */
export function load(source: Source | Promise<Source>): Promise<void> {
  if (there) return Promise.resolve();
  started ??= start({ module_or_path: source }).then(
    () => {
      there = true;
    },
    (error: unknown) => {
      started = undefined;
      throw error;
    },
  );
  return started;
}

/** Takes the engine from bytes that are here. */
export function loadNow(bytes: BufferSource): void {
  if (there) return;
  initSync({ module: bytes });
  there = true;
}

/** Says so if the engine is not there: the glue's own message would help nobody. */
export function ready(): void {
  if (!there) throw new Error("everycontact is not loaded yet: `import init from \"everycontact\"` and `await init()` first");
}
