// What the gradient figure can be set to and what a link keeps of it. Takes what it knows and leaves
// the rest alone; owns no number of a network.

import { HIGHEST, STARTS } from "./descent.js";
import { exists } from "./nudges.js";

/** @typedef {import("./descent.js").Start} Start */
/** @typedef {import("./layout.js").Part} Part */
/** @typedef {import("./nudges.js").Weight} Weight */
/** @typedef {import("./paint.js").Place} Place */
/** @typedef {import("../../engine.js").Strokes} Strokes */
/** @typedef {"own" | number} Drawing the one that travels, or a ready-made digit */
/**
 * @typedef {object} Settings
 * @property {Drawing | null} drawing null until there is one
 * @property {number | null} label null: what the drawing is read as
 * @property {Start} start
 * @property {boolean} isBatch
 * @property {number} rate
 * @property {Part} part
 * @property {Place | null} neuron
 * @property {Weight | null} weight null: the one that is asked to move most
 */

/** @type {readonly Part[]} */
export const PARTS = ["nudges", "step", "weight"];
/** The smallest step worth taking. */
export const LEAST = 0.1;

/** @type {Settings} */
export const DEFAULTS = {
  drawing: null,
  label: null,
  start: "random",
  isBatch: false,
  rate: 2,
  part: "nudges",
  neuron: null,
  weight: null,
};

/** A rate that the figure offers. @param {number} value */
export const toRate = (value) => Math.min(HIGHEST, Math.max(LEAST, Math.round(value * 10) / 10));

/** As a link keeps them: only what is not as it was at first. @param {Settings} settings @returns {Record<string, unknown>} */
export function kept(settings) {
  const { drawing, label, start, isBatch, rate, part, neuron, weight } = settings;
  const all = {
    drawing,
    label,
    start,
    minibatch: isBatch,
    rate,
    part,
    neuron: neuron && `${neuron.layer}.${neuron.neuron}`,
    weight: weight && keyOf(weight),
  };
  const usual = { ...DEFAULTS, minibatch: false };
  return Object.fromEntries(
    Object.entries(all).filter(
      ([name, value]) => value !== usual[/** @type {keyof typeof usual} */ (name)],
    ),
  );
}

/**
 * The settings after a link: what is not right in it stays as it is.
 * @param {Settings} settings @param {Record<string, unknown>} state @returns {Settings}
 */
export function restored(
  settings,
  { drawing, label, start, minibatch, rate, part, neuron, weight },
) {
  const next = { ...settings };
  if (drawing === "own" || isDigit(drawing)) next.drawing = drawing;
  if (isDigit(label)) next.label = label;
  if (STARTS.includes(/** @type {Start} */ (start))) next.start = /** @type {Start} */ (start);
  if (typeof minibatch === "boolean") next.isBatch = minibatch;
  if (typeof rate === "number" && Number.isFinite(rate)) next.rate = toRate(rate);
  if (PARTS.includes(/** @type {Part} */ (part))) next.part = /** @type {Part} */ (part);
  if (typeof neuron === "string") {
    const [layer, j, ...more] = neuron.split(".").map(Number);
    if (more.length === 0 && exists({ layer, from: 0, to: j })) next.neuron = { layer, neuron: j };
  }
  if (typeof weight === "string") next.weight = weightOf(weight) ?? next.weight;
  return next;
}

/** A weight as text: the layer it leads to, from which neuron, to which. @param {Weight} weight */
export const keyOf = ({ layer, from, to }) => `${layer}.${from}.${to}`;

/** The weight of such a text, or null where there is none. @param {string} key @returns {Weight | null} */
export function weightOf(key) {
  const [layer, from, to, ...more] = key.split(".").map(Number);
  const weight = { layer, from, to };
  return more.length === 0 && exists(weight) ? weight : null;
}

/** @param {unknown} value @returns {value is number} */
function isDigit(value) {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 9;
}

/** Whether two drawings are the same. @param {Strokes} a @param {Strokes} b */
export function isSame(a, b) {
  return (
    a === b ||
    (a.length === b.length &&
      a.every(
        (points, i) =>
          points.length === b[i].length &&
          points.every(([x, y], k) => x === b[i][k][0] && y === b[i][k][1]),
      ))
  );
}
