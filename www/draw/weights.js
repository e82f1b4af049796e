// A picture of signed numbers in rows, 28 x 28 unless told: solid blue above zero, open orange below;
// area is size.
// Small cells are squares on whole device pixels, large ones discs. Knows no network and no page.

import { density } from "./canvas.js";
import { SIDE } from "./field.js";

/** @typedef {import("./palette.js").Palette} Palette */
/** @typedef {import("./layout.js").Box} Box */
/** @typedef {CanvasRenderingContext2D} Context */

const TURN = Math.PI * 2;
/** Cells under this width, in CSS pixels, are squares. */
const SMALL = 5.2;
/** Numbers below this share of a full cell are left out. */
const LEAST = 0.01;
/** How much of a negative square's side is open. */
const HOLE = 0.46;

/**
 * What fills a cell, where a picture has a scale of its own: 3.2 times the root mean square, so that
 * one stray weight does not empty the rest.
 * @param {ArrayLike<number>} values
 */
export function scaleOf(values) {
  let sum = 0;
  for (let p = 0; p < values.length; p++) sum += values[p] * values[p];
  return 3.2 * Math.sqrt(sum / Math.max(1, values.length));
}

/**
 * The widest picture that fits and whose cells are whole device pixels, in CSS pixels.
 * @param {number} width @param {number} [sharpness] device pixels a CSS pixel
 */
export function wholeCells(width, sharpness = density()) {
  return (Math.max(1, Math.floor((width * sharpness) / SIDE + 1e-6)) * SIDE) / sharpness;
}

/**
 * How much of a negative square of `side` device pixels is open, in whole pixels, with as much rim
 * on each side; 0 where there is no room for a hole.
 * @param {number} side
 */
export function holeOf(side) {
  if (side < 3) return 0;
  const hole = Math.round(side * HOLE);
  return (side - hole) % 2 === 0 ? hole : hole < side * HOLE ? hole + 1 : hole - 1;
}

/**
 * @param {Context} g @param {Palette} colours @param {ArrayLike<number>} values row by row
 * @param {Box} box
 * @param {{ scale?: number, columns?: number }} [how] `scale` is the size that fills a cell, `scaleOf(values)` unless told
 */
export function weightPicture(
  g,
  colours,
  values,
  box,
  { scale = scaleOf(values), columns = SIDE } = {},
) {
  if (!(scale > 0) || !Number.isFinite(scale)) return;
  const paint = box.width / columns < SMALL ? squares : discs;
  for (const sign of [1, -1]) {
    g.fillStyle = sign > 0 ? colours.positive : colours.negative;
    g.beginPath();
    paint(g, values, box, sign / scale, columns);
    g.fill("evenodd");
  }
}

/** @param {Context} g @param {ArrayLike<number>} values @param {Box} box @param {number} factor @param {number} columns */
function squares(g, values, box, factor, columns) {
  const { a: density, e, f } = g.getTransform();
  const left = Math.round(box.x * density + e) - e;
  const top = Math.round(box.y * density + f) - f;
  const cell = (box.width * density) / columns;
  for (let p = 0; p < values.length; p++) {
    const share = values[p] * factor;
    if (!(share >= LEAST)) continue;
    const side = Math.max(1, Math.round(cell * Math.sqrt(Math.min(1, share))));
    const x = (left + Math.round(((p % columns) + 0.5) * cell - side / 2)) / density;
    const y = (top + Math.round((Math.floor(p / columns) + 0.5) * cell - side / 2)) / density;
    g.rect(x, y, side / density, side / density);
    const hole = factor < 0 ? holeOf(side) : 0;
    const rim = (side - hole) / 2 / density;
    if (hole) g.rect(x + rim, y + rim, hole / density, hole / density);
  }
}

/** @param {Context} g @param {ArrayLike<number>} values @param {Box} box @param {number} factor @param {number} columns */
function discs(g, values, box, factor, columns) {
  const cell = box.width / columns;
  for (let p = 0; p < values.length; p++) {
    const share = values[p] * factor;
    if (!(share >= LEAST)) continue;
    const r = Math.max(0.6, (cell / 2) * Math.sqrt(Math.min(1, share)));
    const x = box.x + ((p % columns) + 0.5) * cell;
    const y = box.y + (Math.floor(p / columns) + 0.5) * cell;
    g.moveTo(x + r, y);
    g.arc(x, y, r, 0, TURN);
    const hole = factor < 0 ? r - Math.max(0.8, r * 0.4) : 0;
    if (hole <= 0.2) continue;
    g.moveTo(x + hole, y);
    g.arc(x, y, hole, 0, TURN);
  }
}

/**
 * The hairline around a picture that needs an edge, on whole device pixels.
 * @param {Context} g @param {Palette} colours @param {Box} box
 */
export function frame(g, colours, { x, y, width, height }) {
  g.strokeStyle = colours.line;
  g.lineWidth = 1;
  g.strokeRect(
    Math.round(x) - 0.5,
    Math.round(y) - 0.5,
    Math.round(width) + 1,
    Math.round(height) + 1,
  );
}
