// The squish view: what an activation function makes of a weighted sum, what of a nudge it lets back,
// where a bias puts the threshold, and what is left of layers without it.

import { make, place, set } from "../../dom.js";
import { blank } from "../../draw/canvas.js";
import { ALL, read } from "../../engine.js";
import { Options } from "../../parts/options.js";
import { sweep } from "../../parts/sweep.js";
import { View as Base } from "../view.js";
import { formulas, neuronFormula } from "./formulas.js";
import { layout } from "./layout.js";
import { BACK, collapse, FINE, Functions, NAMES, REACH } from "./numbers.js";
import { paintCurve, paintNeuron, paintRows, paintSlopes } from "./paint.js";
import words from "./words.js";

export { default as style } from "./style.js";

/** @typedef {import("./numbers.js").Name} Name */
/** @typedef {{ layer: number, neuron: number }} Place */

/** A neuron that says something before anybody chooses: it is lit, and its bias holds it back. */
const FIRST = { layer: 1, neuron: 6 };
/** The threshold goes from -WIDEST to WIDEST in tenths. */
const WIDEST = 16;
const TENTH = 10;
const THUMB = 18;

export class View extends Base {
  #words = words.en;
  /** @type {Name} */
  #name = "sigmoid";
  #place = FIRST;
  /** The reader's own bias, or null for the network's. @type {number | null} */
  #bias = null;
  /** @type {Functions | null} */
  #functions = null;
  /** @type {import("./numbers.js").One | null} */
  #one = null;
  /** @type {import("../../engine.js").Network | null} */
  #network = null;
  #geometry = layout(280);
  #canvas = make("canvas", { class: "paint", "aria-hidden": "true" });
  #sum = range(REACH * FINE, "squish-sum", () => this.schedule());
  #threshold = range(WIDEST * TENTH, "squish-threshold", () => {
    this.#bias = -Number(this.#threshold.value) / TENTH;
    this.schedule();
  });
  #over = make("div", { class: "at squish-sweep" });
  #overBias = make("div", { class: "at squish-sweep" });
  #options = new Options(NAMES, (name) => this.#choose(name), { control: "function" });
  #head = make("span");
  #select = make("select", { change: () => this.#pick() });
  #formula = make("div", { part: "formula" });
  #sentence = make("p");
  #only = word(() => this.#hold(-10));
  #own = word(() => this.#hold(null));
  #side = make(
    "div",
    { class: "at squish-side", "data-control": "neuron" },
    make("label", {}, this.#head, this.#select),
    this.#formula,
    this.#sentence,
    make("div", { class: "tools" }, this.#only, this.#own),
  );
  #said = make("div", { class: "at squish-words" });
  #alt = make("p", { class: "hidden" });
  #stage = make(
    "div",
    { class: "squish-stage" },
    this.#canvas,
    this.#over,
    this.#sum,
    this.#alt,
    this.#side,
    this.#overBias,
    this.#threshold,
    this.#said,
  );

  /** @param {import("../view.js").Host} host @param {import("../view.js").Text} text */
  constructor(host, text) {
    super(host, text);
    this.#sum.value = String(1.4 * FINE);
    sweep(this.#over, this.#sum);
    sweep(this.#overBias, this.#threshold);
    this.#options.show(this.#name);
    this.element.append(this.#options.element, this.#stage);
  }

  get state() {
    const { layer, neuron } = this.#place;
    return {
      function: this.#name,
      sum: Number(this.#sum.value) / FINE,
      neuron: `${layer}.${neuron}`,
      ...(this.#bias === null ? {} : { bias: this.#bias }),
    };
  }

  /** @param {Record<string, unknown>} state */
  restore({ function: name, sum, neuron, bias }) {
    const known = NAMES.find((one) => one === name);
    if (known) this.#choose(known);
    if (isWithin(sum, REACH)) this.#sum.value = String(Math.round(sum * FINE));
    if (typeof neuron === "string" && /^\d+\.\d+$/.test(neuron)) {
      const [layer, j] = neuron.split(".").map(Number);
      this.#place = { layer, neuron: j };
    }
    if (isWithin(bias, WIDEST)) this.#bias = bias;
    this.arrange();
  }

  /** @param {import("../view.js").Text} text @param {import("../view.js").Language} language */
  speak(text, language) {
    this.#words = words[language];
    const w = this.#words;
    this.#options.label(
      w.functions,
      NAMES.map((name) => w.names[name]),
    );
    set(this.#sum, "aria-label", w.sum);
    set(this.#threshold, "aria-label", w.threshold);
    this.#head.textContent = w.neuron;
    this.#only.textContent = w.only;
    this.#own.textContent = w.own;
    this.#network = null;
    super.speak(text, language);
  }

  arrange() {
    if (!this.width) return;
    const geometry = layout(this.width);
    this.#geometry = geometry;
    this.element.classList.toggle("narrow", !geometry.isWide);
    this.#stage.style.height = `${geometry.height}px`;
    const { curve, bias, side, words: said } = geometry;
    const tall = geometry.isWide ? 36 : 44;
    const axis = plotFloor(curve, this.#name);
    place(this.#over, curve);
    place(this.#sum, {
      x: curve.x - THUMB / 2,
      y: axis - tall / 2,
      width: curve.width + THUMB,
      height: tall,
    });
    place(this.#overBias, { ...bias, y: bias.y - 30, height: bias.height + 30 });
    place(this.#threshold, {
      x: bias.x - THUMB / 2,
      y: bias.y + bias.height - tall / 2,
      width: bias.width + THUMB,
      height: tall,
    });
    place(this.#side, side);
    place(this.#said, said);
    const isFallen = this.#name === "identity";
    for (const part of [this.#side, this.#overBias, this.#threshold]) part.hidden = isFallen;
    this.#said.hidden = !isFallen;
    super.arrange();
  }

  /** @param {Name} name */
  #choose(name) {
    this.#name = name;
    this.#options.show(name);
    this.arrange();
  }

  #pick() {
    const [layer, neuron] = this.#select.value.split(".").map(Number);
    this.#place = { layer, neuron };
    this.#bias = null;
    this.schedule();
  }

  /** @param {number | null} bias */
  #hold(bias) {
    this.#bias = bias;
    this.schedule();
  }

  /** Lists the network's neurons, once a network and a language. @param {import("../../engine.js").Network} network */
  #list(network) {
    if (this.#network === network) return;
    this.#network = network;
    this.#one?.free();
    this.#one = null;
    const { layers } = network;
    const last = layers.length - 1;
    const w = this.#words;
    this.#select.replaceChildren(
      ...Array.from(layers.slice(1)).flatMap((count, i) =>
        Array.from({ length: count }, (_, j) =>
          make("option", { value: `${i + 1}.${j}` }, w.one(i + 1, i + 1 === last, j)),
        ),
      ),
    );
  }

  render() {
    const geometry = this.#geometry;
    const g = blank(this.#canvas, geometry.width, geometry.height);
    const { core, network } = this.shared ?? {};
    if (!core || !network) return;
    this.#functions ??= new Functions(core);
    const functions = this.#functions;
    this.#list(network);
    const [name, text, w] = [this.#name, this.text, this.#words];
    const sum = Number(this.#sum.value) / FINE;
    const value = functions.at(name, sum);
    const slopes = /** @type {Record<Name, number>} */ (
      Object.fromEntries(NAMES.map((one) => [one, functions.at(one, sum).slope]))
    );
    const scene = { name, sum, value, slopes, words: w, text };
    paintCurve(g, this.colours, geometry, { ...scene, curveOf: (one) => functions.curve(one) });
    paintSlopes(g, this.colours, geometry, scene);
    const [written, activation] = [text.number(sum), text.number(value.activation)];
    set(this.#sum, "aria-valuetext", `${written}: ${w.activation(activation)}`);
    const left = text.number(value.slope ** BACK, 3);
    const said = [
      w.curveAlt(w.names[name], written, activation, text.number(value.slope, 3), left),
    ];
    const { image } = read(core, network, this.strokes, ALL);
    if (name === "identity") said.push(...this.#showRows(g, image));
    else said.push(this.#showNeuron(g, image));
    this.#alt.textContent = said.join(" ");
  }

  /** The chosen neuron; the first one where the network has it not. @param {import("../../engine.js").Network} network */
  #placeIn({ layers }) {
    const { layer, neuron } = this.#place;
    const isThere = layer > 0 && layer < layers.length && neuron < layers[layer];
    return isThere ? this.#place : { layer: 1, neuron: 0 };
  }

  /** @param {CanvasRenderingContext2D} g @param {Float32Array} image */
  #showNeuron(g, image) {
    const network = /** @type {import("../../engine.js").Network} */ (this.#network);
    const { layer, neuron } = this.#placeIn(network);
    const functions = /** @type {Functions} */ (this.#functions);
    const [name, text, w] = [this.#name, this.text, this.#words];
    const own = network.biases(layer)[neuron];
    const inputs = network.trace(image).weighted_sums[layer][neuron] - own;
    const bias = this.#bias ?? own;
    const threshold = Math.min(WIDEST, Math.max(-WIDEST, -bias));
    const activation = functions.at(name, inputs + bias).activation;
    const points = Array.from({ length: 129 }, (_, i) => {
      const at = WIDEST * (i / 64 - 1);
      return /** @type {[number, number]} */ ([at, functions.at(name, at + bias).activation]);
    });
    // Where a step is there is no line up.
    if (name === "step") points.push([threshold, 0], [threshold, Number.NaN], [threshold, 1]);
    points.sort(([a], [b]) => a - b);
    const scene = { name, inputs, threshold, activation, reach: WIDEST, points, words: w, text };
    paintNeuron(g, this.colours, this.#geometry, scene);
    this.#select.value = `${layer}.${neuron}`;
    this.#threshold.value = String(Math.round(threshold * TENTH));
    const written = text.number(-bias);
    set(this.#threshold, "aria-valuetext", `${written}: ${w.activation(text.number(activation))}`);
    this.#own.disabled = this.#bias === null;
    this.#only.disabled = this.#bias === -10;
    this.#sentence.textContent = w.above(written, text.signed(bias));
    this.#formula.replaceChildren(
      neuronFormula(
        name,
        text.number(inputs),
        bias < 0,
        text.number(Math.abs(bias)),
        text.number(activation),
      ),
    );
    return w.neuronAlt(text.number(inputs), written, text.number(activation));
  }

  /** @param {CanvasRenderingContext2D} g @param {Float32Array} image */
  #showRows(g, image) {
    const { core, network } = /** @type {import("../../engine.js").Shared} */ (this.shared);
    if (!core || !network) return [];
    this.#one ??= collapse(core, network);
    const { rows } = this.#one;
    const { layered, direct, apart } = this.#one.sums(image);
    const [text, w] = [this.text, this.#words];
    paintRows(g, this.colours, this.#geometry, { rows, layered, direct, text });
    const apartSaid = text.number(apart, apart < 0.0005 ? 5 : 3);
    this.#said.replaceChildren(
      make("p", {}, make("b", {}, w.fallen), ...formulas(network.layers.length - 1)),
      make("p", {}, w.each(apartSaid)),
    );
    return rows.map((_, k) =>
      w.pictureAlt(k, text.number(layered[k], 1), text.number(direct[k], 1)),
    );
  }
}

/** The height of the axis of a plot. @param {import("../../draw/layout.js").Box} box @param {Name} name */
const plotFloor = ({ y, height }, name) =>
  name === "tanh" || name === "identity" ? y + height / 2 : y + height;

/** @param {number} most from -most to most @param {string} name @param {() => void} changed */
function range(most, name, changed) {
  return make("input", {
    type: "range",
    min: String(-most),
    max: String(most),
    class: `at range ${name}`,
    "data-control": name,
    input: changed,
  });
}

/** @param {() => void} click */
const word = (click) => make("button", { type: "button", class: "word-button", click });

/** @param {unknown} value @param {number} most @returns {value is number} */
const isWithin = (value, most) => typeof value === "number" && Math.abs(value) <= most;
