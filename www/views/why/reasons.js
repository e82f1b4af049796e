// Why an image is read as it is, in numbers: what each pixel says for the answer and against it, and
// the way to another answer. Values in, values out; knows no page.

import { along, isSheet, leastChange } from "./change.js";

/** @typedef {import("../../../pkg/core.js").Network} Network */
/** @typedef {import("./change.js").Judge} Judge */
/**
 * @typedef {object} Reasons
 * @property {Float32Array} image
 * @property {import("../../draw/network.js").Verdict} verdict
 * @property {Float32Array} outputs
 * @property {Float32Array} ink what the ink of each pixel adds to the answer's lead over the runner-up
 * @property {Float32Array} paper what its missing ink adds, where a drawing can have any
 */
/**
 * @typedef {object} Way
 * @property {number} target
 * @property {Float32Array} change of each pixel
 * @property {Float32Array[]} outputs along the change, from none to all of it
 * @property {number} turn the share of the change from which on the target is read
 */

/** The change is looked at in so many parts. */
export const PARTS = 200;

/** @param {Network} network @param {Judge} judge @param {Float32Array} image @returns {Reasons} */
export function reasonsFor(network, judge, image) {
  const { outputs } = network.predict(image);
  const verdict = judge(outputs);
  const lead = new Float32Array(outputs.length);
  lead[verdict.digit] = 1;
  lead[verdict.second] = -1;
  const slopes = network.slopes(image, lead);
  return {
    image,
    verdict,
    outputs: outputs.slice(),
    ink: slopes.map((slope, p) => slope * image[p]),
    paper: slopes.map((slope, p) => (isSheet(p) ? slope * (image[p] - 1) : 0)),
  };
}

/** The sums of what is above and below zero. @param {Float32Array} values */
export function sums(values) {
  let [above, below] = [0, 0];
  for (const value of values)
    if (value > 0) above += value;
    else below += value;
  return { above, below };
}

/**
 * Looks for the way in small parts.
 * @param {Network} network @param {Judge} judge @param {Float32Array} image @param {number} target
 * @returns {Generator<void, Way | null>}
 */
export function* wayTo(network, judge, image, target) {
  const change = yield* leastChange(network, judge, image, target);
  if (!change) return null;
  const outputs = Array.from({ length: PARTS + 1 }, (_, i) =>
    network.predict(along(image, change, i / PARTS)).outputs.slice(),
  );
  let turn = PARTS;
  while (turn > 0 && isRead(judge, outputs[turn - 1], target)) turn -= 1;
  return { target, change, outputs, turn: turn / PARTS };
}

/** @param {Judge} judge @param {Float32Array} outputs @param {number} target */
export function isRead(judge, outputs, target) {
  const { kind, digit } = judge(outputs);
  return kind === "decided" && digit === target;
}
