// The course of the teaching: which network reads now, which drawings the reader has labelled, and
// every state before, to step back to. Owns the networks it holds, copies of those that others made;
// knows no page.

import { HandError, isOf, MOST_DRAWINGS } from "./hand.js";

/** @typedef {import("../../engine.js").Network} Network */
/** @typedef {import("../../engine.js").Strokes} Strokes */
/** @typedef {import("./lesson.js").Drawing} Drawing */
/**
 * @typedef {object} State nothing in it changes
 * @property {Network} network
 * @property {string} choice what the network is called
 * @property {readonly Drawing[]} hand
 */

/** The name of a network that the reader has taught. */
export const TAUGHT = "taught";
/** So many states are held to step back to. */
const MOST_STATES = 100;

export class Course {
  /** @type {State[]} */
  #past = [];
  /** @type {State} */
  now;
  /** Where the lessons began. */
  #start;
  /** Every network held here. @type {Set<Network>} */
  #own = new Set();

  /** @param {Network} network @param {string} choice */
  constructor(network, choice) {
    this.now = { network: this.#copied(network), choice, hand: [] };
    this.#start = this.now;
  }

  get canStepBack() {
    return this.#past.length > 0;
  }
  get isTaught() {
    return this.now.network !== this.#start.network;
  }
  get start() {
    return this.#start.network;
  }
  /** The network before the last that changed it, or null. */
  get before() {
    const { network } = this.now;
    return this.#past.findLast((state) => state.network !== network)?.network ?? null;
  }
  /**
   * The hand with a drawing labelled, the newest; one that is there already changes its label. Null
   * where a hand is full.
   * @param {Strokes} strokes @param {number} label @returns {Drawing[] | null}
   */
  with(strokes, label) {
    const drawing = { strokes: strokes.map((stroke) => stroke.map(([x, y]) => [x, y])), label };
    const others = this.now.hand.filter((other) => !isOf(other, strokes));
    return others.length < MOST_DRAWINGS ? [...others, drawing] : null;
  }

  /**
   * The hand with those of these drawings that are not there yet. More than a hand may have throw.
   * @param {Drawing[]} drawings @param {"first" | "last"} [where] they are to stand
   * @returns {readonly Drawing[]}
   */
  withAll(drawings, where = "last") {
    const { hand } = this.now;
    const isIn = (/** @type {readonly Drawing[]} */ all) => (/** @type {Drawing} */ drawing) =>
      all.some((other) => isOf(other, drawing.strokes));
    const isKnown = isIn(where === "last" ? hand : drawings);
    const all =
      where === "last"
        ? [...hand, ...drawings.filter((drawing) => !isKnown(drawing))]
        : [...drawings, ...hand.filter((drawing) => !isKnown(drawing))];
    if (all.length > MOST_DRAWINGS) throw new HandError("drawings", String(all.length));
    return all;
  }

  /** @param {readonly Drawing[]} hand */
  label(hand) {
    this.#go({ ...this.now, hand });
  }

  /** A lesson, or a file, has brought another network; it is this course's from now on. @param {Network} network @param {readonly Drawing[]} hand */
  learn(network, hand) {
    this.#own.add(network);
    this.#go({ network, choice: TAUGHT, hand });
  }

  /** Goes back to the network as it was before every lesson; the drawings stay. */
  startAgain() {
    this.#go({ ...this.#start, hand: this.now.hand });
  }

  /** Goes one state back, where there is one. */
  stepBack() {
    const state = this.#past.pop();
    if (!state) return;
    this.now = state;
    this.#tidy();
  }

  /**
   * Somebody else has put another network in place of this one. What was taught can still be stepped
   * back to; where nothing was, the lessons will begin with the other.
   * @param {Network} network @param {string} choice
   */
  leave(network, choice) {
    const other = { network: this.#copied(network), choice, hand: this.now.hand };
    if (this.isTaught) this.#go(other);
    else {
      this.#past = [];
      this.now = other;
    }
    this.#start = other;
    this.#tidy();
  }

  /** @param {Network} network */
  #copied(network) {
    const copy = network.copy();
    this.#own.add(copy);
    return copy;
  }

  /** @param {State} state */
  #go(state) {
    this.#past = [...this.#past, this.now].slice(-MOST_STATES);
    this.now = state;
    this.#tidy();
  }

  /** Frees the networks that no state leads to any more. */
  #tidy() {
    const held = new Set([...this.#past, this.now, this.#start].map(({ network }) => network));
    for (const network of this.#own)
      if (!held.has(network)) {
        network.free();
        this.#own.delete(network);
      }
  }
}
