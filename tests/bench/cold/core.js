// The core that reads and learns, with the network it comes with.

import wasm from "core.wasm";
import init, { Network } from "../../../pkg/core.js";

/** @returns {Promise<Pick<import("../contenders.js").Contender, "predict">>} */
export async function make() {
  await init({ module_or_path: new URL(wasm, import.meta.url) });
  const network = Network.bundled();
  return { predict: (image) => network.predict(image) };
}
