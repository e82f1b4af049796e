// brain.js: steps after every image and knows no minibatch; its cost is the squared error.

import brain from "brain.js/browser.min.js";
import { each } from "./each.js";

/** @param {import("../contenders.js").Start} start @returns {import("../contenders.js").Contender} */
export function make({ layers, parameters }) {
  const net = new brain.NeuralNetwork({ activation: "sigmoid" });
  net.sizes = layers;
  net.initialize();
  net.trainOpts.momentum = 0;
  for (const [l, { weights, biases }] of parameters.entries()) {
    net.weights[l + 1] = Array.from(biases, (_, j) =>
      weights.slice(j * layers[l], (j + 1) * layers[l]),
    );
    net.biases[l + 1] = biases.slice();
  }
  const outputs = layers[layers.length - 1];
  const targets = Array.from({ length: outputs }, (_, digit) =>
    new Float32Array(outputs).fill(1, digit, digit + 1),
  );
  const predict = (/** @type {Float32Array} */ image) => ({ outputs: net.run(image) });
  return {
    predict,
    batch: (images) => each(images, layers[0], outputs, predict),
    cost: "squared-error",
    largest: 1,
    step: (image, [label], rate) => {
      net.trainOpts.learningRate = rate;
      net.trainPattern({ input: image, output: targets[label] });
    },
    parameters: () =>
      parameters.flatMap((_, l) => [
        Float32Array.from(net.weights[l + 1].flatMap((row) => Array.from(row))),
        Float32Array.from(net.biases[l + 1]),
      ]),
  };
}
