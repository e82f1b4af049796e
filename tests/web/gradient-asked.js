// A drawing that asks a network, for the tests of the gradient figure: with all its work done.

import assert from "node:assert/strict";
import { DIGITS } from "../../www/examples.js";
import { start } from "../../www/start.js";
import { Descent } from "../../www/views/gradient/descent.js";

/** @typedef {import("../../www/views/gradient/descent.js").Start} Start */
/** @typedef {import("../../www/views/gradient/question.js").Question} Question */

export const core = await start("core");
export const bundled = core.Network.bundled();
export const three = { image: core.rasterize(DIGITS[3]), label: 3 };

/** @param {number} a @param {number} b @param {number} within @param {string} [what] */
export const near = (a, b, within, what = "") =>
  assert.ok(Math.abs(a - b) <= within, `${what} expected ${b}, got ${a}`);

/** A figure's own network, asked and with all its work done. @param {Start} [begin] @param {boolean} [isBatch] @param {number} [label] */
export function asked(begin = "random", isBatch = false, label = 3) {
  const descent = new Descent(core, begin);
  descent.use(bundled);
  descent.ask({ ...three, label }, isBatch);
  finish(descent);
  return descent;
}

/** @param {Descent} descent */
export function finish(descent) {
  for (let slices = 0; descent.work(() => true); slices++)
    assert.ok(slices < 1000, "expected an end of the work");
}

/** @param {Descent} descent @returns {Question} */
export function questionIn(descent) {
  assert.ok(descent.isCurrent && descent.question);
  return descent.question;
}
