// How long it takes to learn: training step by step until digits held out are read.

import { timed } from "./clock.js";
import { HELD_OUT } from "./digits.js";
import { minibatches, RATE } from "./rows.js";

/** @typedef {import("./contenders.js").Contender} Contender */
/** @typedef {import("./contenders.js").Set} Set */
/** @typedef {{ accuracy: number, reached: Record<string, { samples: number, milliseconds: number } | null> }} Milestone */

const MINIBATCH = 10;
/** Slopes of the squared error are that much smaller where outputs are sure: 3 is the rate of Nielsen's book. */
const SQUARED_RATE = 3;
/** Samples between two looks at the accuracy. */
const LOOK = 1000;

/** Only the steps count as time. @param {Record<string, Contender>} contenders @param {Set} training @param {Set} heldOut @param {number} limit samples, then it counts as not reached @returns {Promise<Milestone[]>} */
export async function milestones(contenders, training, heldOut, limit) {
  const result = [0.9, 0.95].map((accuracy) => ({
    accuracy,
    reached: /** @type {Milestone["reached"]} */ ({}),
  }));
  for (const [name, { step, batch, cost, largest }] of Object.entries(contenders)) {
    if (!step) continue;
    for (const { reached } of result) reached[name] = null;
    const size = Math.min(MINIBATCH, largest ?? MINIBATCH);
    const rate = ((cost === "squared-error" ? SQUARED_RATE : RATE.descent) * size) / MINIBATCH;
    const all = minibatches(training, size);
    let milliseconds = 0;
    for (let samples = 0; samples < limit && !result.at(-1)?.reached[name]; ) {
      const end = samples + LOOK;
      milliseconds += await timed(() => {
        for (; samples < end; samples += size) {
          const { images, labels } = all[(samples / size) % all.length];
          step(images, labels, rate);
        }
      });
      const right = count((await batch(heldOut.images)).outputs, heldOut.labels);
      for (const { accuracy, reached } of result)
        if (right >= accuracy * HELD_OUT) reached[name] ??= { samples, milliseconds };
    }
  }
  return result;
}

/** How many are read right. @param {ArrayLike<number>} outputs @param {Uint8Array} labels */
function count(outputs, labels) {
  const each = outputs.length / labels.length;
  let right = 0;
  for (let n = 0; n < labels.length; n++) {
    let best = 0;
    for (let k = 1; k < each; k++) if (outputs[n * each + k] > outputs[n * each + best]) best = k;
    if (best === labels[n]) right++;
  }
  return right;
}
