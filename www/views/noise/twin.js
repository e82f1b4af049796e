// A network of the same shape that has only ever seen digits: drawn by the project and learned from
// here, step by step, from a seed. Does a little at a time; knows no page.

/** @typedef {import("../../engine.js").Core} Core */
/** @typedef {import("../../engine.js").Network} Network */
/** @typedef {import("../../../pkg/core.js").Samples} Samples */

export const SEED = 1;
/** Digits it learns from, and how often it sees each. */
export const DIGITS = 8000;
const EPOCHS = 8;
const MINIBATCH = 10;
/** Learning rates of the first half of the way and the second; steep activation functions take a fifth. */
const RATES = [0.3, 0.05];
/** Of digits that measure both networks; none of them was learned from. */
const MEASURE = { n: 1000, seed: 77 };
/** Digits drawn, and images learned from, at a time. */
const PIECE = 40;

/** What makes a network of the same shape. @param {Network} network */
export const shapeOf = (network) => {
  const { layers, activation, output, cost } = network.facts();
  return { layers: Array.from(layers), activation, output, cost };
};

export class Twin {
  /** Once it has learned. @type {Network | null} */
  network = null;
  /** How far it has come, 0 to 1. */
  share = 0;
  /** Digits to measure networks by. @type {Samples | null} */
  test = null;
  #work;
  /** Of the core: what is let go of again. @type {{ free(): void }[]} */
  #made = [];

  /** @param {Core} core @param {ReturnType<typeof shapeOf>} shape */
  constructor(core, shape) {
    this.#work = this.#learn(core, shape);
  }

  /** Learns a little. */
  advance() {
    this.#work.next();
  }

  /** Lets go of all that the core keeps of it. */
  free() {
    this.#work.return();
    for (const made of this.#made) made.free();
    this.#made = [];
  }

  /** @param {Core} core @param {ReturnType<typeof shapeOf>} shape */
  *#learn(core, { layers, activation, output, cost }) {
    const network = core.Network.random(layers, activation, SEED, output, cost);
    const test = core.Samples.digits(MEASURE.n, MEASURE.seed);
    this.#made = [network, test];
    const scale = activation === "sigmoid" ? 1 : 0.2;
    /** @type {Samples[]} */
    const pieces = [];
    const steps = (DIGITS / PIECE) * (EPOCHS + 1);
    for (let step = 0; step < steps; step++) {
      const n = step % (DIGITS / PIECE);
      if (step === n) {
        pieces[n] = core.Samples.digits(PIECE, 1000 * SEED + n);
        this.#made.push(pieces[n]);
      }
      const piece = pieces[n];
      // The first round draws; each later one learns from all of them.
      for (let at = 0; step !== n && at < PIECE; at += MINIBATCH)
        network.train_step(
          piece.images(at, at + MINIBATCH),
          piece.labels.subarray(at, at + MINIBATCH),
          scale * (2 * step < steps ? RATES[0] : RATES[1]),
        );
      this.share = step / steps;
      yield;
    }
    for (const piece of pieces) piece.free();
    this.#made = [network, test];
    this.test = test;
    this.share = 1;
    this.network = network;
  }
}
