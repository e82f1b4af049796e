// What is known so far of the hidden neurons: what each part alone and blank paper make of them, and which
// digits light the one that is chosen. Found out a little at a time. Knows no page.

import { alone, PARTS } from "./strokes.js";
import { Survey } from "./survey.js";

/** @typedef {import("../../engine.js").Core} Core */
/** @typedef {import("../../engine.js").Network} Network */
/** @typedef {import("./survey.js").Found & { images: Float32Array[] }} Found */

export class Findings {
  /** The parts, each alone. @type {Float32Array[]} */
  images = [];
  /** What each part and, last, blank paper makes of every layer. @type {Float32Array[][]} */
  #lit = [];
  /** @type {Survey | null} */
  #survey = null;
  /** Of the chosen neuron. @type {{ key: string, found: Found } | null} */
  #found = null;
  #changed;

  /** @param {() => void} changed there is more to show */
  constructor(changed) {
    this.#changed = changed;
  }

  /** Whether all parts have been read. */
  get isRead() {
    return this.#lit.length > PARTS.length;
  }

  /** Nothing is known of another network. @param {Survey | null} survey */
  renew(survey) {
    this.#survey = survey;
    this.images = [];
    this.#lit = [];
    this.#found = null;
  }

  /** How far each part, and blank paper, lights a neuron. @param {string} key its layer and place @returns {number[]} */
  litBy(key) {
    const [layer, neuron] = key.split(".").map(Number);
    return this.#lit.map((activations) => activations[layer][neuron]);
  }

  /** So many digits that light a neuron most, once they are found. @param {string} key @param {number} count */
  of(key, count) {
    return this.#found?.key === `${key} ${count}` ? this.#found.found : null;
  }

  /** Reads the next of the parts, and blank paper; false when all are read. @param {Core} core @param {Network} network */
  read(core, network) {
    if (this.isRead) return false;
    const part = this.images.length;
    if (part < PARTS.length) this.images.push(alone(core, network, part));
    const image = this.images[part] ?? new Float32Array(784);
    this.#lit.push(network.predict(image).activations);
    this.#changed();
    return true;
  }

  /** Looks for so many digits that light a neuron; false when they are found. @param {string} key @param {number} count */
  look(key, count) {
    const survey = this.#survey;
    if (!survey || this.of(key, count)) return false;
    if (!survey.isDone) {
      survey.advance();
      return true;
    }
    const [layer, neuron] = key.split(".").map(Number);
    const found = survey.of(layer, neuron, count);
    const images = found.top.map((n) => survey.image(n));
    this.#found = { key: `${key} ${count}`, found: { ...found, images } };
    this.#changed();
    return true;
  }
}
