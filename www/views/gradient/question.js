// What examples ask of a network: their cost, its squares, and the slopes along everything there is; of
// ten examples, the mean. Takes the core's numbers together; changes no network.

import { LAYERS, squaredLength } from "./nudges.js";

/** @typedef {import("../../engine.js").Network} Network */
/** @typedef {{ image: Float32Array, label: number }} Example */
/** @typedef {{ images: Float32Array, labels: Uint8Array }} Examples */
/**
 * @typedef {object} Question what the examples ask for; where they are ten, the mean of it
 * @property {Example[]} examples
 * @property {number} cost
 * @property {Float32Array[]} activations of every layer, the images first
 * @property {{ rise: number, fall: number }[]} squares of each output: squared errors that ask it to rise, and to fall
 * @property {Float32Array[]} wishes the slope along every activation, by layer; none for the pixels
 * @property {Float32Array[]} sums the slope along every weighted sum
 * @property {Float32Array} gradient
 * @property {Float32Array} parameters the network's of now
 * @property {number} together how long the mean gradient is as a share of the mean length of each; 1 for one
 */

/** @param {Example[]} examples @returns {Examples} */
export function pack(examples) {
  const images = new Float32Array(examples.length * LAYERS[0]);
  for (const [i, { image }] of examples.entries()) images.set(image, i * LAYERS[0]);
  return { images, labels: Uint8Array.from(examples, ({ label }) => label) };
}

/** @param {Examples} examples @returns {Example[]} */
export function unpack({ images, labels }) {
  return Array.from(labels, (label, i) => ({
    image: images.slice(i * LAYERS[0], (i + 1) * LAYERS[0]),
    label,
  }));
}

/**
 * What examples ask of a network, together.
 * @param {Network} network @param {Example[]} examples @returns {Question}
 */
export function questionOf(network, examples) {
  const { images, labels } = pack(examples);
  const gradient = network.gradient(images, labels);
  const traces = examples.map(({ image }) => network.trace(image).activations);
  const wishes = examples.map(({ image, label }) => network.wishes(image, label));
  const lengths = examples.map(({ image, label }) =>
    Math.sqrt(squaredLength(network.gradient(image, Uint8Array.of(label)))),
  );
  const each = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  const squares = Array.from({ length: 10 }, (_, k) => {
    const square = { rise: 0, fall: 0 };
    for (const [i, { label }] of examples.entries()) {
      const error = traces[i][LAYERS.length - 1][k] - (label === k ? 1 : 0);
      square[label === k ? "rise" : "fall"] += (error * error) / examples.length;
    }
    return square;
  });
  return {
    examples,
    cost: network.mean_cost(images, labels),
    activations: mean(traces),
    squares,
    wishes: [new Float32Array(), ...mean(wishes.map(({ activations }) => activations))],
    sums: [new Float32Array(), ...mean(wishes.map(({ weighted_sums }) => weighted_sums))],
    gradient,
    parameters: network.parameters(),
    together: each > 0 ? Math.sqrt(squaredLength(gradient)) / each : 1,
  };
}

/** Layer by layer the mean over the examples. @param {Float32Array[][]} examples */
function mean(examples) {
  return examples[0].map((layer, l) =>
    layer.map((_, j) => examples.reduce((sum, layers) => sum + layers[l][j], 0) / examples.length),
  );
}
