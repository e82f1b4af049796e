// What a network makes of one drawing along every slider, a slider at a time: the pictures, the
// answers, and where the answer holds. All numbers are the core's. Knows no page.

import { fullest, SURE } from "../../draw/bars.js";
import { AS_DRAWN, NAMES, PICTURE, PLACES, valueAt, variationOf } from "./knobs.js";

/** @typedef {import("../../engine.js").Core} Core */
/** @typedef {import("../../engine.js").Network} Network */
/** @typedef {import("./knobs.js").Name} Name */
/** @typedef {import("./knobs.js").Values} Values */
/**
 * @typedef {object} Seen a varied drawing
 * @property {Float32Array} image as varied
 * @property {Float32Array} given as the network reads it
 * @property {Float32Array} outputs
 * @property {number} digit
 */
/**
 * @typedef {object} Strip
 * @property {Seen[]} pictures
 * @property {[number, number][]} bands first and last place of each stretch where the answer holds
 */
/**
 * @typedef {object} Subject what is varied and who reads
 * @property {Core} core
 * @property {Network} network
 * @property {Float32Array} image of the drawing, rasterised and not prepared
 * @property {boolean} isPrepared whether the network is given prepared images
 */

/** Below this no output claims the drawing. */
export const CLAIM = 0.3;

/** @param {Subject} subject @param {Values} values @returns {Seen} */
export function see({ core, network, image, isPrepared }, values) {
  const varied = core.vary(image, variationOf(values));
  const given = isPrepared ? core.prepare(varied) : varied;
  const { outputs } = network.predict(given);
  return { image: varied, given, outputs, digit: fullest(outputs) };
}

/** The stretches of places that hold. @param {ArrayLike<boolean>} holds */
export function stretches(holds) {
  /** @type {[number, number][]} */
  const found = [];
  for (let place = 0; place < holds.length; place++) {
    if (!holds[place]) continue;
    if (place > 0 && holds[place - 1]) found[found.length - 1][1] = place;
    else found.push([place, place]);
  }
  return found;
}

export class Strips {
  /** The drawing as it is. @type {Seen} */
  original;
  /** What a slider shows; that of sliders moved before stays until the new one is there. @type {Partial<Record<Name, Strip>>} */
  of = {};
  #subject;
  #values = AS_DRAWN;
  /** Those whose strip is of other values, the longest waiting first. @type {Name[]} */
  #stale = [...NAMES];

  /** @param {Subject} subject */
  constructor(subject) {
    this.#subject = subject;
    this.original = see(subject, AS_DRAWN);
  }

  /** Whether every strip is of these values. */
  get isCurrent() {
    return this.#stale.length === 0;
  }

  /** @param {Values} values */
  see(values) {
    const moved = NAMES.filter((name) => values[name] !== this.#values[name]);
    this.#values = values;
    // A slider's own strip does not depend on where it stands.
    const old = NAMES.filter((name) => moved.some((other) => other !== name));
    this.#stale.push(...old.filter((name) => !this.#stale.includes(name)));
    return see(this.#subject, values);
  }

  /** Makes the next strip. */
  advance() {
    const name = this.#stale.shift();
    if (!name) return;
    /** @type {Seen[]} */
    const pictures = [];
    const holds = Array.from({ length: PLACES + 1 }, (_, place) => {
      const seen = see(this.#subject, { ...this.#values, [name]: valueAt(name, place) });
      if (place % PICTURE === 0) pictures.push(seen);
      return seen.digit === this.original.digit && seen.outputs[seen.digit] > SURE;
    });
    this.of[name] = { pictures, bands: stretches(holds) };
  }
}
