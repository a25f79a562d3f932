import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { library, open, start, text } from "./views/browser.mjs";

let chromium;
before(async () => { chromium = await start(); });
after(() => chromium.close());

const LAST = "2026-06-01T00:00:00Z";
const root = new URL("../../", import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, root), "utf8"));
const examples = readdirSync(new URL("core/examples/cases/", root)).filter((name) => name.endsWith(".json"));
const every = read("tests/fixtures/every-entry.json");

for (const [name, document] of [
  ...examples.map((name) => [name, read(`core/examples/cases/${name}`)]),
  ["every kind of entry", every],
]) {
  test(`${name} is shown whole, at its first entry and at its last`, async () => {
    const page = await open(chromium, { asOf: LAST, document });
    const { known, results } = await library(page);
    const told = await page.locator(".ec-twin tr[data-contact]").evaluateAll((rows) => rows.map((it) => it.dataset.contact));
    const wanted = results.replay.steps.flatMap(({ contacts }) => contacts.map(({ contact }) => contact));
    assert.deepEqual(told, wanted);
    assert.equal(new Set(told).size, known.case.contacts.length);
    const entries = await page.locator(".ec-twin tr[data-event]").count();
    assert.equal(entries, (known.case.events ?? []).length);
    const { closing, duties, responses, stage } = results.standing;
    assert.equal(await page.locator("tr[data-duty]").count(), duties.length);
    assert.equal(await page.locator("tr[data-response]").count(), responses.length);
    const blockers = page.locator("section[aria-labelledby=ec-closing] > .ec-blockers > li");
    assert.equal(await blockers.count(), stage.state === "open" ? closing.length : 0);
    await page.getByRole("slider").press("Home");
    assert.equal((await library(page)).results.asOf, results.replay.steps[0].instant);
    await page.evaluate(() => document.querySelectorAll("details").forEach((it) => { it.open = true; }));
    const shown = await text(page.locator("main"));
    assert.doesNotMatch(shown, /undefined|\[object|NaN|\{[a-zA-Z]+\}/);
    assert.deepEqual(page.errors, []);
    await page.context().close();
  });
}
