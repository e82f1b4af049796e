// The element <perceptible-figure>: attributes, lifecycle, events. Draws nothing itself; a view does.

import { make } from "./dom.js";
import { themeOf } from "./draw/palette.js";
import { share, startOf } from "./engine.js";
import common from "./style.js";
import en from "./text/en.js";
import ko from "./text/ko.js";
import { find } from "./views/index.js";

/** @typedef {import("./engine.js").Reading} Reading */
/** @typedef {import("./engine.js").Strokes} Strokes */
/** @typedef {import("./views/view.js").View} View */
/** @typedef {{ digit: number | null, outputs: Float32Array }} Prediction */

// In Node and in workers there are no elements; the module must load there all the same.
const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (class {});

/** How far from the screen a figure comes to life. */
const NEAR = "600px";

/** @param {Reading} reading @returns {Prediction} */
function predictionOf({ verdict, outputs }) {
  return verdict
    ? { digit: verdict.digit, outputs: outputs.slice() }
    : { digit: null, outputs: new Float32Array(outputs.length) };
}

export class PerceptibleFigure extends Base {
  static observedAttributes = [
    "view",
    "lang",
    "model",
    "network",
    "layers",
    "activation",
    "seed",
    "theme",
    "open",
    "hide",
  ];

  /** @type {View | null} */
  #view = null;
  /** The name of the view that is there or on its way. */
  #name = "";
  /** What a link asks of a view that is on its way. @type {Record<string, unknown> | null} */
  #wanted = null;
  /** @type {import("./engine.js").Shared | null} */
  #shared = null;
  #observers = new AbortController();
  #size = new ResizeObserver(() => this.#resize());
  #page = new MutationObserver(() => this.#follow());
  #near = new IntersectionObserver((entries) => this.#approach(entries), { rootMargin: NEAR });
  #isNear = false;
  /** @type {(figure: PerceptibleFigure) => void} */
  #resolve = () => {};
  /** Resolves, with this element, when it shows its view and a network is there to read. @type {Promise<PerceptibleFigure>} */
  ready = new Promise((resolve) => {
    this.#resolve = resolve;
  });
  /** @type {unknown} */
  #failure = null;
  #said = make("p", { class: "notice", role: "status" });

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).append(this.#said);
  }

  connectedCallback() {
    this.#observers = new AbortController();
    const { signal } = this.#observers;
    const dress = () => this.#view?.dress(themeOf(this));
    for (const query of [
      "(prefers-color-scheme: dark)",
      "(forced-colors: active)",
      "(prefers-reduced-motion: reduce)",
    ])
      matchMedia(query).addEventListener("change", dress, { signal });
    // Zooming changes how many device pixels a point has, not always the width.
    addEventListener("resize", () => this.#view?.schedule(), { signal });
    addEventListener("beforeprint", () => this.#print(), { signal });
    addEventListener("afterprint", dress, { signal });
    this.#size.observe(this);
    this.#near.observe(this);
    this.#page.observe(document, { attributeFilter: ["lang"], subtree: true });
    for (const element of [document.documentElement, document.body])
      this.#page.observe(element, { attributeFilter: ["class", "style", "lang", "data-theme"] });
    this.#arrive();
    this.#view?.connect();
  }

  disconnectedCallback() {
    this.#observers.abort();
    this.#size.disconnect();
    this.#near.disconnect();
    this.#page.disconnect();
    this.#view?.disconnect();
    this.#leave();
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (!this.isConnected) return;
    if (name === "view") this.#arrive();
    else if (name === "open") this.#resize();
    else if (name === "lang" || name === "theme") this.#follow();
    else if (name === "hide") this.#hide();
    else if (this.#shared) this.#attach();
  }

  /** What is on the pad: points [x, y] by stroke, 0..1 of its sides. */
  get strokes() {
    const strokes = this.#view?.strokes ?? [];
    return strokes.map((points) => points.map(([x, y]) => [x, y]));
  }

  /** What a link keeps of this figure: a plain object of JSON. */
  get state() {
    return this.#view?.state ?? {};
  }
  set state(state) {
    if (this.#view) this.#view.restore(state);
    else this.#wanted = state;
  }

  /**
   * Draws and reads. Bad strokes throw and change nothing. Before the figure is ready it returns
   * a promise of the same.
   * @param {Strokes} strokes @returns {Prediction | Promise<Prediction>}
   */
  draw(strokes) {
    const view = this.#view;
    if (!view?.isReady) return this.ready.then(() => this.draw(strokes));
    return predictionOf(view.draw(strokes));
  }

  clear() {
    this.#view?.clear();
  }

  /** Comes to life: the draw figure at once, another, whose view is to be fetched, when it is near. */
  #arrive() {
    const name = this.#wish;
    if (name !== "draw" && !this.#isNear) return;
    this.#attach();
    if (name !== this.#name) this.#choose(name);
  }

  /** The name of the view that the attribute asks for. */
  get #wish() {
    return this.getAttribute("view") ?? "draw";
  }

  /** Shows a view. @param {string} name */
  async #choose(name) {
    this.#name = name;
    try {
      const found = find(name);
      const kind = found instanceof Promise ? await found : found;
      if (this.#name === name) this.#show(kind);
    } catch (error) {
      if (this.#name !== name) return;
      this.#name = "";
      this.#tell("error", { message: error instanceof Error ? error.message : String(error) });
      this.#notice(() => this.#choose(name));
    }
  }

  /** @param {import("./views/index.js").Kind} kind */
  #show({ View, style = "" }) {
    this.#view?.disconnect();
    const view = new View(
      {
        tell: (type, detail) => this.#tell(type, detail),
        predicted: (reading) => this.#tell("prediction", predictionOf(reading)),
      },
      en,
    );
    this.#view = view;
    const root = /** @type {ShadowRoot} */ (this.shadowRoot);
    root.adoptedStyleSheets = [sheetOf(common), ...(style ? [sheetOf(style)] : [])];
    root.replaceChildren(view.element, this.#said);
    this.#follow();
    if (this.#wanted) view.restore(this.#wanted);
    this.#wanted = null;
    if (!this.isConnected) return;
    this.#heard();
    this.#resize();
    this.#hide();
    view.connect();
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #approach(entries) {
    this.#isNear = entries[entries.length - 1].isIntersecting;
    if (!this.#isNear) return;
    if (!this.#view) this.#arrive();
    this.#view?.follow();
  }

  /** Takes the network that the attributes name. */
  #attach() {
    const shared = share(this.getAttribute("network"));
    if (shared !== this.#shared) {
      this.#leave();
      shared.addEventListener("change", this.#heard);
      shared.addEventListener("drawing", this.#drawn);
      this.#shared = shared;
    }
    const choice = choiceOf(this);
    const isNew = !shared.choice && !shared.pending;
    if (isNew && this.#wish !== "draw") shared.extent = "core";
    if (isNew || (choice && shared.choice !== choice && shared.pending !== choice))
      shared.use(choice ?? "classic");
    this.#heard();
  }

  #leave() {
    this.#shared?.removeEventListener("change", this.#heard);
    this.#shared?.removeEventListener("drawing", this.#drawn);
    this.#shared = null;
  }

  #heard = () => {
    const shared = this.#shared;
    if (!shared) return;
    // Only the draw figure makes do with a core that reads, and says itself what went wrong.
    const isDraw = this.#name === "draw";
    if (this.#view && !isDraw) shared.complete();
    if (this.#view && (isDraw || shared.isComplete)) {
      this.#view.use(shared);
      if (shared.network) this.#resolve(this);
    }
    if (shared.failure && shared.failure !== this.#failure) this.#tell("error", shared.failure);
    this.#failure = shared.failure;
    this.#notice(!isDraw && shared.failure ? () => shared.use(shared.failure?.choice ?? "") : null);
  };

  /** Says beside the view that something could not be loaded. @param {(() => void) | null} again null says nothing */
  #notice(again) {
    const text = this.#language() === "ko" ? ko : en;
    const button = again && make("button", { type: "button", class: "word-button" }, text.again);
    button?.addEventListener("click", () => again?.());
    this.#said.replaceChildren(...(button ? [text.notLoaded, " ", button] : []));
  }

  #drawn = () => {
    if (this.#isNear) this.#view?.follow();
  };

  /** Follows the page's language and theme. */
  #follow() {
    this.#view?.dress(themeOf(this));
    const language = this.#language();
    this.#view?.speak(language === "ko" ? ko : en, language);
  }

  /** @returns {import("./views/view.js").Language} */
  #language() {
    return languageOf(this).startsWith("ko") ? "ko" : "en";
  }

  #resize() {
    const width = Math.floor(this.clientWidth);
    if (width > 0) this.#view?.resize(Math.max(280, width), this.hasAttribute("open"));
  }

  /** Takes away the controls that the attribute names. */
  #hide() {
    const names = (this.getAttribute("hide") ?? "").split(/\s+/);
    for (const control of this.shadowRoot?.querySelectorAll("[data-control]") ?? [])
      control.classList.toggle("gone", names.includes(control.getAttribute("data-control") ?? ""));
  }

  /** Paper is light. */
  #print() {
    this.#view?.dress({ dark: false, background: null, sheet: false });
    this.#view?.render(performance.now());
  }

  /** @param {string} type @param {unknown} detail */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

/** The network that a figure's attributes ask for, or null. @param {Element} element */
function choiceOf(element) {
  const model = element.getAttribute("model");
  if (model) return new URL(model, document.baseURI).href;
  const [layers, activation, seed] = ["layers", "activation", "seed"].map((name) =>
    element.getAttribute(name),
  );
  if (layers === null && activation === null && seed === null) return null;
  return startOf(layers ?? "784,16,16,10", activation ?? "sigmoid", seed ?? "");
}

/** @type {Map<string, CSSStyleSheet>} */
const sheets = new Map();

/** @param {string} rules */
function sheetOf(rules) {
  let sheet = sheets.get(rules);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    sheets.set(rules, sheet);
  }
  return sheet;
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
