// The whole article from top to bottom, as a reader scrolls: figures come, learn and fill, and nothing
// that is being read moves.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, ready } from "./support/browser.js";
import { REPOSITORY } from "./support/server.js";

const MOST = 0.005;
/** How far a figure may be from the room that was kept for it, in CSS pixels: some sentences take a line more. */
const NEARLY = 100;
const DESK = { viewport: { width: 1440, height: 900 } };
const TABLET = { viewport: { width: 820, height: 1180 }, deviceScaleFactor: 2, hasTouch: true };
const PHONE = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 3,
  hasTouch: true,
  isMobile: true,
};

/** @param {import("./support/browser.js").Page} page @returns {Promise<Record<string, number>>} */
const heights = (page) =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll("perceptible-figure")].map((figure) => [
        figure.getAttribute("view"),
        figure.getBoundingClientRect().height,
      ]),
    ),
  );

for (const [name, context, locale] of /** @type {const} */ ([
  ["desk", DESK, "en-GB"],
  ["tablet", TABLET, "en-GB"],
  ["phone", PHONE, "ko-KR"],
]))
  test(`nothing jumps while the article is scrolled through (${name})`, async (t) => {
    const { page } = await open(t, {
      root: REPOSITORY,
      context: { ...context, locale },
      prepare: (page) =>
        page.addInitScript(() => {
          const shifts = { sum: 0, what: /** @type {string[]} */ ([]) };
          Object.assign(globalThis, { shifts });
          new PerformanceObserver((list) => {
            for (const entry of /** @type {any[]} */ (list.getEntries())) {
              if (entry.hadRecentInput) continue;
              shifts.sum += entry.value;
              for (const { node, previousRect, currentRect } of entry.sources)
                shifts.what.push(
                  `${entry.value.toFixed(4)} ${node?.nodeName} ${node?.className ?? ""} in ${node?.closest?.("section")?.id}: ${previousRect.y} to ${currentRect.y}`,
                );
            }
          }).observe({ type: "layout-shift", buffered: true });
        }),
    });
    await ready(page);
    const kept = await heights(page);
    const height = page.viewportSize()?.height ?? 0;
    for (let at = 0; ; at += height / 2) {
      const end = await page.evaluate((top) => {
        scrollTo({ top, behavior: "instant" });
        return document.documentElement.scrollHeight - innerHeight;
      }, at);
      await page.waitForTimeout(250);
      if (at >= end) break;
    }
    await page.waitForTimeout(1000);
    for (const [view, tall] of Object.entries(await heights(page)))
      assert.ok(
        Math.abs(tall - kept[view]) < NEARLY,
        `${view} takes ${tall} px, and the page kept ${kept[view]}: node tests/e2e/rooms.js`,
      );
    const { sum, what } = /** @type {{ sum: number, what: string[] }} */ (
      await page.evaluate("shifts")
    );
    t.diagnostic(`layout shift ${sum.toFixed(4)}`);
    assert.ok(sum < MOST, `layout shift ${sum}:\n${what.join("\n")}`);
  });
