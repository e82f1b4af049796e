// The teach figure in a browser: drawn on with a real mouse, corrected, taken back, by keyboard and by
// finger.

import assert from "node:assert/strict";
import { test } from "node:test";
import { drawByMouse, padBox, settle } from "./support/browser.js";
import {
  byTheCore,
  digit,
  ODD,
  openTeach,
  PHONE,
  press,
  said,
  teach,
  until,
} from "./support/teach.js";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page */
const names = (page) =>
  page
    .locator("[part=output]")
    .evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));

test("a misread drawing is corrected, learned, compared number by number, and taken back", async (t) => {
  const page = await openTeach(t);
  assert.equal(await digit(page), "3", "who does nothing sees the page's 3");
  assert.match(await said(page, "ask"), /Is that right\?/);
  const untaught = await said(page, "others-result");
  assert.match(untaught, /^\d\d\.\d%$/);

  await drawByMouse(page, ODD);
  assert.equal(await digit(page), "2");
  await teach(page);
  assert.equal(await digit(page), "9");
  assert.match(await said(page, "ask"), /Learned in \d+ steps: it read a 2 before\./);
  assert.equal(await said(page, "hand-result"), "0 → 1 of 1 right");
  const [before, now] = (await said(page, "others-result")).split(" → ");
  assert.equal(before, untaught);
  assert.ok(Math.abs(Number.parseFloat(before) - Number.parseFloat(now)) <= 1, `${before} ${now}`);

  const core = await byTheCore(page);
  assert.deepEqual(
    await names(page),
    core.now.map(
      (value, j) =>
        `It is ${j === 8 ? "an" : "a"} ${j}. Output ${value}, ${core.before[j]} before the lesson`,
    ),
  );

  await press(page, "stepBack");
  assert.equal(await digit(page), "2");
  assert.equal(await said(page, "others-result"), untaught);
  assert.deepEqual((await byTheCore(page)).now, core.before);
});

test("every figure of the name reads with the taught network, until it is taken back", async (t) => {
  const figures =
    '<perceptible-figure view="teach" network="n"></perceptible-figure><perceptible-figure view="draw" network="n"></perceptible-figure>';
  const page = await openTeach(t, { figures });
  await drawByMouse(page, ODD);
  const strokes = await page.evaluate(() => document.querySelector("perceptible-figure")?.strokes);
  const other = () =>
    page.evaluate(async (strokes) => {
      const figure = document.querySelectorAll("perceptible-figure")[1];
      return (await figure.draw(/** @type {any} */ (strokes))).digit;
    }, strokes);
  assert.equal(await other(), 2);
  await page.locator("[part=output][data-digit='9']").click();
  await page.locator("[part=ask]", { hasText: /Learned/ }).waitFor();
  assert.equal(await other(), 9);
  await press(page, "stepBack");
  assert.equal(await other(), 2);
});

test("a right answer only stands among the drawings; one removed is gone, and comes back", async (t) => {
  const page = await openTeach(t);
  await press(page, "yes");
  assert.match(await said(page, "ask"), /among your drawings as a 3/);
  assert.equal(await said(page, "hand-result"), "1 of 1 right");
  await press(page, "remove");
  assert.equal(await page.locator("[part=own]").count(), 0);
  await press(page, "stepBack");
  assert.equal(await page.locator("[part=own]").count(), 1);
});

test("by keyboard alone: drawn, answered, taken back", async (t) => {
  const page = await openTeach(t);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  for (let i = 0; i < 16; i++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await settle(page);
  assert.equal(await digit(page), "1");
  await page.locator("[part=output][data-digit='7']").focus();
  await page.keyboard.press("Enter");
  await until(page, "ask", /Learned in|not enough/);
  const focused = await page.evaluate(() =>
    document
      .querySelector("perceptible-figure")
      ?.shadowRoot?.activeElement?.getAttribute("data-digit"),
  );
  assert.equal(focused, "7", "the focus stays where it was");
  await page.locator("[part=stepBack]").focus();
  await page.keyboard.press("Enter");
  await settle(page);
  assert.equal(await digit(page), "1");
});

test("on a phone, by finger, in Korean: nothing is wider than the screen", async (t) => {
  const page = await openTeach(t, { lang: "ko", context: PHONE });
  const { x, y, width, height } = await padBox(page);
  const cdp = await page.context().newCDPSession(page);
  for (const [i, [px, py]] of ODD[0].entries()) {
    const touchPoints = [{ x: x + px * width, y: y + py * height, id: 1 }];
    await cdp.send("Input.dispatchTouchEvent", {
      type: i ? "touchMove" : "touchStart",
      touchPoints,
    });
  }
  await cdp.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await settle(page);
  assert.equal(await digit(page), "2");
  await page.locator("[part=output][data-digit='9']").tap();
  await until(page, "ask", /단계 만에 배웠습니다\. 전에는 2로 읽었습니다/);
  assert.equal(await said(page, "hand-result"), "1개 중 0 → 1개 정답");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360));
});

test("clearing, drawing and leaving in the middle of a lesson break nothing", async (t) => {
  const page = await openTeach(t);
  await drawByMouse(page, ODD);
  // A 2 that is to become a 5 takes many frames: one of them, then the drawing is gone.
  await page.evaluate(async () => {
    const root = document.querySelector("perceptible-figure")?.shadowRoot;
    const press = (/** @type {string} */ one) =>
      /** @type {HTMLElement | null | undefined} */ (root?.querySelector(one))?.click();
    press("[part=output][data-digit='5']");
    await new Promise((done) => requestAnimationFrame(done));
    press("[part=clear]");
  });
  await settle(page);
  assert.equal(await said(page, "hand-result"), "");
  await page.locator("[part=output][data-digit='5']").click({ force: true });
  assert.equal(await page.locator("[part=own]").count(), 0, "an empty pad is no digit");
  await drawByMouse(page, ODD);
  assert.equal(await digit(page), "2", "the network is as it was");
  await page.evaluate(async () => {
    const figure = document.querySelector("perceptible-figure");
    /** @type {HTMLElement | null | undefined} */ (
      figure?.shadowRoot?.querySelector("[part=output][data-digit='5']")
    )?.click();
    await new Promise((done) => requestAnimationFrame(done));
    figure?.remove();
    if (figure) document.body.append(figure);
  });
  await settle(page);
  assert.equal(await digit(page), "2");
  await teach(page);
  assert.equal(await digit(page), "9");
});
