// The first page: at most 100 KB brotli over the wire, nothing from another origin, nothing after
// load until a figure further down comes near. Measured from what the browser asked for on the built site.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";
import { answer, drawByMouse, ONE, open, ready } from "./support/browser.js";
import { SITE } from "./support/server.js";

const BUDGET = 100_000;

/** @param {string} url */
function transferred(url) {
  const { pathname } = new URL(url);
  const bytes = readFileSync(join(SITE, pathname.endsWith("/") ? "index.html" : pathname));
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_LGWIN]: 22 } }).length;
}

test("the first page fits its budget and asks for nothing after it is there", async (t) => {
  const { page, requests } = await open(t);
  await ready(page);
  await page.waitForLoadState("networkidle");
  const first = [...new Set(requests)];
  const before = requests.length;
  assert.equal(before, first.length, "no file is fetched twice");
  const sizes = first.map((url) => ({ file: new URL(url).pathname, bytes: transferred(url) }));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { file, bytes } of sizes) t.diagnostic(`${String(bytes).padStart(7)}  ${file}`);
  t.diagnostic(`${String(total).padStart(7)}  of ${BUDGET}`);
  assert.ok(
    sizes.some(({ file }) => file.endsWith(".wasm")),
    "the wasm was fetched",
  );
  assert.ok(total <= BUDGET, `${total} bytes are more than ${BUDGET}`);

  await drawByMouse(page, ONE);
  assert.equal((await answer(page)).digit, "1");
  await page.getByRole("link", { name: "한국어" }).click();
  await page.waitForTimeout(800);
  assert.deepEqual(requests.slice(before), [], "requests after load");
});

test("figures that learn come when they are near, with the core that they need", async (t) => {
  const { page, requests } = await open(t);
  await ready(page);
  const isLearning = (/** @type {string} */ url) => /\/(core|view|worker)-/.test(url);
  assert.deepEqual(requests.filter(isLearning), [], "nothing of them before");
  await page.locator("perceptible-figure[view=training]").scrollIntoViewIfNeeded();
  await page.evaluate(async () => {
    /** @type {HTMLElement & { ready: Promise<unknown> } | null} */
    const figure = document.querySelector("perceptible-figure[view=training]");
    await figure?.ready;
  });
  assert.equal(requests.filter((url) => /\/core-.*wasm$/.test(url)).length, 1);
  assert.equal(new Set(requests).size, requests.length, "no file is fetched twice");
});

test("a network that is not on the first page comes only when it is asked for", async (t) => {
  const { page, requests } = await open(t);
  await ready(page);
  assert.ok(!requests.some((url) => url.includes("models/")));
  await page.locator("[data-network=classic-relu]").first().click();
  await page.locator("[data-network=classic-relu][aria-pressed=true]").waitFor();
  assert.equal(
    requests.filter((url) => url.endsWith("/models/classic-relu.safetensors")).length,
    1,
  );
});
