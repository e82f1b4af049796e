// What trainings learn from and are measured by: made piece by piece, so that nothing waits long, and
// kept for the next training with the same. Knows no training.

import { GRID } from "./plan.js";

/** @typedef {import("../../pkg/core.js").Samples} Samples */
/** @typedef {import("../start.js").Core} Core */
/** @typedef {import("./plan.js").Data} Data */
/** @typedef {import("./plan.js").Files} Files */
/** @typedef {{ training: Samples, heldOut: Samples, first: number }} Opened files; `first`: of what is held out */

/** Samples drawn or prepared at a time. */
const PIECE = GRID;
/** Pieces of what is learned from that measure a start. */
const BEGINNING = 5;
/** Seeds that a set may use: those of the pieces that measure, then of those to learn from. */
const SEEDS = 2 ** 20;
/** Samples kept although no training uses them. */
const IDLE = 30_000;

/** Samples to learn from and others to measure by. */
export class DataSet {
  /** How many trainings use it. */
  users = 0;
  /** Whether it cannot begin before somebody gives it its files. */
  needsFiles;
  /** How much of it is there, 0 to 1. */
  share = 0;
  isReady = false;
  /** @type {Samples | null} */
  training = null;
  /** The first of what is learned from, in pieces. @type {Samples[]} */
  beginning = [];
  /** What measures, in pieces; the first is the grid. @type {Samples[]} */
  heldOut = [];
  #core;
  #data;
  #work = this.#prepare();
  /** What of the training is there, the longer runs first. @type {Samples[]} */
  #runs = [];
  /** What it is made of, until it has been read. @type {Files | null} */
  #files = null;
  /** @type {unknown} */
  #failure = null;

  /** @param {Core} core @param {Data} data */
  constructor(core, data) {
    this.#core = core;
    this.#data = data;
    this.needsFiles = data.source !== "digits";
  }

  /** Gives it its files, or what is wrong with them. @param {Files | Error} files */
  give(files) {
    if (!this.needsFiles) return;
    this.needsFiles = false;
    if (files instanceof Error) this.#failure = files;
    else this.#files = files;
  }

  get length() {
    return this.#data.count + this.#data.held_out;
  }

  /** The first of what measures, to be looked at. */
  grid() {
    const [first] = this.heldOut;
    return { images: first.images(0, first.length), labels: first.labels };
  }

  /** Makes the next piece. Files that are none, or too short, throw. */
  advance() {
    if (this.#failure) throw this.#failure;
    try {
      this.isReady = this.#work.next().done === true;
    } catch (error) {
      this.#failure = error;
      throw error;
    }
  }

  free() {
    this.#work.return();
    const all = [this.training, ...this.#runs, ...this.beginning, ...this.heldOut];
    for (const samples of all) samples?.free();
    this.#runs = [];
    this.training = null;
    this.beginning = this.heldOut = [];
  }

  *#prepare() {
    const opened = this.#open();
    try {
      yield* this.#pieces(opened);
    } finally {
      opened?.training.free();
      if (opened && opened.heldOut !== opened.training) opened.heldOut.free();
    }
    const { count, seed, shuffle } = this.#data;
    let training = this.#join(true);
    if (shuffle === "labels") training = replaced(training, training.shuffle_labels(seed));
    this.training = training;
    this.#runs = [];
    for (let from = 0; from < Math.min(BEGINNING * PIECE, count); from += PIECE)
      this.beginning.push(training.part(from, Math.min(from + PIECE, count)));
  }

  /** @param {Opened | null} opened */
  *#pieces(opened) {
    const { count, held_out } = this.#data;
    let done = 0;
    for (const isHeldOut of [true, false]) {
      const total = isHeldOut ? held_out : count;
      for (let from = 0; from < total; from += PIECE) {
        const piece = this.#piece(opened, isHeldOut, from, Math.min(from + PIECE, total));
        done += piece.length;
        this.share = done / this.length;
        if (isHeldOut) this.heldOut.push(piece);
        else {
          this.#runs.push(piece);
          this.#join(false);
        }
        yield;
      }
    }
  }

  /**
   * Joins the last runs as long as the one before is no longer than the last, or all: so no image is
   * copied more often than a run can double.
   * @param {boolean} all
   */
  #join(all) {
    let last = /** @type {Samples} */ (this.#runs.pop());
    for (;;) {
      const before = this.#runs[this.#runs.length - 1];
      if (!before || (before.length > last.length && !all)) break;
      this.#runs.pop();
      const both = before.concat(last);
      before.free();
      last.free();
      last = both;
    }
    this.#runs.push(last);
    return last;
  }

  /** All that is in the files; drawn digits come piece by piece. @returns {Opened | null} */
  #open() {
    if (!this.#files) return null;
    const { images, labels, test } = this.#files;
    this.#files = null;
    const { Samples } = this.#core;
    const { count, held_out } = this.#data;
    const training = Samples.from_idx(images, labels);
    const heldOut = test ? Samples.from_idx(test.images, test.labels) : training;
    const first = test ? 0 : training.length - held_out;
    if (first >= (test ? 0 : count) && training.length >= count && heldOut.length >= held_out)
      return { training, heldOut, first };
    const found = test ? `${training.length} and ${heldOut.length}` : training.length;
    training.free();
    if (test) heldOut.free();
    throw new Error(
      `expected ${count} images to learn from and ${held_out} more to hold out, got ${found}`,
    );
  }

  /**
   * @param {Opened | null} opened @param {boolean} isHeldOut @param {number} from @param {number} to
   * @returns {Samples}
   */
  #piece(opened, isHeldOut, from, to) {
    const { seed, shuffle, prepare } = this.#data;
    /** @type {Samples} */
    let piece;
    if (opened) {
      const { training, heldOut, first } = opened;
      piece = isHeldOut ? heldOut.part(first + from, first + to) : training.part(from, to);
      if (prepare) piece = replaced(piece, piece.prepared());
    } else {
      // What is held out does not depend on how much is learned from.
      const place = from / PIECE + (isHeldOut ? 0 : SEEDS / 2);
      piece = this.#core.Samples.digits(to - from, seed * SEEDS + place);
    }
    return shuffle === "pixels" ? replaced(piece, piece.shuffle_pixels(seed)) : piece;
  }
}

/** @param {Samples} old @param {Samples} samples */
function replaced(old, samples) {
  old.free();
  return samples;
}

/** The sets there are, by key: those in use, and the latest of the others. */
export class DataSets {
  #core;
  /** The one used last at the end. @type {Map<string, DataSet>} */
  #sets = new Map();

  /** @param {Core} core */
  constructor(core) {
    this.#core = core;
  }

  /** The set of a key, for one more user. @param {string} key @param {Data} data */
  take(key, data) {
    const set = this.#sets.get(key) ?? new DataSet(this.#core, data);
    set.users += 1;
    this.#sets.delete(key);
    this.#sets.set(key, set);
    return set;
  }

  /** One user less. @param {string} key */
  leave(key) {
    const left = this.#sets.get(key);
    if (left) left.users -= 1;
    let idle = 0;
    for (const [name, set] of [...this.#sets].reverse()) {
      if (set.users > 0) continue;
      idle += set.length;
      // A set that has failed or is not finished is of no use to the next.
      if (set.isReady && idle <= IDLE) continue;
      this.#sets.delete(name);
      set.free();
    }
  }

  /** The files that a set has asked for. @param {string} key @param {Files | Error} files */
  give(key, files) {
    this.#sets.get(key)?.give(files);
  }
}
