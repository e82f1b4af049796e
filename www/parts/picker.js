// Choosing a neuron: a row of layers, and a real radio button over each neuron of the chosen one.
// Knows no network; tells what is chosen.

import { make, place, set } from "../dom.js";
import { pickAt } from "../draw/picks.js";
import { Options } from "./options.js";

/** For the style sheet of a view that has one; that of the row of words comes with the row. */
export const style = `
.neuron-picker input{position:absolute;appearance:none;margin:0;border-radius:50%;cursor:pointer}
`;

/** @typedef {import("../draw/layout.js").Box} Box */

/** Radio buttons belong together by name, and the names of figures must differ. */
let made = 0;

export class Picker {
  layers = make("div", { class: "at" });
  neurons = make("div", { class: "neuron-picker", role: "radiogroup", "data-control": "neuron" });
  /** @type {Options<number> | null} */
  #options = null;
  /** @type {HTMLInputElement[]} */
  #inputs = [];
  #count = 0;
  #tell;

  /** @param {(choice: { layer?: number, neuron?: number }) => void} tell */
  constructor(tell) {
    this.#tell = tell;
  }

  /**
   * @param {string[]} names of the layers after the input @param {number} count of neurons
   * @param {{ layers: string, neurons: string }} words
   */
  offer(names, count, words) {
    if (!this.#options || names.length !== this.#count) {
      this.#count = names.length;
      const layers = names.map((_, l) => l + 1);
      this.#options = new Options(layers, (layer) => this.#tell({ layer }), { control: "layer" });
      this.layers.replaceChildren(this.#options.element);
    }
    this.#options.label(words.layers, names);
    set(this.neurons, "aria-label", words.neurons);
    if (this.#inputs.length === count) return;
    made += 1;
    this.#inputs = Array.from({ length: count }, (_, neuron) =>
      make("input", {
        type: "radio",
        name: `neuron-${made}`,
        value: String(neuron),
        change: () => this.#tell({ neuron }),
      }),
    );
    this.neurons.replaceChildren(...this.#inputs);
  }

  /** @param {{ layers: Box, picker: Box, picks: import("../draw/picks.js").Picks }} geometry */
  place(geometry) {
    place(this.layers, geometry.layers);
    const { pitch, row } = geometry.picks;
    for (const [j, input] of this.#inputs.entries()) {
      const [x, y] = pickAt(geometry, j);
      place(input, { x: x - pitch / 2, y: y - row / 2, width: pitch, height: row });
    }
  }

  /** @param {number} layer @param {number} neuron @param {(j: number) => string} describe */
  show(layer, neuron, describe) {
    this.#options?.show(layer);
    for (const [j, input] of this.#inputs.entries()) {
      input.checked = j === neuron;
      set(input, "aria-label", describe(j));
    }
  }
}
