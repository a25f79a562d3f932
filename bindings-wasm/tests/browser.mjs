// A real Chromium, with a profile of its own that is thrown away.

import { spawnSync } from "node:child_process";
import { chromium } from "playwright-core";

function program() {
  const named = process.env.EVERYCONTACT_CHROMIUM;
  const found = named ?? ["chromium", "chromium-browser", "google-chrome"].find((name) => spawnSync(name, ["--version"]).status === 0);
  if (found === undefined) throw new Error("there is no Chromium: apt-get install chromium");
  return spawnSync("which", [found], { encoding: "utf8" }).stdout.trim();
}

const SWITCHES = [
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts a browser. */
export function launch() {
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath: program(), args: [...SWITCHES, ...asRoot] });
}

/** Runs a function with a browser, and closes it whatever comes of it. */
export async function withBrowser(run) {
  const browser = await launch();
  try {
    return await run(browser);
  } finally {
    await browser.close();
  }
}
