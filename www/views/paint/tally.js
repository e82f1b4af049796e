// A thousand digits, and how a network fares on them: made and read a few at a time. Knows no page.

/** @typedef {import("../../engine.js").Core} Core */
/** @typedef {import("../../engine.js").Network} Network */

/** Digits in all, and made or read at a time. */
export const COUNT = 1000;
export const PIECE = 20;
/** Of each digit so many are shown. */
const SHOWN = 4;
const DIGITS = Array.from({ length: 10 }, (_, digit) => digit);
/** Of the first piece; each next one has the next. */
export const SEED = 20260;

export class Digits {
  /** @type {Float32Array[]} */
  images = [];
  /** @type {number[]} */
  labels = [];
  /** Which of them are shown: the first few of each digit. @type {number[]} */
  shown = [];
  #core;

  /** @param {Core} core @param {boolean} isPrepared as the network expects them */
  constructor(core, isPrepared) {
    this.#core = core;
    this.isPrepared = isPrepared;
  }

  get isDone() {
    return this.images.length === COUNT;
  }

  /** Whether all that are to be shown are there. */
  get hasShown() {
    return this.shown.length === SHOWN * DIGITS.length;
  }

  /** Makes the next few. */
  advance() {
    const seed = SEED + this.images.length / PIECE;
    const samples = this.#core.Samples.digits(PIECE, seed, this.isPrepared);
    const all = samples.images(0, PIECE);
    for (let n = 0; n < PIECE; n++) this.images.push(all.subarray(784 * n, 784 * (n + 1)));
    this.labels.push(...samples.labels);
    samples.free();
    if (this.hasShown) return;
    const first = (/** @type {number} */ digit) =>
      Array.from(this.labels.keys()).filter((n) => this.labels[n] === digit);
    this.shown = DIGITS.flatMap((digit) => first(digit).slice(0, SHOWN));
  }
}

export class Tally {
  /** Digits read, and of those how many as their label says. */
  read = 0;
  correct = 0;
  #sums = new Float64Array(10);
  #counts = new Float64Array(10);
  #network;
  #neuron;
  #digits;

  /** @param {Network} network @param {number} neuron of the first layer, whose activations are kept @param {Digits} digits */
  constructor(network, neuron, digits) {
    this.#network = network;
    this.#neuron = neuron;
    this.#digits = digits;
  }

  get isDone() {
    return this.read === COUNT;
  }
  get accuracy() {
    return this.correct / this.read;
  }
  /** The mean activation for each digit. */
  get means() {
    return Array.from(this.#sums, (sum, digit) => sum / Math.max(1, this.#counts[digit]));
  }

  /** Reads the next few. */
  advance() {
    const { images, labels } = this.#digits;
    const end = Math.min(images.length, this.read + PIECE);
    for (; this.read < end; this.read++) {
      const label = labels[this.read];
      const { digit, activations } = this.#network.predict(images[this.read]);
      this.correct += Number(digit === label);
      this.#sums[label] += activations[1][this.#neuron];
      this.#counts[label] += 1;
    }
  }
}
