// What the network figure is operated with: play and back, the slider that is the signal, the drawings,
// and two switches. Knows nothing of what they do.

import { make, place, set } from "../../dom.js";
import { BETWEEN, DIGITS, exampleOf } from "../../examples.js";
import { Options } from "../../parts/options.js";
import { PlayButton } from "../../parts/play.js";

/** @typedef {(typeof import("./words.js").default)["en"]} Words */
/** @typedef {import("./layout.js").Geometry} Geometry */
/**
 * @typedef {object} Actions
 * @property {(way: 1 | -1) => void} go plays one way, or stops
 * @property {(position: number) => void} seek @property {(strokes: number[][][]) => void} draw
 * @property {() => void} number @property {() => void} unroll
 */

const DRAWINGS = [...DIGITS, BETWEEN];
/** Steps of the signal's slider from one layer to the next. */
const STEPS = 20;

export class Controls {
  #play;
  #back;
  #range;
  #drawings;
  #numbers;
  #unroll;
  /** What lies over the stage, and what stands under it. */
  over;
  under;

  /** @param {Actions} actions */
  constructor({ go, seek, draw, number, unroll }) {
    this.#play = new PlayButton(() => go(1));
    this.#play.element.classList.add("at");
    this.#back = make("button", {
      type: "button",
      class: "at word-button",
      part: "back",
      "data-control": "play",
      click: () => go(-1),
    });
    this.#range = make("input", {
      type: "range",
      class: "at range",
      part: "wave",
      min: "0",
      "data-control": "wave",
      input: () => seek(Number(this.#range.value) / STEPS),
    });
    this.#drawings = new Options(
      DRAWINGS.map((_, i) => i),
      (i) => draw(DRAWINGS[i]),
      { control: "drawing", serif: true },
    );
    const toggle = (/** @type {string} */ part, /** @type {() => void} */ click) =>
      make("button", { type: "button", class: "switch", part, "data-control": part, click });
    this.#numbers = toggle("numbers", number);
    this.#unroll = toggle("unroll", unroll);
    this.over = [this.#play.element, this.#back, this.#range];
    const all = [this.#drawings.element, this.#numbers, this.#unroll];
    this.under = make("div", { class: "network-controls" }, ...all);
  }

  /** @param {Geometry} geometry @param {Words} words @param {number} last the number of the output layer */
  arrange({ upward, play, back, wave }, words, last) {
    const names = DRAWINGS.map((_, i) => (i < DIGITS.length ? String(i) : words.between));
    this.#drawings.label(words.drawing, names, { isSeen: true });
    this.#back.textContent = words.back;
    this.#numbers.textContent = words.numbers;
    this.#unroll.textContent = upward ? words.line : words.column;
    set(this.#back, "aria-label", words.playBack);
    set(this.#range, "aria-label", words.wave);
    this.#range.max = String(last * STEPS);
    place(this.#play.element, play);
    place(this.#back, back);
    place(this.#range, wave);
  }

  /** @param {number[][][]} strokes what is read */
  read(strokes) {
    this.#drawings.show(exampleOf(strokes));
  }

  /**
   * @param {Words} words
   * @param {{ way: number, position: number, where: string, hasNumbers: boolean, isUnrolled: boolean }} state
   */
  show(words, { way, position, where, hasNumbers, isUnrolled }) {
    this.#play.show({ playing: way > 0, label: way > 0 ? words.pause : words.play });
    set(this.#back, "aria-pressed", String(way < 0));
    set(this.#numbers, "aria-pressed", String(hasNumbers));
    set(this.#unroll, "aria-pressed", String(isUnrolled));
    this.#range.value = String(position * STEPS);
    set(this.#range, "aria-valuetext", where);
  }
}
