// What can be set in the lab, the settings worth trying, and what a link keeps of them.
// Knows no page and no network; hands the trainer its plan.

import { ACTIVATIONS } from "../../activations.js";
import { countOf } from "./structure.js";

/** @typedef {import("../../activations.js").Activation} Activation */
/** @typedef {"none" | "pixels" | "labels"} Shuffle */
/** @typedef {"random" | "zero"} Start */
/** @typedef {import("../../parts/data-choice.js").Data} Data */
/**
 * @typedef {object} Choice everything that makes a run what it is
 * @property {readonly number[]} hidden neurons of each hidden layer
 * @property {Activation} activation
 * @property {number} rate
 * @property {Data} data where the images come from
 * @property {number} count training images, or as many as there are
 * @property {Shuffle} shuffle
 * @property {Start} start of weights and biases
 * @property {number} seed of the start and of the order of the images
 */
/** @typedef {Omit<Choice, "seed" | "data">} Preset */

export const STEPS = 2000;
export const MINIBATCH = 32;
export const HELD_OUT = 1000;
/** All runs see the same images, so that they compare. */
export const DATA_SEED = 1;
export const MOST_LAYERS = 4;
export const MOST_NEURONS = 128;
/** Where − and + stop; any number between can be typed. */
export const SIZES = [1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 24, 32, 48, 64, 96, 128];
export const COUNTS = [1000, 5000, 20000];
/** @type {readonly Shuffle[]} */
export const SHUFFLES = ["none", "pixels", "labels"];
/** @type {readonly Start[]} */
export const STARTS = ["random", "zero"];
export const RATES = { min: 0.01, max: 30 };
/** A rate that suits 16 · 16. @type {Record<Activation, number>} */
export const SUITABLE = { sigmoid: 1, relu: 0.1, tanh: 0.2, identity: 0.03 };

/** @type {Preset} */
const LESSON = {
  hidden: [16, 16],
  activation: "sigmoid",
  rate: 1,
  count: 5000,
  shuffle: "none",
  start: "random",
};
const DEEP = [16, 16, 16, 16];

/** @type {Record<string, Preset>} */
export const PRESETS = {
  lesson: LESSON,
  none: { ...LESSON, hidden: [], rate: 0.3 },
  one: { ...LESSON, hidden: [1] },
  wide: { ...LESSON, hidden: [128], activation: "relu", rate: 0.2 },
  deep: { ...LESSON, hidden: DEEP, rate: 0.05 },
  deepRelu: { ...LESSON, hidden: DEEP, activation: "relu", rate: 0.05 },
  linear: { ...LESSON, activation: "identity", rate: 0.03 },
  fast: { ...LESSON, rate: 30 },
  pixels: { ...LESSON, shuffle: "pixels" },
  labels: {
    ...LESSON,
    hidden: [128],
    activation: "relu",
    rate: 0.2,
    count: 1000,
    shuffle: "labels",
  },
  zero: { ...LESSON, start: "zero" },
};
export const NAMES = Object.keys(PRESETS);

/** @type {Choice} */
export const FIRST = { ...LESSON, data: { source: "digits" }, seed: 7 };

/** From pixels to digits. @param {Choice} choice */
export const layersOf = ({ hidden }) => [784, ...hidden, 10];

/** Whether two choices make the same run. @param {Choice} a @param {Choice} b */
export const isSame = (a, b) =>
  a.seed === b.seed &&
  a.data.source === b.data.source &&
  filesOf(a.data) === filesOf(b.data) &&
  isAlike(a, b);

/** @param {Data} data */
const filesOf = (data) => (data.source === "digits" ? null : data.files);

/** How many images a run learns from. @param {Choice} choice */
export const imagesOf = ({ count, data }) =>
  data.source === "digits" ? count : Math.min(count, data.count);

/** @param {Preset} a @param {Preset} b */
function isAlike(a, b) {
  // Without hidden layers there is nothing to squish.
  const isSquished = a.hidden.length > 0;
  return (
    a.hidden.join() === b.hidden.join() &&
    (!isSquished || a.activation === b.activation) &&
    a.rate === b.rate &&
    a.count === b.count &&
    a.shuffle === b.shuffle &&
    a.start === b.start
  );
}

/** The name of the preset that a choice is, whatever its seed and its images; or null. @param {Preset} choice */
export const presetOf = (choice) => NAMES.find((name) => isAlike(PRESETS[name], choice)) ?? null;

/** What the trainer is to do. @param {Choice} choice */
export function planOf(choice) {
  const layers = layersOf(choice);
  const { data } = choice;
  const files = filesOf(data);
  return {
    layers,
    activation: choice.activation,
    output: /** @type {const} */ ("sigmoid"),
    cost: /** @type {const} */ ("cross-entropy"),
    seed: choice.seed,
    optimizer: /** @type {const} */ ("descent"),
    learning_rate: choice.rate,
    minibatch: MINIBATCH,
    data: {
      source: data.source,
      ...(files ? { files } : {}),
      count: imagesOf(choice),
      held_out: data.source === "digits" ? HELD_OUT : Math.min(HELD_OUT, data.held_out),
      seed: DATA_SEED,
      shuffle: choice.shuffle,
      prepare: true,
    },
    until: STEPS,
    ...(choice.start === "zero" ? { parameters: new Float32Array(countOf(layers).total) } : {}),
  };
}

/** @param {Choice} choice @returns {Record<string, unknown>} */
export function stateOf(choice) {
  const preset = presetOf(choice);
  const { hidden: _, data, ...rest } = choice;
  // The reader's own files go into no link.
  const source = data.source === "mnist" ? { source: data.source } : {};
  if (preset) return { preset, seed: choice.seed, ...source };
  return { layers: layersOf(choice), ...rest, ...source };
}

/**
 * A choice from what a link kept: what is unknown or bad stays as it is in `choice`, and so do the
 * images, which have to be loaded.
 * @param {Record<string, unknown>} state @param {Choice} choice @returns {Choice}
 */
export function choiceFrom(state, choice) {
  const { preset } = state;
  const isPreset = typeof preset === "string" && Object.hasOwn(PRESETS, preset);
  const base = isPreset ? { ...choice, ...PRESETS[preset] } : choice;
  const { layers, activation, rate, seed, count, shuffle, start } = state;
  return {
    ...base,
    hidden: areLayers(layers) ? layers.slice(1, -1) : base.hidden,
    activation: among(ACTIVATIONS, activation) ?? base.activation,
    rate: isWithin(rate, RATES.min, RATES.max) ? rate : base.rate,
    count: among(COUNTS, count) ?? base.count,
    shuffle: among(SHUFFLES, shuffle) ?? base.shuffle,
    start: among(STARTS, start) ?? base.start,
    seed: isSeed(seed) ? seed : base.seed,
  };
}

/** @param {unknown} value @returns {value is number} */
export const isSeed = (value) => Number.isSafeInteger(value) && Number(value) >= 0;

/** A number of neurons that the lab takes. @param {unknown} value @returns {value is number} */
export const isSize = (value) => Number.isInteger(value) && isWithin(value, 1, MOST_NEURONS);

/** @param {unknown} value @param {number} min @param {number} max @returns {value is number} */
function isWithin(value, min, max) {
  return typeof value === "number" && value >= min && value <= max;
}

/** @param {unknown} layers @returns {layers is number[]} */
export function areLayers(layers) {
  return (
    Array.isArray(layers) &&
    layers.length >= 2 &&
    layers.length <= MOST_LAYERS + 2 &&
    layers[0] === 784 &&
    layers[layers.length - 1] === 10 &&
    layers.slice(1, -1).every(isSize)
  );
}

/** @template T @param {readonly T[]} values @param {unknown} value @returns {T | undefined} */
function among(values, value) {
  return values.find((known) => known === value);
}

/** The next number of neurons where − or + leads. @param {number} size @param {number} way −1 or 1 */
export function sizeBeside(size, way) {
  const beyond = SIZES.filter((other) => (other - size) * way > 0);
  return (way > 0 ? beyond[0] : beyond[beyond.length - 1]) ?? size;
}
