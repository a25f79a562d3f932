// The handles of the engine behind the objects of the package. An object that was freed has none.

import * as engine from "./engine.js";

class Handles<H extends { free(): void }> {
  readonly #kept = new WeakMap<object, H>();
  readonly #noun: string;

  constructor(noun: string) {
    this.#noun = noun;
  }

  keep(object: object, handle: H): void {
    this.#kept.set(object, handle);
  }

  of(object: object): H {
    const handle = this.#kept.get(object);
    if (handle === undefined) throw new TypeError(`this is no ${this.#noun} of this module, or it was freed`);
    return handle;
  }

  free(object: object): void {
    this.#kept.get(object)?.free();
    this.#kept.delete(object);
  }
}

export const calendars = new Handles<engine.Calendar>("calendar");
export const cases = new Handles<engine.Case>("case");
export const codebooks = new Handles<engine.Codebook>("codebook");
export const phrases = new Handles<engine.Phrases>("phrases");
export const policies = new Handles<engine.Policy>("policy");
