// The figure dream: the image that a digit's neuron likes best, beside drawn ones, against the core's own
// numbers; the road by mouse, by touch and by keyboard, in both languages.

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

/** Waits until all roads are climbed. @param {Page} page */
async function done(page) {
  await settle(page);
  await page.locator(".figure[aria-busy=false]").waitFor({ state: "attached", timeout: 30_000 });
  await settle(page);
}

const range = (/** @type {Page} */ page) => page.locator("input[type=range]");
/** @param {Page} page @param {number} digit */
const cell = (page, digit) => page.locator(`[data-control=digit] input[value='${digit}']`);
/** @param {Page} page @param {string} start */
const from = (page, start) => page.locator(`[data-control=start] input[value='${start}']`);
const sentence = (/** @type {Page} */ page) => textOf(page, "[part=sentence]");

/**
 * What the core makes of going uphill, without the figure's own files: output and weighted sum after so
 * many steps, as the figure writes them, and how many of a hundred drawn digits get less.
 * @param {Page} page @param {{ digit: number, steps: number, noise?: number }} wish
 */
const climbed = (page, wish) =>
  page.evaluate(async ({ digit, steps, noise }) => {
    // @ts-expect-error the page's own module
    const { start } = await import("/www/start.js");
    const core = await start("core");
    const network = core.Network.bundled();
    const blank = new Float32Array(784);
    const image = noise ? core.vary(blank, { noise: 0.3, seed: noise }) : blank;
    const of = Float32Array.from({ length: 10 }, (_, k) => Number(k === digit));
    for (let step = 0; step < steps; step++) {
      const slopes = network.slopes(image, of);
      let square = 0;
      for (const slope of slopes) square += slope * slope;
      for (let p = 0; p < 784; p++)
        image[p] = Math.min(1, Math.max(0, image[p] + (0.1 / Math.sqrt(square)) * slopes[p]));
    }
    const read = (/** @type {Float32Array} */ x) => {
      const { activations, weighted_sums } = network.trace(x);
      return { output: activations[3][digit], sum: weighted_sums[3][digit] };
    };
    const { output, sum } = read(image);
    /** @type {number[]} */
    const sums = [];
    for (let seed = 4100; sums.length < 100; seed++) {
      const samples = core.Samples.digits(25, seed);
      for (let n = 0; n < 25; n++)
        if (samples.labels[n] === digit && sums.length < 100) sums.push(read(samples.image(n)).sum);
    }
    return {
      output: output.toFixed(2),
      sum: (sum < 0 ? "−" : "+") + Math.abs(sum).toFixed(2),
      below: sums.filter((each) => each < sum).length,
    };
  }, wish);

test("every number is the core's: from blank paper and from noise, at the road's end and on it", async (t) => {
  const page = await openView(t, "dream");
  await done(page);
  assert.match(await sentence(page), /^After 200 steps .* above that of any of 100 drawn 3s\./);
  for (const [wish, start] of /** @type {const} */ ([
    [{ digit: 3, steps: 200 }, "blank"],
    [{ digit: 8, steps: 20 }, "blank"],
    [{ digit: 5, steps: 100, noise: 2 }, "noise"],
  ])) {
    const { digit, steps } = wish;
    await restore(page, { digit, steps, start, seed: 2 });
    await done(page);
    const { output, sum, below } = await climbed(page, wish);
    const label = await cell(page, digit).getAttribute("aria-label");
    assert.equal(label, `${digit}: output ${output}, weighted sum ${sum}`);
    assert.ok((await told(page)).includes(`output ${output}, weighted sum ${sum}`));
    const many = below === 0 || below === 100 ? "any" : String(below);
    assert.ok((await sentence(page)).includes(`that of ${many} of 100 drawn ${digit}s`));
  }
});

test("the mouse drags along the road, and back again to the same", async (t) => {
  const page = await openView(t, "dream");
  await done(page);
  const before = await told(page);
  const plot = page.locator(".dream-plot");
  const box = await plot.boundingBox();
  assert.ok(box);
  const y = box.y + box.height / 2;
  const share = await range(page).evaluate((element) => {
    const { value, max } = /** @type {HTMLInputElement} */ (element);
    return Number(value) / Number(max);
  });
  const at = share * box.width;
  await page.mouse.move(box.x + at, y);
  await page.mouse.down();
  await page.mouse.move(box.x + 4, y, { steps: 4 });
  await settle(page);
  assert.equal((await stateOf(page)).steps, 0);
  assert.match(await sentence(page), /^After 0 steps its weighted sum is above that of 1 of 100/);
  assert.doesNotMatch(await sentence(page), /ink/, "blank paper has none");
  await page.mouse.move(box.x + at, y, { steps: 4 });
  await page.mouse.up();
  await settle(page);
  assert.equal(await told(page), before);
});

test("the keyboard walks the road, chooses the digit and the start", async (t) => {
  const page = await openView(t, "dream");
  await done(page);
  await range(page).focus();
  await page.keyboard.press("End");
  await settle(page);
  assert.equal(await range(page).getAttribute("aria-valuetext"), "500 steps");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await settle(page);
  assert.equal(await range(page).getAttribute("aria-valuetext"), "1 step");
  await cell(page, 3).focus();
  await page.keyboard.press("ArrowRight");
  assert.equal((await stateOf(page)).digit, 4);
  await from(page, "blank").focus();
  await page.keyboard.press("ArrowRight");
  await done(page);
  assert.equal((await stateOf(page)).start, "noise");
  assert.match(await told(page), /^The picture made to light the 4, 1 step from noise: /);
});

test("another noise is another seed, and offered only where there is noise", async (t) => {
  const page = await openView(t, "dream");
  const another = page.locator("[part=another]");
  assert.ok(!(await another.isVisible()));
  await from(page, "noise").click();
  await done(page);
  const before = await told(page);
  assert.equal(await another.textContent(), "seed 1 → 2");
  await another.click();
  await done(page);
  assert.equal((await stateOf(page)).seed, 2);
  assert.notEqual(await told(page), before);
});

test("from the drawing it sets out again when that changes", async (t) => {
  const page = await openView(t, "dream");
  await restore(page, { start: "drawing", digit: 2, steps: 0 });
  await done(page);
  const before = await told(page);
  await page.evaluate(() => {
    const figure = /** @type {any} */ (document.querySelector("perceptible-figure"));
    const { digit, outputs } = figure.draw([
      [
        [0.5, 0.1],
        [0.5, 0.9],
      ],
    ]);
    Object.assign(globalThis, { seen: { digit, output: outputs[2].toFixed(2) } });
  });
  await done(page);
  const output = await page.evaluate(() => /** @type {any} */ (globalThis).seen.output);
  assert.notEqual(await told(page), before);
  assert.ok((await told(page)).includes(`0 steps from the drawing: output ${output},`));
});

test("on a phone, by touch and in Korean", async (t) => {
  const page = await openView(t, "dream", { lang: "ko", context: PHONE });
  await done(page);
  assert.match(
    await sentence(page),
    /^200단계에서 이 그림의 가중합은 본보기 ‘3’ 100장 모두보다 높습니다\./,
  );
  await cell(page, 8).tap();
  await settle(page);
  assert.match(await told(page), /^빈 종이에서 200단계 올라가 8의 뉴런을 켜는 그림: 출력 1\.00/);
  await page.locator("[data-control=smoothing] input[value='2']").tap();
  await done(page);
  assert.equal((await stateOf(page)).smoothing, 2);
  await assertTouchable(
    page,
    "label:visible, button:visible, input[type=range], [data-control=digit] input",
  );
});

test("who wants no motion sees only what is there", async (t) => {
  const page = await openView(t, "dream", { context: { reducedMotion: "reduce" } });
  await done(page);
  const seen = await page.evaluate(async () => {
    const figure = /** @type {any} */ (document.querySelector("perceptible-figure"));
    const steps = new Set();
    const input = figure.shadowRoot.querySelector("input[type=range]");
    new MutationObserver(() => steps.add(input.getAttribute("aria-valuetext"))).observe(input, {
      attributes: true,
    });
    figure.state = { smoothing: 1 };
    const stage = figure.shadowRoot.querySelector(".figure");
    do await new Promise(requestAnimationFrame);
    while (stage.getAttribute("aria-busy") === "true");
    return [...steps];
  });
  assert.deepEqual(seen, []);
});

test("a link keeps digit, start, smoothing, seed and steps; nonsense it ignores", async (t) => {
  const page = await openView(t, "dream");
  const kept = { digit: 7, start: "noise", smoothing: 1, seed: 9, steps: 46 };
  await restore(page, kept);
  assert.deepEqual(await stateOf(page), kept);
  await restore(page, { digit: 10, start: "sky", smoothing: 3, seed: -1, steps: 501, more: 1 });
  assert.deepEqual(await stateOf(page), kept);
});

test("nothing is cut at any width in either language", (t) =>
  assertNothingCut(t, "dream", [{ start: "blank" }, { start: "noise", digit: 8 }]));

test("axe finds nothing to object to", (t) => assertAxeClean(t, "dream"));
