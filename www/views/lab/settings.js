// Everything that is set beside the structure: a preset and its reason, the activation function, the
// rate, the images, the seed. Says what is wanted; keeps no choice.

import { ACTIVATIONS } from "../../activations.js";
import { make, set } from "../../dom.js";
import { DataChoice } from "../../parts/data-choice.js";
import { Options } from "../../parts/options.js";
import { Slider } from "../../parts/slider.js";
import {
  COUNTS,
  isSeed,
  MOST_LAYERS,
  NAMES,
  PRESETS,
  presetOf,
  RATES,
  SHUFFLES,
  STARTS,
  SUITABLE,
} from "./presets.js";

/** @typedef {import("./presets.js").Choice} Choice */
/** @typedef {typeof import("./words.js").default.en} Words */
/** @typedef {keyof Words["preset"]} Name */

const names = /** @type {Name[]} */ (NAMES);

export class Settings {
  presets;
  /** Why the chosen preset ends as it does. All the reasons lie on one place, so that nothing moves. */
  why = make("div", { class: "lab-why" });
  element;
  #reasons = names.map((name) => ({ name, p: make("p") }));
  /** Instead of a reason, for settings that are no preset. */
  #own = make("p");
  #add;
  #drop;
  #activation;
  #rate;
  #images;
  #source;
  #shuffle;
  #start;
  #seed;
  #seedName = make("span");

  /**
   * @param {(change: Partial<Choice>) => void} changed @param {() => Choice} choice in force
   * @param {HTMLElement} figure where files may be dropped
   */
  constructor(changed, choice, figure) {
    this.presets = new Options(names, (name) => changed(PRESETS[name]), { control: "presets" });
    this.why.append(...this.#reasons.map(({ p }) => p), this.#own);
    const word = (/** @type {() => void} */ click) =>
      make("button", { type: "button", class: "word-button", click });
    this.#add = word(() => {
      const { hidden } = choice();
      changed({ hidden: [...hidden, hidden[hidden.length - 1] ?? 16] });
    });
    this.#drop = word(() => changed({ hidden: choice().hidden.slice(0, -1) }));
    this.#activation = new Options(
      ACTIVATIONS,
      (activation) => changed({ activation, rate: SUITABLE[activation] }),
      { control: "activation" },
    );
    this.#rate = new Slider({
      ...RATES,
      places: 120,
      logarithmic: true,
      control: "rate",
      value: 1,
      changed: (rate) => changed({ rate }),
    });
    this.#images = new Options(COUNTS, (count) => changed({ count }), { control: "images" });
    this.#source = new DataChoice(() => changed({ data: this.#source.data }), figure);
    this.#shuffle = new Options(SHUFFLES, (shuffle) => changed({ shuffle }), {
      control: "shuffle",
    });
    this.#start = new Options(STARTS, (start) => changed({ start }), { control: "start" });
    this.#seed = make("input", {
      type: "number",
      min: "0",
      inputmode: "numeric",
      change: () => {
        const seed = this.#seed.valueAsNumber;
        if (isSeed(seed)) changed({ seed });
        else this.#seed.value = this.#seed.defaultValue;
      },
    });
    this.element = make(
      "div",
      { class: "lab-settings" },
      make("div", { class: "lab-row", "data-control": "layers" }, this.#add, this.#drop),
      this.#activation.element,
      this.#rate.element,
      this.#images.element,
      this.#shuffle.element,
      this.#start.element,
      make("label", { class: "lab-seed", "data-control": "seed" }, this.#seedName, this.#seed),
      this.#source.element,
    );
  }

  /** The MNIST images, once they have come. */
  askForMnist() {
    this.#source.choose("mnist");
  }

  /** Waits for no images any more. */
  disconnect() {
    this.#source.disconnect();
  }

  /** @param {Words} words @param {import("../../languages.js").Language} language */
  label(words, language) {
    const all = (
      /** @type {Record<string, string>} */ said,
      /** @type {readonly string[]} */ keys,
    ) => keys.map((key) => said[key]);
    const isSeen = true;
    this.presets.label(words.presets, all(words.preset, names));
    for (const { name, p } of this.#reasons) p.textContent = words.why[name];
    this.#own.textContent = words.own;
    this.#add.textContent = words.add;
    this.#drop.textContent = words.drop;
    this.#activation.label(words.activation, all(words.activations, ACTIVATIONS));
    this.#rate.label(words.learningRate, words.rate);
    this.#images.label(words.images, COUNTS.map(words.count), { isSeen });
    this.#shuffle.label(words.shuffle, all(words.shuffles, SHUFFLES), { isSeen });
    this.#source.speak(language);
    this.#start.label(words.start, all(words.starts, STARTS), { isSeen });
    this.#seedName.textContent = words.seed;
  }

  /** @param {Choice} choice */
  show(choice) {
    const { hidden, activation, rate, data, count, shuffle, start, seed } = choice;
    const preset = /** @type {Name | null} */ (presetOf(choice));
    this.presets.show(preset);
    for (const { name, p } of this.#reasons) p.classList.toggle("lab-off", name !== preset);
    this.#own.classList.toggle("lab-off", preset !== null);
    this.#add.disabled = hidden.length >= MOST_LAYERS;
    this.#drop.disabled = hidden.length === 0;
    this.#activation.show(activation);
    if (this.#rate.value !== rate) this.#rate.value = rate;
    this.#images.show(count);
    this.#source.data = data;
    this.#shuffle.show(shuffle);
    this.#start.show(start);
    this.#seed.value = this.#seed.defaultValue = String(seed);
    set(this.why, "data-preset", preset ?? "");
  }
}
