// TensorFlow.js on its backend in plain JavaScript.

import "@tensorflow/tfjs-backend-cpu";
import { setBackend } from "@tensorflow/tfjs-core";
import { onCurrentBackend } from "./tensorflow.js";

/** @param {import("../contenders.js").Start} start */
export async function make(start) {
  if (!(await setBackend("cpu")))
    throw new Error("TensorFlow.js has no backend in JavaScript here");
  return onCurrentBackend(start);
}
