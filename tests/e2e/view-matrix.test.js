// The figure matrix: the lit row is the core's row, by mouse, by finger and by keyboard, and the
// program beside it computes the same.

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

/** What the bundled network computes for a 3. @param {Page} page @param {number} layer */
const core = (page, layer) =>
  page.evaluate(async (l) => {
    const [perceptible, { DIGITS }] = await Promise.all([
      // @ts-expect-error the page's own modules
      import("/www/perceptible.js"),
      // @ts-expect-error
      import("/www/examples.js"),
    ]);
    await perceptible.default();
    const network = perceptible.Network.bundled();
    const image = perceptible.rasterize(DIGITS[3]);
    const { weighted_sums, activations } = network.trace(image);
    return {
      sums: Array.from(weighted_sums[l], Number),
      outputs: Array.from(activations[l], Number),
      biases: Array.from(network.biases(l), Number),
      lit: activations[l - 1].filter((/** @type {number} */ a) => a > 0).length,
    };
  }, layer);

/** The written row: its terms, its sum and its activation. @param {Page} page */
async function written(page) {
  const lines = await page
    .locator("[part=row] p:not(.matrix-title) > :last-child")
    .allTextContents();
  const numbers = lines.map(numberIn);
  for (const line of await page.locator("[part=row] p").allTextContents()) {
    const [, weight, activation, product] = line.match(/^(\S+) × (\d\.\d\d)(\S+)$/) ?? [];
    if (!product) continue;
    const within = 0.0101 + 0.005 * Math.abs(numberIn(weight));
    assert.ok(Math.abs(numberIn(weight) * numberIn(activation) - numberIn(product)) < within, line);
  }
  return {
    row: Number((await textOf(page, ".matrix-title")).match(/\d+/)?.[0]),
    terms: numbers.slice(0, -2),
    sum: numbers[numbers.length - 2],
    output: numbers[numbers.length - 1],
  };
}

test("every row that is written out is the core's, and its terms add up, in every layer", async (t) => {
  const page = await openView(t, "matrix");
  for (const layer of [1, 2, 3]) {
    const { sums, outputs, biases } = await core(page, layer);
    for (const row of [0, 4, 9]) {
      await restore(page, { layer, row });
      const shown = await written(page);
      assert.equal(shown.row, row + 1);
      assert.equal(shown.sum, Number(sums[row].toFixed(2)));
      assert.equal(shown.output, Number(outputs[row].toFixed(2)));
      assert.ok(shown.terms.some((term) => Math.abs(term - biases[row]) < 0.0051));
      const added = shown.terms.reduce((a, b) => a + b);
      assert.ok(Math.abs(added - shown.sum) < 0.06, `${added} ${shown.sum}`);
      assert.match(await told(page), new RegExp(`Row ${row + 1} gives`));
    }
  }
});

test("pointing at a cell lights its row and its product", async (t) => {
  const page = await openView(t, "matrix");
  const { layout } = await import("../../www/views/matrix/layout.js");
  const picture = await page.locator(".matrix-picture").boundingBox();
  const figure = await page.locator("perceptible-figure").boundingBox();
  assert.ok(picture && figure);
  const { matrix, cell, output } = layout(Math.floor(figure.width));
  const at = (/** @type {number} */ row) => picture.y + matrix.y + (row + 0.5) * cell;
  await page.mouse.move(picture.x + matrix.x + 11.5 * cell, at(4));
  await settle(page);
  assert.equal((await written(page)).row, 5);
  const pointed = await textOf(page, ".pointed");
  const columns = page.getByRole("slider", { name: "column" });
  assert.match((await columns.getAttribute("aria-valuetext")) ?? "", /^12: /);
  assert.ok((await columns.getAttribute("aria-valuetext"))?.includes(pointed.slice(0, 5)));
  await page.mouse.move(picture.x + output.x + 5, at(8));
  await settle(page);
  assert.equal((await written(page)).row, 9);
  assert.equal(await page.locator(".pointed").count(), 0);
});

test("by keyboard alone: layer, row and column", async (t) => {
  const page = await openView(t, "matrix");
  await page.getByRole("radio", { name: "16 → 16" }).focus();
  await page.keyboard.press("ArrowRight");
  await settle(page);
  assert.equal((await stateOf(page)).layer, 3);
  const rows = page.getByRole("slider", { name: "row" });
  await rows.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await settle(page);
  const { outputs } = await core(page, 3);
  assert.equal(await rows.getAttribute("aria-valuetext"), `2: ${outputs[1].toFixed(2)}`);
  await page.getByRole("slider", { name: "column" }).focus();
  await page.keyboard.press("End");
  await settle(page);
  assert.equal(await page.locator(".pointed").count(), 1);
  assert.ok(await page.locator("pre").evaluate((pre) => pre.tabIndex === 0));
});

test("the first layer shows the pixels with ink, and its program computes the layer", async (t) => {
  const page = await openView(t, "matrix");
  await restore(page, { layer: 1, language: "javascript" });
  const { outputs, lit } = await core(page, 1);
  assert.match(await textOf(page, ".matrix-formula span"), new RegExp(`^${lit} of 784`));
  const program = await textOf(page, "pre");
  let printed = "";
  const log = { log: (/** @type {string} */ line) => (printed += line) };
  new Function("console", program)(log);
  for (const [j, value] of printed.split(" ").map(Number).entries())
    assert.ok(Math.abs(value - outputs[j]) < 0.0062, `${value} ${outputs[j]}`);
});

test("the program is copied, in the language that is chosen", async (t) => {
  const page = await openView(t, "matrix", {
    context: { permissions: ["clipboard-read", "clipboard-write"] },
  });
  for (const [name, begins] of [
    ["Rust", /fn main/],
    ["NumPy", /import numpy/],
    ["JavaScript", /const W/],
  ]) {
    await page.getByRole("radio", { name: String(name) }).check({ force: true });
    await settle(page);
    await page.locator(".matrix-code button").click();
    await page.getByRole("button", { name: "copied" }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /** @type {RegExp} */ (begins));
    assert.equal(copied.trim(), await textOf(page, "pre"));
  }
});

test("on a phone a tap lights a row; what a link kept comes back, and what is bad is left alone", async (t) => {
  const page = await openView(t, "matrix", { context: PHONE });
  const { layout } = await import("../../www/views/matrix/layout.js");
  const picture = await page.locator(".matrix-picture").boundingBox();
  assert.ok(picture);
  const { matrix, cell } = layout(Math.floor(picture.width));
  await page.touchscreen.tap(picture.x + matrix.x + cell / 2, picture.y + matrix.y + 6.5 * cell);
  await settle(page);
  assert.equal((await written(page)).row, 7);
  const kept = { layer: 3, row: 2, language: "numpy" };
  await restore(page, kept);
  assert.deepEqual(await stateOf(page), kept);
  await restore(page, { layer: "x", row: -1, language: "cobol" });
  assert.deepEqual(await stateOf(page), kept);
});

test("nothing is cut, in both languages from 280 to 1440", (t) =>
  assertNothingCut(t, "matrix", [{ layer: 1 }, { layer: 3, row: 9 }]));

test("axe finds nothing to object to", (t) => assertAxeClean(t, "matrix"));
