// What digits really look like: a hundred of each, drawn by the core from a seed, with their average
// and what one network's output neuron gets from each. A little at a time; knows no page.

/** @typedef {import("../../engine.js").Core} Core */
/** @typedef {import("../../engine.js").Network} Network */
/**
 * @typedef {object} Seen an image and what a network makes of it
 * @property {Float32Array} image
 * @property {Float32Array[]} activations of every layer, the image first
 * @property {number} output of one digit's neuron
 * @property {number} sum its weighted sum
 */

/** Of each digit. */
export const EACH = 100;
export const SEED = 4100;
/** Digits drawn at a time. */
const PIECE = 25;
/** Less ink than this is none. */
export const LEAST_INK = 0.02;

export class Drawn {
  /** The weighted sums of its own output neuron, digit by digit. @type {number[][]} */
  sums = Array.from({ length: 10 }, () => []);
  /** The average of each digit. */
  means = Array.from({ length: 10 }, () => new Float32Array(784));
  /** Which pixels had ink in any of them. */
  isInked = new Uint8Array(784);
  #core;
  #network;
  #pieces = 0;

  /** @param {Core} core @param {Network} network */
  constructor(core, network) {
    this.#core = core;
    this.#network = network;
  }

  get isDone() {
    return this.sums.every(({ length }) => length === EACH);
  }

  /** Draws and reads some more. */
  advance() {
    const samples = this.#core.Samples.digits(
      PIECE,
      SEED + this.#pieces,
      this.#network.prepared !== false,
    );
    this.#pieces += 1;
    for (const [n, digit] of samples.labels.entries())
      if (this.sums[digit].length < EACH) this.#add(samples.image(n), digit);
    samples.free();
  }

  /** @param {Float32Array} image @param {number} digit */
  #add(image, digit) {
    const mean = this.means[digit];
    this.sums[digit].push(seenBy(this.#network, image, digit).sum);
    for (let p = 0; p < image.length; p++) {
      mean[p] += image[p] / EACH;
      if (image[p] >= LEAST_INK) this.isInked[p] = 1;
    }
  }

  /** How many of a digit's images get less than this. @param {number} digit @param {number} sum */
  below(digit, sum) {
    return this.sums[digit].filter((each) => each < sum).length;
  }

  /** How much of an image's ink lies where no drawn digit has any, 0 to 1; null where there is no ink. @param {Float32Array} image */
  astray(image) {
    let [all, astray] = [0, 0];
    for (let p = 0; p < image.length; p++) {
      all += image[p];
      if (!this.isInked[p]) astray += image[p];
    }
    return all > 0 ? astray / all : null;
  }
}

/** @param {Network} network @param {Float32Array} image @param {number} digit @returns {Seen} */
export function seenBy(network, image, digit) {
  const { activations, weighted_sums } = network.trace(image);
  const last = activations.length - 1;
  return { image, activations, output: activations[last][digit], sum: weighted_sums[last][digit] };
}
