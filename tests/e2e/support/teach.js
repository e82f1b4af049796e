// The teach figure as its tests open it, operate it, and read it.

import { drawByMouse, open, settle } from "./browser.js";
import { REPOSITORY } from "./server.js";

/** @typedef {import("playwright-core").Page} Page */

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'none'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'";
export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
export const page = (
  /** @type {string} */ lang,
  figures = '<perceptible-figure view="teach" network="n">',
) =>
  `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>t</title><link rel="icon" href="data:,"><script type="module" src="/www/perceptible.js"></script>${figures}</html>`;

/** Between a 9 and a 2: the bundled network says 2. */
export const ODD = [
  [
    [0.62, 0.15],
    [0.45, 0.2],
    [0.4, 0.35],
    [0.5, 0.45],
    [0.62, 0.35],
    [0.62, 0.2],
    [0.66, 0.5],
    [0.5, 0.62],
    [0.35, 0.8],
    [0.6, 0.85],
  ],
];

/**
 * @param {import("node:test").TestContext} t
 * @param {Omit<import("./browser.js").Wish, "root" | "path"> & { lang?: string, figures?: string }} [wish]
 */
export async function openTeach(t, { lang = "en", figures, ...wish } = {}) {
  const manners = {
    headers: { "content-security-policy": POLICY },
    pages: { "/teach.html": page(lang, figures) },
  };
  const opened = await open(t, { ...wish, root: REPOSITORY, path: "/teach.html", manners });
  await ready(opened.page);
  return opened.page;
}

/** The figure has its network and has measured what it forgets. @param {Page} page */
export async function ready(page) {
  await page.locator("[part=others-result]:not(:empty)").waitFor({ state: "attached" });
  await settle(page);
}

/** @param {Page} page @param {string} part */
export const said = async (page, part) =>
  (await page.locator(`[part="${part}"]`).textContent()) ?? "";
/** @param {Page} page @param {string} part */
export const press = (page, part) => page.locator(`[part="${part}"]`).click();
/** @param {Page} page @param {number} digit */
export const say = (page, digit) => page.locator(`[part=output][data-digit="${digit}"]`).click();
/** @param {Page} page */
export const digit = (page) => page.locator("[part=answer]").getAttribute("data-digit");
/** @param {Page} page @param {string} part @param {RegExp} text */
export const until = (page, part, text) =>
  page.locator(`[part="${part}"]`, { hasText: text }).waitFor();

/** Draws the odd 9 and teaches it. @param {Page} page */
export async function teach(page) {
  await drawByMouse(page, ODD);
  await say(page, 9);
  await until(page, "ask", /Learned in|배웠습니다/);
  await settle(page);
}

/** What the core itself says of the drawing on the pad, with the network a reader would take out. @param {Page} page */
export async function byTheCore(page) {
  const download = page.waitForEvent("download");
  await press(page, "outNetwork");
  const path = await (await download).path();
  const { readFile } = await import("node:fs/promises");
  const bytes = [...(await readFile(path))];
  return page.evaluate(async (bytes) => {
    const perceptible = await import(`${location.origin}/www/start.js`);
    const core = await perceptible.start("core");
    const strokes = document.querySelector("perceptible-figure")?.strokes ?? [];
    const image = core.rasterize(strokes);
    const taught = core.Network.from_safetensors(Uint8Array.from(bytes));
    const outputs = (/** @type {any} */ network) =>
      Array.from(network.predict(image).outputs, (v) => /** @type {number} */ (v).toFixed(2));
    return { now: outputs(taught), before: outputs(core.Network.bundled()) };
  }, bytes);
}
