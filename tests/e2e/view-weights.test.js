// The figure weights: every number can be read and is the network's; the lens shows what plain steps
// never moved; by mouse, by finger and by keyboard.

import assert from "node:assert/strict";
import { test } from "node:test";
import { settle } from "./support/browser.js";
import {
  assertAxeClean,
  assertNothingCut,
  assertTouchable,
  numberIn,
  openView,
  PHONE,
  restore,
  stateOf,
  textOf,
  told,
} from "./support/view.js";

/** @typedef {import("./support/browser.js").Page} Page */

/** A number of the bundled network, and what the first 3 makes of its neuron. @param {Page} page @param {number[]} place */
const numberOf = (page, place) =>
  page.evaluate(async ([layer, j, from]) => {
    const paths = ["/www/start.js", "/www/examples.js"];
    const [{ start }, { DIGITS }] = await Promise.all(paths.map((path) => import(path)));
    const core = await start("core");
    const network = core.Network.bundled();
    const { weighted_sums, activations } = network.trace(core.rasterize(DIGITS[3]));
    const inputs = network.layers[layer - 1];
    return {
      value: from === inputs ? network.biases(layer)[j] : network.weights(layer)[j * inputs + from],
      sum: weighted_sums[layer][j],
      activation: activations[layer][j],
    };
  }, place);

/** @param {Page} page */
const said = (page) => textOf(page, "[part=said]");

/** Signed numbers and plain ones of a sentence, in their order. @param {string} sentence */
const numbersOf = (sentence) => (sentence.match(/[+−]?\d+\.\d\d/g) ?? []).map(numberIn);

/** Waits until the network in the page has learned. @param {Page} page */
async function learned(page) {
  await page.waitForFunction(
    () => {
      const root = document.querySelector("perceptible-figure")?.shadowRoot;
      const note = root?.querySelector("[part=note]")?.textContent ?? "";
      return /8,000/.test(note) && !root?.querySelector(".figure[aria-busy=true]");
    },
    undefined,
    { timeout: 20_000 },
  );
}

test("every number that is pointed at is the core's", async (t) => {
  const page = await openView(t, "weights");
  assert.match(await textOf(page, "[part=note]"), /^All 13,002 numbers/);
  for (const place of [
    [1, 4, 300],
    [1, 15, 784],
    [2, 7, 3],
    [3, 9, 16],
  ]) {
    await restore(page, { number: place });
    const { value, sum, activation } = await numberOf(page, place);
    const numbers = numbersOf(await said(page));
    assert.equal(numbers[0], Number(value.toFixed(2)));
    assert.deepEqual(numbers.slice(-2), [Number(sum.toFixed(2)), Number(activation.toFixed(2))]);
    assert.deepEqual((await stateOf(page)).number, place);
  }
});

test("mouse and keyboard go from number to number; Escape lets go", async (t) => {
  const page = await openView(t, "weights");
  const invitation = await said(page);
  const box = await page.locator("[part=numbers]").boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + 60, box.y + 60);
  await settle(page);
  assert.match(await said(page), /^Hidden layer 1, neuron 1 of 16, row \d+, column \d+: [+−]/);
  await page.mouse.move(box.x + box.width / 2, box.y + 5);
  await settle(page);
  assert.equal(await said(page), invitation);
  await page.locator("[part=numbers]").focus();
  const keys = ["ArrowDown", "ArrowDown", "ArrowRight", "PageDown"];
  for (const key of keys) await page.keyboard.press(key);
  await settle(page);
  assert.match(await said(page), /^Hidden layer 1, neuron 2 of 16, row 2, column 2: /);
  assert.equal(await told(page), await said(page), "and it is heard");
  await page.keyboard.press("End");
  await settle(page);
  assert.match(await said(page), /^Hidden layer 1, neuron 2 of 16, bias: \+2\.00; /);
  await page.keyboard.press("Escape");
  await settle(page);
  assert.equal(await said(page), invitation);
});

test("the lens shows a network trained here, what has changed of it and what no digit ever moved", async (t) => {
  const page = await openView(t, "weights");
  await page.getByRole("radio", { name: "never trained" }).click();
  await learned(page);
  const note = await textOf(page, "[part=note]");
  assert.match(note, /no step moved their weights/);
  assert.match(note, /another case: weight decay/);
  await page.getByRole("radio", { name: "what training changed" }).click();
  await restore(page, { number: [1, 0, 0] });
  const [start, now] = numbersOf(await said(page));
  assert.equal(start, now, "no digit reaches the corner");
  let moved = 0;
  for (const pixel of [14 * 28 + 14, 10 * 28 + 12, 18 * 28 + 15, 9 * 28 + 16]) {
    await restore(page, { number: [1, 0, pixel] });
    const [before, after] = numbersOf(await said(page));
    if (before !== after) moved += 1;
  }
  assert.ok(moved > 0, "the middle has moved");
  await page.getByRole("radio", { name: "as they are" }).click();
  await settle(page);
  assert.match(await textOf(page, "[part=note]"), /^All 13,002 numbers/);
});

test("it learns over many frames, and another lens is there at once meanwhile", async (t) => {
  const page = await openView(t, "weights");
  const frames = await page.evaluate(
    () =>
      new Promise((done) => {
        const figure = /** @type {any} */ (document.querySelector("perceptible-figure"));
        const inside = figure.shadowRoot.querySelector(".figure");
        const note = () => figure.shadowRoot.querySelector("[part=note]").textContent;
        let busy = 0;
        const count = () => {
          if (inside.getAttribute("aria-busy") === "true") busy += 1;
          if (busy === 6) {
            figure.state = { lens: "now" };
            requestAnimationFrame(() =>
              requestAnimationFrame(() => {
                const meanwhile = note();
                figure.state = { lens: "change" };
                busy += 1;
                requestAnimationFrame(count);
                Object.assign(globalThis, { meanwhile });
              }),
            );
          } else if (busy > 6 && /8,000/.test(note() ?? "")) done(busy);
          else requestAnimationFrame(count);
        };
        figure.state = { lens: "change" };
        requestAnimationFrame(count);
      }),
  );
  assert.ok(Number(frames) > 20, `${frames} frames`);
  assert.match(String(await page.evaluate("meanwhile")), /^All 13,002 numbers/);
});

test("the fullest come first, and what is pointed at stays the same neuron", async (t) => {
  const page = await openView(t, "weights");
  await restore(page, { number: [1, 4, 300] });
  const before = await said(page);
  await page.getByRole("radio", { name: "fullest first" }).click();
  await settle(page);
  assert.equal(await said(page), before);
  const box = await page.locator("[part=numbers]").boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + 60, box.y + 60);
  await settle(page);
  const [, neuron] = (await said(page)).match(/neuron (\d+)/) ?? [];
  const { activation } = await numberOf(page, [1, Number(neuron) - 1, 0]);
  assert.ok(activation > 0.99, `neuron ${neuron}: ${activation}`);
  const kept = await stateOf(page);
  await restore(page, { lens: "sideways", order: 7, number: [9, 9, 9] });
  assert.equal((await stateOf(page)).order, "strength");
  assert.equal((await stateOf(page)).lens, kept.lens);
});

test("on a phone, by touch and in Korean", async (t) => {
  const page = await openView(t, "weights", { lang: "ko", context: PHONE });
  assert.match(await textOf(page, "[part=note]"), /13,002개가 모두/);
  const box = await page.locator("[part=numbers]").boundingBox();
  assert.ok(box);
  await page.touchscreen.tap(box.x + 40, box.y + 60);
  await settle(page);
  assert.match(await said(page), /^은닉층 1, 뉴런 16개 중 1번, \d+행 \d+열: /);
  await page.getByRole("radio", { name: "학습되지 않은 곳" }).tap();
  await learned(page);
  assert.match(await textOf(page, "[part=note]"), /한 번도 움직이지 않았고/);
  await assertTouchable(page, "label:visible");
});

test("nothing is cut at any width, in either language", async (t) => {
  await assertNothingCut(t, "weights", [{ lens: "now", number: [2, 15, 11] }, { lens: "never" }]);
});

test("the note has room for all that it says", async (t) => {
  const page = await openView(t, "weights");
  await restore(page, { lens: "never" });
  await learned(page);
  for (const lang of ["en", "ko"])
    for (const width of [296, 360, 700, 780, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate((language) => {
        document.documentElement.lang = language;
      }, lang);
      await settle(page);
      for (const part of ["note", "said"]) {
        const { tall, room } = await page
          .locator(`[part=${part}]`)
          .evaluate((p) => ({ tall: p.scrollHeight, room: p.clientHeight }));
        assert.ok(tall <= room, `${part}, ${lang}, ${width}: ${tall} px in ${room}`);
      }
    }
});

test("axe finds nothing to object to", (t) => assertAxeClean(t, "weights"));
