// Lighthouse on the built site: its phone profile, a slow line and processor simulated, the files sent as
// a host sends them. Judges nothing.

import { createServer } from "node:net";
import lighthouse from "lighthouse";
import { launch } from "../e2e/support/chromium.js";
import { SITE, serve } from "../e2e/support/server.js";

/** What the median of a score must come to, of 100. */
export const LEAST = { performance: 98, accessibility: 100, "best-practices": 100, seo: 100 };

/** A port that nobody listens on. @returns {Promise<number>} */
const freePort = () =>
  new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => found(port));
    });
  });

/** Serves the site and opens a browser; what it returns rates one page, and closes both. */
export async function rating() {
  const port = await freePort();
  const server = await serve(SITE, { isHost: true });
  const browser = await launch([`--remote-debugging-port=${port}`]);
  /** @param {string} path @param {string[]} categories @returns {Promise<import("lighthouse").Result>} */
  const rate = async (path, categories) => {
    const run = await lighthouse(server.url + path, {
      port,
      logLevel: "error",
      onlyCategories: categories,
    });
    if (!run || run.lhr.runtimeError)
      throw new Error(run?.lhr.runtimeError?.message ?? "no result");
    return run.lhr;
  };
  const close = () => {
    server.close();
    return browser.close();
  };
  return Object.assign(rate, { close });
}
