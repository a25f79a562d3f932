// The page in Chromium, as the suites of the tool drive it.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch as launchBrowser } from "../browser.mjs";

const require = createRequire(import.meta.url);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export const PAGE = process.env.EVERYCONTACT_PAGE ?? here("../../pkg/tool/index.html");
export const CASES = here("../../../core/examples/cases/");
export const DOCUMENTS = here("../../../core/documents/");
const SCREENSHOTS = here("../screenshots/");
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

export const SIZES = { desktop: { width: 1280, height: 900 }, phone: { width: 375, height: 800 } };

export function launch() {
  assert.ok(existsSync(PAGE), `the page is not built: ${PAGE}`);
  return launchBrowser();
}

/** A fresh page, with what it asked for and what went wrong in it. */
export async function opened(browser, options = {}) {
  const context = await browser.newContext({ viewport: SIZES.desktop, locale: "en-GB", timezoneId: "Europe/London", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const requests = [];
  const errors = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(pathToFileURL(PAGE).href);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return { page, context, requests, errors };
}

/** Waits until something is so, however slow the machine is at the time. */
export async function until(condition, what) {
  const end = Date.now() + 30_000;
  while (!(await condition())) {
    assert.ok(Date.now() < end, `waited in vain: ${what}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** What axe-core finds, each with the places where it is. */
export async function accessible(page, state) {
  // By the protocol, and so not stopped by the page's own rules.
  const client = await page.context().newCDPSession(page);
  await client.send("Runtime.evaluate", { expression: `if (!window.axe) { ${AXE} }` });
  const run = "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => JSON.stringify(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))])))";
  const { result, exceptionDetails } = await client.send("Runtime.evaluate", { expression: run, awaitPromise: true, returnByValue: true });
  assert.equal(exceptionDetails, undefined);
  await client.detach();
  assert.deepEqual(JSON.parse(result.value), [], `axe-core on: ${state}`);
}

/** No sideways scrolling at the width of a phone, nor at 320 pixels, which is what 400 % of 1280 leaves. */
export async function fits(page, state) {
  const before = page.viewportSize();
  for (const width of [320, 375]) {
    await page.setViewportSize({ width, height: 800 });
    const [scroll, client] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(scroll <= client, `${state}: ${scroll} pixels of content in ${client}`);
  }
  await page.setViewportSize(before);
}

/** A picture at both widths, for a person to look at. */
export async function pictures(page, name) {
  mkdirSync(SCREENSHOTS, { recursive: true });
  const before = page.viewportSize();
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    // From the top: of a page that is scrolled, Chromium leaves what is fixed, and the buttons below it, out of a long picture.
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.screenshot({ path: `${SCREENSHOTS}${name}-${size}.png`, fullPage: true });
  }
  await page.setViewportSize(before);
}

/** All that is asked of every state. */
export async function finished(page, name) {
  await accessible(page, name);
  await fits(page, name);
  await pictures(page, name);
}
