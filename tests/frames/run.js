// How much of a frame each figure of the article takes, in Chromium, while a reader handles it and all
// others are alive:
//
//   node tests/frames/run.js [--rounds N] [--view NAME]
//
// Prints a table and judges nothing: milliseconds of processor time on the page's main thread, without a
// graphics processor, so that what a canvas paints counts as well.

import { parseArgs } from "node:util";
import { launch } from "../e2e/support/chromium.js";
import { REPOSITORY, serve } from "../e2e/support/server.js";
import { actsOf, allAlive } from "./drive.js";
import { CATEGORIES, framesIn, quantile } from "./trace.js";

/** @typedef {import("./trace.js").Frame} Frame */

/** Milliseconds of a frame at 60 a second that may be a figure's own. */
const ENOUGH = 8;

const text = /** @type {const} */ ({ type: "string" });
const { rounds, view: only } = parseArgs({
  options: { rounds: { ...text, default: "3" }, view: text },
}).values;

const server = await serve(REPOSITORY);
const browser = await launch();
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${server.url}/?lang=en`);
  const views = await allAlive(page);
  const columns = ["frames", "median", "99 %", "worst", "script 99 %"];
  console.log(
    `${views.length} figures; ${browser.version()}; milliseconds of processor time a frame\n`,
  );
  console.log("figure, act".padEnd(28) + columns.map((name) => name.padStart(13)).join(""));
  const slow = [];
  for (const view of only ? [only] : views) {
    /** @type {Map<string, Frame[]>} */
    const found = new Map();
    for (let round = 0; round < Number(rounds); round++)
      for (const [name, act] of Object.entries(await actsOf(page, view))) {
        await browser.startTracing(page, { categories: CATEGORIES });
        await act();
        const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
        found.set(name, [...(found.get(name) ?? []), ...framesIn(traceEvents)]);
      }
    for (const [name, frames] of found) {
      const all = frames.map((frame) => frame.all);
      const script = frames.map((frame) => frame.script);
      const times = [0.5, 0.99, 1].map((share) => quantile(all, share));
      const cells = [...times, quantile(script, 0.99)].map((ms) => ms.toFixed(1));
      const row = `${view}, ${name}`;
      console.log(
        row.padEnd(28) +
          [frames.length, ...cells].map((cell) => String(cell).padStart(13)).join(""),
      );
      if (times[1] > ENOUGH) slow.push(`${row} (${cells[1]})`);
    }
  }
  console.log(
    `\nabove ${ENOUGH} ms in more than a hundredth of the frames: ${slow.join(", ") || "none"}`,
  );
} finally {
  await browser.close();
  server.close();
}
