// The same network behind one interface, by a core or in plain JavaScript, and what it is timed at.
// Each contender loads this module, and the page's `predict`, once more under a query of its own:
// a browser optimises code for whom it has seen call it, and shared code would be none's best.

import { Plain } from "./plain.js";

/** @typedef {typeof import("../../pkg/core.js")} Core */
/** @typedef {{ images: Float32Array, labels: Uint8Array }} Set n images one after another */
/** @typedef {"descent" | "adam"} Optimizer */
/**
 * @typedef {object} Contender
 * @property {(image: Float32Array) => { digit: number, outputs: Float32Array }} predict
 * @property {(images: Float32Array) => { digits: Uint8Array, outputs: Float32Array }} batch
 * @property {(set: Set) => () => Uint8Array} keep a set's images, to be read as often as asked: the answers
 * @property {(images: Float32Array, labels: Uint8Array, rate: number) => number} step
 * @property {(set: Set, optimizer: Optimizer, minibatch: number) => (steps: number) => number} train
 *   a training that takes steps and returns a cost
 * @property {() => Float32Array[]} parameters weights and biases, layer by layer
 */

export const LAYERS = [784, 16, 16, 10];
const SEED = 7;
export const RATE = { descent: 0.5, adam: 0.004 };
/** Images read one by one: few enough that they stay in a processor's second cache. */
export const SINGLES = 200;

/** @param {string} url of a core's glue @returns {Promise<Core>} */
export async function load(url) {
  /** @type {Core} */
  const core = await import(url);
  const { memory } = await core.default();
  const { hasten } = await import(`../../www/predict.js${new URL(import.meta.url).search}`);
  hasten(core, memory);
  return core;
}

/** The core from one seed. @param {Core} core @returns {Contender} */
export function ofCore({ Network, Samples, Trainer }) {
  const network = Network.random(LAYERS, "sigmoid", SEED);
  return {
    predict: (image) => network.predict(image),
    batch: (images) => network.predict_batch(images),
    keep: ({ images, labels }) => {
      const samples = Samples.from_images(images, labels);
      return () => network.answers(samples);
    },
    step: (images, labels, rate) => network.train_step(images, labels, rate),
    train: ({ images, labels }, optimizer, minibatch) => {
      const samples = Samples.from_images(images, labels);
      const options = { optimizer, minibatch, learning_rate: RATE[optimizer], seed: SEED };
      const trainer = new Trainer(network, samples, options);
      samples.free();
      return (steps) => trainer.advance(steps);
    },
    parameters: () => layersOf(network).flatMap(({ weights, biases }) => [weights, biases]),
  };
}

/** Plain JavaScript from the core's parameters. @param {Core} core @returns {Contender} */
export function ofPlain({ Network }) {
  const start = layersOf(Network.random(LAYERS, "sigmoid", SEED));
  const plain = new Plain(start);
  const batch = (/** @type {Float32Array} */ images) => {
    const count = images.length / LAYERS[0];
    const digits = new Uint8Array(count);
    const outputs = new Float32Array(count * 10);
    for (let n = 0; n < count; n++) {
      const read = plain.predict(images.subarray(n * LAYERS[0], (n + 1) * LAYERS[0]));
      digits[n] = read.digit;
      outputs.set(read.outputs, n * 10);
    }
    return { digits, outputs };
  };
  return {
    predict: (image) => plain.predict(image),
    batch,
    keep: (set) => () => batch(set.images).digits,
    step: (images, labels, rate) => plain.step(images, labels, rate),
    train: (set, optimizer, minibatch) => {
      const pupil = new Plain(start);
      const all = minibatches(set, minibatch);
      let next = 0;
      return (steps) => {
        let total = 0;
        for (let step = 0; step < steps; step++) {
          const { images, labels } = all[next++ % all.length];
          if (optimizer === "adam") total += pupil.adam(images, labels, RATE.adam);
          else total += pupil.step(images, labels, RATE.descent);
        }
        return total / steps;
      };
    },
    parameters: () => plain.layers.flatMap(({ weights, biases }) => [weights, biases]),
  };
}

/** @typedef {() => number} Run does some work; returns on how many images */
/** What is timed, row by row. @param {Contender} contender @param {Set} set @returns {{ name: string, run: Run }[]} */
export function jobs({ predict, batch, keep, step, train }, set) {
  const singles = minibatches(set, 1).slice(0, SINGLES);
  const [thousand] = minibatches(set, Math.min(1000, set.labels.length));
  const answers = keep(thousand);
  return [
    {
      name: "predict, one image a call",
      run: () => {
        for (const { images } of singles) predict(images);
        return singles.length;
      },
    },
    {
      name: "predict_batch of 1,000",
      run: () => {
        batch(thousand.images);
        return thousand.labels.length;
      },
    },
    {
      name: "answers to 1,000 Samples",
      run: () => answers().length,
    },
    ...[1, 10, 32, 100].map((size) => {
      const all = minibatches(thousand, size);
      return {
        name: `train_step, minibatch ${size}`,
        run: () => {
          for (const { images, labels } of all) step(images, labels, RATE.descent);
          return all.length * size;
        },
      };
    }),
    .../** @type {const} */ ([
      ["descent", 10],
      ["descent", 32],
      ["adam", 32],
    ]).map(([optimizer, size]) => {
      const advance = train(set, optimizer, size);
      const steps = Math.ceil(500 / size);
      return {
        name: `Trainer, ${optimizer}, minibatch ${size}`,
        run: () => {
          advance(steps);
          return steps * size;
        },
      };
    }),
  ];
}

/** Views of a set's samples, `size` at a time; those that fill no minibatch are left out. @param {Set} set @param {number} size @returns {Set[]} */
export function minibatches({ images, labels }, size) {
  return Array.from({ length: Math.floor(labels.length / size) }, (_, n) => ({
    images: images.subarray(n * size * LAYERS[0], (n + 1) * size * LAYERS[0]),
    labels: labels.subarray(n * size, (n + 1) * size),
  }));
}

/** @param {import("../../pkg/core.js").Network} network */
function layersOf(network) {
  return [1, 2, 3].map((l) => ({ weights: network.weights(l), biases: network.biases(l) }));
}
