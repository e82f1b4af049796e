// Which of the 13,002 numbers is which, and what a gradient asks of each: the way down, against the
// slope. Pure arithmetic on the core's numbers; knows no page and no network.

/** @typedef {import("../../draw/edges.js").Edge} Edge */
/** @typedef {{ layer: number, from: number, to: number }} Weight leads to neuron `to` of `layer` */

/** The network of this figure: pixels, two hidden layers, digits. */
export const LAYERS = [784, 16, 16, 10];

/** Where the parameters of each layer begin: its weights, input-major, then its biases. */
const STARTS = [0, 0];
for (let l = 1; l < LAYERS.length; l++) STARTS.push(STARTS[l] + (LAYERS[l - 1] + 1) * LAYERS[l]);

/** How many parameters there are. */
export const COUNT = STARTS[LAYERS.length];

/** @param {Weight} weight */
export const weightAt = ({ layer, from, to }) => STARTS[layer] + from * LAYERS[layer] + to;

/** @param {number} layer @param {number} to */
export const biasAt = (layer, to) => STARTS[layer] + LAYERS[layer - 1] * LAYERS[layer] + to;

/** Whether there is such a weight. @param {Weight} weight */
export function exists({ layer, from, to }) {
  const within = (/** @type {number} */ i, /** @type {number} */ count) =>
    Number.isInteger(i) && i >= 0 && i < count;
  return (
    within(layer - 1, LAYERS.length - 1) &&
    within(from, LAYERS[layer - 1]) &&
    within(to, LAYERS[layer])
  );
}

/**
 * The weights with the largest slopes, largest first; none whose slope is 0.
 * @param {ArrayLike<number>} gradient @param {number} layer @param {number} most
 * @param {number | null} [neuron] only those that lead to it
 * @returns {Weight[]}
 */
export function largest(gradient, layer, most, neuron = null) {
  /** @type {{ weight: Weight, size: number }[]} */
  const found = [];
  for (let from = 0; from < LAYERS[layer - 1]; from++)
    for (let to = neuron ?? 0; to <= (neuron ?? LAYERS[layer] - 1); to++) {
      const weight = { layer, from, to };
      const size = Math.abs(gradient[weightAt(weight)]);
      if (size > 0) found.push({ weight, size });
    }
  return found
    .sort((a, b) => b.size - a.size)
    .slice(0, most)
    .map(({ weight }) => weight);
}

/**
 * The same as edges to draw, weakest first: an edge's product is its nudge.
 * @param {ArrayLike<number>} gradient @param {number} layer @param {number} most
 * @param {number | null} [neuron] @returns {Edge[]}
 */
export function edges(gradient, layer, most, neuron = null) {
  const weights = largest(gradient, layer, most, neuron);
  const full = Math.abs(weights.length ? gradient[weightAt(weights[0])] : 1);
  return weights.reverse().map((weight) => {
    const product = -gradient[weightAt(weight)];
    return { ...weight, product, share: Math.abs(product) / full, relevance: 1 };
  });
}

/** The nudges of the 784 weights of one neuron of the first hidden layer. @param {ArrayLike<number>} gradient @param {number} neuron */
export function picture(gradient, neuron) {
  return Float32Array.from(
    { length: LAYERS[0] },
    (_, from) => -gradient[weightAt({ layer: 1, from, to: neuron })],
  );
}

/** Its length, squared: how steeply the cost falls along the step. @param {ArrayLike<number>} gradient */
export function squaredLength(gradient) {
  let sum = 0;
  for (let i = 0; i < gradient.length; i++) sum += gradient[i] * gradient[i];
  return sum;
}
