// Starts the core: its two modules, each once a page or worker. The only file that knows where they lie.

import { hasten } from "./predict.js";

/** @typedef {typeof import("../pkg/core.js")} Core */

/**
 * The two modules of the core: the whole of it, and the part that reads drawings, which is all that
 * a page's first figure needs. The part lacks what learns, measures, makes and writes networks.
 * @typedef {"core" | "reader"} Extent
 */
const MODULES = {
  core: {
    glue: () => import("../pkg/core.js"),
    wasm: new URL("../pkg/core_bg.wasm", import.meta.url),
  },
  reader: {
    glue: async () =>
      /** @type {Core} */ (/** @type {unknown} */ (await import("../pkg/reader.js"))),
    wasm: new URL("../pkg/reader_bg.wasm", import.meta.url),
  },
};

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
  const { glue, wasm } = MODULES[extent];
  const core = await glue();
  const fs = globalThis.process?.getBuiltinModule?.("node:fs");
  const { memory } = fs
    ? core.initSync({ module: fs.readFileSync(wasm) })
    : await core.default({ module_or_path: wasm });
  hasten(core, memory);
  return core;
}
