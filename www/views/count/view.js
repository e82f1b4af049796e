// The count view: every weight and bias of a structure as a dot, counted block by block, and any one
// of them read. Decides what is counted and read; places and sums come from blocks.js.

import { make, set } from "../../dom.js";
import { blank, density } from "../../draw/canvas.js";
import { Stopwatch } from "../../parts/clock.js";
import { Motion } from "../../parts/motion.js";
import { Options } from "../../parts/options.js";
import { PlayButton } from "../../parts/play.js";
import { Slider } from "../../parts/slider.js";
import { View as Base } from "../view.js";
import {
  blocksOf,
  MOST_LAYERS,
  MOST_NEURONS,
  placeAt,
  plan,
  SIDE,
  totalOf,
  whichAt,
} from "./blocks.js";
import { count, paint } from "./paint.js";
import words from "./words.js";

export { default as style } from "./style.js";

/** @typedef {import("./blocks.js").Plan} Plan */

const COUNTS = Array.from({ length: MOST_LAYERS + 1 }, (_, n) => n);
/** A network of the page may have larger layers than a reader can choose. */
const MOST_OWN = 512;
/** Beside the blocks, for the frame around one. */
const RIM = 4;
/** How long all blocks of the pixels are counted, and each other one, in milliseconds. */
const FIRST = 2400;
const OTHER = 500;

export class View extends Base {
  #words = words.en;
  #hidden = [16, 16];
  /** Whether the reader or a link has chosen the structure; until then it is the network's. */
  #isChosen = false;
  #blocks = blocksOf([784, 16, 16, 10]);
  /** @type {Plan | null} */
  #plan = null;
  /** The number that is read. @type {number | null} */
  #place = null;
  /** When counting began, in the clock of animation frames; 0 when it is done. */
  #counting = new Stopwatch();
  #motion = new Motion();
  #canvas = make("canvas", { class: "paint", "aria-hidden": "true" });
  #alt = make("p", { class: "hidden" });
  #stage = make("div", { class: "count-stage" }, this.#canvas, this.#alt);
  #layers = new Options(COUNTS, (n) => this.#deepen(n), { control: "layers" });
  #sizes = Array.from(
    { length: MOST_LAYERS },
    (_, l) =>
      new Slider({
        control: "neurons",
        min: 1,
        max: MOST_NEURONS,
        places: MOST_NEURONS - 1,
        value: 16,
        changed: (size) => this.#choose(this.#hidden.with(l, size)),
      }),
  );
  #play = new PlayButton(() => this.#toggle());
  #sum = make("p", { class: "count-sum", part: "sum" });
  #reader = make("input", {
    type: "range",
    class: "range",
    min: "0",
    input: () => this.#read(Number(this.#reader.value)),
  });
  #said = make("p", { part: "number" });

  /** @param {import("../view.js").Host} host @param {import("../view.js").Text} text */
  constructor(host, text) {
    super(host, text);
    const point = (/** @type {PointerEvent} */ event) => {
      const { left, top } = this.#stage.getBoundingClientRect();
      const [x, y] = [event.clientX - left - RIM, event.clientY - top];
      const found = this.#plan && placeAt(this.#plan, this.#blocks, x, y);
      if (found !== null) this.#read(found);
    };
    this.#stage.addEventListener("pointermove", (event) => {
      if (event.pointerType === "mouse") point(event);
    });
    this.#stage.addEventListener("click", (event) => point(/** @type {PointerEvent} */ (event)));
    this.element.append(
      make(
        "div",
        { class: "count-choice" },
        this.#layers.element,
        ...this.#sizes.map(({ element }) => element),
      ),
      this.#stage,
      make("div", { class: "count-foot" }, this.#play.element, this.#sum),
      make("div", { class: "count-read", "data-control": "read" }, this.#reader, this.#said),
    );
  }

  get state() {
    return {
      layers: this.#structure,
      ...(this.#place === null ? {} : { number: this.#place }),
    };
  }

  /** @param {Record<string, unknown>} state */
  restore({ layers, number }) {
    if (isStructure(layers)) this.#choose(layers.slice(1, -1));
    const isNumber = Number.isInteger(number) && Number(number) >= 0;
    if (isNumber && Number(number) < totalOf(this.#blocks)) this.#read(Number(number));
  }

  get #structure() {
    return [784, ...this.#hidden, 10];
  }

  /** @param {import("../view.js").Text} text @param {import("../view.js").Language} language */
  speak(text, language) {
    this.#words = words[language];
    const w = this.#words;
    this.#layers.label(w.layers, COUNTS.map(String), { isSeen: true });
    for (const [l, slider] of this.#sizes.entries()) slider.label(w.neurons(l + 1), String);
    set(this.#reader, "aria-label", w.read);
    super.speak(text, language);
  }

  /** @param {import("../../engine.js").Shared} shared */
  use(shared) {
    super.use(shared);
    const layers = Array.from(shared.network?.layers ?? []);
    if (!this.#isChosen && isStructure(layers, MOST_OWN)) this.#show(layers.slice(1, -1));
  }

  /** What is counted sees nothing of the drawing. */
  follow() {}

  disconnect() {
    super.disconnect();
    this.#counting.stop();
  }

  arrange() {
    if (!this.width) return;
    this.element.classList.toggle("narrow", this.width < 560);
    this.#plan = plan(this.width - 2 * RIM, this.#blocks, density());
    this.#stage.style.height = `${this.#plan.height}px`;
    super.arrange();
  }

  /** So many hidden layers; a new one is as large as the one before it. @param {number} n */
  #deepen(n) {
    const last = this.#hidden[this.#hidden.length - 1] ?? 16;
    this.#choose(COUNTS.slice(0, n).map((l) => this.#hidden[l] ?? last));
  }

  /** @param {readonly number[]} hidden */
  #choose(hidden) {
    this.#isChosen = true;
    this.#show(hidden);
  }

  /** @param {readonly number[]} hidden */
  #show(hidden) {
    this.#hidden = [...hidden];
    this.#blocks = blocksOf(this.#structure);
    this.#place = null;
    this.#counting.stop();
    this.#layers.show(hidden.length);
    for (const [l, slider] of this.#sizes.entries()) {
      slider.element.hidden = l >= hidden.length;
      if (l < hidden.length && slider.value !== hidden[l]) slider.value = hidden[l];
    }
    this.#reader.max = String(totalOf(this.#blocks) - 1);
    this.#reader.value = "0";
    this.arrange();
  }

  /** @param {number} place */
  #read(place) {
    this.#place = place;
    this.#reader.value = String(place);
    this.schedule();
  }

  #toggle() {
    if (this.#counting.isRunning || this.#motion.isUnwanted) this.#counting.stop();
    else this.#counting.start();
    this.schedule();
  }

  /** How many blocks are counted. @param {number} now */
  #lit(now) {
    if (!this.#counting.isRunning) return this.#blocks.length;
    const pictures = this.#hidden[0] ?? 10;
    const passed = this.#counting.passed(now);
    const lit = passed < FIRST ? (passed / FIRST) * pictures : pictures + (passed - FIRST) / OTHER;
    return Math.min(this.#blocks.length + 1, Math.floor(lit) + 1);
  }

  /** @param {number} now */
  render(now) {
    if (!this.#plan) return;
    const lit = this.#lit(now);
    if (lit > this.#blocks.length) this.#counting.stop();
    const isCounting = this.#counting.isRunning;
    const { height } = this.#plan;
    const g = blank(this.#canvas, this.width, height);
    g.translate(RIM, 0);
    paint(g, this.colours, this.#plan, this.#blocks, {
      width: this.width - 2 * RIM,
      lit,
      isCounting,
      place: this.#place,
      layers: this.#structure,
      words: this.#words,
    });
    const { play: start, pause } = this.#words;
    this.#play.show({ playing: isCounting, label: isCounting ? pause : start });
    this.#add(lit);
    this.#say();
    if (isCounting) this.schedule();
  }

  /** The sum as far as it is counted. @param {number} lit */
  #add(lit) {
    const layers = this.#structure;
    const counted = this.#blocks.slice(0, lit);
    const terms = [
      ...layers
        .slice(1)
        .map((to, i) => ({ isBias: false, layer: i + 1, text: `${layers[i]} × ${to}` })),
      ...layers.slice(1).map((to, i) => ({ isBias: true, layer: i + 1, text: String(to) })),
    ];
    const isCounted = (/** @type {{ isBias: boolean, layer: number }} */ term) =>
      counted.some(({ isBias, layer }) => isBias === term.isBias && layer === term.layer);
    const spans = terms.flatMap((term, i) => [
      make("span", isCounted(term) ? { class: "counted" } : {}, i ? `+ ${term.text}` : term.text),
      " ",
    ]);
    this.#sum.replaceChildren(
      ...spans,
      make("span", {}, "= ", make("b", {}, count(totalOf(counted)))),
    );
    const sum = terms.map(({ text }) => text).join(" + ");
    this.#alt.textContent = this.#words.alt(sum, count(totalOf(this.#blocks)));
  }

  /** Which number is read, and its value where there is one. */
  #say() {
    const w = this.#words;
    if (this.#place === null) {
      this.#said.textContent = w.rest;
      set(this.#reader, "aria-valuetext", w.rest);
      return;
    }
    const { layer, to, from } = whichAt(this.#blocks, this.#place);
    const last = this.#hidden.length + 1;
    const nameOf = (/** @type {number} */ l, /** @type {number} */ j) =>
      l === 0
        ? w.pixel(Math.floor(j / SIDE) + 1, (j % SIDE) + 1)
        : l === last
          ? w.output(j)
          : w.hidden(l, j + 1);
    const target = nameOf(layer, to);
    const name = from === null ? w.bias(target) : w.weight(nameOf(layer - 1, from), target);
    const value = this.#valueOf(layer, to, from);
    const said = value === null ? w.noValue : this.text.signed(value);
    const number = w.number(count(this.#place + 1));
    this.#said.replaceChildren(`${number}: ${name}: `, make("b", {}, said));
    set(this.#reader, "aria-valuetext", `${number}: ${name}: ${said}`);
  }

  /** In the network of the page; null where that is built otherwise. @param {number} layer @param {number} to @param {number | null} from */
  #valueOf(layer, to, from) {
    const network = this.shared?.network;
    if (!network || String(Array.from(network.layers)) !== String(this.#structure)) return null;
    if (from === null) return network.biases(layer)[to];
    return network.weights(layer)[to * this.#structure[layer - 1] + from];
  }
}

/** @param {unknown} layers @param {number} [most] neurons a layer @returns {layers is number[]} */
function isStructure(layers, most = MOST_NEURONS) {
  return (
    Array.isArray(layers) &&
    layers.length >= 2 &&
    layers.length <= MOST_LAYERS + 2 &&
    layers[0] === 784 &&
    layers[layers.length - 1] === 10 &&
    layers.slice(1, -1).every((size) => Number.isInteger(size) && size >= 1 && size <= most)
  );
}
