// The module's door: registers <perceptible-figure> where there is a page, and exports the core.
// Everything it exports is there once the module has loaded; where the core cannot start on a page,
// the figures say so and `init` tells why.

import { start } from "./engine.js";
import { PerceptibleFigure } from "./figure.js";

if (globalThis.customElements && !customElements.get("perceptible-figure"))
  customElements.define("perceptible-figure", PerceptibleFigure);

/** @type {import("./engine.js").Core["Network"]} */
export let Network;
/** @type {import("./engine.js").Core["rasterize"]} */
export let rasterize;
/** @type {import("./engine.js").Core["prepare"]} */
export let prepare;
/** @type {import("./engine.js").Core["stages"]} */
export let stages;

/** @type {import("./engine.js").Core["Samples"]} */
export let Samples;
/** @type {import("./engine.js").Core["Trainer"]} */
export let Trainer;

/** Starts the core; every call waits for the same start, and after a failure for a new one. */
export default async function init() {
  ({ Network, Samples, Trainer, rasterize, prepare, stages } = await start());
}

try {
  await init();
} catch (error) {
  if (!globalThis.customElements) throw error;
}
