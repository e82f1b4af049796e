// The arithmetic with all else taken away (limit/), as jobs beside those of the contenders: whole
// runs inside WebAssembly, over lists of what is not 0.

import { batchRow, MINIBATCHES, PREDICT, SINGLES, stepRow } from "./rows.js";

/** @typedef {import("./contenders.js").Set} Set */
/**
 * @typedef {object} Exports
 * @property {WebAssembly.Memory} memory
 * @property {WebAssembly.Global} __heap_base
 * @property {(weights: number, count: number, starts: number, rows: number, values: number, outputs: number) => void} predict
 * @property {(weights: number, count: number, starts: number, rows: number, values: number, outputs: number) => void} batch
 * @property {(weights: number, count: number, starts: number, rows: number, values: number, room: number, minibatch: number, rate: number) => void} train
 */

const ROW = 16;
const INPUTS = 784;
/** Rows of all weights and biases, and of a minibatch's activations and deltas. */
const WEIGHTS = INPUTS + 1 + 2 * (2 * ROW + 1);
const ROOM = 2 * 3 * 100;
const PAGE = 65536;

/** @param {string} url of the module @param {Set} set at least as many images as a batch @param {number} batch images of it @returns {Promise<import("./rows.js").Jobs>} */
export async function limits(url, { images, labels }, batch) {
  const { instance } = await WebAssembly.instantiateStreaming(fetch(url));
  const { memory, __heap_base, ...run } = /** @type {Exports} */ (
    /** @type {unknown} */ (instance.exports)
  );
  let free = Math.ceil(__heap_base.value / ROW) * ROW;
  /** @param {Uint32Array | Float32Array} numbers */
  const put = (numbers) => {
    const at = free;
    free += Math.ceil(numbers.byteLength / ROW) * ROW;
    const missing = free - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    new /** @type {Float32ArrayConstructor} */ (numbers.constructor)(memory.buffer, at).set(
      numbers,
    );
    return at;
  };
  const inputs = images.length / labels.length;
  /** @type {number[][]} */
  const [starts, rows, values] = [[0], [], []];
  for (let n = 0; n < batch; n++) {
    for (let i = 0; i < inputs; i++) {
      const value = images[n * inputs + i];
      if (value === 0) continue;
      rows.push(i);
      values.push(value);
    }
    starts.push(rows.length);
  }
  // Not 0, and small enough that sums which nothing squishes stay far from what f32 can hold.
  const weights = put(new Float32Array(WEIGHTS * ROW).map((_, n) => 0.01 + (n % 97) / 1e4));
  const lists = /** @type {const} */ ([
    put(Uint32Array.from(starts)),
    put(Uint32Array.from(rows)),
    put(Float32Array.from(values)),
  ]);
  const outputs = put(new Float32Array(batch * ROW));
  const room = put(new Float32Array(ROOM * ROW));
  /** @type {import("./rows.js").Jobs} */
  const jobs = {
    [PREDICT]: { call: () => run.predict(weights, SINGLES, ...lists, outputs), images: SINGLES },
    [batchRow(batch)]: { call: () => run.batch(weights, batch, ...lists, outputs), images: batch },
  };
  for (const size of MINIBATCHES) {
    const count = Math.floor(batch / size) * size;
    const call = () => run.train(weights, count, ...lists, room, size, 0);
    jobs[stepRow(size)] = { call, images: count };
  }
  return jobs;
}
