// The article as a whole, with every figure alive: nothing that axe objects to in light or dark, no text in
// the other language, no word cut on the narrowest phone.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { open, settle } from "./support/browser.js";
import { REPOSITORY } from "./support/server.js";

/** @typedef {import("./support/browser.js").Page} Page */
/** @typedef {import("node:test").TestContext} TestContext */
/** @typedef {{ text: string, at: string }} Shown */

const DESK = { viewport: { width: 1440, height: 900 } };
const NARROW = { viewport: { width: 320, height: 700 }, hasTouch: true, isMobile: true };

/** Opens the article and walks through it until every figure is there. @param {TestContext} t @param {"en" | "ko"} lang @param {import("playwright-core").BrowserContextOptions} context */
async function openArticle(t, lang, context) {
  const { page } = await open(t, {
    root: REPOSITORY,
    path: `/?lang=${lang}`,
    context: { reducedMotion: "reduce", ...context },
  });
  await page.waitForSelector("perceptible-figure:defined");
  const views = await page.evaluate(async () => {
    const names = [];
    for (const figure of document.querySelectorAll("perceptible-figure")) {
      figure.scrollIntoView({ behavior: "instant" });
      await figure.ready;
      names.push(figure.getAttribute("view"));
    }
    return names;
  });
  assert.ok(views.length > 15, `figures: ${views}`);
  await settle(page);
  return page;
}

/** Every text that a reader sees or hears, of figures as well. @param {Page} page @returns {Promise<Shown[]>} */
const shown = (page) =>
  page.evaluate(() => {
    /** @type {Shown[]} */
    const found = [];
    /** @param {Element} element */
    const isThere = (element) => element.checkVisibility({ visibilityProperty: true });
    /** @param {Document | ShadowRoot} root @param {string} at */
    const gather = (root, at) => {
      for (const element of root.querySelectorAll("*")) {
        const inside = element.closest("section")?.id ?? at;
        if (element.closest("script, style, .language") || !isThere(element)) continue;
        for (const name of ["aria-label", "alt", "title", "placeholder"]) {
          const text = element.getAttribute(name);
          if (text) found.push({ text, at: inside });
        }
        for (const node of element.childNodes)
          if (node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim())
            found.push({ text: node.nodeValue.trim(), at: inside });
        if (element.shadowRoot) gather(element.shadowRoot, inside);
      }
    };
    gather(document, "");
    found.push({ text: document.title, at: "title" });
    const description = document.querySelector("meta[name=description]")?.getAttribute("content");
    found.push({ text: description ?? "", at: "description" });
    return found;
  });

/** Four words in a row are a sentence. */
const ENGLISH = /[A-Za-z]{2,}(?:[ ,]+[A-Za-z]{1,}){3,}/;
/** What is English in Korean as well: a film's name, and lines of programs. */
const AS_WRITTEN = /^But what is a neural network\?$|[=;{(]/;

for (const [lang, colorScheme] of /** @type {const} */ ([
  ["en", "light"],
  ["ko", "dark"],
])) {
  test(`axe has nothing to object to in the whole article (${lang}, ${colorScheme})`, async (t) => {
    const page = await openArticle(t, lang, { ...DESK, colorScheme });
    const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
    await page.evaluate(readFileSync(axe, "utf8"));
    const { violations, passes } = /** @type {import("axe-core").AxeResults} */ (
      await page.evaluate("axe.run()")
    );
    assert.ok(passes.length > 20, "axe has run");
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
      [],
    );
  });

  test(`the whole article speaks one language (${lang})`, async (t) => {
    const texts = await shown(await openArticle(t, lang, DESK));
    assert.ok(texts.length > 500, `only ${texts.length} texts`);
    const foreign = texts.filter(({ text }) =>
      lang === "en" ? /[ㄱ-힣]/.test(text) : ENGLISH.test(text) && !AS_WRITTEN.test(text),
    );
    assert.deepEqual(foreign, []);
  });

  test(`nothing is cut in the whole article at 320 px (${lang})`, async (t) => {
    const page = await openArticle(t, lang, NARROW);
    const cut = await page.evaluate(() => {
      /** @type {Map<Element, string>} */
      const found = new Map();
      /** @param {Document | ShadowRoot} root @param {string} at */
      const look = (root, at) => {
        for (const element of root.querySelectorAll("*")) {
          const inside = element.closest("section")?.id ?? at;
          if (element.shadowRoot) look(element.shadowRoot, inside);
          const box = element.getBoundingClientRect();
          const style = getComputedStyle(element);
          const isHidden = box.width <= 1 || box.height <= 1 || style.visibility === "hidden";
          const isScroller = ["auto", "scroll"].includes(style.overflowX);
          if (isHidden || isScroller || element.closest("pre, math, canvas, svg, script, style"))
            continue;
          const isOut = box.right > innerWidth + 0.5 || box.left < -0.5;
          const isWide =
            style.display !== "inline" && element.scrollWidth > element.clientWidth + 1;
          const isHigh =
            style.overflowY === "hidden" && element.scrollHeight > element.clientHeight + 1;
          const text = element.textContent?.replace(/\s+/g, " ").trim().slice(0, 80);
          if (isOut || isWide || isHigh)
            found.set(element, `${inside}: ${element.localName}.${element.className}: ${text}`);
        }
      };
      look(document, "");
      // What holds something that is too wide is as wide as that.
      const within = (/** @type {Element} */ outer) =>
        [...found.keys()].some((inner) => inner !== outer && outer.contains(inner));
      return [...found].filter(([element]) => !within(element)).map(([, said]) => said);
    });
    assert.deepEqual(cut, []);
  });
}
