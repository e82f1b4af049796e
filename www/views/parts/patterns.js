// Is the pattern of both the sum of the patterns? What each hidden neuron makes of blank paper, of two
// parts and of the drawing that they add up to. Numbers in, numbers out.

/** @typedef {import("../../engine.js").Network} Network */
/** @typedef {"activations" | "weighted_sums"} Measure */
/** @typedef {Record<Measure, number[][]>} Block rows of neurons, in the order of ROWS */
/**
 * @typedef {object} Patterns
 * @property {Float32Array[]} outputs of the first part, the second, and both
 * @property {Block[]} blocks a hidden layer each
 */

export const ROWS = /** @type {const} */ (["blank", "first", "second", "added", "both", "miss"]);
/** So far from the sum a neuron may be and still count as adding up. */
export const NEAR = 0.1;

/** @param {Network} network @param {import("./strokes.js").Cut} cut into two @returns {Patterns} */
export function patternsOf(network, { image, pieces }) {
  const blank = network.trace(new Float32Array(image.length));
  const [first, second, both] = [...pieces, image].map((each) => network.trace(each));
  const rows = (/** @type {Measure} */ measure, /** @type {number} */ layer) => {
    const [none, a, b, ab] = [blank, first, second, both].map((trace) =>
      Array.from(trace[measure][layer]),
    );
    const added = none.map((value, j) => a[j] + b[j] - value);
    return [none, a, b, added, ab, ab.map((value, j) => value - added[j])];
  };
  const hidden = Array.from(network.layers.slice(1, -1), (_, l) => l + 1);
  const last = hidden.length + 1;
  return {
    outputs: [first, second, both].map(({ activations }) => activations[last]),
    blocks: hidden.map((layer) => ({
      activations: rows("activations", layer),
      weighted_sums: rows("weighted_sums", layer),
    })),
  };
}

/** How many neurons of a row differ from the sum of both patterns by more than NEAR. @param {Block} block */
export const missesOf = ({ activations }) =>
  activations[5].filter((miss) => Math.abs(miss) > NEAR).length;

/** The largest of the numbers' sizes. @param {number[]} values */
export const largestOf = (values) => Math.max(0, ...values.map(Math.abs));
