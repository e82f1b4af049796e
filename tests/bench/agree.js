// Before anything is timed: that all contenders compute the same, and how far apart they are.

import { ofCore } from "./contenders.js";
import { minibatches, RATE } from "./rows.js";

/** @typedef {import("./contenders.js").Contender} Contender */
/** @typedef {import("./contenders.js").Set} Set */
/** @typedef {{ outputs: number, parameters: number | null }} Difference the largest from ours: of outputs, and of parameters after a step */

/** What a contender may be off by: others add in other orders. */
const TOLERANCE = 1e-4;
/** What the same code in another place may be off by. */
const OWN_TOLERANCE = 1e-5;
const MINIBATCH = 32;

/**
 * Throws unless all read and learn the same as the core; they have then taken a step.
 * @param {Record<string, Contender>} contenders @param {Set} set few @param {import("./contenders.js").Core} core
 * @param {number[]} layers @returns {Promise<Record<string, Difference>>}
 */
export async function agree(contenders, { images, labels }, core, layers) {
  const [inputs, outputs] = [layers[0], layers[layers.length - 1]];
  const ours = ofCore(core, layers);
  const expected = (await ours.batch(images)).outputs;
  const digits = ours.keep({ images, labels })();
  /** @type {Record<string, Difference>} */
  const differences = {};
  for (const [name, contender] of Object.entries(contenders)) {
    const tolerance = contender.keep ? OWN_TOLERANCE : TOLERANCE;
    const batch = (await contender.batch(images)).outputs;
    let most = furthest(`outputs of ${name} in a batch`, batch, expected, tolerance);
    for (let n = 0; n < labels.length; n++) {
      const [from, to] = [n * outputs, (n + 1) * outputs];
      const one = (await contender.predict(images.subarray(n * inputs, (n + 1) * inputs))).outputs;
      const other = Array.prototype.slice.call(expected, from, to);
      most = Math.max(most, furthest(`outputs of ${name}`, one, other, tolerance));
    }
    if (contender.keep)
      furthest(`answers of ${name}`, contender.keep({ images, labels })(), digits, 0);
    differences[name] = {
      outputs: most,
      parameters: afterStep(name, contender, { images, labels }, core, layers, tolerance),
    };
  }
  return differences;
}

/** @param {string} name @param {Contender} contender @param {Set} set @param {import("./contenders.js").Core} core @param {number[]} layers @param {number} tolerance */
function afterStep(name, { step, parameters, cost, largest }, set, core, layers, tolerance) {
  if (!step || !parameters) return null;
  const ours = ofCore(core, layers, cost);
  const [first] = minibatches(set, Math.min(MINIBATCH, largest ?? MINIBATCH));
  step(first.images, first.labels, RATE.descent);
  ours.step(first.images, first.labels, RATE.descent);
  const expected = ours.parameters();
  const each = parameters().map((part, n) =>
    furthest(`parameters of ${name} after a step`, part, expected[n], tolerance),
  );
  return Math.max(...each);
}

/** The largest difference; throws where it is more than allowed. @param {string} what @param {ArrayLike<number>} got @param {ArrayLike<number>} expected @param {number} tolerance */
function furthest(what, got, expected, tolerance) {
  if (got.length !== expected.length)
    throw new Error(`${what}: expected ${expected.length} numbers, got ${got.length}`);
  let most = 0;
  for (let i = 0; i < got.length; i++) {
    const difference = Math.abs(got[i] - expected[i]);
    if (!(difference <= tolerance))
      throw new Error(`${what}: expected ${expected[i]} at ${i}, got ${got[i]}`);
    most = Math.max(most, difference);
  }
  return most;
}
