// The pictures of the weights figure: every neuron's weights, the same times the drawing, and the later
// layers as matrices; over them the number that is pointed at. Paints what it is handed.

import { upright } from "../../draw/field.js";
import { pixels } from "../../draw/image.js";
import { neuron, typeset } from "../../draw/network.js";
import { cellRing, ring } from "../../draw/pointed.js";
import { frame, scaleOf, weightPicture } from "../../draw/weights.js";

/** @typedef {import("../../draw/palette.js").Palette} Palette */
/** @typedef {import("../../draw/layout.js").Box} Box */
/** @typedef {import("./layout.js").Geometry} Geometry */
/** @typedef {import("./layout.js").Spot} Spot */
/** @typedef {import("./numbers.js").Layer} Layer */
/** @typedef {CanvasRenderingContext2D} Context */
/**
 * @typedef {object} Scene
 * @property {Layer[]} layers the numbers at the left and below
 * @property {Float32Array} weights of the first layer, that the drawing is multiplied by
 * @property {Float32Array} image
 * @property {Float32Array[]} activations
 * @property {number[][]} order which neuron stands where, by layer
 * @property {boolean[] | null} marked the pixels that are to be seen first, where some are
 * @property {{ weights: string, products: string, matrices: string[] }} heads
 * @property {(value: number) => string} write
 * @property {(value: number) => string} sign
 */

/** How much is left of what is not marked. */
const FAINT = 0.2;

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene | null} scene */
export function paint(g, colours, geometry, scene) {
  const { weights, products, drawing, matrices, heads } = geometry;
  for (const box of [...weights, ...products, drawing, ...matrices.flatMap((m) => [m.box, m.bias])])
    frame(g, colours, box);
  const { x, y, width, height } = drawing;
  const how = /** @type {const} */ ({
    px: 24,
    family: colours.sans,
    colour: colours.ink,
    align: "center",
  });
  const [middle, centre] = [x + width / 2, y + height / 2];
  for (const [text, way] of /** @type {const} */ ([
    ["×", -1],
    ["=", 1],
  ]))
    if (geometry.kind === "wide") typeset(g, text, middle, centre + way * (height / 2 + 26), how);
    else typeset(g, text, middle + way * (width / 2 + 28), centre, how);
  if (!scene) return;
  headed(g, colours, scene.heads.weights, heads.weights);
  headed(g, colours, scene.heads.products, heads.products);
  for (const [i, { head }] of matrices.entries()) headed(g, colours, scene.heads.matrices[i], head);
  pixels(g, colours, scene.image, upright(drawing));
  pictures(g, colours, geometry, scene);
  for (const matrix of matrices) later(g, colours, matrix, scene);
}

/** Words over a block, smaller where they would not fit. @param {Context} g @param {Palette} colours @param {string} text @param {Box} box */
function headed(g, colours, text, { x, y, width }) {
  g.font = `13px ${colours.sans}`;
  const px = Math.min(13, (13 * width) / g.measureText(text).width);
  typeset(g, text, x, y + 13, { px, family: colours.sans, colour: colours.ink });
}

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene */
function pictures(g, colours, geometry, scene) {
  const [{ weights, biases }] = scene.layers;
  const { image, marked, order, activations } = scene;
  const scale = scaleOf(weights);
  const inked = scene.weights.map((weight, i) => weight * image[i % 784]);
  const full = scaleOf(inked.filter((product) => product !== 0));
  const most = scaleOf(biases) / 1.6;
  const unlit = marked && weights.map((value, i) => (marked[i % 784] ? value : 0));
  const larger = unlit && scaleOf(unlit.filter((_, i) => marked[i % 784]));
  for (const [slot, box] of geometry.weights.entries()) {
    const j = order[1][slot];
    const part = (/** @type {Float32Array} */ all) => all.subarray(j * 784, (j + 1) * 784);
    if (marked) g.globalAlpha = FAINT;
    weightPicture(g, colours, part(weights), box, { scale });
    g.globalAlpha = 1;
    if (unlit && larger) {
      highlight(g, colours, box, marked);
      weightPicture(g, colours, part(unlit), box, { scale: larger / 1.6 });
    }
    const low = box.y + box.height + 14;
    const product = geometry.products[slot];
    weightPicture(g, colours, part(inked), product, { scale: full });
    const dot = { x: box.x, y: low - 7, width: 14, height: 14 };
    weightPicture(g, colours, [biases[j]], dot, { scale: most, columns: 1 });
    const how = { px: 12.5, family: colours.sans, colour: colours.quiet };
    typeset(g, scene.sign(biases[j]), box.x + 18, low, how);
    neuron(g, colours, product.x + 8, product.y + box.height + 14, 7, activations[1][j], false);
    typeset(g, scene.write(activations[1][j]), product.x + 21, product.y + box.height + 14, how);
  }
}

/** The marker under pixels, on whole device pixels. @param {Context} g @param {Palette} colours @param {Box} box @param {boolean[]} marked */
function highlight(g, colours, { x, y, width }, marked) {
  const { a: density } = g.getTransform();
  const at = (/** @type {number} */ start, /** @type {number} */ i) =>
    Math.round((start + (i * width) / 28) * density) / density;
  g.fillStyle = colours.mark;
  // On dark paper the marker would outshine what it marks.
  if (colours.mark === colours.markEdge) g.globalAlpha = 0.35;
  for (const [p, isMarked] of marked.entries()) {
    if (!isMarked) continue;
    const [column, row] = [p % 28, Math.floor(p / 28)];
    const [left, top] = [at(x, column), at(y, row)];
    g.fillRect(left, top, at(x, column + 1) - left, at(y, row + 1) - top);
  }
  g.globalAlpha = 1;
}

/** @param {Context} g @param {Palette} colours @param {import("./layout.js").Matrix} matrix @param {Scene} scene */
function later(g, colours, { layer, cell, box, bias }, { layers, order, marked }) {
  const { weights, biases } = layers[layer - 1];
  const columns = order[layer - 1];
  const rows = order[layer];
  const values = rows.flatMap((j) => columns.map((i) => weights[j * columns.length + i]));
  if (marked) g.globalAlpha = FAINT;
  weightPicture(g, colours, values, box, { scale: scaleOf(weights), columns: columns.length });
  weightPicture(
    g,
    colours,
    rows.map((j) => biases[j]),
    bias,
    { scale: scaleOf(biases) / 1.6, columns: 1 },
  );
  g.globalAlpha = 1;
  if (layer !== layers.length || cell < 10) return;
  for (const [slot, j] of rows.entries())
    typeset(g, String(j), bias.x + cell + 9, box.y + (slot + 0.5) * cell, {
      px: Math.min(14, cell),
      family: colours.serif,
      colour: colours.quiet,
    });
}

/**
 * What is pointed at: its neuron framed on both sides, the number itself in a marker ring.
 * @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Spot | null} spot
 */
export function point(g, colours, { weights, products, drawing, matrices }, spot) {
  if (!spot) return;
  const { layer, slot, from } = spot;
  if (layer === 1) {
    for (const box of [weights[slot], products[slot]]) {
      outline(g, colours, box);
      if (from < 784) cellRing(g, colours, box, from, 28);
      else ring(g, colours, box.x + 7, box.y + box.height + 14, 9);
    }
    if (from < 784) cellRing(g, colours, drawing, from, 28);
    return;
  }
  const matrix = matrices[layer - 2];
  if (!matrix) return;
  const { box, bias, cell } = matrix;
  const y = box.y + slot * cell;
  const columns = Math.round(box.width / cell);
  outline(g, colours, { x: box.x, y, width: bias.x + cell - box.x, height: cell });
  const x = from < columns ? box.x + (from + 0.5) * cell : bias.x + cell / 2;
  ring(g, colours, x, y + cell / 2, Math.max(5, cell * 0.62));
}

/** @param {Context} g @param {Palette} colours @param {Box} box */
function outline(g, colours, { x, y, width, height }) {
  for (const [grow, colour, thick] of /** @type {const} */ ([
    [3, colours.mark, 4],
    [1, colours.ink, 1],
  ])) {
    g.strokeStyle = colour;
    g.lineWidth = thick;
    g.strokeRect(x - grow, y - grow, width + 2 * grow, height + 2 * grow);
  }
}
