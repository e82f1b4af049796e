// Where the two modules of the core lie, each as glue and as WebAssembly. The only file that knows.

/** @typedef {typeof import("../pkg/core.js")} Core */
/** @typedef {Response | URL | BufferSource} Source */

const CORE = new URL("../pkg/core_bg.wasm", import.meta.url);
const READER = new URL("../pkg/reader_bg.wasm", import.meta.url);

export const MODULES = {
  core: {
    glue: () => import("../pkg/core.js"),
    source: () => source(CORE),
  },
  reader: {
    glue: async () =>
      /** @type {Core} */ (/** @type {unknown} */ (await import("../pkg/reader.js"))),
    source: () => source(READER),
  },
};

/** Node's fetch knows no files. @param {URL} url @returns {Promise<Source>} */
async function source(url) {
  const fs = globalThis.process?.getBuiltinModule?.("node:fs");
  return fs ? fs.readFileSync(url) : url;
}
