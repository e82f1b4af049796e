// The variations view: one drawing made fainter, thicker, slanted, larger, moved, wobbly, noisy, and
// what the network makes of it. Decides what is computed when; numbers come from strips.js and roads.js,
// controls.js is operated.

import { make, place, set } from "../../dom.js";
import { blank } from "../../draw/canvas.js";
import { deadline } from "../../parts/clock.js";
import { style as options } from "../../parts/options.js";
import { style as slider } from "../../parts/slider.js";
import { View as Base } from "../view.js";
import { Controls } from "./controls.js";
import { AS_DRAWN, FIRST, POINT, placeFor, restored } from "./knobs.js";
import { layout } from "./layout.js";
import { paintBand, paintDrawing, paintRoad, paintStrip, paintWords } from "./paint.js";
import { accuracies, COUNT, Roads } from "./roads.js";
import { holdsOf, summaryOf, writtenOf } from "./said.js";
import { Strips } from "./strips.js";
import words from "./words.js";

/** @typedef {import("./knobs.js").Name} Name */
/** @typedef {import("./knobs.js").Values} Values */
/** @typedef {import("./strips.js").Seen} Seen */

export const style = `${options}${slider}
.vary-mode{display:flex;align-items:center;justify-content:space-between;gap:16px}
.narrow .vary-mode{gap:8px}
.narrow .vary-mode .options{gap:0 14px}
.vary-said,.vary-note{margin:0;font-size:13px;line-height:18px}
`;

/** Milliseconds of a frame for strips, and for curves while nothing else is to be done. */
const SLICE = 4;
/** Everything rests when nothing has changed for this long, in milliseconds. */
const REST = 600;

export class View extends Base {
  #values = FIRST;
  #isPrepared = true;
  /** @type {0 | 1} */
  #part = 0;
  /** @type {import("./layout.js").Geometry | null} */
  #geometry = null;
  /** @type {Strips | null} */
  #strips = null;
  /** @type {Seen | null} */
  #seen = null;
  /** Of the network of now, with and without preparing. @type {(Roads | null)[]} */
  #roads = [null, null];
  #network = /** @type {import("../../engine.js").Network | null} */ (null);
  #isSeen = false;
  /** Whether what is on the screen is not what it should be. */
  #isStale = true;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;
  #watch = new IntersectionObserver((entries) => {
    this.#isSeen = entries[entries.length - 1].isIntersecting;
    if (this.#isSeen) this.schedule();
  });
  #canvas = make("canvas", { class: "paint", "aria-hidden": "true" });
  #controls = new Controls({
    change: (change) => this.#change(change),
    reset: () => this.#change(AS_DRAWN),
    prepare: (isPrepared) => this.#prepare(isPrepared),
    turn: (part) => this.#turn(part),
  });
  #said = make("p", { class: "at vary-said" });
  #note = make("p", { class: "at vary-note" });
  #summary = make("p", { class: "hidden", role: "status" });

  /** @param {import("../view.js").Host} host @param {import("../view.js").Text} text */
  constructor(host, text) {
    super(host, text);
    this.element.append(
      this.#canvas,
      this.#controls.bar,
      this.#said,
      ...this.#controls.sliders,
      this.#note,
      this.#summary,
    );
  }

  get state() {
    return { ...this.#values, prepared: this.#isPrepared, part: this.#part };
  }

  /** @param {Record<string, unknown>} state */
  restore(state) {
    this.#values = restored(this.#values, state);
    if (typeof state.prepared === "boolean") this.#isPrepared = state.prepared;
    if (state.part === 0 || state.part === 1) this.#part = state.part;
    this.follow();
    this.arrange();
  }

  /** @param {import("../../engine.js").Shared} shared */
  use(shared) {
    super.use(shared);
    if (shared.network !== this.#network) {
      this.#network = shared.network;
      this.#forget();
    }
    this.follow();
  }

  /** Another drawing, another network or another way of giving it: everything is read anew. */
  follow() {
    const { core, network } = this.shared ?? {};
    const strokes = this.strokes;
    this.#seen = this.#strips = null;
    if (core && network && strokes.length) {
      const image = core.stages(strokes).rasterized;
      this.#strips = new Strips({ core, network, image, isPrepared: this.#givesPrepared });
      this.#look();
    }
    this.schedule();
  }

  connect() {
    this.#watch.observe(this.element);
  }

  disconnect() {
    super.disconnect();
    this.#watch.disconnect();
    clearTimeout(this.#rest);
    this.#forget();
  }

  arrange() {
    if (!this.width) return;
    const geometry = layout(this.width, this.#part);
    const { kind, boxes } = geometry;
    this.#geometry = geometry;
    this.element.classList.toggle("narrow", kind === "narrow");
    this.element.style.height = `${geometry.height}px`;
    place(this.#said, boxes.said);
    place(this.#note, boxes.note);
    this.#controls.arrange(geometry, words[this.language]);
    this.schedule();
  }

  /** Whether the network is given prepared images: one that expects none never is. */
  get #givesPrepared() {
    return this.#isPrepared && this.#network?.prepared !== false;
  }

  #forget() {
    // What a core that has stopped was working on cannot be let go of.
    if (this.isReady) for (const roads of this.#roads) roads?.free();
    this.#roads = [null, null];
  }

  /** @param {boolean} isPrepared */
  #prepare(isPrepared) {
    this.#isPrepared = isPrepared;
    this.follow();
  }

  /** @param {0 | 1} part */
  #turn(part) {
    this.#part = part;
    this.arrange();
  }

  /** @param {Partial<Values>} change */
  #change(change) {
    this.#values = { ...this.#values, ...change };
    this.#look();
    this.schedule();
  }

  /** Reads the drawing as it is varied now. */
  #look() {
    this.#seen = this.#strips?.see(this.#values) ?? null;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#tell(), REST);
  }

  /** Paints in the next frame, whatever else goes on. */
  schedule() {
    this.#isStale = true;
    super.schedule();
  }

  render() {
    const geometry = this.#geometry;
    if (!geometry) return;
    const isBusy = this.#work();
    set(this.element, "aria-busy", String(isBusy));
    if (this.#isStale) this.#paint(geometry);
    this.#isStale = false;
    if (isBusy) super.schedule();
  }

  /** @param {import("./layout.js").Geometry} geometry */
  #paint(geometry) {
    const { colours } = this;
    const speech = this.#speech;
    const strips = this.#strips;
    const seen = this.#seen;
    const roads = this.#roads[Number(this.#givesPrepared)];
    const changes = strips && seen ? difference(seen.image, strips.original.image) : null;
    const g = blank(this.#canvas, geometry.width, geometry.height);
    const isDark = this.element.classList.contains("dark");
    paintDrawing(g, colours, geometry, seen && changes && { seen, changes }, {
      ...speech.words,
      number: this.text.number,
    });
    for (const row of geometry.rows) {
      const { name } = row;
      const strip = strips?.of[name];
      const at = placeFor(name, this.#values[name]);
      const accuracy = roads ? accuracies(roads.of[name]) : [];
      paintWords(g, colours, row, {
        name: speech.words.names[name],
        value: writtenOf(speech, name, this.#values[name]),
        holds: holdsOf(speech, name, accuracy),
      });
      paintRoad(g, colours, row, accuracy, at);
      if (!strip || !strips) continue;
      paintStrip(g, colours, row, strip, strips.original.digit);
      paintBand(g, colours, row, strip, isDark);
    }
    this.#show(changes, roads);
  }

  /** Strips first, then the curves; returns whether there is more to do. */
  #work() {
    const { core, network } = this.shared ?? {};
    if (!core || !network) return false;
    const isLate = deadline(SLICE);
    const strips = this.#strips;
    while (strips && !strips.isCurrent) {
      strips.advance();
      this.#isStale = true;
      if (isLate()) return true;
    }
    if (!this.#isSeen) return false;
    const way = Number(this.#givesPrepared);
    const roads = this.#roads[way] ?? new Roads(core, network, this.#givesPrepared);
    this.#roads[way] = roads;
    const { measured } = roads;
    while (!roads.isDone && !isLate()) roads.advance();
    this.#isStale ||= roads.measured !== measured;
    return !roads.isDone;
  }

  /** @param {Float32Array | null} changes @param {Roads | null} roads */
  #show(changes, roads) {
    const text = words[this.language];
    const strips = this.#strips;
    const seen = this.#seen;
    const given = strips && seen ? difference(seen.given, strips.original.given) : null;
    this.#said.textContent =
      changes && given ? text.said(count(changes), count(given)) : this.isReady ? text.nothing : "";
    const measured = roads?.measured ?? 0;
    const so = measured < COUNT ? String(measured) : "";
    this.#note.textContent = text.note(COUNT.toLocaleString("en"), so);
    const choice = {
      isPrepared: this.#givesPrepared,
      canPrepare: this.#network?.prepared !== false,
      part: this.#part,
    };
    this.#controls.show(this.#values, choice, (name) => {
      const at = placeFor(name, this.#values[name]);
      const accuracy = roads?.isDone ? accuracies(roads.of[name])[at / POINT] : undefined;
      const share = accuracy === undefined ? "" : percent(accuracy);
      return text.value(writtenOf(this.#speech, name, this.#values[name]), share);
    });
  }

  /** For those who do not see the figure, once it rests. */
  #tell() {
    const strips = this.#strips;
    const seen = this.#seen;
    if (!strips || !seen) return;
    if (strips.isCurrent)
      this.#summary.textContent = summaryOf(this.#speech, this.#values, seen, strips);
    else this.#rest = setTimeout(() => this.#tell(), REST);
  }

  get #speech() {
    return { words: words[this.language], text: this.text };
  }
}

/** @param {number} share */
const percent = (share) => `${(100 * share).toFixed(1)}%`;

/** @param {Float32Array} now @param {Float32Array} before */
const difference = (now, before) => now.map((value, p) => value - before[p]);

/** Pixels that an eye would find changed. @param {Float32Array} changes */
const count = (changes) => changes.reduce((sum, by) => sum + Number(Math.abs(by) > 0.02), 0);
