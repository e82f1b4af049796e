// The files that data are made of, brought when a session asks for them, and what tells equal data.

/** @typedef {import("./plan.js").Data} Data */
/** @typedef {import("./plan.js").Files} Files */
/** @typedef {import("./words.js").Reason} Reason */

const ABSENT = new Error("expected MNIST images beside the scripts, got none");

/** @type {WeakMap<Uint8Array, number>} */
const numbers = new WeakMap();
let last = 0;

/** The same for equal data. @param {Data} data */
export function keyOf({ source, count, held_out, seed, shuffle, prepare, files }) {
  return [source, count, held_out, seed, shuffle, prepare, numberOf(files)].join(" ");
}

/** @param {Files | undefined} files */
function numberOf(files) {
  if (!files) return 0;
  const number = numbers.get(files.images) ?? ++last;
  numbers.set(files.images, number);
  return number;
}

/** One loading, which may be ended. */
export class Loading {
  /** How much is here, 0 to 1; null where there is nothing to wait for. @type {number | null} */
  share = null;
  #ending = new AbortController();

  /** @param {Data} data @returns {Promise<Files>} */
  async load({ files }) {
    if (files) return files;
    const { mnist } = await import("../mnist.js");
    if (!mnist) throw ABSENT;
    const told = (/** @type {number} */ bytes) => {
      this.share = bytes / mnist.bytes;
    };
    return mnist.load(told, this.#ending.signal);
  }

  get isEnded() {
    return this.#ending.signal.aborted;
  }

  end() {
    this.#ending.abort();
  }
}

/** Why files did not come. @param {unknown} error @returns {Reason} */
export function reasonOf(error) {
  if (error === ABSENT) return { code: "absent" };
  return { code: "files", message: error instanceof Error ? error.message : String(error) };
}
