// The draw view: one drawing, read as it grows. Owns what the reader does here and when things are
// read, said and painted; numbers come from the engine, pixels are painted by draw/.

import { make, place, set } from "../dom.js";
import { edgesOf } from "../draw/edges.js";
import { layout } from "../draw/layout.js";
import { readPalette } from "../draw/palette.js";
import { fieldOf, paint } from "../draw/scene.js";
import { read } from "../engine.js";
import { BETWEEN, DIGITS, drawnSoFar } from "../examples.js";
import { Pad } from "../pad.js";
import { NetworkChoice } from "../parts/choice.js";
import { Neurons } from "../parts/neurons.js";
import { followPixels, PreparationStrip } from "../parts/preparation.js";
import { answer, describe, detail, sentence } from "../text/words.js";

/** @typedef {import("../engine.js").Reading} Reading */
/** @typedef {import("../engine.js").Shared} Shared */
/** @typedef {import("../engine.js").Strokes} Strokes */
/** @typedef {import("../draw/layout.js").Geometry} Geometry */
/** @typedef {typeof import("../text/en.js").default} Text */

/** The pen rests when it has not moved for this long, in milliseconds; then the answer is announced. */
const REST = 600;
const DEMO = { wait: 250, draw: 1300 };
const FADE = 240;
const LAYER = 340;

// Node loads this module too, and has no media.
const still = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)");

export class DrawView {
  element;
  /** @type {Reading | null} */
  reading = null;
  #predicted;
  /** @type {Shared | null} */
  #shared = null;
  /** @type {Text} */
  #text;
  /** @type {Geometry | null} */
  #geometry = null;
  /** @type {import("../draw/palette.js").Palette | null} */
  #colours = null;
  /** @type {string | null} */
  #background = null;
  #width = 0;
  #open = false;
  #unfolded = false;
  /** @type {import("../draw/edges.js").Edge[]} */
  #edges = [];
  /** Which ready-made drawing is on the pad, if one is. */
  #example = -1;
  #frame = 0;
  #isStale = true;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;
  /** Beginnings of motions, in the clock of animation frames; 0 for none. */
  #demo = 0;
  #played = 0;
  #fade = 0;
  /** @type {Float32Array | null} */
  #weights = null;
  /** Whether the keyboard's pen was down when it was last spoken of. */
  #wasDown = false;

  #paint = make("canvas", { class: "paint", "aria-hidden": "true" });
  #label = make("div", { class: "at label" });
  #head = make("div", { class: "at head" });
  #padElement = make("div", {
    class: "at pad",
    part: "pad",
    tabindex: "0",
    role: "application",
    "aria-describedby": "pad-help",
  });
  #padHelp = make("span", { class: "hidden", id: "pad-help" });
  #reach = make("div", { class: "at reach" });
  #undo = this.#button("undo", () => this.pad.undo());
  #redo = this.#button("redo", () => this.pad.redo());
  #clear = this.#button("clear", () => this.clear());
  #play = this.#button("play", () => this.play());
  #tools = make("div", { class: "at tools" }, this.#undo, this.#redo, this.#clear, this.#play);
  #digits = make("div", { class: "at digits", role: "group" });
  #answer = make("p", { class: "at answer", part: "answer" });
  #detail = make("div", { class: "at detail" });
  #fold = make("button", {
    type: "button",
    class: "at word-button fold",
    click: () => this.#unfold(),
  });
  #live = make("div", { class: "hidden", "aria-live": "polite" });

  pad = new Pad(this.#padElement, {
    started: () => this.#take(),
    changed: () => this.#changed(),
    lifted: () => this.#lifted(),
  });
  #neurons = new Neurons(() => this.#asked());
  #strip = new PreparationStrip(
    () => this.#changed(),
    (pixel) => this.#neurons.point(pixel),
  );
  #choice = new NetworkChoice(() => /** @type {Shared} */ (this.#shared));

  /** @param {Text} text @param {(reading: Reading) => void} predicted */
  constructor(text, predicted) {
    this.#text = text;
    this.#predicted = predicted;
    for (const element of [this.#strip.element, this.#choice.element]) element.classList.add("at");
    for (const [i, strokes] of [...DIGITS, BETWEEN].entries())
      this.#digits.append(make("button", { type: "button", click: () => this.#show(i, strokes) }));
    followPixels(this.#reach, (pixel) => this.#neurons.point(pixel));
    this.element = make(
      "div",
      {
        class: "figure",
        keydown: (event) => this.#key(event),
        pointerdown: (event) => this.#outside(event),
      },
      this.#paint,
      this.#label,
      this.#head,
      this.#reach,
      this.#padElement,
      this.#padHelp,
      this.#tools,
      this.#digits,
      this.#answer,
      this.#detail,
      this.#neurons.element,
      this.#fold,
      this.#strip.element,
      this.#choice.element,
      this.#live,
    );
    this.speak(text);
  }

  /** @param {string} name @param {() => void} click */
  #button(name, click) {
    return make("button", { type: "button", class: "word-button", part: name, click });
  }

  /** @param {Text} text */
  speak(text) {
    this.#text = text;
    set(this.#padElement, "aria-label", text.pad);
    this.#padHelp.textContent = text.padHelp;
    this.#head.textContent = text.sees;
    this.#undo.textContent = text.undo;
    this.#redo.textContent = text.redo;
    this.#clear.textContent = text.clear;
    this.#fold.textContent = text.more;
    set(this.#digits, "aria-label", text.examples);
    for (const [i, button] of [...this.#digits.children].entries()) {
      set(button, "data-example", i < 10 ? String(i) : "between");
    }
    this.#neurons.label(text.network, text.networkHelp);
    this.#strip.label(text);
    this.arrange();
    this.#rested(false);
  }

  /** Reads with this network from now on; called again whenever it changes. @param {Shared} shared */
  use(shared) {
    const isOther = shared.network !== this.#shared?.network || !this.#weights;
    this.#shared = shared;
    if (isOther) this.#weights = null;
    this.#choice.show(shared, this.#text);
    this.arrange();
    this.#changed();
  }

  /** @param {import("../draw/palette.js").Theme} theme */
  dress({ dark, background, sheet }) {
    this.element.classList.toggle("dark", dark);
    this.element.classList.toggle("sheet", sheet);
    this.#background = background;
    this.#colours = this.element.isConnected ? readPalette(this.element, background) : null;
    this.schedule();
  }

  /** @param {number} width @param {boolean} open */
  resize(width, open) {
    this.#width = width;
    this.#open = open;
    this.arrange();
  }

  /** Puts everything in its place. */
  arrange() {
    if (!this.#width) return;
    const layers = this.#shared?.network?.layers ?? [784, 16, 16, 10];
    const isOpen = this.#open || this.#unfolded;
    const geometry = layout(this.#width, layers, { fold: !this.#open, open: isOpen });
    const { kind, boxes } = geometry;
    this.#geometry = geometry;
    for (const name of ["wide", "middle", "narrow"])
      this.element.classList.toggle(name, kind === name);
    this.element.style.height = `${geometry.height}px`;
    place(this.#label, boxes.label);
    place(this.#head, boxes.head);
    place(this.#padElement, geometry.pad);
    place(this.#reach, geometry.picture);
    place(this.#tools, boxes.tools);
    place(this.#digits, boxes.digits);
    place(this.#answer, boxes.answer);
    place(this.#detail, boxes.detail);
    place(this.#fold, boxes.fold);
    place(this.#strip.element, boxes.strip);
    place(this.#choice.element, boxes.choice);
    this.#reach.hidden = geometry.merged;
    this.#head.hidden = kind !== "wide";
    this.#fold.hidden = kind === "wide" || this.#open;
    this.#fold.style.width = "auto";
    set(this.#fold, "aria-expanded", String(isOpen));
    const isShown = kind === "wide" || isOpen;
    this.#strip.element.hidden = this.#choice.element.hidden = !isShown;
    const between = this.#width < 720 ? this.#text.betweenShort : this.#text.between;
    for (const [i, button] of [...this.#digits.children].entries()) {
      button.textContent = i < 10 ? String(i) : between;
      const name = i < 10 ? this.#text.example(i) : `${between} ${this.#text.betweenLong}`;
      set(button, "aria-label", name);
    }
    this.#play.textContent = kind === "narrow" ? this.#text.playShort : this.#text.play;
    this.#neurons.place(geometry);
    this.#sayAll();
    this.schedule();
  }

  #unfold() {
    this.#unfolded = !this.#unfolded;
    this.arrange();
  }

  /**
   * Reads strokes now and puts them on the pad. Bad ones throw and change nothing.
   * @param {Strokes} strokes @returns {Reading}
   */
  draw(strokes) {
    const { core, network } = this.#shared ?? {};
    if (!core || !network) throw new Error("expected a network, got none: wait for `ready`");
    const reading = read(core, network, strokes, this.#strip.value);
    this.#stopDemo();
    this.#neurons.release();
    this.pad.set(reading.strokes, true);
    this.pad.own = true;
    this.#example = -1;
    this.#accept(reading);
    this.#changed(false);
    return reading;
  }

  clear() {
    this.#take();
    this.pad.clear();
  }

  /** Lets the page draw a 3 by itself, once. */
  demonstrate() {
    if (this.pad.strokes.length || this.pad.own) return;
    this.#example = 3;
    if (still?.matches) this.#put(DIGITS[3]);
    else {
      this.#demo = performance.now();
      this.schedule();
    }
  }

  /** Plays the forward pass, one layer after the other. */
  play() {
    this.#stopDemo();
    this.#played = performance.now();
    this.schedule();
  }

  /** Stops everything that would go on by itself. */
  disconnect() {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#rest);
    this.#frame = 0;
    if (this.#demo) this.#stopDemo();
  }

  /** The pen is the reader's now. */
  #take() {
    if (this.#demo) {
      this.#demo = 0;
      this.pad.set([], false);
    }
    this.#example = -1;
    this.#played = this.#fade = 0;
    this.#neurons.release();
  }

  #stopDemo() {
    if (!this.#demo) return;
    this.#demo = 0;
    this.#put(DIGITS[3]);
  }

  /** @param {Strokes} strokes */
  #put(strokes) {
    this.pad.set(strokes, false);
    this.#changed();
  }

  /** @param {number} i @param {Strokes} strokes */
  #show(i, strokes) {
    this.#demo = 0;
    this.#neurons.release();
    this.pad.set(strokes, this.pad.own && this.pad.strokes.length > 0);
    this.#example = i;
    this.#changed();
    this.#played = performance.now();
  }

  /** @param {boolean} [isStale] whether the drawing is still to be read */
  #changed(isStale = true) {
    this.#isStale ||= isStale;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#rested(true), REST);
    this.schedule();
  }

  #lifted() {
    this.#fade = performance.now();
    this.schedule();
  }

  #asked() {
    this.#sayAll();
    this.schedule();
  }

  /** @param {PointerEvent} event */
  #outside(event) {
    const target = /** @type {Element} */ (event.target);
    if (!target.closest("button, .reach, .strip")) this.#neurons.release();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) this.pad.undo();
    else if (key === "y" || (key === "z" && event.shiftKey)) this.pad.redo();
    else return;
    event.preventDefault();
  }

  schedule() {
    this.#frame ||= requestAnimationFrame((now) => {
      this.#frame = 0;
      this.render(now);
    });
  }

  /** Reads what is stale, then paints; once a frame at most. @param {number} now */
  render(now) {
    if (!this.#geometry || !this.element.isConnected) return;
    if (this.#demo) this.#demonstrateFurther(now);
    if (this.#isStale) this.#readAgain();
    this.#colours ??= readPalette(this.element, this.#background);
    const colours = this.#colours;
    const geometry = this.#geometry;
    const density = devicePixelRatio || 1;
    const canvas = this.#paint;
    const [w, h] = [Math.round(geometry.width * density), Math.round(geometry.height * density)];
    if (canvas.width !== w || canvas.height !== h) {
      canvas.width = w;
      canvas.height = h;
      Object.assign(canvas.style, { width: `${geometry.width}px`, height: `${geometry.height}px` });
    }
    const g = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    g.setTransform(density, 0, 0, density, 0, 0);
    g.clearRect(0, 0, geometry.width, geometry.height);
    const scene = this.#scene(now);
    paint(g, colours, geometry, scene);
    const isSaid = scene.lit(geometry.at.length - 1) > 0.9;
    this.#answer.style.visibility = isSaid ? "" : "hidden";
    this.#neurons.over(fieldOf(geometry, scene));
    if (!this.#strip.element.hidden)
      this.#strip.draw(this.pad.strokes, this.reading, colours, geometry.thumb);
    const layers = geometry.at.length;
    const isPlaying =
      this.#played > 0 && now - this.#played < (layers + 2) * LAYER * (still?.matches ? 2 : 1);
    if (!isPlaying) this.#played = 0;
    const isFading = this.#fade > 0 && now - this.#fade < FADE;
    if (this.#demo || isPlaying || isFading) this.schedule();
  }

  /** @param {number} now @returns {import("../draw/scene.js").Scene} */
  #scene(now) {
    const seconds = this.#played ? Math.max(0, now - this.#played) / 1000 : Infinity;
    const pace = LAYER / 1000;
    const isDrawing = this.pad.drawing || this.#demo > 0;
    return {
      strokes: this.pad.strokes,
      reading: this.reading,
      edges: this.#edges,
      probe: this.#probe(),
      cursor: this.pad.cursor,
      morph: isDrawing
        ? 0
        : this.#fade && !still?.matches
          ? Math.min(1, Math.max(0, (now - this.#fade) / FADE))
          : 1,
      lit: (layer) =>
        still?.matches
          ? Number(seconds >= layer * pace * 2)
          : Math.max(0, Math.min(1, (seconds - (layer - 1) * pace) / (pace * 0.9))),
      wave: (layer) =>
        still?.matches || seconds > 6
          ? 0
          : Math.exp(-(((seconds - (layer - 0.6) * pace) / 0.16) ** 2)),
      text: this.#text,
    };
  }

  /** What is asked about, with its products. */
  #probe() {
    const { probe } = this.#neurons;
    const { reading } = this;
    const network = this.#shared?.network;
    if (!probe) return null;
    if (!reading?.verdict || !network) return { ...probe, products: null };
    if (probe.layer > 0)
      return { ...probe, products: network.products(reading.image, probe.layer, probe.neuron) };
    this.#weights ??= network.weights(1);
    const weights = this.#weights;
    const value = reading.image[probe.neuron];
    const products = Float32Array.from(
      { length: network.layers[1] },
      (_, j) => value * weights[j * 784 + probe.neuron],
    );
    return { ...probe, products };
  }

  /** @param {number} now */
  #demonstrateFurther(now) {
    const share = (now - this.#demo - DEMO.wait) / DEMO.draw;
    if (share >= 1) {
      this.#demo = 0;
      this.#fade = now;
      this.#put(DIGITS[3]);
    } else if (share > 0) {
      this.pad.set(drawnSoFar(DIGITS[3], share), false);
      this.#isStale = true;
    }
  }

  #readAgain() {
    this.#isStale = false;
    const { core, network } = this.#shared ?? {};
    if (!core || !network) {
      this.reading = null;
      this.#edges = [];
    } else {
      try {
        this.#accept(read(core, network, this.pad.strokes, this.#strip.value));
      } catch (error) {
        this.reading = null;
        this.#edges = [];
        this.#shared?.stop(error instanceof Error ? error.message : String(error));
      }
    }
    this.#sayAll();
  }

  /** @param {Reading} reading */
  #accept(reading) {
    this.reading = reading;
    this.#edges = edgesOf(reading.path);
    this.#isStale = false;
    if (!this.#demo) this.#predicted(reading);
  }

  /** Brings every word up to date. */
  #sayAll() {
    const text = this.#text;
    const { strokes, own, cursor } = this.pad;
    if (cursor && cursor.down !== this.#wasDown)
      this.#live.textContent = cursor.down ? text.penDown : text.penUp;
    this.#wasDown = cursor?.down ?? false;
    const isEmpty = strokes.length === 0;
    this.#label.replaceChildren(own && !isEmpty ? text.yours : make("b", {}, text.invite));
    this.#undo.disabled = !this.pad.canUndo;
    this.#redo.disabled = !this.pad.canRedo;
    this.#clear.disabled = isEmpty;
    for (const [i, button] of [...this.#digits.children].entries())
      set(button, "aria-pressed", String(this.#example === i));
    const shared = this.#shared;
    const failure = shared && !shared.network && !shared.pending ? shared.failure : null;
    answer(this.#answer, text, {
      reading: this.reading,
      failure,
      isEmpty,
      again: () => this.#again(),
    });
    if (shared) this.#choice.show(shared, text);

    const { probe } = this.#neurons;
    const network = shared?.network;
    if (probe && network && this.reading) detail(this.#detail, text, network, this.reading, probe);
    else if (cursor) this.#detail.replaceChildren(text.padHelp);
    else this.#detail.replaceChildren(...this.#missing());
    const kind = this.#geometry?.kind;
    const isDetailed = this.#detail.hasChildNodes();
    const saysAnswer =
      kind !== "narrow" || failure !== null || (own && !isEmpty && this.reading !== null);
    this.#detail.hidden = !isDetailed;
    this.#answer.classList.toggle("hidden", kind !== "wide" && (isDetailed || !saysAnswer));
    this.#label.classList.toggle("hidden", kind === "narrow" && (isDetailed || saysAnswer));
  }

  /** The sentence for a network that was asked for and did not come, while another one reads. */
  #missing() {
    const shared = this.#shared;
    if (!shared?.network || !shared.failure) return [];
    const { choice } = shared.failure;
    const name = this.#text.choices[/** @type {"wide"} */ (choice)] ?? choice;
    const again = make(
      "button",
      { type: "button", class: "word-button", click: () => shared.use(choice) },
      this.#text.again,
    );
    return [make("p", {}, this.#text.notFetched(name), " ", again)];
  }

  #again() {
    const shared = this.#shared;
    shared?.use(shared.failure?.choice || "classic");
    this.#padElement.focus({ preventScroll: true });
  }

  /** The pen rests: now a screen reader is told. @param {boolean} isNews whether to announce */
  #rested(isNews) {
    const { reading } = this;
    const text = this.#text;
    if (isNews && reading && !this.#demo) this.#live.textContent = sentence(text, reading.verdict);
    if (!reading) return;
    const stop = reading.verdict
      ? { layer: reading.activations.length - 1, neuron: reading.verdict.digit }
      : null;
    this.#neurons.describe((probe) => describe(text, reading, this.#edges, probe), stop);
  }
}
