// Where the pictures and the chart of the why figure stand, for a width. Boxes only; draws nothing.

import { wholeCells } from "../../draw/weights.js";

/** @typedef {import("../../draw/layout.js").Box} Box */
/**
 * @typedef {object} Geometry
 * @property {"wide" | "narrow"} kind
 * @property {number} width
 * @property {number} height of the stage
 * @property {Box[]} pictures ink, blank paper, drawing, change, result
 * @property {number} rule where a hairline parts why from what if; 0 for nowhere
 * @property {Box} plot the chart; a range input lies on its foot
 * @property {Box} range
 */

/** From here on all five stand in a line. */
const LINE = 880;
const HEAD = 26;
/** What stands under a picture. */
const NOTE = 52;
/** A range input's thumb: its middle ends this far from the input's ends, and so does the chart. */
const THUMB = 9;

/** @param {number} width @param {number} [density] device pixels a CSS pixel @returns {Geometry} */
export function layout(width, density = 1) {
  const isLine = width >= LINE;
  const cells = (/** @type {number} */ room) => wholeCells(room, density);
  const pictures = isLine
    ? row([24, 64, 58, 58], cells((width - 208) / 5), width, 0)
    : [
        ...row([24], cells(Math.min(220, (width - 28) / 2)), width, 0),
        ...row([36, 36], cells((width - 76) / 3), width, 0),
      ];
  const first = pictures[0].y + pictures[0].height + NOTE;
  if (!isLine) for (const picture of pictures.slice(2)) picture.y += first + 12;
  const { y, height } = pictures[4];
  const top = y + height + NOTE + 20;
  const tall = isLine ? 100 : 120;
  const reach = isLine ? 36 : 44;
  return {
    kind: isLine ? "wide" : "narrow",
    width,
    height: top + tall + Math.max(28, reach / 2 + 4),
    pictures,
    rule: isLine ? (pictures[1].x + pictures[1].width + pictures[2].x) / 2 : 0,
    plot: { x: THUMB, y: top, width: width - 2 * THUMB, height: tall },
    range: {
      x: 0,
      y: top + tall - reach / 2,
      width,
      height: reach,
    },
  };
}

/** Pictures of one size from the left to the right side, what is left over spread among the gaps. @param {number[]} gaps @param {number} side @param {number} width @param {number} top */
function row(gaps, side, width, top) {
  const sum = gaps.reduce((a, b) => a + b, 0);
  const spare = Math.max(0, width - 4 - sum - side * (gaps.length + 1));
  let x = 2;
  return [0, ...gaps].map((gap, i) => {
    x += gap + (gap / sum) * spare;
    return { x: Math.floor(x + i * side), y: top + HEAD, width: side, height: side };
  });
}
