// Everything in the gradient figure that is operated, and the words beside it: the drawing, its label,
// the start, one or ten, the weight, the rate, the step. Says what was chosen; knows no network.

import { make, place, set } from "../../dom.js";
import { drag } from "../../parts/drag.js";
import { Options } from "../../parts/options.js";
import { HIGHEST, STARTS } from "./descent.js";
import { PARTS, toRate } from "./settings.js";
import { THUMB } from "./style.js";

/** @typedef {import("../../draw/layout.js").Box} Box */
/** @typedef {import("./words.js").Words} Words */
/** @typedef {import("./layout.js").Geometry} Geometry */
/** @typedef {import("./layout.js").Part} Part */
/** @typedef {import("./descent.js").Start} Start */
/** @typedef {import("./settings.js").Drawing} Drawing */
/**
 * @typedef {object} Actions
 * @property {(drawing: Drawing) => void} draw
 * @property {(label: number) => void} label
 * @property {(start: Start) => void} start
 * @property {(isBatch: boolean) => void} batch
 * @property {(part: Part) => void} part
 * @property {() => void} step
 * @property {() => void} again
 * @property {(rate: number) => void} rate
 * @property {(weight: string) => void} weight
 */
/** @typedef {{ name: string, options: { value: string, text: string }[] }} Group */
/** @typedef {(string | { strong: string })[]} Sentence */

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

export class Controls {
  #drawings;
  #labels;
  #starts;
  #modes;
  #parts;
  #step;
  #again;
  #taken = make("span", { class: "taken" });
  #cost = make("p", { class: "at cost", part: "cost" });
  #weightName = make("span");
  #select;
  #stepHead = make("div", { class: "at chart-head" });
  #slopes = { step: slopeLine("step"), weight: slopeLine("weight") };
  #rate;
  #sweep;
  #weightHead;
  #act;
  /** @type {Box} */
  #plot = { x: 0, y: 0, width: 1, height: 1 };
  #groups = "";
  #actions;

  /** @param {Actions} actions */
  constructor(actions) {
    this.#actions = actions;
    /** @type {Options<Drawing>} */
    this.#drawings = new Options(/** @type {Drawing[]} */ ([...DIGITS, "own"]), actions.draw, {
      control: "drawing",
      serif: true,
    });
    this.#labels = new Options(DIGITS, actions.label, { control: "label", serif: true });
    this.#starts = new Options(STARTS, actions.start, { control: "start" });
    this.#modes = new Options([1, 10], (n) => actions.batch(n > 1), { control: "examples" });
    this.#parts = new Options(PARTS, actions.part, { control: "part" });
    const button = (/** @type {string} */ name, /** @type {() => void} */ click) =>
      make("button", { type: "button", class: "word-button", part: name, click });
    this.#step = button("step", actions.step);
    this.#again = button("again", actions.again);
    this.#act = make(
      "div",
      { class: "at act", "data-control": "step" },
      this.#step,
      this.#again,
      this.#taken,
    );
    this.#select = make("select", {
      class: "pick",
      change: () => actions.weight(this.#select.value),
    });
    this.#weightHead = make(
      "label",
      { class: "at chart-head", "data-control": "weight" },
      this.#weightName,
      make("span", { class: "picker" }, this.#select),
    );
    this.#rate = make("input", {
      type: "range",
      min: "0",
      max: String(HIGHEST),
      step: "any",
      class: "rate",
      keydown: (event) => this.#key(event),
      input: () => this.#turn(Number(this.#rate.value)),
    });
    this.#sweep = make("div", { class: "at sweep", "data-control": "rate" }, this.#rate);
    this.#drag();
    for (const [options, name] of /** @type {const} */ ([
      [this.#drawings, "drawings"],
      [this.#labels, "labels"],
      [this.#starts, "start"],
      [this.#modes, "mode"],
      [this.#parts, "parts"],
    ]))
      options.element.classList.add("at", `choose-${name}`);
  }

  /** In the order in which the tab key goes, before and after the network. */
  get before() {
    return [this.#drawings, this.#starts, this.#modes, this.#labels].map(({ element }) => element);
  }
  get after() {
    return [
      this.#cost,
      this.#act,
      this.#parts.element,
      this.#weightHead,
      this.#slopes.weight,
      this.#stepHead,
      this.#sweep,
      this.#slopes.step,
    ];
  }

  /** @param {Words} words @param {boolean} isNarrow */
  label(words, isNarrow) {
    this.#drawings.label(words.drawings, [...DIGITS.map(String), words.own], { isSeen: !isNarrow });
    this.#labels.label(words.labelHelp, DIGITS.map(String));
    this.#starts.label(words.start, isNarrow ? words.startsShort : words.starts);
    this.#modes.label(words.mode, words.modes);
    this.#parts.label(words.parts, words.partNames);
    this.#step.textContent = words.step;
    this.#again.textContent = words.again;
    this.#weightName.textContent = isNarrow ? "" : words.alongWeight;
    set(this.#select, "aria-label", words.alongWeight);
    set(this.#rate, "aria-label", words.learningRate);
  }

  /** @param {Geometry} geometry @param {Part} part which one shows where they take turns */
  place({ boxes, labels, kind, stepPlot }, part) {
    place(this.#drawings.element, boxes.drawings);
    place(this.#starts.element, boxes.start);
    place(this.#modes.element, boxes.mode);
    const [first, last] = [labels[0], labels[labels.length - 1]];
    place(this.#labels.element, {
      x: first.x,
      y: first.y,
      width: last.x + last.width - first.x,
      height: last.y + last.height - first.y,
    });
    place(this.#act, boxes.act);
    place(this.#cost, boxes.cost);
    place(this.#parts.element, boxes.parts);
    place(this.#weightHead, boxes.weightHead);
    place(this.#stepHead, boxes.stepHead);
    place(this.#slopes.weight, boxes.weightSlope);
    place(this.#slopes.step, boxes.stepSlope);
    this.#plot = stepPlot;
    place(this.#sweep, {
      x: stepPlot.x - THUMB / 2,
      y: stepPlot.y - 8,
      width: stepPlot.width + THUMB,
      height: stepPlot.height + 28,
    });
    const isNarrow = kind === "narrow";
    this.#parts.element.hidden = !isNarrow;
    this.#weightHead.hidden = this.#slopes.weight.hidden = isNarrow && part !== "weight";
    this.#stepHead.hidden =
      this.#sweep.hidden =
      this.#slopes.step.hidden =
        isNarrow && part !== "step";
    this.#parts.show(part);
  }

  /** @param {{ drawing: Drawing, hasOwn: boolean, label: number, start: Start, isBatch: boolean, rate: number }} chosen */
  show({ drawing, hasOwn, label, start, isBatch, rate }) {
    this.#drawings.show(drawing);
    /** @type {HTMLElement} */ (this.#drawings.element.lastElementChild).classList.toggle(
      "none",
      !hasOwn,
    );
    this.#labels.show(label);
    this.#starts.show(start);
    this.#modes.show(isBatch ? 10 : 1);
    this.#rate.value = String(rate);
  }

  /**
   * The numbers of now in words.
   * @param {{ cost: [string, string], taken: string, change: string[], rateText: string, slopes: { step: Sentence, weight: Sentence } | null }} said
   */
  say({ cost: [name, number], taken, change: [title, change], rateText, slopes }) {
    this.#cost.replaceChildren(make("span", {}, name), make("b", {}, number));
    this.#taken.textContent = taken;
    this.#stepHead.replaceChildren(make("span", {}, title), make("b", { part: "change" }, change));
    set(this.#rate, "aria-valuetext", rateText);
    for (const [key, line] of /** @type {const} */ ([
      ["step", this.#slopes.step],
      ["weight", this.#slopes.weight],
    ]))
      line.replaceChildren(
        ...(slopes?.[key] ?? []).map((piece) =>
          typeof piece === "string" ? piece : make("b", {}, piece.strong),
        ),
      );
  }

  /** Whether the step can be taken. @param {boolean} canStep @param {boolean} hasBegun */
  allow(canStep, hasBegun) {
    this.#step.disabled = !canStep;
    this.#again.disabled = !hasBegun;
  }

  /** The weights there are to choose from. @param {Group[]} groups @param {string} chosen */
  offer(groups, chosen) {
    const key = JSON.stringify(groups);
    if (key !== this.#groups) {
      this.#groups = key;
      this.#select.replaceChildren(
        ...groups.map(({ name, options }) =>
          make(
            "optgroup",
            { label: name },
            ...options.map(({ value, text }) => make("option", { value }, text)),
          ),
        ),
      );
    }
    this.#select.value = chosen;
  }

  /** @param {number} value */
  #turn(value) {
    const rate = toRate(value);
    this.#rate.value = String(rate);
    this.#actions.rate(rate);
  }

  /** Arrow keys by tenths, page keys by ones. @param {KeyboardEvent} event */
  #key(event) {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.#turn(Number(this.#rate.value) + step);
  }

  /** The ball follows mouse and finger anywhere on the chart; a finger that scrolls leaves it alone. */
  #drag() {
    const sweep = this.#sweep;
    drag(sweep, {
      before: () => Number(this.#rate.value),
      follow: (event) => {
        const x = event.clientX - sweep.getBoundingClientRect().left - THUMB / 2;
        this.#turn((x / this.#plot.width) * HIGHEST);
      },
      undo: (rate) => this.#turn(rate),
      done: () => this.#rate.focus({ preventScroll: true }),
    });
  }
}

/** @type {Record<string, number>} */
const STEPS = {
  ArrowLeft: -0.1,
  ArrowDown: -0.1,
  ArrowRight: 0.1,
  ArrowUp: 0.1,
  PageDown: -1,
  PageUp: 1,
  Home: -HIGHEST,
  End: HIGHEST,
};

/** @param {string} of */
const slopeLine = (of) => make("p", { class: "at slopes", part: `slope-${of}` });
