// In the package, the two modules of the core lie inside scripts of their own.

import { unpacked } from "./unpacked.js";

/** @param {Promise<{ default: string }>} script */
const source = async (script) => unpacked((await script).default, "application/wasm");

export const MODULES = {
  core: {
    glue: () => import("../../pkg/core.js"),
    source: () => source(import("./core.carried.js")),
  },
  reader: {
    glue: () => import("../../pkg/reader.js"),
    source: () => source(import("./reader.carried.js")),
  },
};
