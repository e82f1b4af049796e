// Where the chart and the table of the runs stand, wide, middle and narrow. Knows no page.

import { MOST_RUNS } from "./runs.js";

/** @typedef {import("../../draw/layout.js").Box} Box */
/**
 * @typedef {object} Places
 * @property {Box} chart the plot itself, its numbers around it
 * @property {Box} table
 * @property {number} row the height of a row of the table
 * @property {number} head the height of the row above them
 * @property {boolean} isBeside whether leaders tie curves to rows
 * @property {number} height
 */

/** From this width on the table stands beside the chart. */
const WIDE = 960;
/** Under this width a row has two lines. */
export const TWO_LINES = 820;
/** Left of the chart for its numbers, and above it for its name. */
const [LEFT, ABOVE] = [44, 52];
/** Under the chart, for its numbers. */
const BELOW = 34;
/** Between chart and table: the names of curves, or leaders. */
const GAP = 104;
/** Room that the first runs do not have to make. */
const FEWEST = 3;

/** @param {number} width of the figure @param {number} runs @param {boolean} hasEnds whether curves are named at their ends @returns {Places} */
export function placesOf(width, runs, hasEnds) {
  const head = 34;
  if (width >= WIDE) {
    const row = 34;
    const table = Math.max(548, Math.min(610, width * 0.5));
    const rows = MOST_RUNS * row;
    return {
      chart: { x: LEFT, y: ABOVE, width: width - LEFT - GAP - table, height: rows + head - ABOVE },
      table: { x: width - table, y: 8, width: table, height: head + rows },
      row,
      head,
      isBeside: true,
      height: head + rows + BELOW,
    };
  }
  const isNarrow = width < TWO_LINES;
  const [row, tall] = isNarrow ? [50, 180] : [34, 260];
  const above = isNarrow ? 62 : ABOVE;
  const top = above + tall + BELOW + 12;
  const rows = Math.max(FEWEST, runs) * row;
  return {
    chart: { x: LEFT, y: above, width: width - LEFT - (hasEnds ? GAP : 10), height: tall },
    table: { x: 0, y: top, width, height: rows + (isNarrow ? 0 : head) },
    row,
    head: isNarrow ? 0 : head,
    isBeside: false,
    height: top + rows + (isNarrow ? 0 : head),
  };
}
