import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { eachPicture, open, start } from "./views/browser.mjs";

let chromium;
before(async () => { chromium = await start(); });
after(() => chromium.close());

const axe = createRequire(import.meta.url).resolve("axe-core");
const EARLY = "2019-01-01T00:00:00Z";
const MIDDLE = "2021-03-14T23:59:59Z";
const LATE = "2022-04-30T12:00:00Z";

async function unfold(page) {
  await page.evaluate(() => document.querySelectorAll("details").forEach((it) => { it.open = true; }));
  if (await page.locator("#ec-untrue button").count()) {
    await page.locator("#ec-untrue button").click();
    await page.locator("#ec-policy button").click();
  }
}

async function found(page) {
  await page.addScriptTag({ path: axe });
  const { violations } = await page.evaluate(() => window.axe.run(document, { preload: false }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}

for (const [name, options] of Object.entries({
  "at a desktop": { asOf: LATE },
  "on a phone": { asOf: MIDDLE, width: 375 },
  "before the first entry": { asOf: EARLY },
  "in forced colours": { asOf: LATE, forcedColors: "active" },
})) {
  test(`axe finds nothing ${name}`, async () => {
    const page = await open(chromium, options);
    await unfold(page);
    assert.deepEqual(await found(page), []);
    assert.deepEqual(page.errors, []);
    if (!options.forcedColors && options.asOf !== EARLY) await eachPicture(page);
  });
}

test("320 pixels wide, only tables in their own frames go beyond the side", async () => {
  const page = await open(chromium, { asOf: LATE, width: 320 });
  await unfold(page);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  const frames = page.locator(".ec-scroller");
  assert.ok((await frames.count()) > 5);
  for (const frame of await frames.all()) {
    assert.equal(await frame.getAttribute("tabindex"), "0");
    assert.ok(await frame.getAttribute("aria-label"));
  }
});

test("a table says that it can be moved where it is wider than the page, and only there", async () => {
  const page = await open(chromium, { asOf: LATE, width: 375 });
  const said = () => page.locator(".ec-scroller").evaluateAll((all) => all.map((it) =>
    [it.scrollWidth > it.clientWidth, it.previousElementSibling?.matches(".ec-scroll-hint") ?? false]));
  const narrow = await said();
  for (const [wide, told] of narrow) assert.equal(told, wide);
  assert.ok(narrow.some(([wide]) => wide) && narrow.some(([wide]) => !wide));
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.waitForFunction(() => document.querySelectorAll(".ec-scroll-hint").length === 0);
});

test("headings go down one level at a time, and every table has a caption and scopes", async () => {
  const page = await open(chromium, { asOf: LATE });
  const levels = await page.locator("h1,h2,h3,h4").evaluateAll((all) => all.map((it) => Number(it.tagName[1])));
  assert.ok(levels.length > 15);
  levels.forEach((level, nth) => assert.ok(level <= (levels[nth - 1] ?? 0) + 1, `heading ${nth}`));
  const bare = await page.locator("main table:not(:has(caption)), main th:not([scope])").count();
  assert.equal(bare, 0);
});

test("nothing moves for those who want no motion, and nothing moves at all", async () => {
  const page = await open(chromium, { asOf: LATE, reducedMotion: "reduce" });
  const moving = await page.evaluate(() => document.getAnimations().length);
  assert.equal(moving, 0);
});

test("all that can be used is reached by keyboard", async () => {
  const page = await open(chromium, { asOf: MIDDLE });
  const wanted = await page.evaluate(() => {
    const usable = "main :is(button:not([disabled]), input:not([type=radio]), select, summary, [tabindex='0'])";
    return [...document.querySelectorAll(usable)].filter((it) => it.checkVisibility()).length;
  });
  const reached = new Set();
  for (let nth = 0; nth < wanted * 2 + 20; nth += 1) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate(() => {
      const all = [...document.querySelectorAll("main *")];
      return document.activeElement?.matches("input[type=radio]") ? -1 : all.indexOf(document.activeElement);
    }));
  }
  reached.delete(-1);
  assert.equal(reached.size, wanted);
});
