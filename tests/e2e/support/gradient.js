// The gradient figure as its tests open it, and what they read from it.

import assert from "node:assert/strict";
import { settle } from "./browser.js";
import { openView } from "./view.js";

/** @typedef {import("./browser.js").Page} Page */
/** @typedef {import("node:test").TestContext} TestContext */

/** @param {TestContext} t @param {import("./view.js").ViewWish} [wish] */
export async function openGradient(t, wish) {
  const page = await openView(t, "gradient", wish);
  await page.locator("[part=cost] b").first().waitFor({ state: "attached" });
  await rested(page);
  return page;
}

/** Waits until the figure has worked out everything and tells a screen reader. @param {Page} page */
export async function rested(page) {
  let [before, since] = ["", 0];
  for (let i = 0; i < 200; i++) {
    const now = await page.evaluate(() => {
      const figure = document
        .querySelector("perceptible-figure")
        ?.shadowRoot?.querySelector(".figure");
      return figure?.getAttribute("aria-busy") === "false" ? String(figure.textContent) : "";
    });
    if (now !== before || !now) [before, since] = [now, i];
    // The words for screen readers come when all has rested for 0.6 s.
    else if (i - since > 7 && (await said(page)).includes(await text(page, "[part=cost] b")))
      return;
    await page.waitForTimeout(100);
  }
  assert.fail("expected the figure to come to rest");
}

/** @param {Page} page @param {string} selector */
export const text = async (page, selector) =>
  (await page.locator(selector).first().textContent())?.trim() ?? "";

/** What a screen reader is told. @param {Page} page */
export const said = (page) => text(page, "p[role=status]");

/** @param {string} written */
export const number = (written) => Number(written.replace("−", "-"));

/** @param {Page} page */
export const cost = async (page) => number(await text(page, "[part=cost] b"));

/** Before and after the step. @param {Page} page */
export const change = async (page) => (await text(page, "[part=change]")).split(" → ").map(number);

/** By backpropagation, and by trying. @param {Page} page @param {"step" | "weight"} of */
export const slopes = async (page, of) =>
  (await page.locator(`[part=slope-${of}] b`).allTextContents()).map(number);

/** @param {Page} page @returns {Promise<Record<string, unknown>>} */
export const stateOf = (page) =>
  page.evaluate(() => /** @type {any} */ (document.querySelector("perceptible-figure")).state);

/** @param {Page} page @param {Record<string, unknown>} state */
export async function choose(page, state) {
  await page.evaluate((kept) => {
    Object.assign(/** @type {Element} */ (document.querySelector("perceptible-figure")), {
      state: kept,
    });
  }, state);
  await settle(page);
}

/** The same, and waits for all that follows. @param {Page} page @param {Record<string, unknown>} state */
export async function restore(page, state) {
  await choose(page, state);
  await rested(page);
}

/** What the core says of a digit that should read something else. @param {Page} page @param {{ digit: number, label: number, rate: number }} asked */
export const core = (page, asked) =>
  page.evaluate(async ({ digit, label, rate }) => {
    const [perceptible, { DIGITS }] = await Promise.all([
      // @ts-expect-error the page's own modules
      import("/www/perceptible.js"),
      // @ts-expect-error
      import("/www/examples.js"),
    ]);
    await perceptible.default();
    const { Network, rasterize } = perceptible;
    const network = Network.random([784, 16, 16, 10], "sigmoid", 7, "sigmoid", "squared-error");
    const image = rasterize(DIGITS[digit]);
    const labels = Uint8Array.of(label);
    const gradient = network.gradient(image, labels);
    const squares = Array.from(
      network.predict(image).outputs,
      (/** @type {number} */ a, k) => (a - (k === label ? 1 : 0)) ** 2,
    );
    const length = gradient.reduce(
      (/** @type {number} */ s, /** @type {number} */ g) => s + g * g,
      0,
    );
    const before = network.train_step(image, labels, rate);
    return { before, squares, slope: -length, after: network.mean_cost(image, labels) };
  }, asked);

/** @param {number} a @param {number} b @param {number} within */
export const near = (a, b, within) =>
  assert.ok(Math.abs(a - b) <= within, `expected ${b}, got ${a}`);
