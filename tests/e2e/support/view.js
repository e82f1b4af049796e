// One figure on a strict page of its own, and what every view must pass: nothing cut at any width in
// either language, nothing that axe objects to.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { open, ready, settle } from "./browser.js";
import { REPOSITORY } from "./server.js";

/** @typedef {import("./browser.js").Page} Page */
/** @typedef {import("node:test").TestContext} TestContext */

export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
/** No inline script or style, no markup from strings. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; img-src data:; style-src 'self'; require-trusted-types-for 'script'";

/** @param {string} view @param {string} lang @param {string} attributes @param {string} after */
const pageOf = (
  view,
  lang,
  attributes,
  after,
) => `<!doctype html><html lang="${lang}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${view}</title><link rel="icon" href="data:,">
<script type="module" src="/www/perceptible.js"></script>
<main><perceptible-figure view="${view}" ${attributes}></perceptible-figure>${after}</main></html>`;

/**
 * @typedef {object} ViewWish
 * @property {string} [lang]
 * @property {string} [attributes] of the figure, beside its view
 * @property {string} [after] what stands behind the figure
 * @property {import("playwright-core").BrowserContextOptions} [context]
 */

/** @param {TestContext} t @param {string} view @param {ViewWish} [wish] */
export async function openView(t, view, wish = {}) {
  const { lang = "en", attributes = "", after = "", context } = wish;
  const { page } = await open(t, {
    root: REPOSITORY,
    path: "/view/",
    manners: {
      headers: { "content-security-policy": POLICY },
      pages: { "/view/": pageOf(view, lang, attributes, after) },
    },
    context,
  });
  await ready(page);
  await settle(page);
  return page;
}

/** @param {Page} page @param {string} selector */
export const textOf = async (page, selector) =>
  (await page.locator(selector).first().textContent())?.trim() ?? "";

/** What the figure tells those who do not see it. @param {Page} page */
export const told = (page) => textOf(page, "p.hidden");

/** @param {string} written */
export const numberIn = (written) => Number(written.replaceAll(",", "").replace("−", "-"));

/** @param {Page} page @returns {Promise<Record<string, any>>} */
export const stateOf = (page) =>
  page.evaluate(() => /** @type {any} */ (document.querySelector("perceptible-figure")).state);

/** @param {Page} page @param {Record<string, unknown>} state */
export async function restore(page, state) {
  await page.evaluate((kept) => {
    Object.assign(/** @type {Element} */ (document.querySelector("perceptible-figure")), {
      state: kept,
    });
  }, state);
  await settle(page);
}

/** Words that do not fit where they stand, in either language, at 280 to 1440. @param {TestContext} t @param {string} view @param {Record<string, unknown>[]} [states] */
export async function assertNothingCut(t, view, states = [{}]) {
  const page = await openView(t, view);
  for (const lang of ["en", "ko"])
    for (const width of [296, 360, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate((language) => {
        document.documentElement.lang = language;
      }, lang);
      for (const state of states) {
        await restore(page, state);
        const cut = await page.evaluate(() => {
          const root = document.querySelector("perceptible-figure")?.shadowRoot;
          const wide = document.documentElement.scrollWidth > innerWidth ? ["the page"] : [];
          const found = [...(root?.querySelectorAll("*") ?? [])].filter((element) => {
            const box = element.getBoundingClientRect();
            const isShown = box.width > 1 && box.height > 1;
            const isScroller = getComputedStyle(element).overflowX === "auto";
            if (!isShown || isScroller || element.closest("pre, math, canvas")) return false;
            return box.right > innerWidth + 0.5 || element.scrollWidth > element.clientWidth + 1;
          });
          return [...wide, ...found.map((e) => `${e.tagName}.${e.className}: ${e.textContent}`)];
        });
        assert.deepEqual(cut, [], `${lang} ${width} ${JSON.stringify(state)}`);
      }
    }
}

/** @param {TestContext} t @param {string} view */
export async function assertAxeClean(t, view) {
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    const page = await openView(t, view, { context: { colorScheme } });
    await page.evaluate(axe);
    const { violations } = /** @type {import("axe-core").AxeResults} */ (
      await page.evaluate("axe.run('perceptible-figure')")
    );
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
      [],
    );
  }
}
