// What can be changed of a drawing: names, ranges, what leaves it as it is, and what a link keeps.
// Knows no network and no page.

import { numberAt, placeOf } from "../../parts/slider.js";

/** @typedef {import("../../../pkg/core.js").Variation} Variation */
/** @typedef {keyof typeof KNOBS} Name */
/** @typedef {Record<Name, number>} Values */

/** Places of a slider's thumb, from end to end; pictures and measured points stand on some of them. */
export const PLACES = 42;
/** From one picture to the next, and from one measured point to the next. */
export const PICTURE = 7;
export const POINT = 3;

export const KNOBS = {
  brightness: { min: 0, max: 1, rest: 1, places: PLACES },
  thickness: { min: -1, max: 1, rest: 0, places: PLACES },
  slant: { min: -1, max: 1, rest: 0, places: PLACES },
  size: { min: 0.5, max: 1.5, rest: 1, places: PLACES },
  right: { min: -7, max: 7, rest: 0, places: PLACES },
  down: { min: -7, max: 7, rest: 0, places: PLACES },
  wobble: { min: 0, max: 4, rest: 0, places: PLACES },
  noise: { min: 0, max: 1, rest: 0, places: PLACES },
};

export const NAMES = /** @type {Name[]} */ (Object.keys(KNOBS));
/** How the line goes, and where it lies and what befalls it: the two columns, or the two parts. */
export const GROUPS = [NAMES.slice(0, 4), NAMES.slice(4)];

/** The drawing as it is. @type {Readonly<Values>} */
export const AS_DRAWN = Object.freeze(
  /** @type {Values} */ (Object.fromEntries(NAMES.map((name) => [name, KNOBS[name].rest]))),
);

/** What is shown where nobody has touched anything: a little of two, so that there is something to see. @type {Readonly<Values>} */
export const FIRST = Object.freeze({
  ...AS_DRAWN,
  slant: numberAt(KNOBS.slant, 29),
  right: numberAt(KNOBS.right, 30),
});

/** @param {Name} name @param {number} place */
export const valueAt = (name, place) => numberAt(KNOBS[name], place);

/** @param {Name} name @param {number} value */
export const placeFor = (name, value) => placeOf(KNOBS[name], value);

/** Wobble and noise come from a seed: the same drawing with the same sliders is the same image. @param {Values} values @returns {Variation} */
export const variationOf = (values) => ({ ...values, seed: 1 });

/** Whether anything is changed. @param {Values} values */
export const isChanged = (values) => NAMES.some((name) => values[name] !== KNOBS[name].rest);

/** Values of a link, where they are right; the others stay. @param {Values} values @param {unknown} kept @returns {Values} */
export function restored(values, kept) {
  if (typeof kept !== "object" || kept === null) return values;
  const entries = /** @type {Record<string, unknown>} */ (kept);
  const result = { ...values };
  for (const name of NAMES) {
    const value = entries[name];
    const { min, max } = KNOBS[name];
    if (typeof value === "number" && value >= min && value <= max) result[name] = value;
  }
  return result;
}
