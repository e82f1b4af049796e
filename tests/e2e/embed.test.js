// The element on other people's pages: several figures, coming and going, under strict policies,
// and where the wasm cannot come.

import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, drawByMouse, ONE, open, ready, settle } from "./support/browser.js";
import { REPOSITORY } from "./support/server.js";

/** @typedef {import("./support/browser.js").Page} Page */

/** A blog's page. @param {string} body */
const blog = (body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A blog</title>
<link rel="icon" href="data:,">
<script type="module" src="/perceptible.js"></script>
<style>main { max-width: 600px; margin: auto; }</style><main>${body}</main></html>`;

const FIGURE = '<perceptible-figure view="draw"></perceptible-figure>';
const TWO = `<p>One</p><perceptible-figure view="draw" network="ours"></perceptible-figure>
<p>Two</p><perceptible-figure view="draw" network="ours" lang="ko"></perceptible-figure>`;

/** @param {Record<string, string>} headers @param {string} [body] */
const embedded = (headers, body = FIGURE) => ({
  path: "/blog/",
  manners: { headers, pages: { "/blog/": blog(body).replace(/<style>.*<\/style>/, "") } },
});

test("two figures share one engine and, by name, one network", async (t) => {
  const { page, requests } = await open(t, {
    path: "/blog/",
    manners: { pages: { "/blog/": blog(TWO) } },
  });
  await ready(page);
  const answers = await page.evaluate(async () => {
    const figures = [...document.querySelectorAll("perceptible-figure")];
    await Promise.all(figures.map((figure) => figure.ready));
    const stroke = Array.from({ length: 12 }, (_, i) => [0.5, 0.2 + 0.05 * i]);
    const [first, second] = await Promise.all(figures.map((figure) => figure.draw([stroke])));
    return [first.digit, second.digit, String(first.outputs) === String(second.outputs)];
  });
  assert.deepEqual(answers, [1, 1, true]);
  assert.equal(requests.filter((url) => url.endsWith(".wasm")).length, 1);
  const texts = await page.evaluate(() =>
    [...document.querySelectorAll("perceptible-figure")].map(
      (figure) => figure.shadowRoot?.querySelector("[part=clear]")?.textContent ?? "",
    ),
  );
  assert.match(texts[0], /clear/i);
  assert.match(texts[1], /[가-힣]/);
});

test("a figure near the screen takes none of the frames in which another is drawn on, and is right when seen", async (t) => {
  const { page } = await open(t, {
    root: REPOSITORY,
    path: "/two/",
    context: { reducedMotion: "reduce" },
    manners: {
      pages: {
        "/two/": `<!doctype html><html lang="en"><meta charset="utf-8"><title>Two</title><link rel="icon" href="data:,">
<script type="module" src="/www/perceptible.js"></script>
<perceptible-figure view="draw" network="n"></perceptible-figure><p style="height:600px"></p>
<perceptible-figure view="neuron" network="n"></perceptible-figure></html>`,
      },
    },
  });
  await ready(page);
  const other = page.locator("perceptible-figure").nth(1);
  await other.evaluate((figure) => figure.scrollIntoView({ block: "start" }));
  await other.evaluate((figure) => /** @type {any} */ (figure).ready);
  const terms = other.locator("pre");
  const said = async () => {
    await settle(page);
    return (await terms.textContent()) ?? "";
  };
  await terms.waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  const before = await said();
  await drawByMouse(page, ONE);
  assert.equal((await answer(page)).digit, "1");
  assert.equal(await said(), before);
  await other.evaluate((figure) => figure.scrollIntoView({ block: "start" }));
  const pre = await terms.elementHandle();
  await page.waitForFunction(
    ([pre, text]) => pre?.textContent !== text,
    /** @type {const} */ ([pre, before]),
  );
});

test("a figure taken out and put back still draws, reads and tells", async (t) => {
  const { page } = await open(t, {
    path: "/blog/",
    manners: { pages: { "/blog/": blog(FIGURE) } },
  });
  await ready(page);
  await page.evaluate(async () => {
    const heard = /** @type {unknown[]} */ ([]);
    Object.assign(globalThis, { heard });
    addEventListener("prediction", (event) =>
      heard.push(/** @type {CustomEvent} */ (event).detail.digit),
    );
    const figure = document.querySelector("perceptible-figure");
    const home = figure?.parentNode;
    for (let i = 0; i < 3; i += 1) {
      figure?.remove();
      await new Promise((done) => setTimeout(done, 50));
      if (figure) home?.append(figure);
    }
  });
  await drawByMouse(page, ONE);
  assert.equal((await answer(page)).strokes.length, 1);
  assert.equal((await answer(page)).digit, "1");
  const heard = /** @type {number[]} */ (await page.evaluate("heard"));
  assert.equal(heard[heard.length - 1], 1, "the event bubbles out of the figure");
});

test("draw, clear and ready do what the README says, and bad strokes change nothing", async (t) => {
  const { page } = await open(t, {
    path: "/blog/",
    manners: { pages: { "/blog/": blog(FIGURE) } },
  });
  await ready(page);
  const found = await page.evaluate(async () => {
    const figure = document.querySelector("perceptible-figure");
    if (!figure) throw new Error("no figure");
    const isItself = (await figure.ready) === figure;
    const stroke = Array.from({ length: 12 }, (_, i) => [0.5, 0.2 + 0.05 * i]);
    const one = await figure.draw([stroke]);
    const empty = await figure.draw([]);
    await figure.draw([stroke]);
    const errors = [];
    for (const bad of [[[]], [[[0.1, Number.NaN]]], [[["x"]]]]) {
      try {
        await figure.draw(/** @type {any} */ (bad));
      } catch (error) {
        errors.push(error instanceof Error);
      }
    }
    const kept = figure.strokes;
    figure.clear();
    return { isItself, one: one.digit, empty: empty.digit, errors, kept, cleared: figure.strokes };
  });
  assert.equal(found.isItself, true);
  assert.equal(found.empty, null);
  assert.deepEqual(found.errors, [true, true, true]);
  assert.equal(found.kept.length, 1);
  assert.equal(found.kept[0].length, 12);
  assert.deepEqual(found.cleared, []);
  assert.equal(found.one, 1);
});

test("theme, part and custom properties reach the figure", async (t) => {
  const figure = '<perceptible-figure view="draw" theme="dark"></perceptible-figure>';
  const style = "<style>perceptible-figure::part(clear) { font-style: italic; }</style>";
  const { page } = await open(t, {
    path: "/blog/",
    manners: { pages: { "/blog/": blog(style + figure) } },
  });
  await ready(page);
  const seen = await page.evaluate(() => {
    const root = document.querySelector("perceptible-figure")?.shadowRoot;
    const clear = root?.querySelector("[part=clear]");
    return clear && [getComputedStyle(clear).fontStyle, getComputedStyle(clear).color];
  });
  assert.equal(seen?.[0], "italic");
  const [red = 0] = (seen?.[1].match(/\d+/g) ?? []).map(Number);
  assert.ok(red > 128, `light words on dark, got ${seen?.[1]}`);
});

test("a strict policy needs no exception but wasm-unsafe-eval", async (t) => {
  const policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:";
  const { page } = await open(t, embedded({ "content-security-policy": policy }, TWO));
  await ready(page);
  await drawByMouse(page, ONE);
  assert.equal((await answer(page)).digit, "1");
});

test("under a policy that forbids wasm the figure reads all the same, and fetches none", async (t) => {
  const policy = "default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:";
  const { page, requests } = await open(t, {
    ...embedded({ "content-security-policy": policy }),
    expected: /WebAssembly.*Content Security Policy/,
  });
  await ready(page);
  await drawByMouse(page, ONE);
  assert.equal((await answer(page)).digit, "1");
  assert.ok(!requests.some((url) => url.endsWith(".wasm")));
});

test("a wasm that is not there gets a sentence and a retry that works", async (t) => {
  let isGone = true;
  const { page } = await open(t, {
    path: "/blog/",
    manners: {
      pages: { "/blog/": blog(FIGURE) },
      missing: (path) => isGone && path.endsWith(".wasm"),
    },
    expected: /404|wasm/i,
  });
  await refused(page);
  isGone = false;
  await page.locator("[part=again]").click();
  await ready(page);
  await settle(page);
  const { state, digit } = await answer(page);
  assert.notEqual(state, "failed");
  assert.equal(digit, "1", "what was drawn meanwhile is read");
});

/** The figure says in words that it cannot read, and takes strokes all the same. @param {Page} page */
async function refused(page) {
  await page.waitForSelector("[part=answer][data-state=failed]", { state: "attached" });
  await drawByMouse(page, ONE);
  const { state, strokes } = await answer(page);
  assert.equal(state, "failed");
  assert.equal(strokes.length, 1);
  const text = await page.evaluate(
    () => document.querySelector("perceptible-figure")?.shadowRoot?.textContent ?? "",
  );
  assert.match(text, /could not be loaded/);
}

test("a model file of one's own is read, and a file that is none is refused in words", async (t) => {
  const figure = (/** @type {string} */ model) =>
    `<perceptible-figure view="draw" model="${model}"></perceptible-figure>`;
  const { page } = await open(t, {
    path: "/blog/",
    manners: {
      pages: {
        "/blog/": blog(figure("/models/classic-relu.safetensors")),
        "/bad/": blog(figure("/perceptible.js")),
      },
    },
  });
  await ready(page);
  await drawByMouse(page, ONE);
  assert.equal((await answer(page)).digit, "1");
  const message = await page.evaluate(async () => {
    const told = new Promise((resolve) =>
      addEventListener("error", (event) => resolve(/** @type {any} */ (event).detail?.message)),
    );
    document.querySelector("perceptible-figure")?.setAttribute("model", "/perceptible.js");
    return told;
  });
  assert.match(String(message), /expected .* got/);
});

test("after a panic of the core the figure says so and starts anew", async (t) => {
  const { page } = await open(t, {
    path: "/blog/",
    manners: { pages: { "/blog/": blog(FIGURE) } },
  });
  await ready(page);
  await drawByMouse(page, ONE);
  await page.evaluate(() =>
    dispatchEvent(new CustomEvent("perceptible-panic", { detail: "as a test wants it" })),
  );
  await page.waitForSelector("[part=answer][data-state=failed]", { state: "attached" });
  await page.locator("[part=again]").click();
  await page.waitForSelector("[part=answer][data-digit='1']", { state: "attached" });
});

test("the module works in a worker", async (t) => {
  const { page } = await open(t, { path: "/blog/", manners: { pages: { "/blog/": blog("") } } });
  const digit = await page.evaluate(async () => {
    const source = `
      import { Network, rasterize } from "${location.origin}/perceptible.js";
      const stroke = Array.from({ length: 12 }, (_, i) => [0.5, 0.2 + 0.05 * i]);
      postMessage(Network.bundled().predict(rasterize([stroke])).digit);`;
    const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    const worker = new Worker(url, { type: "module" });
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
    });
  });
  assert.equal(digit, 1);
});
