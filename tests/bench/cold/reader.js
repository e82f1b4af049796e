// The core that only reads, with the network it comes with.

import wasm from "reader.wasm";
import init, { Network } from "../../../pkg/reader.js";

/** @returns {Promise<Pick<import("../contenders.js").Contender, "predict">>} */
export async function make() {
  await init({ module_or_path: new URL(wasm, import.meta.url) });
  const network = Network.bundled();
  return { predict: (image) => network.predict(image) };
}
