import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { library, open, start, text } from "./views/browser.mjs";

let chromium;
before(async () => { chromium = await start(); });
after(() => chromium.close());

const AS_OF = "2021-04-30T23:59:59Z";
const UNKNOWN = "2020-01-15T12:00:00Z";
const SCHOOL = fileURLToPath(new URL("../../core/documents/school-threat-assessment.json", import.meta.url));
const ask = (page, form) => page.locator(`#${form} button[type=submit]`).click();

/** What the page tells of the outcome is what the library says, and the case is as it was. */
async function agrees(page, before) {
  const now = await library(page);
  const { supposed } = now;
  const outcome = page.locator(".ec-outcome");
  const sides = await outcome.locator("tbody tr").first().locator("td").allInnerTexts();
  assert.deepEqual(sides, [before.results, supposed.results].map((it) => it.recommendation.level.title));
  assert.deepEqual(words(await text(page.locator(".ec-prose"))), words(supposed.words));
  assert.match(await text(page.locator(".ec-active")), /This is a supposition\. The case itself is unchanged\./);
  assert.deepEqual(now.known.case, before.known.case);
  assert.deepEqual(now.results, before.results);
  return supposed;
}

/** The words of a text, without its rules and bullets. */
const words = (told) => told.replace(/^(=+|-+)$/gm, "").replace(/^\s*- /gm, "").replace(/[•]/g, "").split(/\s+/).filter(Boolean);

test("a contact that were untrue: the level that the library finds, in its words", async () => {
  const page = await open(chromium, { asOf: AS_OF });
  const before = await library(page);
  await page.selectOption("#ec-untrue-contact", "a06-referral-3");
  await ask(page, "ec-untrue");
  const { comparison, results } = await agrees(page, before);
  assert.equal(comparison.direction, "down");
  assert.deepEqual(comparison.contactsLost, ["a06-referral-3"]);
  assert.deepEqual(comparison.causes.map(({ cause }) => cause), ["facts"]);
  assert.equal(results.recommendation.level.id, "supervisor");
});

test("what an explanation says would fall, falls when it is supposed", async () => {
  const page = await open(chromium, { asOf: AS_OF });
  const before = await library(page);
  const fall = before.results.explanation.falls.find(({ untrue }) => untrue.every(({ observation }) => !observation));
  assert.ok(fall);
  for (const { contact } of fall.untrue) {
    await page.selectOption("#ec-untrue-contact", contact);
    await ask(page, "ec-untrue");
  }
  const { results } = await agrees(page, before);
  assert.equal(results.recommendation.level.id, fall.level);
});

test("an answer: the ceiling comes down or the level goes up, as the library weighed it", async () => {
  const page = await open(chromium, { asOf: UNKNOWN });
  const before = await library(page);
  const weighed = before.results.explanation.unknowns.find(({ unknown }) => "presence" in unknown);
  const { contact, observation } = weighed.unknown.presence;
  await page.selectOption("#ec-answer-unknown", `${contact}/${observation}`);
  await ask(page, "ec-answer");
  const so = await agrees(page, before);
  assert.equal(so.results.recommendation.level.id, weighed.levelIfSo);
  await page.getByLabel("It was not so").check();
  await ask(page, "ec-answer");
  const not = await agrees(page, before);
  assert.equal(not.results.recommendation.ceiling.asked, weighed.ceilingIfNot.asked);
  assert.equal(await page.locator(".ec-active li").count(), 1, "the second answer takes the place of the first");
});

test("another ideology: the level does not move, and the home may", async () => {
  const page = await open(chromium, { asOf: AS_OF });
  const before = await library(page);
  const homes = new Set();
  for (const status of ["notAssessed", "noneIdentified", "unclear", "unstable", "mixed", "coherent"]) {
    await page.selectOption("#ec-ideology-status", status);
    await ask(page, "ec-ideology");
    const { results, comparison } = await agrees(page, before);
    assert.equal(comparison.direction, "same", status);
    assert.deepEqual(results.recommendation.level, before.results.recommendation.level);
    assert.deepEqual(results.recommendation.ceiling, before.results.recommendation.ceiling);
    assert.equal(results.recommendation.home.ideology, status);
    assert.match(await text(page.locator(".ec-outcome")), /The level did not move\./);
    homes.add(results.recommendation.home.pathway);
  }
  assert.ok(homes.size > 1, "an ideology chooses a home");
});

test("another policy, shipped or from a file", async () => {
  const page = await open(chromium, { asOf: AS_OF });
  const before = await library(page);
  await page.selectOption("#ec-policy-choice", { label: before.known.policy.title + " (in force here)" });
  await page.selectOption("#ec-policy-choice", { index: 1 });
  await ask(page, "ec-policy");
  const shipped = await agrees(page, before);
  assert.equal(shipped.results.recommendation.policy.id, "school-threat-assessment");
  assert.equal(shipped.comparison.causes[0].cause, "policy");
  const changed = JSON.parse(readFileSync(SCHOOL, "utf8"));
  changed.version = "9.9.9";
  await page.setInputFiles("#ec-policy-file", {
    name: "ours.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(changed)),
  });
  await page.waitForFunction(() => document.querySelector("#ec-policy-choice").value === "2");
  await ask(page, "ec-policy");
  const loaded = await agrees(page, before);
  assert.equal(loaded.results.recommendation.policy.version, "9.9.9");
});

test("a policy that does not load is refused in the library's words, and nothing else changes", async () => {
  const page = await open(chromium, { asOf: AS_OF });
  const buffer = Buffer.from('{ "schema": "everycontact/policy/1" }');
  await page.setInputFiles("#ec-policy-file", { name: "half.json", mimeType: "application/json", buffer });
  await page.waitForFunction(() => document.querySelector("#ec-policy-choice").value === "2");
  await ask(page, "ec-policy");
  assert.match(await text(page.locator(".ec-suppose .govuk-error-summary")), /missing|required|field/i);
  assert.equal(await page.locator(".ec-outcome").count(), 0);
});

test("suppositions are taken back one by one and all at once", async () => {
  const page = await open(chromium, { asOf: AS_OF });
  for (const contact of ["a03-referral-1", "a04-hockey-stick"]) {
    await page.selectOption("#ec-untrue-contact", contact);
    await ask(page, "ec-untrue");
  }
  await page.getByRole("button", { name: /^Take back.*a03-referral-1/ }).click();
  assert.equal(await page.locator(".ec-active li").count(), 1);
  assert.deepEqual((await library(page)).supposed.comparison.contactsLost, ["a04-hockey-stick"]);
  await page.getByRole("button", { name: "Take back all suppositions" }).click();
  assert.equal(await page.locator(".ec-outcome, .ec-active").count(), 0);
});
