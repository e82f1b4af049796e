// What one neuron is asked for and the three ways it can answer, or what ten drawings ask of one
// weight: picks the numbers and puts them into words. Its arrows are painted with the network.

import { make } from "../../dom.js";
import { biasAt, LAYERS, largest, weightAt } from "./nudges.js";
import { fine, nudge } from "./words.js";

/** @typedef {import("./descent.js").Question} Question */
/** @typedef {import("./nudges.js").Weight} Weight */
/** @typedef {import("./words.js").Words} Words */
/**
 * @typedef {object} Strip terms that add up, or whose mean is taken
 * @property {{ name: string, value: number }[]} terms
 * @property {Float32Array[] | null} images the drawings that the terms come from
 * @property {{ name: string, value: number, text: string }} result
 * @property {number} marked which term is the one in hand, or -1
 */
/**
 * @typedef {object} Content
 * @property {string} title
 * @property {Strip | null} strip
 * @property {{ name: string, value: string, sign: number }[]} rows
 * @property {string} note
 */

const LAST = LAYERS.length - 1;

/**
 * Of one neuron: what the layer after it asks, and its three ways.
 * @param {Words} words @param {Question} question
 * @param {{ layer: number, neuron: number }} place
 * @returns {Content}
 */
export function ofNeuron(words, question, { layer, neuron }) {
  const { activations, wishes, gradient, examples } = question;
  const wish = -wishes[layer][neuron];
  const isOutput = layer === LAST;
  const digit = String(neuron);
  const outputTitle =
    examples.length > 1
      ? words.outputMean(digit, wish > 0)
      : words.outputTitle(digit, fine(activations[layer][neuron]), wish > 0);
  const terms = isOutput ? [] : asksOf(question, layer, neuron);
  const [first] = largest(gradient, layer, 1, neuron);
  const weight = first ? -gradient[weightAt(first)] : 0;
  const back = layer === 1 ? null : strongest(asksFrom(question, layer, neuron));
  const bias = -gradient[biasAt(layer, neuron)];
  const row = (/** @type {string} */ name, /** @type {number} */ value, isMost = true) => ({
    name,
    value: isMost ? words.upTo(nudge(value)) : nudge(value),
    sign: Math.sign(value),
  });
  return {
    title: isOutput ? outputTitle : words.hiddenTitle(neuron + 1, terms.length),
    strip: isOutput
      ? null
      : {
          terms: terms.map((value, k) => ({
            name: String(terms.length === 10 ? k : k + 1),
            value,
          })),
          images: null,
          result: { name: "", value: wish, text: nudge(wish) },
          marked: -1,
        },
    rows: [
      row(words.bias, bias, false),
      row(words.weights(LAYERS[layer - 1]), weight),
      back === null
        ? { name: words.pixels, value: "", sign: 0 }
        : row(words.before(LAYERS[layer - 1]), back),
    ],
    note: "",
  };
}

/**
 * Of one weight in a minibatch: what each drawing asks, and how much of it is left in the mean.
 * @param {Words} words @param {Question} question @param {Weight} weight
 * @param {number[]} nudges one a drawing @param {number} label of the drawing in hand
 * @returns {Content}
 */
export function ofMinibatch(words, question, weight, nudges, label) {
  const mean = -question.gradient[weightAt(weight)];
  return {
    title: words.batchTitle(words.weight(weight.layer, weight.from, weight.to)),
    strip: {
      terms: nudges.map((value, i) => ({ name: String(question.examples[i].label), value })),
      images: question.examples.map(({ image }) => image),
      result: { name: words.mean, value: mean, text: nudge(mean) },
      marked: question.examples.findIndex((example) => example.label === label),
    },
    rows: [],
    note: words.together(`${Math.round(question.together * 100)}%`),
  };
}

/** What each neuron of the next layer asks of one neuron's activation. @param {Question} question @param {number} layer @param {number} neuron */
export function asksOf({ sums, parameters }, layer, neuron) {
  return Array.from(
    sums[layer + 1],
    (slope, to) => -slope * parameters[weightAt({ layer: layer + 1, from: neuron, to })],
  );
}

/** What one neuron asks of each activation before it. @param {Question} question @param {number} layer @param {number} neuron */
export function asksFrom({ sums, parameters }, layer, neuron) {
  return Float32Array.from(
    { length: LAYERS[layer - 1] },
    (_, from) => -sums[layer][neuron] * parameters[weightAt({ layer, from, to: neuron })],
  );
}

/** @param {ArrayLike<number>} values */
function strongest(values) {
  return Array.from(values).reduce((most, v) => (Math.abs(v) > Math.abs(most) ? v : most), 0);
}

export class Panel {
  #title = make("p", { class: "asks-title" });
  #strip = make("p", { class: "asks-strip" }, make("span", { class: "hidden" }));
  #rows = make("ol");
  #note = make("p", { class: "asks-note" });
  element = make("div", { class: "at asks" }, this.#title, this.#strip, this.#rows, this.#note);

  /** @param {Content} content */
  show({ title, strip, rows, note }) {
    this.#title.textContent = title;
    this.#strip.hidden = !strip;
    const said = strip?.terms.map(({ name, value }) => `${name}: ${nudge(value)}`).join(", ");
    if (strip)
      /** @type {Element} */ (this.#strip.firstElementChild).textContent =
        `${said}; ${strip.result.name} ${strip.result.text}`;
    this.#strip.classList.toggle("tall", strip?.images != null);
    this.#rows.replaceChildren(
      ...rows.map(({ name, value, sign }) =>
        make(
          "li",
          {},
          make("span", {}, name),
          make("b", { class: sign > 0 ? "positive" : sign < 0 ? "negative" : "" }, value),
        ),
      ),
    );
    this.#note.textContent = note;
  }

  /** Where its arrows go, in the figure's own coordinates. @param {number} x @param {number} y */
  stripBox(x, y) {
    const { offsetTop, offsetWidth, offsetHeight } = this.#strip;
    return { x, y: y + offsetTop, width: offsetWidth, height: offsetHeight };
  }
}
