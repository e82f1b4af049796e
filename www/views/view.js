// What every view is: an element, a size, a language, a theme, a network that it may share, and one
// frame at a time in which it paints. Knows no idea that a figure explains.

import { make } from "../dom.js";
import { readPalette } from "../draw/palette.js";
import { ALL, read } from "../engine.js";

/** @typedef {import("../engine.js").Reading} Reading */
/** @typedef {import("../engine.js").Shared} Shared */
/** @typedef {import("../engine.js").Strokes} Strokes */
/** @typedef {typeof import("../text/en.js").default} Text */
/** @typedef {import("../languages.js").Language} Language */
/**
 * @typedef {object} Host the element that a view lives in
 * @property {(type: string, detail: unknown) => void} tell dispatches an event on it
 * @property {(reading: Reading) => void} predicted tells of a reading of the reader's drawing
 */

export class View {
  element = make("div", { class: "figure" });
  /** Of the figure, in CSS pixels, at least 280; 0 until it is known. */
  width = 0;
  /** Whether nothing is to be folded away. */
  isOpen = false;
  /** The words that all figures share, in the reader's language. @type {Text} */
  text;
  /** @type {Language} */
  language = "en";
  /** The network that is read and the drawing that goes with it. @type {Shared | null} */
  shared = null;
  host;
  /** Whether it is far from the screen: then nothing is painted. */
  isAway = false;
  #frame = 0;
  /** @type {import("../draw/palette.js").Palette | null} */
  #colours = null;
  /** @type {string | null} */
  #background = null;

  /** @param {Host} host @param {Text} text */
  constructor(host, text) {
    this.host = host;
    this.text = text;
  }

  /** The colours and typefaces of now. */
  get colours() {
    this.#colours ??= readPalette(this.element, this.#background);
    return this.#colours;
  }

  /** What a link keeps of this figure: a plain object of JSON. @returns {Record<string, unknown>} */
  get state() {
    return {};
  }

  /** Brings back what a link kept; what it does not know it leaves alone. @param {Record<string, unknown>} _state */
  restore(_state) {}

  /** In this language from now on. @param {Text} text @param {Language} language */
  speak(text, language) {
    this.text = text;
    this.language = language;
    this.arrange();
  }

  /** Reads with this network from now on; called again whenever it changes. @param {Shared} shared */
  use(shared) {
    this.shared = shared;
    this.arrange();
  }

  /** The drawing that goes with the network (`shared.drawing`) is another one. */
  follow() {
    this.schedule();
  }

  /** Whether what is shown is a drawing that nobody has asked for. */
  get isUnasked() {
    return false;
  }

  /** Whether there is a network that reads. */
  get isReady() {
    return this.shared?.network != null;
  }

  /** What stands on the pad, or would. @returns {Strokes} */
  get strokes() {
    return this.shared?.drawing ?? [];
  }

  /** The drawing that a link keeps. @returns {Strokes} */
  get drawing() {
    return this.strokes;
  }

  /**
   * Reads strokes now and shows them in every figure of this network. Bad ones throw and change
   * nothing.
   * @param {Strokes} strokes @returns {Reading}
   */
  draw(strokes) {
    const { shared } = this;
    if (!shared?.core || !shared.network)
      throw new Error("expected a network, got none: wait for `ready`");
    const reading = read(shared.core, shared.network, strokes, ALL);
    shared.show(reading.strokes);
    this.host.predicted(reading);
    return reading;
  }

  /** Empties the pad. */
  clear() {
    this.shared?.show([]);
  }

  /** @param {import("../draw/palette.js").Theme} theme */
  dress({ dark, background, sheet }) {
    this.element.classList.toggle("dark", dark);
    this.element.classList.toggle("sheet", sheet);
    this.#background = background;
    this.#colours = null;
    this.schedule();
  }

  /** @param {number} width @param {boolean} isOpen */
  resize(width, isOpen) {
    this.width = width;
    this.isOpen = isOpen;
    this.arrange();
  }

  /** Everything to its place and every word up to date; for a view to extend. */
  arrange() {
    this.schedule();
  }

  /** The figure is on a page (again). */
  connect() {}

  /** Stops everything that would go on by itself. */
  disconnect() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** Paints no more, and gives back the memory of what is painted; what canvases measure in CSS stays. */
  leave() {
    this.isAway = true;
    for (const canvas of this.element.querySelectorAll("canvas")) canvas.width = canvas.height = 0;
  }

  /** Paints again from now on; all that is needed for it is a `dress`. */
  come() {
    this.isAway = false;
  }

  /** Paints in the next frame, once. */
  schedule() {
    this.#frame ||= requestAnimationFrame((now) => {
      this.#frame = 0;
      if (this.element.isConnected && this.width && !this.isAway) this.render(now);
    });
  }

  /** Paints now; for a view to fill. @param {number} _now in the clock of animation frames */
  render(_now) {}
}
