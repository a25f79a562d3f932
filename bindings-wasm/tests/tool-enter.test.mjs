// Entering a case by the forms, with clicks and keys as a person makes them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { DOCUMENTS, finished, launch, opened } from "./browser/page.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const button = (page, name) => page.getByRole("button", { name, exact: true });

async function newCase(page) {
  await button(page, "Start a new case").click();
  await page.getByLabel("Case reference").fill("case-7");
  await page.getByLabel("Reference for the person").fill("person-7");
  await page.getByLabel("Child", { exact: true }).check();
  await button(page, "Save these details").click();
}

/** One contact, by the form; `sign` is what is typed into the search. */
async function addContact(page, { kind, sector, agency, year, sign, label }) {
  await button(page, "Add a contact").click();
  await page.getByLabel(kind, { exact: true }).check();
  await page.getByLabel("Which kind of service reported it?").selectOption(sector);
  await page.getByLabel("Reference for the service").fill(agency);
  await page.getByRole("group", { name: "When did it happen?" }).getByLabel("Year").fill(year);
  const search = page.getByRole("combobox", { name: "Find a sign by plain words" });
  await search.fill(sign);
  await page.getByRole("option", { name: label }).first().click();
  const card = page.getByRole("group", { name: label });
  await card.getByLabel("Present:").check();
  await card.getByLabel("Fact:").check();
  await card.getByLabel("Caused:").check();
  await button(page, "Save this contact").click();
}

const level = (page) => page.locator("#level-said").textContent();
const thisYear = String(new Date().getFullYear());
const CONTACT = { kind: "Report", sector: "education", agency: "school-1", year: thisYear, sign: "knife school", label: "Carries a weapon to school" };

/** The titles of the contacts that are listed. */
const listed = (page) => page.locator("section[aria-labelledby=contacts-title] h4").allTextContents();

test("a case is entered by the form, and the level follows each contact", async () => {
  const { page, context, errors } = await opened(browser);
  await newCase(page);
  assert.equal(await level(page), "Level now: Recorded.");
  await addContact(page, CONTACT);
  const one = await level(page);
  assert.notEqual(one, "Level now: Recorded.");
  await addContact(page, { ...CONTACT, sector: "health", agency: "clinic-1", sign: "threatens somebody", label: "Threatens a person" });
  assert.notEqual(await level(page), one);
  assert.equal((await listed(page)).length, 2);
  await finished(page, "enter-list");
  assert.deepEqual(errors, []);
  await context.close();
});

test("an empty contact gives each problem at the top and at its field, and the links lead there", async () => {
  const { page, context } = await opened(browser);
  await newCase(page);
  await button(page, "Add a contact").click();
  await page.getByRole("combobox", { name: "Find a sign" }).fill("threat");
  await page.locator("#indicator-list [role=option]").first().click();
  await button(page, "Save this contact").click();
  const alert = page.getByRole("alert");
  const problems = await alert.getByRole("link").allTextContents();
  assert.deepEqual(problems, [
    "Say what kind of contact it was",
    "Choose the kind of service that reported it",
    "Give a reference for the service",
    "Give at least the year in which it happened",
    "Say whether it was there",
    "Say what that rests on",
  ]);
  assert.ok(await page.evaluate(() => document.activeElement.classList.contains("govuk-error-summary")));
  for (const problem of problems) {
    await alert.getByRole("link", { name: problem }).press("Enter");
    const near = await page.evaluate(() => document.activeElement.closest(".govuk-form-group")?.querySelector(".govuk-error-message")?.textContent);
    assert.equal(near, `Error: ${problem}`);
  }
  await finished(page, "contact-problems");
  await button(page, "Go back without saving").click();
  assert.deepEqual(await listed(page), []);
  await context.close();
});

test("a date that is none is refused in plain words, and a year alone will do", async () => {
  const { page, context } = await opened(browser);
  await newCase(page);
  await addContact(page, { ...CONTACT, year: "20x4" });
  assert.match(await page.getByRole("alert").textContent(), /Give a real day, month or year/);
  await page.getByRole("group", { name: "When did it happen?" }).getByLabel("Year").fill("2024");
  await button(page, "Save this contact").click();
  assert.deepEqual(await listed(page), ["Report, Education, 2024"]);
  await context.close();
});

test("a contact is changed, removed and brought back", async () => {
  const { page, context } = await opened(browser);
  await newCase(page);
  await addContact(page, CONTACT);
  const before = await level(page);
  await button(page, "Change c1").click();
  await page.getByLabel("Absent:").check();
  await button(page, "Save this contact").click();
  assert.equal(await level(page), "Level now: Recorded.");
  await button(page, "Change c1").click();
  await page.getByLabel("Present:").check();
  await button(page, "Save this contact").click();
  assert.equal(await level(page), before);
  await button(page, "Remove c1").click();
  assert.deepEqual(await listed(page), []);
  assert.equal(await level(page), "Level now: Recorded.");
  await button(page, "Undo").click();
  assert.equal((await listed(page)).length, 1);
  assert.equal(await level(page), before);
  await context.close();
});

test("entries: an unknown is answered, something is found untrue, a review is held", async () => {
  const { page, context } = await opened(browser);
  await newCase(page);
  await addContact(page, CONTACT);
  await button(page, "Change c1").click();
  await page.getByLabel("Unknown:").check();
  await button(page, "Save this contact").click();
  assert.equal(await level(page), "Level now: Recorded.");

  await button(page, "Add an entry").click();
  await page.getByLabel("An unknown was answered").check();
  await button(page, "Next").click();
  await page.getByLabel("Which contact is it about?").selectOption("c1");
  await page.getByLabel("Which part of it?").selectOption({ label: "Carries a weapon to school" });
  await page.getByLabel("Present:").check();
  await page.getByLabel("Fact:").check();
  await button(page, "Save this entry").click();
  const answered = await level(page);
  assert.notEqual(answered, "Level now: Recorded.");

  await button(page, "Add an entry").click();
  await page.getByLabel("A review was held").check();
  await button(page, "Next").click();
  await button(page, "Save this entry").click();
  assert.deepEqual(await page.getByRole("alert").getByRole("link").allTextContents(), [
    "Choose the level", "Give the role, such as team-lead", "Say whether a judgement was made first",
  ]);
  await finished(page, "entry-problems");
  await page.getByLabel("At which level?").selectOption({ label: "Safeguarding lead" });
  await page.getByLabel("The role of who did it").fill("team-lead");
  await page.getByLabel("c1: Report").check();
  await page.getByLabel("Yes", { exact: true }).check();
  await button(page, "Save this entry").click();
  assert.equal(await level(page), answered);

  await button(page, "Add an entry").click();
  await page.getByLabel("Something was found untrue").check();
  await button(page, "Next").click();
  await page.getByLabel("Which contact is it about?").selectOption("c1");
  await page.getByLabel("Why?").fill("It was a toy.");
  await button(page, "Save this entry").click();
  assert.equal(await level(page), "Level now: Recorded.");
  await finished(page, "entries");
  await context.close();
});

test("what is removed and still named is to be mended, and no level is shown until it is", async () => {
  const { page, context } = await opened(browser);
  await newCase(page);
  await addContact(page, CONTACT);
  await button(page, "Add an entry").click();
  await page.getByLabel("An account was given and accepted").check();
  await button(page, "Next").click();
  await page.getByLabel("Which contact is it about?").selectOption("c1");
  await page.getByLabel("The account, in short").fill("It was a prop for a play.");
  await button(page, "Save this entry").click();
  await button(page, "Remove c1").click();
  assert.match(await page.getByRole("alert").textContent(), /e1: This entry names something that is not in the record/);
  assert.match(await level(page), /No level is shown/);
  await button(page, "See").click();
  await finished(page, "nothing-shown");
  assert.equal(await page.getByRole("heading", { name: "Why" }).count(), 0);
  await button(page, "Go to what is to be mended").click();
  await page.getByRole("alert").getByRole("link").click();
  await page.getByRole("heading", { name: "An account was given and accepted" }).waitFor();
  await context.close();
});

test("by keyboard alone: from the start to a level", async () => {
  const { page, context } = await opened(browser);
  const tabTo = async (name) => {
    for (let presses = 0; presses < 80; presses += 1) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const { activeElement: it } = document;
        return [it.textContent, it.labels?.[0]?.textContent, it.getAttribute("aria-label")].filter(Boolean).join(" ");
      });
      if (at.includes(name)) return;
    }
    assert.fail(`no way to ${name} by the tab key`);
  };
  await tabTo("Start a new case");
  await page.keyboard.press("Enter");
  for (const [label, text] of [["Case reference", "case-7"], ["Reference for the person", "person-7"]]) {
    await tabTo(label);
    await page.keyboard.type(text);
  }
  await tabTo("Child");
  await page.keyboard.press("Space");
  await tabTo("Save these details");
  await page.keyboard.press("Enter");
  await tabTo("Add a contact");
  await page.keyboard.press("Enter");
  await tabTo("Referral");
  await page.keyboard.press("Space");
  await tabTo("Which kind of service");
  await page.keyboard.type("Hea");
  await tabTo("Reference for the service");
  await page.keyboard.type("clinic-1");
  await tabTo("Year");
  await page.keyboard.type(thisYear);
  await tabTo("Find a sign");
  await page.keyboard.type("suicide");
  await page.keyboard.press("ArrowDown");
  const active = await page.getByRole("combobox").first().evaluate(() => document.getElementById(document.activeElement.getAttribute("aria-activedescendant"))?.textContent);
  assert.match(active, /want to die/);
  await page.keyboard.press("Enter");
  for (const choice of ["Present:", "Fact:", "Caused:"]) {
    await tabTo(choice);
    await page.keyboard.press("Space");
  }
  await tabTo("Save this contact");
  await page.keyboard.press("Enter");
  assert.equal((await listed(page)).length, 1);
  assert.match(await level(page), /Level now: (?!Recorded)/);
  await context.close();
});

test("the search finds an indicator by plain words, says how many, and closes by Escape", async () => {
  const { page, context } = await opened(browser);
  await newCase(page);
  await button(page, "Add a contact").click();
  const search = page.getByRole("combobox", { name: "Find a sign" });
  for (const [words, label] of [["knife", /weapon/i], ["hurt animals", /animal/i], ["bullied", /bull/i], ["says she will kill someone", /harm|hurt|threat/i]]) {
    await search.fill(words);
    assert.match(await page.locator("#indicator-list [role=option]").first().textContent(), label, words);
  }
  await search.fill("zzzz");
  assert.equal(await page.locator("#indicator-list [role=option]").count(), 0);
  assert.match(await page.locator(".finder [role=status]").textContent(), /Nothing was found/);
  await search.fill("");
  await search.press("ArrowDown");
  assert.equal(await page.locator("#indicator-list [role=option]").count(), 103);
  await search.press("Escape");
  assert.equal(await search.getAttribute("aria-expanded"), "false");
  await context.close();
});

test("a draft is in memory alone, is kept on the device when asked, and is forgotten when asked", async () => {
  const { page, context } = await opened(browser);
  const stored = () => page.evaluate(() => Object.values(localStorage).join());
  await newCase(page);
  await addContact(page, CONTACT);
  assert.equal(await stored(), "");
  await page.getByLabel("Keep this draft on this device").check();
  assert.match(await stored(), /person-7/);
  await addContact(page, { ...CONTACT, agency: "school-2" });
  assert.match(await stored(), /school-2/);
  await page.reload();
  await finished(page, "kept-draft");
  await button(page, "Go on with it").click();
  assert.equal((await listed(page)).length, 2);
  await page.getByLabel("Keep this draft on this device").uncheck();
  assert.equal(await stored(), "");
  await page.getByLabel("Keep this draft on this device").check();
  await button(page, "Forget it").click();
  assert.equal(await stored(), "");
  await page.getByRole("heading", { name: "Open a case" }).waitFor();
  assert.doesNotMatch(await page.locator("body").innerText(), /case-7/);
  await context.close();
});

test("a kept draft is not written over by another case, and a browser that keeps nothing says so", async () => {
  const { page, context } = await opened(browser);
  await newCase(page);
  await page.getByLabel("Keep this draft on this device").check();
  await page.reload();
  await button(page, "See an example").click();
  assert.match(await page.evaluate(() => Object.values(localStorage).join()), /person-7/);
  await page.reload();
  await button(page, "Start a new case").click();
  await page.getByLabel("Case reference").fill("case-8");
  await page.evaluate(() => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; });
  await page.getByLabel("Reference for the person").fill("person-8");
  await page.getByLabel("Child", { exact: true }).check();
  await button(page, "Save these details").click();
  await page.getByLabel("Keep this draft on this device").click();
  await page.getByText("Your browser did not let the page keep the draft. If it kept one before,").waitFor();
  assert.equal(await page.getByLabel("Keep this draft on this device").isChecked(), false);
  await context.close();
});

test("a policy is chosen or loaded, and shows its version and what it says of itself", async () => {
  const { page, context } = await opened(browser);
  await newCase(page);
  const policy = page.locator("section[aria-labelledby=policy-title]");
  assert.match(await policy.textContent(), /Version 1\.1\.0.*Illustrative\./);
  await page.getByLabel("Which policy should be used?").selectOption({ index: 2 });
  assert.match(await page.getByLabel("The case in short").textContent(), /School threat assessment/);
  await page.setInputFiles("#load-policy", { name: "own.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  assert.match(await policy.getByRole("alert").textContent(), /This policy could not be loaded/);
  await finished(page, "policy-problems");
  const own = readFileSync(`${DOCUMENTS}uk-illustrative.json`, "utf8").replace('"version": "1.1.0"', '"version": "9.9.9"');
  await page.setInputFiles("#load-policy", { name: "own.json", mimeType: "application/json", buffer: Buffer.from(own) });
  await policy.getByText("Version 9.9.9").waitFor();
  await context.close();
});

test("a new record has nothing to mend before anything was written in it, and then says what is missing", async () => {
  const { page, context } = await opened(browser);
  await button(page, "Start a new case").click();
  await page.getByRole("heading", { name: "Enter the record" }).waitFor();
  assert.equal(await page.getByRole("alert").count(), 0);
  await finished(page, "new-record");
  await addContact(page, CONTACT);
  const problems = page.getByRole("alert").getByRole("link");
  assert.deepEqual((await problems.allTextContents()).sort(), [
    "Give a reference", "Give a reference for the person", "Say whether the person is a child or an adult",
  ]);
  await page.getByRole("alert").getByRole("link", { name: "for the person" }).press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "f-subject-id");
  await context.close();
});
