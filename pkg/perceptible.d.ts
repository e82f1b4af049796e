// The types of `perceptible`: the element <perceptible-figure> and the core behind it.
// Where there is no DOM (Node, workers) the module registers no element; the rest is the same.

import type { Activation, Strokes } from "./core.js";

export type {
  Activation,
  Cost,
  Facts,
  Measure,
  Output,
  Prediction,
  Predictions,
  Preparation,
  Stages,
  Strokes,
  Trace,
  TrainerOptions,
  Wishes,
} from "./core.js";
export { Network, prepare, rasterize, Samples, stages, Trainer } from "./core.js";

/**
 * Resolves when the core has started. Importing the module starts it already and waits; on a page
 * where that failed, a call tries again and rejects with the reason.
 */
export default function init(): Promise<void>;

/** What a figure shows. */
export type FigureView =
  | "draw"
  | "variations"
  | "network"
  | "neuron"
  | "squish"
  | "weights"
  | "count"
  | "matrix"
  | "training"
  | "gradient"
  | "lab"
  | "paint"
  | "parts"
  | "noise"
  | "why"
  | "dream"
  | "teach";

/** The attributes of <perceptible-figure>, beside those that every element has. */
export interface FigureAttributes {
  /** `draw` unless given. */
  view?: FigureView;
  /** Address of a .safetensors file with 784 inputs and 10 outputs; else the bundled network. */
  model?: string;
  /** Figures with the same name share one network. */
  network?: string;
  /** A random start of these layers in place of the bundled network, such as `784,32,10`. */
  layers?: string;
  /** Of the random start; `sigmoid` unless given. */
  activation?: Activation;
  /** Of the random start; a fresh one unless given. */
  seed?: number | string;
  /** Names of controls to leave out, such as `seed rate`. */
  hide?: string;
  /** That of the page unless given. */
  theme?: "light" | "dark";
  /** The name under which a form sends the digit that was read. */
  name?: string;
  /** Whether preparation and choice of network are unfolded on narrow figures as well. */
  open?: boolean;
}

/** What a figure makes of a drawing. */
export interface FigurePrediction {
  /** The output with the largest activation; null for an empty drawing. */
  digit: number | null;
  /** The activations of the ten outputs; all 0 for an empty drawing. */
  outputs: Float32Array;
}

/** What keeps a figure from reading. */
export interface FigureFailure {
  /** The network that was to be loaded: its name, or the address of its file. */
  choice: string;
  message: string;
  /** Whether the core has panicked, so that what it holds is no longer to be trusted. */
  panic: boolean;
}

/** How far the training in a figure has come. */
export interface FigureTraining {
  step: number;
  /** Of the last minibatch. */
  cost: number;
  /** Of the images held out, 0 to 1; null before it was first measured. */
  accuracy: number | null;
}

/** The figure's own events, all of which bubble and cross shadow roots. */
export interface FigureEvents {
  /** After each change of the reader's drawing. */
  prediction: CustomEvent<FigurePrediction>;
  /** While a network trains in the figure. */
  training: CustomEvent<FigureTraining>;
  /** When something keeps it from reading. */
  error: CustomEvent<{ message: string }>;
}

/** What a link keeps of a figure, as plain JSON. */
export interface FigureSnapshot {
  /** The drawing that goes with its network, in 0..1 of the pad. */
  drawing: Strokes;
  /** The network that the reader changed over to, of those that come with the page. */
  network?: string;
  /** What of its state is other than when the figure came. */
  state: Record<string, unknown>;
}

/** The element <perceptible-figure>. */
export interface PerceptibleFigure extends HTMLElement {
  /** Resolves, with the element, when a network is there to read. */
  readonly ready: Promise<PerceptibleFigure>;
  /** What is on the pad, in 0..1 of its sides. */
  readonly strokes: Strokes;
  /**
   * Draws and reads strokes in 0..1 of the pad. Bad strokes throw and change nothing. Before the
   * network is there it returns a promise of the same.
   */
  draw(strokes: Strokes): FigurePrediction | Promise<FigurePrediction>;
  /** Empties the pad. */
  clear(): void;
  /** What a form sends: the digit that the reader's drawing was read as, "" for none. */
  readonly value: string;
  /** The name under which a form sends it; without one it sends nothing. */
  name: string;
  readonly form: HTMLFormElement | null;
  /** What the reader has chosen in the figure, as plain JSON; set it to bring that back. */
  state: Record<string, unknown>;
  /** All that a link keeps of the figure; set it to bring that back. */
  snapshot: FigureSnapshot;
  /** The figure as it was when it came, with the drawing of the beginning. What a network was taught stays. */
  reset(): void;
  /** A picture of what the figure shows, as PNG; rejects where the browser gives none. */
  picture(): Promise<Blob>;
}

declare global {
  interface HTMLElementTagNameMap {
    "perceptible-figure": PerceptibleFigure;
  }
  interface HTMLElementEventMap {
    prediction: FigureEvents["prediction"];
    training: FigureEvents["training"];
  }
}
