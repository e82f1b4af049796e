// The paint view: a neuron whose weights and bias are the reader's, the digits that turn it on, and
// what it does in the network. Decides what is computed when; controls.js is operated, painting.js keeps the
// weights, trial.js finds the numbers, paint.js, wall.js and said.js show them.

import { make, set } from "../../dom.js";
import { blank } from "../../draw/canvas.js";
import { Brush } from "../../parts/brush.js";
import { deadline } from "../../parts/clock.js";
import { View as Base } from "../view.js";
import { Controls } from "./controls.js";
import { layout } from "./layout.js";
import { paint } from "./paint.js";
import { BRUSHES, Painting, PRESETS } from "./painting.js";
import { Said } from "./said.js";
import { Trial } from "./trial.js";
import { Wall } from "./wall.js";
import words from "./words.js";

export { default as style } from "./style.js";

/** So long it may measure in one frame, in milliseconds. */
const BUDGET = 4;
/** Nothing is said before the hand has rested so long. */
const REST = 500;
/** Of the hand's brush and the keyboard's, in weights. */
const [RADIUS, FINE] = [1.2, 0.5];
/** Of the bundled network, until there is one. */
const USUAL = 13002;

export class View extends Base {
  #words = words.en;
  #painting = new Painting();
  #trial = new Trial();
  /** @type {import("./painting.js").Brush} */
  #kind = "positive";
  #parameters = USUAL;
  /** Whether weights, or the drawing, are others than those that digits stand by. */
  #isMoved = true;
  #isTouched = false;
  #isStale = true;
  #isUnsaid = false;
  #isSeen = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;
  #geometry = layout(280);
  #watch = new IntersectionObserver((entries) => {
    this.#isSeen = entries[entries.length - 1].isIntersecting;
    if (this.#isSeen) this.schedule();
  });
  #canvas = make("canvas", { class: "paint", "aria-hidden": "true" });
  #said = new Said();
  #wall = new Wall(() => this.schedule());
  #controls = new Controls({
    begin: (preset) => this.#begin(preset),
    take: (kind) => this.#take(kind),
    undo: () => this.#goBack(),
    shift: (notch) => this.#shift(notch),
    sit: (seat) => {
      this.#trial.seat = seat;
      this.#sit();
      this.#turn();
    },
  });
  #stage = make(
    "div",
    { class: "paint-stage" },
    this.#canvas,
    this.#controls.pad,
    this.#said.help,
    ...this.#controls.over,
    ...this.#said.elements,
  );
  #brush = new Brush([this.#controls.pad], {
    radius: RADIUS,
    fine: FINE,
    began: () => this.#painting.remember(),
    over: (cell) => {
      this.#painting.paint(cell, this.#kind);
      this.#isTouched = true;
    },
    changed: () => this.#followBrush(),
    escape: () => {
      if (!this.#painting.isPainted) return;
      this.#painting.remember();
      this.#painting.clear();
      this.#turn();
    },
  });

  /** @param {import("../view.js").Host} host @param {import("../view.js").Text} text */
  constructor(host, text) {
    super(host, text);
    this.element.append(
      this.#controls.presets.element,
      this.#stage,
      this.#wall.element,
      ...this.#said.heard,
    );
  }

  get state() {
    const { preset, bias, runs } = this.#painting;
    return {
      preset,
      bias,
      painted: runs,
      brush: this.#kind,
      neuron: this.#trial.seat,
      wall: this.#wall.isOpen,
    };
  }

  /** @param {Record<string, unknown>} state */
  restore({ preset, bias, painted, brush, neuron, wall }) {
    const known = PRESETS.find((each) => each === preset);
    if (known && known !== this.#painting.preset) this.#painting.begin(known);
    const isBias = typeof bias === "number" && Math.abs(bias) < 1e4;
    if (isBias || bias === null) this.#painting.bias = bias;
    this.#painting.runs = painted;
    this.#kind = BRUSHES.find((each) => each === brush) ?? this.#kind;
    const most = this.shared?.network?.layers[1] ?? Infinity;
    const isSeat = Number.isInteger(neuron) && Number(neuron) >= 0 && Number(neuron) < most;
    if (isSeat) this.#trial.seat = Number(neuron);
    if (typeof wall === "boolean") this.#wall.isOpen = wall;
    this.#sit();
    this.#turn(false);
  }

  /** @param {import("../view.js").Text} text @param {import("../view.js").Language} language */
  speak(text, language) {
    const said = words[language];
    this.#words = said;
    this.#controls.label(said);
    super.speak(text, language);
  }

  /** @param {import("../../engine.js").Shared} shared */
  use(shared) {
    super.use(shared);
    this.#trial.use(shared);
    this.#parameters = shared.network?.facts().parameters ?? USUAL;
    this.#sit();
    this.#turn(false);
  }

  /** The drawing stands somewhere else; the neuron is the same. */
  follow() {
    this.#isMoved = true;
    super.follow();
  }

  connect() {
    this.#watch.observe(this.element);
    this.#isMoved = true;
  }

  disconnect() {
    super.disconnect();
    this.#watch.disconnect();
    clearTimeout(this.#rest);
    this.#trial.free();
  }

  /** @param {import("../../draw/palette.js").Theme} theme */
  dress(theme) {
    super.dress(theme);
    this.#wall.dress();
  }

  arrange() {
    if (!this.width) return;
    const geometry = layout(this.width);
    this.#geometry = geometry;
    this.element.classList.remove("wide", "narrow");
    this.element.classList.add(geometry.kind);
    this.#stage.style.height = `${geometry.height}px`;
    this.#said.place(geometry);
    this.#controls.arrange(geometry);
    super.arrange();
  }

  /** @param {import("./painting.js").Preset} preset */
  #begin(preset) {
    this.#painting.remember();
    this.#painting.begin(preset);
    this.#turn();
  }

  /** @param {import("./painting.js").Brush} kind */
  #take(kind) {
    this.#kind = kind;
    this.schedule();
  }

  #goBack() {
    this.#painting.undo();
    this.#turn();
  }

  #followBrush() {
    if (this.#isTouched) this.#turn();
    else if (this.#isUnsaid) this.#sayLater();
    this.#isTouched = false;
    const { cell, cursor } = this.#brush;
    if (cell !== null && cursor) {
      const { weights } = this.#painting.neuron(this.#trial.replaced);
      this.#said.cell(this.text, this.#words, cell, weights[cell], cursor.down);
    }
    this.schedule();
  }

  /** The neuron that gives its place. */
  #sit() {
    this.#trial.sit();
    this.#wall.isOld = true;
    const { seat } = this.#trial;
    const count = this.shared?.network?.layers[1];
    if (count) this.#controls.seat(this.#words, seat, count);
  }

  /** The neuron is another one. @param {boolean} [isHeard] whether what follows is to be announced */
  #turn(isHeard = true) {
    this.#isMoved = this.#trial.after.isStale = true;
    set(this.element, "aria-busy", "true");
    this.schedule();
    this.#isUnsaid ||= isHeard;
    if (isHeard) this.#sayLater();
  }

  #sayLater() {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      if (this.#brush.isDown) return;
      this.#isUnsaid = false;
      this.#said.announce();
    }, REST);
  }

  /** The reader has moved the threshold; the line stays where it is. @param {number} notch */
  #shift(notch) {
    const { stretch, neuron } = this.#trial;
    if (!stretch || !neuron) return;
    const threshold = stretch.from + notch * stretch.notch;
    this.#painting.remember(true);
    this.#painting.bias = Number((0 - threshold).toPrecision(12)) || 0;
    const isMoved = this.#isMoved;
    this.#turn();
    this.#isMoved = isMoved;
    this.#trial.neuron = this.#painting.neuron(this.#trial.replaced);
  }

  /** Measures, and paints the wall, as long as a frame allows; whether there is more. */
  #work() {
    const trial = this.#trial;
    const isLate = deadline(BUDGET);
    while (!isLate()) {
      if (trial.isBusy) trial.advance();
      else if (!this.#wall.advance(trial, this.colours, this.width)) return false;
    }
    return true;
  }

  /** Paints in the next frame, whatever else goes on. */
  schedule() {
    this.#isStale = true;
    super.schedule();
  }

  render() {
    const trial = this.#trial;
    const { before, after } = trial;
    if (this.#isMoved) {
      const neuron = this.#painting.neuron(trial.replaced);
      const ticks = this.#geometry.kind === "wide" ? 7 : 5;
      this.#isMoved = !trial.line(neuron, this.strokes, ticks);
      this.#isStale = true;
    }
    if (this.#wall.isWhole) this.#wall.advance(trial, this.colours, this.width);
    const measured = [before.done, after.done];
    const isBusy = this.#isSeen && this.#work();
    const isNews = before.done !== measured[0] || after.done !== measured[1];
    if (this.#isStale || isNews) this.#paint();
    this.#isStale = false;
    if (isBusy) super.schedule();
    if (this.#isSeen) set(this.element, "aria-busy", String(isBusy));
  }

  #paint() {
    const trial = this.#trial;
    const { width, height } = this.#geometry;
    const bias = trial.neuron?.bias ?? 0;
    paint(blank(this.#canvas, width, height), this.colours, this.#geometry, {
      weights: trial.neuron?.weights ?? null,
      replaced: trial.replaced.weights,
      threshold: 0 - bias,
      stretch: trial.stretch,
      digits: trial.stood,
      means: trial.after.done?.means ?? null,
      cell: this.#brush.cell,
      said: { ...this.#words, bias: this.#words.bias(this.text.signed(bias)) },
      write: this.text.number,
    });
    this.#show(0 - bias);
  }

  /** Brings controls and words up to date. @param {number} threshold */
  #show(threshold) {
    const [w, trial, painting] = [this.#words, this.#trial, this.#painting];
    this.#controls.show(painting, this.#kind, trial.stretch, threshold);
    this.#said.show(this.text, w, trial, painting);
    this.#said.slide(this.#controls.range, this.text, w, trial);
    this.#wall.label(w, this.#parameters);
  }
}
