// What around a figure changes how it looks: the reader's settings, the page's language and theme, the
// room there is, zoom and paper. Says that it changed; reads none of it.

/**
 * @typedef {object} Changes
 * @property {() => void} theme
 * @property {() => void} language or theme: what the page's own elements say
 * @property {() => void} room
 * @property {() => void} sharpness how many device pixels a point has
 * @property {() => void} print the page is about to go on paper
 */

const SETTINGS = [
  "(prefers-color-scheme: dark)",
  "(forced-colors: active)",
  "(prefers-reduced-motion: reduce)",
];

export class Surroundings {
  #element;
  #changed;
  #size;
  #page;
  #listening = new AbortController();

  /** @param {Element} element @param {Changes} changed */
  constructor(element, changed) {
    this.#element = element;
    this.#changed = changed;
    this.#size = new ResizeObserver(() => changed.room());
    this.#page = new MutationObserver(() => changed.language());
  }

  watch() {
    const { theme, sharpness, print } = this.#changed;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    for (const query of SETTINGS) matchMedia(query).addEventListener("change", theme, { signal });
    // Zooming changes how many device pixels a point has, not always the width.
    addEventListener("resize", sharpness, { signal });
    addEventListener("beforeprint", print, { signal });
    addEventListener("afterprint", theme, { signal });
    this.#size.observe(this.#element);
    this.#page.observe(document, { attributeFilter: ["lang"], subtree: true });
    for (const element of [document.documentElement, document.body])
      this.#page.observe(element, { attributeFilter: ["class", "style", "lang", "data-theme"] });
  }

  rest() {
    this.#listening.abort();
    this.#size.disconnect();
    this.#page.disconnect();
  }
}
