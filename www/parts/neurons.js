// Every neuron within reach: of a mouse, a finger, the arrow keys and a screen reader.
// Lays real buttons over the canvas and says which neuron is asked about; draws nothing.

import { make, place, set } from "../dom.js";
import { centreOf, SIDE } from "../draw/field.js";

/** @typedef {Pick<import("../draw/layout.js").Geometry, "at" | "targets" | "upward">} Geometry */
/** @typedef {import("../draw/field.js").Field} Field */
/** @typedef {{ layer: number, neuron: number }} Probe layer 0 are the pixels */

export class Neurons {
  /** What is pointed at, or else what was chosen. @type {Probe | null} */
  probe = null;
  element;
  #help = make("span", { class: "hidden", id: "network-help" });
  /** @type {HTMLButtonElement[][]} */
  #buttons = [];
  /** Two buttons take turns as the pixel in hand: a focus that moves is read out, a changed label is not. */
  #pixels = [0, 1].map(() => make("button", { type: "button", tabindex: "-1", hidden: true }));
  /** @type {Geometry | null} */
  #geometry = null;
  /** @type {Field | null} */
  #field = null;
  /** @type {Probe | null} */
  #hovered = null;
  /** @type {Probe | null} */
  #chosen = null;
  /** What was chosen before the press that is now a click. @type {Probe | null} */
  #before = null;
  /** The network's one tab stop. @type {Probe} */
  #stop = { layer: 1, neuron: 0 };
  #changed;
  /** @type {(probe: Probe) => string} */
  #describe = () => "";

  /** @param {() => void} changed */
  constructor(changed) {
    this.#changed = changed;
    this.element = make(
      "div",
      {
        class: "neurons",
        role: "group",
        "aria-describedby": "network-help",
        keydown: (event) => this.#key(event),
        focusout: () => this.#choose(null),
      },
      this.#help,
    );
    for (const [turn, button] of this.#pixels.entries())
      button.addEventListener("focus", () =>
        this.#choose({ layer: 0, neuron: Number(button.value) }, turn),
      );
  }

  /** @param {string} name @param {string} help */
  label(name, help) {
    set(this.element, "aria-label", name);
    this.#help.textContent = help;
  }

  /**
   * Puts the buttons where the neurons are; makes them anew when the network has other layers.
   * @param {Geometry} geometry
   */
  place(geometry) {
    this.#geometry = geometry;
    const isSame =
      this.#buttons.length === geometry.at.length &&
      this.#buttons.every((row, l) => row.length === geometry.at[l].length);
    if (!isSame) this.#make(geometry);
    for (const [l, row] of this.#buttons.entries())
      for (const [j, button] of row.entries()) place(button, geometry.targets[l][j]);
  }

  /** Where the image lies now. @param {Field} field */
  over(field) {
    this.#field = field;
  }

  /**
   * Labels for screen readers, and the tab stop; for when the drawing rests.
   * @param {(probe: Probe) => string} describe @param {Probe | null} stop
   */
  describe(describe, stop) {
    this.#describe = describe;
    for (const [layer, row] of this.#buttons.entries())
      for (const [neuron, button] of row.entries())
        set(button, "aria-label", describe({ layer, neuron }));
    if (stop && !this.#chosen) this.#moveStop(stop);
  }

  /** Nothing is asked about any more. */
  release() {
    this.#hovered = this.#chosen = null;
    this.#settle();
  }

  /** A pixel pointed at with mouse or finger, or none. @param {number | null} pixel */
  point(pixel) {
    this.#hovered = pixel === null ? null : { layer: 0, neuron: pixel };
    this.#settle();
  }

  /** @param {Geometry} geometry */
  #make(geometry) {
    this.#hovered = this.#chosen = null;
    this.#buttons = geometry.at.map((places, layer) =>
      places.map((_, neuron) => this.#button({ layer, neuron })),
    );
    this.element.replaceChildren(this.#help, ...this.#pixels, ...this.#buttons.flat());
    this.#stop = { layer: geometry.at.length - 1, neuron: 0 };
    this.#moveStop(this.#stop);
    this.#settle();
  }

  /** @param {Probe} probe */
  #button(probe) {
    return make("button", {
      type: "button",
      tabindex: "-1",
      "data-neuron": `${probe.layer}.${probe.neuron}`,
      pointerenter: (event) => event.pointerType === "mouse" && this.#hover(probe),
      pointerleave: (event) => event.pointerType === "mouse" && this.#hover(null),
      pointerdown: () => {
        this.#before = this.#chosen;
      },
      focus: () => this.#choose(probe),
      click: (event) => {
        const again = event.detail > 0 && same(this.#before, probe);
        this.#before = null;
        this.#hovered = null;
        this.#choose(again ? null : probe);
      },
    });
  }

  /** @param {Probe | null} probe */
  #hover(probe) {
    this.#hovered = probe;
    this.#settle();
  }

  /** @param {Probe | null} probe @param {number} [turn] of the pixel buttons */
  #choose(probe, turn) {
    this.#chosen = probe;
    if (probe && turn === undefined) this.#moveStop(probe);
    this.#settle();
  }

  #settle() {
    const probe = this.#hovered ?? this.#chosen;
    if (same(probe, this.probe)) return;
    this.probe = probe;
    this.#changed();
  }

  /** @param {Probe} probe */
  #moveStop(probe) {
    this.#buttons[this.#stop.layer]?.[this.#stop.neuron]?.setAttribute("tabindex", "-1");
    this.#buttons[probe.layer]?.[probe.neuron]?.setAttribute("tabindex", "0");
    this.#stop = probe;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === "Escape") return this.release();
    const geometry = this.#geometry;
    const at = this.#chosen;
    const move = ARROWS[event.key];
    if (!geometry || !at || !move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (at.layer === 0) return this.#fromPixel(at.neuron, move, geometry);
    const along = geometry.upward ? move[0] : move[1];
    const onward = geometry.upward ? -move[1] : move[0];
    const count = geometry.at[at.layer].length;
    if (along) {
      const neuron = at.neuron + along;
      if (neuron >= 0 && neuron < count) this.#focus({ layer: at.layer, neuron });
      return;
    }
    const layer = at.layer + onward;
    if (layer === 0) {
      if (this.#field)
        this.#focusPixel(this.#nearestPixel(geometry.at[1][at.neuron], geometry.upward));
    } else if (layer < geometry.at.length)
      this.#focus({ layer, neuron: nearest(geometry.at[layer], geometry.at[at.layer][at.neuron]) });
  }

  /** @param {number} pixel @param {[number, number]} move @param {Geometry} geometry */
  #fromPixel(pixel, [dx, dy], geometry) {
    const column = (pixel % SIDE) + dx;
    const row = Math.floor(pixel / SIDE) + dy;
    const leaves = geometry.upward ? row < 0 : column === SIDE;
    if (leaves) this.#focus({ layer: 1, neuron: nearest(geometry.at[1], this.#pixelAt(pixel)) });
    else if (column >= 0 && column < SIDE && row >= 0 && row < SIDE)
      this.#focusPixel(row * SIDE + column);
  }

  /** @param {number} pixel @returns {[number, number]} */
  #pixelAt(pixel) {
    return this.#field ? centreOf(this.#field, pixel) : [0, 0];
  }

  /** The pixel on the rim of the picture that lies beside a neuron. @param {[number, number]} place @param {boolean} upward */
  #nearestPixel([x, y], upward) {
    const field = this.#field;
    if (!field) return 0;
    const at = (/** @type {number} */ share) =>
      Math.max(0, Math.min(SIDE - 1, Math.floor(share * SIDE)));
    if (upward) return at((x - field.x - field.lean / 2) / field.width);
    return at((y - field.y) / field.height) * SIDE + SIDE - 1;
  }

  /** @param {Probe} probe */
  #focus({ layer, neuron }) {
    this.#buttons[layer][neuron].focus({ preventScroll: true });
  }

  /** @param {number} pixel */
  #focusPixel(pixel) {
    const root = /** @type {ShadowRoot} */ (this.element.getRootNode());
    const next = this.#pixels[root.activeElement === this.#pixels[0] ? 1 : 0];
    const [x, y] = this.#pixelAt(pixel);
    const size = Math.max(12, (this.#field?.width ?? 0) / SIDE);
    next.hidden = false;
    next.value = String(pixel);
    set(next, "aria-label", this.#describe({ layer: 0, neuron: pixel }));
    place(next, { x: x - size / 2, y: y - size / 2, width: size, height: size });
    next.focus({ preventScroll: true });
    for (const button of this.#pixels) if (button !== next) button.hidden = true;
  }
}

/** @param {Probe | null} a @param {Probe | null} b */
function same(a, b) {
  return a === b || (a !== null && b !== null && a.layer === b.layer && a.neuron === b.neuron);
}

/** @param {[number, number][]} places @param {[number, number]} from */
function nearest(places, [x, y]) {
  let best = 0;
  for (let j = 1; j < places.length; j++)
    if (
      Math.hypot(places[j][0] - x, places[j][1] - y) <
      Math.hypot(places[best][0] - x, places[best][1] - y)
    )
      best = j;
  return best;
}

/** @type {Record<string, [number, number]>} */
const ARROWS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
