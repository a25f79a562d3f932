// Every file of tests/fixtures gives in Node and in Chromium what it gives in Rust, to the byte.

import assert from "node:assert/strict";
import { test } from "node:test";
import { join } from "node:path";
import { answers } from "./answer.mjs";
import { asks, codebook } from "./asks.mjs";
import { withBrowser } from "./browser.mjs";
import { entry, folder } from "./places.mjs";

const asked = asks();

function compare(given) {
  assert.equal(given.length, asked.length);
  for (const [at, one] of asked.entries()) assert.deepEqual(given[at], one.expected, `${one.name}, ${one.what}`);
}

test("there are fixtures", () => assert.ok(asked.length >= 1100, `${asked.length}`));

for (const name of ["node.js", "inline.js"]) {
  test(`the same as in Rust: ${name}`, async () => compare(answers(await entry(name), codebook, asked)));
}

test("the same as in Rust: Chromium", async () => {
  await withBrowser(async (browser) => {
    const page = await browser.newPage();
    await page.addScriptTag({ path: join(folder, "inline.global.js") });
    const questions = asked.map(({ expected, ...one }) => one);
    const run = `(${answers})(everycontact, ${JSON.stringify(codebook)}, ${JSON.stringify(questions)})`;
    compare(await page.evaluate(run));
  });
});
