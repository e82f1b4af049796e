// A digit put together from two parts: which two, what the network makes of each and of both, and
// which neuron's numbers are read out. Paints nothing.

import { make, place, set } from "../../dom.js";
import { Options } from "../../parts/options.js";
import { ACROSS } from "./layout.js";
import { patternsOf } from "./patterns.js";
import { answersOf, blocksOf, columnOf, equationOf, sumOf } from "./said.js";
import { cut, PARTS } from "./strokes.js";
import { tiles } from "./tiles.js";

/** @typedef {import("./patterns.js").Measure} Measure */
/** @typedef {import("./paint.js").Scene} Scene */
/** @typedef {{ layer: number, neuron: number }} Spot */

/** @type {readonly Measure[]} */
const MEASURES = ["activations", "weighted_sums"];
/** Hidden layers whose neurons stand in rows. */
export const BLOCKS = 2;

/** A neuron as a link keeps it, or null for what is none. @param {unknown} value @returns {Spot | null} */
export function spotOf(value) {
  const isIndex = (/** @type {unknown} */ n) => Number.isInteger(n) && Number(n) >= 0;
  if (!Array.isArray(value) || value.length !== 2 || !value.every(isIndex) || value[0] < 1)
    return null;
  return { layer: Number(value[0]), neuron: Number(value[1]) };
}

export class Composer {
  /** The older first. */
  #pair = [0, 3];
  #measure = MEASURES[0];
  /** @type {Spot} */
  #probe = { layer: 1, neuron: 13 };
  #changed;
  /** @type {{ cut: import("./strokes.js").Cut, patterns: import("./patterns.js").Patterns } | null} */
  #composed = null;
  #equation = make("p", { class: "at parts-equation", part: "equation" });
  #tiles = tiles("parts", (part) => this.#add(part));
  #reads = make("p", { class: "hidden" });
  #measures = new Options(MEASURES, (measure) => this.#take({ measure }), { control: "measure" });
  #sweeps = Array.from({ length: BLOCKS }, (_, i) => this.#sweep(i + 1));
  #said = make("p", { class: "at parts-said", part: "said" });
  #sum = make("p", { class: "at parts-said", part: "sum" });
  elements = [
    this.#equation,
    this.#tiles.element,
    this.#reads,
    this.#measures.element,
    ...this.#sweeps,
    this.#said,
    this.#sum,
  ];

  /** @param {() => void} changed */
  constructor(changed) {
    this.#changed = changed;
    this.#measures.element.classList.add("at");
  }

  get state() {
    const { layer, neuron } = this.#probe;
    return { parts: this.#pair, measure: this.#measure, probe: [layer, neuron] };
  }

  /** @param {Record<string, unknown>} state */
  restore({ parts, measure, probe }) {
    const isPart = (/** @type {unknown} */ part) => PARTS.some((_, i) => i === part);
    const isPair = Array.isArray(parts) && parts.length === 2 && parts.every(isPart);
    this.#take({
      pair: isPair && parts[0] !== parts[1] ? [...parts] : undefined,
      measure: MEASURES.find((known) => known === measure),
      probe: spotOf(probe) ?? undefined,
    });
  }

  /** Forgets what another network made of it. */
  renew() {
    this.#composed = null;
  }

  /** @param {import("./said.js").Words} said */
  label(said) {
    set(this.#tiles.element, "aria-label", said.compose);
    this.#measures.label(said.measure, said.measures);
  }

  /** @param {import("./layout.js").Geometry} geometry @param {number[]} hidden neurons a layer @param {import("./said.js").Words} said */
  place({ boxes, small, blocks }, hidden, said) {
    const probe = this.#probe;
    if (probe.layer > blocks.length) probe.layer = 1;
    if (probe.neuron >= Math.min(ACROSS, hidden[probe.layer - 1] ?? 0)) probe.neuron = 0;
    place(this.#equation, boxes.equation);
    place(this.#measures.element, boxes.measure);
    place(this.#said, boxes.said);
    place(this.#sum, boxes.sum);
    for (const [i, button] of this.#tiles.buttons.entries()) place(button, small[i]);
    this.#measures.element.hidden = blocks.length === 0;
    for (const [i, sweep] of this.#sweeps.entries()) {
      const box = blocks[i];
      sweep.hidden = !box;
      if (!box) continue;
      const shown = Math.min(ACROSS, hidden[i]);
      place(sweep, { ...box, width: (box.width * shown) / ACROSS });
      sweep.style.setProperty("--pitch", `${box.width / ACROSS}px`);
      sweep.max = String(shown - 1);
      set(sweep, "aria-label", said.layer(i + 1));
    }
  }

  /** @param {{ pair?: number[], measure?: Measure, probe?: Spot }} change */
  #take({ pair, measure = this.#measure, probe = this.#probe }) {
    if (pair) {
      this.#pair = pair;
      this.#composed = null;
    }
    this.#measure = measure;
    this.#probe = probe;
    this.#changed();
  }

  /** Takes a part into the pair, in the place of the older one. @param {number} part */
  #add(part) {
    this.#take({ pair: [...this.#pair.filter((each) => each !== part), part].slice(-2) });
  }

  /** A range that lies over a block: its thumb is as wide as a neuron. @param {number} layer */
  #sweep(layer) {
    const take = () => this.#take({ probe: { layer, neuron: Number(input.value) } });
    const input = make("input", {
      type: "range",
      class: "at parts-sweep",
      min: "0",
      "data-control": "probe",
      input: take,
      focus: take,
      pointermove: (event) => {
        if (event.pointerType !== "mouse" || event.buttons) return;
        const { left, width } = input.getBoundingClientRect();
        const many = Number(input.max) + 1;
        input.value = String(Math.floor(((event.clientX - left) / width) * many));
        take();
      },
    });
    return input;
  }

  /** Reads the two parts, where that is not done yet; whether it was not. @param {import("../../engine.js").Core} core @param {import("../../engine.js").Network} network */
  read(core, network) {
    if (this.#composed) return false;
    const pieces = cut(core, network, this.#inOrder);
    this.#composed = { cut: pieces, patterns: patternsOf(network, pieces) };
    return true;
  }

  get #inOrder() {
    return this.#pair.toSorted((a, b) => a - b);
  }

  /**
   * What there is to paint; brings words and controls up to date.
   * @param {import("../../engine.js").Core | null} core @param {number[]} hidden neurons a layer
   * @param {import("./said.js").Words} said @param {import("./said.js").Text} text
   * @returns {Pick<Scene, "pair" | "terms" | "answers" | "blocks">}
   */
  show(core, hidden, said, text) {
    const pair = this.#inOrder;
    const composed = this.#composed;
    const patterns = composed?.patterns ?? null;
    const answers = core && patterns ? answersOf(said, text, core.judge, patterns.outputs) : [];
    const what = { patterns, measure: this.#measure, probe: this.#probe };
    const blocks = blocksOf(said, hidden.slice(0, BLOCKS), pair, what);
    const terms = [...pair.map((part) => said.parts[part]), said.both];
    for (const [i, button] of this.#tiles.buttons.entries()) {
      set(button, "aria-label", said.parts[i]);
      set(button, "aria-pressed", String(pair.includes(i)));
    }
    this.#measures.show(this.#measure);
    this.#equation.replaceChildren(...equationOf(said, pair, answers));
    this.#reads.textContent = answers
      .map(({ said: answer, value }, i) => said.reads(terms[i], answer, value))
      .join(" ");
    this.#sum.textContent = patterns && hidden.length ? sumOf(said, patterns) : "";
    this.#said.textContent = "";
    for (const [i, block] of blocks.entries()) {
      const sweep = this.#sweeps[i];
      if (block.probe !== null) sweep.value = String(block.probe);
      const column = block.rows ? columnOf(said, text, block, i + 1, Number(sweep.value)) : "";
      set(sweep, "aria-valuetext", column);
      if (block.probe !== null) this.#said.textContent = column;
    }
    return {
      pair,
      terms: composed ? [...composed.cut.pieces, composed.cut.image] : [],
      answers,
      blocks,
    };
  }
}
