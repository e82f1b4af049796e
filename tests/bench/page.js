// Where a benchmark runs: an empty page of the repository's server, isolated so that the browser's
// clock is fine enough.

/** @typedef {import("./measure.js").Options} Options */

export const PATH = "/bench/";

/** @type {import("../e2e/support/server.js").Manners} */
export const MANNERS = {
  headers: {
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
  },
  pages: { [PATH]: "<!doctype html><title>bench</title><link rel=icon href=data:,>" },
};

/**
 * @param {import("playwright-core").Page} page @param {Options} options
 * @returns {Promise<import("./measure.js").Report>}
 */
export async function run(page, options) {
  const browser = await page.context().newCDPSession(page);
  await browser.send("Performance.enable");
  // For clock.js, which says why.
  await page.exposeFunction("threadTime", async () => {
    const { metrics } = await browser.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "ThreadTime")?.value ?? Number.NaN);
  });
  return page.evaluate(async (given) => {
    const measure = "/tests/bench/measure.js";
    return (await import(measure)).bench(given);
  }, options);
}
