// What is operated in the training figure: the row that plays, and the settings of a run. Real buttons,
// ranges and radios; decides nothing, and tells what the reader did.

import { make, set } from "../../dom.js";
import { Options } from "../../parts/options.js";
import { PlayButton } from "../../parts/play.js";
import { Slider } from "../../parts/slider.js";
import {
  COSTS,
  FULL,
  MINIBATCHES,
  OPTIMIZERS,
  PRESETS,
  presetOf,
  RATES,
  SLOW,
  SPEEDS,
} from "./settings.js";

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {(typeof import("./words.js").default)["en"]} Words */
/** @typedef {keyof typeof PRESETS} Preset */
/**
 * @typedef {object} Actions
 * @property {() => void} toggle plays or pauses
 * @property {() => void} step
 * @property {() => void} over starts over from the same seed
 * @property {() => void} another starts over from another
 * @property {(changes: Partial<Settings>) => void} change settings that take effect as it learns
 * @property {(changes: Partial<Settings>) => void} renew settings that need a new start
 */

export class Controls {
  play;
  speed;
  rate;
  seed;
  #words;
  #buttons;
  #options;
  #seedName = make("span");
  #fold;
  #more;
  transport;
  settings;

  /** @param {Words} words @param {Settings} settings @param {Actions} actions */
  constructor(words, settings, actions) {
    const { toggle, step, over, another, change, renew } = actions;
    this.#words = words;
    this.play = new PlayButton(toggle);
    const word = (/** @type {string} */ control, /** @type {() => void} */ click) =>
      make("button", { type: "button", class: "word-button", "data-control": control, click });
    this.#buttons = {
      step: word("step", step),
      over: word("over", over),
      another: word("another", another),
    };
    this.speed = new Slider({
      control: "speed",
      min: SLOW,
      max: FULL,
      places: FULL,
      value: settings.speed,
      changed: (speed) => change({ speed }),
    });
    this.rate = new Slider({
      control: "rate",
      ...RATES,
      value: settings.rate,
      changed: (rate) => change({ rate }),
    });
    this.#options = {
      preset: new Options(
        /** @type {Preset[]} */ (Object.keys(PRESETS)),
        (preset) => renew(PRESETS[preset]),
        { control: "preset" },
      ),
      minibatch: new Options(
        MINIBATCHES,
        // Slow motion is one example a step: more are a little faster.
        (size) => {
          const isSlow = this.#shown.speed === SLOW && size > 1;
          renew(isSlow ? { minibatch: size, speed: SLOW + 1 } : { minibatch: size });
        },
        { control: "minibatch" },
      ),
      cost: new Options(COSTS, (cost) => renew({ cost }), { control: "cost" }),
      optimizer: new Options(OPTIMIZERS, (optimizer) => renew({ optimizer }), {
        control: "optimizer",
      }),
    };
    this.seed = make("input", {
      type: "number",
      min: "0",
      step: "1",
      inputmode: "numeric",
      change: () => {
        const seed = this.seed.valueAsNumber;
        if (Number.isSafeInteger(seed) && seed >= 0) renew({ seed });
        else this.seed.value = String(this.#shown.seed);
      },
    });
    this.#shown = settings;
    const { preset, minibatch, cost, optimizer } = this.#options;
    this.#fold = make("button", {
      type: "button",
      class: "word-button training-fold",
      "aria-expanded": "false",
      click: () => this.#unfold(this.#more.classList.contains("gone-narrow")),
    });
    this.#more = make(
      "div",
      { class: "training-more gone-narrow" },
      minibatch.element,
      cost.element,
      optimizer.element,
    );
    const number = make("label", {}, this.#seedName, this.seed);
    const { step: once, over: again, another: next } = this.#buttons;
    this.transport = make(
      "div",
      { class: "training-transport" },
      this.play.element,
      once,
      again,
      this.speed.element,
    );
    this.settings = make(
      "div",
      { class: "training-settings" },
      this.rate.element,
      preset.element,
      make("div", { class: "training-seed", "data-control": "seed" }, number, next),
      this.#fold,
      this.#more,
    );
  }

  /** @type {Settings} */
  #shown;

  /** @param {Words} words */
  label(words) {
    this.#words = words;
    const { step, over, another } = this.#buttons;
    step.textContent = words.step;
    over.textContent = words.over;
    another.textContent = words.another;
    this.speed.label(words.speed, (stop) =>
      stop === SLOW ? words.slow : stop === FULL ? words.full : words.pace(SPEEDS[stop]),
    );
    this.rate.label(words.rate, words.plain);
    const { preset, minibatch, cost, optimizer } = this.#options;
    const isSeen = { isSeen: true };
    preset.label(words.presets, Object.values(words.preset), isSeen);
    minibatch.label(words.minibatch, MINIBATCHES.map(String), isSeen);
    cost.label(
      words.cost,
      COSTS.map((name) => words.costs[name]),
      isSeen,
    );
    optimizer.label(
      words.optimizer,
      OPTIMIZERS.map((name) => words.optimizers[name]),
      isSeen,
    );
    this.#seedName.textContent = words.seed;
    this.#fold.textContent = words.more;
  }

  /** @param {Settings} settings @param {{ playing: boolean, fresh: boolean }} state */
  show(settings, { playing, fresh }) {
    const words = this.#words;
    this.#shown = settings;
    this.play.show({ playing, label: playing ? words.pause : words.play, invites: fresh });
    this.#buttons.over.disabled = fresh;
    if (this.speed.value !== settings.speed) this.speed.value = settings.speed;
    if (this.rate.value !== settings.rate) this.rate.value = settings.rate;
    if (this.seed.value !== String(settings.seed)) this.seed.value = String(settings.seed);
    const { preset, minibatch, cost, optimizer } = this.#options;
    preset.show(presetOf(settings));
    minibatch.show(settings.speed === SLOW ? 1 : settings.minibatch);
    cost.show(settings.cost);
    optimizer.show(settings.optimizer);
  }

  /** @param {boolean} isOpen whether a narrow figure shows the settings that it folds away */
  #unfold(isOpen) {
    this.#more.classList.toggle("gone-narrow", !isOpen);
    set(this.#fold, "aria-expanded", String(isOpen));
  }
}
