// What a trace says of a page's frames.

import assert from "node:assert/strict";
import { test } from "node:test";
import { framesIn, quantile } from "../frames/trace.js";

/** @param {string} name @param {number} ts @param {number} dur @param {number} tdur @param {number} [tid] */
const event = (name, ts, dur, tdur, tid = 1) => ({ name, ph: "X", pid: 1, tid, ts, dur, tdur });

test("a frame is all that its page's main thread did since the one before, in processor time", () => {
  const frames = framesIn([
    // A pointer is heard, then the frame; of two callbacks one calls the other's function.
    event("RunTask", 0, 900, 500),
    event("FunctionCall", 100, 700, 400),
    event("RunTask", 1000, 9000, 3000),
    event("FireAnimationFrame", 1100, 4000, 1900),
    event("FunctionCall", 1200, 3000, 1500),
    event("FunctionCall", 1300, 1000, 700),
    event("FireAnimationFrame", 5200, 1000, 600),
    event("FunctionCall", 5300, 500, 300),
    // Another page, and a worker.
    event("RunTask", 2000, 9000, 8000, 2),
    event("FireAnimationFrame", 2100, 100, 100, 2),
    event("RunTask", 11_000, 2000, 2000),
    event("FireAnimationFrame", 11_100, 1000, 1000),
    event("FunctionCall", 11_200, 500, 500),
    // What follows no frame.
    event("RunTask", 14_000, 2000, 2000),
  ]);
  assert.deepEqual(frames, [
    { all: 3.5, script: 2.2 },
    { all: 2, script: 0.5 },
  ]);
});

test("a quantile is a value that was measured", () => {
  const values = Array.from({ length: 200 }, (_, i) => 200 - i);
  assert.deepEqual(
    [quantile(values, 0.5), quantile(values, 0.99), quantile(values, 1)],
    [101, 199, 200],
  );
});
