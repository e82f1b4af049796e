// How much memory a page holds at most while a contender is made and works there alone: JavaScript's
// heap with what is garbage in it, its buffers, and WebAssembly's memory, which never shrinks. Looked at
// after every call, and less what the page held before. In Node.

import { watch } from "./memory/watch.js";
import { PATH } from "./page.js";

/** @typedef {import("./memory/work.js").Who} Who */

/** Of each kind, so that a heap has been full and emptied. */
const CALLS = 30;

/** Bytes by contender. @param {import("playwright-core").Browser} browser @param {string} url of the server @param {Record<string, Who>} contenders @param {Record<string, string>} files as cold/start.js fetches them @returns {Promise<Record<string, number>>} */
export async function peaks(browser, url, contenders, files) {
  /** @type {Record<string, number>} */
  const most = {};
  for (const [name, who] of Object.entries(contenders)) {
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      await page.addInitScript(watch);
      await page.goto(`${url}${PATH}?${new URLSearchParams(files)}`);
      most[name] = await peak(page, who);
    } finally {
      await context.close();
    }
  }
  return most;
}

/** @param {import("playwright-core").Page} page @param {Who} who */
async function peak(page, who) {
  const browser = await page.context().newCDPSession(page);
  const held = async () => {
    const heap = await browser.send("Runtime.getHeapUsage");
    const wasm = await page.evaluate(() => Reflect.get(globalThis, "wasmBytes")());
    return heap.usedSize + heap.backingStorageSize + wasm;
  };
  const script = await page.evaluateHandle((path) => import(path), "/tests/bench/memory/work.js");
  await browser.send("HeapProfiler.collectGarbage");
  const before = await held();
  const kinds = await script.evaluate(({ make }, given) => make(given), who);
  let most = await held();
  for (let kind = 0; kind < kinds; kind++)
    for (let n = 0; n < CALLS; n++) {
      await script.evaluate(({ work }, given) => work(given), kind);
      most = Math.max(most, await held());
    }
  return most - before;
}
