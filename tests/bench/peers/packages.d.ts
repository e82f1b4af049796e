// As much of the peers' packages as the benchmark calls: types are checked where nobody has
// installed them.

declare module "*.wasm" {
  /** Where the bundled file lies, seen from the bundle. */
  const path: string;
  export default path;
}

declare module "*.glue" {
  /** What the crates of burn/ and candle/ export. */
  class Network {
    constructor(sizes: Uint32Array, parameters: Float32Array);
    read(images: Float32Array): Float32Array;
    step(images: Float32Array, labels: Uint8Array, rate: number): number;
    parameters(): Float32Array;
  }

  export { Network };
  export default function init(options: { module_or_path: URL }): Promise<unknown>;
}

declare module "onnxruntime-web/wasm" {
  interface Tensor {
    readonly data: Float32Array;
  }
  interface Session {
    readonly inputNames: string[];
    readonly outputNames: string[];
    run(feeds: Record<string, Tensor>): Promise<Record<string, Tensor>>;
  }
  export const Tensor: new (type: "float32", data: Float32Array, shape: number[]) => Tensor;
  export const InferenceSession: {
    create(model: Uint8Array, options: { executionProviders: ["wasm"] }): Promise<Session>;
  };
  export const env: { wasm: { numThreads: number; wasmPaths: { wasm: string } } };
}

declare module "@tensorflow/tfjs-core" {
  export interface Tensor {
    dataSync(): Float32Array;
    dispose(): void;
  }
  export interface Variable extends Tensor {
    assign(value: Tensor): void;
  }
  export interface Optimizer {
    minimize(cost: () => Tensor, returnCost: true, variables: Variable[]): Tensor;
    dispose(): void;
  }
  export function setBackend(name: string): Promise<boolean>;
  export function tidy<T>(run: () => T): T;
  export function tensor1d(values: Float32Array): Tensor;
  export function tensor2d(values: Float32Array, shape: [number, number]): Tensor;
  export function variable(value: Tensor): Variable;
  export function add(a: Tensor, b: Tensor): Tensor;
  export function matMul(a: Tensor, b: Tensor): Tensor;
  export function sigmoid(a: Tensor): Tensor;
  export const fused: {
    matMul(call: { a: Tensor; b: Tensor; bias: Tensor; activation: "sigmoid" }): Tensor;
  };
  export const losses: {
    sigmoidCrossEntropy(
      targets: Tensor,
      logits: Tensor,
      weights: undefined,
      smoothing: number,
      reduction: number,
    ): Tensor;
  };
  export const Reduction: { SUM: number };
  export function div(a: Tensor, by: number): Tensor;
  export const train: { sgd(rate: number): Optimizer };
}

declare module "@tensorflow/tfjs-core/dist/register_all_gradients.js";

declare module "@tensorflow/tfjs-backend-cpu";

declare module "@tensorflow/tfjs-backend-wasm" {
  export function setWasmPath(path: string): void;
}

declare module "convnetjs" {
  interface Vol {
    w: Float64Array;
  }
  interface Layer {
    filters: Vol[];
    biases: Vol;
  }
  interface Net {
    layers: unknown[];
    forward(image: Vol): Vol;
  }
  interface Trainer {
    batch_size: number;
    learning_rate: number;
    k: number;
    train(image: Vol, target: Float64Array): unknown;
  }
  type Size = { in_sx: 1; in_sy: 1; in_depth: number };
  const convnetjs: {
    Net: new () => Net;
    Vol: new (width: 1, height: 1, depth: number, value: number) => Vol;
    InputLayer: new (size: { out_sx: 1; out_sy: 1; out_depth: number }) => unknown;
    FullyConnLayer: new (size: Size & { num_neurons: number }) => Layer;
    SigmoidLayer: new (size: Size) => unknown;
    RegressionLayer: new (size: Size) => unknown;
    Trainer: new (net: Net, options: { method: "sgd"; momentum: number }) => Trainer;
  };
  export default convnetjs;
}

declare module "brain.js/browser.min.js" {
  interface NeuralNetwork {
    sizes: number[];
    weights: ArrayLike<number>[][];
    biases: Float32Array[];
    initialize(): void;
    run(image: Float32Array): Float32Array;
    trainPattern(pattern: { input: Float32Array; output: Float32Array }): unknown;
    trainOpts: { learningRate: number; momentum: number };
  }
  const brain: { NeuralNetwork: new (options: { activation: "sigmoid" }) => NeuralNetwork };
  export default brain;
}
