// Where the parts of the neuron figure stand, for a width, a layer and a precision. Boxes only.

import { picksOf } from "../../draw/picks.js";
import { wholeCells } from "../../draw/weights.js";

/** @typedef {import("../../draw/layout.js").Box} Box */
/**
 * @typedef {object} Geometry
 * @property {"wide" | "narrow"} kind
 * @property {number} width
 * @property {number} height
 * @property {Box} layers
 * @property {Box} precision
 * @property {Box} name
 * @property {Box} picker
 * @property {import("../../draw/picks.js").Picks} picks how neurons stand in the picker
 * @property {Box} said
 * @property {Box[]} pictures activations, weights, products
 * @property {Box} list
 * @property {number} row the height of one of its rows
 * @property {number} shown how many terms have a row
 * @property {boolean} totals whether there is room for running totals
 * @property {Box} bars beside the list
 * @property {Box} curve under them, along the same axis
 * @property {Box} form
 * @property {Box} text
 */

const WIDE = 760;

/**
 * @param {number} width @param {number} count of neurons of the layer
 * @param {import("./written.js").Precision} precision @param {number} density
 * @returns {Geometry}
 */
export function layout(width, count, precision, density) {
  return width >= WIDE
    ? wide(width, count, precision, density)
    : narrow(width, count, precision, density);
}

/** @param {number} width @param {number} count @param {import("./written.js").Precision} precision @param {number} density @returns {Geometry} */
function wide(width, count, precision, density) {
  const left = Math.min(360, Math.floor(width * 0.34));
  const picks = picksOf(left, count, 40);
  const said = { x: 0, y: 76 + picks.height + 6, width: left, height: 38 };
  const small = wholeCells((left - 42) / 2, density);
  const top = said.y + said.height + 26;
  const large = wholeCells(Math.min(left - 64, 280), density);
  const low = top + small + 40;
  const bottom = low + large;
  const roomy = width >= 1000;
  const x = left + (roomy ? 56 : 28);
  const long =
    { 2: 172, 4: 214, all: 278 }[precision] + (roomy ? { 2: 62, 4: 78, all: 100 }[precision] : 0);
  const row = 24;
  const list = { x, y: 56, width: long, height: 13 * row };
  const bars = { x: x + long + 24, y: list.y, width: width - x - long - 32, height: 11 * row };
  const curve = { x: bars.x, y: list.y + list.height + 16, width: bars.width, height: 0 };
  curve.height = bottom - curve.y - 4;
  const form = { x: 0, y: bottom + 44, width, height: 36 };
  const text = { x: 0, y: form.y + 42, width, height: 116 };
  return {
    kind: "wide",
    width,
    height: text.y + text.height + 2,
    layers: { x: 0, y: 0, width: left, height: 36 },
    precision: { x, y: 0, width: width - x, height: 36 },
    name: { x: 0, y: 50, width: left, height: 20 },
    picker: { x: 0, y: 76, width: left, height: picks.height },
    picks,
    said,
    pictures: [
      { x: 1, y: top, width: small, height: small },
      { x: left - small - 1, y: top, width: small, height: small },
      { x: left - large - 1, y: low, width: large, height: large },
    ],
    list,
    row,
    shown: 9,
    totals: roomy,
    bars,
    curve,
    form,
    text,
  };
}

/** @param {number} width @param {number} count @param {import("./written.js").Precision} precision @param {number} density @returns {Geometry} */
function narrow(width, count, precision, density) {
  const picks = picksOf(Math.min(width, 400), count, 44);
  const said = { x: 0, y: 78 + picks.height + 8, width, height: 38 };
  const between = 26;
  const side = wholeCells(Math.min(180, (width - 2 - 2 * between) / 3), density);
  const step = (width - 2 - side) / 2;
  const top = said.y + said.height + 30;
  const pictures = [0, 1, 2].map((i) => ({
    x: 1 + i * Math.min(step, side + 60),
    y: top,
    width: side,
    height: side,
  }));
  const options = { x: 0, y: top + side + 16, width, height: 44 };
  const row = 28;
  const long = Math.min({ 2: 150, 4: 186, all: 250 }[precision], width - 56);
  const list = { x: 0, y: options.y + 54, width: long, height: 11 * row };
  const bars = { x: long + 14, y: list.y, width: width - long - 22, height: 9 * row };
  const curve = { x: bars.x, y: list.y + list.height + 14, width: bars.width, height: 140 };
  const form = { x: 0, y: curve.y + curve.height + 40, width, height: 88 };
  const text = { x: 0, y: form.y + form.height + 6, width, height: 132 };
  return {
    kind: "narrow",
    width,
    height: text.y + text.height + 2,
    layers: { x: 0, y: 0, width, height: 44 },
    precision: options,
    name: { x: 0, y: 52, width, height: 20 },
    picker: { x: 0, y: 78, width: Math.min(width, 400), height: picks.height },
    picks,
    said,
    pictures,
    list,
    row,
    shown: 7,
    totals: false,
    bars,
    curve,
    form,
    text,
  };
}

/** How many cells a picture of so many inputs has in a row. @param {number} inputs */
export const columnsOf = (inputs) => Math.ceil(Math.sqrt(inputs));

/**
 * The input under a point of the pictures, or null.
 * @param {Geometry} geometry @param {number} inputs @param {number} x @param {number} y
 */
export function inputAt({ pictures }, inputs, x, y) {
  const columns = columnsOf(inputs);
  for (const box of pictures) {
    const column = Math.floor(((x - box.x) / box.width) * columns);
    const row = Math.floor(((y - box.y) / box.height) * columns);
    if (column < 0 || row < 0 || column >= columns || row >= columns) continue;
    const input = row * columns + column;
    return input < inputs ? input : null;
  }
  return null;
}
