// Where the pictures, the matrices and the words of the weights figure stand, for a width and a network.
// Boxes only; draws nothing.

import { wholeCells } from "../../draw/weights.js";

/** @typedef {import("../../draw/layout.js").Box} Box */
/**
 * @typedef {object} Matrix a later layer: a row for each neuron, its bias at the end
 * @property {number} layer
 * @property {number} cell
 * @property {Box} head
 * @property {Box} box
 * @property {Box} bias
 */
/**
 * @typedef {object} Geometry
 * @property {"wide" | "narrow"} kind
 * @property {number} width
 * @property {number} height
 * @property {Box} lens
 * @property {Box} order
 * @property {Box} said
 * @property {Box} note
 * @property {Box} reach everything that can be pointed at
 * @property {{ weights: Box, products: Box }} heads
 * @property {Box[]} weights a picture for each of the shown neurons of the first layer
 * @property {Box[]} products
 * @property {Box} drawing between the two
 * @property {Matrix[]} matrices
 */

/** From here on the two blocks of pictures stand side by side. */
const WIDE = 760;
/** No more neurons than this have a picture. */
export const MOST = 16;
/** For the number under a picture. */
const UNDER = 27;
const HEAD = 28;
const GAP = 11;

/** @param {number} count @param {number} x @param {number} y @param {number} side @param {number} gap @returns {Box[]} */
function block(count, x, y, side, gap) {
  return Array.from({ length: count }, (_, k) => ({
    x: x + (k % 4) * (side + gap),
    y: y + Math.floor(k / 4) * (side + UNDER),
    width: side,
    height: side,
  }));
}

/**
 * @param {number} width @param {ArrayLike<number>} layers
 * @param {{ density: number, isLong: boolean }} how device pixels a CSS pixel; whether there is more to say
 * @returns {Geometry}
 */
export function layout(width, layers, { density, isLong }) {
  const isWide = width >= WIDE;
  const count = Math.min(MOST, layers[1]);
  const tall = Math.ceil(count / 4);
  const lens = { x: 0, y: 0, width, height: isWide ? 36 : width < 500 ? 88 : 44 };
  const order = isWide
    ? { x: width - 260, y: 0, width: 260, height: 36 }
    : { x: 0, y: lens.height, width, height: 44 };
  const said = {
    x: 0,
    y: order.y + order.height + 10,
    width,
    height: isWide ? 20 : width < 500 ? 60 : 40,
  };
  const top = said.y + said.height + 14;
  const under = top + HEAD;

  const room = isWide ? (width - 98 - 6 * GAP) / 8 : Math.min(140, (width - 2 - 24) / 4);
  const side = wholeCells(room, density);
  const gap = isWide ? GAP : (width - 2 - 4 * side) / 3;
  const wide = 4 * side + 3 * gap;
  const right = isWide ? width - 1 - wide : 1;
  const high = tall * (side + UNDER);
  const size = isWide ? Math.min(84, width - 2 * wide - 32) : 56;
  const drawing = isWide
    ? { x: width / 2 - size / 2, y: under + (high - UNDER - size) / 2, width: size, height: size }
    : { x: width / 2 - size / 2, y: under + high + 8, width: size, height: size };
  const second = isWide ? top : drawing.y + size + 14;
  const heads = {
    weights: { x: 0, y: top, width: wide, height: HEAD },
    products: { x: right - 1, y: second, width: wide, height: HEAD },
  };
  const { matrices, end } = later(layers, second + HEAD + high + 14, {
    rooms: isWide || layers.length > 4 ? wide : (width - 16) / 2,
    lefts: isWide ? [1, right] : layers.length > 4 ? [1] : [1, (width + 16) / 2],
  });
  // So many pixels of words in lines of 19 pixels; in wide figures lines end sooner than the figure.
  const words = isLong ? 3280 : 1640;
  const lines = isWide ? (isLong ? 105 : 42) : 19 * Math.ceil(words / width);
  const note = { x: 0, y: end + 18, width, height: lines };
  return {
    kind: isWide ? "wide" : "narrow",
    width,
    height: note.y + note.height,
    lens,
    order,
    said,
    note,
    reach: { x: 0, y: top, width, height: end - top + 4 },
    heads,
    weights: block(count, 1, under, side, gap),
    products: block(count, right, second + HEAD, side, gap),
    drawing,
    matrices,
  };
}

/**
 * @param {ArrayLike<number>} layers @param {number} top
 * @param {{ rooms: number, lefts: number[] }} how the width of a column, and where columns begin
 */
function later(layers, top, { rooms, lefts }) {
  /** @type {Matrix[]} */
  const matrices = [];
  let end = top - 14;
  for (let layer = 2; layer < layers.length; layer++) {
    const column = (layer - 2) % lefts.length;
    if (column === 0) top = layer === 2 ? top : end + 18;
    const [rows, columns] = [layers[layer], layers[layer - 1]];
    const cell = Math.min(16, (rooms - 8) / (columns + 1 + (rooms > 220 ? 1.5 : 0)));
    const x = lefts[column];
    const box = { x, y: top + HEAD, width: columns * cell, height: rows * cell };
    const bias = { x: x + box.width + 6, y: box.y, width: cell, height: box.height };
    matrices.push({
      layer,
      cell,
      head: { x: x - 1, y: top, width: rooms, height: HEAD },
      box,
      bias,
    });
    end = Math.max(end, box.y + box.height);
  }
  return { matrices, end };
}

/** @typedef {{ layer: number, slot: number, from: number }} Spot `from`: an input; as many as there are: the bias */

/**
 * What lies under a point: a number of a neuron that stands in a slot.
 * @param {Geometry} geometry @param {number} x @param {number} y @returns {Spot | null}
 */
export function spotAt({ weights, products, matrices }, x, y) {
  for (const boxes of [weights, products])
    for (const [slot, box] of boxes.entries()) {
      const [column, row] = [((x - box.x) / box.width) * 28, ((y - box.y) / box.height) * 28];
      if (column < 0 || column >= 28 || row < 0 || y >= box.y + box.height + UNDER) continue;
      const from = row < 28 ? Math.floor(row) * 28 + Math.floor(column) : 784;
      return { layer: 1, slot, from };
    }
  for (const { layer, cell, box, bias } of matrices) {
    const slot = Math.floor((y - box.y) / cell);
    if (x < box.x || slot < 0 || y >= box.y + box.height || x >= bias.x + cell + 4) continue;
    const columns = Math.round(box.width / cell);
    return { layer, slot, from: Math.min(columns, Math.floor((x - box.x) / cell)) };
  }
  return null;
}
