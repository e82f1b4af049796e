// The same multi-layer perceptron in plain JavaScript, as one would write it first: typed arrays,
// dense loops, no pixel passed over. What the benchmark measures the core against; not written to
// be slow, and not tuned either. Sigmoid neurons and cross-entropy only.

/**
 * @typedef {object} Layer
 * @property {Float32Array} weights row by row: the weight from neuron i to neuron j is at j * inputs + i
 * @property {Float32Array} biases
 */

/** What Adam divides by at least. */
const LEAST = 1e-8;
const [MOMENTUM, MEMORY] = [0.9, 0.999];

const sigmoid = (/** @type {number} */ z) => 1 / (1 + Math.exp(-z));
/** ln(1 + e^z), for any z. @param {number} z */
const softplus = (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));

export class Plain {
  /** @param {Layer[]} layers copied */
  constructor(layers) {
    this.layers = layers.map(({ weights, biases }) => ({
      weights: weights.slice(),
      biases: biases.slice(),
    }));
    const neurons = layers.map(({ biases }) => biases.length);
    this.sums = neurons.map((n) => new Float32Array(n));
    this.activations = neurons.map((n) => new Float32Array(n));
    this.deltas = neurons.map((n) => new Float32Array(n));
    this.gradient = this.layers.map(zeros);
    this.mean = this.layers.map(zeros);
    this.square = this.layers.map(zeros);
    this.steps = 0;
  }

  /** @param {Float32Array} image @returns {Float32Array} the outputs, written over by the next call */
  forward(image) {
    let before = image;
    for (let l = 0; l < this.layers.length; l++) {
      dense(this.layers[l], before, this.sums[l], this.activations[l]);
      before = this.activations[l];
    }
    return before;
  }

  /** @param {Float32Array} image */
  predict(image) {
    const outputs = this.forward(image).slice();
    const hidden = this.activations.slice(0, -1).map((layer) => layer.slice());
    return { digit: brightest(outputs), outputs, activations: [image, ...hidden, outputs] };
  }

  /** One step of gradient descent. @param {Float32Array} images @param {Uint8Array} labels @param {number} rate */
  step(images, labels, rate) {
    const cost = this.#slopes(images, labels);
    for (let l = 0; l < this.layers.length; l++) {
      descend(this.layers[l].weights, this.gradient[l].weights, rate / labels.length);
      descend(this.layers[l].biases, this.gradient[l].biases, rate / labels.length);
    }
    return cost;
  }

  /** One step of Adam. @param {Float32Array} images @param {Uint8Array} labels @param {number} rate */
  adam(images, labels, rate) {
    const cost = this.#slopes(images, labels);
    this.steps++;
    const unbiased = rate / (1 - MOMENTUM ** this.steps);
    const unbias = 1 / (1 - MEMORY ** this.steps);
    for (let l = 0; l < this.layers.length; l++)
      for (const kind of /** @type {const} */ (["weights", "biases"])) {
        const [parameters, slopes] = [this.layers[l][kind], this.gradient[l][kind]];
        const [mean, square] = [this.mean[l][kind], this.square[l][kind]];
        for (let i = 0; i < parameters.length; i++) {
          const slope = slopes[i] / labels.length;
          mean[i] = MOMENTUM * mean[i] + (1 - MOMENTUM) * slope;
          square[i] = MEMORY * square[i] + (1 - MEMORY) * slope * slope;
          parameters[i] -= (unbiased * mean[i]) / (Math.sqrt(square[i] * unbias) + LEAST);
        }
      }
    return cost;
  }

  /** The sums of slopes over a minibatch, and its mean cost. @param {Float32Array} images @param {Uint8Array} labels */
  #slopes(images, labels) {
    for (const { weights, biases } of this.gradient) {
      weights.fill(0);
      biases.fill(0);
    }
    const inputs = images.length / labels.length;
    let cost = 0;
    for (let n = 0; n < labels.length; n++) {
      const image = images.subarray(n * inputs, (n + 1) * inputs);
      const outputs = this.forward(image);
      const last = this.layers.length - 1;
      for (let k = 0; k < outputs.length; k++) {
        const target = k === labels[n] ? 1 : 0;
        cost += softplus(this.sums[last][k]) - target * this.sums[last][k];
        this.deltas[last][k] = outputs[k] - target;
      }
      for (let l = last; l >= 0; l--) this.#backward(l, l > 0 ? this.activations[l - 1] : image);
    }
    return cost / labels.length;
  }

  /** Adds the slopes of one layer, and makes the deltas of the one before it. @param {number} l @param {Float32Array} before */
  #backward(l, before) {
    const delta = this.deltas[l];
    addProducts(this.gradient[l], before, delta);
    if (l > 0) sendBack(this.layers[l].weights, delta, before, this.deltas[l - 1]);
  }
}

/** Weighted sums and activations of one layer. @param {Layer} layer @param {Float32Array} before @param {Float32Array} sums @param {Float32Array} activations */
function dense({ weights, biases }, before, sums, activations) {
  const inputs = before.length;
  for (let j = 0; j < sums.length; j++) {
    const row = j * inputs;
    let sum = biases[j];
    for (let i = 0; i < inputs; i++) sum += weights[row + i] * before[i];
    sums[j] = sum;
    activations[j] = sigmoid(sum);
  }
}

/** @param {Layer} slopes @param {Float32Array} before @param {Float32Array} delta */
function addProducts({ weights, biases }, before, delta) {
  const inputs = before.length;
  for (let j = 0; j < delta.length; j++) {
    const row = j * inputs;
    const d = delta[j];
    biases[j] += d;
    for (let i = 0; i < inputs; i++) weights[row + i] += d * before[i];
  }
}

/** The deltas of the layer before. @param {Float32Array} weights @param {Float32Array} delta @param {Float32Array} activations @param {Float32Array} deltas */
function sendBack(weights, delta, activations, deltas) {
  const inputs = activations.length;
  for (let i = 0; i < inputs; i++) {
    let sum = 0;
    for (let j = 0; j < delta.length; j++) sum += weights[j * inputs + i] * delta[j];
    deltas[i] = sum * activations[i] * (1 - activations[i]);
  }
}

/** @param {Layer} layer @returns {Layer} */
function zeros({ weights, biases }) {
  return {
    weights: new Float32Array(weights.length),
    biases: new Float32Array(biases.length),
  };
}

/** @param {Float32Array} parameters @param {Float32Array} slopes @param {number} rate */
function descend(parameters, slopes, rate) {
  for (let i = 0; i < parameters.length; i++) parameters[i] -= rate * slopes[i];
}

/** @param {Float32Array} outputs the first of equals wins */
function brightest(outputs) {
  let best = 0;
  for (let k = 1; k < outputs.length; k++) if (outputs[k] > outputs[best]) best = k;
  return best;
}
