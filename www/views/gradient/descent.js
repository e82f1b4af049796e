// A network of this figure's own, the examples it is asked about, what they ask for, and the cost along
// lines. All numbers are the core's; long work is cut into slices. Knows no page and no words.

import { COUNT, LAYERS, squaredLength } from "./nudges.js";
import { pack, questionOf, unpack } from "./question.js";

/** @typedef {import("../../engine.js").Core} Core */
/** @typedef {import("../../engine.js").Network} Network */
/** @typedef {import("./question.js").Example} Example */
/** @typedef {import("./question.js").Examples} Examples */
/** @typedef {import("./question.js").Question} Question */
/** @typedef {"random" | "begun" | "trained"} Start */
/** @typedef {{ computed: number, tried: number }} Slopes by backpropagation, and by trying it */

/** @type {readonly Start[]} */
export const STARTS = ["random", "begun", "trained"];
/** The steps that `begun` has behind it. */
export const BEGUN = 300;
/** How large a learning rate the figure offers. */
export const HIGHEST = 8;
/** How many other drawings feel the step. */
export const OTHERS = 100;
/** How far a slope is tried out to each side. */
export const NEAR = 0.03;

const SEED = 7;
/** Of the drawn digits: what is asked about and looked at, and what `begun` has learned from. */
const DRAWN = 21;
const LEARNED = 1001;
const MINIBATCH = 10;
/** Minibatches that `begun` has gone through, several times. */
const LESSONS = 40;
const LESSON_RATE = 5;
/** Points of a curve, its two ends included. */
const POINTS = 65;

export class Descent {
  /** What is asked now; the last question stays until the next is there. @type {Question | null} */
  question = null;
  /** The mean cost of the other drawings along the step; null until it is known. @type {Float32Array | null} */
  others = null;
  /** Steps taken since the start. */
  taken = 0;
  #core;
  /** @type {Start} */
  #start;
  /** @type {{ network: Network, activation: import("../../../pkg/core.js").Activation, output: import("../../../pkg/core.js").Output, parameters: Float32Array } | null} */
  #source = null;
  /** @type {Network | null} */
  #network = null;
  /** @type {Example | null} */
  #example = null;
  #isBatch = false;
  #isStale = true;
  /** Drawn digits by tens, until there are enough. @type {Examples[]} */
  #gathered = [];
  /** Those of the minibatch by label, and the others. @type {{ mates: Example[], others: Examples } | null} */
  #samples = null;
  /** @type {{ network: Network, lessons: Examples[], steps: number } | null} */
  #lesson = null;
  /** What `begun` has learned, once it has. @type {Float32Array | null} */
  #begun = null;
  /** @type {number[]} */
  #otherCosts = [];

  /** @param {Core} core @param {Start} start */
  constructor(core, start) {
    this.#core = core;
    this.#start = start;
  }

  /**
   * The network whose parameters are the trained ones, and whose activation function the others have;
   * one of another shape gives way to the bundled one.
   * @param {Network} network
   */
  use(network) {
    const { activation, output } = network.facts();
    const before = this.#source;
    const source = { network, activation, output, parameters: network.parameters() };
    this.#source = source;
    const isOther = before?.activation !== activation || before.output !== output;
    if (isOther) this.#begun = null;
    if (isOther || (this.#start === "trained" && !isSame(before.parameters, source.parameters)))
      this.begin(this.#start);
  }

  /** Starts over from here. @param {Start} start */
  begin(start) {
    this.#start = start;
    this.taken = 0;
    this.#lesson?.network.free();
    this.#network?.free();
    this.#lesson = this.#network = null;
    if (start === "random") this.#network = this.#fresh();
    else if (start === "trained") this.#network = this.#trained();
    else if (this.#begun) this.#network = this.#fresh(this.#begun);
    else this.#lesson = { network: this.#fresh(), lessons: [], steps: 0 };
    this.#change();
  }

  /** Asks about this drawing, by itself or among ten. @param {Example} example @param {boolean} isBatch */
  ask(example, isBatch) {
    this.#example = example;
    this.#isBatch = isBatch;
    this.#change();
  }

  /** One step of gradient descent on what is asked about. @param {number} rate */
  step(rate) {
    const { question } = this;
    if (!this.#network || !question || this.#isStale) return;
    const { images, labels } = pack(question.examples);
    this.#network.train_step(images, labels, rate);
    this.taken += 1;
    this.#change();
  }

  /**
   * Does what there is to do, a slice at a time; whether more is left.
   * @param {() => boolean} isOver whether this frame has had enough
   */
  work(isOver) {
    while (this.#slice()) if (isOver()) return true;
    return false;
  }

  /** Whether the question at hand is the one that was asked last. */
  get isCurrent() {
    return !this.#isStale && this.#network !== null;
  }

  /** The steps at which `others` and `alongStep` are known. */
  get rates() {
    return Float32Array.from({ length: POINTS }, (_, i) => (HIGHEST * i) / (POINTS - 1));
  }

  /** The cost of what is asked about after steps of these rates. @param {Float32Array} rates */
  alongStep(rates) {
    return this.#along(/** @type {Question} */ (this.question).examples, this.#down(), rates);
  }

  /** The mean cost of the others after a step of this rate. @param {number} rate */
  othersAt(rate) {
    if (!this.#samples || !this.#network) return Number.NaN;
    const { images, labels } = this.#samples.others;
    return this.#network.costs_along(images, labels, this.#down(), Float32Array.of(rate))[0];
  }

  /**
   * The cost as one parameter moves from where it is.
   * @param {number} index @param {Float32Array} steps @param {Example[]} examples
   */
  alongOne(index, steps, examples) {
    return this.#along(examples, one(index), steps);
  }

  /** The slope of the cost along the step, both ways. @returns {Slopes} */
  slopeOfStep() {
    const { gradient, examples } = /** @type {Question} */ (this.question);
    return { computed: -squaredLength(gradient), tried: this.#try(examples, this.#down()) };
  }

  /** The slope of the cost along one parameter, both ways. @param {number} index @returns {Slopes} */
  slopeOfOne(index) {
    const { gradient, examples } = /** @type {Question} */ (this.question);
    return { computed: gradient[index], tried: this.#try(examples, one(index)) };
  }

  /** What each example by itself asks of one parameter. @param {number} index */
  nudgesOf(index) {
    const { examples } = /** @type {Question} */ (this.question);
    const network = /** @type {Network} */ (this.#network);
    return examples.map(
      ({ image, label }) => -network.gradient(image, Uint8Array.of(label))[index],
    );
  }

  #change() {
    this.#isStale = true;
    this.others = null;
    this.#otherCosts = [];
  }

  /** One slice of the work that comes first; false where there is none. */
  #slice() {
    if (this.#lesson) this.#teach(this.#lesson);
    else if (!this.#network || !this.#example) return false;
    else if (this.#isBatch && !this.#samples) this.#gather();
    else if (this.#isStale) this.#answer(this.#network, this.#example);
    else if (!this.#samples) this.#gather();
    else if (!this.others) this.#follow(this.#network, this.#samples.others);
    else return false;
    return true;
  }

  /** A minibatch drawn, or a step taken, of what lies behind `begun`. @param {{ network: Network, lessons: Examples[], steps: number }} lesson */
  #teach(lesson) {
    const { network, lessons } = lesson;
    if (lessons.length < LESSONS) {
      lessons.push(this.#draw(LEARNED + lessons.length));
      return;
    }
    const { images, labels } = lessons[lesson.steps % LESSONS];
    network.train_step(images, labels, LESSON_RATE);
    lesson.steps += 1;
    if (lesson.steps < BEGUN) return;
    this.#begun = network.parameters();
    this.#network = network;
    this.#lesson = null;
  }

  /** Ten more drawn digits; enough are one of every label and a hundred others. */
  #gather() {
    this.#gathered.push(this.#draw(DRAWN + this.#gathered.length));
    const all = this.#gathered.flatMap(unpack);
    const mates = Array.from({ length: 10 }, (_, label) => all.find((e) => e.label === label));
    const whole = /** @type {Example[]} */ (mates.filter((mate) => mate !== undefined));
    const rest = all.filter((example) => !whole.includes(example)).slice(0, OTHERS);
    if (whole.length < 10 || rest.length < OTHERS) return;
    this.#samples = { mates: whole, others: pack(rest) };
    this.#gathered = [];
  }

  /** @param {number} seed @returns {Examples} */
  #draw(seed) {
    const samples = this.#core.Samples.digits(MINIBATCH, seed);
    const drawn = { images: samples.images(0, MINIBATCH), labels: samples.labels };
    samples.free();
    return drawn;
  }

  /** @param {Network} network @param {Example} example */
  #answer(network, example) {
    const examples =
      this.#isBatch && this.#samples
        ? this.#samples.mates.map((mate) => (mate.label === example.label ? example : mate))
        : [example];
    this.question = questionOf(network, examples);
    this.#isStale = false;
  }

  /** Four more points of the others' curve. @param {Network} network @param {Examples} others */
  #follow(network, { images, labels }) {
    const done = this.#otherCosts.length;
    const next = this.rates.subarray(done, done + 4);
    this.#otherCosts.push(...network.costs_along(images, labels, this.#down(), next));
    if (this.#otherCosts.length >= POINTS) this.others = Float32Array.from(this.#otherCosts);
  }

  #down() {
    const { gradient } = /** @type {Question} */ (this.question);
    return gradient.map((slope) => -slope);
  }

  /** @param {Example[]} examples @param {Float32Array} direction @param {Float32Array} steps */
  #along(examples, direction, steps) {
    const { images, labels } = pack(examples);
    const network = /** @type {Network} */ (this.#network);
    return network.costs_along(images, labels, direction, steps);
  }

  /** @param {Example[]} examples @param {Float32Array} direction */
  #try(examples, direction) {
    const [behind, ahead] = this.#along(examples, direction, Float32Array.of(-NEAR, NEAR));
    return (ahead - behind) / (2 * NEAR);
  }

  /** @param {Float32Array} [parameters] those of a random start unless given */
  #fresh(parameters) {
    const { activation = "sigmoid", output = "sigmoid" } = this.#source ?? {};
    const network = this.#core.Network.random(LAYERS, activation, SEED, output, "squared-error");
    if (parameters) network.set_parameters(parameters);
    return network;
  }

  #trained() {
    if (String(this.#source?.network.layers) === String(LAYERS))
      return this.#fresh(this.#source?.parameters);
    const bundled = this.#core.Network.bundled();
    const network = this.#fresh(bundled.parameters());
    bundled.free();
    return network;
  }
}

/** @param {Float32Array} a @param {Float32Array} b */
const isSame = (a, b) => a.length === b.length && a.every((value, i) => value === b[i]);

/** The direction in which one parameter alone grows. @param {number} index */
function one(index) {
  const direction = new Float32Array(COUNT);
  direction[index] = 1;
  return direction;
}
