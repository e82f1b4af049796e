// Which neuron and which edge the reader asks about, and the edges that are to be seen. Knows no page.

import { drawable, incoming, isSame, outgoing } from "./own.js";

/** @typedef {import("../../draw/edges.js").Edge} Edge */
/** @typedef {import("./own.js").Ends} Ends */
/** @typedef {import("../../parts/neurons.js").Probe} Probe */

/** @param {Probe | null} a @param {Probe | null} b */
export const sameNeuron = (a, b) =>
  a === b || (a !== null && b !== null && a.layer === b.layer && a.neuron === b.neuron);

export class Asked {
  /** What was touched; what is hovered goes before it. @type {Probe | null} */
  kept = null;
  /** The edge under the mouse. @type {Edge | null} */
  hovered = null;
  /** The edge that was touched. @type {Edge | null} */
  #edge = null;
  /** The edge that is asked for as soon as something has been read. @type {Ends | null} */
  #wanted = null;
  /** @type {Map<number, Float32Array>} */
  #weights = new Map();
  #reader;
  #neurons;

  /** @param {import("../../parts/reader.js").Reader} reader @param {{ probe: Probe | null }} neurons */
  constructor(reader, neurons) {
    this.#reader = reader;
    this.#neurons = neurons;
  }

  /** @returns {Probe | null} */
  get probe() {
    const probe = this.#neurons.probe ?? this.kept;
    return probe && probe.neuron < (this.#reader.layers[probe.layer] ?? 0) ? probe : null;
  }

  get edge() {
    return this.hovered ?? (sameNeuron(this.probe, this.kept) ? this.#edge : null);
  }

  get state() {
    const edge = this.#edge;
    return {
      neuron: this.kept,
      edge: edge && { layer: edge.layer, from: edge.from, to: edge.to },
    };
  }

  /** @param {any} neuron @param {any} edge */
  restore(neuron, edge) {
    const isCount = (/** @type {unknown} */ n) => Number.isInteger(n) && Number(n) >= 0;
    if (neuron === null) this.kept = null;
    else if (isCount(neuron?.layer) && isCount(neuron?.neuron))
      this.kept = { layer: neuron.layer, neuron: neuron.neuron };
    this.#edge = null;
    this.#wanted = edge ?? null;
  }

  /** The network is another one. */
  forget() {
    this.#weights.clear();
  }

  /** @param {Probe | null} probe */
  keep(probe) {
    if (!sameNeuron(probe, this.kept)) this.#edge = null;
    this.kept = probe;
  }

  /** An edge is touched, or where there is none. @param {Edge | null} edge */
  touch(edge) {
    const isOwn =
      edge !== null &&
      [
        { layer: edge.layer, neuron: edge.to },
        { layer: edge.layer - 1, neuron: edge.from },
      ].some((end) => sameNeuron(end, this.kept));
    if (!isOwn) this.kept = edge && { layer: edge.layer, neuron: edge.to };
    this.#edge = edge;
  }

  /** One of the own edges. @param {number} i */
  follow(i) {
    this.hovered = null;
    this.#edge = this.own[i] ?? null;
  }

  /** Another drawing has been read: the same edge carries something else. */
  again() {
    const ends = this.#wanted ?? this.#edge;
    const edges = this.kept ? [...this.own, ...this.drawn] : [];
    this.#edge = (ends && edges.find((edge) => isSame(edge, ends))) ?? null;
    this.#wanted = this.hovered = null;
  }

  /** Every edge to the neuron asked about, or from the pixel, strongest first. @returns {Edge[]} */
  get own() {
    const { reading, shared } = this.#reader;
    const { probe } = this;
    if (!probe || !reading?.verdict || !shared?.network) return [];
    return probe.layer === 0
      ? outgoing(this.#weightsOf(1), reading, 0, probe.neuron)
      : incoming(shared.network, reading, probe.layer, probe.neuron);
  }

  /** The edges to be seen, weakest first: of the neuron asked about, or of the whole way to the answer. */
  get drawn() {
    const { reading, edges, layers } = this.#reader;
    const { probe } = this;
    if (!probe || !reading?.verdict) return edges;
    const own = drawable(this.own);
    const { layer, neuron } = probe;
    if (layer === 0 || layer === layers.length - 1) return own;
    return [...drawable(outgoing(this.#weightsOf(layer + 1), reading, layer, neuron)), ...own];
  }

  /** @param {Edge} edge */
  weightOf({ layer, from, to }) {
    return this.#weightsOf(layer)[to * this.#reader.layers[layer - 1] + from];
  }

  /** @param {number} layer */
  #weightsOf(layer) {
    let weights = this.#weights.get(layer);
    if (!weights) {
      weights = /** @type {Float32Array} */ (this.#reader.shared?.network?.weights(layer));
      this.#weights.set(layer, weights);
    }
    return weights;
  }
}
