// The teach figure's elements: the sheet, ten outputs to press, sentences, and rows of words. Puts
// them in their places and shows what it is told; decides nothing.

import { make, place, set } from "../../dom.js";
import { blank } from "../../draw/canvas.js";

/** @typedef {import("./layout.js").Geometry} Geometry */
/** @typedef {typeof import("./words.js").default.en} Words */
/** @typedef {typeof import("../../text/en.js").default} Text */
/** @typedef {"undo" | "clear" | "stepBack" | "startAgain" | "remove" | "again" | "keep" | "load" | "erase" | "outNetwork" | "outHand" | "bringIn"} Action */

/** The row of words below, and which of them a teacher hides together. @type {[Action, string][]} */
const ROW = [
  ["stepBack", "back"],
  ["startAgain", "back"],
  ["again", "again"],
  ["remove", "remove"],
  ["keep", "keep"],
  ["load", "keep"],
  ["erase", "keep"],
  ["outNetwork", "files"],
  ["outHand", "files"],
  ["bringIn", "files"],
];

export class Controls {
  canvas = make("canvas", { class: "paint", "aria-hidden": "true" });
  label = make("div", { class: "at label" });
  sheet = make("div", {
    class: "at pad",
    part: "pad",
    tabindex: "0",
    role: "application",
    "aria-describedby": "teach-pad-help",
  });
  answer = make("p", { class: "answer", part: "answer" });
  /** The question, or what came of the lesson. */
  ask = make("p", { class: "ask", part: "ask" });
  handTitle = make("span", {});
  handResult = make("output", { part: "hand-result" });
  othersTitle = make("span", {});
  othersResult = make("output", { part: "others-result" });
  tally = make("div", { class: "at tally", part: "tally" });
  note = make("p", { class: "note", part: "note" });
  live = make("div", { class: "hidden", "aria-live": "polite" });
  /** @type {Record<Action, HTMLButtonElement>} */
  buttons;
  #help = make("span", { class: "hidden", id: "teach-pad-help" });
  #heads = ["before", "now", "change"].map(() =>
    make("div", { class: "at head", "aria-hidden": "true" }),
  );
  #outputs;
  #outputGroup;
  #tools;
  #said;
  #handHead = make("div", { class: "at row-head" }, this.handTitle, this.handResult);
  #othersHead = make("div", { class: "at row-head" }, this.othersTitle, this.othersResult);
  #hand = make("div", { role: "group" });
  #foot;
  #drop = make("span", {});
  /** @type {(i: number) => void} */
  #chosen;

  /**
   * @param {(action: Action) => void} act @param {(digit: number) => void} press
   * @param {(i: number) => void} chosen a drawing of the hand, by its place among those shown
   */
  constructor(act, press, chosen) {
    this.#chosen = chosen;
    const word = (/** @type {Action} */ action) =>
      make("button", {
        type: "button",
        class: "word-button",
        part: action,
        click: () => act(action),
      });
    const names = /** @type {Action[]} */ (["undo", "clear", ...ROW.map(([name]) => name)]);
    this.buttons = /** @type {Record<Action, HTMLButtonElement>} */ (
      Object.fromEntries(names.map((name) => [name, word(name)]))
    );
    for (const [name, control] of ROW) set(this.buttons[name], "data-control", control);
    this.#tools = make("div", { class: "at tools" }, this.buttons.undo, this.buttons.clear);
    this.#outputs = Array.from({ length: 10 }, (_, j) =>
      make("button", {
        type: "button",
        class: "output",
        part: "output",
        "data-digit": String(j),
        click: () => press(j),
      }),
    );
    this.#outputGroup = make("div", { role: "group" }, ...this.#outputs);
    this.#said = make("div", { class: "at" }, this.answer, this.ask);
    const row = ROW.map(([name]) => this.buttons[name]);
    const gap = make("span", { class: "gap" });
    const words = make("div", { class: "words" }, ...row.slice(0, 4), gap, ...row.slice(4));
    this.#foot = make("div", { class: "at foot" }, words, this.note);
  }

  /** In the order in which the tab key and a screen reader go. @param {HTMLElement} element @param {HTMLInputElement} files */
  fill(element, files) {
    element.classList.add("teach");
    element.append(
      this.canvas,
      this.label,
      this.sheet,
      this.#help,
      this.#tools,
      this.#said,
      ...this.#heads,
      this.#outputGroup,
      this.#handHead,
      this.#hand,
      this.#othersHead,
      this.tally,
      this.#foot,
      files,
      make("div", { class: "drop", "aria-hidden": "true" }, this.#drop),
      this.live,
    );
  }

  /** @param {Text} text @param {Words} words */
  speak(text, words) {
    this.#help.textContent = text.padHelp;
    set(this.sheet, "aria-label", text.pad);
    set(this.#outputGroup, "aria-label", words.outputs);
    set(this.#hand, "aria-label", words.hand);
    this.buttons.undo.textContent = text.undo;
    this.buttons.clear.textContent = text.clear;
    for (const [name] of ROW)
      if (name !== "again" && name !== "keep")
        this.buttons[name].textContent = words[/** @type {"stepBack"} */ (name)];
    this.handTitle.textContent = words.hand;
    this.#drop.textContent = words.drop;
    const heads = [words.before, words.now, words.change];
    for (const [i, head] of this.#heads.entries()) head.textContent = heads[i];
  }

  /** @param {HTMLElement} element @param {Geometry} geometry */
  arrange(element, geometry) {
    element.classList.remove("wide", "middle", "narrow");
    element.classList.add(geometry.kind);
    element.style.height = `${geometry.height}px`;
    place(this.label, geometry.label);
    place(this.sheet, geometry.pad);
    place(this.#tools, geometry.tools);
    place(this.#said, geometry.said);
    for (const [j, button] of this.#outputs.entries()) place(button, geometry.outputs[j]);
    place(this.#handHead, geometry.handHead);
    place(this.#othersHead, geometry.othersHead);
    place(this.tally, geometry.tally);
    place(this.#foot, geometry.foot);
    const { ways, heads, across } = geometry;
    for (const [i, name] of /** @type {const} */ (["before", "now", "change"]).entries()) {
      const head = this.#heads[i];
      const at = across
        ? { x: 0, y: name === "now" ? ways.before + 12 : heads.y, width: 60, height: 20 }
        : { x: ways[name] - (name === "change" ? 20 : 10), y: heads.y, width: 44, height: 20 };
      place(head, at);
      head.classList.toggle("gone", across && name === "change");
    }
  }

  /** Makes room where the words below need more than usual. @param {HTMLElement} element @param {Geometry} geometry */
  reach(element, { foot, height }) {
    const more = Math.max(0, this.#foot.scrollHeight - foot.height);
    element.style.height = `${height + more}px`;
  }

  /** Whether the columns of a comparison are named. @param {boolean} isCompared */
  compare(isCompared) {
    this.#heads[0].hidden = this.#heads[2].hidden = !isCompared;
  }

  /** @param {(digit: number) => string} name @param {boolean} isOpen whether a digit can be said now */
  outputs(name, isOpen) {
    for (const [j, button] of this.#outputs.entries()) {
      set(button, "aria-label", name(j));
      // Not `disabled`: that would take the focus away from who has just pressed it.
      set(button, "aria-disabled", String(!isOpen));
    }
  }

  /** @param {string[]} names of the drawings that have room @param {number} onPad which of them is on the pad, or -1 @param {Geometry["hand"]} where */
  hand(names, onPad, { x, y, size, columns }) {
    while (this.#hand.children.length > names.length) this.#hand.lastElementChild?.remove();
    while (this.#hand.children.length < names.length) {
      const i = this.#hand.children.length;
      this.#hand.append(
        make("button", { type: "button", class: "own", part: "own", click: () => this.#chosen(i) }),
      );
    }
    for (const [i, button] of [...this.#hand.children].entries()) {
      set(button, "aria-label", names[i]);
      set(button, "aria-pressed", String(i === onPad));
      place(/** @type {HTMLElement} */ (button), {
        x: x + (i % columns) * size,
        y: y + Math.floor(i / columns) * (size + 18),
        width: size,
        height: size + 16,
      });
    }
  }

  /** The canvas, of the figure's size in device pixels, empty. @param {Geometry} geometry */
  context({ width, height }) {
    return blank(this.canvas, width, height);
  }
}
