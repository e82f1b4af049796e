// The matrix view: one layer's step as a matrix times a column plus a column, squished; one row of it
// lit and written out; the same as a program. Decides what is lit and said; paint.js paints.

import { make, set } from "../../dom.js";
import { blank } from "../../draw/canvas.js";
import { ALL, read } from "../../engine.js";
import { Options } from "../../parts/options.js";
import { View as Base } from "../view.js";
import { LANGUAGES, programOf } from "./code.js";
import { cellAt, LIST, layout } from "./layout.js";
import { paint } from "./paint.js";
import words from "./words.js";
import { headline, written } from "./written.js";

export { default as style } from "./style.js";

/** @typedef {import("./code.js").Squish} Squish */
/** @typedef {import("./code.js").Language} Language */
/** @typedef {import("./paint.js").Layer} Layer */

const USUAL = [784, 16, 16, 10];
/** A lit row says most where its neuron is neither empty nor full. */
const TELLING = 0.72;
const TERMS = 8;
const TERMS_NARROW = 5;

/** @type {Record<Squish, string>} */
const SYMBOLS = { sigmoid: "σ", relu: "ReLU", tanh: "tanh", identity: "", softmax: "softmax" };

export class View extends Base {
  #words = words.en;
  #layer = 2;
  /** @type {number | null} */
  #row = null;
  /** Among the columns that are shown. @type {number | null} */
  #column = null;
  /** @type {Language} */
  #language = "rust";
  #geometry = layout(280);
  /** How many rows and columns the picture has. */
  #size = { rows: 16, columns: 16 };
  /** @type {{ network: unknown, layer: number, weights: Float32Array } | null} */
  #cache = null;
  #canvas = make("canvas", { class: "paint", "aria-hidden": "true" });
  #alt = make("p", { class: "hidden" });
  #picture = make("div", { class: "matrix-picture" }, this.#canvas, this.#alt);
  /** Stays where it is when the network has other layers. */
  #layerRow = make("div", { "data-control": "layer" });
  /** @type {Options<number>} */
  #layers = new Options([1, 2, 3], () => {}, { control: "layers" });
  #formula = make("div", { class: "matrix-formula" });
  #written = make("div", { class: "matrix-row", part: "row" });
  #rowPick = pick(() => {
    this.#row = Number(this.#rowPick.input.value);
    this.schedule();
  });
  #columnPick = pick(() => {
    this.#column = Number(this.#columnPick.input.value);
    this.schedule();
  });
  #languages = new Options(
    LANGUAGES,
    (language) => {
      this.#language = language;
      this.schedule();
    },
    { control: "language" },
  );
  #code = make("pre", { tabindex: "0", part: "code", translate: "no" });
  #copy = make("button", { type: "button", class: "word-button", click: () => this.#take() });

  /** @param {import("../view.js").Host} host @param {import("../view.js").Text} text */
  constructor(host, text) {
    super(host, text);
    const point = (/** @type {MouseEvent} */ event) => {
      const { left, top } = this.#picture.getBoundingClientRect();
      const { rows, columns } = this.#size;
      const [x, y] = [event.clientX - left, event.clientY - top];
      const found = cellAt(this.#geometry, rows, columns, x, y);
      if (!found) return;
      this.#row = found.row ?? this.#row;
      this.#column = found.column;
      this.schedule();
    };
    this.#picture.addEventListener("pointermove", (event) => {
      if (event.pointerType === "mouse") point(event);
    });
    this.#picture.addEventListener("click", point);
    this.element.append(
      this.#layerRow,
      this.#formula,
      make("div", { class: "matrix-body" }, this.#picture, this.#written),
      make(
        "div",
        { class: "matrix-picks", "data-control": "row" },
        this.#rowPick.element,
        this.#columnPick.element,
      ),
      make(
        "div",
        { class: "matrix-code", "data-control": "code" },
        this.#languages.element,
        this.#copy,
        this.#code,
      ),
    );
    this.#languages.show(this.#language);
    this.#offer(USUAL);
  }

  get state() {
    return {
      layer: this.#layer,
      ...(this.#row === null ? {} : { row: this.#row }),
      language: this.#language,
    };
  }

  /** @param {Record<string, unknown>} state */
  restore({ layer, row, language }) {
    if (isCount(layer) && layer > 0) this.#layer = layer;
    if (isCount(row)) this.#row = row;
    this.#language = LANGUAGES.find((known) => known === language) ?? this.#language;
    this.#languages.show(this.#language);
    this.schedule();
  }

  /** @param {import("../view.js").Text} text @param {import("../view.js").Language} language */
  speak(text, language) {
    this.#words = words[language];
    const w = this.#words;
    this.#languages.label(w.languages, w.names, { isSeen: true });
    this.#copy.textContent = w.copy;
    set(this.#code, "aria-label", w.languages);
    this.#offer(this.shared?.network?.layers ?? USUAL);
    super.speak(text, language);
  }

  /** @param {import("../../engine.js").Shared} shared */
  use(shared) {
    if (shared.network) this.#offer(shared.network.layers);
    super.use(shared);
  }

  arrange() {
    if (!this.width) return;
    const geometry = layout(this.width);
    this.#geometry = geometry;
    this.element.classList.toggle("narrow", !geometry.isWide);
    this.#picture.style.width = `${geometry.width}px`;
    this.#picture.style.height = `${geometry.height}px`;
    this.#written.style.width = geometry.isWide ? `${LIST}px` : "100%";
    super.arrange();
  }

  /** The layers of the network as words to choose from. @param {ArrayLike<number>} layers */
  #offer(layers) {
    const steps = Array.from({ length: layers.length - 1 }, (_, i) => i + 1);
    this.#layers = new Options(steps, (layer) => this.#choose(layer), { control: "layers" });
    const w = this.#words;
    this.#layers.label(
      w.layers,
      steps.map((l) => w.layer(layers[l - 1], layers[l])),
    );
    this.#layerRow.replaceChildren(this.#layers.element);
  }

  /** @param {number} layer */
  #choose(layer) {
    this.#layer = layer;
    this.#row = this.#column = null;
    this.schedule();
  }

  async #take() {
    const w = this.#words;
    try {
      await navigator.clipboard.writeText(this.#code.textContent ?? "");
      this.#copy.textContent = w.copied;
    } catch {
      // No clipboard here: what is selected can be copied by hand.
      getSelection()?.selectAllChildren(this.#code);
      this.#copy.textContent = w.selected;
    }
    setTimeout(() => {
      this.#copy.textContent = this.#words.copy;
    }, 2000);
  }

  render() {
    const geometry = this.#geometry;
    const g = blank(this.#canvas, geometry.width, geometry.height);
    const { core, network } = this.shared ?? {};
    if (!core || !network) return;
    const { layers } = network;
    const last = layers.length - 1;
    const facts = network.facts();
    const l = Math.min(this.#layer, last);
    const { image } = read(core, network, this.strokes, ALL);
    const { activations, weighted_sums } = network.trace(image);
    const [inputs, outputs] = [activations[l - 1], activations[l]];
    // Of the pixels only those with ink are shown: the others are multiplied by nothing.
    const shown = Array.from(inputs.keys()).filter((i) => l > 1 || inputs[i] > 0);
    const row = this.#rowOf(outputs);
    const column = shown.length > (this.#column ?? -1) ? this.#column : null;
    const weights = this.#weightsOf(network, l);
    const products = network.products(image, l, row);
    /** @type {Layer} */
    const layer = {
      weights: Array.from(outputs, (_, j) =>
        Float32Array.from(shown, (i) => weights[j * inputs.length + i]),
      ),
      activations: shown.map((i) => inputs[i]),
      biases: network.biases(l),
      outputs,
      products: Float32Array.from(shown, (i) => products[i]),
    };
    this.#size = { rows: outputs.length, columns: shown.length };
    /** @type {Squish} */
    const activation = l === last ? facts.output : facts.activation;
    const symbol = SYMBOLS[activation];
    const w = this.#words;
    paint(g, this.colours, geometry, layer, {
      row,
      column,
      isDark: this.element.classList.contains("dark"),
      symbol: symbol.length === 1 ? symbol : "f",
      size: geometry.isNarrow ? "" : `${outputs.length} × ${inputs.length}`,
      words: w,
    });
    this.#layers.show(l);
    const note = l === 1 ? w.lit(shown.length) : "";
    this.#formula.replaceChildren(...headline(symbol, note));
    const lit = { row, column, sum: weighted_sums[l][row], symbol };
    const most = geometry.isWide ? TERMS : TERMS_NARROW;
    this.#written.replaceChildren(...written(layer, lit, most, w, this.text));
    const [rowNumber, sum] = [row + 1, this.text.signed(weighted_sums[l][row])];
    const value = this.text.number(outputs[row]);
    this.#alt.textContent = w.alt(outputs.length, inputs.length, rowNumber, sum, value);
    this.#rowPick.show(w.row, row, outputs.length, `${rowNumber}: ${value}`);
    this.#columnPick.show(w.column, column, shown.length, this.#termOf(layer, row, column));
    const about =
      l === 1 ? w.noteLit(shown.length, outputs.length) : w.note(l, inputs.length, outputs.length);
    const program = programOf(this.#language, { ...layer, activation, note: about });
    if (this.#code.textContent !== program) this.#code.textContent = program;
  }

  /** The lit row: the chosen one, or one that says something. @param {ArrayLike<number>} outputs */
  #rowOf(outputs) {
    if (this.#row !== null && this.#row < outputs.length) return this.#row;
    const away = Array.from(outputs, (a) => Math.abs(a - TELLING));
    return away.indexOf(Math.min(...away));
  }

  /** @param {import("../../engine.js").Network} network @param {number} layer */
  #weightsOf(network, layer) {
    if (this.#cache?.network !== network || this.#cache.layer !== layer)
      this.#cache = { network, layer, weights: network.weights(layer) };
    return this.#cache.weights;
  }

  /** @param {Layer} layer @param {number} row @param {number | null} column */
  #termOf({ weights, activations, products }, row, column) {
    if (column === null) return "–";
    const { number, signed } = this.text;
    const factors = `${number(weights[row][column])} × ${number(activations[column])}`;
    return `${column + 1}: ${factors} = ${signed(products[column])}`;
  }
}

/** A labelled range input whose end changes with what is picked from. @param {() => void} changed */
function pick(changed) {
  const input = make("input", { type: "range", min: "0", input: changed });
  const [name, value] = [
    make("span"),
    make("span", { class: "slider-value", "aria-hidden": "true" }),
  ];
  return {
    input,
    element: make("label", { class: "slider" }, name, input, value),
    /** @param {string} label @param {number | null} chosen @param {number} count @param {string} said */
    show(label, chosen, count, said) {
      name.textContent = label;
      input.max = String(Math.max(0, count - 1));
      input.value = String(chosen ?? 0);
      value.textContent = chosen === null ? "–" : String(chosen + 1);
      set(input, "aria-valuetext", said);
    },
  };
}

/** @param {unknown} value @returns {value is number} */
const isCount = (value) => Number.isInteger(value) && Number(value) >= 0;
