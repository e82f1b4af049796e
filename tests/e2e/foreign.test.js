// Figures on a page of somebody else's, on another origin: elements and a frame together, under the strictest
// header lines, under rules that reset everything, from right to left, in a form, and in great number.

import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, drawByMouse, ONE, ready, settle } from "./support/browser.js";
import { FIGURE, FRAME, fits, openForeign, POLICY } from "./support/foreign.js";

/** @typedef {import("./support/browser.js").Page} Page */

/** Everything that a page can do to what is in it. */
const HOSTILE = `* { all: revert; }
* { display: block !important; box-sizing: content-box !important; position: static !important;
  margin: 7px !important; padding: 9px !important; border: 3px solid red !important;
  width: auto; max-width: 2000px; min-width: 0; float: left; font: italic 900 31px/3 sans-serif !important;
  letter-spacing: 4px !important; word-spacing: 9px !important; text-transform: uppercase !important;
  text-indent: 40px !important; text-align: right !important; white-space: pre !important;
  font-variant: small-caps !important; text-shadow: 2px 2px red !important; hyphens: auto !important;
  word-break: break-all !important; list-style: square inside !important; transition: all 1s !important; }
script, style, head, title, link, meta { display: none !important; }`;

/** Every box inside a figure, from the figure's own corner. @param {Page} page */
const boxes = (page) =>
  page.evaluate(() => {
    const root = document.querySelector("perceptible-figure")?.shadowRoot;
    const figure = root?.querySelector(".figure");
    if (!root || !figure) return [];
    const origin = figure.getBoundingClientRect();
    return [...root.querySelectorAll(".figure *:not(.hidden):not(.hidden *)")].flatMap(
      (element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        if (!element.checkVisibility() || width === 0) return [];
        const box = [x - origin.x, y - origin.y, width, height].map((value) => Math.round(value));
        return [`${element.tagName}.${element.getAttribute("class")} ${box}`];
      },
    );
  });

test("two elements and a frame live on a page with the strictest header lines", async (t) => {
  assert.match(POLICY, /script-src 'self' https.*'wasm-unsafe-eval'/);
  assert.match(POLICY, /require-trusted-types-for 'script'/);
  assert.doesNotMatch(POLICY, /unsafe-inline|unsafe-eval'? (?!.*wasm)|\*|data: *;? *script/);
  const training = '<perceptible-figure view="training" network="ours"></perceptible-figure>';
  const { page, requests } = await openForeign(
    t,
    `<main>${FIGURE.replace("view", 'network="ours" view')}${training}${FRAME}</main>`,
    { headers: { "content-security-policy": POLICY } },
  );
  await ready(page);
  await drawByMouse(page, ONE);
  assert.equal((await answer(page)).digit, "1");
  await fits(page);
  // Of another origin there is no worker: the page trains by itself, in slices.
  const learnt = page.evaluate(
    () =>
      new Promise((done) =>
        addEventListener("training", (event) => {
          const { step } = /** @type {CustomEvent} */ (event).detail;
          if (step > 50) done(step);
        }),
      ),
  );
  await page.locator("perceptible-figure[view=training] [part=play]").click();
  assert.ok(/** @type {number} */ (await learnt) > 50);
  const count = (/** @type {RegExp} */ name) => requests.filter((url) => name.test(url)).length;
  assert.deepEqual([count(/reader-.*wasm$/), count(/core-.*wasm$/)], [1, 2], "one a document");
  for (const frame of page.frames())
    assert.equal(
      await frame.evaluate(async () => (await navigator.serviceWorker?.getRegistrations())?.length),
      0,
      "only the site's own page keeps anything",
    );
});

for (const view of ["draw", "network"])
  test(`no rule of the page reaches inside ${view}, nor does its direction`, async (t) => {
    const style = "main { width: 600px; font-family: sans-serif; }";
    const figure = `<main><perceptible-figure view="${view}"></perceptible-figure></main>`;
    const seen = [];
    for (const wish of [{}, { css: HOSTILE }, { dir: "rtl", lang: "ar" }]) {
      const { page } = await openForeign(t, figure, { ...wish, css: `${wish.css ?? ""} ${style}` });
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.evaluate(() => {
        // The same room, whatever the page puts around it.
        const element = /** @type {HTMLElement} */ (document.querySelector("perceptible-figure"));
        element.style.cssText = "width: 600px !important; float: none";
      });
      await ready(page);
      await page.evaluate(() =>
        /** @type {any} */ (document.querySelector("perceptible-figure")).draw([
          [
            [0.5, 0.2],
            [0.5, 0.8],
          ],
        ]),
      );
      await page.waitForTimeout(800);
      seen.push(await boxes(page));
    }
    const [plain, hostile, arabic] = seen;
    assert.ok(plain.length > 20, `${plain.length} boxes`);
    assert.deepEqual(hostile, plain);
    assert.deepEqual(arabic, plain);
  });

test("no rule of a figure reaches the page", async (t) => {
  const words =
    '<button class="word-button answer gone hidden">A button</button><p class="figure">A</p>';
  const { page } = await openForeign(t, `${words}${FIGURE}`);
  const styles = () =>
    page.evaluate(() =>
      [...document.querySelectorAll("button, p")].map((element) =>
        [...getComputedStyle(element)]
          .map((name) => getComputedStyle(element).getPropertyValue(name))
          .join(),
      ),
    );
  await ready(page);
  const withFigure = await styles();
  await page.evaluate(() => document.querySelector("perceptible-figure")?.remove());
  assert.deepEqual(await styles(), withFigure);
});

test("an element and a frame that are taken out and put back go on", async (t) => {
  const { page } = await openForeign(t, `<main>${FIGURE}${FRAME}</main>`);
  await ready(page);
  await fits(page);
  await page.evaluate(async () => {
    const main = document.querySelector("main");
    const own = [...(main?.children ?? [])];
    for (const element of own) element.remove();
    await new Promise((done) => setTimeout(done, 100));
    main?.append(...own);
  });
  await drawByMouse(page, ONE);
  assert.equal((await answer(page)).digit, "1");
  await page.waitForFunction(() => frames.length === 1);
  await fits(page);
});

test("fifty figures live on one page", async (t) => {
  const begin = Date.now();
  const { page, requests } = await openForeign(t, FIGURE.repeat(50));
  await page.waitForSelector("perceptible-figure:defined");
  await page.evaluate(() =>
    Promise.all([...document.querySelectorAll("perceptible-figure")].map((figure) => figure.ready)),
  );
  await settle(page);
  const seconds = (Date.now() - begin) / 1000;
  const session = await page.context().newCDPSession(page);
  const measured = async () => {
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize, backingStorageSize = 0 } = /** @type {any} */ (
      await session.send("Runtime.getHeapUsage")
    );
    const pixels = await page.evaluate(() =>
      [...document.querySelectorAll("perceptible-figure")]
        .flatMap((figure) => [...(figure.shadowRoot?.querySelectorAll("canvas") ?? [])])
        .reduce((sum, { width, height }) => sum + 4 * width * height, 0),
    );
    return { heap: (usedSize + backingStorageSize) / 1e6, canvases: pixels / 1e6 };
  };
  const first = await measured();
  // What has been painted and is far from the screen gives its canvases back.
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.waitForTimeout(6000);
  const later = await measured();
  const said = (/** @type {typeof first} */ { heap, canvases }) =>
    `${heap.toFixed(0)} MB of heap and wasm, ${canvases.toFixed(0)} MB of canvases`;
  t.diagnostic(`${seconds.toFixed(1)} s; ${said(first)}; after 6 s ${said(later)}`);
  assert.equal(requests.filter((url) => url.endsWith(".wasm")).length, 1);
  assert.ok(first.canvases < 40, `what nobody sees is not painted: ${said(first)}`);
  assert.ok(later.canvases < 40, said(later));
  assert.ok(later.heap < 120, said(later));
  await page.locator("perceptible-figure").last().scrollIntoViewIfNeeded();
  await page
    .locator("perceptible-figure")
    .last()
    .locator("[part=answer][data-state=decided]")
    .waitFor();
});

test("what stands in an element is shown until it is alive", async (t) => {
  const figure = '<perceptible-figure view="squish"><p>A picture of it</p></perceptible-figure>';
  const below = `<div class="tall"></div>${figure}`;
  const { page } = await openForeign(t, below, { css: ".tall { height: 4000px }" });
  await page.waitForSelector("perceptible-figure:defined");
  const fallback = page.getByText("A picture of it");
  assert.ok(await fallback.isVisible());
  await fallback.scrollIntoViewIfNeeded();
  await ready(page);
  assert.ok(!(await fallback.isVisible()));
});

test("a form takes the digit that was drawn, and its reset empties the pad", async (t) => {
  const field = FIGURE.replace("view", 'name="digit" view');
  const { page } = await openForeign(t, `<form>${field}<input type="reset"></form>`);
  const sent = () =>
    page.evaluate(() => {
      const form = /** @type {HTMLFormElement} */ (document.querySelector("form"));
      const figure = /** @type {any} */ (document.querySelector("perceptible-figure"));
      return [[...new FormData(form)], figure.value, figure.form === form, figure.name];
    });
  await ready(page);
  await page.waitForTimeout(2500);
  assert.equal((await answer(page)).digit, "3", "the figure draws by itself");
  assert.deepEqual(await sent(), [[], "", true, "digit"], "which is nobody's answer");
  await drawByMouse(page, ONE);
  assert.deepEqual(await sent(), [[["digit", "1"]], "1", true, "digit"]);
  await page.locator("input[type=reset]").click();
  await settle(page);
  assert.deepEqual(await sent(), [[], "", true, "digit"]);
  assert.deepEqual((await answer(page)).strokes, []);
});
