// Plain JavaScript with weights from a file.

import { Plain } from "../plain.js";

/** @param {import("../contenders.js").Start} start @returns {Pick<import("../contenders.js").Contender, "predict">} */
export function make({ parameters }) {
  const plain = new Plain(parameters);
  return { predict: (image) => plain.predict(image) };
}
