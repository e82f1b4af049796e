// The pad under real input: what is drawn, what is ignored, and what the page does meanwhile.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  answer,
  drawByMouse,
  ONE,
  open,
  openEmpty,
  padBox,
  ready,
  settle,
} from "./support/browser.js";

/** @typedef {import("./support/browser.js").Page} Page */

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** @param {Page} page */
async function fingers(page) {
  const cdp = await page.context().newCDPSession(page);
  /** @param {"touchStart" | "touchMove" | "touchEnd" | "touchCancel"} type @param {number[][]} points */
  return async (type, points = []) => {
    const touchPoints = points.map(([x, y], id) => ({ x, y, id }));
    await cdp.send("Input.dispatchTouchEvent", { type, touchPoints });
  };
}

/** Swipes up by 200 pixels. @param {Page} page @param {number} x @param {number} y */
async function swipe(page, x, y) {
  const touch = await fingers(page);
  await touch("touchStart", [[x, y]]);
  for (let step = 1; step <= 10; step += 1) {
    await touch("touchMove", [[x, y - 20 * step]]);
    await settle(page);
  }
  await touch("touchEnd");
  await page.waitForTimeout(200);
  return page.evaluate(() => scrollY);
}

test("a pen that leaves the pad draws on along its edge, and lifts outside", async (t) => {
  const { page } = await openEmpty(t);
  const { x, y, width, height } = await padBox(page);
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, y - 30, { steps: 8 });
  await page.mouse.up();
  await page.mouse.move(x + width / 2, y + height / 2, { steps: 4 });
  await settle(page);
  const { strokes } = await answer(page);
  assert.equal(strokes.length, 1);
  assert.ok(strokes[0].length > 3);
  assert.equal(strokes[0][strokes[0].length - 1][1], 0, "ends on the upper edge");
});

test("only the primary mouse button draws", async (t) => {
  const { page } = await openEmpty(t);
  const { x, y } = await padBox(page);
  await page.mouse.move(x + 40, y + 40);
  await page.mouse.down({ button: "right" });
  await page.mouse.move(x + 90, y + 90, { steps: 4 });
  await page.mouse.up({ button: "right" });
  assert.deepEqual((await answer(page)).strokes, []);
});

test("a second finger draws nothing, and does not disturb the first", async (t) => {
  const { page } = await openEmpty(t, { context: PHONE });
  const { x, y, width } = await padBox(page);
  const touch = await fingers(page);
  const first = [x + 60, y + 60];
  await touch("touchStart", [first]);
  await touch("touchMove", [[first[0], first[1] + 20]]);
  await touch("touchStart", [
    [first[0], first[1] + 20],
    [x + width - 30, y + 90],
  ]);
  await touch("touchMove", [
    [first[0], first[1] + 40],
    [x + width - 30, y + 150],
  ]);
  await touch("touchEnd");
  await settle(page);
  const { strokes } = await answer(page);
  assert.equal(strokes.length, 1);
  const right = Math.max(...strokes[0].map(([px]) => px));
  assert.ok(right < 0.5, `nothing at the second finger's place, got ${right}`);
});

test("a touch that the system takes away leaves a pad that still draws", async (t) => {
  const { page } = await openEmpty(t, { context: PHONE });
  const { x, y } = await padBox(page);
  const touch = await fingers(page);
  await touch("touchStart", [[x + 60, y + 60]]);
  for (let i = 1; i < 8; i += 1) await touch("touchMove", [[x + 60, y + 60 + 10 * i]]);
  await touch("touchCancel");
  await touch("touchStart", [[x + 120, y + 60]]);
  for (let i = 1; i < 8; i += 1) await touch("touchMove", [[x + 120, y + 60 + 10 * i]]);
  await touch("touchEnd");
  await settle(page);
  const { strokes } = await answer(page);
  assert.deepEqual(
    strokes.map((stroke) => stroke.length),
    [8, 8],
  );
});

test("a finger on the pad draws and does not scroll; beside it the page scrolls", async (t) => {
  const { page } = await openEmpty(t, { context: PHONE });
  const { x, y, width, height } = await padBox(page);
  const before = await page.evaluate(() => scrollY);
  assert.equal(await swipe(page, x + width / 2, y + height - 10), before);
  assert.equal((await answer(page)).strokes.length, 1);
  const heading = await page.locator("h2").first().boundingBox();
  assert.ok(heading);
  const beside = Math.min(heading.y + 4, 700);
  assert.ok((await swipe(page, 100, beside)) > before + 50, "the page scrolls below the figure");
});

test("undo, redo and clear go back and forth, by button and by key", async (t) => {
  const { page } = await openEmpty(t);
  await drawByMouse(page, [[[0.3, 0.3], [0.3, 0.7]], [[0.6, 0.3], [0.6, 0.7]]]); // biome-ignore format: two strokes
  const count = async () => {
    await settle(page);
    return (await answer(page)).strokes.length;
  };
  const press = (/** @type {string} */ part) => page.locator(`[part=${part}]`).first().click();
  assert.equal(await count(), 2);
  await press("undo");
  assert.equal(await count(), 1);
  await press("redo");
  assert.equal(await count(), 2);
  await press("clear");
  assert.equal(await count(), 0);
  assert.equal((await answer(page)).state, "empty");
  await press("undo");
  assert.equal(await count(), 2, "clearing can be undone");
  await page.locator("[part=pad]").first().focus();
  await page.keyboard.press("Control+z");
  assert.equal(await count(), 1);
  await page.keyboard.press("Control+Shift+z");
  assert.equal(await count(), 2);
  await page.keyboard.press("Escape");
  assert.equal(await count(), 0);
});

test("a digit can be drawn by keyboard alone, and is announced when the pen rests", async (t) => {
  const { page } = await openEmpty(t);
  await page.locator("[part=pad]").first().focus();
  await page.evaluate(() => {
    const live = document
      .querySelector("perceptible-figure")
      ?.shadowRoot?.querySelector("[aria-live]");
    const said = /** @type {string[]} */ ([]);
    Object.assign(globalThis, { said });
    if (live)
      new MutationObserver(() => said.push(live.textContent ?? "")).observe(live, {
        childList: true,
        characterData: true,
        subtree: true,
      });
  });
  await page.keyboard.press("Space");
  for (let step = 0; step < 14; step += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await settle(page);
  const { digit, strokes } = await answer(page);
  assert.equal(digit, "1");
  assert.equal(strokes[0].length, 15);
  await page.waitForTimeout(1000);
  const said = /** @type {string[]} */ (await page.evaluate("said"));
  assert.match(said[said.length - 1] ?? "", /1/);
  assert.ok(said.length <= 3, `said ${said.length} times: ${said.join(" / ")}`);
});

test("each ready-made digit is read as itself, and a real drawing takes its place", async (t) => {
  const { page } = await openEmpty(t);
  for (let digit = 0; digit < 10; digit += 1) {
    await page.locator(`[data-example="${digit}"]`).first().click();
    await settle(page);
    assert.equal((await answer(page)).digit, String(digit));
  }
  await page.locator("[data-example=between]").first().click();
  await settle(page);
  const between = await answer(page);
  assert.equal(between.state, "undecided", "neither a 4 nor a 9");
  assert.match(between.digit ?? "", /[49]/);
  await drawByMouse(page, ONE);
  const { digit, strokes } = await answer(page);
  assert.equal(digit, "1");
  assert.equal(strokes.length, 1);
});

test("touching the pad ends the page's own drawing", async (t) => {
  const { page } = await open(t);
  await ready(page);
  await drawByMouse(page, ONE);
  assert.equal((await answer(page)).strokes.length, 1);
  await page.waitForTimeout(2000);
  const { digit, strokes } = await answer(page);
  assert.equal(strokes.length, 1);
  assert.equal(digit, "1");
});

test("the answer follows the pen within a frame of the last point", async (t) => {
  const { page } = await openEmpty(t);
  const { x, y, width, height } = await padBox(page);
  await page.mouse.move(x + width / 2, y + height * 0.2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, y + height * 0.8, { steps: 10 });
  // The pen is still down: nothing waits for it to be lifted.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  assert.equal((await answer(page)).digit, "1");
  await page.mouse.up();
});

test("every neuron says its layer, its place, its activation and its strongest edges", async (t) => {
  const { page } = await openEmpty(t);
  await drawByMouse(page, ONE);
  await page.waitForTimeout(800);
  const names = await page.evaluate(() => {
    const root = document.querySelector("perceptible-figure")?.shadowRoot;
    return [...(root?.querySelectorAll("[data-neuron]") ?? [])].map((button) => [
      button.getAttribute("data-neuron"),
      button.getAttribute("aria-label"),
    ]);
  });
  assert.equal(names.length, 16 + 16 + 10);
  assert.equal(new Set(names.map(([at]) => at)).size, 42);
  for (const [at, name] of names) assert.match(name ?? "", /\d\.\d\d/, `${at}: ${name}`);
});
