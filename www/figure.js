// The element <perceptible-figure>: attributes, lifecycle, events. Draws nothing itself; a view does.

import { themeOf } from "./draw/palette.js";
import { share } from "./engine.js";
import style from "./style.js";
import en from "./text/en.js";
import ko from "./text/ko.js";
import { DrawView } from "./views/draw.js";

/** @typedef {import("./engine.js").Reading} Reading */
/** @typedef {import("./engine.js").Strokes} Strokes */
/** @typedef {{ digit: number | null, outputs: Float32Array }} Prediction */

// In Node and in workers there are no elements; the module must load there all the same.
const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (class {});

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** @param {Reading} reading @returns {Prediction} */
function predictionOf({ verdict, outputs }) {
  return verdict
    ? { digit: verdict.digit, outputs: outputs.slice() }
    : { digit: null, outputs: new Float32Array(outputs.length) };
}

export class PerceptibleFigure extends Base {
  static observedAttributes = ["view", "lang", "model", "network", "theme", "open"];

  #view = new DrawView(en, (reading) => this.#tell("prediction", predictionOf(reading)));
  /** @type {import("./engine.js").Shared | null} */
  #shared = null;
  #observers = new AbortController();
  #size = new ResizeObserver(() => this.#resize());
  #page = new MutationObserver(() => this.#follow());
  /** @type {(figure: PerceptibleFigure) => void} */
  #resolve = () => {};
  /** Resolves, with this element, when a network is there to read. @type {Promise<PerceptibleFigure>} */
  ready = new Promise((resolve) => {
    this.#resolve = resolve;
  });
  /** @type {unknown} */
  #failure = null;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(style);
    }
    root.adoptedStyleSheets = [sheet];
    root.append(this.#view.element);
  }

  connectedCallback() {
    this.#observers = new AbortController();
    const { signal } = this.#observers;
    const dress = () => this.#view.dress(themeOf(this));
    for (const query of [
      "(prefers-color-scheme: dark)",
      "(forced-colors: active)",
      "(prefers-reduced-motion: reduce)",
    ])
      matchMedia(query).addEventListener("change", dress, { signal });
    // Zooming changes how many device pixels a point has, not always the width.
    addEventListener("resize", () => this.#view.schedule(), { signal });
    addEventListener("beforeprint", () => this.#print(), { signal });
    addEventListener("afterprint", dress, { signal });
    this.#size.observe(this);
    this.#page.observe(document, { attributeFilter: ["lang"], subtree: true });
    for (const element of [document.documentElement, document.body])
      this.#page.observe(element, { attributeFilter: ["class", "style", "lang", "data-theme"] });
    this.#follow();
    this.#attach();
    this.#resize();
    this.#view.demonstrate();
  }

  disconnectedCallback() {
    this.#observers.abort();
    this.#size.disconnect();
    this.#page.disconnect();
    this.#view.disconnect();
    this.#shared?.removeEventListener("change", this.#heard);
    this.#shared = null;
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (!this.isConnected || !this.#shared) return;
    if (name === "model" || name === "network") this.#attach();
    else if (name === "open") this.#resize();
    else this.#follow();
  }

  /** What is on the pad: points [x, y] by stroke, 0..1 of its sides. */
  get strokes() {
    return this.#view.pad.strokes.map((points) => points.map(([x, y]) => [x, y]));
  }

  /**
   * Draws and reads. Bad strokes throw and change nothing. Before the network is there it returns
   * a promise of the same.
   * @param {Strokes} strokes @returns {Prediction | Promise<Prediction>}
   */
  draw(strokes) {
    if (!this.#shared?.network) return this.ready.then(() => this.draw(strokes));
    return predictionOf(this.#view.draw(strokes));
  }

  clear() {
    this.#view.clear();
  }

  /** Takes the network that the attributes name. */
  #attach() {
    const shared = share(this.getAttribute("network"));
    if (shared !== this.#shared) {
      this.#shared?.removeEventListener("change", this.#heard);
      shared.addEventListener("change", this.#heard);
      this.#shared = shared;
    }
    const model = this.getAttribute("model");
    const choice = model ? new URL(model, document.baseURI).href : "classic";
    const isNew = !shared.choice && !shared.pending;
    if (isNew || (model && shared.choice !== choice && shared.pending !== choice))
      shared.use(choice);
    this.#heard();
  }

  #heard = () => {
    const shared = this.#shared;
    if (!shared) return;
    this.#view.use(shared);
    if (shared.network) this.#resolve(this);
    if (shared.failure && shared.failure !== this.#failure) this.#tell("error", shared.failure);
    this.#failure = shared.failure;
  };

  /** Follows the page's language and theme. */
  #follow() {
    this.#view.dress(themeOf(this));
    this.#view.speak(languageOf(this).startsWith("ko") ? ko : en);
  }

  #resize() {
    const width = Math.floor(this.clientWidth);
    if (width > 0) this.#view.resize(Math.max(280, width), this.hasAttribute("open"));
  }

  /** Paper is light. */
  #print() {
    this.#view.dress({ dark: false, background: null, sheet: false });
    this.#view.render(performance.now());
  }

  /** @param {string} type @param {unknown} detail */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

/** The language of the closest element that names one, out of shadow trees as well. @param {Element} element */
function languageOf(element) {
  /** @type {Element | null} */
  let at = element;
  while (at) {
    const closest = at.closest("[lang]");
    if (closest) return closest.getAttribute("lang") ?? "";
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return "";
}
