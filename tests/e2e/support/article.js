// The article as written, under a strict policy, and what a reader does with a figure of it as a whole.

import assert from "node:assert/strict";
import { open, ready, settle } from "./browser.js";
import { REPOSITORY } from "./server.js";

/** @typedef {import("./browser.js").Page} Page */
/** @typedef {import("node:test").TestContext} TestContext */
/** @typedef {import("../../../pkg/perceptible.js").PerceptibleFigure} Figure */

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'; img-src data: blob:; require-trusted-types-for 'script'; trusted-types 'none'";

/** A four that nobody has ready. */
export const FOUR = [
  [
    [0.4, 0.2],
    [0.3, 0.55],
    [0.7, 0.55],
  ],
  [
    [0.6, 0.3],
    [0.6, 0.85],
  ],
];

/** Something chosen in each figure, as its own state says it. @type {Record<string, Record<string, unknown>>} */
export const CHOSEN = {
  draw: { straighten: false },
  variations: { slant: 0.5 },
  network: { neuron: { layer: 2, neuron: 5 }, numbers: true },
  neuron: { neuron: [2, 3], precision: "all" },
  squish: { function: "relu" },
  weights: { lens: "change", number: [1, 4, 300] },
  count: { layers: [784, 32, 16, 10] },
  matrix: { layer: 3, row: 4, language: "numpy" },
  training: { seed: 12, rate: 3, cost: "squared-error", optimizer: "descent", speed: 2 },
  gradient: { label: 5 },
  lab: { layers: [784, 32, 10], activation: "relu", seed: 9 },
  noise: { kind: "letters", image: 3 },
  why: { target: 8, erased: [300, 301, 302] },
  teach: {},
  paint: { painted: "300.5p4.3n", bias: -2, neuron: 7 },
  parts: { neuron: [1, 3], guesses: { 1.3: 2 }, words: { 1.3: "a hook" } },
  dream: { digit: 5, seed: 9 },
};

/**
 * @param {TestContext} t @param {string} path
 * @param {import("playwright-core").BrowserContextOptions} [context]
 * @param {(page: Page) => Promise<unknown>} [prepare]
 */
export async function article(t, path, context = {}, prepare = undefined) {
  const opened = await open(t, {
    root: REPOSITORY,
    path,
    manners: { headers: { "content-security-policy": POLICY } },
    context: {
      reducedMotion: "reduce",
      permissions: ["clipboard-read", "clipboard-write"],
      ...context,
    },
    prepare,
  });
  await ready(opened.page);
  return opened;
}

/** Waits for a figure's view, and for its network. @param {Page} page @param {string} id */
export async function come(page, id) {
  await page.locator(`#${id} perceptible-figure`).scrollIntoViewIfNeeded();
  await page.evaluate(
    (view) => /** @type {Figure} */ (document.querySelector(`#${view} perceptible-figure`)).ready,
    id,
  );
  await settle(page);
}

/** @param {Page} page @param {string} id @returns {Promise<any>} */
export const snapshotOf = (page, id) =>
  page.evaluate((view) => {
    const figure = /** @type {Figure} */ (document.querySelector(`#${view} perceptible-figure`));
    return { ...figure.snapshot, whole: figure.state };
  }, id);

/** One of the words beside a caption. @param {Page} page @param {string} id @param {string} name */
export const word = (page, id, name) =>
  page.locator(`#${id} .share`).getByRole("button", { name, exact: true });

/** @param {Page} page @param {string} id */
export async function copiedLink(page, id) {
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await word(page, id, "copy link").click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== "");
  return page.evaluate(() => navigator.clipboard.readText());
}

/** @param {Page} page */
export const announced = (page) => page.locator("main > .unseen[role=status]").textContent();

/** @param {Page} page @param {Record<string, unknown>} state @param {string} id */
export const choose = (page, id, state) =>
  page.evaluate(
    ([view, chosen]) => {
      const figure = /** @type {Figure} */ (document.querySelector(`#${view} perceptible-figure`));
      figure.state = /** @type {Record<string, unknown>} */ (chosen);
    },
    /** @type {const} */ ([id, state]),
  );

/** @param {Page} page @param {number[][][]} strokes */
export const drawn = (page, strokes) =>
  page.evaluate((drawing) => {
    /** @type {Figure} */ (document.querySelector("#draw perceptible-figure")).draw(drawing);
  }, strokes);

/** @param {number[][][]} found @param {number[][][]} wanted */
export function assertSameDrawing(found, wanted) {
  assert.deepEqual(
    found.map((stroke) => stroke.length),
    wanted.map((stroke) => stroke.length),
  );
  for (const [i, value] of found.flat(2).entries())
    assert.ok(Math.abs(value - wanted.flat(2)[i]) <= 0.001, `${value}`);
}

/** What is painted in a figure. @param {Page} page @param {string} id */
export const canvasesOf = (page, id) =>
  page.evaluate(async (view) => {
    const root = document.querySelector(`#${view} perceptible-figure`)?.shadowRoot;
    const marks = [];
    for (const canvas of root?.querySelectorAll("canvas") ?? []) {
      if (!canvas.checkVisibility()) continue;
      const bytes = new TextEncoder().encode(canvas.toDataURL());
      const mark = new Uint32Array(await crypto.subtle.digest("SHA-256", bytes));
      marks.push(`${canvas.width} x ${canvas.height}: ${mark[0]}`);
    }
    return marks;
  }, id);
