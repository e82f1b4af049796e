// How many steps may be taken by now, where a training is to be slower than it could be.

export class Pace {
  /** Steps a second at most. */
  #speed = Number.POSITIVE_INFINITY;
  /** Where the count begins, and when. */
  #step = 0;
  #since = 0;

  /** @param {number} speed @param {number} step @param {number} now in ms */
  set(speed, step, now) {
    this.#speed = speed;
    this.restart(step, now);
  }

  /** Counts from here. @param {number} step @param {number} now */
  restart(step, now) {
    this.#step = step;
    this.#since = now;
  }

  /** The step that may be reached. @param {number} step where it is @param {number} now */
  limit(step, now) {
    if (this.#speed === Number.POSITIVE_INFINITY) return this.#speed;
    // The clock was set back: nobody waits for it to come round again.
    if (now < this.#since) this.restart(step, now);
    const due = this.#step + 1 + Math.floor(((now - this.#since) * this.#speed) / 1000);
    // What could not be done in time is not made up for in a rush.
    if (due - step > Math.max(2, this.#speed / 10)) {
      this.restart(step, now);
      return step + 1;
    }
    return due;
  }

  /** Milliseconds until there is a step to take. @param {number} step @param {number} now */
  wait(step, now) {
    return Math.max(0, this.#since + ((step - this.#step) * 1000) / this.#speed - now);
  }
}
