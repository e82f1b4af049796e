// The browser's and Node's twin of tests/bits.rs: the same inputs from the same generator, through
// the wasm. Knows no test runner; whoever imports it compares the hashes with bits.json.

const LAYERS = [784, 16, 16, 10];
const MINIBATCH = 10;

/** @param {number} state */
function generator(state) {
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 8;
  };
  /** @param {number} n */
  const below = (n) => next() % n;
  const image = () => {
    const pixels = new Float32Array(784);
    for (let i = 0; i < pixels.length; i += 1)
      if (below(5) === 0) pixels[i] = next() / 2 ** 24;
    return pixels;
  };
  const strokes = () =>
    Array.from({ length: 1 + below(3) }, () => {
      let [x, y] = [below(300), below(300)];
      return Array.from({ length: 1 + below(40) }, () => {
        x += below(21);
        y += below(21);
        return [x - 160, y / 4];
      });
    });
  return { below, image, strokes };
}

/** @param {(Float32Array | Uint8Array)[]} pieces */
async function sha256(pieces) {
  const bytes = await new Blob(/** @type {BlobPart[]} */ (pieces)).arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * @param {Pick<typeof import("../../pkg/core.js"), "Network" | "stages">} perceptible
 */
export async function bits({ Network, stages }) {
  const networks = /** @type {const} */ ([
    [Network.random(LAYERS, "sigmoid", 7, "sigmoid", "cross-entropy"), 600, 4000, 0.5],
    [Network.random(LAYERS, "relu", 8, "softmax", "cross-entropy"), 200, 3000, 0.05],
    [Network.random(LAYERS, "tanh", 9, "sigmoid", "squared-error"), 200, 3000, 0.25],
  ]);
  const numbers = generator(1);
  const training = [];
  const predictions = [];
  for (const [network, steps, count, rate] of networks) {
    for (let step = 0; step < steps; step += 1) {
      const images = new Float32Array(MINIBATCH * 784);
      for (let i = 0; i < MINIBATCH; i += 1) images.set(numbers.image(), i * 784);
      const labels = Uint8Array.from({ length: MINIBATCH }, () => numbers.below(10));
      training.push(Float32Array.of(network.train_step(images, labels, rate)));
    }
    training.push(network.to_safetensors());
    for (let i = 0; i < count; i += 1) {
      predictions.push(...network.predict(numbers.image()).activations.slice(1));
    }
  }

  const drawn = generator(2);
  const drawings = [];
  for (let i = 0; i < 200; i += 1) {
    const { rasterized, straightened, evened, prepared } = stages(drawn.strokes());
    drawings.push(rasterized, straightened, evened, prepared);
  }
  return {
    training: await sha256(training),
    predictions: await sha256(predictions),
    drawings: await sha256(drawings),
  };
}
