// In the package's worker, the core is what the page has put before the worker's script.

import * as core from "../../pkg/core.js";
import { unpacked } from "./unpacked.js";

const { packed } = /** @type {{ packed: string }} */ (/** @type {unknown} */ (globalThis));

export const MODULES = {
  core: { glue: async () => core, source: async () => unpacked(packed, "application/wasm") },
};
