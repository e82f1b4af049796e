// The figure squish: what is said of a sum is the core's, by mouse, by finger and by keyboard.

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

/** What the bundled network gives for a ready-made digit. @param {Page} page @param {number} digit */
const core = (page, digit) =>
  page.evaluate(async (n) => {
    const [perceptible, { DIGITS }] = await Promise.all([
      // @ts-expect-error the page's own modules
      import("/www/perceptible.js"),
      // @ts-expect-error
      import("/www/examples.js"),
    ]);
    await perceptible.default();
    const network = perceptible.Network.bundled();
    const { weighted_sums, activations } = network.trace(perceptible.rasterize(DIGITS[n]));
    return {
      sum: weighted_sums[1][6] - network.biases(1)[6],
      bias: network.biases(1)[6],
      activation: activations[1][6],
    };
  }, digit);

/** @param {Page} page */
const box = async (page, selector = ".squish-sweep") => {
  const found = await page.locator(selector).first().boundingBox();
  assert.ok(found);
  return found;
};

test("the neuron's sum, bias and activation are the network's, and follow the drawing", async (t) => {
  const page = await openView(t, "squish");
  for (const digit of [3, 7]) {
    await page.evaluate(async (n) => {
      // @ts-expect-error the page's own module
      const { DIGITS } = await import("/www/examples.js");
      await document.querySelector("perceptible-figure")?.draw(DIGITS[n]);
    }, digit);
    await settle(page);
    const { sum, bias, activation } = await core(page, digit);
    const numbers = await page.locator("[part=formula] mn").allTextContents();
    assert.equal(numberIn(numbers[0]), Number(sum.toFixed(2)));
    assert.equal(numberIn(numbers[1]), Number(Math.abs(bias).toFixed(2)));
    assert.equal(numberIn(numbers[2]), Number(activation.toFixed(2)));
    assert.match(await told(page), new RegExp(`activation is ${numbers[2]}`));
  }
});

test("only above 10: the neuron goes out, and its own bias lights it again", async (t) => {
  const page = await openView(t, "squish");
  const value = async () =>
    numberIn((await page.locator("[part=formula] mn").allTextContents())[2]);
  const before = await value();
  assert.ok(before > 0.9);
  await page.getByRole("button", { name: "only above 10" }).click();
  await settle(page);
  assert.ok((await value()) < 0.02);
  assert.equal((await stateOf(page)).bias, -10);
  assert.equal(await page.locator(".squish-threshold").inputValue(), "100");
  await page.getByRole("button", { name: "its own bias" }).click();
  await settle(page);
  assert.equal(await value(), before);
  assert.equal((await stateOf(page)).bias, undefined);
});

test("dragging along the curve says activation, slope and what is left after three layers", async (t) => {
  const page = await openView(t, "squish");
  const { x, y, width } = await box(page);
  await page.mouse.move(x + width / 2, y + 60);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.75, y + 90, { steps: 4 });
  await page.mouse.up();
  await settle(page);
  assert.equal((await stateOf(page)).sum, 3);
  assert.match(
    await told(page),
    /sum of 3\.00 becomes an activation of 0\.95; the slope there is 0\.045/,
  );
  await restore(page, { function: "step", sum: 3 });
  assert.match(await told(page), /activation of 1\.00; the slope there is 0\.000.* 0\.000 is left/);
});

test("by keyboard alone: function, sum, neuron and threshold", async (t) => {
  const page = await openView(t, "squish");
  await page.getByRole("radio", { name: "sigmoid" }).focus();
  await page.keyboard.press("ArrowRight");
  assert.equal((await stateOf(page)).function, "relu");
  const sum = page.locator(".squish-sum");
  await sum.focus();
  await page.keyboard.press("Home");
  await settle(page);
  assert.match((await sum.getAttribute("aria-valuetext")) ?? "", /^−6\.00: activation 0\.00/);
  await page.locator("select").selectOption("2.7");
  await settle(page);
  assert.equal((await stateOf(page)).neuron, "2.7");
  await page.locator(".squish-threshold").focus();
  await page.keyboard.press("End");
  await settle(page);
  assert.equal((await stateOf(page)).bias, -16);
});

test("a finger moves the threshold; what a link kept comes back, and what is bad is left alone", async (t) => {
  const page = await openView(t, "squish", { context: PHONE });
  const sweep = page.locator(".squish-sweep").nth(1);
  await sweep.scrollIntoViewIfNeeded();
  const area = await sweep.boundingBox();
  assert.ok(area);
  await page.touchscreen.tap(area.x + area.width * 0.75, area.y + area.height / 2);
  await settle(page);
  assert.ok(Math.abs(Number((await stateOf(page)).bias) + 8) < 0.3);
  const kept = { function: "tanh", sum: -2.5, neuron: "2.3", bias: -4.5 };
  await restore(page, kept);
  assert.deepEqual(await stateOf(page), kept);
  await restore(page, { function: "cosine", sum: "x", neuron: 7, bias: 99 });
  assert.deepEqual(await stateOf(page), kept);
  await restore(page, { neuron: "9.99" });
  assert.equal(await page.locator("select").inputValue(), "1.0");
});

test("without a squish ten rows of one matrix give the same ten sums", async (t) => {
  const page = await openView(t, "squish");
  await page.getByRole("radio", { name: "no squish" }).check({ force: true });
  await settle(page);
  const said = [
    ...(await told(page)).matchAll(/Output (\d): layer by layer (\S+), in one step (\S+)\./g),
  ];
  assert.equal(said.length, 10);
  for (const [, , layered, direct] of said)
    assert.ok(Math.abs(numberIn(layered) - numberIn(direct)) < 0.11);
  assert.ok(said.some(([, , layered]) => Math.abs(numberIn(layered)) > 1));
  assert.equal(await page.locator(".squish-words math").count(), 2);
  assert.match(await textOf(page, ".squish-words"), /differ by 0\.\d+ at most/);
});

test("nothing is cut, in both languages from 280 to 1440", (t) =>
  assertNothingCut(t, "squish", [
    { function: "tanh", sum: -6, bias: -10 },
    { function: "identity" },
  ]));

test("axe finds nothing to object to", (t) => assertAxeClean(t, "squish"));
