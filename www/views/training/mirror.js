// The page's own copy of the network that learns: loaded with the weights of now or of then, to be
// looked at and to read an example with. Learns nothing.

/** @typedef {import("../../../pkg/core.js").Network} Network */
/** @typedef {import("../../engine.js").Core} Core */
/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./run.js").Shape} Shape */
/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {{ image: Float32Array, label: number, outputs: Float32Array, digit: number, cost: number }} Example */

/**
 * A network at its random start.
 * @param {Core} core @param {Shape} shape @param {Settings} settings
 */
export function startOf(core, { layers, activation, output }, { seed, cost }) {
  return core.Network.random(layers, activation, seed, output, cost);
}

export class Mirror {
  /** @type {Network | null} */
  #network = null;
  /** Whose weights it has. @type {Float32Array | null} */
  #loaded = null;

  /**
   * Another network, at its random start; its parameters.
   * @param {Core} core @param {Shape} shape @param {Settings} settings
   */
  renew(core, shape, settings) {
    this.#network?.free();
    this.#network = startOf(core, shape, settings);
    this.#loaded = this.#network.parameters();
    return this.#loaded;
  }

  /** The first layer's weights, a neuron after the other. @param {Float32Array} parameters */
  weights(parameters) {
    return this.#load(parameters)?.weights(1) ?? null;
  }

  /** The example of a run's newest step, and what the network said of it before. @param {Run} run @returns {Example | null} */
  example({ example, before }) {
    if (!example) return null;
    const network = this.#load(before);
    if (!network) return null;
    const { image, label } = example;
    const { outputs, digit } = network.predict(image);
    return { image, label, outputs, digit, cost: network.mean_cost(image, Uint8Array.of(label)) };
  }

  /** @param {Float32Array} parameters */
  #load(parameters) {
    if (this.#loaded !== parameters) this.#network?.set_parameters(parameters);
    this.#loaded = parameters;
    return this.#network;
  }
}
