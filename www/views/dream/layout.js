// Where the parts of the dream figure stand, for a width. Boxes only; draws nothing.

import { wholeCells } from "../../draw/weights.js";

/** @typedef {import("../../draw/layout.js").Box} Box */
/**
 * @typedef {object} Half one of the two images that are compared
 * @property {Box} picture what it gets is written under it
 * @property {Box} rings its hidden activations
 * @property {Box} bars its ten outputs
 */
/**
 * @typedef {object} Geometry
 * @property {"wide" | "narrow"} kind
 * @property {number} width
 * @property {number} height
 * @property {Half[]} halves what is made, and what is drawn
 * @property {Box[]} cells the ten pictures
 * @property {number} under the room under a cell
 * @property {Box} said
 * @property {Box} plot a range input lies on its foot
 * @property {Box} range
 * @property {Box} strip the drawn digits, beside the plot
 */

const WIDE = 1010;
/** Where there is room, outputs stand beside their picture. */
const BESIDE = 288;
const HEAD = 24;
/** Under a picture: what it gets. */
const FOOT = 40;
const RINGS = 108;
/** Under a cell: all of it, or only numeral and output where cells are small. */
const [FULL, SHORT] = [54, 26];
const SMALL = 112;
/** A range input's thumb: its middle ends this far from the input's ends, and so does the plot. */
const THUMB = 9;
/** Left of the plot stand numbers, over it words, under it words and the thumb. */
const [LEFT, OVER, BELOW] = [46, 28, 34];

/** @param {number} x @param {number} y @param {number} width @param {number} [height] @returns {Box} */
const box = (x, y, width, height = width) => ({ x, y, width, height });

/** @param {number} width @param {number} [density] device pixels a CSS pixel @returns {Geometry} */
export function layout(width, density = 1) {
  return width >= WIDE ? wide(width, density) : narrow(width, density);
}

/** @param {number} width @param {number} density @returns {Geometry} */
function wide(width, density) {
  const side = wholeCells(Math.min(224, width * 0.178), density);
  const right = width - 2 * side - 26;
  const left = right - 44;
  const { cells, under, end } = ten(left, HEAD, density, Infinity);
  const said = box(0, end + 14, left, left < 620 ? 66 : 44);
  const chart = chartOf(left, said.y + said.height + OVER + 8, 120, 36);
  const foot = HEAD + side + FOOT;
  const high = Math.min(230, chart.plot.y + 120 - foot - RINGS - 16);
  return {
    kind: "wide",
    width,
    height: Math.max(chart.end, foot + RINGS + 16 + high),
    halves: [right, right + side + 24].map((x) => ({
      picture: box(x + 1, HEAD, side),
      rings: box(x, foot, side, RINGS),
      bars: box(x, foot + RINGS + 16, side, high),
    })),
    cells,
    under,
    said,
    ...chart,
  };
}

/** @param {number} width @param {number} density @returns {Geometry} */
function narrow(width, density) {
  const gap = width < 500 ? 16 : 28;
  const half = (width - gap) / 2;
  const isBeside = half >= BESIDE;
  const side = wholeCells(isBeside ? half * 0.58 : half - 2, density);
  const foot = HEAD + side + FOOT;
  const said = box(0, foot + 4, width, width < 340 ? 95 : width < 400 ? 76 : width < 560 ? 60 : 44);
  const chart = chartOf(width, said.y + said.height + OVER + 4, 116, 44);
  const { cells, under, end } = ten(width, chart.end + 16, density, 112);
  const rings = end + 24;
  const bars = rings + RINGS + 12;
  return {
    kind: "narrow",
    width,
    height: isBeside ? rings + RINGS : bars + 160,
    halves: [0, half + gap].map((x) => ({
      picture: box(x + 1, HEAD, side),
      rings: box(x, rings, Math.min(half, 280), RINGS),
      bars: isBeside ? box(x + side + 14, HEAD, half - side - 14, side) : box(x, bars, half, 160),
    })),
    cells,
    under,
    said,
    ...chart,
  };
}

/** Five pictures to a line, from the left side to the right. @param {number} width @param {number} top @param {number} density @param {number} most */
function ten(width, top, density, most) {
  const side = wholeCells(Math.min(most, (width - 2 - 4 * 10) / 5), density);
  const pitch = (width - 2 - side) / 4;
  const under = side < SMALL ? SHORT : FULL;
  const row = side + under + 14;
  return {
    cells: Array.from({ length: 10 }, (_, digit) =>
      box(Math.floor(1 + (digit % 5) * pitch), top + Math.floor(digit / 5) * row, side),
    ),
    under,
    end: top + 2 * row - 14,
  };
}

/** @param {number} width @param {number} top @param {number} tall @param {number} reach */
function chartOf(width, top, tall, reach) {
  const strip = width < 400 ? 76 : 100;
  const long = width - LEFT - strip - 22;
  return {
    plot: box(LEFT, top, long, tall),
    range: box(LEFT - THUMB, top + tall - reach / 2, long + 2 * THUMB, reach),
    strip: box(width - strip, top, strip, tall),
    end: top + tall + BELOW,
  };
}
