// The neuron figure's pictures: the neurons to choose from, activations times weights, and the running
// sum that drops onto the activation curve. Paints a scene; computes no number of it.

import { across, axes, ball, curve, up } from "../../draw/curve.js";
import { upright } from "../../draw/field.js";
import { pixels } from "../../draw/image.js";
import { neuron, typeset } from "../../draw/network.js";
import { pickAt } from "../../draw/picks.js";
import { cellRing } from "../../draw/pointed.js";
import { frame, weightPicture } from "../../draw/weights.js";
import { columnsOf } from "./layout.js";

/** @typedef {import("../../draw/palette.js").Palette} Palette */
/** @typedef {import("../../draw/curve.js").Plot} Plot */
/** @typedef {import("./layout.js").Geometry} Geometry */
/** @typedef {import("./sum.js").Sum} Sum */
/** @typedef {CanvasRenderingContext2D} Context */
/**
 * @typedef {object} Scene
 * @property {Sum | null} sum null while there is no network yet
 * @property {number} count of neurons to choose from
 * @property {number[]} steps what the list's rows add, one after another; the last is the bias
 * @property {[number, number][]} points of the activation function
 * @property {[number, number]} range of the sums
 * @property {number | null} input that is pointed at
 * @property {(value: number) => string} write
 * @property {{ activations: string, weights: string, products: string }} words
 */

/** Sums that a plot always has room for. */
const REACH = 5.5;

/** The sums that bars and curve have room for. @param {number[]} steps @param {number} z @returns {[number, number]} */
export function rangeOf(steps, z) {
  let total = 0;
  const totals = steps.map((step) => {
    total += step;
    return total;
  });
  const low = Math.min(-REACH, z, ...totals);
  const high = Math.max(REACH, z, ...totals);
  const rim = (high - low) * 0.02;
  return [low < -REACH ? low - rim : low, high > REACH ? high + rim : high];
}

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene */
export function paint(g, colours, geometry, scene) {
  const { sum, count } = scene;
  const layer = sum?.layer ?? 1;
  for (let j = 0; j < count; j++) {
    const [x, y] = pickAt(geometry, j);
    const isChosen = sum?.neuron === j;
    neuron(g, colours, x, y, geometry.picks.radius, sum?.activations[layer][j] ?? 0, isChosen);
    if (sum && layer === sum.activations.length - 1)
      typeset(g, String(j), x + 20, y, {
        px: 15,
        weight: isChosen ? 600 : 400,
        family: colours.serif,
        colour: isChosen ? colours.ink : colours.quiet,
      });
  }
  pictures(g, colours, geometry, scene);
  if (!sum) return;
  bars(g, colours, geometry, scene);
  squish(g, colours, geometry, scene, sum);
}

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene */
function pictures(g, colours, { pictures: boxes, kind }, { sum, input, words }) {
  const names = [words.activations, words.weights, words.products];
  const quiet = { px: 13, family: colours.sans, colour: colours.quiet };
  for (const [i, box] of boxes.entries()) {
    frame(g, colours, box);
    typeset(g, names[i], box.x, box.y - 13, quiet);
  }
  const [first, second, third] = boxes;
  const sign = /** @type {const} */ ({
    px: 22,
    family: colours.sans,
    colour: colours.quiet,
    align: "center",
  });
  const between = (/** @type {typeof first} */ a, /** @type {typeof first} */ b) =>
    (a.x + a.width + b.x) / 2;
  typeset(g, "×", between(first, second), first.y + first.height / 2, sign);
  if (kind === "wide") typeset(g, "=", third.x / 2, third.y + third.height / 2, sign);
  else typeset(g, "=", between(second, third), third.y + third.height / 2, sign);
  if (!sum) return;
  const columns = columnsOf(sum.inputs.length);
  if (sum.layer === 1) pixels(g, colours, sum.inputs, upright(first));
  else cells(g, colours, sum.inputs, first, columns);
  // A few weights may be far larger than the rest: the ninth largest fills its cell.
  const sizes = sum.weights.map(Math.abs).sort();
  weightPicture(g, colours, sum.weights, second, {
    columns,
    scale: sizes[Math.max(0, sizes.length - 9)] || sizes[sizes.length - 1],
  });
  const largest = Math.abs(sum.terms[0]?.product ?? 0);
  weightPicture(g, colours, sum.products, third, { columns, scale: largest });
  if (input !== null) for (const box of boxes) cellRing(g, colours, box, input, columns);
}

/** Neurons in rows. @param {Context} g @param {Palette} colours @param {ArrayLike<number>} activations @param {import("../../draw/layout.js").Box} box @param {number} columns */
function cells(g, colours, activations, { x, y, width }, columns) {
  const cell = width / columns;
  for (let i = 0; i < activations.length; i++) {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    const r = Math.min(13, cell * 0.38);
    neuron(g, colours, x + (column + 0.5) * cell, y + (row + 0.5) * cell, r, activations[i], false);
  }
}

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene */
function bars(g, colours, { bars: box, row, shown, curve: low }, { steps, range }) {
  const plot = { box, x: range, y: /** @type {[number, number]} */ ([0, 1]) };
  const zero = Math.round(across(plot, 0)) + 0.5;
  g.strokeStyle = colours.line;
  g.lineWidth = 1;
  g.beginPath();
  g.moveTo(zero, box.y);
  g.lineTo(zero, low.y + low.height);
  g.stroke();
  const high = row > 24 ? 11 : 10;
  // What there are too few terms for stays empty; the bias is always in its own row.
  const rowOf = (/** @type {number} */ i) => (i === steps.length - 1 ? shown + 1 : i);
  let total = 0;
  for (const [i, step] of steps.entries()) {
    const [from, to] = [across(plot, total), across(plot, total + step)];
    const y = box.y + rowOf(i) * row + row / 2;
    const [left, width] = [Math.min(from, to), Math.max(1, Math.abs(to - from))];
    if (step < 0) {
      g.strokeStyle = colours.negative;
      g.lineWidth = 2;
      g.strokeRect(left + 1, y - high / 2 + 1, Math.max(0, width - 2), high - 2);
    } else if (step > 0) {
      g.fillStyle = colours.positive;
      g.fillRect(left, y - high / 2, width, high);
    }
    total += step;
    if (i === steps.length - 1) continue;
    g.strokeStyle = colours.dot;
    g.lineWidth = 1;
    g.beginPath();
    g.moveTo(to, y + high / 2);
    g.lineTo(to, box.y + rowOf(i + 1) * row + row / 2 - high / 2);
    g.stroke();
  }
}

/** @typedef {{ y: [number, number], ticks: number[] }} Height */

/** @type {Record<import("./sum.js").Squish, (low: number, high: number) => Height>} */
const HEIGHTS = {
  sigmoid: () => ({ y: [0, 1], ticks: [0, 1] }),
  relu: (_, high) => ({ y: [0, high], ticks: [0, Math.floor(high)] }),
  tanh: () => ({ y: [-1, 1], ticks: [-1, 0, 1] }),
  identity: (low, high) => ({ y: [low, high], ticks: [Math.ceil(low), 0, Math.floor(high)] }),
  softmax: () => ({ y: [0, 1], ticks: [0, 1] }),
};

/** What the height of the curve shows. @param {Sum} sum @param {[number, number]} range @returns {Height} */
const heightOf = ({ squish: kind }, [low, high]) => HEIGHTS[kind](low, high);

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene @param {Sum} sum */
function squish(g, colours, geometry, { points, range, write }, sum) {
  const { curve: box, bars: above, row, shown, kind } = geometry;
  const { y, ticks } = heightOf(sum, range);
  const plot = { box, x: range, y };
  const label = (/** @type {number} */ value) => ({ value, text: String(value).replace("-", "−") });
  const [x, middle] = [across(plot, sum.z), up(plot, sum.activation)];
  const isFree = (/** @type {number} */ value) => Math.abs(up(plot, value) - middle) > 9;
  axes(
    g,
    colours,
    plot,
    ticks.map((value) => ({ value, text: isFree(value) ? label(value).text : "" })),
  );
  const apart = (48 * (range[1] - range[0])) / box.width;
  const unit = [5, 10, 20, 50, 100, 200, 500, 1000].find((size) => size >= apart) ?? 5000;
  for (const value of [-unit, 0, unit]) {
    if (value < range[0] || value > range[1]) continue;
    typeset(g, label(value).text, across(plot, value), box.y + box.height + 17, {
      px: 12.5,
      family: colours.sans,
      colour: colours.quiet,
      align: "center",
    });
  }
  curve(g, plot, points, { colour: colours.ink, width: 2 });
  const r = kind === "wide" ? 22 : 18;
  const left = box.x - (kind === "wide" ? 52 : 40);
  g.strokeStyle = colours.ink;
  g.lineWidth = 1.2;
  g.beginPath();
  g.moveTo(x, above.y + (shown + 1.5) * row + 6);
  g.lineTo(x, middle);
  g.lineTo(left + r + 6, middle);
  g.stroke();
  ball(g, colours, x, middle, 6);
  neuron(g, colours, left, middle, r, sum.activation, true);
  const how = /** @type {const} */ ({
    px: 20,
    weight: 600,
    family: colours.sans,
    colour: colours.ink,
    align: "right",
  });
  typeset(g, write(sum.activation), left - r - 12, middle, how);
}
