// The gradient view: what one example, or ten, ask of every activation and weight, and the step that
// follows. Decides what is asked and when it is painted; numbers come from descent.js.

import { make, place, set } from "../../dom.js";
import { density } from "../../draw/canvas.js";
import { ALL, read } from "../../engine.js";
import { DIGITS } from "../../examples.js";
import { deadline } from "../../parts/clock.js";
import { Neurons } from "../../parts/neurons.js";
import { View as Base } from "../view.js";
import { Controls } from "./controls.js";
import { Descent } from "./descent.js";
import { layout } from "./layout.js";
import { follow } from "./numbers.js";
import { Panel } from "./panel.js";
import { edgeUnder } from "./pick.js";
import { describe, saidOf, summaryOf, weightsOf } from "./said.js";
import { DEFAULTS, isSame, kept, keyOf, restored, weightOf } from "./settings.js";
import { contentOf, show } from "./show.js";
import words from "./words.js";

/** @typedef {import("../../engine.js").Shared} Shared */
/** @typedef {import("../../engine.js").Strokes} Strokes */
/** @typedef {import("./paint.js").Place} Place */
/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./show.js").Moment} Moment */

export { default as style } from "./style.js";

/** Milliseconds of a frame that slices of work may take. */
const SLICE = 3;
/** Everything rests when nothing has changed for this long, in milliseconds. */
const REST = 600;
/** How many edges a layer shows. */
const EDGES = { wide: 44, narrow: 26 };

export class View extends Base {
  /** @type {Descent | null} */
  #descent = null;
  /** @type {import("./layout.js").Geometry | null} */
  #geometry = null;
  /** @type {Settings} */
  #settings = DEFAULTS;
  /** The geometry of what is on the screen. @type {import("./layout.js").Geometry | null} */
  #painted = null;
  /** What the drawing should read. */
  #label = 0;
  /** The drawing that travelled last. @type {Strokes | null} */
  #travelled = null;
  /** @type {import("./numbers.js").Numbers | null} */
  #numbers = null;
  /** What the panel says, as long as that is the same. @type {{ of: unknown[] } & import("./show.js").Shown} */
  #said = { of: [], strip: null, box: { x: 0, y: 0, width: 0, height: 0 } };
  /** The costs after a step of the rate of now. */
  #here = { rate: 0, cost: 0, others: Number.NaN };
  /** Whether the drawing that travels is none of the ready-made ones. */
  #isOwn = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;
  #canvas = make("canvas", { class: "paint", "aria-hidden": "true" });
  #reach = make("div", { class: "at edge-reach" });
  #summary = make("p", { class: "hidden", role: "status" });
  #panel = new Panel();
  #neurons = new Neurons(() => this.schedule());
  #controls = new Controls({
    draw: (drawing) => this.#ask({ drawing, label: drawing === "own" ? null : drawing }),
    label: (label) => this.#ask({ label }),
    start: (start) => this.#begin({ start }),
    batch: (isBatch) => this.#ask({ isBatch }),
    part: (part) => {
      this.#take({ part });
      this.arrange();
    },
    step: () => this.#step(),
    again: () => this.#begin({}),
    rate: (rate) => this.#take({ rate }),
    weight: (key) => this.#take({ weight: weightOf(key) }),
  });

  /** @param {import("../view.js").Host} host @param {import("../view.js").Text} text */
  constructor(host, text) {
    super(host, text);
    this.element.append(
      this.#canvas,
      ...this.#controls.before,
      this.#reach,
      this.#neurons.element,
      ...this.#controls.after,
      this.#panel.element,
      this.#summary,
    );
    this.#neurons.element.addEventListener("click", (event) => this.#keep(event));
    this.element.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") this.#take({ neuron: null });
    });
    this.#reach.addEventListener("click", (event) => {
      const weight = this.#edgeAt(event);
      this.#take(weight ? { weight } : { neuron: null });
    });
    this.#reach.addEventListener("pointermove", (event) => {
      this.#reach.style.cursor = this.#edgeAt(event) ? "pointer" : "";
    });
  }

  get #words() {
    return words[this.language];
  }

  get state() {
    return kept(this.#settings);
  }
  /** @param {Record<string, unknown>} state */
  restore(state) {
    const { start } = this.#settings;
    this.#settings = restored(this.#settings, state);
    if (this.#settings.start !== start) this.#descent?.begin(this.#settings.start);
    this.#ask({});
    this.arrange();
  }

  /** @param {Shared} shared */
  use(shared) {
    super.use(shared);
    const { core, network, failure } = shared;
    if (!core || !network) {
      // A core that has stopped is not asked any more; what is on the screen stays.
      if (failure?.panic) this.#descent = null;
      return;
    }
    const isFirst = !this.#descent;
    this.#descent ??= new Descent(core, this.#settings.start);
    this.#descent.use(network);
    if (isFirst) this.follow();
  }

  /** Another drawing travels: it is asked about, unless it is the one that is. */
  follow() {
    if (!this.#descent) return;
    const strokes = this.strokes;
    const ready = DIGITS.findIndex((digit) => isSame(digit, strokes));
    const drawing = ready < 0 ? "own" : ready;
    this.#isOwn = ready < 0;
    const isNew = this.#travelled !== null && !isSame(this.#travelled, strokes);
    this.#travelled = strokes;
    if (this.#settings.drawing === null) this.#ask({ drawing });
    else if (isNew) this.#ask({ drawing, label: null });
    else this.#ask({});
  }

  disconnect() {
    super.disconnect();
    clearTimeout(this.#rest);
  }

  arrange() {
    if (!this.width) return;
    const geometry = layout(this.width, density());
    const { kind, height, network } = geometry;
    this.#geometry = geometry;
    this.element.classList.toggle("wide", kind === "wide");
    this.element.classList.toggle("narrow", kind === "narrow");
    this.element.style.height = `${height}px`;
    place(this.#reach, network);
    place(this.#panel.element, geometry.boxes.panel);
    this.#panel.element.hidden = !this.#showsNudges;
    this.#neurons.place(
      /** @type {import("../../draw/layout.js").Geometry} */ (/** @type {unknown} */ (geometry)),
    );
    this.#neurons.label(this.#words.network, this.#words.networkHelp);
    this.#controls.label(this.#words, kind === "narrow");
    this.#controls.place(geometry, this.#settings.part);
    this.schedule();
  }

  get #showsNudges() {
    return this.#geometry?.kind === "wide" || this.#settings.part === "nudges";
  }

  /** @param {Partial<Settings>} change */
  #take(change) {
    this.#settings = { ...this.#settings, ...change };
    this.schedule();
  }

  /** Asks anew, with these settings changed. @param {Partial<Settings>} change */
  #ask(change) {
    this.#take(change);
    const { shared } = this;
    if (!this.#descent || !shared?.core || !shared.network) return;
    const { drawing, label, isBatch } = this.#settings;
    const strokes = typeof drawing === "number" ? DIGITS[drawing] : this.strokes;
    const reading = read(shared.core, shared.network, strokes, ALL);
    this.#label = label ?? (typeof drawing === "number" ? drawing : reading.verdict?.digit) ?? 0;
    this.#descent.ask({ image: reading.image, label: this.#label }, isBatch);
  }

  /** @param {Partial<Settings>} change */
  #begin(change) {
    this.#take(change);
    this.#descent?.begin(this.#settings.start);
  }

  #step() {
    this.#descent?.step(this.#settings.rate);
    this.schedule();
  }

  /** A neuron that is clicked stays, until it is clicked again. @param {Event} event */
  #keep(event) {
    const button = /** @type {Element} */ (event.target).closest("[data-neuron]");
    const [layer, neuron] = (button?.getAttribute("data-neuron") ?? "").split(".").map(Number);
    if (!layer) return;
    const { neuron: before } = this.#settings;
    const isAgain = before?.layer === layer && before.neuron === neuron;
    this.#take({ neuron: isAgain ? null : { layer, neuron }, weight: null });
    if (isAgain) this.#neurons.release();
  }

  /** @param {MouseEvent} event */
  #edgeAt(event) {
    const geometry = this.#geometry;
    return geometry && edgeUnder(event, this.element, geometry, this.#numbers?.edges ?? []);
  }

  render() {
    const geometry = this.#geometry;
    if (!geometry) return;
    const descent = this.#descent;
    const isBusy = descent?.work(deadline(SLICE)) === true;
    set(this.element, "aria-busy", String(isBusy));
    if (isBusy) this.schedule();
    // While something else is being learned, what was there stays as it is.
    if (descent && !descent.isCurrent && this.#painted === geometry) return;
    this.#painted = geometry;
    const settings = this.#settings;
    const { rate, weight: picked, neuron, isBatch, drawing, start } = settings;
    const { probe } = this.#neurons;
    const place = probe && probe.layer > 0 ? probe : neuron;
    if (descent?.isCurrent) {
      const wish = { picked, kept: neuron, place, edges: EDGES[geometry.kind] };
      this.#numbers = follow(descent, this.#numbers, wish);
      const [cost] = descent.alongStep(Float32Array.of(rate));
      this.#here = { rate, cost, others: descent.othersAt(rate) };
    }
    /** @type {Moment} */
    const moment = {
      geometry,
      numbers: this.#numbers,
      settings,
      label: this.#label,
      place,
      here: { ...this.#here, rate },
    };
    this.#controls.show({
      drawing: drawing ?? 0,
      hasOwn: drawing === "own" || this.#isOwn,
      label: this.#label,
      start,
      isBatch,
      rate,
    });
    this.#controls.allow(descent?.isCurrent === true, (descent?.taken ?? 0) > 0);
    this.#say(moment);
    show(this.#canvas, this.colours, this.#words, moment, this.#said);
  }

  /** Brings the words up to date where their numbers have changed. @param {Moment} moment */
  #say(moment) {
    const { numbers, geometry, label, place, here } = moment;
    if (!numbers) return;
    const { language } = this;
    const of = [
      numbers.question,
      numbers.weight,
      label,
      place,
      language,
      geometry,
      here.rate,
      here.cost,
    ];
    if (of.every((value, i) => value === this.#said.of[i])) return;
    const text = this.#words;
    const content = contentOf(text, moment);
    if (content) this.#panel.show(content);
    const { x, y } = geometry.boxes.panel;
    this.#said = { of, strip: content?.strip ?? null, box: this.#panel.stripBox(x, y) };
    const isNarrow = geometry.kind === "narrow";
    const isTight = geometry.width < 320;
    const taken = this.#descent?.taken ?? 0;
    this.#controls.say(saidOf(text, numbers, { taken, here, isNarrow, isTight }));
    const { weight } = numbers.weight;
    this.#controls.offer(weightsOf(text, numbers.question, weight), keyOf(weight));
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      this.#summary.textContent = summaryOf(text, numbers.question, label);
      this.#neurons.describe((at) => describe(text, this.text, numbers.question, at), place);
    }, REST);
  }
}
