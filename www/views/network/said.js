// What the network figure says in words: the answer, the neuron or the edge asked about, and where the
// signal is. Chooses words; computes nothing.

import { make, set } from "../../dom.js";
import { answer, detail } from "../../text/words.js";

/** @typedef {(typeof import("./words.js").default)["en"]} Words */

export class Said {
  #answer = make("p", { class: "answer", part: "answer" });
  #detail = make("div", { class: "detail", part: "detail" });
  #name = make("span", { "aria-hidden": "true" });
  #range = make("input", { type: "range", class: "range", part: "edge", min: "0", value: "0" });
  #edges = make(
    "label",
    { class: "network-edges", "data-control": "edges" },
    this.#name,
    this.#range,
  );
  elements = [make("div", { class: "network-said" }, this.#answer, this.#detail), this.#edges];
  /** @type {import("../view.js").Text | null} */
  #text = null;
  /** @type {Words | null} */
  #words = null;

  /** @param {(i: number) => void} follow one edge of the neuron asked about */
  constructor(follow) {
    this.#range.addEventListener("input", () => follow(Number(this.#range.value)));
    // A slider that stands at its first place already says nothing when it is pressed.
    this.#range.addEventListener("pointerdown", () => follow(Number(this.#range.value)));
    this.#range.addEventListener("focus", () => follow(Number(this.#range.value)));
  }

  /** @param {import("../view.js").Text} text @param {Words} words */
  speak(text, words) {
    this.#text = text;
    this.#words = words;
    this.#name.textContent = words.edges;
    set(this.#range, "aria-label", words.edgesHelp);
  }

  /** @param {import("../../engine.js").Reading} reading @param {import("../../engine.js").Shared | null} shared */
  answer(reading, shared) {
    if (!this.#text) return;
    answer(this.#answer, this.#text, {
      reading,
      failure: null,
      again: () => shared?.use(shared.choice),
    });
  }

  /** The answer appears when the signal is there. @param {boolean} isReached */
  reach(isReached) {
    this.#answer.style.visibility = isReached ? "" : "hidden";
  }

  /** @param {number} position @param {number} last */
  where(position, last) {
    const words = /** @type {Words} */ (this.#words);
    const name = (/** @type {number} */ layer) =>
      layer === 0 ? words.input : layer === last ? words.output : words.hidden(layer);
    const before = Math.floor(position);
    return position === before ? name(before) : words.on(name(before), name(before + 1));
  }

  /** @param {import("../../parts/reader.js").Reader} reader @param {import("./asked.js").Asked} asked */
  show(reader, asked) {
    const [text, words] = [this.#text, this.#words];
    const { reading, shared } = reader;
    const { probe, edge, own } = asked;
    if (!text || !words) return;
    const i = edge ? own.findIndex(({ from, to }) => from === edge.from && to === edge.to) : -1;
    this.#range.disabled = own.length === 0;
    this.#range.max = String(Math.max(0, own.length - 1));
    this.#range.value = String(Math.max(0, i));
    if (edge && reading) {
      const layers = reader.layers;
      const last = layers.length - 1;
      const name = (/** @type {number} */ layer, /** @type {number} */ j) =>
        layer === 0
          ? words.cell(Math.floor(j / 28) + 1, (j % 28) + 1)
          : layer === last
            ? words.digit(j)
            : words.of(words.hidden(layer), j + 1);
      const { layer, from, to, product } = edge;
      const activation = text.number(reading.activations[layer - 1][from]);
      const way = words.to(name(layer - 1, from), name(layer, to));
      const sum = words.product(
        text.signed(asked.weightOf(edge)),
        activation,
        text.signed(product),
      );
      this.#detail.replaceChildren(make("p", {}, `${way}: `, make("b", {}, sum)));
      set(this.#range, "aria-valuetext", `${way}: ${sum}`);
      return;
    }
    set(this.#range, "aria-valuetext", "");
    if (probe && reading && shared?.network)
      detail(this.#detail, text, shared.network, reading, probe);
    else this.#detail.replaceChildren(words.hint);
  }
}
