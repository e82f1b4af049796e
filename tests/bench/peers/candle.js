// Candle, a library in Rust: the crate in candle/, compiled to WebAssembly.

import init, { Network } from "candle.glue";
import wasm from "candle.wasm";
import { ofNetwork } from "./rust.js";

/** @param {import("../contenders.js").Start} start */
export async function make(start) {
  await init({ module_or_path: new URL(wasm, import.meta.url) });
  return ofNetwork(Network, start);
}
