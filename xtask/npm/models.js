// The package's fetch of model files: one that it carries, and any other from where it lies.

import { unpacked } from "./unpacked.js";

/** @param {string} address */
export async function fetch(address) {
  if (address !== "carried:classic-relu") return globalThis.fetch(address);
  const { default: packed } = await import("./classic-relu.carried.js");
  return unpacked(packed);
}
