// The training figure's pictures: one canvas, its boxes, and the hundred digits in ink. Paints what it is
// handed; decides nothing.

import { make } from "../../dom.js";
import { blank, density } from "../../draw/canvas.js";
import { layout } from "./layout.js";
import { inkOf, paintCurves, paintDigits, paintExample, paintWeights } from "./paint.js";

/** @typedef {import("./layout.js").Geometry} Geometry */
/** @typedef {import("../../draw/palette.js").Palette} Palette */
/**
 * @typedef {object} Shown
 * @property {Float32Array | null} weights of the first layer
 * @property {import("./paint.js").Scene} curves
 * @property {{ images: Float32Array, labels: Uint8Array } | null} grid
 * @property {Uint8Array | null} answers
 * @property {import("./mirror.js").Example | null} example
 */

export class Stage {
  /** @type {Geometry | null} */
  geometry = null;
  #canvas = make("canvas", { class: "paint", "aria-hidden": "true" });
  element = make("div", { class: "training-stage" }, this.#canvas);
  /** @type {{ images: Float32Array, colour: string, ink: HTMLCanvasElement } | null} */
  #ink = null;

  /** @param {number} width @param {number} neurons of the first layer @param {boolean} slow whether one example is shown at a time */
  arrange(width, neurons, slow) {
    const geometry = layout(width, neurons, { slow, density: density() });
    this.geometry = geometry;
    this.element.style.height = `${geometry.height}px`;
    return geometry;
  }

  /** @param {Palette} colours @param {Geometry} geometry @param {Shown} shown */
  paint(colours, geometry, { weights, curves, grid, answers, example }) {
    const g = blank(this.#canvas, geometry.width, geometry.height);
    paintWeights(g, colours, geometry, weights);
    paintCurves(g, colours, geometry, curves);
    const ink = grid && this.#inked(grid.images, colours);
    paintDigits(g, colours, geometry, ink, grid?.labels ?? [], answers);
    if (geometry.example) paintExample(g, colours, geometry.example, example);
  }

  /** @param {Float32Array} images @param {Palette} colours */
  #inked(images, colours) {
    const colour = colours.ink;
    if (this.#ink?.images !== images || this.#ink.colour !== colour)
      this.#ink = { images, colour, ink: inkOf(images, colours) };
    return this.#ink.ink;
  }
}
