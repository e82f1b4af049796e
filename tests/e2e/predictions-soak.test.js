// Predictions by the thousand: PREDICTIONS=1000000 node --test tests/e2e/predictions-soak.test.js
// for a million.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openBare, run } from "./support/bare.js";

const PREDICTIONS = Number(process.env.PREDICTIONS ?? 50_000);

test(`memory stays level over ${PREDICTIONS.toLocaleString("en")} predictions`, {
  timeout: 60_000 + PREDICTIONS,
}, async (t) => {
  const { page } = await openBare(t);
  await run(
    page,
    `const { start } = await import("/www/start.js");
    const { read, ALL } = await import("/www/engine.js");
    const { DIGITS } = await import("/www/examples.js");
    const core = await start("core");
    const network = core.Network.bundled();
    const images = DIGITS.map((strokes) => core.rasterize(strokes));
    const said = images.map((image) => network.predict(image).digit);
    globalThis.wrong = 0;
    globalThis.predict = (count) => {
      for (let i = 0; i < count; i += 1) {
        const d = i % 10;
        // Each hundredth as a figure reads it, from strokes to edges.
        const found = i % 1000 < 10
          ? read(core, network, DIGITS[d], ALL).verdict.digit
          : network.predict(images[d]).digit;
        if (found !== said[d]) wrong += 1;
      }
    };`,
  );
  const cdp = await page.context().newCDPSession(page);
  /** In bytes: what of JavaScript's is still needed, and the core's memory. */
  const measure = async () => {
    await cdp.send("HeapProfiler.collectGarbage");
    /** @type {{ usedSize: number, backingStorageSize?: number }} */
    const { usedSize, backingStorageSize = 0 } = await cdp.send("Runtime.getHeapUsage");
    const core = await run(
      page,
      `const { initSync } = await import("/pkg/core.js");
      return initSync().memory.buffer.byteLength;`,
    );
    return { heap: usedSize, buffers: backingStorageSize, core: Number(core) };
  };
  const predict = async (/** @type {number} */ count) => {
    for (let left = count; left > 0; left -= 20_000)
      await run(page, `predict(${Math.min(left, 20_000)})`);
  };
  await predict(PREDICTIONS / 10);
  const before = await measure();
  await predict(PREDICTIONS);
  const after = await measure();
  t.diagnostic(`${JSON.stringify(before)}, then ${JSON.stringify(after)}`);
  assert.equal(await page.evaluate("wrong"), 0, "each says the same every time");
  assert.equal(after.core, before.core);
  const grown = after.heap + after.buffers - before.heap - before.buffers;
  assert.ok(grown < 200_000, `grew by ${grown} bytes`);
});
