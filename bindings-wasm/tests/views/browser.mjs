// Chromium on the page of the views alone.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch } from "../browser.mjs";
import { buildViews } from "./build.mjs";

const pictures = fileURLToPath(new URL("../screenshots/", import.meta.url));

/** Builds the page into a folder of this suite's own and starts Chromium; `close` ends and removes both. */
export async function start() {
  const folder = mkdtempSync(join(tmpdir(), "everycontact-views-"));
  const address = pathToFileURL(await buildViews(folder + sep)).href;
  const browser = await launch();
  const close = async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  };
  return { browser, address, close };
}

/** A new page of a case as of an instant; any error on it fails the test that opened it. */
export async function open({ browser, address }, { asOf, document, width = 1280, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: "en-GB", timezoneId: "Europe/London", ...options });
  const page = await context.newPage();
  page.errors = [];
  page.on("pageerror", (error) => page.errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && page.errors.push(message.text()));
  if (document) await page.addInitScript((text) => { window.everycontactCase = text; }, JSON.stringify(document));
  await page.goto(asOf ? `${address}?asOf=${encodeURIComponent(asOf)}` : address);
  await page.waitForFunction(() => window.everycontact !== undefined);
  return page;
}

/** What the library says on the page: its documents, not what the views make of them. */
export const library = (page) =>
  page.evaluate(() => {
    const { known, results, supposed } = window.everycontact;
    return JSON.parse(JSON.stringify({ known, results, supposed: supposed ?? null }));
  });

/** The library's answer as of another instant, asked for on the page. */
export const asked = (page, asOf) =>
  page.evaluate((asOf) => JSON.parse(JSON.stringify(window.everycontact.engine.results(asOf))), asOf);

/** A picture into the folder that git ignores, for a person to look at. */
export async function picture(page, name) {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}${name}.png`, fullPage: true });
}

/** A picture of each view, by the name of its heading and the width of the page. */
export async function eachPicture(page) {
  const { width } = page.viewportSize();
  for (const section of await page.locator("main section").all()) {
    const name = await section.getAttribute("aria-labelledby");
    mkdirSync(pictures, { recursive: true });
    await section.screenshot({ path: `${pictures}views-${name}-${width}.png` });
  }
}

export const text = (locator) => locator.evaluate((it) => it.innerText.replace(/\s+/g, " ").trim());
