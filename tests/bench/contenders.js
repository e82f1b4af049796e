// The same network behind one interface, by a core or in plain JavaScript; the peers have theirs in
// peers/. Each contender loads this module, and the page's `predict`, once more under a query of its
// own: a browser optimises code for whom it has seen call it, and shared code would be none's best.

import { Plain } from "./plain.js";
import { minibatches, RATE } from "./rows.js";

/** @typedef {typeof import("../../pkg/core.js")} Core */
/** @typedef {import("./plain.js").Layer} Layer */
/** @typedef {{ images: Float32Array, labels: Uint8Array }} Set n images one after another */
/** @typedef {"descent" | "adam"} Optimizer */
/** @typedef {"cross-entropy" | "squared-error"} Cost */
/** @typedef {{ layers: number[], parameters: Layer[], onnx: Uint8Array }} Start the network that all have */
/** @typedef {{ outputs: ArrayLike<number> }} Answer */
/**
 * @typedef {object} Contender what it cannot do it does not have
 * @property {(image: Float32Array) => Answer | Promise<Answer>} predict
 * @property {(images: Float32Array) => Answer | Promise<Answer>} batch
 * @property {boolean} [isAsync] whether those two return promises
 * @property {(set: Set) => () => Uint8Array} [keep] a set's images, to be read as often as asked: the answers
 * @property {Cost} [cost] that its steps lower; cross-entropy unless told
 * @property {number} [largest] minibatch
 * @property {(images: Float32Array, labels: Uint8Array, rate: number) => unknown} [step]
 * @property {(set: Set, optimizer: Optimizer, minibatch: number) => (steps: number) => number} [train]
 *   a training that takes steps and returns a cost
 * @property {() => Float32Array[]} [parameters] weights and biases, layer by layer
 */

const SEED = 7;

/** @param {string} url of a core's glue @returns {Promise<Core>} */
export async function load(url) {
  /** @type {Core} */
  const core = await import(url);
  const { memory } = await core.default();
  const { hasten } = await import(`../../www/predict.js${new URL(import.meta.url).search}`);
  hasten(core, memory);
  return core;
}

/** The network that all start from. @param {Core} core @param {number[]} layers @returns {Start} */
export function startOf({ Network }, layers) {
  const network = Network.random(layers, "sigmoid", SEED);
  return { layers, parameters: layersOf(network), onnx: network.to_onnx() };
}

/** The core from one seed. @param {Core} core @param {number[]} layers @param {Cost} cost @returns {Required<Contender>} */
export function ofCore({ Network, Samples, Trainer }, layers, cost = "cross-entropy") {
  const network = Network.random(layers, "sigmoid", SEED, "sigmoid", cost);
  return {
    predict: (image) => network.predict(image),
    batch: (images) => network.predict_batch(images),
    isAsync: false,
    keep: ({ images, labels }) => {
      const samples = Samples.from_images(images, labels);
      return () => network.answers(samples);
    },
    cost,
    largest: Number.POSITIVE_INFINITY,
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

/** Plain JavaScript from the same parameters. @param {Start} start @returns {Required<Contender>} */
export function ofPlain({ layers, parameters }) {
  const plain = new Plain(parameters);
  const [inputs, outputs] = [layers[0], layers[layers.length - 1]];
  const batch = (/** @type {Float32Array} */ images) => {
    const count = images.length / inputs;
    const digits = new Uint8Array(count);
    const all = new Float32Array(count * outputs);
    for (let n = 0; n < count; n++) {
      const read = plain.predict(images.subarray(n * inputs, (n + 1) * inputs));
      digits[n] = read.digit;
      all.set(read.outputs, n * outputs);
    }
    return { digits, outputs: all };
  };
  return {
    predict: (image) => plain.predict(image),
    batch,
    isAsync: false,
    keep: (set) => () => batch(set.images).digits,
    cost: "cross-entropy",
    largest: Number.POSITIVE_INFINITY,
    step: (images, labels, rate) => plain.step(images, labels, rate),
    train: (set, optimizer, minibatch) => {
      const pupil = new Plain(parameters);
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

/** @param {import("../../pkg/core.js").Network} network @returns {Layer[]} */
function layersOf(network) {
  return Array.from({ length: network.layers.length - 1 }, (_, l) => ({
    weights: network.weights(l + 1),
    biases: network.biases(l + 1),
  }));
}
