// Libraries in Rust, behind the one class that their crates have in common.

/** @param {typeof import("burn.glue").Network} Network @param {import("../contenders.js").Start} start @returns {import("../contenders.js").Contender} */
export function ofNetwork(Network, { layers, parameters }) {
  const all = parameters.flatMap(({ weights, biases }) => [weights, biases]);
  const numbers = new Float32Array(all.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const part of all) {
    numbers.set(part, at);
    at += part.length;
  }
  const network = new Network(Uint32Array.from(layers), numbers);
  const read = (/** @type {Float32Array} */ images) => ({ outputs: network.read(images) });
  return {
    predict: read,
    batch: read,
    step: (images, labels, rate) => network.step(images, labels, rate),
    parameters: () => {
      const learnt = network.parameters();
      let from = 0;
      return all.map(({ length }) => {
        from += length;
        return learnt.subarray(from - length, from);
      });
    },
  };
}
