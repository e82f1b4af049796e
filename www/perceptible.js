// The module's door: registers <perceptible-figure> where there is a page, and exports the core.
// Everything it exports is there once the module has loaded, save on a page whose script tag names
// it: that page wants figures, which load a small part of the core by themselves, and the whole
// comes when `init` is called.

import "./element.js";
import { start } from "./start.js";

/** @type {import("./start.js").Core["Network"]} */
export let Network;
/** @type {import("./start.js").Core["Samples"]} */
export let Samples;
/** @type {import("./start.js").Core["Trainer"]} */
export let Trainer;
/** @type {import("./start.js").Core["rasterize"]} */
export let rasterize;
/** @type {import("./start.js").Core["prepare"]} */
export let prepare;
/** @type {import("./start.js").Core["stages"]} */
export let stages;

/** Starts the core; every call waits for the same start, and after a failure for a new one. */
export default async function init() {
  ({ Network, Samples, Trainer, rasterize, prepare, stages } = await start("core"));
}

const scripts = globalThis.document?.scripts ?? [];
if (![...scripts].some(({ src }) => src === import.meta.url))
  try {
    await init();
  } catch (error) {
    if (!globalThis.customElements) throw error;
  }
