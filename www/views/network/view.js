// The network view: the signal goes from layer to layer as far as the reader lets it, and every neuron
// and every edge can be asked. Decides what is shown; asked.js keeps what is asked about, roll.js how far the
// picture is unrolled, paint.js paints, wave.js plays, controls.js is operated, said.js finds the words.

import { make, place } from "../../dom.js";
import { blank } from "../../draw/canvas.js";
import { centreOf, upright } from "../../draw/field.js";
import { ALL } from "../../engine.js";
import { Neurons } from "../../parts/neurons.js";
import { followPixels } from "../../parts/preparation.js";
import { Reader } from "../../parts/reader.js";
import { describe } from "../../text/words.js";
import { View as Base } from "../view.js";
import { Asked, sameNeuron } from "./asked.js";
import { Controls } from "./controls.js";
import { layout, onLine, unrolling } from "./layout.js";
import { edgeAt, isSame } from "./own.js";
import { paint } from "./paint.js";
import { Roll } from "./roll.js";
import { Said } from "./said.js";
import { Wave } from "./wave.js";
import words from "./words.js";

export { default as style } from "./style.js";

/** @typedef {import("../../draw/edges.js").Edge} Edge */
/** @typedef {import("./own.js").Ends} Ends */
/** @typedef {import("../../parts/neurons.js").Probe} Probe */

/** How near an edge a mouse and a finger must come, in pixels. */
const NEAR = { mouse: 6, touch: 14 };
const REST = 500;

export class View extends Base {
  #words = words.en;
  #reader = new Reader();
  #wave = new Wave();
  #geometry = layout(280, this.#reader.layers);
  #isStale = true;
  /** The network whose neurons have been named. @type {import("../../engine.js").Network | null} */
  #named = null;
  /** What was kept before the press that is now a click. @type {Probe | null} */
  #before = null;
  #hasNumbers = false;
  #roll = new Roll();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;
  #canvas = make("canvas", { class: "paint", "aria-hidden": "true" });
  #neurons = new Neurons(() => this.#hovered());
  #asked = new Asked(this.#reader, this.#neurons);
  #reach = make("div", { class: "at reach" });
  #strip = make("div", { class: "at reach", hidden: true });
  #stage = make("div", { class: "network-stage" });
  #said = new Said((i) => {
    this.#asked.follow(i);
    this.schedule();
  });
  #controls = new Controls({
    go: (way) => {
      this.#wave.toggle(way, this.#last);
      this.schedule();
    },
    seek: (position) => {
      this.#wave.rest(position);
      this.schedule();
    },
    draw: (strokes) => this.shared?.show(strokes),
    number: () => {
      this.#hasNumbers = !this.#hasNumbers;
      this.schedule();
    },
    unroll: () => this.#turn(),
  });

  /** @param {import("../view.js").Host} host @param {import("../view.js").Text} text */
  constructor(host, text) {
    super(host, text);
    const { element: buttons } = this.#neurons;
    this.#stage.append(this.#canvas, this.#reach, this.#strip, buttons, ...this.#controls.over);
    this.element.append(this.#stage, ...this.#said.elements, this.#controls.under);
    followPixels(this.#reach, (pixel) => this.#neurons.point(pixel));
    this.#reach.addEventListener("pointerdown", () => this.#keep(this.#neurons.probe));
    for (const type of ["pointerdown", "pointermove"])
      this.#strip.addEventListener(type, (event) => this.#slide(/** @type {any} */ (event)));
    this.#strip.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse") this.#neurons.point(null);
    });
    buttons.addEventListener("pointerdown", () => {
      this.#before = this.#asked.kept;
    });
    buttons.addEventListener("focusin", (event) => {
      const button = /** @type {HTMLElement} */ (event.target);
      // A mouse that rests on another neuron is not what the keys ask about.
      if (!button.matches(":hover")) this.#neurons.point(null);
      this.#keep(probeOf(button));
    });
    buttons.addEventListener("click", (event) => {
      const probe = probeOf(event.target);
      if (event.detail > 0 && sameNeuron(probe, this.#before)) this.#keep(null);
      this.#before = null;
    });
    this.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#keep(null);
    });
    this.#stage.addEventListener("pointermove", (event) => this.#over(event));
    this.#stage.addEventListener("pointerleave", () => this.#hover(null));
    this.#stage.addEventListener("pointerdown", (event) => this.#touch(event));
  }

  get state() {
    const position = this.#wave.at(this.#last);
    return {
      position: position === this.#last ? null : position,
      ...this.#asked.state,
      numbers: this.#hasNumbers,
      unrolled: this.#roll.isUnrolled,
    };
  }

  /** @param {Record<string, any>} state */
  restore({ position, neuron, edge, numbers, unrolled }) {
    if (position === null || (Number.isFinite(position) && position >= 0))
      this.#wave.rest(position);
    this.#asked.restore(neuron, edge);
    if (typeof numbers === "boolean") this.#hasNumbers = numbers;
    if (typeof unrolled === "boolean" && unrolled !== this.#roll.isUnrolled) this.#turn();
    this.#isStale = true;
    this.arrange();
  }

  /** @param {import("../view.js").Text} text @param {import("../view.js").Language} language */
  speak(text, language) {
    const said = words[language];
    this.#words = said;
    this.#neurons.label(text.network, text.networkHelp);
    this.#said.speak(text, said);
    super.speak(text, language);
    this.#isStale = true;
  }

  /** @param {import("../../engine.js").Shared} shared */
  use(shared) {
    this.#reader.use(shared);
    this.#asked.forget();
    super.use(shared);
    this.follow();
  }

  follow() {
    this.#isStale = true;
    this.schedule();
  }

  disconnect() {
    super.disconnect();
    clearTimeout(this.#rest);
    this.#wave.rest(this.#wave.at(this.#last));
  }

  get #last() {
    return this.#reader.layers.length - 1;
  }

  /** The pixel that stands at full size on the line. */
  get #sharp() {
    const { probe } = this.#asked;
    return this.#roll.lens ?? (probe?.layer === 0 ? probe.neuron : null);
  }

  arrange() {
    if (!this.width) return;
    const geometry = layout(this.width, this.#reader.layers);
    this.#geometry = geometry;
    this.element.classList.remove("wide", "narrow");
    this.element.classList.add(geometry.kind);
    this.#stage.style.height = `${geometry.height}px`;
    place(this.#reach, geometry.picture);
    place(this.#strip, geometry.line);
    this.#controls.arrange(geometry, this.#words, this.#last);
    this.#neurons.place(geometry);
    this.#neurons.over(upright(geometry.picture));
    super.arrange();
  }

  /** The picture unrolls, or rolls up again. */
  #turn() {
    this.#roll.turn();
    this.#strip.hidden = !this.#roll.isUnrolled;
    this.schedule();
  }

  /** Mouse or keyboard ask about another neuron. */
  #hovered() {
    const { probe } = this.#neurons;
    if (probe?.layer === 0 && !this.#strip.matches(":hover")) this.#roll.lens = probe.neuron;
    this.schedule();
  }

  /** @param {Probe | null} probe */
  #keep(probe) {
    this.#asked.keep(probe);
    this.schedule();
  }

  /** Along the line of 784. @param {PointerEvent} event */
  #slide(event) {
    if (event.pointerType !== "mouse" && event.type === "pointermove" && !event.buttons) return;
    const { left, top } = this.#stage.getBoundingClientRect();
    const way = this.#geometry.upward ? event.clientX - left : event.clientY - top;
    const { pixel, lens } = onLine(this.#geometry, this.#sharp, way);
    this.#roll.lens = lens;
    this.#neurons.point(pixel);
    if (event.type === "pointerdown") this.#keep({ layer: 0, neuron: pixel });
  }

  /** The edge under the mouse or the finger. @param {PointerEvent} event */
  #find(event) {
    if (!this.#isOpen(event)) return null;
    const { left, top } = this.#stage.getBoundingClientRect();
    const geometry = this.#geometry;
    const spots = this.#roll.isUnrolled ? unrolling(geometry, this.#roll.share, this.#sharp) : null;
    const startOf = (/** @type {Ends} */ { layer, from }) => {
      const spot = layer === 1 ? spots?.[from] : null;
      if (spot) return /** @type {[number, number]} */ ([spot.x, spot.y]);
      return geometry.at[layer - 1][from] ?? centreOf(upright(geometry.picture), from);
    };
    const within = event.pointerType === "mouse" ? NEAR.mouse : NEAR.touch;
    const [x, y] = [event.clientX - left, event.clientY - top];
    return edgeAt(this.#asked.drawn, geometry, startOf, x, y, within);
  }

  /** @param {PointerEvent} event */
  #over(event) {
    if (event.pointerType === "mouse") this.#hover(this.#find(event));
  }

  /** @param {Edge | null} edge */
  #hover(edge) {
    if (edge === this.#asked.hovered || isSame(edge, this.#asked.hovered)) return;
    this.#asked.hovered = edge;
    this.#stage.classList.toggle("deep", edge !== null);
    this.schedule();
  }

  /** @param {PointerEvent} event */
  #touch(event) {
    if (!this.#isOpen(event)) return;
    const edge = this.#find(event);
    this.#neurons.release();
    this.#asked.touch(edge);
    this.schedule();
  }

  /** Nothing lies over the picture there. @param {PointerEvent} event */
  #isOpen({ target }) {
    return target === this.#stage || target === this.#neurons.element;
  }

  #read() {
    this.#isStale = false;
    this.#controls.read(this.strokes);
    this.#reader.follow(this.strokes, ALL);
    const { reading, edges, shared } = this.#reader;
    if (!reading) return;
    this.#asked.again();
    this.#said.answer(reading, shared);
    clearTimeout(this.#rest);
    const { verdict } = reading;
    const stop = verdict && { layer: this.#last, neuron: verdict.digit };
    const name = () =>
      this.#neurons.describe((asked) => describe(this.text, reading, edges, asked), stop);
    // New buttons get their names at once; later, when the drawing rests.
    if (this.#named === shared?.network) this.#rest = setTimeout(name, REST);
    else name();
    this.#named = shared?.network ?? null;
  }

  /** @param {number} now */
  render(now) {
    if (this.#isStale) this.#read();
    this.#wave.go(now, this.#last);
    const isTurning = this.#roll.go(now);

    const geometry = this.#geometry;
    const { probe, edge, drawn } = this.#asked;
    const { reading } = this.#reader;
    const position = this.#wave.at(this.#last);
    paint(blank(this.#canvas, geometry.width, geometry.height), this.colours, geometry, {
      reading,
      edges: drawn,
      probe,
      products: probe?.layer === 1 ? (this.#reader.ask(probe)?.products ?? null) : null,
      edge,
      carried: edge ? this.text.signed(edge.product) : "",
      position,
      unrolled: this.#roll.share,
      lens: this.#sharp,
      numbers: this.#hasNumbers ? this.#numberer(probe) : null,
      text: this.text,
    });
    this.#show(position);
    if (this.#wave.way || isTurning) this.schedule();
  }

  /** What stands beside a neuron: what the one asked about takes from it, or else its activation. @param {Probe | null} probe */
  #numberer(probe) {
    const { reading } = this.#reader;
    const asked = probe && probe.layer > 1 ? this.#reader.ask(probe) : null;
    const { number, signed } = this.text;
    return (/** @type {number} */ layer, /** @type {number} */ j) =>
      asked?.products && layer === asked.layer - 1
        ? signed(asked.products[j])
        : number(reading?.activations[layer][j] ?? 0);
  }

  /** @param {number} position */
  #show(position) {
    this.#controls.show(this.#words, {
      way: this.#wave.way,
      position,
      where: this.#said.where(position, this.#last),
      hasNumbers: this.#hasNumbers,
      isUnrolled: this.#roll.isUnrolled,
    });
    this.#said.reach(position === this.#last);
    this.#said.show(this.#reader, this.#asked);
  }
}

/** Which neuron a button stands for. @param {EventTarget | null} target @returns {Probe | null} */
function probeOf(target) {
  if (!(target instanceof HTMLButtonElement)) return null;
  const [layer, neuron] = (target.dataset.neuron ?? `0.${target.value}`).split(".").map(Number);
  return { layer, neuron };
}
