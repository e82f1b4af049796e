// From values to sentences: the answer, what a neuron says, what a screen reader hears.
// Knows the texts' keys, no language.

import { make, set } from "../dom.js";
import { isPossible } from "../start.js";

/** @typedef {typeof import("./en.js").default} Text */
/** @typedef {import("../engine.js").Reading} Reading */
/** @typedef {import("../engine.js").Network} Network */
/** @typedef {import("../draw/network.js").Verdict} Verdict */
/** @typedef {import("../draw/edges.js").Edge} Edge */
/** @typedef {{ layer: number, neuron: number }} Probe */
/** @typedef {string | { strong: string }} Part */

/** @param {Text} text @param {Verdict | null} verdict @returns {Part[]} */
function parts(text, verdict) {
  if (!verdict) return text.empty;
  const { kind, digit, second } = verdict;
  return kind === "none" ? text.none(String(digit)) : text[kind](String(digit), String(second));
}

/** @param {Text} text @param {Verdict | null} verdict */
export function sentence(text, verdict) {
  return parts(text, verdict)
    .map((part) => (typeof part === "string" ? part : part.strong))
    .join("");
}

/**
 * Why there is no network: it has stopped, there can be none, or `otherwise`.
 * @param {{ panic: boolean } | null} failure @param {string[]} otherwise @param {Text} text
 */
export const unloaded = (failure, otherwise, text) =>
  failure?.panic ? text.stopped : isPossible ? otherwise : text.impossible;

/**
 * The sentence in the answer's place.
 * @param {HTMLElement} element @param {Text} text
 * @param {{ reading: Reading | null, failure: { panic: boolean } | null, again: () => void }} state
 */
export function answer(element, text, { reading, failure, again }) {
  const state = failure ? "failed" : !reading ? "loading" : (reading.verdict?.kind ?? "empty");
  const digit = reading?.verdict ? String(reading.verdict.digit) : "";
  const said = failure
    ? unloaded(failure, text.failed, text)
    : reading
      ? parts(text, reading.verdict)
      : text.loading;
  const key = JSON.stringify([state, said]);
  if (element.dataset.said === key) return;
  element.dataset.said = key;
  set(element, "data-state", state);
  set(element, "data-digit", digit);
  element.replaceChildren(
    ...said.map((part) => (typeof part === "string" ? part : make("strong", {}, part.strong))),
  );
  if (failure && isPossible)
    element.append(
      " ",
      make(
        "button",
        { type: "button", class: "word-button", part: "again", click: again },
        text.again,
      ),
    );
}

/** @param {Text} text @param {number} layer @param {number} from a neuron of the layer before */
export function source(text, layer, from) {
  return layer === 1
    ? text.fromPixel(Math.floor(from / 28) + 1, (from % 28) + 1)
    : text.fromNeuron(from + 1);
}

/** @param {Text} text @param {Reading} reading @param {Probe} probe */
function title(text, reading, { layer, neuron }) {
  const last = reading.activations.length - 1;
  return layer === 0
    ? text.pixel(Math.floor(neuron / 28) + 1, (neuron % 28) + 1)
    : text.neuron(layer, last, neuron, reading.activations[layer].length);
}

/**
 * What the neuron asked about says: its place, its activation, its largest products, its bias.
 * @param {HTMLElement} element @param {Text} text @param {Network} network
 * @param {Reading} reading @param {Probe} probe
 */
export function detail(element, text, network, reading, probe) {
  const { layer, neuron } = probe;
  const value = text.number(reading.activations[layer][neuron]);
  const head = make("p", {}, `${title(text, reading, probe)}: `, make("b", {}, value));
  if (layer === 0 || !reading.verdict) return element.replaceChildren(head);
  const products = network.products(reading.image, layer, neuron);
  const order = Array.from(products, (_, i) => i)
    .sort((a, b) => Math.abs(products[b]) - Math.abs(products[a]))
    .slice(0, 3)
    .filter((i) => products[i] !== 0);
  const terms = order.map((i) => term(text, products[i], source(text, layer, i)));
  terms.push(term(text, network.biases(layer)[neuron], text.bias));
  element.replaceChildren(head, " ", make("ul", {}, ...terms));
}

/** @param {Text} text @param {number} value @param {string} what */
function term(text, value, what) {
  const sign = value < 0 ? "negative" : "positive";
  return make("li", {}, make("span", { class: `term ${sign}` }, text.signed(value)), " ", what);
}

/**
 * The same for a screen reader, from the edges at hand.
 * @param {Text} text @param {Reading} reading @param {Edge[]} edges @param {Probe} probe
 */
export function describe(text, reading, edges, probe) {
  const { layer, neuron } = probe;
  const value = text.number(reading.activations[layer][neuron]);
  const name = `${title(text, reading, probe)}: ${text.activation} ${value}`;
  const own = edges
    .filter((edge) => edge.layer === layer && edge.to === neuron)
    .sort((a, b) => b.share - a.share)
    .slice(0, 3);
  if (own.length === 0) return name;
  const list = own.map((edge) => `${text.signed(edge.product)} ${source(text, layer, edge.from)}`);
  return `${name}. ${text.strongest} ${list.join(", ")}`;
}
