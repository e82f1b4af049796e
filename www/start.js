// Starts the core: its two modules, each once a page or worker.

import { MODULES } from "./modules.js";
import { hasten } from "./predict.js";

/** @typedef {import("./modules.js").Core} Core */

/**
 * The two modules of the core: the whole of it, and the part that reads drawings, which is all that
 * a page's first figure needs. The part lacks what learns, measures, makes and writes networks.
 * @typedef {keyof typeof MODULES} Extent
 */

/** @type {Map<Extent, Promise<Core>>} */
const started = new Map();

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
  const { glue, source } = MODULES[extent];
  const [core, wasm] = await Promise.all([glue(), source()]);
  const { memory } = await core.default({ module_or_path: wasm });
  hasten(core, memory);
  return core;
}
