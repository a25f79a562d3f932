// The start: a case is dropped, chosen or pasted, a new one begun, the example seen; and what does not load says why.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { CASES, finished, launch, opened, PAGE } from "./browser/page.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const button = (page, name) => page.getByRole("button", { name, exact: true });
const PATH = `${CASES}case-05-three-small-contacts.json`;
const TEXT = readFileSync(PATH, "utf8");
const level = (page) => page.locator("#level-said").textContent();

async function shown(page) {
  await page.locator(".ec-see").waitFor();
  assert.match(await page.getByLabel("The case in short").textContent(), /case-05/);
  assert.match(await level(page), /^Level now: /);
}

test("the start says what this is, and that it is no government service", async () => {
  const { page, context, errors } = await opened(browser);
  assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
  for (const role of ["banner", "navigation", "main", "contentinfo"]) assert.equal(await page.getByRole(role).count(), 1, role);
  assert.match(await page.getByRole("banner").textContent(), /This is not a government service/);
  assert.doesNotMatch(readFileSync(PAGE, "utf8"), /GDS Transport|govuk-crest|crown/i);
  await finished(page, "start");
  assert.deepEqual(errors, []);
  await context.close();
});

test("a file that is chosen opens", async () => {
  const { page, context } = await opened(browser);
  await page.setInputFiles("#open-file", PATH);
  await shown(page);
  await context.close();
});

test("a file that is dropped opens", async () => {
  const { page, context } = await opened(browser);
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "case.json"));
    return transfer;
  }, TEXT);
  await page.locator(".drop").dispatchEvent("dragover", { dataTransfer: data });
  assert.equal(await page.locator(".drop--over").count(), 1);
  await page.locator(".drop").dispatchEvent("drop", { dataTransfer: data });
  await shown(page);
  await context.close();
});

test("a text that is pasted opens", async () => {
  const { page, context } = await opened(browser);
  await page.getByText("Paste the text of a case").click();
  await page.getByLabel("The text of the case").fill(TEXT);
  await button(page, "Open this text").click();
  await shown(page);
  await context.close();
});

test("the example is one click away", async () => {
  const { page, context } = await opened(browser);
  await button(page, "See an example").click();
  await page.locator(".ec-see").waitFor();
  assert.equal(await level(page), "Level now: Multi-agency panel.");
  await finished(page, "example");
  await context.close();
});

test("a text that is no case says what is wrong and where, and repeats nothing of it", async () => {
  const { page, context } = await opened(browser);
  await page.getByText("Paste the text of a case").click();
  const misspelt = TEXT.replace('"sector"', '"secter"').replace('"basis": "fact"', '"basis": "Jane Roe"');
  assert.notEqual(misspelt, TEXT);
  await page.getByLabel("The text of the case").fill(misspelt);
  await button(page, "Open this text").click();
  const alert = page.getByRole("alert");
  assert.match(await alert.textContent(), /did you mean sector/);
  assert.match(await alert.textContent(), /Line \d+, column \d+: contacts\[0\]/);
  assert.doesNotMatch(await alert.textContent(), /Jane/);
  assert.equal(await button(page, "Open it and mend it here").count(), 0);
  await finished(page, "not-a-case");
  await page.getByLabel("The text of the case").fill("{");
  await button(page, "Open this text").click();
  assert.match(await alert.textContent(), /JSON/);
  await context.close();
});

test("a case with something to mend opens for mending", async () => {
  const { page, context } = await opened(browser);
  await page.getByText("Paste the text of a case").click();
  await page.getByLabel("The text of the case").fill(TEXT.replace(/"indicator": "[^"]*"/, '"indicator": "no-such-sign"'));
  await button(page, "Open this text").click();
  await button(page, "Open it and mend it here").click();
  const alert = page.getByRole("alert");
  assert.match(await alert.textContent(), /The codebook does not have this sign/);
  assert.match(await level(page), /No level is shown/);
  await finished(page, "to-be-mended");
  await alert.getByRole("link").click();
  await page.getByRole("group", { name: "no-such-sign" }).getByRole("button", { name: "Take this out" }).click();
  await button(page, "Save this contact").click();
  assert.match(await level(page), /^Level now: /);
  await context.close();
});

test("in forced colours, with less motion, and at a phone's width, the page is whole", async () => {
  const { page, context, errors } = await opened(browser, { forcedColors: "active", reducedMotion: "reduce", viewport: { width: 375, height: 700 } });
  await button(page, "See an example").click();
  for (const part of ["See", "Enter", "What if", "Take away", "Check a receipt"]) {
    await button(page, part).click();
    await finished(page, `forced-${part.toLowerCase().replaceAll(" ", "-")}`);
  }
  const moving = await page.evaluate(() => [...document.querySelectorAll("*")].filter((it) => {
    const { transitionDuration, animationName } = getComputedStyle(it);
    return animationName !== "none" || transitionDuration.split(",").some((time) => parseFloat(time) > 0);
  }).length);
  assert.equal(moving, 0);
  assert.deepEqual(errors, []);
  await context.close();
});

test("the parts are reached by keys, and the focus goes to the heading of each", async () => {
  const { page, context } = await opened(browser);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the main part");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  await button(page, "See an example").press("Enter");
  for (const part of ["Enter", "See", "What if", "Take away", "Check a receipt"]) {
    await button(page, part).press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "H2", part);
    assert.equal(await button(page, part).getAttribute("aria-current"), "page");
  }
  await context.close();
});

test("what would change the level unfolds in the page, and is whole", async () => {
  const { page, context, errors } = await opened(browser);
  await button(page, "See an example").click();
  const folded = page.locator("details[data-change] > summary");
  assert.equal(await folded.count(), 3);
  for (const summary of await folded.all()) await summary.press("Enter");
  for (const summary of await page.locator(".ec-others summary").all()) await summary.press("Enter");
  await finished(page, "what-would-change");
  assert.deepEqual(errors, []);
  await context.close();
});
