// Starts the core: its two modules, each once a page or worker; or, where there can be no WebAssembly,
// the same core in plain JavaScript, which makes the same numbers and takes longer.

import { MODULES } from "./modules.js";
import plain from "./plain.js";
import { hasten } from "./predict.js";

/** @typedef {import("./modules.js").Core} Core */

/**
 * The two modules of the core: the whole of it, and the part that reads drawings, which is all that
 * a page's first figure needs. The part lacks what learns, measures, makes and writes networks.
 * @typedef {keyof typeof MODULES} Extent
 */

/** A function that makes a vector: not every browser knows them. */
const VECTOR = [
  [0, 97, 115, 109, 1, 0, 0, 0],
  [1, 5, 1, 96, 0, 1, 123],
  [3, 2, 1, 0],
  [10, 8, 1, 6, 0, 65, 0, 253, 15, 11],
];

/** Whether the browser has WebAssembly and the page's policy allows it; WebKit compiles all the same. */
const isAllowed = (() => {
  try {
    const module = new WebAssembly.Module(Uint8Array.from(VECTOR.flat()));
    return Boolean(new WebAssembly.Instance(module));
  } catch {
    return false;
  }
})();

/** Whether there is a way to start the core at all. */
export const isPossible = isAllowed || plain !== null;

/** @type {Map<Extent, Promise<Core>>} */
const started = new Map();
/** Those that run, each with where its stack rests. @type {Map<Core, number>} */
const stacks = new Map();

/** Whether a call into one of them has trapped since the last time: one that returns leaves the stack where it was. */
export function hasTrapped() {
  const before = [...stacks];
  for (const [core] of before) stacks.set(core, core.stack());
  return before.some(([core, rest]) => stacks.get(core) !== rest);
}

/** The core, started; the same promise for all. After a failure the next call starts anew. @param {Extent} extent */
export function start(extent) {
  let starting = started.get(extent);
  if (!starting) {
    starting = load(extent);
    started.set(extent, starting);
    starting.catch(() => started.delete(extent));
  }
  return starting;
}

/** @param {Extent} extent @returns {Promise<Core>} */
async function load(extent) {
  const core = await instance(extent);
  stacks.set(core, core.stack());
  return core;
}

/** @param {Extent} extent @returns {Promise<Core>} */
async function instance(extent) {
  if (!isAllowed) {
    if (plain) return plain();
    throw new Error(
      "expected WebAssembly, got none: the browser lacks it, or the page's policy lacks 'wasm-unsafe-eval'",
    );
  }
  const { glue, source } = MODULES[extent];
  const [core, wasm] = await Promise.all([glue(), source()]);
  const { memory } = await core.default({ module_or_path: wasm });
  hasten(core, memory);
  return core;
}
