// A page that has just been opened, up to its first answer. Weights come in a file of their own, but
// for those who bring theirs along.

/** @typedef {import("../contenders.js").Start} Start */
/** @typedef {Pick<import("../contenders.js").Contender, "predict">} Reader */

/** What the files say that the page's address names: weights or a model, and images. */
export async function given() {
  const names = new URL(location.href).searchParams;
  const [weights, onnx, image] = await Promise.all(
    ["weights", "onnx", "image"].map(async (name) => {
      const url = names.get(name);
      return url ? (await fetch(url)).arrayBuffer() : new ArrayBuffer(0);
    }),
  );
  const layers = (names.get("layers") ?? "").split(",").map(Number);
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
  /** @type {Start} */
  const start = { layers, parameters, onnx: new Uint8Array(onnx) };
  return { start, image: new Float32Array(image) };
}

/** @param {(start: Start) => Reader | Promise<Reader>} make */
export async function start(make) {
  const { start: beginning, image } = await given();
  const contender = await make(beginning);
  tell((await contender.predict(image)).outputs);
}

/** Keeps the answer and when it came for whoever opened the page. @param {ArrayLike<number>} outputs */
export function tell(outputs) {
  Object.assign(globalThis, { answer: { at: performance.now(), outputs: Array.from(outputs) } });
}
