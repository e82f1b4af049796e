// What the variations figure is operated with: a slider for everything that can be changed, whether the
// network is given prepared images, the way back, and which half a narrow figure shows. Knows nothing of
// what they do.

import { make, place, set } from "../../dom.js";
import { Options } from "../../parts/options.js";
import { isChanged, NAMES, PLACES, placeFor, valueAt } from "./knobs.js";

/** @typedef {import("./knobs.js").Name} Name */
/** @typedef {import("./knobs.js").Values} Values */
/** @typedef {import("./layout.js").Geometry} Geometry */
/** @typedef {(typeof import("./words.js").default)["en"]} Words */
/**
 * @typedef {object} Actions
 * @property {(change: Partial<Values>) => void} change
 * @property {() => void} reset
 * @property {(isPrepared: boolean) => void} prepare
 * @property {(part: 0 | 1) => void} turn
 */

export class Controls {
  #mode;
  #reset;
  #parts;
  #inputs;
  /** Over the pictures. */
  bar;
  sliders;

  /** @param {Actions} actions */
  constructor({ change, reset, prepare, turn }) {
    this.#mode = new Options(["prepared", "drawn"], (value) => prepare(value === "prepared"), {
      control: "prepared",
    });
    this.#reset = make("button", {
      type: "button",
      class: "word-button",
      "data-control": "reset",
      click: reset,
    });
    this.bar = make("div", { class: "at vary-mode" }, this.#mode.element, this.#reset);
    this.#parts = new Options(/** @type {const} */ ([0, 1]), turn, { control: "parts" });
    this.#parts.element.classList.add("at");
    this.#inputs = NAMES.map((name) => {
      const input = make("input", {
        type: "range",
        class: "at range",
        min: "0",
        max: String(PLACES),
        step: "1",
        "data-control": name,
      });
      input.addEventListener("input", () => change({ [name]: valueAt(name, +input.value) }));
      return input;
    });
    this.sliders = [this.#parts.element, ...this.#inputs];
  }

  /** @param {Geometry} geometry @param {Words} words */
  arrange({ kind, boxes, rows }, words) {
    place(this.bar, boxes.mode);
    place(this.#parts.element, boxes.parts);
    this.#parts.element.hidden = kind !== "narrow";
    for (const [i, name] of NAMES.entries()) {
      const row = rows.find((each) => each.name === name);
      this.#inputs[i].hidden = !row;
      if (row) place(this.#inputs[i], row.input);
      set(this.#inputs[i], "aria-label", words.names[name]);
    }
    this.#mode.label(words.mode, words.modes, { isSeen: kind !== "narrow" });
    this.#parts.label(words.parts, words.partNames);
    this.#reset.textContent = words.reset;
  }

  /**
   * @param {Values} values @param {object} choice
   * @param {boolean} choice.isPrepared @param {boolean} choice.canPrepare @param {0 | 1} choice.part
   * @param {(name: Name) => string} said of a slider's place
   */
  show(values, { isPrepared, canPrepare, part }, said) {
    this.#mode.show(isPrepared ? "prepared" : "drawn");
    this.#mode.element.hidden = !canPrepare;
    this.#parts.show(part);
    this.#reset.disabled = !isChanged(values);
    for (const [i, name] of NAMES.entries()) {
      this.#inputs[i].value = String(placeFor(name, values[name]));
      set(this.#inputs[i], "aria-valuetext", said(name));
    }
  }
}
