//! The TypeScript types of what crosses the boundary, for the generated declarations.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** The activation function of the hidden layers. */
export type Activation = "sigmoid" | "relu" | "tanh" | "identity";
/** What the output layer does with its weighted sums. */
export type Output = "sigmoid" | "softmax";
/** What learning makes small. */
export type Cost = "cross-entropy" | "squared-error";
/** A drawing: strokes of [x, y] points, x to the right, y down, in any scale. */
export type Strokes = number[][][];
/** Which steps of preparing are on; those not named are. */
export interface Preparation { straighten?: boolean; even?: boolean; centre?: boolean }
/** A drawing after each step of its way into the network: 784 numbers in 0..1 each, row by row. */
export interface Stages {
  rasterized: Float32Array;
  straightened: Float32Array;
  evened: Float32Array;
  prepared: Float32Array;
}
/** What there is to say of a network. */
export interface Facts {
  /** The number of neurons of each layer, input first. */
  layers: number[];
  /** How many weights and biases there are. */
  parameters: number;
  activation: Activation;
  output: Output;
  cost: Cost;
  /** Whether it expects prepared images: those of `rasterize` and `prepare`. */
  prepared: boolean;
  /** The seed of a network made by `random`. */
  seed?: number;
}
/** What a network makes of an image. */
export interface Prediction {
  /** The output with the largest activation. */
  digit: number;
  /** The activations of the last layer. */
  outputs: Float32Array;
  /** The activations of every layer; the first is the image, the last `outputs`. */
  activations: Float32Array[];
}
/** What a network makes of n images. */
export interface Predictions {
  /** For each image the output with the largest activation. */
  digits: Uint8Array;
  /** The activations of the last layer, image after image. */
  outputs: Float32Array;
}
/** What the outputs amount to. */
export interface Verdict {
  /** The fullest output, the first of equals. */
  digit: number;
  /** The next fullest. */
  second: number;
  /** "decided": lit by more than half and more than 0.25 ahead; "none": no output reaches 0.3. */
  kind: "decided" | "undecided" | "none";
}
/** Everything one forward pass computed, a layer at a time. */
export interface Trace {
  /** The weighted sums; those of the input are empty. */
  weighted_sums: Float32Array[];
  activations: Float32Array[];
}
/** What one example asks for: slopes of its cost, a layer at a time, the first after the input. */
export interface Wishes {
  cost: number;
  /** dC/da: an activation is to fall where it is positive. */
  activations: Float32Array[];
  /** dC/dz, which is dC/db as well. */
  weighted_sums: Float32Array[];
}
/** How well a network reads samples. */
export interface Measure {
  /** The number of samples. */
  n: number;
  /** How many were read as their label says. */
  correct: number;
  /** Their mean cost. */
  cost: number;
  /** How often a digit (row) got an answer (column), row by row, 10 x 10. */
  confusion: Uint32Array;
}
/** What is changed of an image; what is not given stays. */
export interface Variation {
  /** Every pixel times this, 0 to 1. */
  brightness?: number;
  /** Pixels that a line leans to the right for each pixel up, -1 to 1. */
  slant?: number;
  /** Lines thicker (above 0) or thinner, -1 to 1. */
  thickness?: number;
  /** Pixels to the right, and down, -28 to 28. */
  right?: number;
  down?: number;
  /** Times as large, 0.25 to 2. */
  size?: number;
  /** Degrees clockwise, -180 to 180. */
  turn?: number;
  /** Pixels that a smooth random warp moves points by, 0 to 4. */
  wobble?: number;
  /** Share of each pixel that is noise, 0 to 1. */
  noise?: number;
  /** Of the wobble and the noise; 1. */
  seed?: number;
}
/** How a trainer learns; what is not given has the value named here. */
export interface TrainerOptions {
  /**
   * "usual": Adam with weight decay, sigmoid outputs taught as rivals, and a rate that falls as
   * samples go by, which reads best for as long as one cares to wait. "descent" and "adam" are the
   * textbook's, at a constant rate.
   */
  optimizer?: "usual" | "descent" | "adam";
  /** Positive and finite; 0.012 at first for "usual", 0.5 for "descent", 0.004 for "adam". */
  learning_rate?: number;
  /** Samples a step; 64 for "usual", else 10. */
  minibatch?: number;
  /** Of the order of the samples, a whole number of 0 to 2^53 - 1; 1. */
  seed?: number;
}
"#;
