// The least change of an image that makes a network read another digit, found by following the slopes:
// one pixel at a time, the one whose ink moves the outputs most. Knows no page.

import { SIDE } from "../../draw/field.js";

/** @typedef {import("../../../pkg/core.js").Network} Network */
/** @typedef {(outputs: Float32Array) => import("../../draw/network.js").Verdict} Judge */

/**
 * How sure the network is to be at the end of the change: the new digit's output at least so large, the
 * next one at most so large. Where no way leads to the first, the second will do.
 */
const GOALS = [
  { least: 0.8, most: 0.2 },
  { least: 0.6, most: 0.35 },
];
/** How much ink a pixel gains or loses at a time: coarse steps find some ways, fine ones others. */
const STEPS = [1, 0.5, 0.25];
/** A way that is longer than this many steps is no small change. */
const LONGEST = 200;
/** Prepared drawings have hardly any ink nearer to the rim than this, and the weights there mean little. */
const RIM = 4;

/** Whether a drawing can have ink there. @param {number} p a pixel */
export function isSheet(p) {
  const [column, row] = [p % SIDE, Math.floor(p / SIDE)];
  return Math.min(column, row) >= RIM && Math.max(column, row) < SIDE - RIM;
}

/**
 * Looks for it in small parts, so that a page can paint between them; what it returns is to be added
 * to each pixel, and null where no way was found.
 * @param {Network} network @param {Judge} judge
 * @param {Float32Array} image @param {number} target the digit to be read
 * @returns {Generator<void, Float32Array | null>}
 */
export function* leastChange(network, judge, image, target) {
  for (const { least, most } of GOALS) {
    const isThere = (/** @type {Float32Array} */ changed) => {
      const { outputs } = network.predict(changed);
      const { digit, second } = judge(outputs);
      return digit === target && outputs[target] >= least && outputs[second] <= most;
    };
    /** @type {Float32Array | null} */
    let best = null;
    for (const step of STEPS) {
      const changed = yield* go(network, image, target, step, isThere);
      if (!changed) continue;
      yield* spare(image, changed, isThere);
      const change = changed.map((value, p) => value - image[p]);
      if (!best || amount(change) < amount(best)) best = change;
    }
    if (best) return best;
  }
  return null;
}

/** How much ink a change moves, in full pixels. @param {ArrayLike<number>} change */
export function amount(change) {
  let sum = 0;
  for (let p = 0; p < change.length; p++) sum += Math.abs(change[p]);
  return sum;
}

/**
 * The image after a share of the change, in 0..1.
 * @param {Float32Array} image @param {Float32Array} change @param {number} share
 */
export const along = (image, change, share) =>
  image.map((value, p) => Math.max(0, Math.min(1, value + share * change[p])));

/**
 * Steps until it is there. No pixel ever turns back, so that this ends.
 * @param {Network} network @param {Float32Array} image @param {number} target @param {number} step
 * @param {(changed: Float32Array) => boolean} isThere
 * @returns {Generator<void, Float32Array | null>}
 */
function* go(network, image, target, step, isThere) {
  const changed = image.slice();
  const ways = new Int8Array(image.length);
  for (let n = 0; n < LONGEST; n++) {
    yield;
    if (isThere(changed)) return changed;
    // Down the slope of the cross-entropy: the target's output is to be 1, all others 0.
    const { outputs } = network.predict(changed);
    const wish = outputs.map((value, k) => Number(k === target) - value);
    const slopes = network.slopes(changed, wish);
    let best = -1;
    for (let p = 0; p < slopes.length; p++) {
      const way = Math.sign(slopes[p]);
      const room = way > 0 ? 1 - changed[p] : changed[p];
      const isFree = isSheet(p) && room > 0.05 && ways[p] !== -way;
      if (isFree && (best < 0 || Math.abs(slopes[p]) > Math.abs(slopes[best]))) best = p;
    }
    if (best < 0) return null;
    ways[best] = Math.sign(slopes[best]);
    changed[best] = Math.max(0, Math.min(1, changed[best] + ways[best] * step));
  }
  return null;
}

/**
 * Takes back, from the smallest on, what turns out not to be needed: all of it, a half or a quarter.
 * @param {Float32Array} image @param {Float32Array} changed in place
 * @param {(changed: Float32Array) => boolean} isThere
 */
function* spare(image, changed, isThere) {
  const size = (/** @type {number} */ p) => Math.abs(changed[p] - image[p]);
  const order = Array.from(changed.keys()).filter((p) => size(p) > 0);
  for (const p of order.sort((a, b) => size(a) - size(b))) {
    yield;
    for (const share of [1, 0.5, 0.25]) {
      const before = changed[p];
      changed[p] = before + (image[p] - before) * share;
      if (isThere(changed)) break;
      changed[p] = before;
    }
  }
}
