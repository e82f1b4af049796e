// A labelled range input: a name, a track with a thumb, the value in words. Maps the thumb's place to
// a number, evenly or by factors; knows nothing of what the number means.

import { make, set } from "../dom.js";

/**
 * @typedef {object} Range
 * @property {number} min
 * @property {number} max
 * @property {number} [places] how many steps the thumb has from end to end; 100 unless told
 * @property {boolean} [logarithmic] equal ways are equal factors; `min` is above 0 then
 * @property {(value: number) => number} [round] to the numbers worth choosing
 */

/** The number at a place of the thumb. @param {Range} range @param {number} place */
export function numberAt({ min, max, places = 100, logarithmic = false, round }, place) {
  const share = place / places;
  const value = logarithmic ? min * (max / min) ** share : min + (max - min) * share;
  const clean = round ? round(value) : Number(value.toPrecision(logarithmic ? 2 : 12));
  return Math.min(max, Math.max(min, clean));
}

/** The thumb's place for a number, the nearest there is. @param {Range} range @param {number} value */
export function placeOf({ min, max, places = 100, logarithmic = false }, value) {
  const share = logarithmic
    ? Math.log(value / min) / Math.log(max / min)
    : (value - min) / (max - min);
  return Math.round(Math.min(1, Math.max(0, share)) * places);
}

export class Slider {
  input = make("input", { type: "range", min: "0", step: "1" });
  #name = make("span", { class: "slider-name" });
  #said = make("span", { class: "slider-value", "aria-hidden": "true" });
  element = make("label", { class: "slider" }, this.#name, this.input, this.#said);
  /** @type {Range} */
  #range;
  #value;
  /** @type {(value: number) => string} */
  #write = String;

  /**
   * @param {Range & { control?: string, value: number, changed: (value: number) => void }} plan
   * `control` is the name by which it can be hidden
   */
  constructor({ control, value, changed, ...range }) {
    this.#range = range;
    this.#value = value;
    this.input.max = String(range.places ?? 100);
    if (control) this.element.dataset.control = control;
    this.input.addEventListener("input", () => {
      this.#value = numberAt(this.#range, Number(this.input.value));
      this.#say();
      changed(this.#value);
    });
    this.value = value;
  }

  /** The number; one set from outside stays as it is, between two places as well. */
  get value() {
    return this.#value;
  }
  set value(value) {
    this.#value = value;
    this.input.value = String(placeOf(this.#range, value));
    this.#say();
  }

  /** @param {string} name @param {(value: number) => string} write */
  label(name, write) {
    this.#name.textContent = name;
    this.#write = write;
    this.#say();
  }

  #say() {
    const said = this.#write(this.#value);
    this.#said.textContent = said;
    set(this.input, "aria-valuetext", said);
  }
}

export const style = `
.slider{display:flex;align-items:center;gap:12px;min-width:0;font-size:14px;line-height:1.2;white-space:nowrap}
.slider-value{color:var(--ink);min-width:3em}
.slider input,.range{-webkit-appearance:none;appearance:none;flex:1 1 0;width:100%;min-width:0;height:36px;margin:0;padding:0;background:none;cursor:grab;touch-action:pan-y}
.narrow .slider input,.narrow .range{height:44px}
.slider input:active,.range:active{cursor:grabbing}
.slider input::-webkit-slider-runnable-track,.range::-webkit-slider-runnable-track{height:1px;background:var(--ink-2)}
.slider input::-moz-range-track,.range::-moz-range-track{height:1px;background:var(--ink-2)}
.slider input::-webkit-slider-thumb,.range::-webkit-slider-thumb{-webkit-appearance:none;width:18px;height:18px;margin-top:-8.5px;border:2px solid var(--ink);border-radius:50%;background:var(--paper)}
.slider input::-moz-range-thumb,.range::-moz-range-thumb{width:18px;height:18px;border:2px solid var(--ink);border-radius:50%;background:var(--paper)}
.slider input:active::-webkit-slider-thumb,.range:active::-webkit-slider-thumb{background:var(--mark)}
.slider input:active::-moz-range-thumb,.range:active::-moz-range-thumb{background:var(--mark)}
.slider input:disabled,.range:disabled{opacity:.45;cursor:default}
`;
