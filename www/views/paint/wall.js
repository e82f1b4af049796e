// The wall, opened by a word: every weight and bias of a network as a dial of its own, in squares of
// 784, those of one neuron lit. Paints a square at a time, so that no frame is long.

import { make, set } from "../../dom.js";
import { blank, density } from "../../draw/canvas.js";
import { SIDE } from "../../draw/field.js";
import { ring } from "../../draw/pointed.js";
import { scaleOf } from "../../draw/weights.js";

/** @typedef {import("../../draw/palette.js").Palette} Palette */
/** @typedef {(typeof import("./words.js").default)["en"]} Words */
/** @typedef {CanvasRenderingContext2D} Context */

const SQUARE = SIDE * SIDE;
const GAP = 14;
const RIM = 5;
const TURN = Math.PI * 2;
/** How far a dial turns to either side. */
const FURTHEST = 0.42 * TURN;
/** Taller than this the dials are smaller, but never smaller than that. */
const [TALLEST, LEAST] = [1500, 3];

/** Dials whole device pixels apart, in as many squares abreast as it takes. @param {number} width @param {number} count of dials @param {number} [sharpness] device pixels a CSS pixel */
export function wallOf(width, count, sharpness = density()) {
  const squares = Math.ceil(count / SQUARE);
  const fit = (/** @type {number} */ abreast) => {
    const room = (width - 2 * RIM - (abreast - 1) * GAP) / abreast / SIDE;
    const pitch = Math.floor(room * sharpness + 1e-6) / sharpness;
    const side = SIDE * pitch;
    const last = count - (squares - 1) * SQUARE;
    const rows = Math.ceil(squares / abreast);
    const isAlone = (squares - 1) % abreast === 0;
    const foot = isAlone ? Math.ceil(last / SIDE) * pitch : side;
    return { abreast, pitch, side, height: 2 * RIM + (rows - 1) * (side + GAP) + foot };
  };
  let plan = fit(width < 560 ? 2 : width < 860 ? 4 : 6);
  while (plan.height > TALLEST) {
    const smaller = fit(plan.abreast + 1);
    if (smaller.pitch < LEAST) break;
    plan = smaller;
  }
  const gap =
    plan.abreast > 1 ? (width - 2 * RIM - plan.abreast * plan.side) / (plan.abreast - 1) : 0;
  return { ...plan, squares, gap };
}

export class Wall {
  #button;
  #dials = make("p", { part: "dials" });
  #canvas = make("canvas", { "aria-hidden": "true" });
  #behind = make("div", { hidden: true }, this.#dials, this.#canvas);
  element = make("div", { class: "paint-wall", "data-control": "wall" });
  /** Whether it shows other numbers, or colours, than those of now. */
  isOld = true;
  /** Whether all of it is to be painted at once: it was there already, in other colours. */
  isWhole = false;
  #width = 0;
  #sharpness = 0;
  /** @type {ReturnType<typeof wallOf> | null} */
  #plan = null;
  /** @type {Context | null} */
  #g = null;
  #values = new Float32Array();
  #scale = 1;
  /** The square that is lit, and a dial elsewhere. */
  #lit = { square: -1, dial: -1 };
  /** Squares still to be painted. @type {Set<number>} */
  #left = new Set();

  /** @param {() => void} changed the reader has opened or closed it */
  constructor(changed) {
    const click = () => {
      this.isOpen = !this.isOpen;
      changed();
    };
    this.#button = make("button", { type: "button", class: "word-button", part: "wall", click });
    this.element.append(this.#button, this.#behind);
  }

  get isOpen() {
    return !this.#behind.hidden;
  }
  set isOpen(isOpen) {
    this.#behind.hidden = !isOpen;
  }

  /** How many dials there are, and how long they take. @param {Words} words @param {number} count */
  label(words, count) {
    const all = count.toLocaleString("en");
    const minutes = Math.round(count / 60);
    this.#button.textContent = this.isOpen ? words.close : words.open(all);
    set(this.#button, "aria-expanded", String(this.isOpen));
    this.#dials.textContent = words.dials(all, Math.floor(minutes / 60), minutes % 60);
  }

  /** What is there is painted anew. */
  dress() {
    this.isWhole = this.isOpen && this.#g !== null && this.#left.size === 0;
    this.isOld = true;
  }

  /** Paints a part of it, where it is open; whether there is more. @param {import("./trial.js").Trial} trial @param {Palette} colours @param {number} width */
  advance(trial, colours, width) {
    const { neuron } = trial;
    if (!this.isOpen || !neuron) return false;
    if (this.isOld || this.#width !== width || this.#sharpness !== density())
      this.#begin(trial, width);
    this.#turn(neuron);
    do this.#next(colours);
    while (this.isWhole && this.#left.size > 0);
    this.isWhole = false;
    return this.#left.size > 0;
  }

  /** A clean wall. @param {import("./trial.js").Trial} trial @param {number} width */
  #begin(trial, width) {
    const { values, first, lit } = trial.all();
    this.isOld = false;
    this.#width = width;
    this.#sharpness = density();
    this.#plan = wallOf(width, values.length);
    this.#g = blank(this.#canvas, width, this.#plan.height);
    this.#values = values;
    this.#scale = scaleOf(values.subarray(0, first));
    this.#lit = lit;
    this.#left = new Set(Array.from({ length: this.#plan.squares }, (_, n) => n));
  }

  /** Turns the lit dials, those that stand elsewhere. @param {import("./painting.js").Neuron} neuron */
  #turn({ weights, bias }) {
    const { square, dial } = this.#lit;
    const first = square * SQUARE;
    if (weights.some((value, p) => value !== this.#values[first + p])) this.#left.add(square);
    if (this.#values[dial] !== Math.fround(bias)) this.#left.add(Math.floor(dial / SQUARE));
    this.#values.set(weights, first);
    this.#values[dial] = bias;
  }

  /** Paints the next square. @param {Palette} colours */
  #next(colours) {
    const [next] = this.#left;
    if (next === undefined || !this.#plan || !this.#g) return;
    this.#left.delete(next);
    const { abreast, side, pitch, gap } = this.#plan;
    const sharpness = this.#sharpness;
    const snap = (/** @type {number} */ v) => Math.round(v * sharpness) / sharpness;
    const x = snap(RIM + (next % abreast) * (side + gap));
    const y = snap(RIM + Math.floor(next / abreast) * (side + GAP));
    const values = this.#values.subarray(next * SQUARE, (next + 1) * SQUARE);
    this.#square(this.#g, colours, x, y, pitch, values, next);
  }

  /** @param {Context} g @param {Palette} colours @param {number} x @param {number} y @param {number} pitch @param {Float32Array} values @param {number} n */
  #square(g, colours, x, y, pitch, values, n) {
    const { square, dial } = this.#lit;
    const [side, high] = [SIDE * pitch, Math.ceil(values.length / SIDE) * pitch];
    g.clearRect(x - RIM, y - RIM, side + 2 * RIM, high + 2 * RIM);
    if (n === square) {
      g.fillStyle = colours.mark;
      g.fillRect(x - RIM + 1, y - RIM + 1, side + 2 * RIM - 2, high + 2 * RIM - 2);
      g.strokeStyle = colours.markEdge;
      g.lineWidth = 1;
      g.strokeRect(x - RIM + 1.5, y - RIM + 1.5, side + 2 * RIM - 3, high + 2 * RIM - 3);
      g.fillStyle = colours.paper;
      g.fillRect(x - 1, y - 1, side + 2, high + 2);
    }
    const r = pitch * 0.42;
    const at = (/** @type {number} */ p) =>
      /** @type {const} */ ([
        x + ((p % SIDE) + 0.5) * pitch,
        y + (Math.floor(p / SIDE) + 0.5) * pitch,
      ]);
    g.strokeStyle = colours.line;
    g.lineWidth = Math.min(1, pitch / 8);
    g.beginPath();
    for (let p = 0; p < values.length; p++) {
      const [cx, cy] = at(p);
      g.moveTo(cx + r, cy);
      g.arc(cx, cy, r, 0, TURN);
    }
    g.stroke();
    // From noon to where it stands: to the right and filled above zero, to the left and hollow below.
    for (const sign of [1, -1]) {
      g.fillStyle = sign > 0 ? colours.positive : colours.negative;
      g.beginPath();
      for (let p = 0; p < values.length; p++) {
        const share = Math.min(1, (values[p] * sign) / this.#scale);
        if (!(share > 0.01)) continue;
        const [cx, cy] = at(p);
        const noon = -TURN / 4;
        const end = noon + sign * share * FURTHEST;
        const hole = sign < 0 ? r * 0.55 : 0;
        g.moveTo(cx + hole * Math.cos(noon), cy + hole * Math.sin(noon));
        g.arc(cx, cy, r, noon, end, sign < 0);
        g.arc(cx, cy, hole, end, noon, sign > 0);
        g.closePath();
      }
      g.fill();
    }
    const elsewhere = dial - n * SQUARE;
    if (n === square || elsewhere < 0 || elsewhere >= values.length) return;
    ring(g, colours, ...at(elsewhere), r + 1.6);
  }
}
