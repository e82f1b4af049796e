// A page of somebody else's, on another origin than the figures', and a frame on it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { open } from "./browser.js";
import { REPOSITORY, SITE, serve } from "./server.js";

/** @typedef {import("./browser.js").Page} Page */
/** @typedef {import("node:test").TestContext} TestContext */

const README = readFileSync(join(REPOSITORY, "README.md"), "utf8");
/** As the README gives them. */
export const LISTENER =
  README.match(/<script>\n(addEventListener\("message".*?)<\/script>/s)?.[1] ?? "";
export const POLICY = README.match(/^ {4}(default-src .*?)\n\n/ms)?.[1].replace(/\s+/g, " ") ?? "";
export const NAMED = "https://figures.example";

/**
 * A page of another origin than the figures'.
 * @param {TestContext} t @param {string} body
 * @param {{ lang?: string, dir?: string, css?: string, headers?: Record<string, string>, expected?: RegExp }} [wish]
 */
export async function openForeign(
  t,
  body,
  { lang = "en", dir = "ltr", css = "", headers = {}, expected } = {},
) {
  const figures = await serve(SITE, { headers: { "access-control-allow-origin": "*" } });
  const html = `<!doctype html><html lang="${lang}" dir="${dir}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>A blog</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css"><script src="/listener.js"></script>
<script type="module" src="${NAMED}/perceptible.js"></script>${body}</html>`;
  const here = (/** @type {string} */ text) => text.replaceAll(NAMED, figures.url);
  const { page, requests } = await open(t, {
    path: "/blog/",
    origins: [figures.url],
    expected,
    context: { serviceWorkers: "allow" },
    manners: {
      headers: Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, here(v)])),
      pages: { "/blog/": here(html), "/style.css": css, "/listener.js": LISTENER },
    },
  });
  return { page, requests, figures };
}

export const FIGURE = '<perceptible-figure view="draw"></perceptible-figure>';
export const FRAME = `<iframe src="${NAMED}/embed.html?view=squish&lang=ko" title="squish" width="100%" height="150" frameborder="0"></iframe>`;

/** The figure inside the frame is there, and the frame as high as what is in it. @param {Page} page */
export async function fits(page) {
  await page.locator("iframe").scrollIntoViewIfNeeded();
  const frame = page.frames()[1];
  await frame.waitForSelector("perceptible-figure:defined");
  await frame.evaluate(() => document.querySelector("perceptible-figure")?.ready);
  await frame
    .waitForFunction(() => {
      const { height } = document.documentElement.getBoundingClientRect();
      return height > 200 && innerHeight === Math.ceil(height);
    })
    .catch(async () => {
      const [height, room] = await frame.evaluate(() => [
        document.documentElement.getBoundingClientRect().height,
        innerHeight,
      ]);
      assert.fail(`expected a frame as high as its figure, got ${room} for ${height}`);
    });
  return frame.evaluate(() => innerHeight);
}
