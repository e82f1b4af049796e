// What can go wrong while somebody draws: the page turned, zoomed and resized under the pen, pointers
// that come twice or get lost, and ten thousand strokes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, drawByMouse, ONE, openEmpty, padBox, settle } from "./support/browser.js";
import { REPOSITORY } from "./support/server.js";

/** @typedef {import("./support/browser.js").Page} Page */

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
/** A window of 1,280 x 1,024 at 400 %. */
const ZOOMED = { width: 320, height: 256, deviceScaleFactor: 4, mobile: false };

/** How many pixels of canvas a pixel of CSS has on the pad. @param {Page} page */
const sharpness = (page) =>
  page.evaluate(() => {
    const root = document.querySelector("perceptible-figure")?.shadowRoot;
    const canvas = /** @type {HTMLCanvasElement} */ (root?.querySelector("canvas"));
    return canvas.width / canvas.getBoundingClientRect().width;
  });

test("zoomed to 400 % with a drawing on it, the pad is sharp, keeps its drawing, and goes on", async (t) => {
  const { page } = await openEmpty(t, { root: REPOSITORY });
  await drawByMouse(page, ONE);
  const { strokes } = await answer(page);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Emulation.setDeviceMetricsOverride", ZOOMED);
  await settle(page);
  await settle(page);
  assert.ok(Math.abs((await sharpness(page)) - 4) < 0.05, `${await sharpness(page)}`);
  assert.deepEqual((await answer(page)).strokes, strokes);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await page.evaluate(() => document.querySelector("perceptible-figure")?.clear());
  const low = ONE.map((stroke) => stroke.map(([x, y]) => [x, 0.15 + 0.8 * (y - 0.15)]));
  await drawByMouse(page, low);
  assert.equal((await answer(page)).digit, "1");
});

test("turned in the middle of a stroke, what is drawn stays and no line is added", async (t) => {
  const { page } = await openEmpty(t, { root: REPOSITORY, context: PHONE });
  const { x, y } = await padBox(page);
  const cdp = await page.context().newCDPSession(page);
  /** @param {"touchStart" | "touchMove" | "touchEnd"} type @param {number[][]} points */
  const touch = (type, points) =>
    cdp.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: points.map(([px, py]) => ({ x: px, y: py })),
    });
  await touch("touchStart", [[x + 60, y + 60]]);
  for (let i = 1; i < 6; i += 1) await touch("touchMove", [[x + 60, y + 60 + 10 * i]]);
  await settle(page);
  const { strokes } = await answer(page);
  await page.setViewportSize({ width: 740, height: 360 });
  await settle(page);
  for (let i = 0; i < 6; i += 1) await touch("touchMove", [[x + 60 + 20 * i, y + 60]]);
  await touch("touchEnd", []);
  await settle(page);
  assert.equal(strokes[0].length, 6);
  assert.deepEqual((await answer(page)).strokes, strokes);
  const turned = await padBox(page);
  await touch("touchStart", [[turned.x + 50, turned.y + 40]]);
  for (let i = 1; i < 6; i += 1) await touch("touchMove", [[turned.x + 50, turned.y + 40 + 9 * i]]);
  await touch("touchEnd", []);
  await settle(page);
  assert.equal((await answer(page)).strokes.length, 2, "the next finger draws");
});

test("made narrower in the middle of a stroke, what is drawn stays and no line is added", async (t) => {
  const { page } = await openEmpty(t, { root: REPOSITORY });
  const { x, y, width } = await padBox(page);
  await page.mouse.move(x + 90, y + 60);
  await page.mouse.down();
  await page.mouse.move(x + 90, y + 160, { steps: 5 });
  await settle(page);
  const { strokes } = await answer(page);
  await page.setViewportSize({ width: 330, height: 700 });
  await settle(page);
  assert.notEqual((await page.locator("[part=pad]").first().boundingBox())?.width, width);
  await page.mouse.move(20, 40, { steps: 5 });
  await page.mouse.up();
  await settle(page);
  assert.deepEqual((await answer(page)).strokes, strokes);
  await drawByMouse(page, [
    [
      [0.7, 0.3],
      [0.7, 0.6],
    ],
  ]);
  assert.equal((await answer(page)).strokes.length, 2);
});

test("a finger beside the mouse draws nothing, and does not disturb the mouse", async (t) => {
  const { page } = await openEmpty(t, { root: REPOSITORY, context: { hasTouch: true } });
  const { x, y } = await padBox(page);
  const cdp = await page.context().newCDPSession(page);
  await page.mouse.move(x + 60, y + 60);
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 100, { steps: 4 });
  const touchPoints = [{ x: x + 200, y: y + 200 }];
  await cdp.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
  touchPoints[0].y += 30;
  await cdp.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints });
  await cdp.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await page.mouse.move(x + 60, y + 140, { steps: 4 });
  await page.mouse.up();
  await settle(page);
  const { strokes } = await answer(page);
  assert.equal(strokes.length, 1);
  assert.equal(new Set(strokes[0].map(([px]) => px)).size, 1, "a line straight down");
});

test("a button lifted beyond the window ends the stroke, and so does one nobody was told of", async (t) => {
  const { page } = await openEmpty(t, { root: REPOSITORY });
  const { x, y, width } = await padBox(page);
  const count = async () => {
    await settle(page);
    return (await answer(page)).strokes.map((stroke) => stroke.length);
  };
  await page.mouse.move(x + 60, y + 60);
  await page.mouse.down();
  await page.mouse.move(-200, y + 90, { steps: 5 });
  await page.mouse.up();
  await page.mouse.move(x + 100, y + 150, { steps: 5 });
  const first = await count();
  assert.equal(first.length, 1);
  const { strokes } = await answer(page);
  assert.equal(strokes[0].at(-1)?.[0], 0, "it ends at the edge");

  // A dialog that the page opens takes the release.
  page.on("dialog", (dialog) => dialog.accept());
  await page.mouse.down();
  await page.mouse.move(x + 100, y + 180, { steps: 3 });
  await page.evaluate(() => alert("as a test wants it"));
  const cdp = await page.context().newCDPSession(page);
  const drawn = await count();
  for (const px of [x + 200, x + 210, x + width - 10])
    await cdp.send("Input.dispatchMouseEvent", { type: "mouseMoved", x: px, y: y + 20 });
  assert.deepEqual(await count(), drawn);
  await page.mouse.up();

  // The page's own doing.
  await page.mouse.move(x + 30, y + 30);
  await page.mouse.down();
  await page.evaluate(() => {
    const pad = document
      .querySelector("perceptible-figure")
      ?.shadowRoot?.querySelector("[part=pad]");
    pad?.releasePointerCapture(1);
  });
  await page.mouse.move(x + 40, y + 40, { steps: 3 });
  await page.mouse.up();
  assert.equal((await count()).length, 3);
});

test("with ten thousand strokes the page lives, undo leads back, and the link says what it holds", async (t) => {
  const { page } = await openEmpty(t, {
    root: REPOSITORY,
    context: {
      reducedMotion: "reduce",
      permissions: ["clipboard-read", "clipboard-write"],
    },
  });
  await drawByMouse(page, ONE);
  await page.evaluate(() => {
    const figure = document.querySelector("perceptible-figure");
    const place = (/** @type {number} */ i) => 0.1 + 0.8 * ((i * 0.618034) % 1);
    const stroke = (/** @type {number} */ i) =>
      [0, 1, 2, 3].map((k) => [place(i) + 0.01 * k, place(i * 7)]);
    figure?.draw(Array.from({ length: 10_000 }, (_, i) => stroke(i)));
  });
  await settle(page);
  await drawByMouse(page, ONE);
  assert.equal((await answer(page)).strokes.length, 10_001, "one more by hand");
  const copy = page.locator("#draw .words button").first();
  await copy.click();
  const drawer = page.locator("#draw .drawer p").filter({ hasText: "strokes" });
  await drawer.waitFor();
  assert.match(
    (await drawer.textContent()) ?? "",
    /^The link has room for the first \d+ of 10,001 strokes\.$/,
  );
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(link.length < 1700, `${link.length} characters`);
  await page.locator("[part=undo]").first().click();
  await page.locator("[part=undo]").first().click();
  await settle(page);
  const { strokes, digit } = await answer(page);
  assert.deepEqual([strokes.length, digit], [1, "1"]);
  await copy.click();
  await page.waitForFunction(
    async (before) => (await navigator.clipboard.readText()) !== before,
    link,
  );
  assert.equal(await drawer.isVisible(), false, "a link that holds everything says nothing");
});
