// What a reader has loaded is made ready to learn from while the reader looks: before play is pressed, to
// the same end as after it, and given back when the figure is not needed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { imagesFile, labelsFile } from "../web/idx-files.js";
import { openView } from "./support/view.js";

/** @typedef {import("./support/browser.js").Page} Page */

const FILES = [
  { name: "images.gz", bytes: [...gzipSync(imagesFile(600))] },
  { name: "labels.gz", bytes: [...gzipSync(labelsFile(600))] },
];
/** So many points are compared. */
const POINTS = 12;

/** Keeps what the page and its workers say to each other in `said`. @param {Page} page */
const listen = (page) =>
  page.evaluate(() => {
    const said = /** @type {any[]} */ ([]);
    const { Worker } = globalThis;
    globalThis.Worker = class extends Worker {
      /** @param {string | URL} url @param {WorkerOptions} [options] */
      constructor(url, options) {
        super(url, options);
        this.addEventListener("message", ({ data }) => said.push(...(data.news ?? [])));
      }
      /** @param {any} message */
      postMessage(message) {
        said.push(message);
        super.postMessage(message);
      }
    };
    Object.assign(globalThis, { said });
  });

/** @param {Page} page */
const drop = (page) =>
  page.evaluate((files) => {
    const dataTransfer = new DataTransfer();
    for (const { name, bytes } of files)
      dataTransfer.items.add(new File([Uint8Array.from(bytes)], name));
    const root = document.querySelector("perceptible-figure")?.shadowRoot;
    root
      ?.querySelector(".figure")
      ?.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, FILES);

/** @param {Page} page */
const play = (page) => page.locator("[part=play]").click();

/** Waits until the worker says of a session that it is ready, before its first step. @param {Page} page */
const ready = (page) =>
  page.waitForFunction(() =>
    /** @type {any} */ (globalThis).said.some(
      (/** @type {any} */ { phase, step }) => phase === "ready" && step === 0,
    ),
  );

/** Waits until a session has been closed, and the page has none. @param {Page} page */
const released = (page) =>
  page.waitForFunction(() => {
    const said = /** @type {any[]} */ (/** @type {any} */ (globalThis).said);
    const count = (/** @type {string} */ type) => said.filter((one) => one.type === type).length;
    return count("open") > 0 && count("open") === count("close");
  });

/** The first points of the latest session: all that a seed decides. @param {Page} page */
async function points(page) {
  const found = await page.waitForFunction((count) => {
    const said = /** @type {any[]} */ (/** @type {any} */ (globalThis).said);
    const last = Math.max(...said.map(({ id }) => id ?? 0));
    const points = said.flatMap(({ id, points }) => (id === last && points) || []);
    return (
      points.length >= count &&
      points.slice(0, count).map(({ step, cost, heldOutCost, accuracy, answers }) => {
        return { step, cost, heldOutCost, accuracy, answers: [...answers] };
      })
    );
  }, POINTS);
  return found.jsonValue();
}

for (const view of ["training", "lab"])
  test(`${view}: files are ready before play is pressed, and play comes to the same points as without`, async (t) => {
    const page = await openView(t, view);
    await listen(page);
    await drop(page);
    await ready(page);
    assert.equal(await page.evaluate("said.some(({ type }) => type === 'run')"), false);
    await play(page);
    const early = await points(page);
    const hasty = await openView(t, view);
    await listen(hasty);
    await hasty.evaluate(() => {
      // Pressed in the moment in which the choice is made.
      const root = document.querySelector("perceptible-figure")?.shadowRoot;
      const files = root?.querySelector("[data-source=files]");
      const button = /** @type {HTMLElement | null} */ (root?.querySelector("[part=play]"));
      new MutationObserver((_, observer) => {
        if (files?.getAttribute("aria-pressed") !== "true") return;
        observer.disconnect();
        button?.click();
      }).observe(/** @type {Element} */ (files), { attributeFilter: ["aria-pressed"] });
    });
    await drop(hasty);
    assert.deepEqual(await points(hasty), early);
  });

for (const view of ["training", "lab"])
  test(`${view}: what is ready is given back when the figure goes, and made again when it comes back`, async (t) => {
    const page = await openView(t, view, { after: "<svg width='1' height='9000'></svg>" });
    await listen(page);
    await drop(page);
    await ready(page);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await released(page);
    await page.evaluate("said.length = 0, scrollTo(0, 0)");
    await ready(page);
    await page.evaluate(() => {
      const figure = /** @type {Element} */ (document.querySelector("perceptible-figure"));
      Object.assign(globalThis, { figure, parent: figure.parentElement });
      figure.remove();
    });
    await released(page);
    await page.evaluate("said.length = 0, parent.append(figure)");
    await ready(page);
  });
