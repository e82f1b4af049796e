// The figure why: what spoke for the answer, the least change that turns it, and rubbing a part out; by
// mouse, by touch and by keyboard.

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

/** Waits until nothing is looked for any more. @param {Page} page */
async function found(page) {
  await settle(page);
  await page.locator(".figure[aria-busy=false]").waitFor();
  await settle(page);
}

/** @param {Page} page */
const outputs = (page) => textOf(page, "[part=outputs]");
/** @param {Page} page @param {number} digit */
const target = (page, digit) => page.locator(`[data-control=target] input[value='${digit}']`);
/** @param {Page} page @returns {Promise<number[]>} */
const erased = async (page) => /** @type {any} */ ((await stateOf(page)).erased);

/**
 * What the core says of the page's 3 with some pixels taken away.
 * @param {Page} page @param {number[]} [gone]
 */
const core = (page, gone = []) =>
  page.evaluate(async (pixels) => {
    const paths = ["/www/start.js", "/www/examples.js"];
    const [{ start }, { DIGITS }] = await Promise.all(paths.map((path) => import(path)));
    const { Network, rasterize, judge } = await start("core");
    const network = Network.bundled();
    const image = rasterize(DIGITS[3]);
    for (const p of pixels) image[p] = 0;
    const { outputs } = network.predict(image);
    const { digit, second } = judge(outputs);
    const lead = new Float32Array(10);
    lead[digit] = 1;
    lead[second] = -1;
    let [above, below] = [0, 0];
    for (const [p, slope] of network.slopes(image, lead).entries()) {
      const says = slope * image[p];
      if (says > 0) above += says;
      else below += says;
    }
    return { digit, second, values: Array.from(outputs, Number), above, below };
  }, gone);

/** As the page writes it. @param {number} value */
const written = (value) => value.toFixed(2).replace("-", "−");

test("before anybody touches it, a 3 has just turned into an 8, and the numbers are the core's", async (t) => {
  const page = await openView(t, "why");
  await found(page);
  const { second, above, below, values } = await core(page);
  const ink = await textOf(page, ".why-note");
  assert.ok(ink.includes(`for 3 +${written(above)}`), ink);
  assert.ok(ink.includes(`for ${second} ${written(below)}`), ink);
  assert.match(await told(page), /^Read as a 3; .* make it an 8; the answer turns at [\d.]+%/);
  const [, before, after] = (await outputs(page)).match(/^3: ([\d.]+) {2}8: ([\d.]+)$/) ?? [];
  assert.ok(Number(after) > 0.5 && Number(after) > Number(before) + 0.24, await outputs(page));
  const range = page.locator("input[type=range]");
  await range.press("Home");
  await settle(page);
  assert.equal(await outputs(page), `3: ${written(values[3])}  8: ${written(values[8])}`);
  await range.press("End");
  await settle(page);
  assert.ok(Number((await outputs(page)).match(/8: (.*)/)?.[1]) >= 0.8);
  assert.match((await range.getAttribute("aria-valuetext")) ?? "", /^100\.0% of the change; 3: /);
});

test("the reader chooses what it is turned into, but not what it is already", async (t) => {
  const page = await openView(t, "why");
  await found(page);
  assert.ok(await target(page, 3).isDisabled());
  await target(page, 8).focus();
  await page.keyboard.press("ArrowRight");
  await found(page);
  assert.match(await outputs(page), /^3: [\d.]+ {2}9: /);
  await target(page, 5).click();
  await found(page);
  assert.match(await told(page), /make it a 5;/);
  await page.locator("[data-control=drawing] input[value='5']").click();
  await found(page);
  assert.ok(await target(page, 5).isDisabled(), "a 5 is turned into its runner-up");
  assert.match(await told(page), /^Read as a 5; (\d) is next\..* make it an? \1;/);
});

test("rubbed out by mouse, it is read without that; put back, it is as before", async (t) => {
  const page = await openView(t, "why");
  await found(page);
  const before = await told(page);
  const back = page.locator("[part=back]");
  assert.ok(await back.isDisabled());
  const box = await page.locator("[part=pad]").boundingBox();
  assert.ok(box);
  const at = (/** @type {number} */ x, /** @type {number} */ y) =>
    /** @type {const} */ ([box.x + x * box.width, box.y + y * box.height]);
  await page.mouse.move(...at(0.72, 0.5));
  await page.mouse.down();
  await page.mouse.move(...at(0.72, 0.8), { steps: 8 });
  await page.mouse.up();
  await found(page);
  const gone = await erased(page);
  assert.ok(gone.length > 15 && gone.length < 60, `${gone.length} pixels`);
  const { digit, above } = await core(page, gone);
  assert.ok((await told(page)).includes(` a ${digit}`));
  assert.ok((await textOf(page, ".why-note")).includes(`for ${digit} +${written(above)}`));
  await back.click();
  await found(page);
  assert.deepEqual(await erased(page), []);
  assert.equal(await told(page), before);
});

test("the keyboard alone rubs, lifts, and puts back", async (t) => {
  const page = await openView(t, "why");
  await found(page);
  const pad = page.locator("[part=pad]");
  await page.locator("[data-control=target] input:checked").focus();
  await page.keyboard.press("Tab");
  assert.ok(await pad.evaluate((element) => element.matches(":focus-visible")));
  await page.keyboard.press("ArrowRight");
  assert.deepEqual(await erased(page), [], "the rubber is up");
  await page.keyboard.press("Space");
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  const gone = await erased(page);
  assert.ok(gone.length > 10, `${gone.length} pixels`);
  await page.keyboard.press("ArrowDown");
  assert.deepEqual(await erased(page), gone, "the rubber is up again");
  await page.keyboard.press("Escape");
  await found(page);
  assert.deepEqual(await erased(page), []);
});

test("on a phone, by touch and in Korean", async (t) => {
  const page = await openView(t, "why", { lang: "ko", context: PHONE });
  await found(page);
  assert.match(await told(page), /^3으로 읽었습니다\. .*8이 됩니다/);
  await target(page, 5).tap();
  await found(page);
  assert.match(await told(page), /바꾸면 5가 됩니다/);
  const box = await page.locator(".pad").first().boundingBox();
  assert.ok(box);
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  await found(page);
  assert.ok((await erased(page)).length > 4);
  await assertTouchable(page, "label:visible, button:visible, input[type=range]");
});

test("a link keeps the target, the place on the way and what was rubbed out; nonsense it ignores", async (t) => {
  const page = await openView(t, "why");
  const kept = { target: 2, share: 0.25, erased: [200, 201, 430] };
  await restore(page, kept);
  await found(page);
  assert.deepEqual(await stateOf(page), kept);
  await restore(page, { target: 12, share: "half", erased: [-1, 784, "x", 200, 201, 430] });
  assert.deepEqual(await stateOf(page), kept);
  await page.evaluate(() => document.querySelector("perceptible-figure")?.clear());
  await settle(page);
  assert.match(await told(page), /Nothing drawn/);
});

test("nothing is cut at any width in either language", (t) =>
  assertNothingCut(t, "why", [{ target: 8, erased: [] }, { erased: [400, 401] }]));

test("axe finds nothing to object to", (t) => assertAxeClean(t, "why"));
