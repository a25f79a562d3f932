import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { library, open, picture, start, text } from "./views/browser.mjs";

let chromium;
before(async () => { chromium = await start(); });
after(() => chromium.close());

const LAST = "2026-01-01T00:00:00Z";
const EXAMPLES = new URL("../../core/examples/cases/", import.meta.url);
const pages = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g).length;

/** A page in print, at the width of the paper between its margins. */
async function printed(page) {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  await page.setViewportSize({ width: 695, height: 1028 });
  await page.emulateMedia({ media: "print" });
  return pdf;
}

/** Whether all that the sheet says is within it. */
const within = (page) => page.evaluate(() => {
  const sheet = document.querySelector(".ec-sheet").getBoundingClientRect();
  const all = [...document.querySelectorAll(".ec-sheet p, .ec-sheet li, .ec-sheet td")].filter((it) => it.innerText.trim());
  return { parts: all.length, out: all.filter((it) => it.getBoundingClientRect().bottom > sheet.bottom + 1).length };
});

test("subject A prints on one page that holds the level, each contact and no colour", async () => {
  const page = await open(chromium, { asOf: LAST });
  assert.equal(pages(await printed(page)), 1);
  const { results } = await library(page);
  const told = await text(page.locator(".ec-sheet"));
  assert.ok(told.includes(results.recommendation.level.title));
  assert.ok(told.includes("This is a recommendation, not a decision."));
  const rows = await page.locator(".ec-sheet tr[data-contact]").evaluateAll((all) => all.map((it) => it.dataset.contact));
  assert.deepEqual(rows, results.recommendation.contacts.map(({ contact }) => contact));
  const { parts, out } = await within(page);
  assert.ok(parts > 20);
  assert.equal(out, 0);
  assert.deepEqual(await colours(page), []);
  await picture(page, "views-sheet");
});

test("every example case prints on one page", async () => {
  const files = readdirSync(EXAMPLES).filter((name) => name.endsWith(".json"));
  assert.equal(files.length, 16);
  for (const name of files) {
    const document = JSON.parse(readFileSync(new URL(name, EXAMPLES), "utf8"));
    const page = await open(chromium, { asOf: LAST, document });
    assert.equal(pages(await printed(page)), 1, name);
    assert.equal((await within(page)).out, 0, name);
    await page.context().close();
  }
});

test("a closure against advice is printed as one", async () => {
  const document = JSON.parse(readFileSync(new URL("case-07-closed-against-advice.json", EXAMPLES), "utf8"));
  const page = await open(chromium, { asOf: LAST, document });
  assert.equal(pages(await printed(page)), 1);
  assert.match(await text(page.locator(".ec-sheet")), /11 Jun 2025: another reason; 2 things stood against it; closed against advice\./);
  assert.equal((await within(page)).out, 0);
  await picture(page, "views-sheet-closed");
});

test("what does not fit on one page is counted", async () => {
  const page = await open(chromium, { asOf: LAST, document: many(60) });
  assert.equal(pages(await printed(page)), 1);
  const { out } = await within(page);
  assert.equal(out, 0);
  assert.match(await text(page.locator(".ec-sheet table")), /50 earlier on record, in the full page/);
});

test("paper names contacts by the numbers that it prints, and others by their ids", async () => {
  const page = await open(chromium, { asOf: LAST, document: many(60) });
  await printed(page);
  const { results } = await library(page);
  const rows = await page.locator(".ec-sheet tr[data-contact]").evaluateAll((all) =>
    all.map((it) => [it.dataset.contact, it.cells[0].innerText]));
  const numbers = new Map(rows);
  const outstanding = results.standing.closing.filter(({ kind }) => kind === "responseOutstanding");
  const told = page.locator(".ec-sheet li").filter({ hasText: "considered these together" });
  assert.ok(outstanding.length > 0 && numbers.size === 10);
  assert.equal(await told.count(), outstanding.length);
  for (const [nth, { occurrences }] of outstanding.entries()) {
    const named = (await text(told.nth(nth))).split("together: ")[1].match(/[a-z]*\d+/g);
    assert.deepEqual(named.sort(), occurrences.map((id) => numbers.get(id) ?? id).sort());
    assert.ok(occurrences.some((id) => numbers.has(id)) && occurrences.some((id) => !numbers.has(id)));
  }
});

/** Pixels of the printed page that are no grey. */
async function colours(page) {
  const shot = (await page.screenshot()).toString("base64");
  return page.evaluate(async (shot) => {
    const bytes = Uint8Array.from(atob(shot), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
    canvas.drawImage(image, 0, 0);
    const { data } = canvas.getImageData(0, 0, image.width, image.height);
    const found = [];
    for (let at = 0; at < data.length && found.length < 5; at += 4) {
      const [red, green, blue] = data.slice(at, at + 3);
      if (Math.max(red, green, blue) - Math.min(red, green, blue) > 6) found.push([red, green, blue]);
    }
    return found;
  }, shot);
}

function many(n) {
  const sectors = ["education", "health", "socialCare", "police", "justice", "housing", "employment", "community"];
  const contacts = Array.from({ length: n }, (_, nth) => {
    const month = `${2020 + Math.floor(nth / 12)}-${String((nth % 12) + 1).padStart(2, "0")}`;
    return {
      id: `c${nth}`, kind: "report", sector: sectors[nth % sectors.length], agency: `agency-${nth}`,
      occurred: month, recorded: `${month}-20T10:00:00Z`,
      observations: [{ indicator: "veiled-threat", presence: nth % 3 ? "present" : "unknown", basis: "fact", role: "caused" }],
    };
  });
  return { schema: "everycontact/case/1", id: "case-many", subject: { id: "subject-9", is: "adult" }, contacts };
}
