// What one example asks for: the numbers on the screen against the core's, the step, one and ten.

import assert from "node:assert/strict";
import { test } from "node:test";
import { settle } from "./support/browser.js";
import {
  change,
  core,
  cost,
  near,
  number,
  openGradient,
  rested,
  restore,
  said,
  slopes,
  text,
} from "./support/gradient.js";

/** @typedef {import("./support/browser.js").Page} Page */

/** Two figures that share a network and a drawing. */
const OURS = {
  attributes: 'network="ours"',
  after: '<perceptible-figure view="draw" network="ours"></perceptible-figure>',
};

/** @param {Page} page */
const squares = async (page) =>
  [...(await said(page)).matchAll(/\d: (\d\.\d+)/g)].map(([, value]) => Number(value));

/** How many pixels of the picture are of a colour, in a box of the figure. @param {Page} page @param {[number, number, number, number]} box @param {[number, number, number]} colour */
const painted = (page, box, colour) =>
  page.evaluate(
    ({ box: [x, y, width, height], colour: [red, green, blue] }) => {
      const canvas = /** @type {HTMLCanvasElement} */ (
        document.querySelector("perceptible-figure")?.shadowRoot?.querySelector("canvas.paint")
      );
      const scale = canvas.width / canvas.clientWidth;
      const at = [x, y, width, height].map((v) => Math.round(v * scale));
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
      const { data } = context.getImageData(at[0], at[1], at[2], at[3]);
      let count = 0;
      for (let i = 0; i < data.length; i += 4)
        if (data[i] === red && data[i + 1] === green && data[i + 2] === blue) count += 1;
      return count / (scale * scale);
    },
    { box, colour },
  );

test("cost, squares, slope and what the step promises are the core's", async (t) => {
  const page = await openGradient(t);
  for (const [digit, label] of [
    [3, 3],
    [7, 1],
  ]) {
    await restore(page, { drawing: digit, label, rate: 3.5 });
    const expected = await core(page, { digit, label, rate: 3.5 });
    near(await cost(page), expected.before, 0.0051);
    const shown = await squares(page);
    assert.equal(shown.length, 10);
    for (const [k, square] of shown.entries()) near(square, expected.squares[k], 0.0051);
    near(shown.reduce((a, b) => a + b) / 2, await cost(page), 0.03);
    const [before, after] = await change(page);
    near(before, expected.before, 0.0051);
    near(after, expected.after, 0.0051);
    const [computed, tried] = await slopes(page, "step");
    near(computed, expected.slope, 0.00051);
    near(tried, computed, 0.0011);
  }
});

test("the squares are painted as large as they are said, blue to rise and orange to fall", async (t) => {
  const page = await openGradient(t);
  const expected = await core(page, { digit: 3, label: 3, rate: 1 });
  const width = /** @type {number} */ (
    await page.evaluate(() => document.querySelector("perceptible-figure")?.clientWidth)
  );
  const { layout } = await import("../../www/views/gradient/layout.js");
  const tracks = layout(width, 1).squares;
  const track = (/** @type {number} */ k) => {
    const { x, y, width: w, height: h } = tracks[k];
    return /** @type {[number, number, number, number]} */ ([x - 1, y - 1, w + 2, h]);
  };
  const side = tracks[3].width * Math.sqrt(expected.squares[3]);
  near(Math.sqrt(await painted(page, track(3), [31, 98, 196])), side, 1.6);
  assert.equal(await painted(page, track(9), [31, 98, 196]), 0);
  const open = await painted(page, track(9), [196, 90, 0]);
  const rim = tracks[9].width * Math.sqrt(expected.squares[9]);
  assert.ok(open > 0 && open < rim * rim * 0.6, "what must fall is open");
});

test("a step does what it promised, and starting over brings everything back", async (t) => {
  const page = await openGradient(t);
  const first = await cost(page);
  let last = first;
  for (let i = 1; i <= 3; i++) {
    const [, promised] = await change(page);
    await page.locator("[part=step]").click();
    await settle(page);
    near(await cost(page), promised, 0.0051);
    assert.ok((await cost(page)) < last);
    last = await cost(page);
    assert.match(await text(page, ".taken"), new RegExp(`^${i} `));
  }
  await page.locator("[part=again]").click();
  await settle(page);
  assert.equal(await cost(page), first);
  assert.equal(await text(page, ".taken"), "");
  assert.ok(await page.locator("[part=again]").isDisabled());
});

test("slopes by backpropagation and by trying agree at every start, for one and for ten", async (t) => {
  const page = await openGradient(t);
  for (const start of ["random", "begun", "trained"])
    for (const minibatch of [false, true]) {
      await restore(page, { start, minibatch, label: 8 });
      for (const of of /** @type {const} */ (["step", "weight"])) {
        const line = await text(page, `[part=slope-${of}]`);
        const decimals = line.match(/\.(\d+)/)?.[1].length ?? 0;
        assert.ok(decimals >= 3, line);
        const [computed, tried] = await slopes(page, of);
        near(computed, tried, 1.01 * 10 ** -decimals);
      }
    }
});

test("ten drawings ask together: the panel says what each asks, and how much is left", async (t) => {
  const page = await openGradient(t);
  await restore(page, { start: "begun" });
  const alone = await cost(page);
  await page.getByRole("radio", { name: "minibatch of 10" }).check({ force: true });
  await rested(page);
  assert.notEqual(await cost(page), alone);
  assert.match(await text(page, "[part=cost]"), /mean cost/);
  assert.match(await said(page), /Ten drawings/);
  const percent = Number((await text(page, ".asks-note")).match(/is (\d+)%/)?.[1]);
  assert.ok(percent > 5 && percent < 70, `${percent}`);
  const asks = await text(page, ".asks-strip");
  const terms = asks
    .split(";")[0]
    .split(", ")
    .map((term) => number(term.split(": ")[1]));
  assert.equal(terms.length, 10);
  const mean = number(asks.split("mean ")[1]);
  near(terms.reduce((a, b) => a + b) / 10, mean, 0.002);
  assert.ok(terms.some((v) => v > 0) && terms.some((v) => v < 0), "they do not agree");
});

test("a drawing that travels is asked about, as what the network reads it", async (t) => {
  const page = await openGradient(t, OURS);
  const own = page.locator(".choose-drawings label").last();
  await page.evaluate(async () => {
    const [, pad] = document.querySelectorAll("perceptible-figure");
    await pad.ready;
    await pad.draw([Array.from({ length: 12 }, (_, i) => [0.5, 0.2 + 0.05 * i])]);
  });
  await rested(page);
  assert.ok(await own.isVisible());
  assert.match(await said(page), /should read 1/);
  await page.locator(".choose-drawings label").nth(7).click();
  await rested(page);
  assert.match(await said(page), /should read 7/);
  assert.ok(await own.isVisible(), "and it can be asked about again");
  await own.click();
  await rested(page);
  assert.match(await said(page), /should read 1/);
});

test("the network that the figures share is never changed", async (t) => {
  const page = await openGradient(t, OURS);
  const outputs = () =>
    page.evaluate(async () => {
      const [, pad] = document.querySelectorAll("perceptible-figure");
      await pad.ready;
      return String(
        (await pad.draw([Array.from({ length: 12 }, (_, i) => [0.5, 0.2 + 0.05 * i])])).outputs,
      );
    });
  const before = await outputs();
  await restore(page, { start: "trained", label: 8, rate: 8 });
  for (let i = 0; i < 3; i++) await page.locator("[part=step]").click();
  await rested(page);
  assert.equal(await outputs(), before);
});
