// What a sample costs ours in sets of growing size: all of them read once, and learnt once.

import { timed } from "./clock.js";
import { RATE } from "./rows.js";

/** @typedef {import("./contenders.js").Core} Core */
/** @typedef {{ samples: number, read: number, learnt: number }} Sets nanoseconds a sample */

const SEED = 7;
const MINIBATCH = 32;
/** Of fewer samples the same set is gone through again, so that there is something to time. */
const LEAST = 10_000;

/** @param {Core} core @param {import("./contenders.js").Set} set whose images come again and again @param {number[]} layers @param {number[]} sizes @returns {Promise<Sets[]>} */
export async function inSets({ Network, Samples, Trainer }, set, layers, sizes) {
  const bytes = Uint8Array.from(set.images, (ink) => Math.round(255 * ink));
  /** @type {Sets[]} */
  const result = [];
  for (const size of sizes) {
    const samples = Samples.from_idx(...repeated(bytes, set.labels, size));
    const network = Network.random(layers, "sigmoid", SEED);
    const trainer = new Trainer(network, samples, {
      optimizer: "descent",
      minibatch: MINIBATCH,
      learning_rate: RATE.descent,
      seed: SEED,
    });
    const passes = Math.ceil(LEAST / size);
    const read = () => {
      for (let pass = 0; pass < passes; pass++) network.answers(samples);
    };
    const steps = Math.floor((passes * size) / MINIBATCH);
    const learn = () => trainer.advance(steps);
    // Once before it counts: samples are first put into the form that they are read in.
    read();
    learn();
    const reading = await timed(read);
    const learning = await timed(learn);
    result.push({
      samples: size,
      read: (1e6 * reading) / (passes * size),
      learnt: (1e6 * learning) / (steps * MINIBATCH),
    });
    for (const made of [trainer, network, samples]) made.free();
  }
  return result;
}

/** IDX files of so many of them. @param {Uint8Array} images @param {Uint8Array} labels @param {number} count @returns {[Uint8Array, Uint8Array]} */
function repeated(images, labels, count) {
  const each = images.length / labels.length;
  const pixels = idx([count, 28, 28], count * each);
  const digits = idx([count], count);
  for (let n = 0; n < count; n += labels.length) {
    const some = Math.min(labels.length, count - n);
    pixels.body.set(images.subarray(0, some * each), n * each);
    digits.body.set(labels.subarray(0, some), n);
  }
  return [pixels.file, digits.file];
}

/** An IDX file of bytes with nothing in it yet. @param {number[]} shape @param {number} length */
function idx(shape, length) {
  const header = 4 + 4 * shape.length;
  const file = new Uint8Array(header + length);
  const view = new DataView(file.buffer);
  view.setUint32(0, 0x0800 + shape.length);
  for (const [n, size] of shape.entries()) view.setUint32(4 + 4 * n, size);
  return { file, body: file.subarray(header) };
}
