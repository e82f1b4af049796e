// Back in time: a range input along the charts' axis. Its value is a number of examples; what it tells
// is the nearest point of the run.

import { make, set } from "../../dom.js";

/** @typedef {import("./run.js").Moment} Moment */
/** @typedef {import("./paint.js").Spot} Spot */
/** @typedef {(typeof import("./words.js").default)["en"]} Words */

/** @param {readonly Spot[]} points @param {number} samples */
export function nearest(points, samples) {
  let best = 0;
  for (let i = 1; i < points.length; i++)
    if (Math.abs(points[i].samples - samples) < Math.abs(points[best].samples - samples)) best = i;
  return best;
}

/** Keys, and how many points they go. @type {Record<string, number>} */
const KEYS = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

export class Scrub {
  input = make("input", {
    type: "range",
    class: "at range",
    min: "0",
    max: "1",
    step: "any",
    disabled: true,
    "data-control": "scrub",
  });
  /** @type {readonly Moment[]} */
  #points = [];
  #at = -1;
  #look;
  /** @type {Words | null} */
  #words = null;

  /** @param {(point: number | null) => void} look null for the newest */
  constructor(look) {
    this.#look = look;
    this.input.addEventListener("input", () => {
      this.#go(nearest(this.#points, Number(this.input.value)));
    });
    this.input.addEventListener("keydown", (event) => {
      const by = KEYS[event.key];
      if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      this.#go(this.#at + by);
    });
  }

  /** @param {Words} words */
  label(words) {
    this.#words = words;
    set(this.input, "aria-label", words.scrub);
  }

  /** @param {number} to */
  #go(to) {
    const last = this.#points.length - 1;
    if (last < 0) return;
    const i = Math.min(last, Math.max(0, to));
    this.input.value = String(this.#points[i].samples);
    this.#look(i === last ? null : i);
  }

  /**
   * @param {readonly Moment[]} points @param {number} at which of them is shown
   * @param {number} end of the axis, in examples
   * @param {(value: number) => string} write a cost
   */
  show(points, at, end, write) {
    const words = this.#words;
    const point = points[at];
    this.#points = points;
    this.#at = at;
    const { input } = this;
    input.disabled = points.length < 2;
    if (input.max !== String(end)) input.max = String(end);
    const samples = String(point?.samples ?? 0);
    if (input.value !== samples) input.value = samples;
    if (!words) return;
    const said = point
      ? words.moment(
          words.examples(point.samples),
          write(point.heldOutCost),
          words.percent(point.accuracy),
        )
      : words.noMoment;
    set(input, "aria-valuetext", said);
  }
}
