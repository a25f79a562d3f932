// A ledger as a host stored it, dropped on the page: what is whole, and what was lost at its end.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { finished, launch, opened } from "./browser/page.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const SEEDS = new URL("../../tests/fuzz/seeds/recover_ledger/", import.meta.url);
const WHOLE = readFileSync(new URL("whole.txt", SEEDS));
const TORN = readFileSync(new URL("torn.txt", SEEDS));
const file = (name, buffer) => ({ name, mimeType: "text/plain", buffer: Buffer.from(buffer) });

// By the form of the file alone: an append ends with the line that commits it.
const commits = [...WHOLE.toString().matchAll(/^c (\d+) (.*)\n/gm)].map(({ 0: line, 1: size, 2: root, index }) => ({
  size: Number(size), root, end: index + line.length,
}));
const [EARLIER, LAST] = commits;
const ORIGIN = WHOLE.toString().split("\n", 1)[0].split(" ")[1];
const checkpoint = ({ size, root }) => `${ORIGIN}\n${size}\n${root}\n`;
const KINDS = [...WHOLE.toString().matchAll(/"kind":"(\w+)"/g)].map(([, kind]) => kind);

async function dropped(...files) {
  const at = await opened(browser);
  await at.page.getByRole("navigation").getByRole("button", { name: "Check a receipt" }).click();
  await at.page.setInputFiles("#check-files", files);
  await at.page.locator("article").nth(files.length - 1).waitFor();
  return { ...at, ledger: at.page.locator("article").last() };
}

const results = (page) => page.locator("article").last().locator(".result strong").allTextContents();

test("a whole ledger holds, with its state and the kinds of its entries", async () => {
  const { page, context, ledger, errors } = await dropped(file("ledger.txt", WHOLE));
  assert.deepEqual(await results(page), ["It holds."]);
  assert.match(await ledger.innerText(), /The ledger is whole\. It holds 10 entries\./);
  assert.equal(await ledger.getByText("What was lost").count(), 0);
  await ledger.getByText("List the entries").click();
  const kinds = await ledger.locator("details li").allTextContents();
  assert.equal(kinds.length, KINDS.length);
  assert.deepEqual([kinds[0], kinds.at(-1)], ["Shared", "Receipt"]);
  assert.ok((await ledger.innerText()).includes(ORIGIN));
  await finished(page, "ledger-whole");
  assert.deepEqual(errors, []);
  await context.close();
});

test("a ledger whose end is torn shows what is whole and what was lost", async () => {
  const { page, context, ledger, errors } = await dropped(file("torn.txt", TORN));
  assert.deepEqual(await results(page), ["It does not hold."]);
  const told = await ledger.innerText();
  assert.match(told, /Before that it holds 5 entries, all of them whole\./);
  assert.ok(told.includes(`${TORN.length - EARLIER.end} bytes, from byte ${EARLIER.end} to the end of the file.`));
  assert.match(told, /cut off/);
  assert.match(told, /go back to a copy/i);
  await ledger.getByText("List the entries").click();
  assert.equal(await ledger.locator("details li").count(), EARLIER.size);
  await finished(page, "ledger-torn");
  assert.deepEqual(errors, []);
  await context.close();
});

test("an end that is no text is counted byte for byte", async () => {
  const end = Buffer.from([0x65, 0x20, 0xff, 0xfe, 0xc3, 0, 0]);
  const { context, ledger } = await dropped(file("ledger.txt", Buffer.concat([WHOLE, end])));
  const told = await ledger.innerText();
  assert.ok(told.includes(`7 bytes, from byte ${WHOLE.length} to the end of the file.`), told);
  assert.match(told, /it holds 10 entries/);
  await context.close();
});

test("whole entries at an end that nothing commits are counted as lost", async () => {
  const last = WHOLE.lastIndexOf("c ");
  const { context, ledger } = await dropped(file("ledger.txt", WHOLE.subarray(0, last)));
  assert.match(await ledger.innerText(), /They begin with 5 entries that can still be read/);
  await context.close();
});

test("a ledger in which something was changed is not one to go on with", async () => {
  const changed = WHOLE.toString();
  const at = changed.indexOf('"kind":"decision"');
  assert.ok(at > EARLIER.end);
  const { page, context, ledger } = await dropped(file("ledger.txt", `${changed.slice(0, at)}"kind":"decisiom"${changed.slice(at + 17)}`));
  assert.deepEqual(await results(page), ["It does not hold."]);
  assert.match(await ledger.innerText(), /changed after it was written[^]*Do not go on with this file/);
  await finished(page, "ledger-changed");
  await context.close();
});

test("a ledger is compared with each checkpoint that is dropped beside it", async () => {
  const files = [file("noted.txt", checkpoint(LAST)), file("first.txt", checkpoint(EARLIER)), file("torn.txt", TORN)];
  const { page, context, ledger } = await dropped(...files);
  assert.deepEqual(await results(page), ["It does not hold.", "It does not hold.", "It holds."]);
  assert.match(await ledger.innerText(), /checkpoint noted\.txt is of another state: it counts 10 entries, and here are 5 entries/);
  assert.match(await ledger.innerText(), /It is the ledger of the checkpoint that was dropped/);
  await finished(page, "ledger-and-checkpoints");
  await context.close();
});

test("a file that only begins like a ledger is refused", async () => {
  const { page, context } = await dropped(file("ledger.txt", "everycontact-ledger/1 two words\n"));
  assert.deepEqual(await results(page), ["It does not hold."]);
  await context.close();
});

test("the files that are dropped together stay in their order", async () => {
  const names = Array.from({ length: 8 }, (_, nth) => `text-${nth}.txt`);
  const { page, context } = await dropped(...names.map((name) => file(name, `${name}\n`)));
  assert.deepEqual(await page.locator("article .card__id").allTextContents(), names);
  assert.equal(await page.getByText("No other text can be checked here").count(), 8);
  await context.close();
});

/** A ledger of one entry, whatever it is: its root is the hash of a leaf, as RFC 6962 has it. */
function ofOne(entry) {
  const root = createHash("sha256").update(Buffer.concat([Buffer.of(0), entry])).digest("base64");
  return Buffer.concat([Buffer.from(`everycontact-ledger/1 ${ORIGIN}\ne `), entry, Buffer.from(`\nc 1 ${root}\n`)]);
}

for (const [what, entry] of Object.entries({
  "no JSON": Buffer.from("not json"),
  "no text": Buffer.of(0xff, 0xfe),
  "a kind that every object has": Buffer.from('{"kind":"constructor"}'),
  "another such kind": Buffer.from('{"kind":"toString"}'),
})) {
  test(`an entry that this library did not write is listed all the same: ${what}`, async () => {
    const { context, ledger, errors } = await dropped(file("other.txt", ofOne(entry)));
    assert.match(await ledger.innerText(), /The ledger is whole\. It holds 1 entry\./);
    await ledger.getByText("List the entries").click();
    assert.equal(await ledger.locator("details li").count(), 1);
    assert.deepEqual(errors, []);
    await context.close();
  });
}
