// TensorFlow.js on its WebAssembly backend, on one thread.

import { setWasmPath } from "@tensorflow/tfjs-backend-wasm";
import simd from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm";
import { setBackend } from "@tensorflow/tfjs-core";
import { onCurrentBackend } from "./tensorflow.js";

/** @param {import("../contenders.js").Start} start */
export async function make(start) {
  // A file named like this is taken to be without threads, which an isolated page would get otherwise.
  setWasmPath(new URL(simd, import.meta.url).href);
  if (!(await setBackend("wasm"))) throw new Error("TensorFlow.js has no WebAssembly backend here");
  return onCurrentBackend(start);
}
