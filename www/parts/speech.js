// Everything the draw figure says in words: the invitation, the answer, what a neuron says, and what
// a screen reader is told when the pen rests. Chooses which of them is seen; computes nothing.

import { make, set } from "../dom.js";
import { answer, detail, sentence } from "../text/words.js";

/** @typedef {typeof import("../text/en.js").default} Text */
/** @typedef {import("../engine.js").Reading} Reading */
/** @typedef {import("../engine.js").Shared} Shared */
/**
 * @typedef {object} Spoken
 * @property {"wide" | "middle" | "narrow"} kind
 * @property {import("../pad.js").Pad} pad
 * @property {Shared | null} shared
 * @property {Reading | null} reading
 * @property {import("./neurons.js").Probe | null} probe
 */

export class Speech {
  label = make("div", { class: "at label" });
  head = make("div", { class: "at head" });
  answer = make("p", { class: "at answer", part: "answer" });
  detail = make("div", { class: "at detail" });
  padHelp = make("span", { class: "hidden", id: "pad-help" });
  live = make("div", { class: "hidden", "aria-live": "polite" });
  /** @type {Text} */
  #text;
  #again;
  /** Whether the keyboard's pen was down when it was last spoken of. */
  #wasDown = false;

  /** @param {Text} text @param {() => void} again what `Try again` does */
  constructor(text, again) {
    this.#text = text;
    this.#again = again;
  }

  /** @param {Text} text */
  speak(text) {
    this.#text = text;
    this.padHelp.textContent = text.padHelp;
    this.head.textContent = text.sees;
  }

  /** The pen rests: the answer is announced. @param {Reading} reading */
  announce({ verdict }) {
    this.live.textContent = sentence(this.#text, verdict);
  }

  /** Brings every word up to date, and shows those that have room. @param {Spoken} spoken */
  show({ kind, pad, shared, reading, probe }) {
    const text = this.#text;
    const { cursor, own } = pad;
    const isEmpty = pad.strokes.length === 0;
    if (cursor && cursor.down !== this.#wasDown)
      this.live.textContent = cursor.down ? text.penDown : text.penUp;
    this.#wasDown = cursor?.down ?? false;

    this.label.replaceChildren(own && !isEmpty ? text.yours : make("b", {}, text.invite));
    const failure = shared && !shared.network && !shared.pending ? shared.failure : null;
    answer(this.answer, text, { reading, failure, again: this.#again });
    if (probe && shared?.network && reading)
      detail(this.detail, text, shared.network, reading, probe);
    else if (cursor) this.detail.replaceChildren(text.padHelp);
    else this.detail.replaceChildren(...this.#missing(shared));

    // A wide figure has room for all; a middle one for the answer or the detail; on a narrow one
    // the invitation stands there too, until the reader has drawn.
    const isDetailed = this.detail.hasChildNodes();
    const saysAnswer =
      kind !== "narrow" || failure !== null || (own && !isEmpty && reading !== null);
    this.detail.hidden = !isDetailed;
    this.answer.classList.toggle("hidden", kind !== "wide" && (isDetailed || !saysAnswer));
    this.label.classList.toggle("hidden", kind === "narrow" && (isDetailed || saysAnswer));
  }

  /** The sentence for a network that was asked for and did not come, while another one reads. @param {Shared | null} shared */
  #missing(shared) {
    if (!shared?.network || !shared.failure) return [];
    const { choice } = shared.failure;
    const name = this.#text.choices[/** @type {"wide"} */ (choice)] ?? choice;
    const click = () => shared.use(choice);
    const again = make("button", { type: "button", class: "word-button", click }, this.#text.again);
    return [make("p", {}, this.#text.notFetched(name), " ", again)];
  }

  /** The type appears when the pass that is played has reached the outputs. @param {boolean} isReached */
  reach(isReached) {
    this.answer.style.visibility = isReached ? "" : "hidden";
  }

  /** @param {HTMLElement} pad */
  name(pad) {
    set(pad, "aria-label", this.#text.pad);
  }
}
