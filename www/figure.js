// The element <perceptible-figure>: attributes, lifecycle, events. Draws nothing itself; a view does.

import { choiceOf, hiddenOf, languageOf } from "./attributes.js";
import { make } from "./dom.js";
import { themeOf } from "./draw/palette.js";
import { FIRST, share } from "./engine.js";
import { DIGITS } from "./examples.js";
import { spoken } from "./languages.js";
import { Nearness } from "./nearness.js";
import { sheetOf } from "./sheets.js";
import { give, taken } from "./snapshot.js";
import { isPossible } from "./start.js";
import common from "./style.js";
import { Surroundings } from "./surroundings.js";
import en from "./text/en.js";
import ko from "./text/ko.js";
import { unloaded } from "./text/words.js";
import { find } from "./views/index.js";

/** @typedef {import("./engine.js").Reading} Reading */
/** @typedef {import("./engine.js").Strokes} Strokes */
/** @typedef {import("./views/view.js").View} View */
/** @typedef {{ digit: number | null, outputs: Float32Array }} Prediction */
/** @typedef {import("./snapshot.js").Snapshot} Snapshot */

/** @type {Record<import("./languages.js").Language, typeof en>} */
const TEXTS = { en, ko };

// In Node and in workers there are no elements; the module must load there all the same.
const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (class {});

/** @param {Reading} reading @returns {Prediction} */
function predictionOf({ verdict, outputs }) {
  return verdict
    ? { digit: verdict.digit, outputs: outputs.slice() }
    : { digit: null, outputs: new Float32Array(outputs.length) };
}

export class PerceptibleFigure extends Base {
  static formAssociated = true;
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

  #internals = this.attachInternals();
  #value = "";
  /** @type {View | null} */
  #view = null;
  /** @type {import("./views/index.js").Kind | null} */
  #kind = null;
  /** The name of the view that is there or on its way. */
  #name = "";
  /** The view's state when it came. @type {Record<string, unknown>} */
  #first = {};
  /** What a link asks of a view that is on its way. @type {Record<string, unknown> | null} */
  #wanted = null;
  /** @type {import("./engine.js").Shared | null} */
  #shared = null;
  /** The name under which it is shared. @type {string | null} */
  #place = null;
  #surroundings = new Surroundings(this, {
    theme: () => this.#dress(),
    language: () => this.#follow(),
    room: () => this.#resize(),
    sharpness: () => this.#view?.schedule(),
    print: () => this.#print(),
  });
  /** Whether a drawing has come that the view has not followed. */
  #isBehind = false;
  #nearness = new Nearness(this, {
    seen: () => this.#catchUp(),
    near: () => this.#approach(),
    far: () => this.#view?.leave(),
  });
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
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheetOf(common)];
    // What stands inside the element is shown until there is a view.
    root.append(make("slot"), this.#said);
  }

  connectedCallback() {
    this.#surroundings.watch();
    this.#nearness.watch();
    this.#arrive();
    this.#view?.connect();
  }

  disconnectedCallback() {
    this.#surroundings.rest();
    this.#nearness.rest();
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

  /** What the reader has chosen here: a plain object of JSON. */
  get state() {
    return this.#view?.state ?? this.#wanted ?? {};
  }
  set state(state) {
    if (this.#view) this.#view.restore(state);
    else this.#wanted = state;
  }

  /** All that a link keeps; set, it brings that back, drawing and network in every figure that shares them. @returns {Snapshot} */
  get snapshot() {
    const shared = this.#join();
    const drawing = this.#view?.drawing ?? shared.drawing;
    return taken(shared, this.#choice, drawing, this.state, this.#first);
  }
  set snapshot(snapshot) {
    give(this.#join(), this.#choice, snapshot);
    this.#wanted = snapshot.state;
    if (this.#kind && this.#view) this.#show(this.#kind);
  }

  /** The figure as it was when it came, with the drawing of the beginning; what was taught stays. */
  reset() {
    this.snapshot = { drawing: DIGITS[FIRST], state: {} };
  }

  /** A picture of what is on the screen, twice as sharp. @returns {Promise<Blob>} PNG */
  async picture() {
    const { pictureOf } = await import("./picture.js");
    await this.ready;
    const view = /** @type {View} */ (this.#view);
    view.come();
    return pictureOf(this, view, () => this.#dress());
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
    this.#enter("");
  }

  /** What a form sends: the digit that the reader's drawing was read as, "" for none. */
  get value() {
    return this.#value;
  }

  /** Under which a form sends it. */
  get name() {
    return this.getAttribute("name") ?? "";
  }
  set name(name) {
    this.setAttribute("name", name);
  }

  get form() {
    return this.#internals.form;
  }

  formResetCallback() {
    this.clear();
  }

  /** @param {string} value */
  #enter(value) {
    this.#value = value;
    this.#internals.setFormValue(value || null);
  }

  /** Comes to life: the draw figure at once, another, whose view is to be fetched, when it is near. */
  #arrive() {
    const name = this.#wish;
    if (name !== "draw" && !this.#nearness.isNear) return;
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
  #show(kind) {
    const { View, style = "" } = kind;
    this.#kind = kind;
    this.#view?.disconnect();
    const view = new View(
      {
        tell: (type, detail) => this.#tell(type, detail),
        predicted: (reading) => {
          const prediction = predictionOf(reading);
          if (!view.isUnasked) this.#enter(String(prediction.digit ?? ""));
          this.#tell("prediction", prediction);
        },
      },
      en,
    );
    this.#view = view;
    // Fifty figures that draw their digits where nobody sees it would keep a page busy for seconds.
    if (!this.#nearness.isNear) view.leave();
    this.#first = view.state;
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

  /** It is near: here it comes, or comes back. */
  #approach() {
    const view = this.#view;
    if (!view) return this.#arrive();
    if (view.isAway) {
      view.come();
      view.dress(themeOf(this));
    }
    view.follow();
  }

  /** Takes the network that the attributes name. */
  #attach() {
    const shared = this.#join();
    const choice = choiceOf(this);
    const isNew = !shared.choice && !shared.pending;
    if (isNew && this.#wish !== "draw") shared.extent = "core";
    if (isNew || (choice && shared.choice !== choice && shared.pending !== choice))
      shared.use(this.#choice);
    this.#heard();
  }

  /** The place where network and drawing are, alone or with the figures of the same name. */
  #join() {
    const name = this.getAttribute("network");
    if (this.#shared && this.#place === name) return this.#shared;
    this.#leave();
    const shared = share(name);
    shared.addEventListener("change", this.#heard);
    shared.addEventListener("drawing", this.#drawn);
    this.#place = name;
    this.#shared = shared;
    return shared;
  }

  /** The network that this figure begins with. */
  get #choice() {
    return choiceOf(this) ?? "classic";
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
    const text = TEXTS[this.#language()];
    const click = () => again?.();
    const button = make("button", { type: "button", class: "word-button", click }, text.again);
    const sentence = unloaded(this.#shared?.failure ?? null, [text.notLoaded], text);
    this.#said.replaceChildren(
      ...(again ? [...sentence, ...(isPossible ? [" ", button] : [])] : []),
    );
  }

  #drawn = () => {
    // What is given reaches a pad wherever it is. Another figure reads it when it is seen: all that are
    // near, frame by frame while somebody draws, would take more than a frame has.
    if (this.#nearness.isSeen || this.#name === "draw") this.#view?.follow();
    else this.#isBehind = true;
  };

  #catchUp() {
    if (!this.#isBehind) return;
    this.#isBehind = false;
    this.#view?.follow();
  }

  /** Follows the page's language and theme. */
  #follow() {
    this.#dress();
    const language = this.#language();
    this.#view?.speak(TEXTS[language], language);
  }

  #language() {
    return spoken(languageOf(this));
  }

  #resize() {
    const { paddingLeft, paddingRight } = getComputedStyle(this);
    const padding = Number.parseFloat(paddingLeft) + Number.parseFloat(paddingRight);
    const width = Math.floor(this.clientWidth - padding);
    if (width > 0) this.#view?.resize(Math.max(280, width), this.hasAttribute("open"));
  }

  /** Takes away the controls that the attribute names. */
  #hide() {
    const names = hiddenOf(this);
    for (const control of this.shadowRoot?.querySelectorAll("[data-control]") ?? [])
      control.classList.toggle("gone", names.includes(control.getAttribute("data-control") ?? ""));
  }

  #dress() {
    this.#view?.dress(themeOf(this));
    if (this.#nearness.isFar) this.#view?.leave();
  }

  /** Paper is light. */
  #print() {
    this.#catchUp();
    this.#view?.dress({ dark: false, background: null, sheet: false });
    this.#view?.render(performance.now());
  }

  /** @param {string} type @param {unknown} detail */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
