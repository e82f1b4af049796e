// What a network claims of a thousand images that are no digit: read a few at a time, and sorted by
// the digit claimed and by how sure. Knows no page.

import { fullest, SURE } from "../../draw/bars.js";

/** @typedef {import("../../engine.js").Network} Network */

export class Claims {
  /** Ten outputs an image. */
  outputs;
  /** Images read. */
  read = 0;
  /** Of those, claimed by an output above a half. */
  sure = 0;
  /** The images of each digit, the surest first. @type {number[][]} */
  rows = Array.from({ length: 10 }, () => []);
  count;
  #network;
  #isSorted = true;

  /** @param {Network} network @param {number} count of images */
  constructor(network, count) {
    this.#network = network;
    this.count = count;
    this.outputs = new Float32Array(10 * count);
  }

  get isDone() {
    return this.read === this.count;
  }

  /** Reads the next image, as it is given. @param {Float32Array} image */
  add(image) {
    const n = this.read;
    const { outputs } = this.#network.predict(image);
    this.outputs.set(outputs, 10 * n);
    this.rows[fullest(outputs)].push(n);
    if (this.surenessOf(n) > SURE) this.sure += 1;
    this.read += 1;
    this.#isSorted = false;
  }

  /** @param {number} n */
  outputsOf(n) {
    return this.outputs.subarray(10 * n, 10 * (n + 1));
  }

  /** @param {number} n */
  surenessOf(n) {
    return Math.max(...this.outputsOf(n));
  }

  /** The rows in order. */
  get sorted() {
    if (!this.#isSorted)
      for (const row of this.rows) row.sort((a, b) => this.surenessOf(b) - this.surenessOf(a));
    this.#isSorted = true;
    return this.rows;
  }
}
