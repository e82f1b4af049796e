// A page that has just been opened, up to its first answer. Weights come in a file of their own, but
// for those who bring theirs along.

/** @typedef {import("../contenders.js").Start} Start */
/** @typedef {Pick<import("../contenders.js").Contender, "predict">} Reader */

/** The files that the page's address names: weights or a model, and the image. */
const given = new URL(location.href).searchParams;

/** @param {(start: Start) => Reader | Promise<Reader>} make */
export async function start(make) {
  const [weights, onnx, image] = await Promise.all(
    ["weights", "onnx", "image"].map(async (name) => {
      const url = given.get(name);
      return url ? (await fetch(url)).arrayBuffer() : new ArrayBuffer(0);
    }),
  );
  const layers = (given.get("layers") ?? "").split(",").map(Number);
  const numbers = new Float32Array(weights);
  let at = 0;
  const take = (/** @type {number} */ n) => {
    at += n;
    return numbers.subarray(at - n, at);
  };
  const parameters = layers.slice(1).map((size, l) => ({
    weights: take(size * layers[l]),
    biases: take(size),
  }));
  const contender = await make({ layers, parameters, onnx: new Uint8Array(onnx) });
  tell((await contender.predict(new Float32Array(image))).outputs);
}

/** Keeps the answer and when it came for whoever opened the page. @param {ArrayLike<number>} outputs */
export function tell(outputs) {
  Object.assign(globalThis, { answer: { at: performance.now(), outputs: Array.from(outputs) } });
}
