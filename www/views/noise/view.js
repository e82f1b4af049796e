// The noise view: what a network claims to see where there is no digit, beside a network that was
// taught digits only. Decides what is shown, and when the survey goes on; said.js finds the words, paint.js
// paints.

import { make, place, set } from "../../dom.js";
import { blank } from "../../draw/canvas.js";
import { MODELS } from "../../engine.js";
import { deadline } from "../../parts/clock.js";
import { Options, style as options } from "../../parts/options.js";
import { style as slider } from "../../parts/slider.js";
import { View as Base } from "../view.js";
import { layout } from "./layout.js";
import { dotUnder, paintBars, paintImage, paintPlot } from "./paint.js";
import { describe, note, sentence } from "./said.js";
import { countOf, KINDS } from "./strangers.js";
import { Survey } from "./survey.js";
import words from "./words.js";

/** @typedef {import("./strangers.js").Kind} Kind */

export const style = `${options}${slider}
.noise-sentence{margin:0;color:var(--ink);font-size:20px;font-weight:600;line-height:1.35;letter-spacing:-.01em}
.narrow .noise-sentence{font-size:16px}
.narrow .options{flex-wrap:nowrap;gap:0 14px}
.noise-note{margin:0;font-size:13px;line-height:18px}
.noise-dots{cursor:crosshair;touch-action:pan-y}
`;

/** Milliseconds of a frame for reading and learning. */
const SLICE = 4;
const REST = 600;
/** How far from a dot a pointer finds it, in pixels: a mouse, a finger. */
const REACH = { mouse: 12, finger: 22 };

export class View extends Base {
  #survey = new Survey();
  /** The image that is shown. */
  #shown = 7;
  /** Which network a narrow figure shows. @type {0 | 1} */
  #which = 0;
  /** @type {import("./layout.js").Geometry | null} */
  #geometry = null;
  #isSeen = false;
  #isStale = true;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;
  #watch = new IntersectionObserver((entries) => {
    this.#isSeen = entries[entries.length - 1].isIntersecting;
    if (this.#isSeen) this.schedule();
  });
  #canvas = make("canvas", { class: "paint", "aria-hidden": "true" });
  #kinds = new Options(KINDS, (kind) => this.#choose(kind), { control: "kind" });
  #networks = new Options(/** @type {const} */ ([0, 1]), (which) => this.#turn(which), {
    control: "which",
  });
  #leaf = make("input", { type: "range", class: "at range", min: "0", step: "1" });
  #sentence = make("p", { class: "at noise-sentence" });
  #note = make("p", { class: "at noise-note" });
  #dots = make("div", { class: "at noise-dots" });
  #live = make("p", { class: "hidden", role: "status" });

  /** @param {import("../view.js").Host} host @param {import("../view.js").Text} text */
  constructor(host, text) {
    super(host, text);
    this.#kinds.element.classList.add("at");
    this.#networks.element.classList.add("at");
    this.#leaf.dataset.control = "leaf";
    this.#leaf.addEventListener("input", () => this.#show(this.#order[+this.#leaf.value]));
    for (const type of /** @type {const} */ (["pointermove", "pointerdown"]))
      this.#dots.addEventListener(type, (event) => this.#point(event));
    this.element.append(
      this.#canvas,
      this.#kinds.element,
      this.#leaf,
      this.#sentence,
      this.#networks.element,
      this.#dots,
      this.#note,
      this.#live,
    );
  }

  get state() {
    return { kind: this.#survey.kind, image: this.#shown, which: this.#which };
  }

  /** @param {Record<string, unknown>} state */
  restore({ kind, image, which }) {
    const known = KINDS.find((each) => each === kind);
    if (known && known !== this.#survey.kind) this.#choose(known);
    if (Number.isInteger(image) && Number(image) >= 0 && Number(image) < countOf(this.#survey.kind))
      this.#shown = Number(image);
    if (which === 0 || which === 1) this.#which = which;
    this.schedule();
  }

  /** @param {import("../../engine.js").Shared} shared */
  use(shared) {
    super.use(shared);
    const { core, network } = shared;
    if (network === this.#survey.network) return;
    this.#survey.use(core, network);
    this.#begin();
  }

  /** What is no digit is not drawn by the reader. */
  follow() {}

  connect() {
    this.#watch.observe(this.element);
  }

  disconnect() {
    super.disconnect();
    this.#watch.disconnect();
    clearTimeout(this.#rest);
  }

  arrange() {
    if (!this.width) return;
    const text = words[this.language];
    const geometry = layout(this.width);
    const { kind, boxes, plots } = geometry;
    this.#geometry = geometry;
    this.element.classList.toggle("narrow", kind === "narrow");
    this.element.style.height = `${geometry.height}px`;
    place(this.#kinds.element, boxes.kinds);
    place(this.#networks.element, boxes.which);
    place(this.#leaf, boxes.leaf);
    place(this.#sentence, boxes.sentence);
    place(this.#note, boxes.note);
    const last = plots[plots.length - 1].box;
    const { x, y } = plots[0].box;
    place(this.#dots, { x, y, width: last.x + last.width - x, height: last.height });
    this.#networks.element.hidden = kind !== "narrow";
    this.#kinds.label(
      text.kind,
      KINDS.map((each) => text.kinds[each]),
    );
    this.#networks.label(text.which, text.networks);
    set(this.#leaf, "aria-label", text.leaf);
    this.schedule();
  }

  /** Paints in the next frame, whatever else goes on. */
  schedule() {
    this.#isStale = true;
    super.schedule();
  }

  /** @param {Kind} kind */
  #choose(kind) {
    this.#shown = Math.min(7, countOf(kind) - 1);
    this.#survey.begin(kind);
    this.#begin();
  }

  /** @param {0 | 1} which */
  #turn(which) {
    this.#which = which;
    this.schedule();
  }

  /** @param {number | undefined} n */
  #show(n) {
    if (n === undefined || n === this.#shown) return;
    this.#shown = n;
    this.schedule();
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      this.#live.textContent = this.#describe();
    }, REST);
  }

  /** Nothing has been read yet. */
  #begin() {
    this.#live.textContent = "";
    this.schedule();
  }

  /** The claims a plot shows, in the order of the plots. */
  get #plotted() {
    const which = this.#geometry?.kind === "narrow" ? [this.#which] : [0, 1];
    return which.map((i) => ({ claims: this.#survey.claims[i], which: i }));
  }

  /** The images in the order of the dots: what leafing goes along. */
  get #order() {
    return this.#plotted[0].claims?.sorted.flat() ?? [];
  }

  /** @param {PointerEvent} event */
  #point(event) {
    const geometry = this.#geometry;
    if (!geometry) return;
    const { left, top } = this.element.getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    const reach = event.pointerType === "mouse" ? REACH.mouse : REACH.finger;
    for (const [i, { claims }] of this.#plotted.entries()) {
      const found = claims && dotUnder(geometry.plots[i], claims.sorted, x, y, reach);
      if (found != null) this.#show(found);
    }
  }

  render() {
    const geometry = this.#geometry;
    if (!geometry) return;
    const { isBusy, isNews } = this.#isSeen
      ? this.#survey.advance(deadline(SLICE))
      : { isBusy: false, isNews: false };
    set(this.element, "aria-busy", String(isBusy));
    if (this.#isStale || isNews) this.#paint(geometry);
    this.#isStale = false;
    if (isBusy) super.schedule();
  }

  /** @param {import("./layout.js").Geometry} geometry */
  #paint(geometry) {
    const { colours } = this;
    const text = words[this.language];
    const { number } = this.text;
    const shown = this.#shown;
    const { width, height, boxes, bars, plots, kind } = geometry;
    const g = blank(this.#canvas, width, height);
    paintImage(g, colours, boxes.picture, this.#survey.image(shown));
    for (const [i, { claims, which }] of this.#plotted.entries()) {
      const head = kind === "narrow" ? "" : text.networks[which];
      const outputs = claims && claims.read > shown ? claims.outputsOf(shown) : null;
      paintBars(g, colours, bars[i], outputs, head, number);
      paintPlot(g, colours, plots[i], claims, shown, head);
    }
    this.#say();
  }

  #say() {
    const text = words[this.language];
    const { number } = this.text;
    this.#kinds.show(this.#survey.kind);
    this.#networks.show(this.#which);
    this.#sentence.textContent = sentence(text, this.#survey, number);
    const isBundled = this.shared !== null && this.shared.choice in MODELS;
    this.#note.textContent = note(text, this.#survey, isBundled);
    if (this.#survey.accuracy.length) this.#live.textContent ||= this.#sentence.textContent;
    const order = this.#order;
    this.#leaf.disabled = order.length < 2;
    this.#leaf.max = String(Math.max(1, order.length - 1));
    this.#leaf.value = String(Math.max(0, order.indexOf(this.#shown)));
    set(this.#leaf, "aria-valuetext", this.#describe());
  }

  /** The image that is shown and what is claimed of it. */
  #describe() {
    const text = words[this.language];
    return describe(text, this.#survey, this.#shown, this.text.number);
  }
}
