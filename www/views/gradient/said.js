// What the gradient figure says in words and offers in lists, of a question and what was computed of
// it. Puts numbers into sentences; computes none.

import { LAYERS, largest, weightAt } from "./nudges.js";
import { keyOf } from "./settings.js";
import { fine, nudge, slope, rate as writeRate } from "./words.js";

/** @typedef {import("./descent.js").Question} Question */
/** @typedef {import("./descent.js").Slopes} Slopes */
/** @typedef {import("./nudges.js").Weight} Weight */
/** @typedef {import("./words.js").Words} Words */

/** How many weights of each layer a list offers. */
const OFFERED = [0, 4, 6, 8];

/**
 * @param {Words} words @param {import("./numbers.js").Numbers} numbers
 * @param {{ taken: number, here: { rate: number, cost: number }, isNarrow: boolean, isTight: boolean }} now
 */
export function saidOf(words, { question, step, weight }, { taken, here, isNarrow, isTight }) {
  const cost = fine(question.cost);
  const change = words.change(cost, fine(here.cost));
  const name = question.examples.length > 1 && !isTight ? words.meanCost : words.cost;
  const line = (/** @type {Slopes} */ { computed, tried }) =>
    words.slopes(slope(computed), slope(tried, computed));
  return {
    cost: /** @type {[string, string]} */ ([isNarrow ? name : `${name}, ${words.half}`, cost]),
    taken: taken ? words.taken(taken) : "",
    change: [words.alongStep, change],
    rateText: `${writeRate(here.rate)}; ${words.cost} ${change}`,
    slopes: { step: line(step.slopes), weight: line(weight.slopes) },
  };
}

/** The weights a reader can choose from a list, those asked to move most. @param {Words} words @param {Question} question @param {Weight} chosen */
export function weightsOf(words, { gradient }, chosen) {
  const option = (/** @type {Weight} */ weight) => ({
    value: keyOf(weight),
    text: `${words.weight(weight.layer, weight.from, weight.to)}: ${nudge(-gradient[weightAt(weight)])}`,
  });
  const groups = [3, 2, 1].map((layer) => ({
    name: words.groups[layer],
    options: largest(gradient, layer, OFFERED[layer]).map(option),
  }));
  const isThere = groups.some(({ options }) => options.some((o) => o.value === keyOf(chosen)));
  return isThere ? groups : [{ name: words.chosen, options: [option(chosen)] }, ...groups];
}

/** For those who do not see the figure. @param {Words} words @param {Question} question @param {number} label */
export function summaryOf(words, { cost, squares, examples }, label) {
  const list = squares.map(({ rise, fall }, k) => `${k}: ${fine(rise + fall)}`).join(", ");
  return `${words.summary(label, fine(cost), examples.length > 1)} ${words.outputs(list)}`;
}

/** A neuron, in words. @param {Words} words @param {import("../view.js").Text} common @param {Question} question @param {{ layer: number, neuron: number }} place */
export function describe(words, common, { activations, wishes }, { layer, neuron }) {
  const name = common.neuron(layer, LAYERS.length - 1, neuron, LAYERS[layer]);
  return words.neuron(name, fine(activations[layer][neuron]), nudge(-wishes[layer][neuron]));
}
