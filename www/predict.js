// Network.predict without the boundary's detours: the image is written into the network's memory
// through a view that is kept, and the activations are read through others. The same numbers as
// the core's own `predict`, which takes over whenever something is not as it should be.

/** @typedef {import("../pkg/core.js").Network} Network */
/** @typedef {import("../pkg/core.js").Prediction} Prediction */
/**
 * @typedef {object} Rooms a network's activations in memory, a view a layer
 * @property {Float32Array} input
 * @property {Float32Array[]} layers those after the input
 */
/** @typedef {Network & { [ROOMS]?: Rooms, activations_pointer(): number, read_input(): number }} Inner */

const ROOMS = Symbol("rooms");

/**
 * Gives every network of a core the fast `predict`.
 * @param {typeof import("../pkg/core.js")} core @param {WebAssembly.Memory} memory
 */
export function hasten(core, memory) {
  const own = core.Network.prototype.predict;

  /** @this {Inner} @param {Float32Array} image @returns {Prediction} */
  function predict(image) {
    let rooms = this[ROOMS];
    // Views lose their memory when it grows.
    if (!rooms || rooms.input.length === 0) {
      rooms = roomsOf(this, memory);
      this[ROOMS] = rooms;
    }
    const { input, layers } = rooms;
    if (!(image instanceof Float32Array) || image.length !== input.length)
      return own.call(this, image);
    input.set(image);
    const digit = this.read_input();
    if (digit < 0) return own.call(this, image);
    // Of its full length at once, and no `slice`: a twentieth and a tenth of a call.
    const activations = new Array(layers.length + 1);
    let outputs = image;
    activations[0] = image;
    for (let l = 0; l < layers.length; l++) {
      outputs = new Float32Array(layers[l]);
      activations[l + 1] = outputs;
    }
    return { digit, outputs, activations };
  }

  core.Network.prototype.predict = predict;
}

/** @param {Inner} network @param {WebAssembly.Memory} memory @returns {Rooms} */
function roomsOf(network, memory) {
  let at = network.activations_pointer();
  const [input, ...layers] = Array.from(network.layers, (neurons) => {
    const view = new Float32Array(memory.buffer, at, neurons);
    at += view.byteLength;
    return view;
  });
  return { input, layers };
}
