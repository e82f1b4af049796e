// When a training is measured, and how much of what it was is kept: steps that neither speed nor
// slices move, and parameters in bounded memory.

/** Bytes of parameters that one training keeps for going back to. */
const ROOM = 16 * 2 ** 20;

/**
 * The step of the next point: every one up to 20, then some 35 in each tenfold, round numbers among
 * them.
 * @param {number} step
 */
export function nextPoint(step) {
  if (step < 10) return step + 1;
  const ten = 10 ** Math.floor(Math.log10(step) + 1e-9);
  const lead = step / ten;
  return step + (ten / 10) * (lead < 2 ? 1 : lead < 5 ? 2 : 5);
}

/** Copies of parameters, a point each; when they are too many, every other one goes. */
export class Snapshots {
  /** @type {Map<number, Float32Array>} */
  #kept = new Map();
  #bytes = 0;
  /** Points between two that are kept. */
  #stride = 1;
  #last = -1;

  /** Keeps the parameters of the newest point. @param {number} point @param {Float32Array} parameters */
  add(point, parameters) {
    if (this.#last % this.#stride !== 0) this.#drop(this.#last);
    this.#kept.set(point, parameters);
    this.#bytes += parameters.byteLength;
    this.#last = point;
    while (this.#bytes > ROOM && this.#kept.size > 2) {
      this.#stride *= 2;
      for (const kept of [...this.#kept.keys()])
        if (kept % this.#stride !== 0 && kept !== point) this.#drop(kept);
    }
  }

  /** @param {number} point */
  at(point) {
    return this.#kept.get(point) ?? null;
  }

  /** @param {number} point */
  #drop(point) {
    this.#bytes -= this.#kept.get(point)?.byteLength ?? 0;
    this.#kept.delete(point);
  }
}
