// The whole core as a program imports it: every name is there once `init` has resolved.

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
