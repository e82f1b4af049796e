// Which digits light which hidden neuron: thousands of them, drawn from a seed and read a few at a
// time. Knows no page.

/** @typedef {import("../../engine.js").Core} Core */
/** @typedef {import("../../engine.js").Network} Network */
/**
 * @typedef {object} Found of one neuron
 * @property {number[]} means its mean activation for each digit
 * @property {number[]} top the samples that light it most, the fullest first
 * @property {Float32Array} difference their mean ink less that of all
 */

export const SEED = 5;
export const COUNT = 2000;
const PIECE = 20;
const PIXELS = 784;

export class Survey {
  read = 0;
  /** In steps of 1/255, as the core keeps them. */
  #images = new Uint8Array(COUNT * PIXELS);
  #labels = new Uint8Array(COUNT);
  #mean = new Float64Array(PIXELS);
  /** Of the hidden layers, sample after sample. @type {Float32Array[]} */
  #activations;
  #core;
  #network;

  /** @param {Core} core @param {Network} network */
  constructor(core, network) {
    this.#core = core;
    this.#network = network;
    this.#activations = Array.from(
      network.layers.slice(1, -1),
      (count) => new Float32Array(COUNT * count),
    );
  }

  get isDone() {
    return this.read === COUNT;
  }

  /** Draws a few more digits and reads them. */
  advance() {
    const at = this.read;
    const { Samples } = this.#core;
    const samples = Samples.digits(PIECE, SEED + at, this.#network.prepared !== false);
    this.#labels.set(samples.labels, at);
    for (let i = 0; i < PIECE; i++) {
      const image = samples.image(i);
      const { activations } = this.#network.predict(image);
      for (const [l, all] of this.#activations.entries())
        all.set(activations[l + 1], (at + i) * activations[l + 1].length);
      for (let p = 0; p < PIXELS; p++) {
        this.#images[(at + i) * PIXELS + p] = Math.round(255 * image[p]);
        this.#mean[p] += image[p] / COUNT;
      }
    }
    samples.free();
    this.read += PIECE;
  }

  /** @param {number} n @returns {Float32Array} */
  image(n) {
    return Float32Array.from(this.#images.subarray(n * PIXELS, (n + 1) * PIXELS), (v) => v / 255);
  }

  /** @param {number} layer @param {number} neuron @param {number} count of samples that light it most @returns {Found} */
  of(layer, neuron, count) {
    const all = this.#activations[layer - 1];
    const wide = all.length / COUNT;
    const values = Array.from({ length: COUNT }, (_, n) => all[n * wide + neuron]);
    const top = values
      .map((_, n) => n)
      .sort((a, b) => values[b] - values[a] || a - b)
      .slice(0, count);
    const [sums, counts] = [Array(10).fill(0), Array(10).fill(0)];
    for (const [n, value] of values.entries()) {
      sums[this.#labels[n]] += value;
      counts[this.#labels[n]] += 1;
    }
    const difference = Float32Array.from(this.#mean, (mean) => -mean);
    for (const n of top)
      for (let p = 0; p < PIXELS; p++) difference[p] += this.#images[n * PIXELS + p] / 255 / count;
    return { means: sums.map((sum, digit) => sum / counts[digit]), top, difference };
  }
}
