// Where the parts of the noise figure stand, for a width. Boxes only; draws nothing.

import { SIDE } from "../../draw/field.js";
import { COUNT } from "./strangers.js";

/** @typedef {import("../../draw/layout.js").Box} Box */
/**
 * @typedef {object} Plot a thousand dots in rows of digits
 * @property {Box} box
 * @property {number} across dots to a line
 * @property {number} pitch from dot to dot
 * @property {number} row the height of a row of one line
 */
/**
 * @typedef {object} Geometry
 * @property {"wide" | "narrow"} kind
 * @property {number} width
 * @property {number} height
 * @property {Record<"kinds" | "which" | "picture" | "leaf" | "sentence" | "note", Box>} boxes
 * @property {Box[]} bars this network's, and the other's where both are shown
 * @property {Plot[]} plots likewise
 */

const WIDE = 900;
/** From here on a hundred dots stand in a line, not fifty. */
const HUNDRED = 520;
/** Where the numerals stand, and the counts. */
export const NUMERAL = 30;
export const NUMBER = 40;

/** The widest picture whose cells are whole pixels. @param {number} width */
const whole = (width) => SIDE * Math.floor(width / SIDE);

/** @param {number} x @param {number} y @param {number} width @param {number} [height] @returns {Box} */
const box = (x, y, width, height = width) => ({ x, y, width, height });

/** As high as any thousand dots can need. @param {number} x @param {number} y @param {number} width @param {number} row @returns {Plot} */
function plot(x, y, width, row) {
  const across = width < HUNDRED ? 50 : 100;
  const pitch = (width - NUMERAL - NUMBER) / across;
  return { box: box(x, y, width, 10 * row + (COUNT / across) * pitch), across, pitch, row };
}

/** @param {Plot} plot */
const endOf = ({ box }) => box.y + box.height;

/** @param {number} width @returns {Geometry} */
export function layout(width) {
  return width >= WIDE ? wide(width) : narrow(width);
}

/** @param {number} width @returns {Geometry} */
function wide(width) {
  const side = whole(width < 1020 ? 252 : 280);
  const left = side + 52;
  const each = (width - left - 44) / 2;
  const half = (side - 20) / 2;
  const bars = 56 + side + 36 + 30;
  const plots = [plot(left, 142, each, 25), plot(left + each + 44, 142, each, 25)];
  const end = Math.max(bars + 170, endOf(plots[0]));
  return {
    kind: "wide",
    width,
    height: end + 70,
    boxes: {
      kinds: box(0, 0, width, 36),
      which: box(0, 0, 0),
      picture: box(1, 56, side - 2),
      leaf: box(0, 58 + side, side, 36),
      sentence: box(left, 52, width - left, 56),
      note: box(left, end + 12, width - left, 56),
    },
    bars: [box(0, bars, half, 170), box(half + 20, bars, half, 170)],
    plots,
  };
}

/** @param {number} width @returns {Geometry} */
function narrow(width) {
  const side = whole(Math.min(252, width * 0.46));
  const top = 56;
  const sentence = top + side + 52;
  const plots = [plot(0, sentence + 138, width, 25)];
  const end = endOf(plots[0]);
  return {
    kind: "narrow",
    width,
    height: end + 112,
    boxes: {
      kinds: box(0, 0, width, 44),
      which: box(0, sentence + 82, width, 44),
      picture: box(1, top, side - 2),
      leaf: box(0, top + side, width, 44),
      sentence: box(0, sentence, width, 78),
      note: box(0, end + 12, width, 98),
    },
    bars: [box(side + 18, top, Math.min(320, width - side - 18), side)],
    plots,
  };
}
