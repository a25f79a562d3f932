// Entering a case by the forms, with clicks and keys as a person makes them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { finished, launch, opened } from "./browser/page.mjs";

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

test("a case is entered by the form, and the level follows each contact", async () => {
  const { page, errors } = await opened(browser);
  await newCase(page);
  assert.equal(await level(page), "Level now: Recorded.");
  const year = String(new Date().getFullYear());
  await addContact(page, { kind: "Report", sector: "education", agency: "school-1", year, sign: "knife school", label: "to school" });
  assert.notEqual(await level(page), "Level now: Recorded.");
  await finished(page, "enter-list");
  assert.deepEqual(errors, []);
  await page.context().close();
});
