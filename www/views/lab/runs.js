// The runs that are kept: each with its choice and its curve, the best first. Trains nothing and
// shows nothing.

import { isSame, layersOf } from "./presets.js";
import { countOf } from "./structure.js";

/** @typedef {import("./presets.js").Choice} Choice */
/** @typedef {import("../../trainer.js").Point} Point */
/** @typedef {import("../../trainer.js").Reason} Reason */
/** @typedef {import("../../trainer.js").State} State */
/**
 * @typedef {object} Run
 * @property {number} id
 * @property {Choice} choice
 * @property {number} parameters
 * @property {readonly Point[]} points
 * @property {State} state
 * @property {Reason | null} reason why it does not go on
 */

export const MOST_RUNS = 10;

/** 0 to 1; 0 before the first point. @param {Run} run */
export const accuracyOf = ({ points }) => points[points.length - 1]?.accuracy ?? 0;

export class Runs {
  /** In the order in which they were begun. @type {Run[]} */
  list = [];
  #made = 0;

  /** The best first, the earlier of equals. */
  get ranked() {
    return this.list.toSorted((a, b) => accuracyOf(b) - accuracyOf(a) || a.id - b.id);
  }

  /** @param {Choice} choice */
  find(choice) {
    return this.list.find((run) => isSame(run.choice, choice)) ?? null;
  }

  /**
   * A new run. It takes the place of an earlier one of the same choice, and of the oldest where
   * there would be too many.
   * @param {Choice} choice @returns {Run}
   */
  begin(choice) {
    const kept = this.list.filter((run) => !isSame(run.choice, choice));
    this.#made += 1;
    /** @type {Run} */
    const run = {
      id: this.#made,
      choice,
      parameters: countOf(layersOf(choice)).total,
      points: [],
      state: "idle",
      reason: null,
    };
    this.list = [...kept.slice(Math.max(0, kept.length - MOST_RUNS + 1)), run];
    return run;
  }

  /** @param {Run} run */
  remove(run) {
    this.list = this.list.filter((other) => other !== run);
  }
}
