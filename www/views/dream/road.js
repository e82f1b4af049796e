// The way uphill: an image changed step by step in the direction that raises one output's weighted sum
// most, kept at the places where a slider stops. Knows no page.

import { SIDE } from "../../draw/field.js";
import { seenBy } from "./drawn.js";

/** @typedef {import("../../engine.js").Network} Network */

export const LAST = 500;
/** How far a step goes: the root of the sum of the squared changes of all pixels. */
const LENGTH = 0.1;
/** Places for every factor of ten, where steps are not too few for so many. */
const DENSITY = 24;

/** The numbers of steps that are kept: none, and then nearly even on a scale of factors. */
export const PLACES = [
  ...new Set([
    0,
    ...Array.from({ length: Math.ceil(DENSITY * Math.log10(LAST)) }, (_, i) =>
      Number((10 ** (i / DENSITY)).toPrecision(i < DENSITY ? 1 : 2)),
    ),
    LAST,
  ]),
];

/** The place nearest to a number of steps. @param {number} steps */
export function placeOf(steps) {
  const next = PLACES.findIndex((each) => each >= steps);
  return next > 0 && steps - PLACES[next - 1] < PLACES[next] - steps ? next - 1 : next;
}

export class Road {
  /** The image at each place, as far as it has come. @type {Float32Array[]} */
  images = [];
  /** The weighted sum there. @type {number[]} */
  sums = [];
  step = 0;
  digit;
  #network;
  #image;
  #of = new Float32Array(10);
  #passes;

  /**
   * @param {Network} network @param {Float32Array} start @param {number} digit
   * @param {number} passes how often each slope is averaged with its neighbours'
   */
  constructor(network, start, digit, passes) {
    this.#network = network;
    this.#image = start.slice();
    this.digit = digit;
    this.#of[digit] = 1;
    this.#passes = passes;
    this.#keep();
  }

  get isDone() {
    return this.step === LAST;
  }

  /** One step. */
  advance() {
    const image = this.#image;
    const slopes = smooth(this.#network.slopes(image, this.#of), this.#passes);
    let square = 0;
    for (const slope of slopes) square += slope * slope;
    const rate = square > 0 ? LENGTH / Math.sqrt(square) : 0;
    for (let p = 0; p < image.length; p++)
      image[p] = Math.min(1, Math.max(0, image[p] + rate * slopes[p]));
    this.step += 1;
    if (PLACES[this.images.length] === this.step) this.#keep();
  }

  #keep() {
    this.images.push(this.#image.slice());
    this.sums.push(seenBy(this.#network, this.#image, this.digit).sum);
  }
}

/** Each number averaged with its neighbours, one, two, one, first along the rows and then down. @param {Float32Array} values changed as well @param {number} passes */
export function smooth(values, passes) {
  /** @type {Float32Array[]} */
  let [from, to] = [values, new Float32Array(values.length)];
  for (let n = 0; n < 2 * passes; n++) {
    const stride = n % 2 ? SIDE : 1;
    for (let p = 0; p < from.length; p++) {
      const at = n % 2 ? Math.floor(p / SIDE) : p % SIDE;
      const before = at > 0 ? from[p - stride] : 0;
      const after = at < SIDE - 1 ? from[p + stride] : 0;
      to[p] = (before + 2 * from[p] + after) / 4;
    }
    [from, to] = [to, from];
  }
  return from;
}
