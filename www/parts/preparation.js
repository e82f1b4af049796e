// The way from the drawing to what the network reads, as five small pictures; three of its steps
// are the reader's to switch off. Owns these pictures and switches; computes no image.

import { make, set } from "../dom.js";
import { density } from "../draw/canvas.js";
import { SIDE } from "../draw/field.js";
import { strokes as drawStrokes } from "../draw/image.js";

/** @typedef {import("../engine.js").Reading} Reading */
/** @typedef {import("../engine.js").Preparation} Preparation */
/** @typedef {import("../draw/palette.js").Palette} Palette */
/** @typedef {typeof import("../text/en.js").default} Text */

const STEPS = /** @type {const} */ (["drawn", "rasterized", "straightened", "evened", "prepared"]);
/** @type {Record<string, keyof Preparation>} */
const SWITCHES = { straightened: "straighten", evened: "even", prepared: "centre" };

export class PreparationStrip {
  /** @type {Preparation} */
  value = { straighten: true, even: true, centre: true };
  element = make("div", { class: "strip", role: "group" });
  #steps;
  #reset;
  #changed;

  /** @param {() => void} changed @param {(pixel: number | null) => void} pointed at a pixel of the last picture */
  constructor(changed, pointed) {
    this.#changed = changed;
    this.#steps = STEPS.map((step) => {
      const canvas = make("canvas", { "aria-hidden": "true" });
      const key = SWITCHES[step];
      const word = key
        ? make("button", { type: "button", class: "switch", click: () => this.#toggle(key) })
        : make("span", { class: "word" });
      return { step, canvas, word, cell: make("div", { class: "step" }, canvas, word) };
    });
    this.#reset = make("button", {
      type: "button",
      class: "word-button reset",
      hidden: true,
      click: () => this.#toggle(null),
    });
    this.element.append(...this.#steps.map(({ cell }) => cell), this.#reset);
    followPixels(this.#steps[STEPS.length - 1].canvas, pointed);
  }

  /** @param {Text} text */
  label(text) {
    set(this.element, "aria-label", text.preparation);
    for (const { step, word } of this.#steps) {
      word.textContent = text.steps[step];
      if (step in SWITCHES) set(word, "title", text.stepHelp[/** @type {"evened"} */ (step)]);
    }
    this.#reset.textContent = text.reset;
    this.#show();
  }

  /** The steps that a link names; the others stay. @param {Record<string, unknown>} wanted */
  restore(wanted) {
    for (const key of Object.values(SWITCHES))
      if (typeof wanted[key] === "boolean") this.value = { ...this.value, [key]: wanted[key] };
    this.#show();
  }

  /** @param {keyof Preparation | null} key null sets every step back */
  #toggle(key) {
    if (key) this.value = { ...this.value, [key]: !this.value[key] };
    else this.value = { straighten: true, even: true, centre: true };
    this.#show();
    this.#changed();
  }

  #show() {
    for (const { step, word } of this.#steps) {
      const key = SWITCHES[step];
      if (key) set(word, "aria-pressed", String(this.value[key]));
    }
    this.#reset.hidden = Object.values(this.value).every(Boolean);
  }

  /**
   * @param {import("../engine.js").Strokes} drawn @param {Reading | null} reading
   * @param {Palette} colours @param {number} size of a picture, in CSS pixels
   */
  draw(drawn, reading, colours, size) {
    for (const { step, canvas } of this.#steps) {
      if (step === "drawn") sketch(canvas, drawn, colours, size);
      else stipple(canvas, drawn.length ? (reading?.stages[step] ?? null) : null, colours, size);
    }
  }
}

/** @param {HTMLCanvasElement} canvas @param {number} pixels @param {number} size */
function sized(canvas, pixels, size) {
  if (canvas.width !== pixels) canvas.width = canvas.height = pixels;
  canvas.style.width = canvas.style.height = `${size}px`;
  const g = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  g.setTransform(1, 0, 0, 1, 0, 0);
  g.clearRect(0, 0, pixels, pixels);
  return g;
}

/** @param {HTMLCanvasElement} canvas @param {import("../engine.js").Strokes} drawn @param {Palette} colours @param {number} size */
function sketch(canvas, drawn, colours, size) {
  const pixels = Math.round(size * density());
  drawStrokes(sized(canvas, pixels, size), colours.ink, drawn, {
    x: 0,
    y: 0,
    width: pixels,
    height: pixels,
  });
}

/** @param {HTMLCanvasElement} canvas @param {Float32Array | null} image @param {Palette} colours @param {number} size */
function stipple(canvas, image, colours, size) {
  const g = sized(canvas, SIDE, size);
  if (!image) return;
  const data = g.createImageData(SIDE, SIDE);
  for (let p = 0; p < image.length; p++) data.data[p * 4 + 3] = Math.round(image[p] * 255);
  g.putImageData(data, 0, 0);
  g.globalCompositeOperation = "source-in";
  g.fillStyle = colours.ink;
  g.fillRect(0, 0, SIDE, SIDE);
  g.globalCompositeOperation = "source-over";
}

/**
 * Tells which of the 28 x 28 pixels of an element the mouse or a finger is on.
 * @param {HTMLElement} element @param {(pixel: number | null) => void} pointed
 */
export function followPixels(element, pointed) {
  const tell = (/** @type {PointerEvent} */ event) => {
    if (event.pointerType !== "mouse" && event.type === "pointermove" && !event.buttons) return;
    const { left, top, width } = element.getBoundingClientRect();
    const column = Math.floor(((event.clientX - left) / width) * SIDE);
    const row = Math.floor(((event.clientY - top) / width) * SIDE);
    const isInside = column >= 0 && row >= 0 && column < SIDE && row < SIDE;
    pointed(isInside ? row * SIDE + column : null);
  };
  element.addEventListener("pointerdown", tell);
  element.addEventListener("pointermove", tell);
  element.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "mouse") pointed(null);
  });
}
