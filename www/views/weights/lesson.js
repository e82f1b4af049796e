// A small network that is trained in place, by plain steps of gradient descent and nothing else, so
// that what no image lights stays as it began. Works in slices; paints nothing.

/** @typedef {import("../../start.js").Core} Core */
/** @typedef {import("../../../pkg/core.js").Samples} Samples */

export const SEED = 7;
const CHUNK = 50;
const CHUNKS = 40;
const EPOCHS = 4;
const MINIBATCH = 10;
const RATE = 0.5;
/** How many digits it learns from. */
export const DIGITS = CHUNK * CHUNKS;

export class Lesson {
  network;
  /** As it began. */
  start;
  /** How many digits it has looked at. */
  looks = 0;
  #core;
  /** @type {Samples[]} */
  #chunks = [];

  /** @param {Core} core */
  constructor(core) {
    this.#core = core;
    this.network = core.Network.random([784, 16, 16, 10], "sigmoid", SEED);
    this.start = this.network.copy();
  }

  get isDone() {
    return this.looks >= DIGITS * EPOCHS;
  }

  /** Learns until it is told that it is time, or there is no more to do. @param {() => boolean} isTime */
  work(isTime) {
    while (!this.isDone) {
      this.#learn((this.looks / CHUNK) % CHUNKS);
      if (isTime()) return;
    }
    for (const chunk of this.#chunks) chunk.free();
    this.#chunks = [];
  }

  /** @param {number} i */
  #learn(i) {
    this.#chunks[i] ??= this.#core.Samples.digits(CHUNK, i + 1);
    const chunk = this.#chunks[i];
    const { labels } = chunk;
    for (let n = 0; n < CHUNK; n += MINIBATCH) {
      const images = chunk.images(n, n + MINIBATCH);
      this.network.train_step(images, labels.slice(n, n + MINIBATCH), RATE);
    }
    this.looks += CHUNK;
  }

  free() {
    for (const held of [this.network, this.start, ...this.#chunks]) held.free();
    this.#chunks = [];
  }
}
