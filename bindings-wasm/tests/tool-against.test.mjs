// A closure that a person makes although something stands against it: how it is entered, and how it is shown.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { CASES, finished, launch, opened } from "./browser/page.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const button = (page, name) => page.getByRole("button", { name, exact: true });
const CASE = `${CASES}case-07-closed-against-advice.json`;
const text = readFileSync(CASE, "utf8");
const ADVICE = JSON.parse(text).events.at(-1).entry.closure.against;
const ALL_THE_SAME = "It was closed all the same, and the record says why";

/** The case without its closure, as a text; nothing else of it differs. */
const open = () => {
  const document = JSON.parse(text);
  document.events.pop();
  return JSON.stringify(document);
};

async function withCase(content) {
  const at = await opened(browser);
  await at.page.setInputFiles("#open-file", { name: "case.json", mimeType: "application/json", buffer: Buffer.from(content) });
  await at.page.locator(".ec-see").waitFor();
  await button(at.page, "Enter").click();
  await at.page.getByRole("heading", { name: "Enter the record" }).waitFor();
  return at;
}

/** The form of a new closure. */
async function closing(page) {
  await button(page, "Add an entry").click();
  await page.getByLabel("The case was closed").check();
  await button(page, "Next").click();
  await page.getByRole("heading", { name: "Does anything stand against it?" }).waitFor();
}

const standing = (page) => page.locator("section[aria-labelledby=against-title] li[data-blocker]")
  .evaluateAll((all) => all.map((it) => it.dataset.blocker));

const closure = (page) => page.locator(".ec-see details[data-closure]");

/** The case as the page saves it. */
async function saved(page) {
  await button(page, "Take away").click();
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Save the case").click()]);
  return JSON.parse(readFileSync(await download.path(), "utf8"));
}

test("a closure shows what stands against it as it is written, and asks what the record says only if it says so", async () => {
  const { page, context, errors } = await withCase(open());
  await closing(page);
  assert.deepEqual(await standing(page), ["informationOutstanding", "questionUnasked", "reasonMissing", "referralsNotNamed"]);
  await page.getByLabel("Why was it closed?").selectOption({ label: "Another reason" });
  await page.getByLabel("c1-university-referral").check();
  assert.deepEqual(await standing(page), ["informationOutstanding", "questionUnasked"]);
  assert.equal(await page.getByLabel("Why was it closed all the same?").count(), 0);
  await page.getByLabel(ALL_THE_SAME).check();
  const ticked = page.getByRole("group", { name: "What stood against it?" }).getByRole("checkbox", { checked: true });
  assert.equal(await ticked.count(), 2);
  await finished(page, "closure-against-advice");

  await button(page, "Save this entry").click();
  assert.deepEqual(await page.getByRole("alert").getByRole("link").allTextContents(), [
    "Give the role, such as team-lead", "Say why it was closed all the same",
  ]);
  await page.getByRole("alert").getByRole("link", { name: "Say why" }).press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "f-against-reason");
  await page.locator("#f-against-reason-error", { hasText: "Say why it was closed all the same" }).waitFor();
  await finished(page, "closure-problems");

  await page.getByLabel("The role of who did it").fill("prevent-case-officer");
  await page.getByLabel("Why was it closed all the same?").fill(ADVICE.reason);
  await button(page, "Save this entry").click();
  const said = (await saved(page)).events.at(-1).entry.closure;
  assert.deepEqual(said, {
    role: "prevent-case-officer", referrals: ["c1-university-referral"], reason: "other", against: ADVICE,
  });
  await button(page, "See").click();
  assert.match(await closure(page).textContent(), /2 things stood against it; closed against advice/);
  assert.deepEqual(errors, []);
  await context.close();
});

test("what the record says is taken out again by one tick, and nothing of it is saved", async () => {
  const { page, context } = await withCase(text);
  await button(page, "Change e08-closure").click();
  assert.equal(await page.getByLabel("Why was it closed all the same?").inputValue(), ADVICE.reason);
  assert.deepEqual(await standing(page), ADVICE.blockers);
  await page.getByLabel(ALL_THE_SAME).uncheck();
  await button(page, "Save this entry").click();
  await button(page, "See").click();
  await closure(page).locator("summary").click();
  await closure(page).getByText("The record does not say what stood against it").waitFor();
  assert.doesNotMatch(await closure(page).textContent(), /against advice/);
  assert.equal("against" in (await saved(page)).events.at(-1).entry.closure, false);
  await context.close();
});

test("a closure against advice is shown as one, with what the record says and why", async () => {
  const { page, context } = await withCase(text);
  await button(page, "See").click();
  await closure(page).locator("summary").click();
  const told = await closure(page).innerText();
  assert.match(told, /closed against this: information not given and a question never asked\./);
  assert.ok(told.includes(ADVICE.reason));
  await finished(page, "closed-against-advice");
  await context.close();
});

test("where nothing stands against it, nothing is listed", async () => {
  const { page, context } = await withCase(readFileSync(`${CASES}case-12-malicious-report.json`, "utf8"));
  await button(page, "Change e08-closure").click();
  const reason = page.getByLabel("Why was it closed?");
  assert.deepEqual(await standing(page), []);
  const before = await reason.inputValue();
  await reason.selectOption("");
  assert.deepEqual(await standing(page), ["reasonMissing"]);
  await reason.selectOption(before);
  assert.deepEqual(await standing(page), []);
  await context.close();
});

test("where the library cannot be asked, the form says so and not that nothing stands against it", async () => {
  const { page, context } = await withCase(open());
  await closing(page);
  const section = page.locator("section[aria-labelledby=against-title]");
  assert.equal(await section.getByText("It cannot be said yet").count(), 0);
  await page.getByLabel("Reference for the service that goes on").fill("Children's services");
  await section.getByText("It cannot be said yet what stands against it").waitFor();
  assert.deepEqual(await standing(page), []);
  await page.getByLabel("Reference for the service that goes on").fill("");
  await section.locator("li[data-blocker]").first().waitFor();
  assert.equal(await section.getByText("It cannot be said yet").count(), 0);
  await context.close();
});

test("a closure against advice is marked as one, also where nothing of it is named and where nothing is found", async () => {
  const named = JSON.parse(text);
  named.events.at(-1).entry.closure.against.blockers = [];
  const unfound = JSON.parse(readFileSync(`${CASES}case-12-malicious-report.json`, "utf8"));
  const found = unfound.events.find(({ entry }) => "closure" in entry);
  found.entry.closure.against = { blockers: ["questionUnasked"], reason: "Recorded so." };
  for (const document of [named, unfound]) {
    const { page, context } = await withCase(JSON.stringify(document));
    await button(page, "See").click();
    await closure(page).locator("summary", { hasText: "closed against advice" }).waitFor();
    await context.close();
  }
});
