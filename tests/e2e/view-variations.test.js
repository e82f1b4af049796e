// One drawing varied: what is shown and said against the core, the switch that takes the preparing
// away, by mouse, by touch and by keyboard, in both languages.

import assert from "node:assert/strict";
import { test } from "node:test";
import { settle } from "./support/browser.js";
import { assertInside, openView, PHONE, restore, stateOf } from "./support/view.js";

/** @typedef {import("./support/browser.js").Page} Page */
/** @typedef {import("node:test").TestContext} TestContext */

/** @param {TestContext} t @param {import("./support/view.js").ViewWish} [wish] */
async function openVariations(t, wish) {
  const page = await openView(t, "variations", wish);
  await rested(page, "");
  return page;
}

/** What a screen reader is told. @param {Page} page */
const said = async (page) => (await page.locator("p[role=status]").first().textContent()) ?? "";

/** Waits until something else than `before` is said; what it is. @param {Page} page @param {string} before */
async function rested(page, before) {
  for (let i = 0; i < 80; i++) {
    const now = await said(page);
    if (now !== before) return now;
    await page.waitForTimeout(100);
  }
  return assert.fail("expected the figure to say what it shows");
}

/** @param {Page} page @param {() => Promise<unknown>} act @returns what is said then */
async function after(page, act) {
  const before = await said(page);
  await act();
  return rested(page, before);
}

/** What the core says of the 3 that the page draws. @param {Page} page @param {Record<string, number>} variation @param {boolean} isPrepared */
const core = (page, variation, isPrepared) =>
  page.evaluate(
    async ([how, prepared]) => {
      const [{ start }, { DIGITS }] = await Promise.all([
        // @ts-expect-error the page's own modules
        import("/www/start.js"),
        // @ts-expect-error
        import("/www/examples.js"),
      ]);
      const { Network, stages, vary, prepare } = await start("core");
      const image = stages(DIGITS[3]).rasterized;
      const varied = vary(image, how);
      const [now, before] = prepared ? [prepare(varied), prepare(image)] : [varied, image];
      const outputs = Network.bundled().predict(now).outputs;
      const changed = (/** @type {Float32Array} */ a, /** @type {Float32Array} */ b) =>
        a.filter((v, p) => Math.abs(v - b[p]) > 0.02).length;
      const digit = outputs.indexOf(Math.max(...outputs));
      return {
        digit,
        output: outputs[digit].toFixed(2),
        changed: changed(varied, image),
        given: changed(now, before),
      };
    },
    /** @type {const} */ ([variation, isPrepared]),
  );

/** @param {Page} page @param {string} name */
const choose = (page, name) => page.getByRole("radio", { name }).check({ force: true });

const knob = (/** @type {Page} */ page, /** @type {string} */ name) =>
  page.locator(`input[data-control=${name}]`);

test("what is said of a varied drawing is what the core makes of it, prepared and as drawn", async (t) => {
  const page = await openVariations(t);
  for (const prepared of [true, false]) {
    const now = await after(page, () =>
      restore(page, { slant: -0.5, right: 2, down: 3, prepared }),
    );
    const expected = await core(page, { slant: -0.5, right: 2, down: 3, seed: 1 }, prepared);
    assert.match(now, new RegExp(`fullest output is ${expected.digit}, at ${expected.output};`));
    const line = await page.locator(".vary-said").textContent();
    assert.deepEqual(
      line?.match(/\d+/g)?.map(Number),
      [expected.changed, 784, expected.given],
      line ?? "",
    );
  }
});

test("without preparing the network falls apart where the drawing moves, and with it it holds", async (t) => {
  const page = await openVariations(t);
  /** @param {string} said */
  const answers = (said) => said.match(/Along to the right it reads ([^.]*)\./)?.[1].split(" ");
  const held = answers(await after(page, () => page.getByText("change nothing").click()));
  assert.deepEqual(held, Array(7).fill("3"));
  const lost = answers(await after(page, () => choose(page, "as drawn")));
  assert.ok(lost && lost.filter((digit) => digit === "3").length <= 3, String(lost));
});

test("a slider is moved by mouse and by keyboard, and all is put back by one word", async (t) => {
  const page = await openVariations(t);
  const slant = knob(page, "slant");
  const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (
    await slant.boundingBox()
  );
  await page.mouse.click(box.x + 9 + (box.width - 18) / 2, box.y + box.height / 2);
  assert.equal((await stateOf(page)).slant, 0);
  await slant.press("End");
  assert.equal((await stateOf(page)).slant, 1);
  await slant.press("ArrowLeft");
  await settle(page);
  assert.match((await slant.getAttribute("aria-valuetext")) ?? "", /^\+0\.95/);
  const reset = page.locator("[data-control=reset]");
  await reset.press("Enter");
  await settle(page);
  assert.equal((await stateOf(page)).slant, 0);
  assert.equal((await stateOf(page)).right, 0);
  assert.ok(await reset.isDisabled());
  assert.equal(await slant.inputValue(), "21");
});

test("the whole way is measured on digits, a round at a time, and read at the thumb", async (t) => {
  const page = await openVariations(t);
  const note = page.locator(".vary-note");
  assert.match((await note.textContent()) ?? "", /over 1,000 other digits .* \d+ so far\.$/);
  await page.waitForFunction(
    () =>
      /(?:[1-9]00) so far|up\.$/.test(
        document.querySelector("perceptible-figure")?.shadowRoot?.querySelector(".vary-note")
          ?.textContent ?? "",
      ),
    undefined,
    { timeout: 20_000 },
  );
});

test("on a phone the sliders take turns, and a finger moves them", async (t) => {
  const page = await openVariations(t, { context: PHONE });
  assert.ok(await knob(page, "slant").isVisible());
  assert.ok(!(await knob(page, "noise").isVisible()));
  await choose(page, "place and chance");
  await settle(page);
  const noise = knob(page, "noise");
  assert.ok(await noise.isVisible());
  assert.ok(!(await knob(page, "slant").isVisible()));
  await noise.scrollIntoViewIfNeeded();
  const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (
    await noise.boundingBox()
  );
  assert.ok(box.height >= 44);
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  assert.ok(Math.abs((await stateOf(page)).noise - 0.5) < 0.03);
});

test("a link brings back what was set, and what it does not know stays", async (t) => {
  const page = await openVariations(t, { lang: "ko" });
  const now = await after(page, () => restore(page, { noise: 0.25, prepared: false, part: 1 }));
  assert.match(now, /잡음 0\.25/);
  const kept = await stateOf(page);
  await restore(page, { noise: 4, slant: "x", prepared: 1, part: 7, more: true });
  assert.deepEqual(await stateOf(page), kept);
});

test("the drawing that travels is varied; without one there is nothing to change", async (t) => {
  const page = await openVariations(t, {
    attributes: 'network="ours"',
    after: '<perceptible-figure view="draw" network="ours"></perceptible-figure>',
  });
  const draw = (/** @type {number[][][]} */ strokes) =>
    page.evaluate(async (drawn) => {
      const [, pad] = document.querySelectorAll("perceptible-figure");
      await pad.ready;
      await pad.draw(drawn);
    }, strokes);
  const line = Array.from({ length: 12 }, (_, i) => [0.5, 0.2 + 0.05 * i]);
  assert.match(await after(page, () => draw([line])), /the drawing reads 1/);
  await draw([]);
  await settle(page);
  assert.match((await page.locator(".vary-said").textContent()) ?? "", /Nothing is drawn/);
});

test("nothing is cut or leaves the figure, and axe objects to nothing, in both languages", async (t) => {
  const page = await openVariations(t);
  await assertInside(page, [320, 360, 1000, 1440]);
});
