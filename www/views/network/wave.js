// Where the signal is between input and output, and its playing, forward and back. Keeps times; draws
// nothing.

/** From one layer to the next, in milliseconds. */
const LAYER = 1000;

const still = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)");

export class Wave {
  /** Layers passed; null: all of them. @type {number | null} */
  #position = null;
  /** 1 forward, -1 back, 0 at rest. */
  way = 0;
  #then = 0;

  /** @param {number} last the number of the output layer */
  at(last) {
    return Math.min(last, this.#position ?? last);
  }

  /** @param {number | null} position */
  rest(position) {
    this.#position = position;
    this.way = 0;
  }

  /** Plays one way, from the other end where it has come to this one; or stops. @param {1 | -1} way @param {number} last */
  toggle(way, last) {
    if (this.way === way) {
      this.way = 0;
      return;
    }
    const [start, end] = way > 0 ? [0, last] : [last, 0];
    if (this.at(last) === end) this.#position = start;
    this.#position = this.at(last);
    this.way = way;
    this.#then = performance.now();
  }

  /** Goes on. @param {number} now @param {number} last */
  go(now, last) {
    if (!this.way) return;
    // Of a clock that was set back nobody waits until it comes round again.
    this.#then = Math.min(this.#then, now);
    const passed = (now - this.#then) / LAYER;
    // Who wants no motion sees layer after layer.
    if (still?.matches && passed < 1) return;
    this.#then = now;
    const by = still?.matches ? Math.floor(passed) : passed;
    const to = this.at(last) + this.way * by;
    this.#position = Math.max(0, Math.min(last, to));
    if (this.way > 0 && to >= last) this.rest(null);
    else if (this.way < 0 && to <= 0) this.rest(0);
  }
}
