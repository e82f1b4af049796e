// The draw view: one drawing, read as it grows. Decides when things are read, said and painted;
// numbers come from the engine, pixels are painted by draw/, what is touched and said lies in parts/.

import { fieldOf, paint } from "../draw/scene.js";
import { FIRST } from "../engine.js";
import { DIGITS, drawnSoFar, exampleOf } from "../examples.js";
import { Pad } from "../pad.js";
import { NetworkChoice } from "../parts/choice.js";
import { Controls } from "../parts/controls.js";
import { Motion } from "../parts/motion.js";
import { Neurons } from "../parts/neurons.js";
import { followPixels, PreparationStrip } from "../parts/preparation.js";
import { Reader } from "../parts/reader.js";
import { Speech } from "../parts/speech.js";
import { Stage } from "../parts/stage.js";
import { describe } from "../text/words.js";
import { View } from "./view.js";

/** @typedef {import("../engine.js").Reading} Reading */
/** @typedef {import("../engine.js").Shared} Shared */
/** @typedef {import("../engine.js").Strokes} Strokes */
/** @typedef {typeof import("../text/en.js").default} Text */

/** The pen rests when it has not moved for this long, in milliseconds. */
const REST = 600;

export class DrawView extends View {
  /** Whether the drawing is one that nobody asked for: other figures have it already, or a reader's. */
  #isUnasked = false;
  /** The drawing that this figure was last given. @type {Strokes | null} */
  #given = null;
  /** Which ready-made drawing is on the pad, if one is. */
  #example = -1;
  #isStale = true;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;
  #reader = new Reader();
  #motion = new Motion();
  #stage = new Stage();
  #parts;
  pad = new Pad(this.#stage.sheet, {
    started: () => this.#take(),
    changed: () => this.#changed(),
    lifted: () => this.#motion.lift(),
  });

  /** @param {import("./view.js").Host} host @param {Text} text */
  constructor(host, text) {
    super(host, text);
    this.element = this.#stage.element;
    const actions = {
      undo: () => this.pad.undo(),
      redo: () => this.pad.redo(),
      clear: () => this.clear(),
      play: () => this.#play(),
    };
    const point = (/** @type {number | null} */ pixel) => this.#parts.neurons.point(pixel);
    this.#parts = {
      speech: new Speech(text, () => this.#again()),
      controls: new Controls(actions, (i, strokes) => this.#show(i, strokes)),
      neurons: new Neurons(() => {
        this.#say();
        this.schedule();
      }),
      strip: new PreparationStrip(() => this.#changed(), point),
      choice: new NetworkChoice(() => /** @type {Shared} */ (this.#reader.shared)),
    };
    this.#stage.fill(this.#parts);
    followPixels(this.#stage.reach, point);
    this.#stage.fold.addEventListener("click", () => {
      this.#stage.unfold();
      this.arrange();
    });
    this.element.addEventListener("keydown", (event) => this.pad.shortcut(event));
    this.element.addEventListener("pointerdown", (event) => {
      const target = /** @type {Element} */ (event.target);
      if (!target.closest("button, .reach, .strip")) this.#parts.neurons.release();
    });
  }

  get state() {
    return { ...this.#parts.strip.value };
  }

  /** @param {Record<string, unknown>} state */
  restore(state) {
    this.#parts.strip.restore(state);
    this.#changed();
  }

  /** @param {Text} text @param {import("./view.js").Language} language */
  speak(text, language) {
    const { speech, neurons, strip } = this.#parts;
    speech.speak(text);
    speech.name(this.#stage.sheet);
    this.#stage.fold.textContent = text.more;
    neurons.label(text.network, text.networkHelp);
    strip.label(text);
    super.speak(text, language);
    this.#name();
  }

  /** @param {Shared} shared */
  use(shared) {
    this.#reader.use(shared);
    super.use(shared);
    this.follow();
    this.#changed();
  }

  /** @param {number} width @param {boolean} isOpen whether nothing is folded away */
  resize(width, isOpen) {
    this.#stage.resize(width, isOpen);
    super.resize(width, isOpen);
  }

  arrange() {
    const geometry = this.#stage.arrange(this.#reader.layers, this.#parts);
    if (!geometry) return;
    this.#parts.controls.label(this.text, geometry);
    this.#say();
    this.schedule();
  }

  /**
   * Reads strokes now and puts them on the pad. Bad ones throw and change nothing.
   * @param {Strokes} strokes @returns {Reading}
   */
  draw(strokes) {
    const reading = this.#reader.read(strokes, this.#parts.strip.value);
    this.#take();
    this.pad.set(reading.strokes, true);
    this.pad.own = true;
    this.#isStale = false;
    this.#publish(reading);
    this.#say();
    this.#changed(false);
    return reading;
  }

  clear() {
    this.#take();
    this.pad.clear();
  }

  get strokes() {
    return this.pad.strokes;
  }

  get isUnasked() {
    return this.#isUnasked;
  }

  /** What a link keeps: of the page's own digit all, however much of it is drawn. */
  get drawing() {
    return this.#isUnasked ? DIGITS[FIRST] : this.pad.strokes;
  }

  /** The pad is its own master, and other figures follow it; it takes only what is given to all. */
  follow() {
    const { given } = this.shared ?? {};
    if (!given || given === this.#given) return;
    this.#given = given;
    const isOwn = this.pad.own && this.pad.strokes.length > 0;
    this.#take();
    this.pad.set(given, isOwn);
    // An empty sheet is a drawing as well: the page draws nothing on it by itself.
    this.pad.own = given.length === 0;
    this.#example = exampleOf(given);
    this.#changed();
  }

  /** Lets the page draw a digit by itself, once. */
  connect() {
    if (this.pad.strokes.length || this.pad.own) return;
    this.#example = FIRST;
    this.#isUnasked = true;
    this.#motion.draw();
    if (this.#motion.isUnwanted) this.#finish();
    this.schedule();
  }

  /** Stops everything that would go on by itself. */
  disconnect() {
    super.disconnect();
    clearTimeout(this.#rest);
    this.#finish();
  }

  /** @param {Reading} reading */
  #publish(reading) {
    if (!this.#isUnasked) this.shared?.show(reading.strokes);
    this.host.predicted(reading);
  }

  #play() {
    this.#finish();
    this.#motion.play();
    this.schedule();
  }

  /** The pen is the reader's now. */
  #take() {
    if (this.#motion.isDrawing) this.pad.set([], false);
    this.#motion.stop();
    this.#isUnasked = false;
    this.#example = -1;
    this.#parts.neurons.release();
  }

  /** What the page was drawing is there at once. */
  #finish() {
    if (!this.#motion.isDrawing) return;
    this.#motion.stop();
    this.pad.set(DIGITS[FIRST], false);
    this.#changed();
  }

  /** @param {number} i @param {Strokes} strokes */
  #show(i, strokes) {
    const isOwn = this.pad.own && this.pad.strokes.length > 0;
    this.#take();
    this.pad.set(strokes, isOwn);
    this.#example = i;
    this.#motion.play();
    this.#changed();
  }

  #again() {
    const { shared } = this.#reader;
    shared?.use(shared.failure?.choice || "classic");
    this.#stage.sheet.focus({ preventScroll: true });
  }

  /** @param {boolean} [isStale] whether the drawing is still to be read */
  #changed(isStale = true) {
    this.#isStale ||= isStale;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      const { reading } = this.#reader;
      if (reading && !this.#motion.isDrawing) this.#parts.speech.announce(reading);
      this.#name();
    }, REST);
    this.schedule();
  }

  /** Reads what is stale, then paints; once a frame at most. @param {number} now */
  render(now) {
    const { geometry } = this.#stage;
    if (!geometry) return;
    const { speech, neurons, strip } = this.#parts;
    const motion = this.#motion;
    if (motion.isDrawing) this.#drawFurther(now);
    if (this.#isStale) this.#follow();
    const { reading, edges } = this.#reader;
    const { strokes, cursor, drawing } = this.pad;
    /** @type {import("../draw/scene.js").Scene} */
    const scene = {
      strokes,
      reading,
      edges,
      probe: this.#reader.ask(neurons.probe),
      cursor,
      morph: drawing || motion.isDrawing ? 0 : motion.morph(now),
      lit: (layer) => motion.lit(now, layer),
      wave: (layer) => motion.wave(now, layer),
      text: this.text,
    };
    paint(this.#stage.context(geometry), this.colours, geometry, scene);
    speech.reach(scene.lit(geometry.at.length - 1) > 0.9);
    neurons.over(fieldOf(geometry, scene));
    if (!strip.element.hidden) strip.draw(strokes, reading, this.colours, geometry.thumb);
    if (motion.goesOn(now, geometry.at.length)) this.schedule();
  }

  /** @param {number} now */
  #drawFurther(now) {
    const share = this.#motion.drawn(now);
    if (share >= 1) {
      this.#finish();
      this.#motion.lift();
    } else if (share > 0) {
      this.pad.set(drawnSoFar(DIGITS[FIRST], share), false);
      this.#isStale = true;
    }
  }

  #follow() {
    this.#isStale = false;
    const isRead = this.#reader.follow(this.pad.strokes, this.#parts.strip.value);
    const { reading } = this.#reader;
    if (isRead && reading && !this.#motion.isDrawing) this.#publish(reading);
    this.#say();
  }

  /** Brings every word up to date. */
  #say() {
    const { pad } = this;
    const { shared, reading } = this.#reader;
    const { speech, controls, neurons, choice } = this.#parts;
    const kind = this.#stage.geometry?.kind ?? "wide";
    controls.show(pad, this.#example);
    speech.show({ kind, pad, shared, reading, probe: neurons.probe });
    if (shared) choice.show(shared, this.text);
  }

  /** Names the neurons for screen readers. */
  #name() {
    const { reading, edges } = this.#reader;
    if (!reading) return;
    const { verdict, activations } = reading;
    this.#parts.neurons.describe(
      (probe) => describe(this.text, reading, edges, probe),
      verdict && { layer: activations.length - 1, neuron: verdict.digit },
    );
  }
}
