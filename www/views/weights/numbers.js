// What the weights figure shows of a network: its layers as lists, what has changed of them, which
// pixels' weights never have, and in which order neurons stand. Values in, values out.

/** @typedef {import("../../../pkg/core.js").Network} Network */
/** @typedef {{ weights: Float32Array, biases: Float32Array }} Layer */
/** @typedef {"now" | "start" | "change" | "never"} Lens */

/** The layers after the input. @param {Network} network @returns {Layer[]} */
export function layersOf(network) {
  return Array.from(network.layers.slice(1), (_, l) => ({
    weights: network.weights(l + 1),
    biases: network.biases(l + 1),
  }));
}

/** @param {Layer[]} now @param {Layer[]} start @returns {Layer[]} */
export function changeOf(now, start) {
  const minus = (/** @type {Float32Array} */ a, /** @type {Float32Array} */ b) =>
    a.map((value, i) => value - b[i]);
  return now.map(({ weights, biases }, l) => ({
    weights: minus(weights, start[l].weights),
    biases: minus(biases, start[l].biases),
  }));
}

/**
 * For each input whether `holds` for the weights from it to all neurons.
 * @param {Layer} layer @param {(weight: number, i: number) => boolean} holds @returns {boolean[]}
 */
export function inputsWhere({ weights, biases }, holds) {
  const inputs = weights.length / biases.length;
  const found = Array.from({ length: inputs }, () => true);
  for (let i = 0; i < weights.length; i++) if (!holds(weights[i], i)) found[i % inputs] = false;
  return found;
}

/** Neurons by place, or the fullest first. @param {ArrayLike<number>} activations @param {boolean} isByStrength */
export function orderOf(activations, isByStrength) {
  const order = Array.from(activations, (_, j) => j);
  return isByStrength ? order.sort((a, b) => activations[b] - activations[a] || a - b) : order;
}
