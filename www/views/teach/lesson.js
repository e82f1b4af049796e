// One lesson: a few steps of gradient descent on the reader's drawings, mixed with rehearsal of what
// the network answered before, so that one digit is learned and the others stay. Values in, values
// out: the network given stays as it is. Knows no page and no storage.

/** @typedef {import("../../engine.js").Core} Core */
/** @typedef {import("../../engine.js").Network} Network */
/** @typedef {import("../../engine.js").Strokes} Strokes */
/** @typedef {{ strokes: Strokes, label: number }} Drawing */
/** @typedef {{ count: number, image(i: number): Float32Array, labels: Uint8Array }} Rehearsal */

// Chosen on pen digits that the network misread (tests/web/teach.test.mjs measures them again).
// Two of 128: with one, a drawing often stays wrong; without rehearsal, a quarter of all other
// digits is forgotten before the one is learned.
const FOCUS = 2;
const REST = 2;
/**
 * Some drawings are stubborn. After so many steps it is enough that they are read right, be it by a
 * little; and for each so many more, as many more of the minibatch are the reader's.
 */
const PATIENCE = 150;
const MINIBATCH = 128;
const RATE = 0.03;
/** A lesson that has not turned its drawing after so many steps ends all the same. */
const MOST_STEPS = 600;
/** How far a bend moves the rim of a drawing, as a share of half its size. */
const BEND = 0.06;

/**
 * A drawing bent in twelve ways that preparing does not undo: along each axis, both ways, by the
 * products of the two coordinates. The drawing itself comes first.
 * @param {Strokes} strokes @returns {Strokes[]}
 */
export function bent(strokes) {
  const points = strokes.flat();
  const [xs, ys] = [0, 1].map((axis) => points.map((point) => point[axis]));
  const [left, right] = ends(xs);
  const [top, bottom] = ends(ys);
  const half = Math.max(right - left, bottom - top, 1e-6) / 2;
  const [cx, cy] = [(left + right) / 2, (top + bottom) / 2];
  /** @type {((u: number, v: number) => number)[]} */
  const bends = [(u) => u * u, (u, v) => u * v, (_, v) => v * v];
  const ways = [BEND, -BEND].flatMap((by) =>
    bends.flatMap((bend) => [
      /** @type {const} */ ([by, 0, bend]),
      /** @type {const} */ ([0, by, bend]),
    ]),
  );
  const warp = (/** @type {typeof ways[number]} */ [dx, dy, bend]) =>
    strokes.map((stroke) =>
      stroke.map(([x, y]) => {
        const height = half * bend((x - cx) / half, (y - cy) / half);
        return [x + dx * height, y + dy * height];
      }),
    );
  return [strokes, ...ways.map(warp)];
}

/** @param {number[]} values @returns {[number, number]} */
function ends(values) {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

/** The image that a network is given of a drawing. @param {Core} core @param {Network} network @param {Strokes} strokes */
export function imageOf(core, network, strokes) {
  if (network.prepared) return core.rasterize(strokes);
  return core.stages(strokes, { straighten: false, even: false, centre: false }).rasterized;
}

export class Lesson {
  steps = 0;
  /** Whether there is nothing more to learn, or no more patience. */
  done = false;
  /** The network that learns: a copy. The caller's to free, also when the lesson breaks off. */
  network;
  #core;
  /** All drawings of the reader. */
  hand;
  #focus;
  /** The drawings that were read right before, which are to stay so. @type {number[]} */
  #held;
  #rest;
  #rehearsal;
  /** The answers that the network gave before, which it is to give again. */
  #answers;
  /** The image of each drawing and of its bends; those of the rest when they are needed. @type {Map<number, Float32Array[]>} */
  #bank = new Map();
  #images;
  #minibatch = new Float32Array(MINIBATCH * 784);
  #labels = new Uint8Array(MINIBATCH);
  #rehearsed = 0;
  #turn = 0;

  /**
   * @param {Core} core @param {Network} network @param {Drawing[]} hand all drawings of the reader
   * @param {number[]} focus the places in `hand` of those to be learned
   * @param {Rehearsal} rehearsal
   */
  constructor(core, network, hand, focus, rehearsal) {
    if (focus.length === 0 || focus.some((i) => !hand[i]))
      throw new Error(`expected drawings of 0 to ${hand.length - 1} to learn, got [${focus}]`);
    this.#core = core;
    this.hand = hand;
    this.#focus = focus;
    this.#rest = hand.map((_, i) => i).filter((i) => !focus.includes(i));
    this.#rehearsal = rehearsal;
    this.#images = hand.map(({ strokes }) => imageOf(core, network, strokes));
    this.#held = this.#rest.filter((i) => network.predict(this.#images[i]).digit === hand[i].label);
    this.#answers = rehearsal.labels;
    this.network = network.copy();
  }

  /** The drawings to be learned. */
  get focus() {
    return this.#focus.map((i) => this.hand[i]);
  }

  /** Takes steps until `isLate`, or until the lesson is done. @param {() => boolean} isLate */
  advance(isLate) {
    do {
      if (this.steps >= MOST_STEPS || this.#isLearned()) {
        this.done = true;
        return;
      }
      this.#step();
    } while (!isLate());
  }

  /** Whether each drawing in focus is read as it should, at first clearly, and none that was right is lost. */
  #isLearned() {
    const { network } = this;
    const outputs = (/** @type {number} */ i) => network.predict(this.#images[i]).outputs;
    return (
      this.#focus.every((i) => {
        const { digit, kind } = this.#core.judge(outputs(i));
        return digit === this.hand[i].label && (kind === "decided" || this.steps >= PATIENCE);
      }) && this.#held.every((i) => this.#core.judge(outputs(i)).digit === this.hand[i].label)
    );
  }

  #step() {
    let at = 0;
    const focus = FOCUS * (1 + Math.floor(this.steps / PATIENCE));
    for (let i = 0; i < focus; i++) this.#put(at++, this.#focus[this.#turn++ % this.#focus.length]);
    for (let i = 0; i < REST && this.#rest.length; i++)
      this.#put(at++, this.#rest[this.#turn % this.#rest.length]);
    for (; at < MINIBATCH; at++) {
      const i = this.#rehearsed++ % this.#rehearsal.count;
      this.#minibatch.set(this.#rehearsal.image(i), at * 784);
      this.#labels[at] = this.#answers[i];
    }
    const cost = this.network.train_step(this.#minibatch, this.#labels, RATE);
    if (!Number.isFinite(cost)) throw new Error(`expected a cost that is a number, got ${cost}`);
    this.steps++;
  }

  /** Puts a drawing, or one of its bends, into the minibatch. @param {number} at @param {number} i */
  #put(at, i) {
    let images = this.#bank.get(i);
    if (!images) {
      const { strokes } = this.hand[i];
      images = bent(strokes).map((way) => imageOf(this.#core, this.network, way));
      this.#bank.set(i, images);
    }
    // Every other time the drawing as it is.
    const image =
      this.steps % 2 === at % 2 ? images[0] : images[(7 * this.steps + at) % images.length];
    this.#minibatch.set(image, at * 784);
    this.#labels[at] = this.hand[i].label;
  }
}
