// onnxruntime-web on one thread, from the model file that our own writer makes. It reads and does
// not learn, and every answer is a promise.

import wasm from "onnxruntime-web/ort-wasm-simd-threaded.wasm";
import { env, InferenceSession, Tensor } from "onnxruntime-web/wasm";

/** @param {import("../contenders.js").Start} start @returns {Promise<import("../contenders.js").Contender>} */
export async function make({ layers, onnx }) {
  env.wasm.numThreads = 1;
  env.wasm.wasmPaths = { wasm: new URL(wasm, import.meta.url).href };
  const session = await InferenceSession.create(onnx, { executionProviders: ["wasm"] });
  const [input, output] = [session.inputNames[0], session.outputNames[0]];
  const read = async (/** @type {Float32Array} */ images) => {
    const shape = [images.length / layers[0], layers[0]];
    const answer = await session.run({ [input]: new Tensor("float32", images, shape) });
    return { outputs: answer[output].data };
  };
  return { predict: read, batch: read, isAsync: true };
}
