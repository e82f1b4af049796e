// One figure on a strict page of its own, and what every view must pass: nothing cut at any width in
// either language, nothing that axe objects to.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { open, ready, settle } from "./browser.js";
import { REPOSITORY } from "./server.js";

/** @typedef {import("./browser.js").Page} Page */
/** @typedef {import("node:test").TestContext} TestContext */

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
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

/** Nothing leaves the figure or its box at any of the widths, and axe objects to nothing, in either language. @param {Page} page @param {number[]} widths */
export async function assertInside(page, widths) {
  for (const lang of ["en", "ko"]) {
    await page.evaluate((name) => document.documentElement.setAttribute("lang", name), lang);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await settle(page);
      assert.deepEqual(await leaving(page), [], `${lang} ${width}`);
    }
    assert.deepEqual(await objections(page), [], lang);
  }
}

/** Words and controls that leave the figure or their box. @param {Page} page @returns {Promise<string[]>} */
const leaving = (page) =>
  page.evaluate(() => {
    const host = /** @type {Element} */ (document.querySelector("perceptible-figure"));
    const { left, right, bottom } = host.getBoundingClientRect();
    const all = [
      ...(host.shadowRoot?.querySelectorAll("p:not(.hidden), .options, label, button, input") ??
        []),
    ];
    return all
      .filter((element) => {
        const box = element.getBoundingClientRect();
        if (box.width === 0) return false;
        const isOut = box.left < left - 1 || box.right > right + 1 || box.bottom > bottom + 1;
        const isCut =
          element.tagName !== "INPUT" &&
          (element.scrollWidth > element.clientWidth + 1 ||
            element.scrollHeight > element.clientHeight + 1);
        return isOut || isCut;
      })
      .map((element) => `${element.className || element.tagName} "${element.textContent}"`);
  });

/** What a thumb is to hit is 44 px high. @param {Page} page @param {string} selector */
export async function assertTouchable(page, selector) {
  for (const target of await page.locator(selector).all()) {
    const at = await target.boundingBox();
    assert.ok(at && at.height >= 43.5, `${await target.textContent()}: ${at?.height} px`);
  }
}

/** @param {TestContext} t @param {string} view */
export async function assertAxeClean(t, view) {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    const page = await openView(t, view, { context: { colorScheme } });
    assert.deepEqual(await objections(page), []);
  }
}

/** What axe has against the figure. @param {Page} page */
async function objections(page) {
  await page.evaluate(AXE);
  const { violations } = /** @type {import("axe-core").AxeResults} */ (
    await page.evaluate("axe.run('perceptible-figure')")
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
