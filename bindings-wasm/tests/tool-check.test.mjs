// Checking: a receipt against the open case, and checkpoints, proofs and a stored ledger against each other.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { CASES, finished, launch, opened } from "./browser/page.mjs";
import { entry } from "./places.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const button = (page, name) => page.getByRole("button", { name, exact: true });
const CASE = `${CASES}case-05-three-small-contacts.json`;
const file = (name, text) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
const results = (page) => page.locator(".result strong").allTextContents();

/** The tab, which has the same words as a button of "Take away". */
const toCheck = (page) => page.getByRole("navigation").getByRole("button", { name: "Check a receipt" }).click();

test("a receipt holds for its case, and what differs is shown for a changed one", async () => {
  const { page, context, errors } = await opened(browser);
  await page.setInputFiles("#open-file", CASE);
  await button(page, "Take away").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".ec-take button", { hasText: /receipt/i }).click()]);
  const receipt = readFileSync(await download.path(), "utf8");
  await toCheck(page);
  await page.setInputFiles("#check-files", [file("receipt.json", receipt)]);
  await page.locator(".result").waitFor();
  assert.deepEqual(await results(page), ["It holds."]);
  const changed = receipt.replace(/"title":"[^"]*"/, '"title":"Another"');
  assert.notEqual(changed, receipt);
  await page.setInputFiles("#check-files", [file("changed.json", changed)]);
  await page.locator(".result--differs, .govuk-error-summary").waitFor();
  assert.deepEqual(await page.locator(".result--differs li").allTextContents(), [
    "Its text was changed after it was made: its id does not fit it.",
    `The level in it is “Another”. Made again, the level is “${JSON.parse(receipt).recommendation.level.title}”.`,
  ]);
  await finished(page, "checked-receipts");

  await button(page, "Start").click();
  await page.setInputFiles("#open-file", `${CASES}case-06-only-the-last-referral.json`);
  await toCheck(page);
  await page.setInputFiles("#check-files", [file("receipt.json", receipt)]);
  await page.locator(".result--differs").waitFor();
  const [other, level, ...more] = await page.locator(".result--differs li").allTextContents();
  assert.equal(other, "It is of another case, case-05-three-small-contacts. The case that is open is case-06-only-the-last-referral.");
  assert.match(level, /^The level in it is “.*”. Made again, the level is “.*”.$/);
  assert.deepEqual(more, []);
  await page.getByText(/^Show the \d+ places that differ$/).click();
  assert.ok(await page.getByRole("row").count() > 2);
  assert.match(await page.getByRole("table").textContent(), /case-05/);
  await finished(page, "checked-against-another-case");
  assert.deepEqual(errors, []);
  await context.close();
});

test("a receipt of another policy or another record says so", async () => {
  const [{ Codebook, Policy }, documents] = await Promise.all([entry("node.js"), entry("shipped.js")]);
  const codebook = Codebook.parse(documents.codebook);
  const receiptOf = (policy, text) => Policy.parse(documents.policies[policy], codebook).receiptJson(text, "2026-01-01T00:00:00Z");
  const text = readFileSync(CASE, "utf8");
  const { contacts, ...record } = JSON.parse(text);
  const fewer = JSON.stringify({ ...record, contacts: contacts.slice(0, -1) });
  const { page, context, errors } = await opened(browser);
  await page.setInputFiles("#open-file", CASE);
  await toCheck(page);
  for (const [receipt, first] of [
    [receiptOf("school-threat-assessment", text), "It was made with another policy, or another version of it."],
    [receiptOf("uk-illustrative", fewer), "What could be known of the case on that day is not what was looked at."],
  ]) {
    await page.setInputFiles("#check-files", [file("receipt.json", receipt)]);
    await page.locator(".result--differs li").getByText(first, { exact: true }).waitFor();
    assert.equal(await page.locator(".result--differs li").first().textContent(), first);
    await button(page, "Take them all away").click();
  }
  assert.deepEqual(errors, []);
  await context.close();
});

test("a receipt needs its case", async () => {
  const { page, context } = await opened(browser);
  const text = '{"schema":"everycontact/receipt/1"}';
  await toCheck(page);
  await page.setInputFiles("#check-files", [file("receipt.json", text)]);
  await page.locator(".result").waitFor();
  assert.deepEqual(await results(page), ["It cannot be checked yet."]);
  await context.close();
});

const sha = (...parts) => createHash("sha256").update(Buffer.concat(parts.map((part) => Buffer.from(part)))).digest();
const leaf = (text) => sha([0], text);
const node = (left, right) => sha([1], left, right);
const checkpoint = (size, root) => `council.example/log\n${size}\n${root.toString("base64")}\n`;
const hex = (hash) => `sha256:${hash.toString("hex")}`;

// A log of two entries, made here from RFC 6962 alone.
const ENTRIES = ['{"kind":"first"}', '{"kind":"second"}'];
const [ONE, TWO] = ENTRIES.map(leaf);
const EARLIER = checkpoint(1, ONE);
const LATER = checkpoint(2, node(ONE, TWO));
const INCLUSION = JSON.stringify({ schema: "everycontact/inclusion-proof/1", index: 0, size: 2, hashes: [hex(TWO)] });
const CONSISTENCY = JSON.stringify({ schema: "everycontact/consistency-proof/1", from: 1, to: 2, hashes: [hex(TWO)] });

test("a proof that an entry stands in a ledger holds, and not for another entry", async () => {
  const { page, context, errors } = await opened(browser);
  await toCheck(page);
  await page.setInputFiles("#check-files", [file("proof.json", INCLUSION)]);
  await page.locator(".result").waitFor();
  assert.deepEqual(await results(page), ["It cannot be checked yet."]);
  await page.setInputFiles("#check-files", [file("entry.json", `${ENTRIES[0]}\n`), file("checkpoint.txt", LATER)]);
  await page.getByText("Entry 0 stands in the ledger").waitFor();
  assert.deepEqual(await results(page), ["It holds."]);
  await finished(page, "checked-proof");
  await button(page, "Take them all away").click();
  await page.setInputFiles("#check-files", [file("proof.json", INCLUSION), file("entry.json", ENTRIES[1]), file("checkpoint.txt", LATER)]);
  await page.locator(".result--differs").waitFor();
  assert.deepEqual(await results(page), ["It does not hold."]);
  assert.deepEqual(errors, []);
  await context.close();
});

test("a proof that a ledger has only grown holds, and not for another ledger", async () => {
  const { page, context } = await opened(browser);
  await toCheck(page);
  await page.setInputFiles("#check-files", [file("grown.json", CONSISTENCY), file("earlier.txt", EARLIER), file("later.txt", LATER)]);
  await page.getByText("The ledger only grew, from 1 to 2 entries").waitFor();
  assert.equal(await page.getByText("A checkpoint of a ledger").count(), 2);
  await button(page, "Take them all away").click();
  const other = checkpoint(2, node(TWO, ONE));
  await page.setInputFiles("#check-files", [file("grown.json", CONSISTENCY), file("earlier.txt", EARLIER), file("other.txt", other)]);
  await page.locator(".result--differs").waitFor();
  await finished(page, "checked-ledger");
  await context.close();
});

test("a pasted checkpoint shows its ledger, size and root", async () => {
  const { page, context } = await opened(browser);
  await toCheck(page);
  await page.getByText("Paste a text to check").click();
  await page.getByLabel("The text", { exact: true }).fill(LATER);
  await button(page, "Check this text").click();
  assert.match(await page.locator("article").textContent(), /council\.example\/log/);
  assert.match(await page.locator("article").textContent(), /Entries2/);
  await context.close();
});

test("a signed checkpoint serves as one, and the page says that it checks no signature", async () => {
  const { page, context } = await opened(browser);
  await toCheck(page);
  const signed = `${LATER}\n\u2014 council.example/log ${Buffer.alloc(68, 7).toString("base64")}\n`;
  await page.setInputFiles("#check-files", [file("proof.json", INCLUSION), file("entry.json", ENTRIES[0]), file("signed.txt", signed)]);
  await page.getByText("Entry 0 stands in the ledger").waitFor();
  await page.getByText("Signatures are not checked here.").waitFor();
  await context.close();
});
