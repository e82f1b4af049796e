// The training figure as its tests open it, and what they read from it.

import { settle } from "./browser.js";
import { openView } from "./view.js";

/** @typedef {import("./browser.js").Page} Page */
/** @typedef {import("node:test").TestContext} TestContext */

/** @param {TestContext} t @param {import("./view.js").ViewWish} [wish] */
export async function openTraining(t, wish) {
  const page = await openView(t, "training", wish);
  await page.locator("[part=play]").waitFor();
  await settle(page);
  return page;
}

/** @param {Page} page @param {string} part */
export const said = async (page, part) =>
  (await page.locator(`[part=${part}]`).textContent()) ?? "";

/** @param {Page} page */
export const play = (page) => page.locator("[part=play]");
/** @param {Page} page */
export const scrub = (page) => page.locator("input.range");
/** @param {Page} page */
export const moment = async (page) => (await scrub(page).getAttribute("aria-valuetext")) ?? "";

/** The held-out accuracy that is shown, in percent; NaN before there is one. @param {Page} page */
export const accuracy = async (page) =>
  Number((await said(page, "accuracy")).match(/([\d.]+)%/)?.[1]);

/** Examples seen at the moment that is shown. @param {Page} page */
export const samples = async (page) => Number(await scrub(page).inputValue());

/** Waits until so many examples have been seen. @param {Page} page @param {number} least */
export const seen = (page, least) =>
  page.waitForFunction(
    (n) => {
      const root = document.querySelector("perceptible-figure")?.shadowRoot;
      const input = /** @type {HTMLInputElement | null} */ (root?.querySelector("input.range"));
      return Number(input?.value) >= n;
    },
    least,
    { timeout: 60_000 },
  );

/** Pauses, and waits for what is on its way. @param {Page} page */
export async function pause(page) {
  await play(page).click();
  await page.waitForTimeout(300);
  await settle(page);
}

/** What the weight pictures look like. @param {Page} page */
export const pictures = (page) =>
  page.evaluate(() => {
    const root = document.querySelector("perceptible-figure")?.shadowRoot;
    const canvas = /** @type {HTMLCanvasElement} */ (root?.querySelector("canvas"));
    const { a } = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")).getTransform();
    const side = Math.round(260 * a);
    const part = canvas.getContext("2d")?.getImageData(0, Math.round(30 * a), side, side).data;
    let hash = 0;
    for (const byte of part ?? []) hash = (Math.imul(hash, 31) + byte) | 0;
    return hash;
  });
