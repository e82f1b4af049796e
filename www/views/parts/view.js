// The parts view: guess which part of a digit a hidden neuron answers to, then see what does; and put
// a digit together from two parts. Decides which neuron, and what is read when; findings.js has what is
// known of it, compose.js the two parts, said.js the words, and paint.js paints.

import { make, place, set } from "../../dom.js";
import { blank, density } from "../../draw/canvas.js";
import { deadline } from "../../parts/clock.js";
import { Picker } from "../../parts/picker.js";
import { View as Base } from "../view.js";
import { BLOCKS, Composer, spotOf } from "./compose.js";
import { Findings } from "./findings.js";
import { layout } from "./layout.js";
import { keptWord, Notes } from "./notes.js";
import { paint } from "./paint.js";
import { noteOf, verdictOf } from "./said.js";
import { Survey } from "./survey.js";
import { tiles } from "./tiles.js";
import words from "./words.js";

export { default as style } from "./style.js";

/** So long digits may be read in one frame, in milliseconds. */
const SLICE = 4;
const REST = 600;
const USUAL = [784, 16, 16, 10];

export class View extends Base {
  /** A choosy one, until the reader chooses. */
  #chosen = { layer: 1, neuron: 13 };
  #notes = new Notes();
  /** @type {import("../../engine.js").Network | null} */
  #network = null;
  #findings = new Findings(() => {
    this.#isStale = true;
  });
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
  #picker = new Picker((choice) => this.#choose(choice));
  #name = make("p", { class: "at parts-name", part: "name" });
  #wordName = make("span");
  #word = make("input", {
    type: "text",
    maxlength: "12",
    autocomplete: "off",
    input: () => {
      this.#notes.name(this.#key, keptWord(this.#word.value));
      this.schedule();
    },
  });
  #labelled = make(
    "label",
    { class: "at parts-word", "data-control": "word" },
    this.#wordName,
    this.#word,
  );
  #tiles = tiles("guess", (part) => this.#guess(part));
  #verdict = make("p", { class: "parts-verdict", part: "verdict" });
  #note = make("p", { class: "parts-note", part: "note" });
  #again = make("button", {
    type: "button",
    class: "word-button",
    "data-control": "guess",
    click: () => this.#cover(),
  });
  #result = make("div", { class: "at parts-result" }, this.#verdict, this.#note, this.#again);
  #composer = new Composer(() => this.schedule());
  #live = make("p", { class: "hidden", role: "status" });

  /** @param {import("../view.js").Host} host @param {import("../view.js").Text} text */
  constructor(host, text) {
    super(host, text);
    this.element.append(
      this.#live,
      this.#canvas,
      this.#picker.layers,
      this.#name,
      this.#picker.neurons,
      this.#labelled,
      this.#tiles.element,
      this.#result,
      ...this.#composer.elements,
    );
  }

  get #words() {
    return words[this.language];
  }
  get #key() {
    return `${this.#chosen.layer}.${this.#chosen.neuron}`;
  }
  /** How many neurons each hidden layer has. */
  get #hidden() {
    return Array.from(this.#network?.layers ?? USUAL).slice(1, -1);
  }

  get state() {
    const { layer, neuron } = this.#chosen;
    return { neuron: [layer, neuron], ...this.#notes.state, ...this.#composer.state };
  }

  /** @param {Record<string, unknown>} state */
  restore({ neuron, guesses, words: named, ...composed }) {
    this.#notes.restore(guesses, named);
    this.#composer.restore(composed);
    this.#choose(spotOf(neuron) ?? {});
  }

  /** @param {import("../view.js").Text} text @param {import("../view.js").Language} language */
  speak(text, language) {
    const said = words[language];
    this.#wordName.textContent = said.word;
    this.#again.textContent = said.again;
    set(this.#tiles.element, "aria-label", said.choices);
    this.#composer.label(said);
    super.speak(text, language);
  }

  /** @param {import("../../engine.js").Shared} shared */
  use(shared) {
    const { core, network, isComplete } = shared;
    if (network !== this.#network) {
      this.#network = network;
      this.#findings.renew(core && network && isComplete ? new Survey(core, network) : null);
      this.#composer.renew();
    }
    super.use(shared);
  }

  /** The parts are the figure's own drawings. */
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
    const hidden = this.#hidden;
    const chosen = this.#chosen;
    if (chosen.layer > hidden.length) chosen.layer = 1;
    const count = hidden[chosen.layer - 1] ?? 0;
    if (chosen.neuron >= count) chosen.neuron = 0;
    const blocks = Math.min(BLOCKS, hidden.length);
    const geometry = layout(this.width, count, blocks, density());
    this.#geometry = geometry;
    const { boxes, parts, picks } = geometry;
    const said = this.#words;
    this.element.classList.toggle("wide", geometry.kind === "wide");
    this.element.classList.toggle("narrow", geometry.kind === "narrow");
    this.element.style.height = `${geometry.height}px`;
    this.#picker.offer(
      hidden.map((_, l) => said.layer(l + 1)),
      count,
      said,
    );
    this.#picker.place({ layers: boxes.layers, picker: boxes.picker, picks });
    place(this.#name, boxes.name);
    place(this.#labelled, boxes.word);
    place(this.#result, boxes.result);
    for (const [i, button] of this.#tiles.buttons.entries()) place(button, parts[i]);
    this.#composer.place(geometry, hidden, said);
    this.#word.value = this.#notes.wordOf(this.#key);
    this.schedule();
  }

  /** Paints in the next frame, whatever else goes on. */
  schedule() {
    this.#isStale = true;
    super.schedule();
  }

  /** @param {{ layer?: number, neuron?: number }} choice */
  #choose({ layer = this.#chosen.layer, neuron = this.#chosen.neuron }) {
    this.#chosen = { layer, neuron };
    this.#live.textContent = "";
    this.arrange();
  }

  /** The first guess about a neuron counts. @param {number} part */
  #guess(part) {
    if (!this.#network || this.#hidden.length === 0) return;
    if (this.#notes.guessOf(this.#key) !== null) return;
    this.#notes.guess(this.#key, part);
    this.schedule();
  }

  #cover() {
    this.#notes.guess(this.#key, null);
    this.#live.textContent = "";
    this.#tiles.buttons[0].focus({ preventScroll: true });
    this.schedule();
  }

  render() {
    if (!this.#geometry) return;
    const isBusy = this.#isSeen && this.#work();
    set(this.element, "aria-busy", String(isBusy));
    if (this.#isStale) this.#show(this.#geometry);
    this.#isStale = false;
    if (isBusy) super.schedule();
  }

  /** Does a little of what is left to do; whether more is left. */
  #work() {
    const { core, network } = this.shared ?? {};
    if (!core || !network) return false;
    const isLate = deadline(SLICE);
    while (this.#step(core, network)) if (isLate()) return true;
    return false;
  }

  /** The next thing that is not known yet; false when all is. @param {import("../../engine.js").Core} core @param {import("../../engine.js").Network} network */
  #step(core, network) {
    if (this.#composer.read(core, network)) {
      this.#isStale = true;
      return true;
    }
    if (this.#findings.read(core, network)) return true;
    if (this.#hidden.length === 0) return false;
    return this.#findings.look(this.#key, this.#geometry?.shown ?? 0);
  }

  /** @param {import("./layout.js").Geometry} geometry */
  #show(geometry) {
    const said = this.#words;
    const { layer, neuron } = this.#chosen;
    const network = this.#network;
    const hidden = this.#hidden;
    const count = hidden[layer - 1] ?? 0;
    const isRead = network !== null && count > 0 && this.#findings.isRead;
    const guess = isRead ? this.#notes.guessOf(this.#key) : null;
    const isOpen = isRead && guess !== null;
    const lit = isOpen ? this.#findings.litBy(this.#key) : null;
    const found = isOpen ? this.#findings.of(this.#key, geometry.shown) : null;
    const inputs = network?.layers[layer - 1] ?? USUAL[0];
    paint(blank(this.#canvas, geometry.width, geometry.height), this.colours, geometry, {
      count,
      chosen: neuron,
      wordOf: (j) => this.#notes.wordOf(`${layer}.${j}`),
      images: this.#findings.images,
      guess,
      lit: lit?.slice(0, -1) ?? null,
      found,
      weights: isOpen
        ? network.weights(layer).subarray(neuron * inputs, (neuron + 1) * inputs)
        : null,
      heads: { ...said, ask: isOpen ? said.hope : said.guess, weights: said.weights(inputs) },
      write: this.text.number,
      ...this.#composer.show(this.shared?.core ?? null, hidden, said, this.text),
    });
    this.#tell(count, guess, lit, found?.means ?? null);
  }

  /** The guess, and what the network says to it. @param {number} count of neurons @param {number | null} guess @param {number[] | null} lit @param {number[] | null} means */
  #tell(count, guess, lit, means) {
    const said = this.#words;
    const { number } = this.text;
    const { layer, neuron } = this.#chosen;
    const nameOf = (/** @type {number} */ j) => {
      const word = this.#notes.wordOf(`${layer}.${j}`);
      return said.neuron(j + 1, count) + (word ? ` · ${word}` : "");
    };
    const isOpen = lit !== null && guess !== null;
    this.#name.textContent = count ? nameOf(neuron) : "";
    this.#picker.show(layer, neuron, nameOf);
    this.#word.disabled = count === 0;
    for (const [i, button] of this.#tiles.buttons.entries()) {
      const name = said.parts[i];
      set(button, "aria-label", isOpen ? `${name}: ${number(lit[i])}` : name);
      set(button, "aria-pressed", String(i === guess));
      set(button, "aria-disabled", String(isOpen || count === 0));
    }
    this.#again.hidden = !isOpen;
    const tally = isOpen
      ? this.#notes.tally((key) => this.#findings.litBy(key), this.#hidden)
      : null;
    this.#note.textContent = tally ? noteOf(said, number, means, tally) : "";
    this.#verdict.textContent = isOpen
      ? verdictOf(said, number, guess, lit)
      : count
        ? said.invite(neuron + 1)
        : said.noHidden;
    clearTimeout(this.#rest);
    if (!means) return;
    this.#rest = setTimeout(() => {
      const all = means.map((mean, digit) => `${digit}: ${number(mean)}`).join(", ");
      this.#live.textContent = `${this.#verdict.textContent} ${this.#note.textContent} ${said.means}: ${all}.`;
    }, REST);
  }
}
