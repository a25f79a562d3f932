// Leaving quickly: at once, with nothing left behind, by a click or by Shift three times.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CASES, launch, opened, until } from "./browser/page.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const LEAVE = "Leave this page quickly";

const NEUTRAL = "https://www.bbc.co.uk/weather";

/** A page with a case open. */
async function withCase() {
  const at = await opened(browser);
  await at.page.setInputFiles("#open-file", `${CASES}case-05-three-small-contacts.json`);
  await at.page.getByRole("button", { name: "Enter", exact: true }).click();
  await at.page.getByRole("heading", { name: "Enter the record" }).waitFor();
  return at;
}

/** Without a network the neutral page does not come, and the browser's own takes its place: the case is gone all the same. */
async function hasLeft({ page, requests }) {
  await until(() => requests.includes(NEUTRAL), "the neutral page");
  await page.locator("#page").waitFor({ state: "detached" });
  assert.deepEqual([...new Set(requests.filter((url) => !/^(file|data|blob):/.test(url)))], [NEUTRAL]);
}

test("a click leaves, and going back shows nothing of the case", async () => {
  const at = await withCase();
  await at.page.getByRole("button", { name: LEAVE }).click();
  await hasLeft(at);
  await at.page.goBack().catch(() => {});
  await at.page.waitForLoadState();
  assert.equal(await at.page.locator("#page").count(), 0);
  assert.doesNotMatch(await at.page.content(), /three-small|school-/);
  await at.context.close();
});

test("the page takes no place in the history", async () => {
  const at = await withCase();
  for (const part of ["See", "What if", "Take away", "Enter"]) await at.page.getByRole("button", { name: part, exact: true }).click();
  const client = await at.context.newCDPSession(at.page);
  const length = async () => (await client.send("Page.getNavigationHistory")).entries.filter(({ url }) => url.startsWith("file:")).length;
  assert.equal(await length(), 1);
  await at.page.getByRole("button", { name: LEAVE }).click();
  await hasLeft(at);
  assert.equal(await length(), 0);
  await at.context.close();
});

test("the screen is empty before the next page is there", async () => {
  const at = await withCase();
  const [text, title] = await at.page.evaluate(() => {
    document.querySelector(".leave__button").click();
    return [document.body.innerText, document.title];
  });
  assert.equal(text.trim(), "");
  assert.equal(title, "Weather");
  await hasLeft(at);
  await at.context.close();
});

test("Shift three times leaves, wherever the focus is, and says how many are left", async () => {
  const at = await withCase();
  await at.page.getByRole("button", { name: "Add a contact" }).click();
  await at.page.getByLabel("What happened, in short").focus();
  await at.page.keyboard.press("Shift");
  assert.equal(await at.page.locator(".leave__said").textContent(), "Press Shift 2 more times to leave.");
  await at.page.keyboard.press("Shift");
  assert.equal(await at.page.locator(".leave__said").textContent(), "Press Shift once more to leave.");
  await at.page.keyboard.press("Shift");
  await hasLeft(at);
  await at.context.close();
});

test("typing capital letters does not leave", async () => {
  const at = await withCase();
  await at.page.getByRole("button", { name: "Add a contact" }).click();
  await at.page.getByLabel("What happened, in short").focus();
  for (const letter of "ABCDE") await at.page.keyboard.press(`Shift+${letter}`);
  await at.page.keyboard.press("Shift");
  assert.equal(await at.page.getByLabel("What happened, in short").inputValue(), "ABCDE");
  await at.page.getByRole("heading", { name: "Add a contact" }).waitFor();
  await at.context.close();
});

test("the button can be reached at every width and after any scrolling", async () => {
  const at = await withCase();
  for (const width of [320, 375, 800, 1280]) {
    await at.page.setViewportSize({ width, height: 700 });
    for (const where of [0, 100000]) {
      await at.page.evaluate((top) => window.scrollTo(0, top), where);
      await at.page.getByRole("button", { name: LEAVE }).click({ trial: true });
      const box = await at.page.getByRole("button", { name: LEAVE }).boundingBox();
      assert.ok(box.y >= 0 && box.y + box.height <= 700, `at ${width}, ${where}`);
    }
  }
  await at.context.close();
});
