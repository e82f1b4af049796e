// The number of neurons under each hidden layer: a number to type between a − and a +.
// Says what is wanted; changes nothing itself.

import { make, place, set } from "../../dom.js";
import { isSize, MOST_LAYERS, MOST_NEURONS, sizeBeside } from "./presets.js";

/** @typedef {import("../../draw/layout.js").Box} Box */
/** @typedef {typeof import("./words.js").default.en} Words */

export class Steppers {
  element = make("div", { "data-control": "neurons" });
  #rows;

  /** @param {(layer: number, size: number) => void} changed `layer` counts from 0 */
  constructor(changed) {
    this.#rows = Array.from({ length: MOST_LAYERS }, (_, layer) => {
      const input = make("input", {
        type: "number",
        min: "1",
        max: String(MOST_NEURONS),
        inputmode: "numeric",
        change: () => {
          const size = input.valueAsNumber;
          if (isSize(size)) changed(layer, size);
          else input.value = input.defaultValue;
        },
      });
      const step = (/** @type {number} */ way) => () =>
        changed(layer, sizeBeside(Number(input.defaultValue), way));
      const fewer = make("button", { type: "button", click: step(-1) }, "−");
      const more = make("button", { type: "button", click: step(1) }, "+");
      const row = make("div", { class: "at lab-stepper", role: "group" }, fewer, input, more);
      return { row, fewer, input, more };
    });
    this.element.append(...this.#rows.map(({ row }) => row));
  }

  /** @param {readonly number[]} hidden @param {readonly Box[]} boxes @param {Words} words */
  show(hidden, boxes, words) {
    for (const [i, { row, fewer, input, more }] of this.#rows.entries()) {
      row.hidden = i >= hidden.length;
      if (row.hidden) continue;
      place(row, boxes[i]);
      // The default is the number in force, where a typed one is refused.
      input.value = input.defaultValue = String(hidden[i]);
      fewer.disabled = hidden[i] <= 1;
      more.disabled = hidden[i] >= MOST_NEURONS;
      set(input, "aria-label", words.neurons(i + 1));
      set(fewer, "aria-label", words.fewer(i + 1));
      set(more, "aria-label", words.more(i + 1));
    }
  }
}
