// The numbers of the squish figure, all but the step's from the core: activation and slope of each
// function, and the one matrix that layers amount to when nothing squishes. Knows no page.

/** @typedef {import("../../engine.js").Core} Core */
/** @typedef {import("../../engine.js").Network} Network */
/** @typedef {import("../../activations.js").Activation | "step"} Name */

/** @type {readonly Name[]} */
export const NAMES = ["sigmoid", "relu", "tanh", "step", "identity"];
/** Weighted sums go from -REACH to REACH, so many to the unit. */
export const REACH = 6;
export const FINE = 20;

const NOTHING = Float32Array.of(0);

/** The functions, each asked of a network of one neuron: its bias is the weighted sum. */
export class Functions {
  /** @type {Map<Name, Network>} */
  #networks = new Map();
  /** @type {Map<Name, Float32Array>} */
  #curves = new Map();
  #core;

  /** @param {Core} core */
  constructor(core) {
    this.#core = core;
  }

  /** @param {Name} name @param {number} sum */
  at(name, sum) {
    // A step cannot be learned through, so that no network of the core has it.
    if (name === "step") return { activation: sum > 0 ? 1 : 0, slope: 0 };
    let network = this.#networks.get(name);
    if (!network) {
      network = this.#core.Network.random([1, 1, 1], name, 1);
      network.set_neuron(2, 0, Float32Array.of(1), 0);
      this.#networks.set(name, network);
    }
    network.set_neuron(1, 0, NOTHING, sum);
    // The slope is what backpropagation lets through: dC/dz of what came in as dC/da.
    const { activations, weighted_sums } = network.wishes(NOTHING, 0);
    return {
      activation: network.trace(NOTHING).activations[1][0],
      slope: weighted_sums[0][0] / activations[0][0],
    };
  }

  /** Activations from -REACH to REACH. @param {Name} name */
  curve(name) {
    let curve = this.#curves.get(name);
    if (!curve) {
      curve = Float32Array.from(
        { length: 2 * REACH * FINE + 1 },
        (_, i) => this.at(name, i / FINE - REACH).activation,
      );
      this.#curves.set(name, curve);
    }
    return curve;
  }
}

/** Over how many layers the figure follows a nudge back. */
export const BACK = 3;

/**
 * @typedef {object} One a network without squishing, and the matrix it amounts to
 * @property {Float32Array[]} rows of W3 W2 W1
 * @property {(image: Float32Array) => { layered: Float32Array, direct: Float32Array, apart: number }} sums
 * @property {() => void} free
 */

/** @param {Core} core @param {Network} network @returns {One} */
export function collapse(core, network) {
  const layers = Array.from(network.layers);
  const last = layers.length - 1;
  const linear = core.Network.random(layers, "identity", 1);
  linear.set_parameters(network.parameters());
  // Row k of the product is what a one at output k becomes on its way back through all layers.
  const backward = core.Network.random(layers.toReversed(), "identity", 1);
  const turned = new Float32Array(backward.parameters().length);
  let end = 0;
  for (let l = last; l > 0; l--) {
    turned.set(network.weights(l), end);
    end += layers[l] * layers[l - 1] + layers[l - 1];
  }
  backward.set_parameters(turned);
  const rows = Array.from({ length: layers[last] }, (_, k) => {
    const one = new Float32Array(layers[last]);
    one[k] = 1;
    return backward.trace(one).weighted_sums[last];
  });
  backward.free();
  const direct = core.Network.random([layers[0], layers[last]], "identity", 1);
  const biases = linear.trace(new Float32Array(layers[0])).weighted_sums[last];
  for (const [k, row] of rows.entries()) direct.set_neuron(1, k, row, biases[k]);
  return {
    rows,
    sums(image) {
      const one = direct.trace(image).weighted_sums[1];
      const layered = linear.trace(image).weighted_sums[last];
      const apart = layered.map((sum, k) => Math.abs(sum - one[k]));
      return { layered, direct: one, apart: Math.max(...apart) };
    },
    free() {
      linear.free();
      direct.free();
    },
  };
}
