// The activation functions that the core has, by name. Its types hold this list to be whole.

/** @typedef {import("../pkg/core.js").Activation} Activation */

/** @type {Record<Activation, true>} */
const KNOWN = { sigmoid: true, relu: true, tanh: true, identity: true };

export const ACTIVATIONS = /** @type {Activation[]} */ (Object.keys(KNOWN));
