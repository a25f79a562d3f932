import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { asked, library, open, start, text } from "./views/browser.mjs";

let chromium;
before(async () => { chromium = await start(); });
after(() => chromium.close());

const LAST = "2026-01-01T00:00:00Z";

test("the table has every contact of the case, and every closure and review, once", async () => {
  const page = await open(chromium, { asOf: LAST });
  const { known } = await library(page);
  const told = await page.locator(".ec-twin tr[data-contact]").evaluateAll((rows) => rows.map((row) => row.dataset.contact));
  assert.deepEqual([...told].sort(), known.case.contacts.map(({ id }) => id).sort());
  const events = await page.locator(".ec-twin tr[data-event]").evaluateAll((rows) => rows.map((row) => row.dataset.event));
  assert.deepEqual([...events].sort(), known.case.events.map(({ id }) => id).sort());
  assert.deepEqual(page.errors, []);
});

test("the picture has the same contacts as the table, each by its number, and says what it is", async () => {
  const page = await open(chromium, { asOf: LAST });
  const numbers = (selector, cell) => page.locator(selector).evaluateAll(
    (all, cell) => all.map((it) => [it.dataset.contact, it.querySelector(cell).textContent]), cell);
  const drawn = await numbers("main .ec-picture g[data-contact]", ".ec-number");
  const told = await numbers(".ec-twin tr[data-contact]", "td");
  assert.equal(drawn.length, 8);
  assert.deepEqual(drawn.sort(), told.sort());
  const named = page.getByRole("img", { name: /8 contacts in 2 sectors/ });
  assert.equal(await named.count(), 1);
});

test("each row says what the replay says, alone and together", async () => {
  const page = await open(chromium, { asOf: LAST });
  const { known, results } = await library(page);
  const title = (id) => known.policy.levels.find((level) => level.id === id).title;
  let compared = 0;
  for (const step of results.replay.steps) {
    for (const { contact, level } of step.contacts) {
      const cells = await page.locator(`.ec-twin tr[data-contact="${contact}"] > *`).allInnerTexts();
      assert.deepEqual(cells.slice(4), [level, step.after.level, step.after.ceiling].map(title), contact);
      compared += 1;
    }
  }
  assert.equal(compared, known.case.contacts.length);
});

test("what is not on record yet stands below the as-of row", async () => {
  const page = await open(chromium, { asOf: "2021-03-14T23:59:59Z" });
  const later = await page.locator(".ec-not-yet tr[data-contact]").evaluateAll((rows) => rows.map((it) => it.dataset.contact));
  const { known } = await library(page);
  const expected = known.case.contacts.filter(({ recorded }) => recorded > "2021-03-14T23:59:59Z").map(({ id }) => id);
  assert.deepEqual(later.sort(), expected.sort());
  assert.equal(await page.locator("main .ec-picture .ec-mark--later[transform]").count() > 0, true);
});

test("a contact that was found untrue is crossed out by word and by shape", async () => {
  const page = await open(chromium, { asOf: LAST, document: refuted() });
  const row = page.locator('.ec-twin tr[data-contact="c1"]');
  assert.match(await text(row), /Found untrue or deleted/);
  assert.equal(await page.locator('main .ec-picture [data-contact="c1"] .ec-mark--out').count(), 1);
});

test("the slider goes over the steps by keyboard, and the page says what the library says there", async () => {
  const page = await open(chromium, { asOf: LAST });
  const { results } = await library(page);
  const slider = page.getByRole("slider");
  await slider.focus();
  await page.keyboard.press("Home");
  const levels = new Set();
  for (const [nth, { instant }] of results.replay.steps.entries()) {
    const expected = await asked(page, instant);
    assert.equal(await text(page.locator(".ec-panel__level strong")), expected.recommendation.level.title, instant);
    assert.equal(await slider.inputValue(), String(nth + 1));
    const value = await slider.getAttribute("aria-valuetext");
    assert.match(value, new RegExp(`^Step ${nth + 1} of ${results.replay.steps.length}, `));
    assert.ok(value.endsWith(`Together: ${expected.recommendation.level.title}.`), value);
    levels.add(expected.recommendation.level.id);
    await page.keyboard.press("ArrowRight");
  }
  assert.ok(levels.size > 2, "the level moves on the way");
});

test("any day can be chosen, and the buttons step from there", async () => {
  const page = await open(chromium, { asOf: LAST });
  await page.getByLabel("Or choose a day").fill("2020-06-01");
  await page.getByRole("button", { name: "Show it" }).click();
  const { results } = await library(page);
  assert.equal(results.asOf, "2020-06-01T23:59:59Z");
  assert.match(await text(page.locator(".ec-slider__value")), /after step 5 of 15/);
  await page.getByRole("button", { name: "Step on" }).click();
  assert.equal((await library(page)).results.asOf, results.replay.steps[5].instant);
});

function refuted() {
  return {
    schema: "everycontact/case/1", id: "case-8", subject: { id: "subject-8", is: "adult" },
    contacts: ["c1", "c2"].map((id) => ({
      id, kind: "report", sector: "education", agency: "school-9", occurred: "2024-02", recorded: "2024-03-01T10:00:00Z",
      observations: [{ indicator: "veiled-threat", presence: "present", basis: "fact", role: "caused" }],
    })),
    events: [{ id: "e1", recorded: "2024-04-01T10:00:00Z", entry: { refuted: { contact: "c1", reason: "Somebody else." } } }],
  };
}
