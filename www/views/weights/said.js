// What the weights figure says: of the number that is pointed at, of the lens, and for those who do not
// see it. Puts numbers into sentences; computes none but the one product.

import { MODELS } from "../../engine.js";
import { source } from "../../text/words.js";
import { MOST } from "./layout.js";
import { DIGITS } from "./lesson.js";
import { inputsWhere } from "./numbers.js";

/** @typedef {import("./layout.js").Spot} Spot */
/** @typedef {import("./numbers.js").Lens} Lens */
/** @typedef {import("./source.js").Shown} Shown */
/** @typedef {typeof import("./words.js").default.en} Words */
/** @typedef {typeof import("../../text/en.js").default} Text */

/** The number in a spot. @param {Words} words @param {Text} text @param {Lens} lens @param {Shown} shown @param {Spot} spot */
export function numberOf(words, text, lens, shown, { layer, slot, from }) {
  const { order, trace, now, start, layers } = shown;
  const j = order[layer][slot];
  const inputs = order[layer - 1].length;
  const i = order[layer - 1][from];
  const at = (/** @type {import("./numbers.js").Layer} */ { weights, biases }) =>
    from === inputs ? biases[j] : weights[j * inputs + i];
  const name = text.neuron(layer, order.length - 1, j, order[layer].length);
  const place = from === inputs ? text.bias : source(text, layer, i);
  const value = at(layers[layer - 1]);
  let number = text.signed(value);
  if (lens === "change" && start)
    number = `${text.signed(at(start[layer - 1]))} → ${text.signed(at(now[layer - 1]))}`;
  else if (from < inputs) {
    const input = trace.activations[layer - 1][i];
    number = `${number} × ${text.number(input)} = ${text.signed(value * input)}`;
  }
  const sum = text.signed(trace.weighted_sums[layer][j]);
  const activation = text.number(trace.activations[layer][j]);
  return `${name}, ${place}: ${number}; ${words.sum} ${sum}, ${text.activation} ${activation}`;
}

/**
 * What is true of the numbers in view.
 * @param {Words} words @param {Lens} lens @param {Shown} shown
 * @param {import("./lesson.js").Lesson | null} lesson @param {import("../../engine.js").Shared} shared
 */
export function noteOf(words, lens, { now, untouched, seed }, lesson, { network, choice }) {
  if (!untouched || seed === undefined) {
    const neurons = now[0].biases.length;
    const count = now.reduce((n, layer) => n + layer.weights.length + layer.biases.length, 0);
    return `${neurons > MOST ? words.some(MOST, neurons) : words.all(count)} ${words.signs}`;
  }
  const said = [lesson ? words.learning(lesson.looks, DIGITS, seed) : words.known(seed)];
  if (untouched.every(Boolean)) said.unshift(words.untaught);
  else if (lens === "never") said.unshift(words.unmoved);
  if (lesson && network && lens === "never" && choice in MODELS) {
    const biases = network.biases(1);
    const zeros = inputsWhere({ weights: network.weights(1), biases }, (weight) => weight === 0);
    said.push(words.bundled(zeros.filter(Boolean).length));
  } else if (lesson) said.push(words.lost);
  return said.join(" ");
}

/** The words over the blocks. @param {Words} words @param {Lens} lens @param {Shown} shown */
export function headsOf(words, lens, { untouched, order }) {
  const unmoved = untouched?.filter(Boolean).length ?? 0;
  return {
    weights: lens === "never" ? words.never(unmoved, order[1].length) : words[lens],
    products: words.products,
    matrices: order.slice(2).map((rows, l) => {
      const name = words.layer(l + 2, l + 3 === order.length);
      return `${name}: ${rows.length} × ${order[l + 1].length} + ${rows.length}`;
    }),
  };
}

/** For those who do not see the figure. @param {Text} text @param {Shown} shown @param {string} note */
export function summaryOf(text, { trace }, note) {
  const list = Array.from(trace.activations[1], (a, j) => `${j + 1}: ${text.number(a)}`);
  return `${note} ${text.activation} ${list.join(", ")}`;
}
