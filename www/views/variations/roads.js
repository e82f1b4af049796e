// How many of a thousand digits are read right along the whole way of every slider: drawn by the
// project from a seed, varied and read a few at a time, so that curves stand early and grow exact.

import { AS_DRAWN, NAMES, PLACES, POINT, valueAt, variationOf } from "./knobs.js";

/** @typedef {import("../../../pkg/core.js").Samples} Samples */
/** @typedef {import("../../../pkg/core.js").Variation} Variation */
/** @typedef {import("../../engine.js").Core} Core */
/** @typedef {import("../../engine.js").Network} Network */
/** @typedef {import("./knobs.js").Name} Name */
/**
 * @typedef {object} Road
 * @property {Float64Array} right digits read right, a measured place each
 * @property {Float64Array} read of how many
 */

/** Digits measured in all. */
export const COUNT = 1000;
/** Read with every slider before the next ones are. */
const ROUND = 100;
/** At once. */
const PIECE = 25;
/** Of the digits: none that a figure trains with. */
const SEED = 31;
/** Of the digits, so many are to be read right where a slider is said to hold. */
export const HOLDS = 0.8;

/** Places measured, from end to end. */
export const POINTS = Array.from({ length: PLACES / POINT + 1 }, (_, i) => i * POINT);

export class Roads {
  /** @type {Record<Name, Road>} */
  of;
  /** Digits that every point has been measured on. */
  measured = 0;
  #core;
  #network;
  #isPrepared;
  /** @type {Samples | null} */
  #piece = null;
  #work = this.#walk();

  /** @param {Core} core @param {Network} network @param {boolean} isPrepared */
  constructor(core, network, isPrepared) {
    this.#core = core;
    this.#network = network;
    this.#isPrepared = isPrepared;
    this.of = /** @type {Record<Name, Road>} */ (
      Object.fromEntries(
        NAMES.map((name) => [
          name,
          { right: new Float64Array(POINTS.length), read: new Float64Array(POINTS.length) },
        ]),
      )
    );
  }

  get isDone() {
    return this.measured === COUNT;
  }

  /** Measures one point on a few more digits. */
  advance() {
    this.#work.next();
  }

  /** Lets go of what the core keeps. */
  free() {
    this.#piece?.free();
    this.#piece = null;
    this.#work.return();
  }

  *#walk() {
    for (; this.measured < COUNT; this.measured += ROUND)
      for (let at = this.measured; at < this.measured + ROUND; at += PIECE) {
        this.#piece = this.#core.Samples.digits(PIECE, SEED + at, false);
        for (const name of NAMES)
          for (const [i, place] of POINTS.entries()) {
            this.#measure(this.#piece, name, i, {
              ...variationOf({ ...AS_DRAWN, [name]: valueAt(name, place) }),
              seed: SEED + at,
            });
            yield;
          }
        this.#piece.free();
        this.#piece = null;
      }
  }

  /** @param {Samples} piece @param {Name} name @param {number} i @param {Variation} variation */
  #measure(piece, name, i, variation) {
    const varied = piece.vary(variation);
    const given = this.#isPrepared ? varied.prepared() : varied;
    const { n, correct } = this.#network.measure(given);
    this.of[name].right[i] += correct;
    this.of[name].read[i] += n;
    if (given !== varied) given.free();
    varied.free();
  }
}

/** The accuracy at each measured place; NaN where none is known. @param {Road} road */
export const accuracies = ({ right, read }) => Array.from(right, (count, i) => count / read[i]);

/**
 * The measured places between which, around the slider's rest, enough are read right; null where
 * not even the rest holds.
 * @param {number[]} accuracy @param {number} rest the place at which the drawing is as it is
 * @returns {[number, number] | null}
 */
export function holdingOf(accuracy, rest) {
  const middle = Math.round(rest / POINT);
  if (!(accuracy[middle] >= HOLDS)) return null;
  let [from, to] = [middle, middle];
  while (accuracy[from - 1] >= HOLDS) from -= 1;
  while (accuracy[to + 1] >= HOLDS) to += 1;
  return [POINTS[from], POINTS[to]];
}
