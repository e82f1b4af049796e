// The dream view: the image that each output neuron likes best, found by going uphill from blank paper,
// from noise or from the drawing, beside what drawn digits look like and get. Decides what is shown;
// climb.js has the numbers.

import { make, place, set } from "../../dom.js";
import { blank, density } from "../../draw/canvas.js";
import { ALL, read } from "../../engine.js";
import { deadline } from "../../parts/clock.js";
import { Motion } from "../../parts/motion.js";
import { Options, style as options } from "../../parts/options.js";
import { style as slider } from "../../parts/slider.js";
import { sweep } from "../../parts/sweep.js";
import { View as Base } from "../view.js";
import { Climb } from "./climb.js";
import { seenBy } from "./drawn.js";
import { layout } from "./layout.js";
import { paint } from "./paint.js";
import { LAST, PLACES, placeOf } from "./road.js";
import { said } from "./said.js";
import words from "./words.js";

/** @typedef {import("./drawn.js").Drawn} Drawn */
/** @typedef {import("./drawn.js").Seen} Seen */

export const style = `${options}${slider}
.dream-controls{display:flex;flex-wrap:wrap;align-items:center;gap:0 44px;margin-bottom:12px}
.dream-stage{position:relative}
.dream-stage input[type=radio]{appearance:none;margin:0;border-radius:0;cursor:pointer;touch-action:manipulation;-webkit-tap-highlight-color:transparent}
.dream-said{margin:0;color:var(--ink);font-size:16px;font-weight:600;line-height:22px}
.dream-plot{cursor:ew-resize;touch-action:pan-y}
.narrow .dream-controls{gap:0 16px;margin-bottom:4px}
.narrow .dream-controls .options{gap:0 14px}
.narrow .dream-said{font-size:14px;line-height:19px}
`;

const TEN = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const STARTS = /** @type {const} */ (["blank", "noise", "drawing"]);
/** How often slopes are averaged with their neighbours: none, some, much smoothing. */
const PASSES = [0, 2, 8];
const SMOOTHINGS = PASSES.map((_, i) => i);
/** How strong the noise is: from a stronger one many a road leads nowhere. */
const NOISE = 0.3;
/** Milliseconds of a frame for computing. */
const SLICE = 4;
/** Nothing is said before everything has rested so long. */
const REST = 600;

export class View extends Base {
  #words = words.en;
  /** The digit that is compared. */
  #digit = 3;
  /** @type {(typeof STARTS)[number]} */
  #start = "blank";
  /** Which of PASSES. */
  #smoothing = 0;
  /** Of the noise. */
  #seed = 1;
  /** How far the reader wants to have come. */
  #place = placeOf(200);
  /** @type {Climb | null} */
  #climb = null;
  /** What is shown. @type {import("./road.js").Road[]} */
  #roads = [];
  /** The drawing that was started from, written. */
  #from = "";
  /** Whether what is seen was done here, and is to be said when it rests. */
  #isHeard = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;
  #motion = new Motion();
  #geometry = layout(280);
  #canvas = make("canvas", { class: "paint", "aria-hidden": "true" });
  #starts = new Options(STARTS, (start) => this.#set({ start }), { control: "start" });
  #smoothings = new Options(SMOOTHINGS, (smoothing) => this.#set({ smoothing }), {
    control: "smoothing",
  });
  #another = make("button", {
    type: "button",
    class: "word-button",
    part: "another",
    "data-control": "seed",
    click: () => this.#set({ seed: this.#seed + 1 }),
  });
  #digits = TEN.map((digit) =>
    make("input", {
      type: "radio",
      class: "at",
      name: "digit",
      value: String(digit),
      change: () => this.#set({ digit }),
    }),
  );
  #cells = make("div", { role: "radiogroup", "data-control": "digit" }, ...this.#digits);
  #said = make("p", { class: "at dream-said", part: "sentence" });
  #plot = make("div", { class: "at dream-plot" });
  #range = make("input", {
    type: "range",
    class: "at range",
    min: "0",
    max: String(PLACES.length - 1),
    "data-control": "steps",
    input: () => {
      this.#place = Number(this.#range.value);
      this.#isHeard = true;
      this.schedule();
    },
  });
  #stage = make(
    "div",
    { class: "dream-stage" },
    this.#canvas,
    this.#cells,
    this.#said,
    this.#plot,
    this.#range,
  );
  #all = make("p", { class: "hidden", part: "said" });
  #live = make("p", { class: "hidden", "aria-live": "polite" });

  /** @param {import("../view.js").Host} host @param {import("../view.js").Text} text */
  constructor(host, text) {
    super(host, text);
    sweep(this.#plot, this.#range);
    const controls = [this.#starts.element, this.#smoothings.element, this.#another];
    this.element.append(
      make("div", { class: "dream-controls" }, ...controls),
      this.#stage,
      this.#all,
      this.#live,
    );
  }

  get state() {
    return {
      digit: this.#digit,
      start: this.#start,
      smoothing: this.#smoothing,
      seed: this.#seed,
      steps: PLACES[this.#place],
    };
  }

  /** @param {Record<string, unknown>} state */
  restore({ digit, start, smoothing, seed, steps }) {
    const whole = (/** @type {unknown} */ value, /** @type {number} */ most) =>
      Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;
    if (whole(digit, 9)) this.#digit = Number(digit);
    this.#start = STARTS.find((each) => each === start) ?? this.#start;
    if (whole(smoothing, PASSES.length - 1)) this.#smoothing = Number(smoothing);
    if (whole(seed, Number.MAX_SAFE_INTEGER)) this.#seed = Number(seed);
    if (whole(steps, LAST)) this.#place = placeOf(Number(steps));
    this.#begin();
  }

  /** @param {import("../view.js").Text} text @param {import("../view.js").Language} language */
  speak(text, language) {
    const said = words[language];
    this.#words = said;
    const starts = STARTS.map((start) => said.starts[start]);
    this.#starts.label(said.start, starts, { isSeen: true });
    this.#smoothings.label(said.smoothing, said.smoothings, { isSeen: true });
    set(this.#cells, "aria-label", said.digits);
    set(this.#range, "aria-label", said.slider);
    super.speak(text, language);
  }

  /** @param {import("../../engine.js").Shared} shared */
  use(shared) {
    super.use(shared);
    const { core, network } = shared;
    if (network === (this.#climb?.network ?? null)) return;
    this.#climb = core && network && new Climb(core, network);
    this.#roads = [];
    this.#begin();
  }

  follow() {
    if (this.#start === "drawing" && JSON.stringify(this.strokes) !== this.#from) this.#begin();
  }

  disconnect() {
    super.disconnect();
    clearTimeout(this.#rest);
  }

  arrange() {
    if (!this.width) return;
    const geometry = layout(this.width, density());
    this.#geometry = geometry;
    const { kind, height, cells, under, plot, range, said } = geometry;
    this.element.classList.toggle("narrow", kind === "narrow");
    this.#stage.style.height = `${height}px`;
    for (const [i, input] of this.#digits.entries())
      place(input, { ...cells[i], height: cells[i].height + under });
    place(this.#said, said);
    place(this.#plot, { ...plot, height: plot.height + 8 });
    place(this.#range, range);
    super.arrange();
  }

  /** @param {{ digit?: number, start?: (typeof STARTS)[number], smoothing?: number, seed?: number }} choice by the reader */
  #set({ digit, start, smoothing, seed }) {
    this.#isHeard = true;
    if (digit !== undefined) {
      this.#digit = digit;
      return this.schedule();
    }
    this.#start = start ?? this.#start;
    this.#smoothing = smoothing ?? this.#smoothing;
    this.#seed = seed ?? this.#seed;
    this.#begin();
  }

  /** All ten set out again. */
  #begin() {
    const image = this.#image();
    if (image) this.#climb?.begin(image, PASSES[this.#smoothing]);
    this.schedule();
  }

  /** Where they set out, as the network reads it. */
  #image() {
    const { core, network } = this.shared ?? {};
    this.#from = JSON.stringify(this.strokes);
    if (!core || !network) return null;
    if (this.#start === "drawing") return read(core, network, this.strokes, ALL).image;
    const paper = new Float32Array(784);
    return this.#start === "noise" ? core.vary(paper, { noise: NOISE, seed: this.#seed }) : paper;
  }

  render() {
    const climb = this.#climb;
    const isBusy = climb?.work(deadline(SLICE)) ?? false;
    // What grows is shown where motion is welcome, else what is there.
    if (climb && (climb.isThere || !this.#motion.isUnwanted)) this.#roads = climb.roads;
    const roads = this.#roads;
    const reached = Math.min(this.#place, ...roads.map(({ images }) => images.length - 1));
    const made = climb
      ? roads.map(({ images, digit }) => seenBy(climb.network, images[reached], digit))
      : [];
    const { width, height } = this.#geometry;
    const drawn = climb?.drawn ?? null;
    const averages = climb?.averages ?? [];
    const scene = {
      digit: this.#digit,
      place: reached,
      made,
      drawn: averages,
      roads: roads.map(({ sums }) => sums),
      sums: drawn?.sums ?? [],
      beyond: this.#beyond(drawn),
    };
    const g = blank(this.#canvas, width, height);
    paint(g, this.colours, this.#geometry, scene, this.text, this.#words);
    set(this.element, "aria-busy", String(isBusy));
    this.#say(made, reached, averages, drawn);
    if (isBusy) this.schedule();
  }

  /** From which place on the image gets more than every drawn digit; -1 for none. @param {Drawn | null} drawn */
  #beyond(drawn) {
    const digit = this.#digit;
    const most = drawn ? Math.max(...drawn.sums[digit]) : Infinity;
    const sums = this.#roads[digit]?.sums ?? [];
    const last = sums.findLastIndex((sum) => !(sum > most));
    return last + 1 < sums.length ? last + 1 : -1;
  }

  /** Brings controls and words up to date. @param {Seen[]} made @param {number} reached @param {Seen[]} averages @param {Drawn | null} drawn */
  #say(made, reached, averages, drawn) {
    const { number, signed } = this.text;
    const text = this.#words;
    const digit = this.#digit;
    this.#starts.show(this.#start);
    this.#smoothings.show(this.#smoothing);
    this.#another.textContent = text.seed(this.#seed);
    this.#another.style.visibility = this.#start === "noise" ? "" : "hidden";
    this.#range.value = String(this.#place);
    this.#range.disabled = made.length === 0;
    for (const [d, input] of this.#digits.entries()) {
      const seen = made[d];
      input.checked = d === digit;
      const label = seen ? text.digit(d, number(seen.output), signed(seen.sum)) : String(d);
      set(input, "aria-label", label);
    }
    const seen = made[digit];
    const average = averages[digit];
    const steps = PLACES[reached];
    set(this.#range, "aria-valuetext", text.steps(steps));
    const compared =
      seen && average && drawn
        ? { digit, start: this.#start, steps, made: seen, average, drawn }
        : null;
    const { sentence, all } = said(this.text, text, compared);
    if (this.#said.textContent !== sentence) this.#said.textContent = sentence;
    if (this.#all.textContent === all) return;
    this.#all.textContent = all;
    clearTimeout(this.#rest);
    if (this.#isHeard)
      this.#rest = setTimeout(() => {
        this.#live.textContent = all;
      }, REST);
  }
}
