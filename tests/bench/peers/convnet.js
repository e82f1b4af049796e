// ConvNetJS: the same layers, put together by hand, since its short form knows no sigmoid outputs. It
// computes in double precision; of its costs the squared error is the one that sigmoid outputs can have.

import convnetjs from "convnetjs";
import { each } from "./each.js";

/** @param {import("../contenders.js").Start} start @returns {import("../contenders.js").Contender} */
export function make({ layers, parameters }) {
  const net = new convnetjs.Net();
  const connected = parameters.map(({ weights, biases }, l) => {
    const layer = new convnetjs.FullyConnLayer({ ...size(layers[l]), num_neurons: biases.length });
    for (const [j, { w }] of layer.filters.entries())
      w.set(weights.subarray(j * layers[l], (j + 1) * layers[l]));
    layer.biases.w.set(biases);
    return layer;
  });
  const outputs = layers[layers.length - 1];
  net.layers = [
    new convnetjs.InputLayer({ out_sx: 1, out_sy: 1, out_depth: layers[0] }),
    ...connected.flatMap((layer, l) => [layer, new convnetjs.SigmoidLayer(size(layers[l + 1]))]),
    new convnetjs.RegressionLayer(size(outputs)),
  ];
  const trainer = new convnetjs.Trainer(net, { method: "sgd", momentum: 0 });
  const shown = new convnetjs.Vol(1, 1, layers[0], 0);
  const targets = Array.from({ length: outputs }, (_, digit) =>
    new Float64Array(outputs).fill(1, digit, digit + 1),
  );
  const predict = (/** @type {Float32Array} */ image) => {
    shown.w.set(image);
    return { outputs: Float32Array.from(net.forward(shown).w) };
  };
  return {
    predict,
    batch: (images) => each(images, layers[0], outputs, predict),
    cost: "squared-error",
    step: (images, labels, rate) => {
      // It moves the weights when it has seen as many images as a minibatch has.
      trainer.batch_size = labels.length;
      trainer.learning_rate = rate;
      trainer.k = 0;
      for (let n = 0; n < labels.length; n++) {
        shown.w.set(images.subarray(n * layers[0], (n + 1) * layers[0]));
        trainer.train(shown, targets[labels[n]]);
      }
    },
    parameters: () =>
      connected.flatMap(({ filters, biases }) => [
        Float32Array.from(filters.flatMap(({ w }) => [...w])),
        Float32Array.from(biases.w),
      ]),
  };
}

/** @param {number} depth @returns {{ in_sx: 1, in_sy: 1, in_depth: number }} */
function size(depth) {
  return { in_sx: 1, in_sy: 1, in_depth: depth };
}
