// The words under the pad and the row of ready-made digits: buttons, and which of them are on.

import { make, set } from "../dom.js";
import { BETWEEN, DIGITS } from "../examples.js";

/** @typedef {typeof import("../text/en.js").default} Text */
/** @typedef {Record<"undo" | "redo" | "clear" | "play", () => void>} Actions */

const DRAWINGS = [...DIGITS, BETWEEN];
/** Below this width the last word of the row is short. */
const ROOMY = 720;

export class Controls {
  digits;
  tools;
  #buttons;

  /** @param {Actions} actions @param {(index: number, strokes: number[][][]) => void} show a ready-made drawing */
  constructor(actions, show) {
    const word = (/** @type {keyof Actions} */ part) =>
      make("button", { type: "button", class: "word-button", part, click: () => actions[part]() });
    this.#buttons = {
      undo: word("undo"),
      redo: word("redo"),
      clear: word("clear"),
      play: word("play"),
    };
    this.tools = make("div", { class: "at tools" }, ...Object.values(this.#buttons));
    this.digits = make(
      "div",
      { class: "at digits", role: "group" },
      ...DRAWINGS.map((strokes, i) =>
        make("button", {
          type: "button",
          "data-example": i < DIGITS.length ? String(i) : "between",
          click: () => show(i, strokes),
        }),
      ),
    );
  }

  /** @param {Text} text @param {import("../draw/layout.js").Geometry} geometry */
  label(text, { kind, width }) {
    const { undo, redo, clear, play } = this.#buttons;
    undo.textContent = text.undo;
    redo.textContent = text.redo;
    clear.textContent = text.clear;
    play.textContent = kind === "narrow" ? text.playShort : text.play;
    set(this.digits, "aria-label", text.examples);
    const between = width < ROOMY ? text.betweenShort : text.between;
    for (const [i, button] of [...this.digits.children].entries()) {
      const isDigit = i < DIGITS.length;
      button.textContent = isDigit ? String(i) : between;
      set(button, "aria-label", isDigit ? text.example(i) : `${between} ${text.betweenLong}`);
    }
  }

  /** @param {import("../pad.js").Pad} pad @param {number} example which drawing of the row is on the pad, or -1 */
  show(pad, example) {
    this.#buttons.undo.disabled = !pad.canUndo;
    this.#buttons.redo.disabled = !pad.canRedo;
    this.#buttons.clear.disabled = pad.strokes.length === 0;
    for (const [i, button] of [...this.digits.children].entries())
      set(button, "aria-pressed", String(i === example));
  }
}
