// What a lesson needs beside the reader's drawings: digits to rehearse and others to measure by, both
// drawn by the core from fixed seeds, made a few at a time so that no frame waits for them.

/** @typedef {import("../../engine.js").Core} Core */
/** @typedef {import("../../engine.js").Network} Network */
/** @typedef {import("../../../pkg/core.js").Samples} Samples */
/** @typedef {import("./lesson.js").Rehearsal} Rehearsal */

/** How many digits there are of each kind. */
export const REHEARSED = 2000;
export const HELD_OUT = 1000;
/** Digits made at once: about 3 ms. */
const PART = 50;
/** First seeds; each part has one of its own, so that no digit is both learned and measured by. */
const SEEDS = { rehearsal: 1000, heldOut: 7000 };

export class Material {
  #core;
  /** @type {Samples[]} */
  #rehearsal = [];
  /** @type {Samples[]} */
  #heldOut = [];
  #images = new Float32Array(REHEARSED * 784);

  /** @param {Core} core */
  constructor(core) {
    this.#core = core;
  }

  get canMeasure() {
    return this.#heldOut.length * PART === HELD_OUT;
  }
  get isReady() {
    return this.canMeasure && this.#rehearsal.length * PART === REHEARSED;
  }

  /** Makes the next few digits; those to measure by come first. */
  grow() {
    const { Samples } = this.#core;
    if (!this.canMeasure)
      this.#heldOut.push(Samples.digits(PART, SEEDS.heldOut + this.#heldOut.length));
    else if (!this.isReady) {
      const at = this.#rehearsal.length;
      const part = Samples.digits(PART, SEEDS.rehearsal + at);
      this.#images.set(part.images(0, PART), at * PART * 784);
      this.#rehearsal.push(part);
    }
  }

  /** The held-out digits as they are to be read. */
  get labels() {
    return joined(this.#heldOut.map((part) => part.labels));
  }

  /** What a network reads in the held-out digits. @param {Network} network */
  answers(network) {
    return joined(this.#heldOut.map((part) => network.answers(part)));
  }

  /** Digits with the answers that a network gives now, to be rehearsed. @param {Network} network @returns {Rehearsal} */
  rehearsal(network) {
    const images = this.#images;
    return {
      count: REHEARSED,
      image: (i) => images.subarray(i * 784, i * 784 + 784),
      labels: joined(this.#rehearsal.map((part) => network.answers(part))),
    };
  }
}

/** @param {Uint8Array[]} parts */
function joined(parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
