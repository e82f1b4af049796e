// What a page knows of one training: its points, weights, and all that it takes to compute it again.

import { Snapshots } from "./points.js";

/** @typedef {import("./host.js").News} News */
/** @typedef {import("./session.js").Change} Change */
/** @typedef {import("./session.js").Grid} Grid */
/** @typedef {import("./session.js").Latest} Latest */
/** @typedef {import("./session.js").Point} Point */
/** @typedef {import("./session.js").Resumption} Resumption */

export class Record {
  /** @type {Point[]} */
  points = [];
  snapshots = new Snapshots();
  /** @type {Grid | null} */
  grid = null;
  /** @type {Latest | null} */
  latest = null;
  step = 0;
  #seconds = 0;
  /** @type {Change[]} */
  #changes = [];

  /** Returns whether there was anything new. @param {News} news */
  take({ phase, step, seconds, points, latest, grid, changes }) {
    for (const { parameters, ...point } of points) {
      this.snapshots.add(this.points.length, parameters);
      this.points.push(point);
    }
    this.grid = grid ?? this.grid;
    this.latest = latest ?? this.latest;
    this.#changes = changes;
    // What starts again is not where it was yet.
    if (phase !== "starting" && phase !== "failed") {
      this.step = step;
      this.#seconds = seconds;
    }
    return points.length > 0 || latest !== null || grid !== null;
  }

  /** Whether the weights are those of the newest step. */
  get isComplete() {
    return this.latest?.step === this.step;
  }

  /** Where to go on; null: at the beginning. @returns {Resumption | null} */
  get resumption() {
    const last = this.points[this.points.length - 1];
    if (!last) return null;
    const start = this.points[0].heldOutCost;
    return { step: this.step, point: last.step, start, seconds: this.#seconds };
  }

  /**
   * How the learning rate has changed up to now, when it is `rate`.
   * @param {number} first @param {number} rate
   */
  changes(first, rate) {
    const [, told] = this.#changes[this.#changes.length - 1] ?? [0, first];
    if (rate !== told) this.#changes.push([this.step, rate]);
    return [...this.#changes];
  }
}
