// TensorFlow.js without its layers: their fused layers to read, and to learn the operations that have
// a gradient. Which backend computes is for the two files that import this one.

import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";

/** @param {import("../contenders.js").Start} start @returns {import("../contenders.js").Contender} */
export function onCurrentBackend({ layers, parameters }) {
  const outputs = layers[layers.length - 1];
  // Weights as rows of what an input sends, which is what matMul is fastest with.
  const variables = parameters.map(({ weights, biases }, l) => ({
    weights: tf.variable(
      tf.tensor2d(transposed(weights, biases.length), [layers[l], biases.length]),
    ),
    biases: tf.variable(tf.tensor1d(biases)),
  }));
  const images = (/** @type {Float32Array} */ of) =>
    tf.tensor2d(of, [of.length / layers[0], layers[0]]);
  const read = (/** @type {Float32Array} */ of) =>
    tf.tidy(() => {
      let activations = images(of);
      for (const { weights: b, biases: bias } of variables)
        activations = tf.fused.matMul({ a: activations, b, bias, activation: "sigmoid" });
      return { outputs: activations.dataSync() };
    });
  const all = variables.flatMap(({ weights, biases }) => [weights, biases]);
  /** @type {Map<number, import("@tensorflow/tfjs-core").Optimizer>} */
  const optimizers = new Map();
  return {
    predict: read,
    batch: read,
    step: (of, labels, rate) =>
      tf.tidy(() => {
        const optimizer = optimizers.get(rate) ?? tf.train.sgd(rate);
        optimizers.set(rate, optimizer);
        const [x, targets] = [
          images(of),
          tf.tensor2d(oneHot(labels, outputs), [labels.length, outputs]),
        ];
        const cost = () => {
          let activations = x;
          for (const [l, { weights, biases }] of variables.entries()) {
            const sums = tf.add(tf.matMul(activations, weights), biases);
            activations = l + 1 < variables.length ? tf.sigmoid(sums) : sums;
          }
          const { SUM } = tf.Reduction;
          const sum = tf.losses.sigmoidCrossEntropy(targets, activations, undefined, 0, SUM);
          return tf.div(sum, labels.length);
        };
        return optimizer.minimize(cost, true, all).dataSync()[0];
      }),
    parameters: () =>
      variables.flatMap(({ weights, biases }, l) => [
        transposed(weights.dataSync(), layers[l]),
        biases.dataSync(),
      ]),
  };
}

/** The rows of a matrix as columns. @param {Float32Array} matrix @param {number} rows */
function transposed(matrix, rows) {
  const columns = matrix.length / rows;
  return matrix.map((_, n) => matrix[(n % rows) * columns + Math.floor(n / rows)]);
}

/** @param {Uint8Array} labels @param {number} outputs */
function oneHot(labels, outputs) {
  const targets = new Float32Array(labels.length * outputs);
  for (let n = 0; n < labels.length; n++) targets[n * outputs + labels[n]] = 1;
  return targets;
}
