// The memory of pictures that nobody sees is given back, and they come back as they were.

import assert from "node:assert/strict";
import { test } from "node:test";
import { article, CHOSEN, canvasesOf, come, drawn, FOUR } from "./support/article.js";

/** @typedef {import("./support/browser.js").Page} Page */
/** @typedef {import("../../pkg/perceptible.js").PerceptibleFigure} Figure */

/** How long a busy machine may take over a figure, in milliseconds. */
const PATIENCE = 20_000;

/** How many bytes canvases hold. @param {Page} page */
const held = (page) =>
  page.evaluate(() => {
    let bytes = 0;
    for (const figure of document.querySelectorAll("perceptible-figure"))
      for (const canvas of figure.shadowRoot?.querySelectorAll("canvas") ?? [])
        bytes += canvas.width * canvas.height * 4;
    return bytes;
  });

/** What is painted once nothing is worked out any more; null for a figure that works on and on. @param {Page} page @param {string} id */
async function rested(page, id) {
  const until = Date.now() + PATIENCE;
  /** @type {string | null} */
  let before = null;
  while (Date.now() < until) {
    const marks = await canvasesOf(page, id);
    const isBusy = await page.locator(`#${id} .figure[aria-busy=true]`).count();
    if (!isBusy && marks.join() === before) return marks;
    before = isBusy ? null : marks.join();
    await page.waitForTimeout(300);
  }
  return null;
}

test("a figure far from the screen gives its memory back, and comes back as it was", async (t) => {
  const { page } = await article(t, "/");
  const ids = Object.keys(CHOSEN);
  /** @type {Record<string, string[] | null>} */
  const painted = {};
  let most = 0;
  for (const id of ids) {
    await come(page, id);
    painted[id] = await rested(page, id);
    most += await page.evaluate((view) => {
      const root = document.querySelector(`#${view} perceptible-figure`)?.shadowRoot;
      const canvases = [...(root?.querySelectorAll("canvas") ?? [])];
      return canvases.reduce((sum, { width, height }) => sum + width * height * 4, 0);
    }, id);
  }
  const tall = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  let now = most;
  for (const until = Date.now() + PATIENCE; now >= 0.4 * most && Date.now() < until; ) {
    await page.waitForTimeout(300);
    now = await held(page);
  }
  t.diagnostic(
    `${(most / 1e6).toFixed(1)} MB when all are painted, ${(now / 1e6).toFixed(1)} at the top`,
  );
  assert.ok(now < 0.4 * most, `${now} of ${most} bytes`);
  assert.equal(await page.evaluate(() => document.documentElement.scrollHeight), tall);
  // Whatever happens to a network meanwhile is not painted, and is there later.
  await drawn(page, FOUR);
  assert.ok((await held(page)) < 0.4 * most);
  await page.evaluate(() => {
    /** @type {Figure} */ (document.querySelector("#draw perceptible-figure")).reset();
  });
  for (const id of ids) {
    await come(page, id);
    if (painted[id]) assert.deepEqual(await rested(page, id), painted[id], id);
    const blank = async () => (await canvasesOf(page, id)).filter((mark) => mark.startsWith("0 x"));
    for (const until = Date.now() + PATIENCE; (await blank()).length && Date.now() < until; )
      await page.waitForTimeout(100);
    assert.deepEqual(await blank(), [], id);
  }
  const compared = ids.filter((id) => painted[id]);
  assert.ok(compared.length >= ids.length - 2, `compared: ${compared}`);
});
