// Time as figures count it: how long something has gone on, and when the work of a frame is to end.
// Nobody waits for a clock that was set back to come round again. Knows no figure.

/** How long something goes on, in the clock of animation frames. */
export class Stopwatch {
  #then = 0;
  #passed = Number.POSITIVE_INFINITY;

  get isRunning() {
    return this.#passed < Number.POSITIVE_INFINITY;
  }

  start() {
    this.#then = performance.now();
    this.#passed = 0;
  }

  stop() {
    this.#passed = Number.POSITIVE_INFINITY;
  }

  /** Milliseconds since the start; Infinity while it is stopped. @param {number} now */
  passed(now) {
    this.#passed += Math.max(0, now - this.#then);
    this.#then = now;
    return this.#passed;
  }
}

/** Whether so many milliseconds are over from now on, to be asked again and again. @param {number} milliseconds */
export function deadline(milliseconds) {
  const began = performance.now();
  return () => {
    const passed = performance.now() - began;
    return passed > milliseconds || passed < 0;
  };
}
