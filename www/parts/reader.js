// What is read: the last reading of a drawing, its edges, and the products of a neuron asked about.
// Values in, values out; knows no page.

import { edgesOf } from "../draw/edges.js";
import { read } from "../engine.js";

/** @typedef {import("../engine.js").Preparation} Preparation */
/** @typedef {import("../engine.js").Reading} Reading */
/** @typedef {import("../engine.js").Shared} Shared */
/** @typedef {import("../engine.js").Strokes} Strokes */
/** @typedef {import("./neurons.js").Probe} Probe */

const USUAL = [784, 16, 16, 10];

export class Reader {
  /** @type {Reading | null} */
  reading = null;
  /** @type {import("../draw/edges.js").Edge[]} */
  edges = [];
  /** @type {Shared | null} */
  shared = null;
  /** The first layer's weights, once a pixel has been asked about. @type {Float32Array | null} */
  #weights = null;

  /** @returns {ArrayLike<number>} */
  get layers() {
    return this.shared?.network?.layers ?? USUAL;
  }

  /** @param {Shared} shared */
  use(shared) {
    this.shared = shared;
    this.#weights = null;
  }

  /**
   * Reads strokes; bad ones throw and change nothing.
   * @param {Strokes} strokes @param {Preparation} preparation
   */
  read(strokes, preparation) {
    const { core, network } = this.shared ?? {};
    if (!core || !network) throw new Error("expected a network, got none: wait for `ready`");
    const reading = read(core, network, strokes, preparation);
    this.reading = reading;
    this.edges = edgesOf(reading.path);
    return reading;
  }

  /**
   * Reads the pad's own strokes, where there is a network; whether there is a reading now.
   * @param {Strokes} strokes @param {Preparation} preparation
   */
  follow(strokes, preparation) {
    this.reading = null;
    this.edges = [];
    if (!this.shared?.network) return false;
    try {
      this.read(strokes, preparation);
      return true;
    } catch (error) {
      // The pad's own strokes are always good: whatever fails here is the core.
      this.shared.stop(error instanceof Error ? error.message : String(error));
      return false;
    }
  }

  /** What a neuron takes from each of its inputs, or what a pixel gives to each neuron. @param {Probe | null} probe */
  ask(probe) {
    const network = this.shared?.network;
    if (!probe) return null;
    if (!this.reading?.verdict || !network) return { ...probe, products: null };
    const { image } = this.reading;
    const { layer, neuron } = probe;
    if (layer > 0) return { ...probe, products: network.products(image, layer, neuron) };
    this.#weights ??= network.weights(1);
    const weights = this.#weights;
    const give = (/** @type {unknown} */ _, /** @type {number} */ j) =>
      image[neuron] * weights[j * image.length + neuron];
    return { ...probe, products: Float32Array.from({ length: network.layers[1] }, give) };
  }
}
