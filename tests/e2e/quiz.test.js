// The questions of the article: guessed by mouse and by keyboard, answered by the network, in both
// languages, with the core's own numbers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, ready } from "./support/browser.js";

/** @typedef {import("./support/browser.js").Page} Page */

/** @param {import("node:test").TestContext} t @param {"en" | "ko"} lang */
async function openArticle(t, lang) {
  const { page } = await open(t, { path: `/?lang=${lang}` });
  await ready(page);
  return page;
}

/** @param {Page} page @param {string} name */
const quiz = (page, name) => page.locator(`[data-quiz=${name}]`);

/** Guesses, and waits for the verdict. @param {Page} page @param {string} name @param {number} value */
async function guess(page, name, value) {
  const at = quiz(page, name);
  await at.locator(`button[value="${value}"]`).click();
  const verdict = at.getByRole("status");
  await verdict.filter({ hasText: /\d/ }).waitFor();
  return (await verdict.textContent()) ?? "";
}

/** @param {Page} page @param {string} name */
const nearest = (page, name) =>
  quiz(page, name)
    .locator("button.true")
    .evaluateAll((all) => all.map((one) => /** @type {HTMLButtonElement} */ (one).value));

test("a guess is answered with what the core computes", async (t) => {
  const page = await openArticle(t, "en");
  const core = await page.evaluate(async () => {
    const base = [...document.scripts].find(({ src }) => src.includes("element"))?.src ?? "";
    const { Network, Samples, stages } = await import(new URL("perceptible.js", base).href);
    const { rasterized } = stages(document.querySelector("perceptible-figure")?.snapshot.drawing);
    // What stood two columns to the left.
    const moved = rasterized.map((/** @type {number} */ _, /** @type {number} */ i) =>
      i % 28 < 2 ? 0 : rasterized[i - 2],
    );
    const dice = Network.random([784, 16, 16, 10], "sigmoid", 1);
    return {
      changed: moved.filter(
        (/** @type {number} */ ink, /** @type {number} */ i) => ink !== rasterized[i],
      ).length,
      dice: dice.measure(Samples.digits(1000, 1)).correct,
      black: Math.max(...Network.bundled().predict(new Float32Array(784).fill(1)).outputs),
    };
  });

  assert.match(await guess(page, "moved", 20), new RegExp(`^No\\. ${core.changed} of 784 pixels`));
  assert.deepEqual(await nearest(page, "moved"), ["180"]);
  assert.match(await guess(page, "wider", 801), /^Yes\. 801: .* 13,002 become 13,803\.$/);
  assert.match(await guess(page, "dice", 10), new RegExp(`^Yes\\. .*: ${core.dice} of 1,000\\.`));
  assert.match(await guess(page, "black", -100), new RegExp(`^Yes\\. .*${core.black.toFixed(2)}`));
});

test("by keyboard, in Korean; another language says the same at once", async (t) => {
  const page = await openArticle(t, "ko");
  const button = quiz(page, "wider").locator('button[value="785"]');
  await button.focus();
  await page.keyboard.press("Enter");
  const verdict = quiz(page, "wider").getByRole("status");
  await verdict.filter({ hasText: "801개" }).waitFor();
  assert.match((await verdict.textContent()) ?? "", /^아닙니다\. 801개입니다\./);
  assert.equal(await button.getAttribute("aria-pressed"), "true");
  await page.locator("a.language[lang=en]").click();
  assert.match((await verdict.textContent()) ?? "", /^No\. 801: /);
});

test("where the network does not come the reader is told, and may ask again", async (t) => {
  const { page } = await open(t, {
    path: "/?lang=en",
    expected: /ERR_FAILED|Failed to fetch|Failed to load/,
    prepare: (page) => page.route(/core-\w+\.wasm$/, (route) => route.abort()),
  });
  await ready(page);
  const verdict = quiz(page, "wider").getByRole("status");
  await quiz(page, "wider").locator('button[value="801"]').click();
  await verdict.filter({ hasText: "has not come" }).waitFor();
  await page.unroute(/core-\w+\.wasm$/);
  assert.match(await guess(page, "wider", 801), /^Yes\. 801: /);
});
