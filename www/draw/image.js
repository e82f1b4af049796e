// Pictures of 784 numbers and of strokes: ink by area, signed numbers by colour and form.
// Knows no network and no page; draws into the context it is given.

import { centreOf, SIDE } from "./field.js";

/** @typedef {import("./palette.js").Palette} Palette */
/** @typedef {import("./field.js").Field} Field */
/** @typedef {import("./layout.js").Box} Box */
/** @typedef {CanvasRenderingContext2D} Context */

const TURN = Math.PI * 2;

/**
 * The faint grid of a sheet where nothing is written.
 * @param {Context} g @param {Palette} colours @param {Field} field @param {number} cells per side
 */
export function lattice(g, colours, field, cells) {
  const cell = field.width / cells;
  const r = cell > 14 ? 0.6 : 0.5;
  g.fillStyle = colours.dot;
  g.beginPath();
  for (let row = 0.5; row < cells; row++) {
    const lean = (0.5 - row / cells) * field.lean;
    const y = field.y + (row / cells) * field.height;
    for (let column = 0.5; column < cells; column++)
      g.rect(field.x + column * cell + lean - r, y - r, 2 * r, 2 * r);
  }
  g.fill();
}

/**
 * One activation, one disc; its area is the value. Where the field is laid over a drawing, discs
 * are as narrow or flat as its cells.
 * @param {Context} g @param {Palette} colours @param {ArrayLike<number>} image 784 of 0..1
 * @param {Field} field
 */
export function pixels(g, colours, image, field) {
  const [wide, tall] = [(field.width / SIDE) * 0.56, (field.height / SIDE) * 0.56];
  g.fillStyle = colours.ink;
  g.beginPath();
  for (let p = 0; p < image.length; p++) {
    if (image[p] < 0.02) continue;
    const k = Math.sqrt(image[p]);
    const [x, y] = centreOf(field, p);
    g.moveTo(x + wide * k, y);
    g.ellipse(x, y, wide * k, tall * k, 0, 0, TURN);
  }
  g.fill();
}

/**
 * Signed numbers: a solid blue disc above zero, an open orange ring below; area is size.
 * @param {Context} g @param {Palette} colours @param {ArrayLike<number>} values 784
 * @param {Field} field
 */
export function signed(g, colours, values, field) {
  let largest = 0;
  for (let p = 0; p < values.length; p++) largest = Math.max(largest, Math.abs(values[p]));
  if (largest === 0) return;
  const [wide, tall] = [field.width / SIDE, field.height / SIDE];
  const cell = Math.min(Math.sqrt(wide * tall), 1.2 * wide, 1.2 * tall);
  for (const sign of [1, -1]) {
    g.fillStyle = sign > 0 ? colours.positive : colours.negative;
    g.beginPath();
    for (let p = 0; p < values.length; p++) {
      const share = (values[p] * sign) / largest;
      if (share < 0.01) continue;
      const r = Math.max(0.7, cell * 0.5 * Math.sqrt(share));
      const [x, y] = centreOf(field, p);
      g.moveTo(x + r, y);
      g.arc(x, y, r, 0, TURN);
      const hole = r - Math.max(0.8, r * 0.4);
      if (sign < 0 && hole > 0.2) {
        g.moveTo(x + hole, y);
        g.arc(x, y, hole, 0, TURN, true);
      }
    }
    g.fill();
  }
}

/**
 * Strokes as a round pen leaves them.
 * @param {Context} g @param {string} ink @param {number[][][]} strokes in 0..1 of the field
 * @param {Box} field @param {number} [pen] width as a share of the field
 */
export function strokes(g, ink, strokes, field, pen = 0.068) {
  const place = (/** @type {number[]} */ p) =>
    /** @type {const} */ ([field.x + p[0] * field.width, field.y + p[1] * field.height]);
  g.strokeStyle = g.fillStyle = ink;
  g.lineCap = g.lineJoin = "round";
  g.lineWidth = field.width * pen;
  for (const points of strokes) {
    g.beginPath();
    if (points.length === 1) {
      const [x, y] = place(points[0]);
      g.arc(x, y, (field.width * pen) / 2, 0, TURN);
      g.fill();
      continue;
    }
    for (const [i, point] of points.entries()) {
      const [x, y] = place(point);
      if (i) g.lineTo(x, y);
      else g.moveTo(x, y);
    }
    g.stroke();
  }
}

/**
 * The sheet one draws on: a tint, its corners marked as a printer marks them.
 * @param {Context} g @param {Palette} colours @param {Box} pad
 */
export function sheet(g, colours, pad) {
  g.fillStyle = colours.pad;
  g.fillRect(pad.x, pad.y, pad.width, pad.height);
  g.strokeStyle = colours.ink;
  g.lineWidth = 1;
  const arm = 9;
  g.beginPath();
  for (const right of [0, 1])
    for (const low of [0, 1]) {
      const x = pad.x + right * (pad.width - 1) + 0.5;
      const y = pad.y + low * (pad.height - 1) + 0.5;
      g.moveTo(x, y + arm * (low ? -1 : 1));
      g.lineTo(x, y);
      g.lineTo(x + arm * (right ? -1 : 1), y);
    }
  g.stroke();
}
