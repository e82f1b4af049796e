// Where things stand in the parts figure, for a width. Boxes only; draws nothing.

import { picksOf } from "../../draw/picks.js";
import { wholeCells } from "../../draw/weights.js";
import { ROWS } from "./patterns.js";
import { PARTS } from "./strokes.js";

/** @typedef {import("../../draw/layout.js").Box} Box */
/**
 * @typedef {object} Geometry
 * @property {"wide" | "narrow"} kind
 * @property {number} width
 * @property {number} height
 * @property {import("../../draw/picks.js").Picks} picks
 * @property {Record<"layers" | "picker" | "name" | "word" | "ask" | "result" | "means" | "top" | "equation" | "sum" | "measure" | "said", Box>} boxes
 * @property {Box[]} parts to guess from, each with its number below
 * @property {number} tile the side of such a part
 * @property {number} shown digits that light the neuron most
 * @property {Box[]} thumbs
 * @property {Box[]} pictures where the ink differs, and the weights
 * @property {Box[]} small the parts to compose of
 * @property {Box[]} terms the two parts and both
 * @property {Box[]} blocks neurons in rows, a block a hidden layer
 * @property {number} line the height of such a row
 */

const WIDE = 760;
/** Words before the rows of neurons. */
export const NAMES = 84;
/** Neurons of a layer that have room in a row. */
export const ACROSS = 16;
/** What is written under a part: its disc and number. */
const UNDER = 30;

/** @param {number} x @param {number} y @param {number} width @param {number} [height] @returns {Box} */
const box = (x, y, width, height = width) => ({ x, y, width, height });

/** @param {Box} area @param {number} count @param {number} columns @param {number} down from row to row */
const grid = ({ x, y, width, height }, count, columns, down) =>
  Array.from({ length: count }, (_, i) =>
    box(
      x + ((i % columns) * width) / columns,
      y + Math.floor(i / columns) * down,
      width / columns,
      height,
    ),
  );

/** Tiles to guess from, four in a row. @param {number} y @param {number} width @param {number} gap */
function tilesOf(y, width, gap) {
  const tile = Math.floor((width - 2 - 3 * gap) / 4);
  const parts = PARTS.map((_, i) =>
    box(
      1 + (i % 4) * (tile + gap),
      y + Math.floor(i / 4) * (tile + UNDER + 10),
      tile,
      tile + UNDER,
    ),
  );
  return { tile, parts, end: y + 2 * (tile + UNDER) + 10 };
}

/**
 * @param {number} width @param {number} neurons of the layer to choose from @param {number} blocks of rows
 * @param {number} density @returns {Geometry}
 */
export function layout(width, neurons, blocks, density) {
  return (width >= WIDE ? wide : narrow)(width, neurons, blocks, density);
}

/** @param {number} width @param {number} neurons @param {number} count @param {number} density @returns {Geometry} */
function wide(width, neurons, count, density) {
  const room = Math.min(1, (width - WIDE) / 372);
  const left = 228 + 92 * room;
  const picks = picksOf(left, neurons, 48);
  const word = 72 + picks.height;
  const { tile, parts, end } = tilesOf(word + 74, left, 12);
  const side = wholeCells(112 + 56 * room, density);
  const x = left + 30 + 34 * room;
  const long = width - side - 26 - 34 * room - x;
  const thumb = long / 8;
  const top = box(x, 168, long, 4 * thumb);
  const pictures = [box(width - side - 1, 70, side), box(width - side - 1, 70 + side + 44, side)];
  const low = Math.max(end, top.y + top.height, pictures[1].y + side) + 24;
  const start = low + 148;
  // Of what is said below, in lines of 20.
  const lines = width < 1000 ? 60 : 40;
  const term = wholeCells(70 + 42 * room, density);
  const step = term + 30;
  const small = grid(box(0, start + 30, 3 * term + 60, 44), PARTS.length, PARTS.length, 0);
  const terms = [0, 1, 2].map((i) => box(1 + i * step, start + 92, term - 2));
  const first = 3 * term + 60 + 30 + NAMES + 20 * room;
  const pitch = Math.min(24, (width - first - 20 * (count - 1)) / (ACROSS * Math.max(1, count)));
  const line = 26;
  const bottom = start + 62 + ROWS.length * line;
  return {
    kind: "wide",
    width,
    height: bottom + 16 + 2 * lines,
    picks,
    boxes: {
      layers: box(0, 0, left, 36),
      name: box(0, 48, left, 20),
      picker: box(0, 72, left, picks.height),
      word: box(0, word, left, 36),
      ask: box(0, word + 44, left, 22),
      result: box(0, low, width, 100),
      means: box(x, 58, long, 66),
      top,
      equation: box(0, start - 4, first - 10, 30),
      sum: box(0, bottom + 14 + lines, width, lines),
      measure: box(first, start - 8, width - first, 36),
      said: box(first, bottom + 8, width - first, lines),
    },
    parts,
    tile,
    shown: 32,
    thumbs: grid({ ...top, width: long, height: thumb }, 32, 8, thumb),
    pictures,
    small,
    terms,
    blocks: Array.from({ length: count }, (_, i) =>
      box(first + i * (ACROSS * pitch + 20), start + 62, ACROSS * pitch, ROWS.length * line),
    ),
    line,
  };
}

/** @param {number} width @param {number} neurons @param {number} count @param {number} density @returns {Geometry} */
function narrow(width, neurons, count, density) {
  const picks = picksOf(width, neurons, 52);
  const word = 76 + picks.height;
  const { tile, parts, end } = tilesOf(word + 84, width, 10);
  const result = width < 400 ? 194 : 150;
  const means = end + result + 30;
  const thumb = width / 8;
  const top = box(0, means + 104, width, 3 * thumb);
  const side = wholeCells(Math.min(190, (width - 22) / 2), density);
  const pictures = [0, 1].map((i) =>
    box(1 + i * (width - side - 2), top.y + top.height + 34, side),
  );
  const start = pictures[0].y + side + 50;
  const small = grid(box(0, start + 26, width, 44), PARTS.length, PARTS.length, 0);
  const term = wholeCells(Math.min(140, (width - 48) / 3), density);
  const terms = [0, 1, 2].map((i) => box(1 + i * ((width - term) / 2), start + 84, term - 2));
  const sum = start + 84 + term + 46;
  const measure = sum + 132;
  const line = 22;
  const high = ROWS.length * line;
  const blocks = Array.from({ length: count }, (_, i) =>
    box(NAMES, measure + 74 + i * (high + 34), width - NAMES, high),
  );
  const bottom = measure + 48 + count * (high + 34);
  return {
    kind: "narrow",
    width,
    height: bottom + (width < 340 ? 90 : 70),
    picks,
    boxes: {
      layers: box(0, 0, width, 44),
      name: box(0, 52, width, 20),
      picker: box(0, 76, width, picks.height),
      word: box(0, word, width, 44),
      ask: box(0, word + 54, width, 22),
      result: box(0, end + 8, width, result),
      means: box(0, means, width, 66),
      top,
      equation: box(0, start - 4, width, 26),
      sum: box(0, sum, width, 120),
      measure: box(0, measure, width, 44),
      said: box(0, bottom + 8, width, width < 340 ? 80 : 60),
    },
    parts,
    tile,
    shown: 24,
    thumbs: grid({ ...top, height: thumb }, 24, 8, thumb),
    pictures,
    small,
    terms,
    blocks,
    line,
  };
}
