// One training, step by step: its data, its trainer, its points, and when it has gone wrong. The same
// in the worker and on the page. Has no clock of its own and sends nothing; `host.js` gives it turns.

import { isPanic } from "../panic.js";
import { nextPoint } from "./points.js";

/** @typedef {import("../../pkg/core.js").Samples} Samples */
/** @typedef {import("../../pkg/core.js").Trainer} Trainer */
/** @typedef {import("../start.js").Core} Core */
/** @typedef {import("./data.js").DataSet} DataSet */
/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {import("./words.js").Reason} Reason */
/**
 * @typedef {object} Point how far a training was at a step
 * @property {number} step
 * @property {number} samples seen by then, as often as they were
 * @property {number} cost mean of the samples since the last point, each before its step; at the
 *   start, of the first samples to learn from
 * @property {number} heldOutCost
 * @property {number} accuracy on the held-out samples, 0 to 1
 * @property {number} seconds that the steps have taken
 * @property {Uint8Array} answers to the grid
 */
/** @typedef {Point & { parameters: Float32Array }} FullPoint */
/**
 * @typedef {object} Latest
 * @property {number} step
 * @property {number} samples
 * @property {number} cost
 * @property {Float32Array} parameters
 * @property {Example | null} example what the step learned from, where it was one sample
 */
/** @typedef {{ image: Float32Array, label: number }} Example */
/** @typedef {{ images: Float32Array, labels: Uint8Array }} Grid the first held-out samples */
/** @typedef {[step: number, rate: number]} Change of the learning rate */
/**
 * @typedef {object} Resumption how far a training had got when it was cut off
 * @property {number} step
 * @property {number} point the step of the last point that is known
 * @property {number} start the held-out cost of the first
 * @property {number} seconds
 */
/** @typedef {"starting" | "ready" | "done" | "diverged" | "failed"} Phase */

/** So many milliseconds are no step's: the clock was set, or the machine has slept. */
const LEAP = 5000;
/** Steps over which the cost is averaged before it is held against the start. */
const WINDOW = 50;
/** A cost so many times that of the start is no learning any more. */
const FAR = 4;
/** What guessing costs, at least: a start that is better is no measure. */
const GUESSING = Math.log(10);

export class Session {
  /** @type {Phase} */
  phase = "starting";
  /** @type {Reason | null} */
  reason = null;
  step = 0;
  /** That its steps have taken. */
  seconds = 0;
  /** Since somebody took them. @type {FullPoint[]} */
  points = [];
  /** Whether a point is being measured; a pause comes after it. */
  isMeasuring = false;
  plan;
  set;
  /** Of the learning rate, each of them so far. */
  changes;
  #core;
  #resumption;
  /** @type {Trainer | null} */
  #trainer = null;
  #work = this.#run();
  #rate;
  /** Changes that the trainer has been told. */
  #told = 0;
  /** The step of the next point. */
  #next = 1;
  /** Of the steps since the last point. */
  #total = 0;
  #count = 0;
  /** Of the steps up to the last point. */
  #mean = 0;
  /** Of the latest steps, the older the less. */
  #level = 0;
  /** The held-out cost of the first point. */
  #start = 0;

  /**
   * @param {Core} core @param {Plan} plan @param {DataSet} set
   * @param {Change[]} changes @param {Resumption | null} resumption
   */
  constructor(core, plan, set, changes, resumption) {
    this.#core = core;
    this.plan = plan;
    this.set = set;
    this.changes = changes;
    this.#rate = plan.learning_rate;
    this.#resumption = resumption;
    this.#start = resumption?.start ?? 0;
    this.seconds = resumption?.seconds ?? 0;
  }

  /** The step that it is at, or will be again before anything new. */
  get here() {
    return Math.max(this.step, this.#resumption?.step ?? 0);
  }

  /** How much of what comes before its first new step is done, 0 to 1. */
  get share() {
    if (this.phase !== "starting") return 1;
    if (!this.#resumption?.step) return this.set.share;
    return (this.set.share + this.step / this.#resumption.step) / 2;
  }

  /** Whether there is something to do before step `most`. @param {number} most */
  hasWork(most) {
    if (this.phase === "starting") return !this.set.needsFiles;
    return this.phase === "ready" && (this.isMeasuring || this.step < most);
  }

  /**
   * Works up to step `most`, or until `clock` has passed `end`.
   * @param {number} most @param {() => number} clock @param {number} end
   */
  slice(most, clock, end) {
    let now = clock();
    while (now < end && this.hasWork(most)) {
      const isNew = this.#work.next().value === true;
      const then = clock();
      const passed = then - now;
      if (isNew && passed > 0 && passed < LEAP) this.seconds += passed / 1000;
      // A clock that was set back would let a slice go on until it comes round again.
      if (passed < 0) return;
      now = then;
    }
  }

  /** For the steps to come. @param {number} rate */
  change(rate) {
    this.changes.push([this.here, rate]);
  }

  /** What it is like now, with a copy of the parameters. @returns {Latest | null} */
  latest() {
    if (!this.#trainer || this.phase === "starting") return null;
    return {
      step: this.step,
      samples: this.step * this.plan.minibatch,
      cost: this.#count ? this.#total / this.#count : this.#mean,
      parameters: this.#trainer.parameters(),
      example: this.#example(this.#trainer),
    };
  }

  /** @param {Trainer} trainer @returns {Example | null} */
  #example({ last }) {
    const { training } = this.set;
    if (this.plan.minibatch > 1 || last === undefined || !training) return null;
    return { image: training.image(last), label: training.labels[last] };
  }

  /** It cannot go on. @param {"diverged" | "failed"} phase @param {Reason} reason */
  end(phase, reason) {
    this.phase = phase;
    this.reason = reason;
    this.isMeasuring = false;
  }

  free() {
    this.#trainer?.free();
    this.#trainer = null;
  }

  /** Its whole life; gives way after each piece of work, with true where that was a new step. */
  *#run() {
    while (!this.set.isReady) {
      this.set.advance();
      yield false;
    }
    this.#trainer = this.#begin();
    yield false;
    if (this.#resumption) yield* this.#repeat(this.#resumption);
    else yield* this.#measure(this.#trainer, this.set.beginning);
    if (this.phase === "starting") this.phase = "ready";
    while (this.phase === "ready") {
      // A step only for one who asks for it: the work before it may have been all that was wanted.
      yield false;
      if (this.#advance(this.#trainer)) yield true;
      if (this.isMeasuring) yield* this.#measure(this.#trainer);
      if (this.step === this.plan.until && this.phase === "ready") this.phase = "done";
    }
  }

  #begin() {
    const { layers, activation, seed, output, cost, parameters } = this.plan;
    const { optimizer, learning_rate, minibatch } = this.plan;
    const network = this.#core.Network.random([...layers], activation, seed, output, cost);
    try {
      if (parameters) network.set_parameters(parameters);
      const training = /** @type {Samples} */ (this.set.training);
      return new this.#core.Trainer(network, training, {
        optimizer,
        learning_rate,
        minibatch,
        seed,
      });
    } finally {
      network.free();
    }
  }

  /** The steps that had been taken; measures only at points that are not known. @param {Resumption} resumption */
  *#repeat({ step }) {
    const trainer = /** @type {Trainer} */ (this.#trainer);
    while (this.step < step && this.#advance(trainer)) {
      yield false;
      if (this.isMeasuring) yield* this.#measure(trainer);
    }
  }

  /** One step; false if there is none. @param {Trainer} trainer */
  #advance(trainer) {
    for (; this.#told < this.changes.length; this.#told += 1) {
      const [from, rate] = this.changes[this.#told];
      if (from > this.step) break;
      trainer.set_rate(rate);
      this.#rate = rate;
    }
    let cost = Number.NaN;
    try {
      cost = trainer.advance(1);
    } catch (error) {
      if (isPanic(error)) throw error;
    }
    if (!Number.isFinite(cost)) {
      this.#diverge("overflow");
      return false;
    }
    this.step += 1;
    this.#total += cost;
    this.#count += 1;
    this.#level += (cost - this.#level) / Math.min(this.step, WINDOW);
    if (this.step === this.#next || this.step === this.plan.until || this.#isFar) this.#arrive();
    return true;
  }

  /** Whether the cost is so far above the start that nothing is learned. */
  get #isFar() {
    return this.step >= WINDOW && this.#level > FAR * Math.max(this.#start, GUESSING);
  }

  /** At the step of a point. */
  #arrive() {
    this.#mean = this.#total / this.#count;
    this.#total = this.#count = 0;
    this.#next = nextPoint(this.step);
    this.isMeasuring = this.step > (this.#resumption?.point ?? 0);
  }

  /**
   * Measures a point, piece by piece.
   * @param {Trainer} trainer @param {Samples[]} [beginning] to measure what no step has seen yet
   */
  *#measure(trainer, beginning) {
    if (beginning) this.#mean = (yield* measured(trainer, beginning)).cost;
    const { cost, accuracy } = yield* measured(trainer, this.set.heldOut);
    if (!Number.isFinite(cost) || !Number.isFinite(this.#mean)) return this.#diverge("overflow");
    if (beginning) this.#start = cost;
    this.points.push({
      step: this.step,
      samples: this.step * this.plan.minibatch,
      cost: this.#mean,
      heldOutCost: cost,
      accuracy,
      seconds: this.seconds,
      answers: trainer.answers(this.set.heldOut[0]),
      parameters: trainer.parameters(),
    });
    this.isMeasuring = false;
    if (this.#isFar) this.#diverge("rising");
  }

  /** @param {"overflow" | "rising"} code */
  #diverge(code) {
    this.end("diverged", { code, step: this.step, rate: this.#rate });
  }
}

/**
 * @param {Trainer} trainer @param {Samples[]} pieces
 * @returns {Generator<false, { cost: number, accuracy: number }>}
 */
function* measured(trainer, pieces) {
  let [samples, correct, total] = [0, 0, 0];
  for (const piece of pieces) {
    const found = trainer.measure(piece);
    samples += found.n;
    correct += found.correct;
    total += found.cost * found.n;
    yield false;
  }
  return { cost: total / samples, accuracy: correct / samples };
}
