// Training for a long time: SOAK=3600 node --test tests/e2e/training-soak.test.js for an hour.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openBare, run } from "./support/bare.js";

/** Seconds. */
const SOAK = Number(process.env.SOAK ?? 60);

test(`memory stays level over ${SOAK} s of training`, {
  timeout: (SOAK + 90) * 1000,
}, async (t) => {
  const { page } = await openBare(t, {
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": "same-origin",
  });
  page.setDefaultTimeout((SOAK + 60) * 1000);
  // One goes on and on; beside it others come and go with the same data.
  await run(
    page,
    `const first = make({ until: undefined, data: { count: 10_000 } });
    first.addEventListener("progress", () => { globalThis.seen = first.latest?.parameters[0]; });
    first.play();
    let seed = 0;
    const next = () => {
      const other = make({ seed: ++seed, until: undefined, data: { count: 10_000 } });
      made.length = 1;
      other.addEventListener("progress", () => other.latest);
      other.play();
      setTimeout(() => { other.close(); next(); }, 1500);
    };
    next();
    globalThis.measure = async () => (await performance.measureUserAgentSpecificMemory()).bytes;`,
  );
  // All JavaScript of the page and its worker, and what the worker's core has ever needed.
  const measure = async () => {
    const core = await page.workers()[0].evaluate(async () => {
      const { initSync } = await import(/** @type {string} */ ("/pkg/core.js"));
      return initSync().memory.buffer.byteLength;
    });
    return Number(await page.evaluate("measure()")) + core;
  };
  await page.waitForTimeout((SOAK / 6) * 1000);
  const before = await measure();
  await page.waitForTimeout((SOAK * 5000) / 6);
  const after = await measure();
  const { state, step } = await run(
    page,
    "return { state: made[0].state, step: made[0].latest.step }",
  );
  const megabytes = (/** @type {number} */ bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`;
  t.diagnostic(`${megabytes(before)}, then ${megabytes(after)} at step ${step}`);
  assert.equal(state, "playing");
  // The points that came since, with their weights, are some 2 MB in each tenfold of steps.
  assert.ok(after - before < 8 * 2 ** 20, `grew by ${megabytes(after - before)}`);
});
