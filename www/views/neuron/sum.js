// What one neuron does with one drawing: the terms of its weighted sum, largest first, the running
// total, the bias and the activation. All numbers are the network's own; knows no page.

/** @typedef {import("../../start.js").Core} Core */
/** @typedef {import("../../engine.js").Network} Network */
/** @typedef {{ input: number, activation: number, weight: number, product: number, total: number }} Term */
/** @typedef {import("../../../pkg/core.js").Activation | "softmax"} Squish */
/**
 * @typedef {object} Sum
 * @property {number} layer
 * @property {number} neuron
 * @property {Float32Array} inputs activations of the layer before
 * @property {Float32Array} weights
 * @property {Float32Array} products
 * @property {Term[]} terms those that are not 0, largest first
 * @property {number} bias
 * @property {number} z the weighted sum, bias included
 * @property {number} activation
 * @property {Squish} squish
 * @property {number} shift where the curve has its middle: softmax compares with the other outputs
 * @property {Float32Array[]} activations of all layers
 */

/**
 * @param {Network} network @param {Float32Array} image @param {number} layer @param {number} neuron
 * @returns {Sum}
 */
export function sumOf(network, image, layer, neuron) {
  const { weighted_sums, activations } = network.trace(image);
  const facts = network.facts();
  const inputs = activations[layer - 1];
  const count = inputs.length;
  const weights = network.weights(layer).subarray(neuron * count, (neuron + 1) * count);
  const products = network.products(image, layer, neuron);
  const squish = layer === activations.length - 1 ? facts.output : facts.activation;
  let total = 0;
  const terms = Array.from(products, (product, input) => ({ input, product }))
    .filter(({ product }) => product !== 0)
    .sort((a, b) => Math.abs(b.product) - Math.abs(a.product) || a.input - b.input)
    .map(({ input, product }) => {
      total += product;
      return { input, activation: inputs[input], weight: weights[input], product, total };
    });
  return {
    layer,
    neuron,
    inputs,
    weights,
    products,
    terms,
    bias: network.biases(layer)[neuron],
    z: weighted_sums[layer][neuron],
    activation: activations[layer][neuron],
    squish,
    shift: squish === "softmax" ? othersOf(weighted_sums[layer], neuron) : 0,
    activations,
  };
}

/** ln of the sum of the other outputs' exponentials. @param {Float32Array} sums @param {number} neuron */
function othersOf(sums, neuron) {
  const others = sums.filter((_, k) => k !== neuron);
  const most = Math.max(...others);
  return most + Math.log(others.reduce((sum, z) => sum + Math.exp(z - most), 0));
}

/**
 * The activation function from one weighted sum to another, by the core: a layer of neurons that
 * differ in their biases alone.
 * @param {Core} core @param {Sum} sum @param {number} from @param {number} to
 * @returns {[number, number][]}
 */
export function curveOf(core, { squish, shift }, from, to) {
  const count = 161;
  const at = (/** @type {number} */ i) => from + ((to - from) * i) / (count - 1);
  const layer = core.Network.random([1, count, 1], squish === "softmax" ? "sigmoid" : squish, 1);
  const parameters = new Float32Array(3 * count + 1);
  for (let i = 0; i < count; i++) parameters[count + i] = at(i) - shift;
  layer.set_parameters(parameters);
  const [, activations] = layer.trace(Float32Array.of(0)).activations;
  layer.free();
  return Array.from(activations, (a, i) => [at(i), a]);
}

/** A neuron worth opening first: that of the first hidden layer nearest to four fifths lit. @param {ArrayLike<number>} activations */
export function telling(activations) {
  let best = 0;
  const far = (/** @type {number} */ j) => Math.abs(activations[j] - 0.8);
  for (let j = 1; j < activations.length; j++) if (far(j) < far(best)) best = j;
  return best;
}
