// The training view: a network learns to read, from random weights on. Decides when a run begins and
// which moment of it is shown; the run learns, said.js finds the words, stage.js paints, and
// controls.js is operated.

import { place } from "../../dom.js";
import { DataChoice } from "../../parts/data-choice.js";
import { View as Base } from "../view.js";
import { Controls } from "./controls.js";
import { Mirror, startOf } from "./mirror.js";
import { endOf } from "./paint.js";
import { blindCost, Run } from "./run.js";
import { Said } from "./said.js";
import { Scrub } from "./scrub.js";
import { DEFAULTS, easedPace, FULL, restored, SLOW, SPEEDS, usualRate } from "./settings.js";
import { Stage } from "./stage.js";
import words from "./words.js";

export { default as style } from "./style.js";

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./run.js").Shape} Shape */
/** @typedef {import("./run.js").Moment} Moment */
/** @typedef {import("../../../pkg/core.js").Network} Network */

/** @type {import("./run.js").Data} */
const DIGITS = {
  source: "digits",
  count: 6000,
  held_out: 500,
  seed: 1,
  shuffle: "none",
  prepare: true,
};
/** More would take longer to measure than to learn from. */
const MOST_HELD_OUT = 1000;
/** Under this width a sentence takes three lines. */
const SLIM = 480;
/** So many earlier runs stay as thin lines. */
const KEPT = 4;

export class View extends Base {
  #words = words.en;
  /** @type {Settings} */
  #settings = { ...DEFAULTS };
  /** @type {Run | null} */
  #run = null;
  /** @type {{ settings: Settings, shape: Shape, points: Moment[] }[]} */
  #earlier = [];
  /** The point that is shown, or null for the newest. @type {number | null} */
  #at = null;
  #mirror = new Mirror();
  #told = 0;
  /** Whether it was playing when it left the screen. */
  #isAway = false;
  #watch = new IntersectionObserver((entries) => this.#seen(entries), { rootMargin: "100px" });
  #stage = new Stage();
  #said = new Said({
    ease: (eased) => this.#change({ eased }),
    recover: () => this.#renew({ rate: usualRate(this.#settings.optimizer, this.#settings.cost) }),
    again: () => this.#play(),
    take: () => this.#take(),
  });
  #scrub = new Scrub((i) => this.#look(i));
  #controls = new Controls(this.#words, this.#settings, {
    toggle: () => (this.#run?.isPlaying ? this.#run.pause() : this.#play()),
    step: () => this.#step(),
    over: () => this.#begin(),
    another: () => this.#renew({ seed: this.#settings.seed + 1 }),
    change: (changes) => this.#change(changes),
    renew: (changes) => this.#renew(changes),
  });
  #choice = new DataChoice(() => this.#begin(), this.element);

  /** @param {import("../view.js").Host} host @param {import("../view.js").Text} text */
  constructor(host, text) {
    super(host, text);
    const { transport, settings } = this.#controls;
    this.#stage.element.append(...this.#said.elements, this.#scrub.input);
    this.element.append(
      transport,
      this.#said.status,
      this.#stage.element,
      settings,
      this.#choice.element,
      this.#said.live,
    );
  }

  get state() {
    return { ...this.#settings };
  }

  /** @param {Record<string, unknown>} state */
  restore(state) {
    this.#settings = restored(this.#settings, state);
    if (this.#run) this.#begin();
    this.arrange();
  }

  /** @param {import("../view.js").Text} text @param {import("../view.js").Language} language */
  speak(text, language) {
    this.#words = words[language];
    this.#controls.label(this.#words);
    this.#scrub.label(this.#words);
    this.#choice.speak(language);
    super.speak(text, language);
  }

  /** @param {import("../../engine.js").Shared} shared */
  use(shared) {
    const shape = shapeOf(shared.network);
    const isOther = shape && JSON.stringify(shape) !== JSON.stringify(this.#run?.shape);
    this.shared = shared;
    if (shape && isOther) {
      const { seed } = shared.network?.facts() ?? {};
      if (seed !== undefined && !this.#run) this.#settings.seed = seed;
      this.#begin(shape);
    }
    super.use(shared);
  }

  connect() {
    this.#watch.observe(this.element);
    this.#prepare();
  }

  disconnect() {
    super.disconnect();
    this.#watch.disconnect();
    this.#choice.disconnect();
    this.#isAway = false;
    this.#run?.close();
  }

  leave() {
    super.leave();
    if (!this.#run?.isBegun) this.#run?.close();
  }

  come() {
    super.come();
    this.#prepare();
  }

  /** What learns sees nothing of the drawing. */
  follow() {}

  arrange() {
    if (!this.width) return;
    const neurons = this.#run?.shape.layers[1] ?? 16;
    const geometry = this.#stage.arrange(this.width, neurons, this.#settings.speed === SLOW);
    this.element.classList.remove("wide", "middle", "narrow");
    this.element.classList.add(geometry.kind);
    this.element.classList.toggle("slim", this.width < SLIM);
    this.#said.place(geometry);
    place(this.#scrub.input, geometry.scrub);
    super.arrange();
  }

  #play() {
    this.#at = null;
    this.#drive();
    this.#run?.play();
    this.schedule();
  }

  #step() {
    this.#at = null;
    this.#drive();
    this.#run?.takeStep();
    this.schedule();
  }

  /** Shows another moment of the run. @param {number | null} i */
  #look(i) {
    this.#run?.pause();
    this.#at = i;
    this.schedule();
  }

  /** @param {Partial<Settings>} changes that take effect as it learns */
  #change(changes) {
    const wasSlow = this.#settings.speed === SLOW;
    this.#settings = { ...this.#settings, ...changes };
    const run = this.#run;
    if (run && changes.rate !== undefined) run.rate = changes.rate;
    this.#drive();
    if (wasSlow !== (this.#settings.speed === SLOW)) this.arrange();
    this.schedule();
  }

  /** @param {Partial<Settings>} changes that need a new start */
  #renew(changes) {
    const before = this.#settings;
    const settings = { ...before, ...changes };
    const isOther = settings.optimizer !== before.optimizer || settings.cost !== before.cost;
    if (isOther && changes.rate === undefined)
      settings.rate = usualRate(settings.optimizer, settings.cost);
    this.#settings = settings;
    this.#begin();
  }

  /** A new run from the random start of the seed; what has learned already stays as a line. @param {Shape} [shape] */
  #begin(shape = this.#run?.shape) {
    const core = this.shared?.core;
    if (!core || !shape) return;
    const old = this.#run;
    if (old && old.points.length > 1) {
      const { settings, points } = old;
      this.#earlier = [...this.#earlier, { settings, shape: old.shape, points }].slice(-KEPT);
    }
    const start = this.#mirror.renew(core, shape, this.#settings);
    this.#at = null;
    this.#told = 0;
    const changed = () => this.schedule();
    this.#run = new Run(this.#settings, shape, this.#data, start, changed);
    this.#drive();
    if (old?.isPlaying) this.#run.play();
    else this.#prepare();
    // Not before: what both learn from would be lost, or be made anew.
    old?.close();
    this.arrange();
  }

  /** What a reader has loaded is made ready before play is pressed; drawn digits are not, unasked. */
  #prepare() {
    const isLoaded = this.#choice.data.source !== "digits";
    if (isLoaded && !this.isAway && this.element.isConnected) this.#run?.prepare();
  }

  /** What is learned from. @returns {import("./run.js").Data} */
  get #data() {
    const { data } = this.#choice;
    if (data.source === "digits") return DIGITS;
    const { seed, shuffle, prepare } = DIGITS;
    return { ...data, held_out: Math.min(MOST_HELD_OUT, data.held_out), seed, shuffle, prepare };
  }

  /** As fast as it shall go now. */
  #drive() {
    const { speed, eased } = this.#settings;
    const run = this.#run;
    run?.drive(speed, speed === FULL && eased ? easedPace(run.step) : SPEEDS[speed]);
  }

  /** The page's figures read with the weights that are shown from now on. */
  #take() {
    const { shared } = this;
    const run = this.#run;
    if (!shared?.core || !run) return;
    const network = startOf(shared.core, run.shape, run.settings);
    network.set_parameters(this.#shown());
    shared.take(network, "trained");
    this.#said.announce(this.#words.taken);
  }

  /** The weights of the moment that is shown; the newest where those are no longer kept. */
  #shown() {
    const run = /** @type {Run} */ (this.#run);
    return (this.#at === null ? null : run.parametersAt(this.#at)) ?? run.parameters;
  }

  /** Nothing runs that nobody sees. @param {IntersectionObserverEntry[]} entries */
  #seen(entries) {
    const away = !entries[entries.length - 1].isIntersecting;
    const run = this.#run;
    if (away && run?.isPlaying) {
      this.#isAway = true;
      run.pause();
    } else if (!away && this.#isAway) {
      this.#isAway = false;
      this.#play();
    }
  }

  render() {
    const { geometry } = this.#stage;
    if (!geometry) return;
    this.#drive();
    const run = this.#run;
    const points = run?.points ?? [];
    const at = this.#at ?? points.length - 1;
    const example = run && this.#at === null ? this.#mirror.example(run) : null;
    const curves = {
      points,
      at,
      samples: run?.samples ?? 0,
      top: topOf(run),
      earlier: this.#lines(),
      text: this.#words,
    };
    this.#stage.paint(this.colours, geometry, {
      weights: run && this.#mirror.weights(this.#shown()),
      curves,
      grid: run?.grid ?? null,
      answers: points[at]?.answers ?? null,
      example,
    });
    this.#controls.show(this.#settings, {
      playing: run?.isPlaying ?? false,
      fresh: !run?.isBegun && !run?.isPlaying,
    });
    this.#scrub.show(points, at, endOf(curves), this.text.number);
    this.#said.show({
      words: this.#words,
      text: this.text,
      language: this.language,
      settings: this.#settings,
      run,
      at: this.#at,
      example,
    });
    if (run && run.step > this.#told) this.#tell(run);
  }

  /** @param {Run} run */
  #tell({ step, cost, newest }) {
    this.#told = step;
    this.host.tell("training", { step, cost, accuracy: newest?.accuracy ?? null });
  }

  /** Earlier runs, each named by what was different. @returns {import("./paint.js").Earlier[]} */
  #lines() {
    const run = this.#run;
    if (!run) return [];
    return this.#earlier.map(({ settings, shape, points }) => ({
      text: this.#said.nameOf(settings, run.settings, this.#words),
      points,
      hasCost: settings.cost === run.settings.cost && shape.output === run.shape.output,
    }));
  }
}

/** @param {Network | null} network @returns {Shape | null} */
function shapeOf(network) {
  if (!network) return null;
  const { layers, activation, output } = network.facts();
  return { layers: Array.from(layers), activation, output };
}

/** The cost that a chart has room for: that of most random starts. @param {Run | null} run */
function topOf(run) {
  const cost = run?.settings.cost ?? DEFAULTS.cost;
  const blind = blindCost(cost, run?.shape.output ?? "sigmoid");
  return blind * (cost === "squared-error" ? 3.4 : 2.3);
}
