// One run of learning, from a random start on: its trainings one after the other (slow motion takes
// over from full speed with other minibatches, from the same weights), the points of its curves, and
// the weights of now and of then. Knows no page.

import { Training } from "../../trainer.js";
import { DEFAULTS, SLOW, SPEEDS } from "./settings.js";

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("../../trainer.js").Plan} Plan */
/** @typedef {import("../../trainer.js").Point} Point */
/**
 * @typedef {object} Shape
 * @property {number[]} layers
 * @property {import("../../../pkg/core.js").Activation} activation
 * @property {import("../../../pkg/core.js").Output} output
 */
/** @typedef {Point & { training: Training, index: number }} Moment a point of a run, and where its weights are */
/** @typedef {Plan["data"]} Data */

/** A run rests after so many examples, until it is played again. */
export const REST = 500_000;
/** Before so many examples nobody says that learning has failed. */
const PATIENCE = 2000;

/**
 * The cost of giving every digit the same answer, the best there is: one in ten.
 * @param {Settings["cost"]} cost @param {Shape["output"]} output
 */
export function blindCost(cost, output) {
  if (cost === "squared-error") return 0.45;
  return output === "softmax" ? Math.log(10) : -(Math.log(0.1) + 9 * Math.log(0.9));
}

/** @param {ArrayLike<number>} values */
function size(values) {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] * values[i];
  return Math.sqrt(sum / Math.max(1, values.length));
}

export class Run {
  /** As they were when it began; the learning rate as it is. @type {Settings} */
  settings;
  shape;
  /** In the order of their steps, counted over the whole run. @type {Moment[]} */
  points = [];
  /** The newest weights that are numbers throughout. @type {Float32Array} */
  parameters;
  /** Those that the newest step began with. @type {Float32Array} */
  before;
  samples = 0;
  step = 0;
  /** The cost of the newest step's examples. */
  cost = Number.NaN;
  /** The example of the newest step, in slow motion. @type {{ image: Float32Array, label: number } | null} */
  example = null;
  /** Whether the weights have run away from any answer. */
  isLost = false;
  #data;
  #changed;
  /** @type {Training} */
  #training;
  /** What the trainings before the present one took. */
  #done = { step: 0, samples: 0 };
  #taken = 0;
  #isSlow;
  /** Whether the reader wants it to play. */
  #wants = false;
  #rest = REST;
  #startSize;

  /**
   * @param {Settings} settings @param {Shape} shape @param {Data} data
   * @param {Float32Array} parameters of the random start
   * @param {() => void} changed
   */
  constructor(settings, shape, data, parameters, changed) {
    this.settings = { ...settings };
    this.shape = shape;
    this.parameters = this.before = parameters;
    this.#startSize = size(parameters);
    this.#data = data;
    this.#changed = changed;
    this.#isSlow = settings.speed === SLOW;
    this.#training = this.#open();
  }

  get state() {
    return this.#training.state;
  }

  /** Why it is not going on, in a sentence. @param {import("../../languages.js").Language} language */
  explain(language) {
    return this.#training.explain(language) ?? "";
  }

  /** How much of what comes before the first step is done, 0 to 1. */
  get share() {
    return this.#training.share;
  }

  get grid() {
    return this.#training.grid;
  }

  /** Whether it goes on by itself. */
  get isPlaying() {
    return this.state === "playing" || (this.state === "starting" && this.#wants);
  }

  /** Whether anything has been learned. */
  get isBegun() {
    return this.points.length > 1 || this.samples > 0;
  }

  get newest() {
    return this.points[this.points.length - 1] ?? null;
  }

  /** Whether it has stopped by itself, for the reader to say whether it shall go on. */
  get rests() {
    return !this.isPlaying && this.samples >= this.#rest;
  }

  /** Makes its first step ready to be taken at once. */
  prepare() {
    if (!this.isBegun) this.#training.prepare();
  }

  play() {
    this.#wants = true;
    if (this.samples >= this.#rest) this.#rest = this.samples + REST;
    this.#training.play();
  }

  pause() {
    this.#wants = false;
    this.#training.pause();
  }

  takeStep() {
    this.#wants = false;
    this.#training.step();
  }

  /** Rests, and gives back what it holds of the worker; it can go on all the same. */
  close() {
    this.#wants = false;
    this.#training.close();
  }

  /** @param {number} rate */
  set rate(rate) {
    this.settings.rate = rate;
    this.#training.rate = rate;
  }

  /** @param {number} stop of SPEEDS @param {number} pace steps a second */
  drive(stop, pace) {
    const isSlow = stop === SLOW;
    if (isSlow !== this.#isSlow) this.#takeOver(isSlow);
    const wanted = isSlow ? SPEEDS[SLOW] : pace;
    // The pace of a slow beginning grows all the time; not every growth is worth a word.
    if (Math.abs(Math.log(wanted / this.#training.pace)) > 0.1) this.#training.pace = wanted;
  }

  /** The weights of a point, where they are still kept. @param {number} i */
  parametersAt(i) {
    const { training, index } = this.points[i];
    return training.parametersAt(index);
  }

  /** Another minibatch from now on: a training of its own, which begins with the weights of now. @param {boolean} isSlow */
  #takeOver(isSlow) {
    this.#follow();
    this.#done = { step: this.step, samples: this.samples };
    this.#isSlow = isSlow;
    const old = this.#training;
    this.#training = this.#open();
    if (this.#wants) this.#training.play();
    else if (old.isOpen) this.prepare();
    // Not before: what both learn from would be lost, or be made anew.
    old.close();
  }

  #open() {
    const { seed, rate, minibatch, cost, optimizer } = this.settings;
    this.#taken = 0;
    const training = new Training({
      ...this.shape,
      cost,
      seed,
      optimizer,
      learning_rate: rate,
      minibatch: this.#isSlow ? 1 : minibatch,
      data: this.#data,
      parameters: this.parameters,
    });
    training.pace = SPEEDS[this.#isSlow ? SLOW : DEFAULTS.speed];
    training.addEventListener("progress", () => {
      if (training !== this.#training) return;
      this.#follow();
      this.#changed();
    });
    training.addEventListener("state", () => {
      if (training !== this.#training) return;
      this.#changed();
    });
    return training;
  }

  /** Takes what is new from the training. */
  #follow() {
    const { points, latest } = this.#training;
    const { step, samples } = this.#done;
    for (; this.#taken < points.length; this.#taken++) {
      const point = points[this.#taken];
      if (this.points.length && point.samples === 0) continue;
      this.points.push({
        ...point,
        step: step + point.step,
        samples: samples + point.samples,
        training: this.#training,
        index: this.#taken,
      });
      this.#judge();
    }
    if (!latest || step + latest.step <= this.step) return;
    this.step = step + latest.step;
    this.samples = samples + latest.samples;
    this.cost = latest.cost;
    this.example = latest.example;
    if (!latest.parameters.every(Number.isFinite)) return;
    this.before = this.parameters;
    this.parameters = latest.parameters;
    if (this.samples >= this.#rest && this.#wants) this.pause();
  }

  #judge() {
    const { samples, heldOutCost, accuracy } = this.points[this.points.length - 1];
    const blind = blindCost(this.settings.cost, this.shape.output);
    this.isLost =
      samples >= PATIENCE &&
      accuracy < 0.3 &&
      !(heldOutCost < 1.05 * blind) &&
      size(this.parameters) > 3 * this.#startSize;
  }
}
