// The weights figure: every weight and bias of a network in view, those of the first layer as pictures,
// beside them the same times the drawing. Decides which numbers are shown and which is pointed at.

import { make, place, set } from "../../dom.js";
import { blank, density } from "../../draw/canvas.js";
import { deadline } from "../../parts/clock.js";
import { Options } from "../../parts/options.js";
import { View as Base } from "../view.js";
import { stepped } from "./keys.js";
import { layout, spotAt } from "./layout.js";
import { paint, point } from "./paint.js";
import { headsOf, noteOf, numberOf, summaryOf } from "./said.js";
import { Source } from "./source.js";
import words from "./words.js";

export { default as style } from "./style.js";

/** @typedef {import("./layout.js").Spot} Spot */
/** @typedef {import("./numbers.js").Lens} Lens */
/** @typedef {import("./source.js").Shown} Shown */

/** Milliseconds of a frame that learning may take. */
const SLICE = 3;
/** Nothing has changed for this long, in milliseconds: time to tell those who do not see. */
const REST = 600;
const USUAL = [784, 16, 16, 10];
/** @type {readonly Lens[]} */
const LENSES = ["now", "start", "change", "never"];
const ORDERS = /** @type {const} */ (["place", "strength"]);
/** @type {Spot} */
const FIRST = { layer: 1, slot: 0, from: 0 };

export class View extends Base {
  #lens = LENSES[0];
  /** @type {(typeof ORDERS)[number]} */
  #order = "place";
  /** What stays pointed at. @type {Spot | null} */
  #kept = null;
  /** What the mouse or a finger is on. @type {Spot | null} */
  #over = null;
  /** What a link points at, until there is a network. @type {number[] | null} */
  #wanted = null;
  #source = new Source();
  /** @type {import("./layout.js").Geometry | null} */
  #geometry = null;
  /** Whether the last frame went into learning. */
  #learns = false;
  /** What is on the canvas. @type {unknown[]} */
  #painted = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;
  #canvas = make("canvas", { class: "paint", "aria-hidden": "true" });
  #marks = make("canvas", { class: "paint", "aria-hidden": "true" });
  #said = make("p", { class: "at weights-said", part: "said" });
  #note = make("p", { class: "at weights-note", part: "note" });
  #help = make("span", { class: "hidden", id: "weights-help" });
  #live = make("p", { class: "hidden", role: "status" });
  #reach = make("div", {
    class: "at weights-reach",
    part: "numbers",
    role: "application",
    tabindex: "0",
    "aria-describedby": "weights-help",
    pointermove: (/** @type {PointerEvent} */ event) => this.#hover(this.#spotAt(event)),
    pointerleave: () => this.#hover(null),
    click: (/** @type {PointerEvent} */ event) => this.#keep(this.#spotAt(event)),
    keydown: (/** @type {KeyboardEvent} */ event) => this.#key(event),
  });
  #lenses = new Options(LENSES, (lens) => this.#choose({ lens }), { control: "lens" });
  #orders = new Options(ORDERS, (order) => this.#choose({ order }), { control: "order" });

  /** @param {import("../view.js").Host} host @param {import("../view.js").Text} text */
  constructor(host, text) {
    super(host, text);
    this.#lenses.element.classList.add("at");
    this.#orders.element.classList.add("at", "weights-order");
    this.element.append(
      this.#canvas,
      this.#marks,
      this.#lenses.element,
      this.#orders.element,
      this.#said,
      this.#reach,
      this.#help,
      this.#note,
      this.#live,
    );
  }

  get state() {
    const kept = this.#kept;
    const order = kept && this.#look()?.order;
    return {
      lens: this.#lens,
      order: this.#order,
      number: order ? [kept.layer, order[kept.layer][kept.slot], kept.from] : this.#wanted,
    };
  }
  /** @param {Record<string, unknown>} state */
  restore({ lens, order, number }) {
    this.#choose({
      lens: LENSES.find((known) => known === lens),
      order: ORDERS.find((known) => known === order),
    });
    if (number === null) this.#kept = this.#wanted = null;
    else if (Array.isArray(number) && number.length === 3 && number.every(isIndex)) {
      this.#wanted = number;
      this.#find();
    }
  }

  /** @param {import("../view.js").Text} text @param {import("../view.js").Language} language */
  speak(text, language) {
    const said = words[language];
    this.#lenses.label(said.lens, said.lenses);
    this.#orders.label(said.order, said.orders, { isSeen: true });
    this.#help.textContent = said.help;
    set(this.#reach, "aria-label", said.picture);
    super.speak(text, language);
  }

  /** @param {import("../../engine.js").Shared} shared */
  use(shared) {
    if (shared.failure?.panic) this.#source.leave(true);
    this.shared = shared;
    const kept = this.#kept;
    const counts = this.#counts();
    if (kept && !(kept.layer < counts.length && kept.slot < counts[kept.layer])) this.#kept = null;
    super.use(shared);
    this.#find();
  }

  disconnect() {
    super.disconnect();
    clearTimeout(this.#rest);
    this.#source.leave(this.shared?.failure?.panic === true);
  }

  arrange() {
    if (!this.width) return;
    const layers = this.#look()?.network.layers ?? USUAL;
    const geometry = layout(this.width, layers, {
      density: density(),
      isLong: this.#lens === "never",
    });
    this.#geometry = geometry;
    const isWide = geometry.kind === "wide";
    this.element.classList.toggle("wide", isWide);
    this.element.classList.toggle("narrow", !isWide);
    this.element.style.height = `${geometry.height}px`;
    place(this.#lenses.element, geometry.lens);
    place(this.#orders.element, geometry.order);
    place(this.#said, geometry.said);
    place(this.#note, geometry.note);
    place(this.#reach, geometry.reach);
    super.arrange();
  }

  #look() {
    return this.#source.look(this.shared, this.#lens, this.#order === "strength");
  }

  /** Points at what a link wants, once there is a network that has it. */
  #find() {
    const order = this.#wanted && this.#look()?.order;
    if (!order || !this.#wanted) return;
    const [layer, neuron, from] = this.#wanted;
    const slot = layer > 0 ? (order[layer]?.indexOf(neuron) ?? -1) : -1;
    if (slot >= 0 && slot < this.#counts()[layer] && from <= order[layer - 1].length)
      this.#kept = { layer, slot, from };
    this.#wanted = null;
    this.schedule();
  }

  /** @param {{ lens?: Lens, order?: (typeof ORDERS)[number] }} change */
  #choose({ lens = this.#lens, order = this.#order }) {
    // The same neuron stays pointed at, wherever it stands afterwards.
    const { number } = this.state;
    this.#lens = lens;
    this.#order = order;
    this.#kept = null;
    this.#wanted = number;
    this.#find();
    this.arrange();
  }

  /** @param {PointerEvent} event */
  #spotAt({ clientX, clientY }) {
    const { left, top } = this.element.getBoundingClientRect();
    return this.#geometry && spotAt(this.#geometry, clientX - left, clientY - top);
  }

  /** @param {Spot | null} spot */
  #hover(spot) {
    const { layer, slot, from } = this.#over ?? {};
    if (spot?.layer === layer && spot?.slot === slot && spot?.from === from) return;
    this.#over = spot;
    this.schedule();
  }

  /** @param {Spot | null} spot */
  #keep(spot) {
    this.#kept = spot;
    this.schedule();
  }

  /** How many neurons of each layer can be gone to. */
  #counts() {
    const layers = Array.from(this.#look()?.network.layers ?? USUAL);
    return layers.map((count, l) => (l === 1 ? (this.#geometry?.weights.length ?? count) : count));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const shown = this.#look();
    if (!shown || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return this.#keep(null);
    const next = stepped(event.key, this.#kept ?? FIRST, this.#counts());
    if (!next) return;
    event.preventDefault();
    const spot = this.#kept ? next : FIRST;
    this.#over = null;
    this.#keep(spot);
    this.#live.textContent = this.#number(shown, spot);
  }

  /** @param {Shown} shown @param {Spot} spot */
  #number(shown, spot) {
    return numberOf(words[this.language], this.text, this.#lens, shown, spot);
  }

  render() {
    const { shared } = this;
    const geometry = this.#geometry;
    if (!geometry) return;
    const lesson = this.#source.lesson(shared, this.#lens);
    const isBusy = lesson !== null && !lesson.isDone;
    set(this.element, "aria-busy", String(isBusy));
    if (isBusy) {
      this.schedule();
      // A frame learns or paints: both would be too much for one.
      this.#learns = !this.#learns;
      if (this.#learns) return lesson.work(deadline(SLICE));
    }
    this.#lenses.show(this.#lens);
    this.#orders.show(this.#order);
    const said = words[this.language];
    const shown = this.#look();
    const key = [shown, geometry, this.colours, said, density()];
    if (key.some((part, i) => part !== this.#painted[i])) {
      this.#painted = key;
      this.#paint(shown);
      const note = shown && shared ? noteOf(said, this.#lens, shown, lesson, shared) : "";
      this.#note.textContent = note;
      clearTimeout(this.#rest);
      if (shown && !isBusy)
        this.#rest = setTimeout(() => {
          this.#live.textContent = summaryOf(this.text, shown, note);
        }, REST);
    }
    const spot = this.#over ?? this.#kept;
    point(blank(this.#marks, geometry.width, geometry.height), this.colours, geometry, spot);
    this.#said.textContent = shown && spot ? this.#number(shown, spot) : said.invite;
  }

  /** @param {Shown | null} shown */
  #paint(shown) {
    const geometry = /** @type {import("./layout.js").Geometry} */ (this.#geometry);
    const g = blank(this.#canvas, geometry.width, geometry.height);
    paint(
      g,
      this.colours,
      geometry,
      shown && {
        layers: shown.layers,
        weights: shown.first.weights,
        image: shown.image,
        activations: shown.trace.activations,
        order: shown.order,
        marked: this.#lens === "never" ? shown.untouched : null,
        heads: headsOf(words[this.language], this.#lens, shown),
        write: this.text.number,
        sign: this.text.signed,
      },
    );
  }
}

/** @param {unknown} value */
function isIndex(value) {
  return Number.isInteger(value) && Number(value) >= 0;
}
