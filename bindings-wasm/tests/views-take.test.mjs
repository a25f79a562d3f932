import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { library, open, start } from "./views/browser.mjs";

let chromium;
before(async () => { chromium = await start(); });
after(() => chromium.close());

const AS_OF = "2021-04-30T23:59:59Z";

async function saved(page, name) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

test("the case is saved as it is", async () => {
  const page = await open(chromium, { asOf: AS_OF });
  const file = await saved(page, "Save the case");
  assert.equal(file.name, "subject-a-case.json");
  assert.deepEqual(JSON.parse(file.text), (await library(page)).known.case);
});

test("the receipt is the library's, byte for byte", async () => {
  const page = await open(chromium, { asOf: AS_OF });
  const file = await saved(page, "Save the receipt");
  assert.equal(file.name, "subject-a-case-2021-04-30-receipt.json");
  assert.equal(file.text, await page.evaluate((asOf) => window.everycontact.engine.receipt(asOf), AS_OF));
  assert.match(JSON.parse(file.text).schema, /^everycontact\/receipt\//);
});

test("the page is the library's own, whole or shortened for wider use", async () => {
  const page = await open(chromium, { asOf: AS_OF });
  const whole = await saved(page, "Save the page");
  assert.equal(whole.name, "subject-a-case-2021-04-30.html");
  assert.match(whole.text, /^<!doctype html>/i);
  assert.match(whole.text, /Multi-agency panel/);
  await page.getByLabel(/For wider use/).check();
  const shortened = await saved(page, "Save the page");
  assert.ok(whole.text.includes("subject-a-case") && !shortened.text.includes("subject-a-case"));
  assert.match(await page.locator(".ec-said").innerText(), /^Saved: /);
});

test("print asks the browser to print", async () => {
  const page = await open(chromium, { asOf: AS_OF });
  await page.evaluate(() => { window.print = () => { window.printed = true; }; });
  await page.getByRole("button", { name: "Print", exact: true }).click();
  assert.equal(await page.evaluate(() => window.printed), true);
});
