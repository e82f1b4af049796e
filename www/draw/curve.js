// Charts: where a value lands, hairlines with their numbers, curves, the labels at their ends, and the
// marker ball. Knows no cost and no network; draws what it is given, and nothing that is no number.

import { typeset } from "./network.js";

/** @typedef {import("./palette.js").Palette} Palette */
/** @typedef {import("./layout.js").Box} Box */
/** @typedef {CanvasRenderingContext2D} Context */
/**
 * @typedef {object} Plot
 * @property {Box} box
 * @property {readonly [number, number]} x the values at the left and the right side
 * @property {readonly [number, number]} y the values at the bottom and at the top
 */
/** @typedef {{ value: number, text: string }} Tick */

const TURN = Math.PI * 2;

/** @param {Plot} plot @param {number} value */
export function across({ box, x: [from, to] }, value) {
  return box.x + (box.width * (value - from)) / (to - from || 1);
}

/** @param {Plot} plot @param {number} value */
export function up({ box, y: [from, to] }, value) {
  return box.y + box.height * (1 - (value - from) / (to - from || 1));
}

/** The value under a point. @param {Plot} plot @param {number} x */
export function valueAt({ box, x: [from, to] }, x) {
  return from + ((x - box.x) / (box.width || 1)) * (to - from);
}

/**
 * Round numbers from 0 up to the largest: `count` of them or a little fewer, in steps of 1, 2 or 5.
 * @param {number} largest @param {number} count
 */
export function ticks(largest, count) {
  if (!(largest > 0) || !Number.isFinite(largest)) return [0];
  const rough = largest / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const sizes = [1, 2, 5, 10].map((k) => k * power).filter((size) => size <= largest);
  const step = sizes.find((size) => size >= rough * 0.999) ?? sizes[sizes.length - 1];
  return Array.from({ length: Math.floor(largest / step + 1e-6) + 1 }, (_, i) =>
    Number((i * step).toPrecision(12)),
  );
}

/**
 * Hairlines with their numbers at the left, and what stands under the chart.
 * @param {Context} g @param {Palette} colours @param {Plot} plot
 * @param {Tick[]} rows @param {Tick[]} [columns] the first is set to the right of its place, the last to the left
 * @param {number} [px] size of the type
 */
export function axes(g, colours, plot, rows, columns = [], px = 12.5) {
  const { box } = plot;
  const how = { px, family: colours.sans, colour: colours.quiet };
  g.strokeStyle = colours.line;
  g.lineWidth = 1;
  g.beginPath();
  for (const { value } of rows) {
    const y = Math.round(up(plot, value)) + 0.5;
    g.moveTo(box.x, y);
    g.lineTo(box.x + box.width, y);
  }
  g.stroke();
  for (const { value, text } of rows)
    typeset(g, text, box.x - 10, up(plot, value), { ...how, align: "right" });
  for (const [i, { value, text }] of columns.entries()) {
    const align = i === 0 ? "left" : i === columns.length - 1 ? "right" : "center";
    typeset(g, text, across(plot, value), box.y + box.height + 17, { ...how, align });
  }
}

/**
 * A line through points; it stops where a value is no number, and at the chart's top and bottom.
 * @param {Context} g @param {Plot} plot @param {Iterable<readonly [number, number]>} points
 * @param {{ colour: string, width?: number, dash?: number[] }} how
 */
export function curve(g, plot, points, { colour, width = 1, dash = [] }) {
  const { box } = plot;
  g.save();
  g.beginPath();
  g.rect(box.x - 4, box.y - width, box.width + 8, box.height + 2 * width);
  g.clip();
  g.strokeStyle = colour;
  g.lineWidth = width;
  g.lineJoin = "round";
  g.setLineDash(dash);
  g.beginPath();
  let isDown = false;
  for (const [x, y] of points) {
    const isNumber = Number.isFinite(x) && Number.isFinite(y);
    if (isNumber && isDown) g.lineTo(across(plot, x), up(plot, y));
    else if (isNumber) g.moveTo(across(plot, x), up(plot, y));
    isDown = isNumber;
  }
  g.stroke();
  g.restore();
}

/**
 * Moves heights apart until they are `gap` from each other, as little as that takes, in their order
 * and between `top` and `bottom` as long as there is room.
 * @param {number[]} heights @param {number} gap @param {number} top @param {number} bottom
 */
export function spread(heights, gap, top, bottom) {
  const order = heights.map((_, i) => i).sort((a, b) => heights[a] - heights[b] || a - b);
  const moved = heights.slice();
  let least = top;
  for (const i of order) {
    moved[i] = Math.max(least, moved[i]);
    least = moved[i] + gap;
  }
  let most = bottom;
  for (const i of order.reverse()) {
    moved[i] = Math.min(most, moved[i]);
    most = moved[i] - gap;
  }
  return moved;
}

/**
 * Names curves at their ends, none over another.
 * @param {Context} g @param {Palette} colours @param {Plot} plot
 * @param {{ text: string, value: number, colour?: string, weight?: number }[]} labels
 * @param {number} x where the names begin @param {number} [px]
 */
export function endLabels(g, colours, plot, labels, x, px = 12.5) {
  const { y, height } = plot.box;
  const shown = labels.filter(({ value }) => !Number.isNaN(value));
  const at = shown.map(({ value }) => Math.min(y + height, Math.max(y, up(plot, value))));
  for (const [i, middle] of spread(at, px + 2, y, y + height).entries()) {
    const { text, colour = colours.quiet, weight } = shown[i];
    typeset(g, text, x, middle, { px, weight, family: colours.sans, colour });
  }
}

/**
 * The point in hand: the marker in an ink ring.
 * @param {Context} g @param {Palette} colours @param {number} x @param {number} y @param {number} [r]
 */
export function ball(g, colours, x, y, r = 5) {
  g.beginPath();
  g.arc(x, y, r, 0, TURN);
  g.fillStyle = colours.mark;
  g.fill();
  g.strokeStyle = colours.ink;
  g.lineWidth = 2;
  g.stroke();
}
