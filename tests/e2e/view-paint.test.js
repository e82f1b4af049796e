// The figure paint: weights painted by mouse, by touch and by keyboard, the bias moved, and what the
// neuron does in the network, against the core; the wall of all dials.

import assert from "node:assert/strict";
import { test } from "node:test";
import { settle } from "./support/browser.js";
import {
  assertAxeClean,
  assertNothingCut,
  assertTouchable,
  openView,
  PHONE,
  restore,
  stateOf,
  textOf,
  told,
} from "./support/view.js";

/** @typedef {import("./support/browser.js").Page} Page */

/** Waits until everything is measured. @param {Page} page */
async function done(page) {
  await settle(page);
  await page.locator(".figure[aria-busy=false]").waitFor();
  await settle(page);
}

/** @param {Page} page @param {string} value */
const preset = (page, value) => page.locator(`[data-control=start] input[value=${value}]`);
/** @param {Page} page @param {string} value */
const brush = (page, value) => page.locator(`[data-control=brush] input[value=${value}]`);
/** @param {Page} page */
const threshold = (page) => page.locator("input[data-control=bias]");
/** @param {Page} page */
const accuracy = (page) => textOf(page, "[part=accuracy] b");
/** @param {Page} page @returns {Promise<string>} */
const painted = async (page) => (await stateOf(page)).painted;

/**
 * What the core says of the weights that a figure's state stands for, in place of one neuron.
 * @param {Page} page @param {number} seat
 */
const core = (page, seat) =>
  page.evaluate(async (neuron) => {
    const paths = ["/www/start.js", "/www/examples.js", "/www/views/paint/painting.js"];
    const [{ start }, { DIGITS }, { Painting }] = await Promise.all(
      paths.map((path) => import(path)),
    );
    const { Network, Samples, rasterize } = await start("core");
    const network = Network.bundled();
    const figure = /** @type {any} */ (document.querySelector("perceptible-figure"));
    const { preset, bias: own, painted } = figure.state;
    const painting = new Painting();
    painting.begin(preset);
    painting.runs = painted;
    painting.bias = own;
    const row = network.weights(1).slice(784 * neuron, 784 * (neuron + 1));
    const { weights, bias } = painting.neuron({ weights: row, bias: network.biases(1)[neuron] });
    const copy = network.copy();
    copy.set_neuron(1, neuron, weights, bias);
    const parts = Array.from({ length: 50 }, (_, i) => Samples.digits(20, 20260 + i));
    const samples = parts.reduce((all, part) => all.concat(part));
    const percent = (/** @type {any} */ of) => {
      const { n, correct } = of.measure(samples);
      return `${((100 * correct) / n).toFixed(1)}%`;
    };
    const sum = (/** @type {Float32Array} */ image) =>
      copy.trace(image).weighted_sums[1][neuron] - bias;
    /** @type {number[]} */
    const seen = [];
    let on = 0;
    for (const [n, label] of samples.labels.entries()) {
      seen[label] = (seen[label] ?? 0) + 1;
      if (seen[label] <= 4) on += Number(sum(samples.image(n)) + bias > 0);
    }
    return {
      change: `${percent(network)} → ${percent(copy)}`,
      on,
      bias,
      own: sum(rasterize(DIGITS[3])),
    };
  }, seat);

/** @param {Page} page @param {number} seat of the neuron that is replaced */
async function assertTrue(page, seat) {
  await done(page);
  const { change, on, own } = await core(page, seat);
  assert.equal(await accuracy(page), change);
  assert.ok((await told(page)).includes(` ${on} of 40 digits`), `${on}: ${await told(page)}`);
  const written = Number(
    (await textOf(page, "[part=own]")).match(/[+−][\d.]+/)?.[0].replace("−", "-"),
  );
  assert.ok(Math.abs(written - own) < 0.006, `${written} for ${own}`);
}

test("before anybody touches it, an edge detector is at work, and its numbers are the core's", async (t) => {
  const page = await openView(t, "paint");
  await assertTrue(page, 9);
  assert.match(await told(page), /^Weights: an edge; 48 above zero, 48 below\. With bias −4\.00/);
  for (const name of ["blob", "loop", "blank", "learned"]) {
    await preset(page, name).check();
    await assertTrue(page, 9);
  }
  const [before, after] = (await accuracy(page)).split(" → ");
  assert.equal(after, before, "a learned neuron in its own place changes nothing");
});

test("painted by mouse, blue, orange and erased, the digits line up anew; undo leads back", async (t) => {
  const page = await openView(t, "paint");
  await preset(page, "blank").check();
  await done(page);
  const box = await page.locator("[part=pad]").boundingBox();
  assert.ok(box);
  const stroke = async (/** @type {number} */ row) => {
    const y = box.y + row * box.height;
    await page.mouse.move(box.x + 0.3 * box.width, y);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.7 * box.width, y, { steps: 8 });
    await page.mouse.up();
    await done(page);
  };
  await stroke(0.5);
  const blue = await painted(page);
  assert.match(blue, /^\d+\.\d+p/);
  assert.match(await told(page), /^Weights: blank, painted over; (2\d|3\d) above zero, 0 below/);
  await brush(page, "negative").check();
  await stroke(0.7);
  assert.match(await told(page), /; \d+ above zero, (2\d|3\d) below/);
  await assertTrue(page, 9);
  await brush(page, "erase").check();
  await stroke(0.7);
  assert.match(await told(page), /; \d+ above zero, 0 below/);
  for (let i = 0; i < 2; i++) await page.locator("[part=undo]").click();
  assert.equal(await painted(page), blue);
  await page.locator("[part=undo]").click();
  assert.equal(await painted(page), "");
  await page.locator("[part=undo]").click();
  assert.equal((await stateOf(page)).preset, "edge");
  await settle(page);
  assert.ok(await page.locator("[part=undo]").isDisabled());
});

test("the keyboard alone paints weight by weight and hears where it is", async (t) => {
  const page = await openView(t, "paint");
  await preset(page, "blank").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  const pad = page.locator("[part=pad]");
  assert.ok(await pad.evaluate((element) => element.matches(":focus-visible")));
  const live = page.locator("[aria-live]");
  await page.keyboard.press("ArrowRight");
  assert.equal(await painted(page), "", "the brush is up");
  assert.match((await live.textContent()) ?? "", /row 15, column 16: \+0\.00/);
  await page.keyboard.press("Space");
  assert.match((await live.textContent()) ?? "", /Brush down\. row 15, column 16: \+1\.00/);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  assert.equal(await painted(page), `${14 * 28 + 15}.2p27.1p`);
  await assertTrue(page, 9);
  await page.keyboard.press("Escape");
  assert.equal(await painted(page), "");
  await page.keyboard.press("Control+z");
  assert.equal(await painted(page), `${14 * 28 + 15}.2p27.1p`);
});

test("the bias moves along the line, by keyboard and by mouse, and the line stays", async (t) => {
  const page = await openView(t, "paint");
  await done(page);
  const range = threshold(page);
  const ends = await range.getAttribute("max");
  await range.press("Home");
  await done(page);
  assert.match((await range.getAttribute("aria-valuetext")) ?? "", /, 40 of 40 digits on$/);
  await assertTrue(page, 9);
  await range.press("End");
  await done(page);
  assert.match((await range.getAttribute("aria-valuetext")) ?? "", /, 0 of 40 digits on$/);
  const box = await page.locator(".paint-plot").boundingBox();
  assert.ok(box);
  await page.mouse.click(box.x + box.width / 2, box.y + 30);
  await assertTrue(page, 9);
  assert.equal(await range.inputValue(), String(Math.round(Number(ends) / 2)));
  assert.equal(await range.getAttribute("max"), ends);
  const { bias } = await core(page, 9);
  assert.equal((await stateOf(page)).bias, bias);
  await restore(page, { bias: -200 });
  await done(page);
  const far = await range.getAttribute("max");
  await range.press("Home");
  await done(page);
  assert.equal(await range.getAttribute("max"), far, "coming back from afar, it stays as well");
});

test("it takes the place of any neuron, and follows the drawing", async (t) => {
  const page = await openView(t, "paint");
  await done(page);
  const seat = page.locator("[data-control=neuron] input");
  await seat.press("Home");
  await assertTrue(page, 0);
  await seat.press("ArrowRight");
  await assertTrue(page, 1);
  assert.match(await told(page), /in place of neuron 2, /);
  const before = await textOf(page, "[part=own]");
  await page.evaluate(() =>
    document.querySelector("perceptible-figure")?.draw([
      [
        [0.5, 0.2],
        [0.5, 0.8],
      ],
    ]),
  );
  await done(page);
  assert.notEqual(await textOf(page, "[part=own]"), before);
  await page.evaluate(() => document.querySelector("perceptible-figure")?.clear());
  await done(page);
  assert.equal(await textOf(page, "[part=own]"), "");
  assert.doesNotMatch(await told(page), /Your drawing/);
});

test("on a phone, by touch and in Korean; the wall of 13,002 dials opens and takes part", async (t) => {
  const page = await openView(t, "paint", { lang: "ko", context: PHONE });
  await done(page);
  assert.match(await told(page), /^가중치: 모서리\. .*숫자 1,000개의 정확도는/);
  await preset(page, "blank").tap();
  await done(page);
  const box = await page.locator("[part=pad]").boundingBox();
  assert.ok(box);
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  await done(page);
  assert.match(await painted(page), /p/);
  const wall = page.locator("[part=wall]");
  assert.equal(await wall.getAttribute("aria-expanded"), "false");
  assert.match((await wall.textContent()) ?? "", /13,002/);
  await wall.tap();
  await done(page);
  assert.equal(await wall.getAttribute("aria-expanded"), "true");
  assert.match(await textOf(page, "[part=dials]"), /785개.*3시간 37분/);
  const picture = () =>
    page.locator(".paint-wall canvas").evaluate((element) => {
      const canvas = /** @type {HTMLCanvasElement} */ (element);
      const { data } = /** @type {CanvasRenderingContext2D} */ (
        canvas.getContext("2d")
      ).getImageData(0, 0, canvas.width, canvas.height);
      let sum = 0;
      for (let i = 0; i < data.length; i++) sum = (sum * 31 + data[i]) % 1e9;
      return sum;
    });
  const shown = await picture();
  assert.equal(await picture(), shown);
  await page.evaluate(() => scrollTo(0, 0));
  await page.touchscreen.tap(box.x + box.width / 4, box.y + box.height / 4);
  await done(page);
  assert.notEqual(await picture(), shown, "the reader's dials are turned");
  await assertTouchable(page, "label:visible, button:visible, input[type=range]");
});

test("a link keeps weights, bias, place and wall; nonsense it ignores", async (t) => {
  const page = await openView(t, "paint");
  const kept = {
    preset: "blob",
    bias: -3.5,
    painted: "3.2p1n9.4e",
    brush: "erase",
    neuron: 2,
    wall: true,
  };
  await restore(page, kept);
  await done(page);
  assert.deepEqual(await stateOf(page), kept);
  await assertTrue(page, 2);
  await restore(page, {
    preset: "star",
    bias: "much",
    painted: "900p",
    brush: 1,
    neuron: 16,
    wall: "on",
  });
  await restore(page, { bias: 1e9, neuron: -1 });
  assert.deepEqual(await stateOf(page), kept);
});

test("nothing is cut at any width in either language", (t) =>
  assertNothingCut(t, "paint", [{ preset: "edge" }, { painted: "40p", wall: true }]));

test("axe finds nothing to object to", (t) => assertAxeClean(t, "paint"));
