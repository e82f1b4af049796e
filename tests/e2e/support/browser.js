// Chromium, one page a test. A test fails by any console error, page error or request to another
// origin that it did not announce.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { launch } from "./chromium.js";
import { SITE, serve } from "./server.js";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("node:test").TestContext} TestContext */

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/**
 * @typedef {object} Wish
 * @property {string} [root] the folder to serve; site/ unless told
 * @property {import("./server.js").Manners} [manners] how to serve it
 * @property {string} [path]
 * @property {RegExp} [expected] the errors that belong to the test
 * @property {string[]} [origins] whom else the page asks for something
 * @property {import("playwright-core").BrowserContextOptions} [context]
 * @property {(page: Page) => Promise<unknown>} [prepare] before the page is loaded
 * @property {"commit" | "load"} [until] what to wait for
 */

/**
 * Serves a folder and opens a page of it.
 * @param {TestContext} t
 * @param {Wish} [wish]
 */
export async function open(t, wish = {}) {
  const server = await serve(wish.root ?? SITE, wish.manners);
  return openAt(t, server.url, wish);
}

/**
 * Opens a page of a server that runs already, and closes it after the test.
 * @param {TestContext} t
 * @param {string} url
 * @param {Omit<Wish, "root" | "manners">} [wish]
 */
export async function openAt(t, url, wish = {}) {
  const { path = "/", expected, origins = [], context, prepare, until = "load" } = wish;
  const session = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    // Most tests need no second visit; those that do say so.
    serviceWorkers: "block",
    ...context,
  });
  session.setDefaultTimeout(10_000);
  /** @type {string[]} */
  const errors = [];
  /** @type {string[]} */
  const requests = [];
  session.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  session.on("weberror", (error) => errors.push(String(error.error())));
  session.on("request", (request) => requests.push(request.url()));
  t.after(async () => {
    await session.close();
    const surprising = errors.filter((error) => !expected?.test(error));
    assert.deepEqual(surprising, [], "errors on the page");
    const known = ["data:", "blob:", url, ...origins];
    const foreign = requests.filter((to) => !known.some((origin) => to.startsWith(origin)));
    assert.deepEqual(foreign, [], "requests to other origins");
  });
  const page = await session.newPage();
  await prepare?.(page);
  await page.goto(url + path, { waitUntil: until });
  return { page, requests, url };
}

/** Waits until the first figure has its network. @param {Page} page */
export async function ready(page) {
  await page.waitForSelector("perceptible-figure:defined");
  const isReady = await page.evaluate(() =>
    Promise.race([
      document.querySelector("perceptible-figure")?.ready.then(() => true),
      new Promise((done) => setTimeout(() => done(false), 10_000)),
    ]),
  );
  assert.ok(isReady, "expected the figure to be ready within 10 s");
}

/** A page that is ready, with its pad emptied. @param {TestContext} t @param {Wish} [wish] */
export async function openEmpty(t, wish) {
  const opened = await open(t, wish);
  await ready(opened.page);
  await opened.page.evaluate(() => document.querySelector("perceptible-figure")?.clear());
  await settle(opened.page);
  return opened;
}

/** Two frames: what was drawn has been read and painted. @param {Page} page */
export async function settle(page) {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

/** Gives the page another width, at which nothing may scroll sideways. @param {Page} page @param {number} width */
export async function assertFits(page, width) {
  await page.setViewportSize({ width, height: 800 });
  await settle(page);
  const widest = () => page.evaluate(() => document.documentElement.scrollWidth);
  await page
    .waitForFunction((most) => document.documentElement.scrollWidth <= most, width)
    .catch(async () => assert.fail(`${await widest()} px of content on ${width}`));
}

/** What the first figure says. @param {Page} page */
export function answer(page) {
  return page.evaluate(() => {
    const figure = document.querySelector("perceptible-figure");
    const element = figure?.shadowRoot?.querySelector("[part=answer]");
    return {
      state: element?.getAttribute("data-state"),
      digit: element?.getAttribute("data-digit"),
      strokes: figure?.strokes ?? [],
    };
  });
}

/** The pad of the first figure, in CSS pixels, once it is in view. @param {Page} page */
export async function padBox(page) {
  const pad = page.locator("[part=pad]").first();
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  assert.ok(box, "expected a pad on the page");
  return box;
}

/**
 * Draws with the mouse: strokes in 0..1 of the pad.
 * @param {Page} page
 * @param {number[][][]} strokes
 */
export async function drawByMouse(page, strokes) {
  const { x, y, width, height } = await padBox(page);
  for (const stroke of strokes) {
    for (const [i, [px, py]] of stroke.entries()) {
      await page.mouse.move(x + px * width, y + py * height);
      if (i === 0) await page.mouse.down();
    }
    await page.mouse.up();
  }
  await settle(page);
}

/** A one that every network reads: a straight line with enough points. */
export const ONE = [Array.from({ length: 12 }, (_, i) => [0.5, 0.2 + (0.6 * i) / 11])];
