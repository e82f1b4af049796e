// Which network reads: a row of words. Asks the shared network to change over; loads nothing itself.

import { make, set } from "../dom.js";
import { MODELS } from "../engine.js";

/** @typedef {import("../engine.js").Shared} Shared */
/** @typedef {typeof import("../text/en.js").default} Text */
/** @typedef {keyof typeof MODELS} Choice */

export class NetworkChoice {
  element = make("div", { class: "choice", role: "group", "data-control": "network" });
  #buttons;

  /** @param {() => Shared} shared */
  constructor(shared) {
    const names = /** @type {Choice[]} */ (Object.keys(MODELS));
    this.#buttons = names.map((name) => {
      const note = make("span", { class: "note" });
      const word = make("span", {});
      const button = make(
        "button",
        { type: "button", class: "option", "data-network": name, click: () => shared().use(name) },
        word,
        note,
      );
      return { name, button, word, note };
    });
    this.element.append(...this.#buttons.map(({ button }) => button));
  }

  /** @param {Shared} shared @param {Text} text */
  show(shared, text) {
    set(this.element, "aria-label", text.networks);
    for (const { name, button, word, note } of this.#buttons) {
      const { kilobytes } = MODELS[name];
      const isFetched = shared.choice === name;
      word.textContent = text.choices[name];
      note.textContent =
        shared.pending === name && shared.choice
          ? text.fetching
          : kilobytes && !isFetched
            ? text.size(kilobytes)
            : "";
      set(button, "aria-pressed", String(isFetched));
    }
  }
}
