// Paints a structure: the image, every layer, the edges between them, and under each step the
// numbers it needs. Trains nothing; the places come from structure.js.

import { lattice, pixels } from "../../draw/image.js";
import { neuron, typeset } from "../../draw/network.js";
import { frame } from "../../draw/weights.js";
import { countOf } from "./structure.js";

/** @typedef {import("../../draw/palette.js").Palette} Palette */
/** @typedef {import("./structure.js").Picture} Picture */
/** @typedef {import("./structure.js").Point} Point */
/** @typedef {CanvasRenderingContext2D} Context */

/** So many edges between two layers say that all are joined; more would only be grey. */
const EDGES = 420;
/** A layer of no more neurons shows an edge to each of them. */
const SMALL = 20;

/**
 * @param {Context} g @param {Palette} colours @param {Picture} picture
 * @param {{ layers: readonly number[], image: ArrayLike<number> | null, words: typeof import("./words.js").default.en }} what
 */
export function paintNet(g, colours, picture, { layers, image, words }) {
  const field = { ...picture.image, lean: 0 };
  lattice(g, colours, field, 28);
  if (image) pixels(g, colours, image, field);
  frame(g, colours, picture.image);
  edges(g, colours, picture);
  for (const { at, radius } of picture.layers)
    for (const [x, y] of at) neuron(g, colours, x, y, radius, 0, false);
  numerals(g, colours, picture);
  if (picture.upward) sum(g, colours, picture, layers, words);
  else terms(g, colours, picture, layers, words);
}

/** @param {Context} g @param {Palette} colours @param {Picture} picture */
function edges(g, colours, { image, layers, upward }) {
  const rim = Array.from({ length: SMALL }, (_, i) => {
    const along = (i + 0.5) / SMALL;
    /** @type {Point} */
    const place = upward
      ? [image.x + image.width * along, image.y - 3]
      : [image.x + image.width + 3, image.y + image.height * along];
    return place;
  });
  g.strokeStyle = colours.quiet;
  g.lineWidth = 0.6;
  for (const [l, { at, radius }] of layers.entries()) {
    const before = l ? layers[l - 1].at : rim;
    const start = l ? layers[l - 1].radius : 0;
    const [left, right] = strides(before.length, at.length);
    const drawn = Math.ceil(before.length / left) * Math.ceil(at.length / right);
    g.globalAlpha = Math.min(0.42, Math.max(0.1, 2.8 / Math.sqrt(drawn)));
    g.beginPath();
    for (let i = 0; i < before.length; i += left)
      for (let j = 0; j < at.length; j += right) {
        const [[x0, y0], [x1, y1]] = [before[i], at[j]];
        if (upward) bend(g, [x0, y0 - start], [x1, y1 + radius], true);
        else bend(g, [x0 + start, y0], [x1 - radius, y1], false);
      }
    g.stroke();
  }
  g.globalAlpha = 1;
}

/**
 * Every how many-th neuron of two layers shows its edges.
 * @param {number} before @param {number} after @returns {[number, number]}
 */
export function strides(before, after) {
  const few = (/** @type {number} */ count) => Math.max(1, Math.round(count / SMALL));
  const rest = Math.max(1, Math.round((before * after) / EDGES));
  if (before <= SMALL) return [1, rest];
  if (after <= SMALL) return [rest, 1];
  return [few(before), few(after)];
}

/** @param {Context} g @param {Point} from @param {Point} to @param {boolean} upward */
function bend(g, [x0, y0], [x1, y1], upward) {
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  g.moveTo(x0, y0);
  if (upward) g.bezierCurveTo(x0, y, x1, y, x1, y1);
  else g.bezierCurveTo(x, y0, x, y1, x1, y1);
}

/** @param {Context} g @param {Palette} colours @param {Picture} picture */
function numerals(g, colours, { layers, upward }) {
  const { at, radius } = layers[layers.length - 1];
  const how = { px: 15, family: colours.serif, colour: colours.quiet };
  for (const [digit, [x, y]] of at.entries())
    if (upward) typeset(g, String(digit), x, y - radius - 12, { ...how, align: "center" });
    else typeset(g, String(digit), x + radius + 9, y, { ...how, px: 14 });
}

/**
 * Wide: weights between the layers and biases under them make one sum, its total at the right.
 * @param {Context} g @param {Palette} colours @param {Picture} picture
 * @param {readonly number[]} layers @param {typeof import("./words.js").default.en} words
 */
function terms(g, colours, picture, layers, words) {
  const { steps, weights, biases, total } = countOf(layers);
  const quiet = { family: colours.sans, colour: colours.quiet };
  const strong = { family: colours.sans, colour: colours.ink, weight: 600 };
  const isTight = steps.length > 4 && picture.width < 1100;
  for (const [i, step] of steps.entries()) {
    const { weights: at, biases: under } = picture.terms[i];
    const px = isTight ? 12.5 : 14;
    const large = isTight ? 14 : 17;
    const product = `${step.from} × ${step.to}`;
    const sum = (i ? "+ " : "") + words.count(step.weights);
    typeset(g, product, at[0], at[1], { ...quiet, px, align: "center" });
    typeset(g, sum, at[0], at[1] + 21, { ...strong, px: large, align: "center" });
    typeset(g, `+ ${step.biases}`, under[0], under[1], { ...quiet, px: large, align: "center" });
  }
  const [x, y] = picture.total;
  typeset(g, words.total, x, y - 40, { ...quiet, px: 14, align: "right" });
  typeset(g, words.count(total), x, y - 8, { ...strong, px: 38, align: "right" });
  typeset(g, words.made(weights, biases), x, y + 24, { ...quiet, px: 13, align: "right" });
}

/**
 * Narrow: the terms stand beside their steps as a sum, with a rule above the total.
 * @param {Context} g @param {Palette} colours @param {Picture} picture
 * @param {readonly number[]} layers @param {typeof import("./words.js").default.en} words
 */
function sum(g, colours, picture, layers, words) {
  const { steps, total } = countOf(layers);
  const quiet = /** @type {const} */ ({
    px: 13,
    family: colours.sans,
    colour: colours.quiet,
    align: "right",
  });
  for (const [i, { from, to, biases }] of steps.entries()) {
    const [x, y] = picture.terms[i].weights;
    typeset(g, `${from} × ${to} + ${biases}`, x, y, quiet);
  }
  const [x, y] = picture.total;
  g.fillStyle = colours.quiet;
  g.fillRect(x - 116, y - 24, 116, 1);
  typeset(g, words.count(total), x, y, { ...quiet, px: 27, weight: 600, colour: colours.ink });
  typeset(g, words.total, x, y + 24, quiet);
}
