// The figure count: 13,002 made up block by block, for any structure, and every number read.

import assert from "node:assert/strict";
import { test } from "node:test";
import { settle } from "./support/browser.js";
import {
  assertAxeClean,
  assertNothingCut,
  numberIn,
  openView,
  PHONE,
  restore,
  stateOf,
  textOf,
  told,
} from "./support/view.js";

/** @typedef {import("./support/browser.js").Page} Page */

/** @param {Page} page */
const total = (page) => textOf(page, "[part=sum] b");

/** What the bundled network holds. @param {Page} page */
const core = (page) =>
  page.evaluate(async () => {
    // @ts-expect-error the page's own module
    const perceptible = await import("/www/perceptible.js");
    await perceptible.default();
    const network = perceptible.Network.bundled();
    return { first: Array.from(network.weights(1)), biases: Array.from(network.biases(3)) };
  });

test("it is 13,002 before anybody touches it", async (t) => {
  const page = await openView(t, "count");
  assert.equal(await total(page), "13,002");
  assert.match(
    await textOf(page, "[part=sum]"),
    /784 × 16 \+ 16 × 16 \+ 16 × 10 \+ 16 \+ 16 \+ 10 =/,
  );
  assert.match(await told(page), /13,002 dots/);
});

test("it counts block by block up to all of them, and stops when told", async (t) => {
  const page = await openView(t, "count");
  const play = page.getByRole("button", { name: "Count block by block" });
  await play.click();
  await settle(page);
  /** @type {number[]} */
  const seen = [];
  await page.waitForFunction(() => {
    const root = document.querySelector("perceptible-figure")?.shadowRoot;
    return root?.querySelector("[part=sum] b")?.textContent === "2,352";
  });
  for (let i = 0; i < 60 && seen[seen.length - 1] !== 13002; i++) {
    seen.push(numberIn(await total(page)));
    await page.waitForTimeout(100);
  }
  assert.deepEqual(
    seen,
    seen.toSorted((a, b) => a - b),
  );
  assert.ok(seen.includes(12544 + 256) && seen.includes(13002), String(seen));
  await play.click();
  await settle(page);
  assert.notEqual(await total(page), "13,002");
  await page.getByRole("button", { name: "Stop counting" }).click();
  await settle(page);
  assert.equal(await total(page), "13,002");
});

test("whoever wants no motion has the sum at once", async (t) => {
  const page = await openView(t, "count", { context: { reducedMotion: "reduce" } });
  await page.getByRole("button", { name: "Count block by block" }).click();
  await settle(page);
  assert.equal(await total(page), "13,002");
});

test("any structure is counted, by keyboard and from a link", async (t) => {
  const page = await openView(t, "count");
  await page.getByRole("radio", { name: "2", exact: true }).focus();
  await page.keyboard.press("ArrowRight");
  await settle(page);
  assert.equal(await total(page), "13,274");
  const size = page.locator("[data-control=neurons] input").first();
  await size.focus();
  await page.keyboard.press("End");
  await settle(page);
  assert.deepEqual((await stateOf(page)).layers, [784, 128, 16, 16, 10]);
  assert.equal(await total(page), "102,986");
  await restore(page, { layers: [784, 10] });
  assert.equal(await total(page), "7,850");
  await restore(page, { layers: [784, 300, 10] });
  assert.equal(await total(page), "7,850");
});

test("a dot that is pointed at is the weight it looks like, and the last number is a bias", async (t) => {
  const page = await openView(t, "count");
  const { first, biases } = await core(page);
  const { blocksOf, plan } = await import("../../www/views/count/blocks.js");
  const stage = await page.locator(".count-stage").boundingBox();
  assert.ok(stage);
  const where = plan(stage.width - 8, blocksOf([784, 16, 16, 10]), 1);
  const { x, y } = where.boxes[5];
  await page.mouse.move(stage.x + 4 + x + 13.5 * where.pitch, stage.y + y + 10.5 * where.pitch);
  await settle(page);
  const value = first[5 * 784 + 10 * 28 + 13];
  assert.match(
    await textOf(page, "[part=number]"),
    /pixel row 11, column 14 → hidden layer 1, neuron 6/,
  );
  assert.equal(numberIn(await textOf(page, "[part=number] b")), Number(value.toFixed(2)));
  const reader = page.getByRole("slider", { name: "Read one" });
  await reader.focus();
  await page.keyboard.press("End");
  await settle(page);
  assert.match(await textOf(page, "[part=number]"), /^no\. 13,002: bias, output 9/);
  assert.equal(numberIn(await textOf(page, "[part=number] b")), Number(biases[9].toFixed(2)));
  assert.match((await reader.getAttribute("aria-valuetext")) ?? "", /bias, output 9/);
});

test("on a phone a tap reads, and a structure that nobody trained has no values", async (t) => {
  const page = await openView(t, "count", { context: PHONE });
  const stage = await page.locator(".count-stage").boundingBox();
  assert.ok(stage);
  await page.touchscreen.tap(stage.x + 40, stage.y + 90);
  await settle(page);
  assert.match(await textOf(page, "[part=number]"), /weight, pixel row/);
  await restore(page, { layers: [784, 20, 10], number: 7 });
  assert.match(await textOf(page, "[part=number] b"), /no value yet/);
});

test("nothing is cut, in both languages from 280 to 1440", (t) =>
  assertNothingCut(t, "count", [
    { layers: [784, 16, 16, 10], number: 400 },
    { layers: [784, 128, 128, 128, 128, 10], number: 3 },
  ]));

test("axe finds nothing to object to", (t) => assertAxeClean(t, "count"));
