// What moves by itself in the draw figure, and how far it has come: the page drawing its own digit,
// the forward pass played layer by layer, a lifted stroke turning into pixels. Keeps times; draws nothing.

import { Stopwatch } from "./clock.js";

/** In milliseconds. */
const WAIT = 250;
const DRAW = 1300;
const FADE = 240;
const LAYER = 340;

// Node loads this module too, and has no media.
const still = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)");

export class Motion {
  #drawing = new Stopwatch();
  #playing = new Stopwatch();
  #fading = new Stopwatch();

  /** Whether the reader wants no motion. */
  get isUnwanted() {
    return still?.matches ?? true;
  }
  get isDrawing() {
    return this.#drawing.isRunning;
  }

  /** The page begins to draw. */
  draw() {
    this.#drawing.start();
  }

  /** How much of its digit the page has drawn, 0..1; below 0 while it waits. @param {number} now */
  drawn(now) {
    return Math.min(1, (this.#drawing.passed(now) - WAIT) / DRAW);
  }

  /** The forward pass begins at the first layer. */
  play() {
    this.#playing.start();
  }

  /** A stroke has ended: it turns into pixels. */
  lift() {
    this.#fading.start();
  }

  /** All of it ends. */
  stop() {
    for (const watch of [this.#drawing, this.#playing, this.#fading]) watch.stop();
  }

  /** Whether there is something to draw in the next frame as well. @param {number} now @param {number} layers */
  goesOn(now, layers) {
    const pace = this.isUnwanted ? 2 * LAYER : LAYER;
    if (this.#playing.passed(now) > (layers + 2) * pace) this.#playing.stop();
    return this.isDrawing || this.#playing.isRunning || this.#fading.passed(now) < FADE;
  }

  /** How far a stroke has turned into pixels, 0..1. @param {number} now */
  morph(now) {
    if (this.isUnwanted) return 1;
    return Math.min(1, this.#fading.passed(now) / FADE);
  }

  /** How far the pass has reached a layer, 0..1. @param {number} now @param {number} layer */
  lit(now, layer) {
    const passed = this.#playing.passed(now) / LAYER;
    if (this.isUnwanted) return Number(passed >= layer * 2);
    return Math.max(0, Math.min(1, (passed - layer + 1) / 0.9));
  }

  /** How much brighter a layer's edges are as the pass goes through. @param {number} now @param {number} layer */
  wave(now, layer) {
    if (this.isUnwanted) return 0;
    return Math.exp(-(((this.#playing.passed(now) / LAYER - layer + 0.6) / 0.47) ** 2));
  }
}
