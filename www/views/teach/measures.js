// What networks make of the reader's drawings and of the held-out digits, each asked once.
// Values in, values out; knows no page.

import { imageOf } from "./lesson.js";

/** @typedef {import("../../engine.js").Core} Core */
/** @typedef {import("../../engine.js").Network} Network */
/** @typedef {import("./course.js").Course} Course */
/** @typedef {import("./lesson.js").Drawing} Drawing */
/** @typedef {import("./material.js").Material} Material */
/** @typedef {{ labels: Uint8Array, before: Uint8Array | null, now: Uint8Array, start: Uint8Array }} Others */

export class Measures {
  #core;
  #material;
  /** @type {WeakMap<Network, Uint8Array>} */
  #answers = new WeakMap();
  /** @type {WeakMap<Network, WeakMap<Drawing, number>>} */
  #digits = new WeakMap();

  /** @param {Core} core @param {Material} material */
  constructor(core, material) {
    this.#core = core;
    this.#material = material;
  }

  /** What a network reads in a drawing. @param {Network} network @param {Drawing} drawing */
  digit(network, drawing) {
    let known = this.#digits.get(network);
    if (!known) {
      known = new WeakMap();
      this.#digits.set(network, known);
    }
    let digit = known.get(drawing);
    if (digit === undefined) {
      digit = network.predict(imageOf(this.#core, network, drawing.strokes)).digit;
      known.set(drawing, digit);
    }
    return digit;
  }

  /** Whether a drawing is read right, and was before the network changed. @param {Course} course @param {Drawing} drawing */
  right({ before, now }, drawing) {
    return {
      was: before ? this.digit(before, drawing) === drawing.label : null,
      is: this.digit(now.network, drawing) === drawing.label,
    };
  }

  /** The places in the hand of what is read wrong. @param {Course} course */
  wrong(course) {
    const { hand } = course.now;
    return [...hand.keys()].filter((i) => !this.right(course, hand[i]).is);
  }

  /** How the held-out digits are read and were; null until they are there. @param {Course} course @returns {Others | null} */
  others({ before, now, start }) {
    if (!this.#material.canMeasure) return null;
    return {
      labels: this.#material.labels,
      before: before && this.#answersOf(before),
      now: this.#answersOf(now.network),
      start: this.#answersOf(start),
    };
  }

  /** @param {Network} network */
  #answersOf(network) {
    let answers = this.#answers.get(network);
    if (!answers) {
      answers = this.#material.answers(network);
      this.#answers.set(network, answers);
    }
    return answers;
  }
}
