// What the neuron figure says: names, the rows of its list, the text to be checked and what those hear
// who do not see it. Puts numbers into words; computes only what is left of a sum.

import { source } from "../../text/words.js";
import { asCode, asTerms, write } from "./written.js";

/** @typedef {import("./sum.js").Sum} Sum */
/** @typedef {import("./written.js").Precision} Precision */
/** @typedef {typeof import("./words.js").default.en} Words */
/** @typedef {typeof import("../../text/en.js").default} Text */

/** @param {number} value @param {Precision} precision */
const number = (value, precision) => write(value, precision).replace("-", "−");

/** @param {number} value @param {Precision} precision */
function signed(value, precision) {
  const text = number(value, precision);
  return text.startsWith("−") ? text : `+${text}`;
}

/** The products that have no row of their own, together. @param {Sum} sum @param {number} shown */
const restOf = ({ terms }, shown) =>
  terms.length > shown ? terms[terms.length - 1].total - (terms[shown - 1]?.total ?? 0) : null;

/** What the rows add to the sum, one after another; the last is the bias. @param {Sum} sum @param {number} shown */
export function stepsOf(sum, shown) {
  const rest = restOf(sum, shown);
  return [
    ...sum.terms.slice(0, shown).map(({ product }) => product),
    ...(rest === null ? [] : [rest]),
    sum.bias,
  ];
}

/** @param {Text} text @param {Sum} sum @param {number} neuron */
export function nameOf(text, { layer, activations }, neuron) {
  return text.neuron(layer, activations.length - 1, neuron, activations[layer].length);
}

/** @param {Text} text @param {Sum} sum @param {number} input @param {Precision} precision */
export function pointedOf(text, { layer, inputs, weights, products }, input, precision) {
  const n = (/** @type {number} */ value) => number(value, precision);
  const term = `${n(inputs[input])} × ${n(weights[input])} = ${signed(products[input], precision)}`;
  return `${source(text, layer, input)}: ${term}`;
}

/** The list's rows. @param {Words} words @param {Text} text @param {Sum} sum @param {number} shown @param {Precision} precision @param {boolean} isBrief */
export function rowsOf(words, text, sum, shown, precision, isBrief) {
  const { terms, bias, z } = sum;
  const row = (
    /** @type {string} */ term,
    /** @type {number} */ value,
    /** @type {number} */ total,
  ) => ({
    term,
    product: signed(value, precision),
    total: number(total, precision),
    sign: Math.sign(value),
  });
  const rest = restOf(sum, shown);
  return {
    rows: terms
      .slice(0, shown)
      .map(({ activation, weight, product, total }) =>
        row(`${number(activation, precision)} × ${number(weight, precision)}`, product, total),
      ),
    rest:
      rest === null
        ? null
        : row(words.rest(terms.length - shown), rest, terms[terms.length - 1].total),
    bias: row(text.bias, bias, z),
    sum: {
      term: isBrief ? words.sumShort : words.sum,
      product: signed(z, precision),
      total: signed(z, precision),
      sign: 0,
    },
  };
}

/** @param {Words} words @param {Text} text @param {Sum} sum @param {Precision} precision @param {"terms" | "code"} form */
export function textOf(words, text, sum, precision, form) {
  if (form === "code") return asCode(sum, precision);
  return asTerms(sum, precision, {
    name: nameOf(text, sum, sum.neuron),
    place: (input) => source(text, sum.layer, input),
    zeros: words.zeros,
    bias: text.bias,
    total: words.total,
  });
}

/** For those who do not see the figure. @param {Words} words @param {Text} text @param {Sum} sum */
export function summaryOf(words, text, sum) {
  const { terms, bias, z, squish, activation } = sum;
  return words.summary(
    nameOf(text, sum, sum.neuron),
    terms.length,
    signed(terms[terms.length - 1]?.total ?? 0, "2"),
    signed(bias, "2"),
    signed(z, "2"),
    squish,
    number(activation, "2"),
  );
}
