// A row of words of which one is chosen: real radio buttons, so that arrow keys and screen readers
// work. Knows neither what the words mean nor what follows from a choice.

import { make, set } from "../dom.js";

/** For the style sheet of a view that has such a row. */
export const style = `
.options{display:flex;flex-wrap:wrap;align-items:center;gap:0 22px;font-size:14px;line-height:1}
.options .legend{white-space:nowrap;margin-right:-4px}
.options label{position:relative;display:flex;align-items:center;justify-content:center;min-height:36px;padding:0 1px;white-space:nowrap;cursor:pointer;touch-action:manipulation;-webkit-tap-highlight-color:transparent}
.options label:hover,.options label:has(:checked){color:var(--ink)}
.options label:has(:checked){box-shadow:inset 0 -2px var(--ink)}
.options label:has(:focus-visible){outline:2px solid var(--ink);outline-offset:2px;box-shadow:0 0 0 2px var(--mark)}
.options input{appearance:none;position:absolute;inset:0;width:100%;height:100%;margin:0;cursor:pointer}
.options input:focus-visible{outline:0;box-shadow:none}
.options.serif{gap:0}
.options.serif .legend{margin-right:12px}
.options.serif label{width:27px;font:17px/1 var(--serif)}
.narrow .options{gap:0 20px}
.narrow .options label{min-height:44px}
.narrow .options.serif{width:100%}
.narrow .options.serif label{flex:1;width:auto;font-size:18px}
@media (forced-colors:active){.options label:has(:checked){outline:2px solid Highlight;outline-offset:-2px}}
`;

/** Radio buttons belong together by name, and the names of one figure must differ. */
let made = 0;

/** @template {string | number} Value */
export class Options {
  element;
  #legend = make("span", { class: "legend", "aria-hidden": "true", hidden: true });
  #buttons;

  /**
   * @param {readonly Value[]} values
   * @param {(value: Value) => void} chosen by the reader
   * @param {{ control: string, serif?: boolean }} how what `hide` calls the row; whether the words are numerals of digits
   */
  constructor(values, chosen, { control, serif = false }) {
    made += 1;
    const name = `options-${made}`;
    this.#buttons = values.map((value) => {
      const input = make("input", {
        type: "radio",
        name,
        value: String(value),
        change: () => chosen(value),
      });
      const word = make("span");
      return { value, input, word, label: make("label", {}, input, word) };
    });
    this.element = make(
      "div",
      { class: serif ? "options serif" : "options", role: "radiogroup", "data-control": control },
      this.#legend,
      ...this.#buttons.map(({ label }) => label),
    );
  }

  /**
   * @param {string} name of the row, heard and, where asked, seen before the words
   * @param {readonly string[]} words one for each value @param {{ isSeen?: boolean }} [how]
   */
  label(name, words, { isSeen = false } = {}) {
    set(this.element, "aria-label", name);
    this.#legend.textContent = name;
    this.#legend.hidden = !isSeen;
    for (const [i, { word }] of this.#buttons.entries()) word.textContent = words[i];
  }

  /** Shows a value as the chosen one; null: none. @param {Value | null} chosen */
  show(chosen) {
    for (const { value, input } of this.#buttons) input.checked = value === chosen;
  }
}
