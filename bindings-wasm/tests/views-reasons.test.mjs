import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { library, open, start, text } from "./views/browser.mjs";

let chromium;
before(async () => { chromium = await start(); });
after(() => chromium.close());

const AS_OF = "2022-04-30T12:00:00Z";
const UNKNOWN = "2021-03-14T23:59:59Z";

test("the level, who must look and by when are the library's", async () => {
  const page = await open(chromium, { asOf: AS_OF });
  const { results } = await library(page);
  const panel = await text(page.locator(".ec-panel"));
  const { level } = results.recommendation;
  for (const told of [level.title, level.who, level.what, "28 days"]) assert.ok(panel.includes(told), told);
  const response = results.standing.responses.find((it) => it.level === level.id);
  assert.equal(response.due, "2021-05-28T23:59:59Z");
  assert.match(panel, /by 28 May 2021 Overdue asked for on 30 Apr 2021/);
});

test("each reason unfolds by keyboard to the contacts that the recommendation names, and to its sources", async () => {
  const page = await open(chromium, { asOf: AS_OF });
  const { known, results } = await library(page);
  const { reasons } = results.recommendation;
  assert.ok(reasons.length > 5);
  for (const reason of reasons) {
    const shown = page.locator(`details.ec-reason[data-criterion="${reason.criterion}"]`);
    await shown.locator("summary").focus();
    await page.keyboard.press("Enter");
    const contacts = await shown.locator("li[data-contact]").evaluateAll((all) => all.map((it) => it.dataset.contact));
    assert.deepEqual(contacts, [...new Set(reason.evidence.map(({ contact }) => contact))], reason.criterion);
    assert.equal(await shown.locator("li[data-contact]").first().isVisible(), true);
    const sources = reason.sources.map((id) => known.policy.sources.find((it) => it.id === id).title);
    const told = await text(shown);
    for (const part of [reason.reason, ...sources]) assert.ok(told.includes(part.replace(/\s+/g, " ")), part);
  }
});

test("all reasons open and close at once", async () => {
  const page = await open(chromium, { asOf: AS_OF });
  const reasons = await page.locator("details.ec-reason").count();
  await page.getByRole("button", { name: "Open all reasons" }).click();
  assert.equal(await page.locator("details.ec-reason[open]").count(), reasons);
  await page.getByRole("button", { name: "Close all reasons" }).click();
  assert.equal(await page.locator("details.ec-reason[open]").count(), 0);
});

test("what is unknown stands with how far its answer could move the level", async () => {
  const page = await open(chromium, { asOf: UNKNOWN });
  const { known, results } = await library(page);
  const title = (id) => known.policy.levels.find((level) => level.id === id).title;
  const rows = page.locator("section[aria-labelledby=ec-unknowns] tbody tr");
  const { unknowns } = results.explanation;
  assert.ok(unknowns.length > 0);
  assert.equal(await rows.count(), unknowns.length);
  for (const [nth, { unknown, levelIfSo, ceilingIfNot }] of unknowns.entries()) {
    const told = await rows.nth(nth).locator("td").allInnerTexts();
    assert.ok(told[0].startsWith(title(levelIfSo)));
    assert.ok(told[1].startsWith(title("question" in unknown ? ceilingIfNot.withUnasked : ceilingIfNot.asked)));
  }
});

test("what stands against closing, what is due and the home are the standing's", async () => {
  const page = await open(chromium, { asOf: AS_OF });
  const { results } = await library(page);
  const { closing, closures, duties, home } = results.standing;
  const own = page.locator("section[aria-labelledby=ec-closing] > .ec-blockers > li");
  const kinds = (all) => all.map((it) => it.dataset.blocker);
  assert.deepEqual(await own.evaluateAll(kinds), closing.map(({ kind }) => kind));
  for (const { event, blockers } of closures) {
    const shown = page.locator(`details[data-closure="${event}"] li[data-blocker]`);
    assert.deepEqual(await shown.evaluateAll(kinds), blockers.map(({ kind }) => kind));
  }
  assert.equal(await page.locator("tr[data-duty]").count(), duties.length);
  assert.ok(duties.length > 5);
  assert.equal(await page.locator("[data-alarm]").count(), home.alarms.length);
  assert.equal(await text(page.locator("[data-pathway]")), results.recommendation.home.pathway);
});

test("who was asked to look stands with each review since, and what it left out", async () => {
  const page = await open(chromium, { asOf: AS_OF });
  const { responses } = (await library(page)).results.standing;
  assert.ok(responses.length > 2);
  for (const { level, reviews } of responses) {
    const shown = page.locator(`details[data-reviews="${level}"]`);
    await shown.locator("summary").click();
    const told = await shown.locator("li[data-review]").allInnerTexts();
    assert.equal(told.length, reviews.length);
    reviews.forEach(({ event, leftOut, cameLater }, nth) =>
      [event, ...leftOut, ...cameLater].forEach((part) => assert.ok(told[nth].includes(part), part)));
  }
});

test("what is left out stands with why", async () => {
  const page = await open(chromium, { asOf: AS_OF });
  const { excluded } = (await library(page)).results.recommendation;
  assert.ok(excluded.length > 3);
  for (const why of new Set(excluded.map((it) => it.why))) {
    const items = page.locator(`tr[data-why="${why}"] li`);
    assert.equal(await items.count(), excluded.filter((it) => it.why === why).length);
  }
});
