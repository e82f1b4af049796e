// The sum as text, to be taken elsewhere and checked: in which form, the text itself, and a button that
// copies it, or marks it where the page may not copy. Writes nothing itself.

import { make, place, set } from "../../dom.js";
import { Options } from "../../parts/options.js";

/** @typedef {"terms" | "code"} Form */
/** @type {readonly Form[]} */
export const FORMS = ["terms", "code"];

export class Proof {
  bar = make("div", { class: "at proof-bar" });
  text = make("pre", { class: "at proof-text", part: "text", tabindex: "0", role: "region" });
  #forms;
  #button = make("button", {
    type: "button",
    class: "word-button",
    "data-control": "copy",
    click: () => this.#copy(),
  });
  #said = make("span", { role: "status" });
  #words = { copied: "", marked: "" };

  /** @param {(form: Form) => void} chosen */
  constructor(chosen) {
    this.#forms = new Options(FORMS, chosen, { control: "form" });
    this.bar.append(this.#forms.element, this.#button, this.#said);
  }

  /** @param {typeof import("./words.js").default.en} words */
  label(words) {
    this.#words = words;
    this.#forms.label(words.forms, words.form, { isSeen: true });
    this.#button.textContent = words.copy;
    set(this.text, "aria-label", words.text);
  }

  /** @param {import("./layout.js").Geometry} geometry */
  place({ form, text }) {
    place(this.bar, form);
    place(this.text, text);
  }

  /** @param {Form} form @param {string} text */
  show(form, text) {
    this.#forms.show(form);
    this.text.classList.toggle("code", form === "code");
    if (this.text.textContent === text) return;
    this.text.textContent = text;
    this.#said.textContent = "";
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.text.textContent ?? "");
      this.#said.textContent = this.#words.copied;
    } catch {
      // Some pages and frames may not write to the clipboard; a reader always may.
      getSelection()?.selectAllChildren(this.text);
      this.text.focus();
      this.#said.textContent = this.#words.marked;
    }
  }
}
