// A neuron's sum as text: at any precision, term by term or as one line of JavaScript, for others to
// check. Plain signs that every program reads; computes nothing.

/** @typedef {import("./sum.js").Sum} Sum */
/** @typedef {"2" | "4" | "all"} Precision */

/** @type {readonly Precision[]} */
export const PRECISIONS = ["2", "4", "all"];

/** As few digits as tell a number of single precision from its neighbours. @param {number} value */
function shortest(value) {
  for (let digits = 1; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === Math.fround(value)) return String(rounded);
  }
  return String(Number(value.toPrecision(9)));
}

/** @param {number} value @param {Precision} precision */
export function write(value, precision) {
  if (precision === "all") return shortest(value);
  const text = value.toFixed(Number(precision));
  return Number(text) === 0 ? text.replace("-", "") : text;
}

/**
 * Every term in a line of its own, with the running total, in columns.
 * @param {Sum} sum @param {Precision} precision
 * @param {{ name: string, place: (input: number) => string, zeros: (n: number) => string, bias: string, total: string }} said
 */
export function asTerms(sum, precision, said) {
  const { terms, bias, z, activation, squish, shift, products } = sum;
  const n = (/** @type {number} */ value) => write(value, precision);
  const zeros = products.length - terms.length;
  const rows = [
    ...terms.map(({ activation, weight, product, total, input }) => [
      `${n(activation)} * ${n(weight)} = ${n(product)}`,
      `${said.total} ${n(total)}`,
      said.place(input),
    ]),
    [`${said.bias} ${n(bias)}`, `${said.total} ${n(z)}`, ""],
  ];
  const widths = [0, 1].map((i) => Math.max(...rows.map((row) => row[i].length)) + 3);
  const inside = shift === 0 ? n(z) : `${n(z)} - ${n(shift)}`;
  return [
    said.name,
    ...(zeros ? [said.zeros(zeros)] : []),
    ...rows.map(([term, total, place]) =>
      `${term.padEnd(widths[0])}${total.padEnd(widths[1])}${place}`.trimEnd(),
    ),
    `${squish}(${inside}) = ${n(activation)}`,
  ].join("\n");
}

/** What becomes of a sum, as JavaScript. @type {Record<import("./sum.js").Squish, (sum: string) => string>} */
const CODE = {
  sigmoid: (sum) => `1 / (1 + Math.exp(-(${sum})))`,
  relu: (sum) => `Math.max(0, ${sum})`,
  tanh: (sum) => `Math.tanh(${sum})`,
  identity: (sum) => sum,
  // The other outputs' share is in the sum.
  softmax: (sum) => `1 / (1 + Math.exp(-(${sum})))`,
};

/** The same as one expression that a browser's console computes. @param {Sum} sum @param {Precision} precision */
export function asCode({ terms, bias, squish, shift }, precision) {
  const n = (/** @type {number} */ value) => write(value, precision);
  const sum = [
    ...terms.map(({ activation, weight }) => `${n(activation)}*${n(weight)}`),
    n(bias),
    ...(shift === 0 ? [] : [n(-shift)]),
  ].join(" + ");
  return CODE[squish](sum);
}
