// The neuron figure: one neuron opened. Decides which neuron, which of its terms is pointed at, and when
// what is painted; sum.js has its numbers from the core.

import { make, place } from "../../dom.js";
import { blank, density } from "../../draw/canvas.js";
import { ALL, read } from "../../engine.js";
import { Options } from "../../parts/options.js";
import { Picker } from "../../parts/picker.js";
import { View as Base } from "../view.js";
import { inputAt, layout } from "./layout.js";
import { TermList } from "./list.js";
import { paint, rangeOf } from "./paint.js";
import { FORMS, Proof } from "./proof.js";
import { nameOf, pointedOf, rowsOf, stepsOf, summaryOf, textOf } from "./said.js";
import { curveOf, sumOf, telling } from "./sum.js";
import words from "./words.js";
import { PRECISIONS } from "./written.js";

export { default as style } from "./style.js";

/** @typedef {import("./sum.js").Sum} Sum */

/** Nothing has changed for this long, in milliseconds: time to tell those who do not see. */
const REST = 600;
const USUAL = [784, 16, 16, 10];

export class View extends Base {
  /** Which neuron is open; the telling one of the first layer until one is chosen. */
  #chosen = { layer: 1, neuron: -1 };
  /** The input whose term is pointed at; the largest term's unless told. @type {number | null} */
  #input = null;
  #precision = PRECISIONS[0];
  #form = FORMS[0];
  /** @type {Sum | null} */
  #sum = null;
  /** @type {[number, number][]} */
  #points = [];
  #pointsOf = "";
  /** @type {import("./layout.js").Geometry | null} */
  #geometry = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;
  #canvas = make("canvas", { class: "paint", "aria-hidden": "true" });
  #name = make("p", { class: "at neuron-name", part: "name" });
  #said = make("p", { class: "at neuron-said", part: "said" });
  #live = make("p", { class: "hidden", role: "status" });
  #picker = new Picker((choice) => this.#choose(choice));
  #list = new TermList((row) => this.#point(this.#sum?.terms[row]?.input ?? null));
  #precisions = new Options(PRECISIONS, (precision) => this.#take({ precision }), {
    control: "precision",
  });
  #proof = new Proof((form) => this.#take({ form }));
  #reach = make("div", { class: "at neuron-reach" });

  /** @param {import("../view.js").Host} host @param {import("../view.js").Text} text */
  constructor(host, text) {
    super(host, text);
    this.#precisions.element.classList.add("at");
    const follow = (/** @type {PointerEvent} */ event) => this.#under(event);
    this.#reach.addEventListener("pointermove", follow);
    this.#reach.addEventListener("pointerdown", follow);
    this.element.append(
      this.#canvas,
      this.#picker.layers,
      this.#name,
      this.#picker.neurons,
      this.#said,
      this.#reach,
      this.#precisions.element,
      this.#list.element,
      this.#proof.bar,
      this.#proof.text,
      this.#live,
    );
  }

  get #words() {
    return words[this.language];
  }

  get state() {
    const { layer, neuron } = this.#chosen;
    return {
      neuron: neuron < 0 ? null : [layer, neuron],
      input: this.#input,
      precision: this.#precision,
      form: this.#form,
    };
  }
  /** @param {Record<string, unknown>} state */
  restore({ neuron, input, precision, form }) {
    const isIndex = (/** @type {unknown} */ value) => Number.isInteger(value) && Number(value) >= 0;
    if (Array.isArray(neuron) && neuron.length === 2 && neuron.every(isIndex) && neuron[0] > 0)
      this.#chosen = { layer: neuron[0], neuron: neuron[1] };
    if (input === null || isIndex(input)) this.#input = /** @type {number | null} */ (input);
    this.#take({
      precision: PRECISIONS.find((known) => known === precision),
      form: FORMS.find((known) => known === form),
    });
  }

  /** @param {import("../view.js").Text} text @param {import("../view.js").Language} language */
  speak(text, language) {
    const said = words[language];
    this.#precisions.label(said.precision, said.precisions, { isSeen: true });
    this.#proof.label(said);
    super.speak(text, language);
  }

  /** @param {import("../../engine.js").Shared} shared */
  use(shared) {
    this.#sum = null;
    this.#pointsOf = "";
    super.use(shared);
  }

  follow() {
    this.#sum = null;
    super.follow();
  }

  disconnect() {
    super.disconnect();
    clearTimeout(this.#rest);
  }

  /** @returns {ArrayLike<number>} */
  get #layers() {
    return this.shared?.network?.layers ?? USUAL;
  }

  arrange() {
    if (!this.width) return;
    this.#find();
    const layers = this.#layers;
    const { layer } = this.#chosen;
    const geometry = layout(this.width, layers[layer], this.#precision, density());
    this.#geometry = geometry;
    this.element.classList.toggle("wide", geometry.kind === "wide");
    this.element.classList.toggle("narrow", geometry.kind === "narrow");
    this.element.style.height = `${geometry.height}px`;
    const last = layers.length - 1;
    const names = Array.from({ length: last }, (_, l) => this.#words.layer(l + 1, l + 1 === last));
    this.#picker.offer(names, layers[layer], this.#words);
    this.#picker.place(geometry);
    const [first, , third] = geometry.pictures;
    place(this.#reach, {
      x: 0,
      y: first.y,
      width: third.x + third.width,
      height: third.y + third.height - first.y,
    });
    place(this.#name, geometry.name);
    place(this.#said, geometry.said);
    place(this.#precisions.element, geometry.precision);
    this.#list.place(geometry, this.#precision === "all");
    this.#proof.place(geometry);
    super.arrange();
  }

  /** @param {{ precision?: typeof PRECISIONS[number], form?: typeof FORMS[number] }} change */
  #take({ precision = this.#precision, form = this.#form }) {
    this.#precision = precision;
    this.#form = form;
    this.#sum = null;
    this.arrange();
  }

  /** @param {{ layer?: number, neuron?: number }} choice */
  #choose({ layer, neuron }) {
    const isOther = layer !== undefined && layer !== this.#chosen.layer;
    if (isOther) {
      const activations = Array.from(this.#sum?.activations[layer] ?? []);
      const fullest = activations.length ? activations.indexOf(Math.max(...activations)) : 0;
      this.#chosen = { layer, neuron: fullest };
      this.#input = null;
    }
    if (neuron !== undefined) this.#chosen = { layer: this.#chosen.layer, neuron };
    this.#sum = null;
    this.arrange();
  }

  /** @param {number | null} input */
  #point(input) {
    this.#input = input;
    this.schedule();
  }

  /** @param {PointerEvent} event */
  #under({ clientX, clientY }) {
    const { left, top } = this.element.getBoundingClientRect();
    const inputs = this.#sum?.inputs.length;
    const geometry = this.#geometry;
    if (!inputs || !geometry) return;
    const input = inputAt(geometry, inputs, clientX - left, clientY - top);
    if (input !== null && input !== this.#input) this.#point(input);
  }

  /** The numbers of now; the same as before as long as nothing has changed. */
  #find() {
    const { core, network } = this.shared ?? {};
    if (!core || !network) return null;
    if (this.#sum) return this.#sum;
    const { layers } = network;
    const { image, activations } = read(core, network, this.strokes, ALL);
    let { layer, neuron } = this.#chosen;
    if (layer >= layers.length || neuron >= layers[layer]) [layer, neuron] = [1, -1];
    if (neuron < 0) neuron = telling(activations[layer]);
    // What is shown without being asked for stays as the drawing changes.
    this.#chosen = { layer, neuron };
    if (this.#input !== null && this.#input >= layers[layer - 1]) this.#input = null;
    this.#sum = sumOf(network, image, layer, neuron);
    return this.#sum;
  }

  render() {
    const geometry = this.#geometry;
    if (!geometry) return;
    const sum = this.#find();
    const { core } = this.shared ?? {};
    const g = blank(this.#canvas, geometry.width, geometry.height);
    const input = sum ? (this.#input ?? sum.terms[0]?.input ?? null) : null;
    const steps = sum ? stepsOf(sum, geometry.shown) : [];
    const range = rangeOf(steps, sum?.z ?? 0);
    if (sum && core) {
      const of = `${sum.squish} ${sum.shift} ${range}`;
      if (of !== this.#pointsOf) this.#points = curveOf(core, sum, ...range);
      this.#pointsOf = of;
    }
    paint(g, this.colours, geometry, {
      sum,
      count: this.#layers[this.#chosen.layer],
      steps,
      points: this.#points,
      range,
      input,
      write: this.text.number,
      words: this.#words,
    });
    this.#precisions.show(this.#precision);
    if (sum) this.#say(sum, input, geometry);
  }

  /** @param {Sum} sum @param {number | null} input @param {import("./layout.js").Geometry} geometry */
  #say(sum, input, { shown, totals }) {
    const said = this.#words;
    const precision = this.#precision;
    const { layer, neuron, activations } = sum;
    const { text } = this;
    this.#name.textContent = nameOf(text, sum, neuron);
    this.#said.textContent = input === null ? said.nothing : pointedOf(text, sum, input, precision);
    this.#picker.show(
      layer,
      neuron,
      (j) => `${nameOf(text, sum, j)}: ${text.number(activations[layer][j])}`,
    );
    const { rows, ...foot } = rowsOf(said, text, sum, shown, precision, !totals);
    const at = sum.terms.findIndex((term) => term.input === input);
    const isRest = at >= shown;
    this.#list.show(said.terms, rows, isRest ? -1 : at, { ...foot, isRest });
    this.#proof.show(this.#form, textOf(said, text, sum, precision, this.#form));
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      this.#live.textContent = summaryOf(said, text, sum);
    }, REST);
  }
}
