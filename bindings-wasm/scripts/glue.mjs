// A change to the glue that `wasm-bindgen` made: a text goes into the engine at once.
//
// It would be copied character by character as long as it is ASCII, which for a case takes as long as a tenth of all
// that is then done with it.

import { readFileSync } from "node:fs";

const BEFORE = `    const mem = getUint8ArrayMemory0();

    let offset = 0;

    for (`;

// A text that is all ASCII fits in as many bytes; another goes the way that was there.
const AFTER = `    const mem = getUint8ArrayMemory0();

    const whole = cachedTextEncoder.encodeInto(arg, mem.subarray(ptr, ptr + len));
    if (whole.read === len) {
        WASM_VECTOR_LEN = whole.written;
        return ptr;
    }

    let offset = 0;

    for (`;

export const glue = {
  name: "glue",
  setup(build) {
    build.onLoad({ filter: /js\/pkg\/everycontact\.js$/ }, ({ path }) => {
      const [start, rest, ...more] = readFileSync(path, "utf8").split(BEFORE);
      if (rest === undefined || more.length > 0) throw new Error(`${path}: wasm-bindgen hands texts over in another way`);
      return { contents: start + AFTER + rest, loader: "js" };
    });
  },
};
