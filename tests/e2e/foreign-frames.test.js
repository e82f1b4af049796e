// Frames on a page of somebody else's: as high as their figure, whatever it does; what their address says, and
// a link of the page that opens in one.

import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, open, ready } from "./support/browser.js";
import { FRAME, fits, LISTENER, NAMED, openForeign } from "./support/foreign.js";

test("a frame is as high as its figure: at once, at another width, unfolded, and when asked late", async (t) => {
  const { page } = await openForeign(t, FRAME.replace("squish", "draw"), {
    css: "body { margin: 0 }",
  });
  const wide = await fits(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.waitForTimeout(200);
  const narrow = await fits(page);
  assert.notEqual(narrow, wide);
  const frame = page.frames()[1];
  await frame.locator(".fold").click();
  await frame.waitForFunction((before) => innerHeight > before, narrow);
  const unfolded = await fits(page);
  assert.ok(unfolded > narrow);
  const told = await page.evaluate(
    () =>
      new Promise((done) => {
        /** @type {unknown[]} */
        const heard = [];
        addEventListener("message", ({ data }) => heard.push(data));
        // What is none of the documented messages, or not this page's, is passed over.
        for (const message of [null, "tell", { perceptible: "height", height: 1 }])
          frames[0].postMessage(message, "*");
        const stranger = document.createElement("iframe");
        stranger.srcdoc =
          "<script>parent.frames[0].postMessage({ perceptible: 'tell' }, '*')</script>";
        document.body.append(stranger);
        setTimeout(() => frames[0].postMessage({ perceptible: "tell" }, "*"), 500);
        setTimeout(() => done(heard), 1000);
      }),
  );
  assert.deepEqual(told, [{ perceptible: "height", height: unfolded }]);
});

test("a frame far down keeps its room until its figure has come", async (t) => {
  // Of the same origin: elsewhere the browser lets nothing happen in a frame that nobody sees.
  const { page } = await open(t, {
    path: "/blog/",
    manners: {
      pages: {
        "/blog/": `<!doctype html><link rel="icon" href="data:,"><script>${LISTENER}</script>
<div style="height: 5000px"></div>${FRAME.replace(NAMED, "")}`,
      },
    },
  });
  await page.frames()[1].waitForSelector("perceptible-figure:defined", { state: "attached" });
  await page.waitForTimeout(500);
  assert.equal(await page.locator("iframe").getAttribute("height"), "150");
  assert.ok((await fits(page)) > 200);
});

test("a frame scrolls where it gets no room, and has no bar where the page makes room", async (t) => {
  const { page } = await openForeign(t, FRAME.replace("squish", "draw"));
  await fits(page);
  const frame = page.frames()[1];
  const bar = () => frame.evaluate(() => getComputedStyle(document.documentElement).scrollbarWidth);
  await page.waitForTimeout(1500);
  assert.equal(await bar(), "none");
  await page.evaluate(() => {
    const element = /** @type {HTMLIFrameElement} */ (document.querySelector("iframe"));
    element.height = "300";
  });
  await frame.waitForSelector("html.cramped");
  assert.equal(await bar(), "auto");
  await page.evaluate(() => {
    const element = /** @type {HTMLIFrameElement} */ (document.querySelector("iframe"));
    element.height = "2000";
  });
  await frame.waitForSelector("html:not(.cramped)");
});

test("a frame takes what its address says, and nothing that is not known", async (t) => {
  const { page } = await open(t);
  const attributes = async (/** @type {string} */ query) => {
    await page.goto(`${new URL(page.url()).origin}/embed.html${query}`);
    await ready(page);
    return page.evaluate(() =>
      Object.fromEntries(
        [...(document.querySelector("perceptible-figure")?.attributes ?? [])].map((a) => [
          a.name,
          a.value,
        ]),
      ),
    );
  };
  const { model, ...all } = await attributes(
    "?view=count&lang=ko&theme=dark&network=ours&model=models/classic.safetensors&hide=rate,seed%20%3Cb%3E&open",
  );
  assert.match(model, /^http:.*\/models\/classic\.safetensors$/);
  assert.deepEqual(all, {
    view: "count",
    lang: "ko",
    theme: "dark",
    network: "ours",
    hide: "rate seed",
    open: "",
  });
  assert.deepEqual(await attributes("?layers=784,32,10&activation=relu&seed=7"), {
    view: "draw",
    layers: "784,32,10",
    activation: "relu",
    seed: "7",
  });
  const strange =
    "?view=constructor&lang=xx&theme=pink&network=a%20b&model=https://elsewhere.example/m&layers=1;2&activation=toString&seed=1e9&onload=alert(1)&style=color:red";
  assert.deepEqual(await attributes(strange), { view: "draw" });
  assert.deepEqual(await attributes("?model=//%5B&model=javascript:1"), { view: "draw" });
});

test("a link of the page opens in a frame, and a broken one says so", async (t) => {
  const { page } = await open(t);
  const { written } = await import("../../www/link.js");
  const drawing = [Array.from({ length: 3 }, (_, i) => [0.5, 0.2 + 0.3 * i])];
  const fragment = written({ figure: "draw", drawing, network: "classic-relu" });
  const origin = new URL(page.url()).origin;
  await page.goto(`${origin}/embed.html#${fragment}`);
  await ready(page);
  await page.waitForSelector("[part=answer][data-digit='1']", { state: "attached" });
  assert.equal((await answer(page)).strokes.length, 1);
  await page
    .locator("[data-network=classic-relu][aria-pressed=true]")
    .waitFor({ state: "attached" });
  assert.equal(await page.locator(".trouble").textContent(), "");
  await page.evaluate(() => {
    location.hash = "draw~1~dA~x";
  });
  await page.waitForFunction(() =>
    /not whole/.test(document.querySelector(".trouble")?.textContent ?? ""),
  );
});

test("where scripts are switched off, a frame says what it would show", async (t) => {
  const { page } = await open(t, { path: "/embed.html", context: { javaScriptEnabled: false } });
  assert.match(
    (await page.locator("body").textContent()) ?? "",
    /needs JavaScript.*자바스크립트가 필요/s,
  );
});
