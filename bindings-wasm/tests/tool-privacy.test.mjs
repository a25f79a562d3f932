// The page sends nothing: its own rules stop every way of sending, and a whole session asks for nothing.
import assert from "node:assert/strict";
import { createSocket } from "node:dgram";
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { CASES, launch, opened, PAGE, until } from "./browser/page.mjs";

let browser;
let server;
let base;
const asked = [];

before(async () => {
  browser = await launch();
  server = createServer((request, response) => {
    asked.push(request.url);
    response.setHeader("access-control-allow-origin", "*");
    if (request.url === "/page") response.setHeader("content-type", "text/html").end(readFileSync(PAGE));
    else response.end("");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${server.address().port}`;
});
after(async () => {
  await browser.close();
  server.close();
});

/** Each way of sending, as a script in the page would try it. It must not reach the server. */
const WAYS = {
  fetch: (url) => fetch(url),
  "fetch that outlives the page": (url) => fetch(url, { method: "POST", body: "x", keepalive: true, mode: "no-cors" }),
  XMLHttpRequest: (url) => new Promise((done) => {
    const request = new XMLHttpRequest();
    request.onloadend = done;
    request.open("GET", url);
    request.send();
  }),
  sendBeacon: (url) => navigator.sendBeacon(url, "x"),
  WebSocket: (url) => new WebSocket(url.replace("http", "ws")),
  EventSource: (url) => new EventSource(url),
  image: (url) => { new Image().src = url; },
  "image in the page": (url) => document.body.append(Object.assign(document.createElement("img"), { src: url })),
  script: (url) => document.head.append(Object.assign(document.createElement("script"), { src: url })),
  "module script": (url) => document.head.append(Object.assign(document.createElement("script"), { src: url, type: "module" })),
  stylesheet: (url) => document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: url })),
  "background of a style": (url) => { document.body.style.backgroundImage = `url(${url})`; },
  font: (url) => new FontFace("x", `url(${url})`).load(),
  iframe: (url) => document.body.append(Object.assign(document.createElement("iframe"), { src: url })),
  object: (url) => document.body.append(Object.assign(document.createElement("object"), { data: url })),
  embed: (url) => document.body.append(Object.assign(document.createElement("embed"), { src: url })),
  video: (url) => document.body.append(Object.assign(document.createElement("video"), { src: url, autoplay: true })),
  audio: (url) => new Audio(url).play(),
  form: (url) => {
    const form = Object.assign(document.createElement("form"), { action: url, method: "post" });
    document.body.append(form);
    form.submit();
  },
  "form in a new window": (url) => {
    const form = Object.assign(document.createElement("form"), { action: url, target: "_blank" });
    document.body.append(form);
    form.submit();
  },
  prefetch: (url) => document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href: url })),
  preload: (url) => document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "image", href: url })),
  modulepreload: (url) => document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href: url })),
  manifest: (url) => document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: url })),
  icon: (url) => document.head.append(Object.assign(document.createElement("link"), { rel: "icon", href: url })),
  worker: (url) => new Worker(url),
  "worker from a blob": (url) => new Worker(URL.createObjectURL(new Blob([`fetch("${url}")`]))),
  "shared worker": (url) => new SharedWorker(url),
  "service worker": (url) => navigator.serviceWorker.register(url),
  "import()": (url) => import(url),
  eval: (url) => (0, eval)(`fetch("${url}")`),
  "a string as a timer": (url) => setTimeout(`fetch("${url}")`, 0),
  "html in the page": (url) => { document.body.innerHTML = `<img src="${url}">`; },
  "a new base": (url) => {
    document.head.append(Object.assign(document.createElement("base"), { href: url }));
    new Image().src = "relative";
  },
  ping: (url) => {
    const link = Object.assign(document.createElement("a"), { href: "#here", ping: url });
    document.body.append(link);
    link.click();
  },
};

test("a call between browsers, which such rules do not reach, is not there to be made", async () => {
  const packets = [];
  const socket = createSocket("udp4").on("message", (packet) => packets.push(packet));
  await new Promise((done) => socket.bind(0, "127.0.0.1", done));
  const call = async (port) => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${port}` }] });
    peer.createDataChannel("x");
    await peer.setLocalDescription(await peer.createOffer());
  };
  const run = `(${call})(${socket.address().port}).then(() => "called", (error) => error.name)`;
  const { page } = await opened(browser);
  assert.equal(await page.evaluate(run), "TypeError");
  // What came before this one would be there with it.
  socket.send("marker", socket.address().port, "127.0.0.1");
  await until(() => packets.length > 0, "the marker came");
  assert.deepEqual(packets.splice(0).map(String), ["marker"]);
  await page.goto(`${base}/bare`);
  assert.equal(await page.evaluate(run), "called");
  await until(() => packets.length > 0, "a page without the lock sends");
  await page.context().close();
  socket.close();
});

async function attemptIn(page, name, way) {
  const url = `${base}/${encodeURIComponent(name)}`;
  // A way that fails loudly or not at all is as good as any: what counts is what the server sees.
  await page.evaluate(`Promise.race([(${way})(${JSON.stringify(url)}), new Promise((done) => setTimeout(done, 150))]).then(() => {}, () => {})`)
    .catch(() => {});
  await page.waitForTimeout(50);
}

for (const [where, open] of [
  ["opened from disk", async () => (await opened(browser)).page],
  ["opened from a server", async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${base}/page`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    return page;
  }],
]) {
  test(`every attempt to send fails, ${where}`, async () => {
    for (const [name, way] of Object.entries(WAYS)) {
      const page = await open();
      asked.length = 0;
      await attemptIn(page, name, way);
      assert.deepEqual(asked, [], name);
      await page.context().close();
    }
  });
}

test("the attempts would succeed in a page without these rules", async () => {
  const page = await (await browser.newContext()).newPage();
  for (const name of ["fetch", "sendBeacon", "image", "script", "form", "worker from a blob", "html in the page"]) {
    await page.goto(`${base}/bare`);
    asked.length = 0;
    await attemptIn(page, name, WAYS[name]);
    await until(() => asked.length > 0, name);
  }
  await page.context().close();
});

test("the rules are in the page, and allow no more than it needs", async () => {
  const text = readFileSync(PAGE, "utf8");
  const rules = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)[1].split("; ");
  const plain = rules.map((rule) => rule.replace(/'sha256-[^']*'/g, "HASH"));
  assert.deepEqual(plain, [
    "default-src 'none'", "connect-src 'none'", "base-uri 'none'", "form-action 'none'",
    "script-src HASH 'wasm-unsafe-eval'", "style-src HASH", "require-trusted-types-for 'script'", "trusted-types 'none'",
  ]);
  assert.ok(text.indexOf("Content-Security-Policy") < text.indexOf("<script"), "the rules come first");
});

test("a whole session asks for nothing, and keeps nothing on the device", async () => {
  const { page, context, requests, errors } = await opened(browser);
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  const seen = [];
  client.on("Network.requestWillBeSent", ({ request }) => seen.push(request.url));
  client.on("Network.webSocketCreated", ({ url }) => seen.push(url));
  const own = requests.length;
  await page.setInputFiles("#open-file", `${CASES}case-05-three-small-contacts.json`);
  for (const part of ["Enter", "See", "What if", "Take away", "Check a receipt", "Start"]) {
    await page.getByRole("button", { name: part, exact: true }).click();
    await page.getByRole("heading", { level: 2 }).first().waitFor();
  }
  await page.getByRole("button", { name: "See an example" }).click();
  for (const details of await page.locator("main summary").all()) await details.click();
  // Chromium draws the button of a date with an image of its own, inside itself.
  assert.deepEqual(seen.filter((url) => !/^(blob|data):/.test(url)), []);
  assert.equal(requests.length, own);
  const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
  assert.deepEqual(kept, [0, 0, ""]);
  assert.deepEqual(errors, []);
  await context.close();
});
