// A neuron on trial: where digits stand under its weights, and what the network reads with it in the
// place of another. Every number is the core's; decides nothing about what is shown, knows no page.

import { ALL, read } from "../../engine.js";
import { stretchOf } from "./line.js";
import { Digits, Tally } from "./tally.js";

/** @typedef {import("../../engine.js").Shared} Shared */
/** @typedef {import("../../engine.js").Core} Core */
/** @typedef {import("../../engine.js").Network} Network */
/** @typedef {import("./painting.js").Neuron} Neuron */
/** @typedef {{ image: Float32Array, sum: number, isOwn: boolean }} Stood */
/** @typedef {{ done: Tally | null, now: Tally | null, isStale: boolean }} Measuring the last whole tally, and the one under way */

export class Trial {
  /** Whose place it takes in the first layer. */
  seat = 9;
  /** What the network has there. @type {Neuron} */
  replaced = { weights: new Float32Array(784), bias: 0 };
  /** @type {Neuron | null} */
  neuron = null;
  /** The reader's drawing, where there is one, and the forty. @type {Stood[]} */
  stood = [];
  /** @type {import("./line.js").Stretch | null} */
  stretch = null;
  /** The network as it is. @type {Measuring} */
  before = { done: null, now: null, isStale: true };
  /** The network with the neuron in it. @type {Measuring} */
  after = { done: null, now: null, isStale: true };
  /** @type {Digits | null} */
  #digits = null;
  /** Of one neuron and no bias: its weighted sum is where a digit stands. @type {Network | null} */
  #one = null;
  /** @type {Network | null} */
  #copy = null;
  /** @type {Core | null} */
  #core = null;
  /** @type {Network | null} */
  #network = null;

  /** The network, or its numbers, are others. @param {Shared} shared */
  use({ core, network }) {
    this.#core = core;
    this.#network = network;
    this.before.isStale = true;
    if (!core || !network) return;
    const isPrepared = network.prepared !== false;
    if (this.#digits?.isPrepared !== isPrepared) this.#digits = new Digits(core, isPrepared);
    this.seat = Math.min(this.seat, network.layers[1] - 1);
  }

  /** Lets go of all that the core keeps of it. */
  free() {
    this.#one?.free();
    this.#copy?.free();
    this.#one = this.#copy = null;
    for (const tally of [this.before, this.after])
      Object.assign(tally, { now: null, isStale: true });
  }

  /** Looks up what is replaced. */
  sit() {
    const network = this.#network;
    if (!network) return;
    const weights = network.weights(1).slice(784 * this.seat, 784 * (this.seat + 1));
    this.replaced = { weights, bias: network.biases(1)[this.seat] };
  }

  /**
   * Takes a neuron, and lines the digits up by their weighted sums once they are there; whether they are.
   * @param {Neuron} neuron @param {import("../../engine.js").Strokes} drawing @param {number} ticks on the line at most
   */
  line(neuron, drawing, ticks) {
    this.stood = [];
    this.neuron = this.stretch = null;
    const [core, network, digits] = [this.#core, this.#network, this.#digits];
    if (!core || !network || !digits) return false;
    this.neuron = neuron;
    if (!digits.hasShown) return false;
    this.#one ??= core.Network.random([784, 1], "sigmoid", 0);
    const one = this.#one;
    one.set_neuron(1, 0, neuron.weights, 0);
    const own = drawing.length ? [read(core, network, drawing, ALL).image] : [];
    const images = [...own, ...digits.shown.map((n) => digits.images[n])];
    this.stood = images.map((image, i) => ({
      image,
      sum: one.trace(image).weighted_sums[1][0],
      isOwn: i < own.length,
    }));
    const sums = this.stood.map(({ sum }) => sum);
    this.stretch = stretchOf(sums, -neuron.bias, ticks);
    return true;
  }

  /** Whether there is something left to measure. */
  get isBusy() {
    const isOpen = (/** @type {Measuring} */ { now, isStale }) => isStale || now !== null;
    return this.neuron !== null && (isOpen(this.before) || isOpen(this.after));
  }

  /** Makes or reads a few digits. */
  advance() {
    const [network, digits, neuron] = [this.#network, this.#digits, this.neuron];
    if (!network || !digits || !neuron) return;
    if (!digits.isDone) digits.advance();
    else if (this.before.now || this.before.isStale)
      step(this.before, () => new Tally(network, this.seat, digits));
    else
      step(this.after, () => {
        this.#copy?.free();
        this.#copy = network.copy();
        this.#copy.set_neuron(1, this.seat, neuron.weights, neuron.bias);
        return new Tally(this.#copy, this.seat, digits);
      });
  }

  /**
   * Every weight and bias of the network, weights first: how many of them are the first layer's, and
   * which are those of the neuron's place: a square of 784 weights, and its bias.
   */
  all() {
    const network = this.#network;
    if (!network) throw new Error("expected a network, got none");
    const layers = Array.from(network.layers.keys()).slice(1);
    const weights = layers.map((l) => network.weights(l));
    const biases = layers.map((l) => network.biases(l));
    const values = Float32Array.from([...weights, ...biases].flatMap((part) => Array.from(part)));
    const count = biases.reduce((sum, { length }) => sum + length, 0);
    const lit = { square: this.seat, dial: values.length - count + this.seat };
    return { values, first: weights[0].length, lit };
  }
}

/** One that is under way is brought to its end before the next begins. @param {Measuring} tally @param {() => Tally} begin */
function step(tally, begin) {
  if (!tally.now) {
    tally.isStale = false;
    tally.now = begin();
  }
  tally.now.advance();
  if (!tally.now.isDone) return;
  tally.done = tally.now;
  tally.now = null;
}
