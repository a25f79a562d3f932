// What would change the level: what alone carries it, what it would fall without, and what would raise it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { library, open, start, text } from "./views/browser.mjs";

let chromium;
before(async () => { chromium = await start(); });
after(() => chromium.close());

const LEVELS = "2021-04-30T23:59:59Z";
const EARLY = "2019-01-01T00:00:00Z";
const SPLIT = "2021-03-14T23:59:59Z";

const part = (page, name) => page.locator(`details[data-change="${name}"]`);
const sets = (page, name) => part(page, name).locator(".ec-sets > li");
const contacts = (set) => set.locator("li[data-contact]").evaluateAll((all) => all.map((it) => it.dataset.contact));
const unique = (pieces) => [...new Set(pieces.map(({ contact }) => contact))];
const titleOf = ({ policy }, id) => policy.levels.find((level) => level.id === id).title;
const labelOf = ({ codebook }, code) => codebook.indicators.find((indicator) => indicator.code === code).label;

async function unfolded(page, name) {
  assert.equal(await part(page, name).locator("> .govuk-details__text").isVisible(), false, "it begins folded");
  await part(page, name).locator("> summary").click();
}

for (const asOf of [LEVELS, SPLIT, EARLY]) {
  test(`the smallest sets are the explanation's, each contact in words, as of ${asOf}`, async () => {
    const page = await open(chromium, { asOf });
    const { known, results } = await library(page);
    const { suffices, falls } = results.explanation;
    for (const [name, expected] of [["suffices", suffices.map((it) => it.evidence)], ["falls", falls.map((it) => it.untrue)]]) {
      await unfolded(page, name);
      assert.equal(await sets(page, name).count(), expected.length);
      for (const [nth, pieces] of expected.entries()) {
        const set = sets(page, name).nth(nth);
        assert.deepEqual(await contacts(set), unique(pieces));
        const told = await text(set);
        assert.match(told, /(Referral|Report|Incident|Disclosure|Enquiry), /);
        for (const { contact, observation } of pieces.filter((it) => it.observation)) {
          const seen = known.case.contacts.find(({ id }) => id === contact).observations;
          assert.ok(told.includes(labelOf(known, seen.find((it) => (it.id ?? it.indicator) === observation).indicator)));
        }
      }
    }
    for (const [nth, { level }] of falls.entries()) {
      assert.ok((await text(sets(page, "falls").nth(nth))).startsWith(`It would fall to ${titleOf(known, level)} `));
    }
    assert.deepEqual(page.errors, []);
    await page.context().close();
  });
}

test("what would raise the level is told in the library's words, with every other sign that would do", async () => {
  const page = await open(chromium, { asOf: SPLIT });
  const { known, results } = await library(page);
  const { raises } = results.explanation;
  assert.ok(raises.length > 3);
  await unfolded(page, "raises");
  assert.equal(await sets(page, "raises").count(), raises.length);
  for (const [nth, { level, contacts: added }] of raises.entries()) {
    const set = sets(page, "raises").nth(nth);
    for (const summary of await set.locator(".ec-others summary").all()) await summary.click();
    const told = await text(set);
    assert.ok(told.startsWith(`It would rise to ${titleOf(known, level)} `));
    for (const { indicator, or = [] } of added.flatMap((it) => it.observations)) {
      for (const code of [indicator, ...or]) assert.ok(told.includes(labelOf(known, code)), code);
    }
  }
});

test("where nothing is on record, nothing carries the level, and what is out of reach is named", async () => {
  const page = await open(chromium, { asOf: EARLY });
  const { results } = await library(page);
  assert.equal(await sets(page, "suffices").count(), 0);
  await unfolded(page, "suffices");
  assert.match(await text(part(page, "suffices")), /none There is nothing to list/);
  await unfolded(page, "raises");
  const { criteria, outOfReach } = results.explanation;
  assert.ok(outOfReach.length > 0);
  const told = await text(part(page, "raises"));
  for (const id of outOfReach) assert.ok(told.includes(criteria.find(({ criterion }) => criterion === id).title), id);
});

test("it says that all was tried, or what was not because of the bound", async () => {
  const whole = await open(chromium, { asOf: LEVELS });
  const { work } = (await library(whole)).results.explanation;
  assert.ok(work.allSets && work.allRaises && work.allUnknowns);
  assert.ok((await text(whole.locator("section[aria-labelledby=ec-change]"))).includes(`All of it was tried: ${work.evaluations} changed`));

  const page = await open(chromium, { asOf: "2024-12-31T00:00:00Z", document: many(40) });
  const bounded = (await library(page)).results.explanation.work;
  assert.equal(bounded.allSets, false);
  const told = await text(page.locator("[data-work=part]"));
  assert.ok(told.includes(`(${bounded.evaluations} changed records were evaluated, of at most ${bounded.bound})`));
  assert.match(told, /There may be other ways for the level to be reached or to fall\./);
});

/** Many contacts of many services, so that there are more sets than can be tried. */
function many(n) {
  const sectors = ["education", "health", "socialCare", "police", "justice", "housing", "employment", "community"];
  const contacts = Array.from({ length: n }, (_, nth) => ({
    id: `c${nth}`, kind: nth % 2 ? "report" : "referral", sector: sectors[nth % sectors.length], agency: `agency-${nth}`,
    occurred: "2024-05", recorded: "2024-06-20T10:00:00Z",
    observations: [{ indicator: nth % 3 ? "veiled-threat" : "threat-to-person", presence: "present", basis: "fact", role: "caused" }],
  }));
  return { schema: "everycontact/case/1", id: "case-many", subject: { id: "subject-9", is: "adult" }, contacts };
}
