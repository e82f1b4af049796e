// What is written beside the picture: the formula, and the lit row, its largest terms first.
// Elements out; decides nothing.

import { make } from "../../dom.js";
import { math } from "../../parts/formula.js";

/** @typedef {import("./paint.js").Layer} Layer */
/** @typedef {import("../../parts/formula.js").Formula} Formula */

/** The formula of a layer, and a note beside it. @param {string} symbol of the activation function @param {string} note */
export function headline(symbol, note) {
  const squished = /** @type {Formula[]} */ ([
    ["mi", symbol],
    ["mo", "("],
    ["bold", "W"],
    ["bold", "a"],
    ["mo", "+"],
    ["bold", "b"],
    ["mo", ")"],
  ]);
  return [math(["bold", "a′"], ["mo", "="], ...squished), make("span", {}, note)];
}

/**
 * @param {Layer} layer
 * @param {{ row: number, column: number | null, sum: number, symbol: string }} lit
 * @param {number} most terms that are listed
 * @param {typeof import("./words.js").default.en} w @param {typeof import("../../text/en.js").default} text
 */
export function written(layer, { row, column, sum, symbol }, most, w, { number, signed }) {
  const { weights, activations, products, biases, outputs } = layer;
  const order = Array.from(products.keys()).sort(
    (a, b) => Math.abs(products[b]) - Math.abs(products[a]),
  );
  const listed = order.slice(0, most);
  // The term that is pointed at takes the last place where it is too small for another.
  if (column !== null && !listed.includes(column)) listed[most - 1] = column;
  const rest = order.filter((i) => !listed.includes(i));
  const line = (/** @type {string} */ what, /** @type {number} */ value, kind = "") =>
    make(
      "p",
      { class: kind },
      make("span", {}, what),
      make(
        "span",
        { class: kind === "total" ? "" : value < 0 ? "negative" : "positive" },
        signed(value),
      ),
    );
  const terms = listed.map((i) =>
    line(
      `${number(weights[row][i])} × ${number(activations[i])}`,
      products[i],
      i === column ? "pointed" : "",
    ),
  );
  const left = rest.reduce((all, i) => all + products[i], 0);
  return [
    make("p", { class: "matrix-title" }, w.written(row + 1)),
    ...terms,
    ...(rest.length > 0 ? [line(w.more(rest.length), left)] : []),
    line(w.bias, biases[row]),
    line(w.sum, sum, "total"),
    make(
      "p",
      { class: "result" },
      math(
        ["msub", ["mi", "a′"], ["mn", String(row + 1)]],
        ["mo", "="],
        ["mi", symbol],
        ["mo", "("],
        ["mn", signed(sum)],
        ["mo", ")"],
      ),
      make("b", {}, number(outputs[row])),
    ),
  ];
}
