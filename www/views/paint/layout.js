// Where the parts of the paint figure stand, for a width. Boxes only; draws nothing.

import { wholeCells } from "../../draw/weights.js";

/** @typedef {import("../../draw/layout.js").Box} Box */
/**
 * @typedef {object} Geometry
 * @property {"wide" | "narrow"} kind
 * @property {number} width
 * @property {number} height of the stage
 * @property {Box} pad
 * @property {Box} plot digits stand on its foot, which is the line
 * @property {number} column how wide one is
 * @property {Box} rings
 * @property {Box} picture of the neuron that is replaced
 * @property {Record<"padHead" | "plotHead" | "own" | "brushes" | "undo" | "range" | "ringsHead" | "seat" | "accuracy", Box>} boxes
 */

const WIDE = 700;
/** From here on the rings and what is replaced stand side by side. */
const BESIDE = 1100;
const HEAD = 26;
/** A range input's thumb: its middle ends this far from the input's ends, and so does the line. */
const THUMB = 9;
/** What stands under the line: its numbers, and the bias. */
const UNDER = 50;
const RINGS = 86;
const PICTURE = 56;

/** @param {number} x @param {number} y @param {number} width @param {number} [height] @returns {Box} */
const box = (x, y, width, height = width) => ({ x, y, width, height });

/** @param {number} width @returns {Geometry} */
export function layout(width) {
  return width < WIDE ? narrow(width) : wide(width);
}

/** @param {number} width @returns {Geometry} */
function wide(width) {
  const side = wholeCells(Math.min(336, width * 0.33));
  const left = Math.round(side + Math.max(40, width * 0.07));
  const top = HEAD + 4;
  const tall = Math.max(250, side - UNDER);
  const plot = box(left + THUMB, top, width - left - 2 * THUMB, tall);
  const under = top + tall + UNDER + 14;
  const pitch = Math.min(38, (width - left) / 10);
  const isBeside = width >= BESIDE;
  const seat = isBeside ? left + 10 * pitch + 40 : left;
  const next = isBeside ? under : under + HEAD + RINGS + 18;
  return {
    kind: "wide",
    width,
    height: Math.max(next + 36 + PICTURE + 12, under + HEAD + RINGS),
    pad: box(1, top, side),
    plot,
    column: 34,
    rings: box(left, under + HEAD, 10 * pitch, RINGS),
    picture: box(seat + 1, next + 44, PICTURE),
    boxes: {
      padHead: box(0, 0, side, 22),
      plotHead: box(left, 0, width - left, 22),
      own: box(left, 0, width - left, 22),
      brushes: box(1, top + side + 4, left - 8, 36),
      undo: box(1, top + side + 40, side, 36),
      range: box(left, top + tall - 18, width - left, 36),
      ringsHead: box(left, under - 2, width - left, 20),
      seat: box(seat, next - 10, Math.min(340, width - seat), 36),
      accuracy: box(seat + PICTURE + 18, next + 44, width - seat - PICTURE - 18, PICTURE),
    },
  };
}

/** @param {number} width @returns {Geometry} */
function narrow(width) {
  const side = wholeCells(Math.min(width - 84, 364));
  const top = HEAD + 4;
  const head = top + side + 22;
  const tall = 280;
  const plot = box(THUMB, head + 2 * HEAD, width - 2 * THUMB, tall);
  const under = plot.y + tall + UNDER + 20;
  const next = under + HEAD + RINGS + 16;
  return {
    kind: "narrow",
    width,
    height: next + 52 + PICTURE + 2,
    pad: box(1, top, side),
    plot,
    column: 30,
    rings: box(0, under + HEAD, Math.min(width, 420), RINGS),
    picture: box(1, next + 52, PICTURE),
    boxes: {
      padHead: box(0, 0, width, 22),
      plotHead: box(0, head, width, 22),
      own: box(0, head + HEAD - 2, width, 22),
      brushes: box(side + 14, top, width - side - 14, 132),
      undo: box(side + 14, top + 132, width - side - 14, 44),
      range: box(0, plot.y + tall - 22, width, 44),
      ringsHead: box(0, under - 2, width, 20),
      seat: box(0, next, width, 44),
      accuracy: box(PICTURE + 18, next + 52, width - PICTURE - 18, PICTURE),
    },
  };
}
