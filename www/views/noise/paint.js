// Paints the noise figure: the image and its outputs, and a thousand dots beside the digits claimed.
// Says where each dot lies; draws what it is given.

import { bars, SURE } from "../../draw/bars.js";
import { upright } from "../../draw/field.js";
import { pixels } from "../../draw/image.js";
import { marker, typeset } from "../../draw/network.js";
import { frame } from "../../draw/weights.js";
import { NUMBER, NUMERAL } from "./layout.js";

/** @typedef {import("../../draw/palette.js").Palette} Palette */
/** @typedef {import("../../draw/layout.js").Box} Box */
/** @typedef {import("./claims.js").Claims} Claims */
/** @typedef {import("./layout.js").Plot} Plot */
/** @typedef {CanvasRenderingContext2D} Context */
/** @typedef {[x: number, y: number, n: number]} Dot */

const TURN = Math.PI * 2;

/** @param {Context} g @param {Palette} colours @param {Box} box @param {Float32Array | null} image */
export function paintImage(g, colours, box, image) {
  frame(g, colours, box);
  if (image) pixels(g, colours, image, upright(box));
}

/**
 * @param {Context} g @param {Palette} colours @param {Box} box
 * @param {Float32Array | null} outputs @param {string} head @param {(value: number) => string} write
 */
export function paintBars(g, colours, box, outputs, head, write) {
  if (head)
    typeset(g, head, box.x, box.y - 14, { px: 13, family: colours.sans, colour: colours.quiet });
  bars(g, colours, outputs, box, write);
}

/** Rows of digits, each as high as its dots. @param {Plot} plot @param {number[][]} rows */
export function rowsOf({ box, across, pitch, row }, rows) {
  let top = box.y;
  return rows.map((images) => {
    const lines = Math.max(1, Math.ceil(images.length / across));
    const high = row + (lines - 1) * pitch;
    const middle = top + high / 2;
    top += high;
    const first = middle - ((lines - 1) * pitch) / 2;
    /** @type {Dot[]} */
    const dots = images.map((n, i) => [
      box.x + NUMERAL + ((i % across) + 0.5) * pitch,
      first + Math.floor(i / across) * pitch,
      n,
    ]);
    return { middle, dots };
  });
}

/**
 * @param {Context} g @param {Palette} colours @param {Plot} plot
 * @param {Claims | null} claims null before anything is read
 * @param {number} shown the image that is marked @param {string} head
 */
export function paintPlot(g, colours, plot, claims, shown, head) {
  const { box, pitch } = plot;
  const { sans, serif } = colours;
  if (head) {
    typeset(g, head, box.x, box.y - 18, { px: 14, weight: 600, family: sans, colour: colours.ink });
  }
  const rows = claims?.sorted ?? Array.from({ length: 10 }, () => []);
  const most = Math.max(...rows.map(({ length }) => length));
  const r = pitch * 0.4;
  /** @type {Dot | null} */
  let marked = null;
  for (const [digit, { middle, dots }] of rowsOf(plot, rows).entries()) {
    const isMost = dots.length === most && most > 1;
    if (isMost) marker(g, colours.mark, box.x + 1, middle - 15, 22, 30);
    const colour = isMost ? colours.onMark : dots.length ? colours.ink : colours.quiet;
    const numeral = { px: isMost ? 24 : 17, weight: isMost ? 600 : 400, family: serif, colour };
    typeset(g, String(digit), box.x + 12, middle, { ...numeral, align: "center" });
    typeset(g, String(dots.length), box.x + box.width, middle, {
      px: 13,
      weight: isMost ? 600 : 400,
      family: sans,
      colour: dots.length ? colours.ink : colours.quiet,
      align: "right",
    });
    if (dots.length === 0) {
      g.fillStyle = colours.line;
      g.fillRect(box.x + NUMERAL, Math.round(middle), 14, 1);
    }
    if (claims) paintDots(g, colours, dots, claims, r);
    marked = dots.find(([, , n]) => n === shown) ?? marked;
  }
  if (marked && claims) mark(g, colours, marked, r, claims.surenessOf(shown) > SURE);
}

/** Filled: sure. Open: not. @param {Context} g @param {Palette} colours @param {Dot[]} dots @param {Claims} claims @param {number} r */
function paintDots(g, colours, dots, claims, r) {
  const [filled, open] = [new Path2D(), new Path2D()];
  for (const [x, y, n] of dots) {
    const isSure = claims.surenessOf(n) > SURE;
    const path = isSure ? filled : open;
    const size = isSure ? r : Math.max(0.6, r - 0.4);
    path.moveTo(x + size, y);
    path.arc(x, y, size, 0, TURN);
  }
  g.fillStyle = colours.ink;
  g.fill(filled);
  g.strokeStyle = colours.quiet;
  g.lineWidth = 0.8;
  g.stroke(open);
}

/** @param {Context} g @param {Palette} colours @param {Dot} dot @param {number} r @param {boolean} isSure */
function mark(g, colours, [x, y], r, isSure) {
  const circle = (/** @type {number} */ size) => {
    g.beginPath();
    g.arc(x, y, size, 0, TURN);
  };
  g.lineWidth = 1;
  circle(r + 4.5);
  g.fillStyle = colours.mark;
  g.fill();
  g.strokeStyle = colours.markEdge;
  g.stroke();
  circle(r + 0.5);
  g.fillStyle = g.strokeStyle = colours.onMark;
  if (isSure) g.fill();
  else g.stroke();
}

/** The image whose dot is nearest, or null where none is near. @param {Plot} plot @param {number[][]} rows @param {number} x @param {number} y @param {number} reach */
export function dotUnder(plot, rows, x, y, reach) {
  const { box } = plot;
  if (x < box.x || x > box.x + box.width - NUMBER / 2) return null;
  let [nearest, found] = [reach, /** @type {number | null} */ (null)];
  for (const { dots } of rowsOf(plot, rows))
    for (const [dx, dy, n] of dots) {
      const distance = Math.hypot(dx - x, dy - y);
      if (distance < nearest) [nearest, found] = [distance, n];
    }
  return found;
}
