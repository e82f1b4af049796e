// How far the picture is unrolled into its line of 784, and the pixel on that line that stands at full size.
// Keeps times; draws nothing.

/** The picture unrolls in so long, in milliseconds. */
const UNROLL = 900;

const still = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)");

export class Roll {
  /** Whether it is a line, or is becoming one. */
  isUnrolled = false;
  /** How much of it is, 0 to 1. */
  share = 0;
  /** @type {number | null} */
  lens = null;
  #then = 0;

  /** It unrolls, or rolls up again. */
  turn() {
    this.isUnrolled = !this.isUnrolled;
    this.lens = null;
    this.#then = performance.now();
  }

  /** Goes on to where it is now. @param {number} now @returns {boolean} whether it is still turning */
  go(now) {
    const way = this.isUnrolled ? 1 : -1;
    const by = still?.matches ? 1 : Math.max(0, now - this.#then) / UNROLL;
    this.#then = now;
    this.share = Math.max(0, Math.min(1, this.share + way * by));
    return this.share !== Number(this.isUnrolled);
  }
}
