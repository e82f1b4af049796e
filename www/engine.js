// The one WebAssembly instance of a page, the networks that figures share, and one reading:
// strokes in, everything a figure shows out. The only file that knows where the core lies.

import { DIGITS } from "./examples.js";
import { isPanic } from "./panic.js";
import { hasTrapped, start } from "./start.js";

/** @typedef {import("../pkg/core.js").Network} Network */
/** @typedef {import("./start.js").Core} Core */
/** @typedef {import("./start.js").Extent} Extent */
/** @typedef {number[][][]} Strokes points [x, y] by stroke, x to the right, y down, 0..1 of the pad */
/** @typedef {{ straighten: boolean, even: boolean, centre: boolean }} Preparation */
/** @typedef {{ rasterized: Float32Array, straightened: Float32Array, evened: Float32Array, prepared: Float32Array }} Stages */
/** @typedef {import("./draw/network.js").Verdict} Verdict */
/**
 * @typedef {object} Reading one drawing, read; nothing in it changes afterwards
 * @property {Strokes} strokes
 * @property {Stages} stages 784 numbers after each step
 * @property {Float32Array} image what the network was given
 * @property {Float32Array[]} activations of every layer, the image first
 * @property {Float32Array} outputs
 * @property {Float32Array} path rows of layer, from, to, product, relevance
 * @property {Verdict | null} verdict null for an empty drawing
 */

/** The networks a reader can choose. The first lies in the core, the others are files. */
export const MODELS = {
  classic: { url: null, kilobytes: 0 },
  "classic-relu": {
    url: new URL("../models/classic-relu.safetensors", import.meta.url),
    kilobytes: 0,
  },
  wide: { url: new URL("../models/wide.safetensors", import.meta.url), kilobytes: 246 },
};

/** Everything prepared, as the bundled networks expect. */
export const ALL = Object.freeze({ straighten: true, even: true, centre: true });

/** What the page draws where nobody has drawn yet. */
export const FIRST = 3;

/**
 * One network that one or more figures read with, and the drawing that goes with them. Dispatches
 * "change" for the network and "drawing" for the drawing.
 */
export class Shared extends EventTarget {
  /** Which module the network is of. @type {Extent} */
  extent = "reader";
  /** @type {Core | null} */
  core = null;
  /** @type {Network | null} */
  network = null;
  /** The drawing that the figures of this network show. @type {Strokes} */
  drawing = DIGITS[FIRST];
  /** The last drawing that was given to all figures, those with a pad included. @type {Strokes | null} */
  given = null;
  /** What is in use: a key of MODELS, the URL of a file, or a start as `startOf` writes it. */
  choice = "";
  /** What is on its way. @type {string | null} */
  pending = null;
  /** What went wrong last, and with which choice. @type {{ choice: string, message: string, panic: boolean } | null} */
  failure = null;

  /**
   * Loads a network and changes over to it; the one in use stays until the new one is there.
   * @param {string} choice
   */
  async use(choice) {
    this.pending = choice;
    this.failure = null;
    this.#changed();
    try {
      // The reading part of the core knows no network but the bundled one.
      if (choice !== "classic") this.extent = "core";
      const core = await start(this.extent);
      const network = await build(core, choice);
      if (this.pending !== choice) return;
      this.core = core;
      this.network = network;
      this.choice = choice;
      this.pending = null;
    } catch (error) {
      // What is said here is not to be found again at another's trap.
      hasTrapped();
      if (this.pending !== choice) return;
      this.pending = null;
      this.failure = { choice, message: messageOf(error), panic: false };
    }
    this.#changed();
  }

  /** Whether the network is one of the whole core. */
  get isComplete() {
    return this.core !== null && "Samples" in this.core;
  }

  /** Makes the network one of the whole core, for figures that do more than read. */
  complete() {
    if (this.extent === "core") return;
    this.extent = "core";
    this.use(this.pending ?? (this.choice || "classic"));
  }

  /**
   * Takes a network that somebody has made or changed; `choice` says what it is called.
   * @param {Network} network @param {string} choice
   */
  take(network, choice) {
    this.network = network;
    this.choice = choice;
    this.pending = this.failure = null;
    this.#changed();
  }

  /** Shows a drawing in every figure of this network; the same again is no news. @param {Strokes} strokes */
  show(strokes) {
    if (isSame(strokes, this.drawing)) return;
    this.drawing = strokes;
    this.dispatchEvent(new Event("drawing"));
  }

  /** Gives a drawing to every figure of this network, onto their pads as well. @param {Strokes} strokes */
  give(strokes) {
    this.given = this.drawing = strokes;
    this.dispatchEvent(new Event("drawing"));
  }

  /** A panic has stopped the core: what it made is not to be trusted any more. @param {string} message */
  stop(message) {
    if (!this.network) return;
    this.network = null;
    this.failure = { choice: this.choice, message, panic: true };
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

/** @param {Strokes} a @param {Strokes} b */
function isSame(a, b) {
  const isStroke = (/** @type {number[][]} */ one, /** @type {number[][]} */ other) =>
    one.length === other.length && one.every(([x, y], i) => x === other[i][0] && y === other[i][1]);
  return a === b || (a.length === b.length && a.every((stroke, i) => isStroke(stroke, b[i])));
}

/** @param {unknown} error */
const messageOf = (error) => (error instanceof Error ? error.message : String(error));

/** @type {Map<string, Shared>} */
const named = new Map();
/** @type {Set<WeakRef<Shared>>} */
const all = new Set();

/**
 * The network that figures of one name share; without a name, one of its own.
 * @param {string | null} name
 */
export function share(name) {
  let shared = name ? named.get(name) : undefined;
  if (!shared) {
    shared = new Shared();
    all.add(new WeakRef(shared));
    if (name) named.set(name, shared);
  }
  return shared;
}

/** @param {unknown} message */
function stopAll(message) {
  for (const shared of all) shared.deref()?.stop(String(message));
}

globalThis.addEventListener?.("perceptible-panic", (event) =>
  stopAll(/** @type {CustomEvent} */ (event).detail),
);
// What has no word of its own, such as a memory that the browser refuses, and no view has caught. Other
// people's traps come here as well.
for (const type of ["error", "unhandledrejection"])
  globalThis.addEventListener?.(type, (event) => {
    const { error, reason = error } = /** @type {any} */ (event);
    if (isPanic(reason) && hasTrapped()) stopAll(reason);
  });

const START = "start:";

/** A choice that is a random start: what `build` makes a network of. @param {string} layers @param {string} activation @param {string} seed */
export const startOf = (layers, activation, seed) => `${START}${layers}:${activation}:${seed}`;

/** @param {Core} core @param {string} choice @returns {Promise<Network>} */
async function build(core, choice) {
  if (choice === "classic") return core.Network.bundled();
  const [, layers, activation, seed] = choice.match(/^start:(.*):(.*):(.*)$/) ?? [];
  if (layers !== undefined) {
    const sizes = layers.split(/[ ,-]+/).map(Number);
    const name = /** @type {import("../pkg/core.js").Activation} */ (activation);
    return pixelsToDigits(core.Network.random(sizes, name, seed === "" ? undefined : Number(seed)));
  }
  const url = MODELS[/** @type {keyof typeof MODELS} */ (choice)]?.url ?? choice;
  const { made } = await import("./model-file.js");
  return made(String(url), (bytes) => pixelsToDigits(core.Network.from_safetensors(bytes)));
}

/** The door of a figure: it shows 28 x 28 pixels and ten digits. @param {Network} network */
export function pixelsToDigits(network) {
  const [first, last] = [network.layers[0], network.layers[network.layers.length - 1]];
  if (first !== 784 || last !== 10)
    throw new Error(`expected a network from 784 pixels to 10 digits, got ${first} to ${last}`);
  return network;
}

/**
 * Reads a drawing. Bad strokes throw the core's error and change nothing.
 * @param {Core} core @param {Network} network @param {Strokes} strokes
 * @param {Preparation} preparation @returns {Reading}
 */
export function read(core, network, strokes, preparation) {
  const steps =
    network.prepared === false ? { straighten: false, even: false, centre: false } : preparation;
  const stages = core.stages(strokes, steps);
  const image = stages.prepared;
  const { activations, outputs } = network.predict(image);
  const empty = strokes.length === 0;
  return {
    strokes: strokes.map((points) => points.map(([x, y]) => [x, y])),
    stages,
    image,
    activations,
    outputs,
    path: empty ? new Float32Array() : network.path(image, edgesPerNeuron(network.layers)),
    verdict: empty ? null : core.judge(outputs),
  };
}

/** Nine edges a neuron of sixteen, fewer where a layer is larger; six an output. @param {Uint32Array} layers */
function edgesPerNeuron(layers) {
  const last = layers.length - 1;
  return Uint32Array.from(layers.slice(1), (count, i) =>
    i + 1 === last ? 6 : Math.max(1, Math.round((i === 0 ? 144 : 80) / count)),
  );
}
