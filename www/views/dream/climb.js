// Ten roads uphill and the drawn digits to hold beside them, of one network: computed a little at a
// time. Knows no page.

import { Drawn, seenBy } from "./drawn.js";
import { LAST, Road } from "./road.js";

/** @typedef {import("../../engine.js").Core} Core */
/** @typedef {import("../../engine.js").Network} Network */
/** @typedef {import("./drawn.js").Seen} Seen */

const TEN = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

export class Climb {
  network;
  /** What is under way, or there. @type {Road[]} */
  roads = [];
  /** The drawn digits' averages, once they are all there. @type {Seen[]} */
  averages = [];
  #drawn;

  /** @param {Core} core @param {Network} network */
  constructor(core, network) {
    this.network = network;
    this.#drawn = new Drawn(core, network);
  }

  /** All ten set out. @param {Float32Array} image @param {number} passes of smoothing */
  begin(image, passes) {
    this.roads = TEN.map((digit) => new Road(this.network, image, digit, passes));
  }

  get isThere() {
    return this.roads.every((road) => road.isDone);
  }

  /** The drawn digits, once they are all there. */
  get drawn() {
    return this.averages.length ? this.#drawn : null;
  }

  /** Computes until it is late; whether there is more to do. @param {() => boolean} isLate */
  work(isLate) {
    // Side by side, so that all are seen to grow.
    for (let step = this.roads.at(-1)?.step ?? LAST; step < LAST; step++)
      for (const road of this.roads) {
        if (road.step > step) continue;
        road.advance();
        if (isLate()) return true;
      }
    while (!this.#drawn.isDone) {
      this.#drawn.advance();
      if (isLate()) return true;
    }
    if (this.averages.length === 0)
      this.averages = this.#drawn.means.map((mean, d) => seenBy(this.network, mean, d));
    return false;
  }
}
