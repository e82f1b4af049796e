// What moves by itself in the draw figure, and how far it has come: the page drawing its own digit,
// the forward pass played layer by layer, a lifted stroke turning into pixels. Keeps times; draws nothing.

/** In milliseconds. */
const WAIT = 250;
const DRAW = 1300;
const FADE = 240;
const LAYER = 340;

// Node loads this module too, and has no media.
const still = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)");

export class Motion {
  /** Beginnings, in the clock of animation frames; 0 for none. */
  #drawing = 0;
  #playing = 0;
  #fading = 0;

  /** Whether the reader wants no motion. */
  get isUnwanted() {
    return still?.matches ?? true;
  }
  get isDrawing() {
    return this.#drawing > 0;
  }

  /** The page begins to draw. */
  draw() {
    this.#drawing = performance.now();
  }

  /** How much of its digit the page has drawn, 0..1; below 0 while it waits. @param {number} now */
  drawn(now) {
    return Math.min(1, (now - this.#drawing - WAIT) / DRAW);
  }

  /** The forward pass begins at the first layer. */
  play() {
    this.#playing = performance.now();
  }

  /** A stroke has ended: it turns into pixels. */
  lift() {
    this.#fading = performance.now();
  }

  /** All of it ends. */
  stop() {
    this.#drawing = this.#playing = this.#fading = 0;
  }

  /** Whether there is something to draw in the next frame as well. @param {number} now @param {number} layers */
  goesOn(now, layers) {
    const pace = this.isUnwanted ? 2 * LAYER : LAYER;
    if (now - this.#playing > (layers + 2) * pace) this.#playing = 0;
    return this.#drawing > 0 || this.#playing > 0 || now - this.#fading < FADE;
  }

  /** How far a stroke has turned into pixels, 0..1. @param {number} now */
  morph(now) {
    if (this.isUnwanted) return 1;
    return Math.max(0, Math.min(1, (now - this.#fading) / FADE));
  }

  /** How far the pass has reached a layer, 0..1. @param {number} now @param {number} layer */
  lit(now, layer) {
    if (!this.#playing) return 1;
    const passed = (now - this.#playing) / LAYER;
    if (this.isUnwanted) return Number(passed >= layer * 2);
    return Math.max(0, Math.min(1, (passed - layer + 1) / 0.9));
  }

  /** How much brighter a layer's edges are as the pass goes through. @param {number} now @param {number} layer */
  wave(now, layer) {
    if (!this.#playing || this.isUnwanted) return 0;
    return Math.exp(-((((now - this.#playing) / LAYER - layer + 0.6) / 0.47) ** 2));
  }
}
