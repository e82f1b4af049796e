// What the paint figure is operated with: what a neuron begins with, brushes, the pad, its bias under the
// plot, and the place it takes. Knows nothing of what they do.

import { make, place, set } from "../../dom.js";
import { Options } from "../../parts/options.js";
import { Slider } from "../../parts/slider.js";
import { sweep } from "../../parts/sweep.js";
import { BRUSHES, PRESETS } from "./painting.js";

/** @typedef {import("./layout.js").Geometry} Geometry */
/** @typedef {import("./painting.js").Brush} Brush */
/** @typedef {import("./painting.js").Painting} Painting */
/** @typedef {import("./line.js").Stretch} Stretch */
/** @typedef {(typeof import("./words.js").default)["en"]} Words */
/**
 * @typedef {object} Actions
 * @property {(preset: import("./painting.js").Preset) => void} begin
 * @property {(brush: Brush) => void} take
 * @property {() => void} undo
 * @property {(notch: number) => void} shift the threshold, to this notch of the line
 * @property {(seat: number) => void} sit the neuron takes the place of this one
 */

export class Controls {
  presets;
  pad = make("div", {
    class: "at pad",
    part: "pad",
    tabindex: "0",
    role: "application",
    "aria-describedby": "paint-help",
    keydown: (event) => this.#shortcut(event),
  });
  range = make("input", {
    type: "range",
    class: "at range paint-bias",
    "data-control": "bias",
    min: "0",
    input: () => this.#actions.shift(Number(this.range.value)),
  });
  /** Over the pictures. */
  over;
  #brushes;
  #undo = make("button", {
    type: "button",
    class: "at word-button",
    part: "undo",
    click: () => this.#actions.undo(),
  });
  #plot = make("div", { class: "at paint-plot", "data-control": "bias" });
  #seat = make("div", { class: "at", "data-control": "neuron" });
  /** @type {Slider | null} */
  #slider = null;
  #actions;

  /** @param {Actions} actions */
  constructor(actions) {
    this.#actions = actions;
    this.presets = new Options(PRESETS, actions.begin, { control: "start" });
    this.presets.element.classList.add("paint-start");
    this.#brushes = new Options(BRUSHES, actions.take, { control: "brush" });
    this.#brushes.element.classList.add("at", "paint-brushes");
    sweep(this.#plot, this.range);
    this.over = [this.#brushes.element, this.#undo, this.#plot, this.range, this.#seat];
  }

  /** @param {Words} words */
  label(words) {
    this.presets.label(words.start, words.presets, { isSeen: true });
    this.#brushes.label(words.brush, words.brushes);
    this.#undo.textContent = words.undo;
    this.#slider?.label(words.seat, String);
    set(this.pad, "aria-label", words.pad);
    set(this.range, "aria-label", words.threshold);
  }

  /** @param {Geometry} geometry */
  arrange({ boxes, pad, plot }) {
    place(this.pad, pad);
    place(this.#brushes.element, boxes.brushes);
    place(this.#undo, boxes.undo);
    place(this.#plot, plot);
    place(this.range, boxes.range);
    place(this.#seat, boxes.seat);
  }

  /** The place that is taken in a layer of so many. @param {Words} words @param {number} seat @param {number} count */
  seat(words, seat, count) {
    const places = Math.max(1, count - 1);
    if (this.#slider?.input.max !== String(places)) {
      const changed = (/** @type {number} */ neuron) => this.#actions.sit(neuron - 1);
      this.#slider = new Slider({ min: 1, max: 1 + places, places, value: seat + 1, changed });
      this.#slider.label(words.seat, String);
      this.#seat.replaceChildren(this.#slider.element);
    }
    this.#slider.value = seat + 1;
    this.#slider.element.hidden = count === 1;
  }

  /** @param {Painting} painting @param {Brush} brush @param {Stretch | null} stretch of the line @param {number} threshold */
  show(painting, brush, stretch, threshold) {
    this.presets.show(painting.isPainted ? null : painting.preset);
    this.#brushes.show(brush);
    this.#undo.disabled = !painting.canUndo;
    this.range.disabled = !stretch;
    if (!stretch) return;
    const { from, to, notch } = stretch;
    this.range.max = String(Math.round((to - from) / notch));
    this.range.value = String(Math.round((threshold - from) / notch));
  }

  /** Ctrl+Z over the pad. @param {KeyboardEvent} event */
  #shortcut(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    if (event.key.toLowerCase() !== "z") return;
    event.preventDefault();
    this.#actions.undo();
  }
}
