// The draw figure's elements and where they stand: one canvas, and over it what is touched and read.
// Owns the boxes and the canvas's size; knows neither drawing nor network.

import { make, place, set } from "../dom.js";
import { blank } from "../draw/canvas.js";
import { layout } from "../draw/layout.js";

/** @typedef {import("../draw/layout.js").Geometry} Geometry */
/**
 * @typedef {object} Parts
 * @property {import("./speech.js").Speech} speech
 * @property {import("./controls.js").Controls} controls
 * @property {import("./neurons.js").Neurons} neurons
 * @property {import("./preparation.js").PreparationStrip} strip
 * @property {import("./choice.js").NetworkChoice} choice
 */

export class Stage {
  /** @type {Geometry | null} */
  geometry = null;
  element = make("div", { class: "figure" });
  canvas = make("canvas", { class: "paint", "aria-hidden": "true" });
  /** The sheet one draws on. */
  sheet = make("div", {
    class: "at pad",
    part: "pad",
    tabindex: "0",
    role: "application",
    "aria-describedby": "pad-help",
  });
  /** The picture's pixels, where it stands by itself. */
  reach = make("div", { class: "at reach" });
  fold = make("button", { type: "button", class: "at word-button fold" });
  #width = 0;
  #isOpen = false;
  #isUnfolded = false;

  /** In the order in which the tab key and a screen reader go. @param {Parts} parts */
  fill({ speech, controls, neurons, strip, choice }) {
    this.element.append(
      this.canvas,
      speech.label,
      speech.head,
      this.reach,
      this.sheet,
      speech.padHelp,
      controls.tools,
      controls.digits,
      speech.answer,
      speech.detail,
      neurons.element,
      this.fold,
      strip.element,
      choice.element,
      speech.live,
    );
  }

  /** @param {number} width @param {boolean} isOpen whether nothing is folded away */
  resize(width, isOpen) {
    this.#width = width;
    this.#isOpen = isOpen;
  }

  unfold() {
    this.#isUnfolded = !this.#isUnfolded;
  }

  /** Puts everything in its place. @param {ArrayLike<number>} layers @param {Parts} parts */
  arrange(layers, { speech, controls, neurons, strip, choice }) {
    if (!this.#width) return null;
    const open = this.#isOpen || this.#isUnfolded;
    const geometry = layout(this.#width, layers, { fold: !this.#isOpen, open });
    const { kind, boxes } = geometry;
    this.geometry = geometry;
    this.element.classList.remove("wide", "middle", "narrow");
    this.element.classList.add(kind);
    this.element.style.height = `${geometry.height}px`;
    place(speech.label, boxes.label);
    place(speech.head, boxes.head);
    place(speech.answer, boxes.answer);
    place(speech.detail, boxes.detail);
    place(this.sheet, geometry.pad);
    place(this.reach, geometry.picture);
    place(controls.tools, boxes.tools);
    place(controls.digits, boxes.digits);
    place(this.fold, boxes.fold);
    place(strip.element, boxes.strip);
    place(choice.element, boxes.choice);
    neurons.place(geometry);
    this.reach.hidden = geometry.merged;
    speech.head.hidden = kind !== "wide";
    this.fold.hidden = kind === "wide" || this.#isOpen;
    set(this.fold, "aria-expanded", String(open));
    strip.element.hidden = choice.element.hidden = kind !== "wide" && !open;
    return geometry;
  }

  /** The canvas, of the figure's size in device pixels, empty. @param {Geometry} geometry */
  context({ width, height }) {
    return blank(this.canvas, width, height);
  }
}
