// The page as readers of many kinds meet it: language, light, motion, width, a slow line, assistive
// technology.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import {
  answer,
  assertFits,
  drawByMouse,
  ONE,
  open,
  openEmpty,
  padBox,
  ready,
} from "./support/browser.js";

/** @typedef {import("./support/browser.js").Page} Page */

const DESK = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** What of the figure a reader reads. @param {Page} page */
const words = (page) =>
  page.evaluate(() => {
    const root = document.querySelector("perceptible-figure")?.shadowRoot;
    return root?.querySelector("[part=clear]")?.textContent ?? "";
  });

/** @param {Page} page */
const language = (page) => page.evaluate(() => document.documentElement.lang);

test("the page speaks the reader's language, and another when asked", async (t) => {
  const { page, url } = await open(t, { context: { locale: "ko-KR" } });
  await ready(page);
  assert.equal(await language(page), "ko");
  assert.match(await words(page), /[가-힣]/);
  await page.getByRole("link", { name: "English" }).click();
  assert.equal(await language(page), "en");
  assert.match(await words(page), /^clear$/i);
  await page.goto(`${url}/?lang=ko`);
  await ready(page);
  assert.match(await words(page), /[가-힣]/);
  assert.match(await page.title(), /[가-힣]/);
});

test("light and dark follow the reader's setting, also while the page is open", async (t) => {
  const { page } = await open(t, { context: { colorScheme: "light" } });
  await ready(page);
  const paper = () =>
    page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.body);
      const root = getComputedStyle(document.documentElement).backgroundColor;
      return `${color} on ${backgroundColor} on ${root}`;
    });
  const light = await paper();
  await page.emulateMedia({ colorScheme: "dark" });
  assert.notEqual(await paper(), light);
  await page.emulateMedia({ colorScheme: "light" });
  assert.equal(await paper(), light);
});

test("with reduced motion the page's own digit is simply there", async (t) => {
  const { page } = await open(t, { context: { reducedMotion: "reduce" } });
  await ready(page);
  const first = (await answer(page)).strokes.flat().length;
  await page.waitForTimeout(700);
  const later = (await answer(page)).strokes.flat().length;
  assert.ok(first > 10);
  assert.equal(later, first);
});

test("with motion the page draws its own digit, once", async (t) => {
  const { page } = await open(t);
  await ready(page);
  await page.waitForTimeout(3000);
  const done = (await answer(page)).strokes.flat().length;
  assert.ok(done > 10);
  assert.equal((await answer(page)).digit, "3");
  await page.waitForTimeout(600);
  assert.equal((await answer(page)).strokes.flat().length, done);
});

for (const locale of ["en-GB", "ko-KR"])
  test(`no width from 320 to 2560 px scrolls sideways (${locale})`, async (t) => {
    const { page } = await open(t, { context: { locale } });
    await ready(page);
    for (const width of [320, 360, 414, 519, 600, 720, 768, 820, 1020, 1280, 1440, 1920, 2560]) {
      await assertFits(page, width);
      const pad = await padBox(page);
      assert.ok(
        pad.width >= 200 && pad.x >= 0 && pad.x + pad.width <= width,
        `the pad at ${width}`,
      );
    }
  });

/** Counts what jumps, from the first byte on. @param {Page} page */
const watchShifts = (page) =>
  page.addInitScript(() => {
    const shifts = { sum: 0, what: /** @type {string[]} */ ([]) };
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of /** @type {any[]} */ (list.getEntries())) {
        shifts.sum += entry.value;
        for (const { node } of entry.sources)
          shifts.what.push(node?.outerHTML?.slice(0, 120) ?? "");
      }
    }).observe({ type: "layout-shift", buffered: true });
  });

for (const [name, context] of Object.entries({ desk: DESK, phone: PHONE }))
  test(`on a slow line nothing jumps, and the pad takes strokes before the wasm is there (${name})`, async (t) => {
    let arrive = () => {};
    const arrived = new Promise((resolve) => {
      arrive = () => resolve(undefined);
    });
    const { page } = await open(t, {
      context,
      manners: { wait: (path) => (path.endsWith(".wasm") ? arrived : undefined) },
      prepare: watchShifts,
      until: "commit",
    });
    await page.waitForSelector("perceptible-figure:defined [part=pad]");
    await page.waitForTimeout(300);
    assert.equal((await answer(page)).state, "loading");
    await drawByMouse(page, ONE);
    assert.equal((await answer(page)).strokes.length, 1);
    arrive();
    await ready(page);
    await page.waitForTimeout(300);
    const { state, digit, strokes } = await answer(page);
    assert.notEqual(state, "loading");
    assert.equal(strokes.length, 1, "what was drawn is still there");
    const shifts = /** @type {any} */ (await page.evaluate("shifts"));
    assert.ok(shifts.sum <= 0.01, `layout shift ${shifts.sum}: ${shifts.what.join("\n")}`);
    assert.equal(digit, "1", "and is read");
  });

for (const colorScheme of /** @type {const} */ (["light", "dark"]))
  for (const [name, context] of Object.entries({ desk: DESK, phone: PHONE }))
    test(`axe finds nothing to object to (${name}, ${colorScheme})`, async (t) => {
      const { page } = await openEmpty(t, { context: { ...context, colorScheme } });
      await drawByMouse(page, ONE);
      await page.waitForTimeout(800);
      const axe = readFileSync(
        createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
        "utf8",
      );
      await page.evaluate(axe);
      const { violations } = /** @type {import("axe-core").AxeResults} */ (
        await page.evaluate("axe.run()")
      );
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(" ")}`,
      );
      assert.deepEqual(found, []);
    });

test("the page prints in light, and comes back", async (t) => {
  const { page } = await openEmpty(t, { context: { colorScheme: "dark" } });
  await drawByMouse(page, ONE);
  const pdf = await page.pdf();
  assert.ok(pdf.length > 10_000);
});
