// Where the parts of the training figure's stage stand, for a width. Boxes only; draws nothing.

import { wholeCells } from "../../draw/weights.js";

/** @typedef {import("../../draw/layout.js").Box} Box */
/**
 * @typedef {object} Geometry
 * @property {"wide" | "middle" | "narrow"} kind
 * @property {number} width
 * @property {number} height of the stage
 * @property {Box} head the words over the weight pictures
 * @property {Box[]} pictures one a neuron of the first hidden layer
 * @property {{ head: Box, plot: Box }} cost
 * @property {{ head: Box, plot: Box }} accuracy
 * @property {Box} scrub the range input under the charts
 * @property {Box | null} gridHead
 * @property {Box[]} grid a hundred digits
 * @property {Box | null} example what is learned from, in slow motion
 */

/** From here on pictures and curves stand side by side. */
const MIDDLE = 680;
/** From here on the digits stand under the curves, beside the pictures. */
const WIDE = 900;
/** More neurons than this have no picture. */
const MOST = 16;
const HEAD = 28;
/** A range input's thumb: its middle ends this far from the input's ends. */
const THUMB = 9;

/**
 * @param {number} width @param {number} neurons of the first hidden layer
 * @param {{ slow: boolean, density?: number }} how `slow`: whether one example is shown at a time
 * @returns {Geometry}
 */
export function layout(width, neurons, { slow, density = 1 }) {
  const kind = width >= WIDE ? "wide" : width >= MIDDLE ? "middle" : "narrow";
  const count = Math.min(MOST, neurons);
  return kind === "narrow"
    ? narrow(width, count, slow, density)
    : broad(kind, width, count, slow, density);
}

/** @param {number} count @param {number} top @param {number} side @param {number} gap @param {number} [low] the gap between rows */
function block(count, top, side, gap, low = gap) {
  return Array.from({ length: count }, (_, j) => ({
    x: 1 + (j % 4) * (side + gap),
    y: top + Math.floor(j / 4) * (side + low),
    width: side,
    height: side,
  }));
}

/**
 * A hundred digits in rows.
 * @param {Box} within its height is what comes out of its width @param {number} columns
 */
function digits({ x, y, width }, columns) {
  const pitch = width / columns;
  const side = Math.floor(pitch - Math.max(4, pitch * 0.16));
  return Array.from({ length: 100 }, (_, i) => ({
    x: 1 + Math.round(x + (i % columns) * pitch),
    y: Math.round(y + Math.floor(i / columns) * pitch),
    width: side,
    height: side,
  }));
}

/** The two charts and the scrubber, from `top` on. @param {number} left @param {number} right @param {number} top @param {number} tall @param {number} head */
function charts(left, right, top, tall, head) {
  const width = right - left;
  const at = (/** @type {number} */ y) => ({
    head: { x: left, y, width, height: head },
    plot: { x: left, y: y + head, width, height: tall },
  });
  const accuracy = at(top + head + tall + 20);
  const end = accuracy.plot.y + tall;
  return {
    cost: at(top),
    accuracy,
    end,
    scrub: { x: left - THUMB, y: end + 22, width: width + 2 * THUMB, height: 36 },
  };
}

/** @param {number} width @param {number} count @param {boolean} slow @param {number} density @returns {Geometry} */
function narrow(width, count, slow, density) {
  const gap = 8;
  const side = wholeCells(Math.min(140, (width - 2 - 3 * gap) / 4), density);
  const spare = (width - 2 - 4 * side) / 3;
  const example = slow ? { x: 0, y: 0, width, height: 136 } : null;
  const top = example ? example.height + 20 : 0;
  const low = Math.min(16, spare);
  const pictures = block(count, top + HEAD, side, spare, low);
  const under = top + HEAD + Math.ceil(count / 4) * (side + low) + 12;
  const { cost, accuracy, scrub } = charts(46, width - 70, under, 80, 32);
  scrub.height = 44;
  const gridHead = { x: 0, y: scrub.y + scrub.height + 16, width, height: HEAD };
  const columns = width < 400 ? 10 : 20;
  const grid = digits({ x: 0, y: gridHead.y + HEAD, width: width + 2, height: 0 }, columns);
  const last = grid[grid.length - 1];
  return {
    kind: "narrow",
    width,
    height: last.y + last.height + 8,
    head: { x: 0, y: top, width, height: HEAD },
    pictures,
    cost,
    accuracy,
    scrub,
    gridHead,
    grid,
    example,
  };
}

/** @param {"wide" | "middle"} kind @param {number} width @param {number} count @param {boolean} slow @param {number} density @returns {Geometry} */
function broad(kind, width, count, slow, density) {
  const gap = kind === "wide" ? 12 : 8;
  const share = kind === "wide" ? 0.46 : 0.53;
  const side = wholeCells(Math.min(140, (share * width - 3 * gap) / 4), density);
  const pictures = block(count, HEAD + 1, side, gap);
  const left = 4 * side + 3 * gap;
  const high = HEAD + Math.ceil(count / 4) * (side + gap) - gap;
  const column = left + (kind === "wide" ? 56 : 28);
  const body = kind === "wide" ? 0 : Math.max(280, high);
  const tall =
    kind === "wide" ? Math.max(112, (4 * side - 200) / 2.3) : (body - 2 * 34 - 16 - 58) / 2;
  const { cost, accuracy, scrub } = charts(column + 44, width - 84, 0, tall, 34);
  const panel = kind === "wide" ? column : 0;
  const gridTop = kind === "wide" ? scrub.y + scrub.height + 14 : body + 24;
  const gridHead = { x: panel, y: gridTop, width: width - panel, height: HEAD };
  const grid = digits({ x: panel, y: gridTop + HEAD, width: width - panel + 2, height: 0 }, 20);
  const last = grid[grid.length - 1];
  const bottom = last.y + last.height + 4;
  return {
    kind,
    width,
    height: Math.max(high + 4, bottom),
    head: { x: 0, y: 0, width: left, height: HEAD },
    pictures,
    cost,
    accuracy,
    scrub,
    gridHead: slow ? null : gridHead,
    grid: slow ? [] : grid,
    example: slow
      ? { x: panel, y: gridTop, width: width - panel, height: Math.min(180, bottom - gridTop) }
      : null,
  };
}
