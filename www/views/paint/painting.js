// The weights of one neuron as a reader makes them: what they begin with, and what was painted over
// it. Knows no page and reads no digit.

import { SIDE } from "../../draw/field.js";

/** @typedef {(typeof PRESETS)[number]} Preset */
/** @typedef {(typeof BRUSHES)[number]} Brush */
/** @typedef {{ weights: Float32Array, bias: number }} Neuron */

export const PRESETS = /** @type {const} */ (["blank", "blob", "edge", "loop", "learned"]);
export const BRUSHES = /** @type {const} */ (["positive", "negative", "erase"]);
/** What a brush leaves in a cell, in the order of BRUSHES. */
const LEFT = [1, -1, 0];
/** Runs of cells as a link keeps them: untouched, then the brushes. */
const LETTERS = ".pne";

/** @param {(x: number, y: number) => number} weight at the middle of a cell, in cells */
const made = (weight) =>
  Float32Array.from({ length: SIDE * SIDE }, (_, p) =>
    weight((p % SIDE) + 0.5, Math.floor(p / SIDE) + 0.5),
  );

/** @type {Record<Exclude<Preset, "learned">, () => Neuron>} */
const READY = {
  blank: () => ({ weights: made(() => 0), bias: 0 }),
  blob: () => ({
    weights: made((x, y) => (Math.hypot(x - 14, y - 14) < 3.2 ? 1 : 0)),
    bias: -16,
  }),
  edge: () => ({
    weights: made((x, y) => {
      if (x < 8 || x > 20) return 0;
      const away = Math.abs(y - 14);
      return away < 2 ? 1 : away > 2.9 && away < 5 ? -1 : 0;
    }),
    bias: -4,
  }),
  loop: () => ({
    weights: made((x, y) => {
      const away = Math.hypot((x - 14) * 1.1, (y - 14) * 0.85);
      return away < 4 || (away > 9 && away < 10.5) ? -1 : away > 5 && away < 7.6 ? 1 : 0;
    }),
    bias: -42,
  }),
};

export class Painting {
  /** @type {Preset} */
  preset = "edge";
  /** The reader's own; null where it is still that of the beginning. @type {number | null} */
  bias = null;
  /** What the brushes left, by cell: 0 for nothing, else 1 + the place among BRUSHES. */
  #marks = new Uint8Array(SIDE * SIDE);
  /** @type {{ preset: Preset, bias: number | null, marks: Uint8Array<ArrayBuffer> }[]} */
  #past = [];
  /** Whether the last that can be undone is a bias, which moves in many small steps. */
  #isBias = false;

  get isPainted() {
    return this.#marks.some((mark) => mark > 0);
  }
  get canUndo() {
    return this.#past.length > 0;
  }

  /** What is done next can be undone; a bias that goes on moving is one. @param {boolean} [isBias] */
  remember(isBias = false) {
    if (isBias && this.#isBias) return;
    this.#isBias = isBias;
    const { preset, bias } = this;
    this.#past.push({ preset, bias, marks: this.#marks.slice() });
  }

  undo() {
    const before = this.#past.pop();
    this.#isBias = false;
    if (!before) return;
    this.preset = before.preset;
    this.bias = before.bias;
    this.#marks = before.marks;
  }

  /** Begins anew. @param {Preset} preset */
  begin(preset) {
    this.preset = preset;
    this.bias = null;
    this.clear();
  }

  /** Takes away what was painted. */
  clear() {
    this.#marks.fill(0);
  }

  /** @param {number} cell @param {Brush} brush */
  paint(cell, brush) {
    this.#marks[cell] = 1 + BRUSHES.indexOf(brush);
  }

  /** The neuron of now. @param {Neuron} learned what the network has at its place */
  neuron(learned) {
    const { weights, bias } = this.preset === "learned" ? learned : READY[this.preset]();
    return {
      weights: weights.map((value, p) => (this.#marks[p] ? LEFT[this.#marks[p] - 1] : value)),
      bias: this.bias ?? bias,
    };
  }

  /** What was painted, as runs of cells. */
  get runs() {
    const letters = Array.from(this.#marks, (mark) => LETTERS[mark]).join("");
    return letters.replace(/\.+$/, "").replace(/(.)\1*/g, (run, letter) => run.length + letter);
  }

  /** Runs that are none, or too many, are left alone. @param {unknown} runs */
  set runs(runs) {
    if (typeof runs !== "string" || !/^(\d{1,3}[.pne])*$/.test(runs)) return;
    const marks = Array.from(runs.matchAll(/(\d+)(.)/g)).flatMap(([, count, letter]) =>
      Array.from({ length: Number(count) }, () => LETTERS.indexOf(letter)),
    );
    if (marks.length > this.#marks.length) return;
    this.#marks.fill(0);
    this.#marks.set(marks);
  }
}
