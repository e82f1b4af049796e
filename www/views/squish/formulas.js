// The formulas of the squish figure, as elements. Knows no number but those it is given.

import { math } from "../../parts/formula.js";

/** @typedef {import("../../parts/formula.js").Formula} Formula */

/** @type {Record<import("./numbers.js").Name, string>} */
const SYMBOLS = { sigmoid: "σ", relu: "ReLU", tanh: "tanh", step: "step", identity: "" };

/**
 * What a neuron computes.
 * @param {import("./numbers.js").Name} name @param {string} inputs @param {boolean} isHeldBack whether the bias is negative
 * @param {string} bias its size @param {string} activation
 */
export const neuronFormula = (name, inputs, isHeldBack, bias, activation) =>
  math(
    ["mi", SYMBOLS[name]],
    ["mo", "("],
    ["mn", inputs],
    ["mo", isHeldBack ? "−" : "+"],
    ["mn", bias],
    ["mo", ")"],
    ["mo", "="],
    ["mn", activation],
  );

/** Layers one in another, and the one layer that they are. @param {number} count */
export function formulas(count) {
  const named = (/** @type {string} */ letter, /** @type {number} */ l) =>
    /** @type {Formula} */ (["msub", ["bold", letter], ["mn", String(l)]]);
  /** @type {Formula[]} */
  let nested = [["bold", "a"]];
  for (let l = 1; l <= count; l++) {
    const inner = /** @type {Formula[]} */ (l > 1 ? [["mo", "("], ...nested, ["mo", ")"]] : nested);
    nested = [named("W", l), ...inner, ["mo", "+"], named("b", l)];
  }
  const product = Array.from({ length: count }, (_, i) => named("W", count - i));
  return [
    math(...nested),
    math(["mo", "="], ...product, ["bold", "a"], ["mo", "+"], ["bold", "b"]),
  ];
}
