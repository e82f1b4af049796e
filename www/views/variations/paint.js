// Paints the variations figure: the drawing, its outputs and what changed; and a filmstrip, a curve,
// the band where the answer holds and the answers of every slider. Draws what it is given.

import { bars, SURE } from "../../draw/bars.js";
import { across, ball, curve, up } from "../../draw/curve.js";
import { upright } from "../../draw/field.js";
import { lattice, pixels } from "../../draw/image.js";
import { typeset } from "../../draw/network.js";
import { thumbs } from "../../draw/thumb.js";
import { frame, weightPicture } from "../../draw/weights.js";
import { PLACES, POINT } from "./knobs.js";
import { HOLDS, POINTS } from "./roads.js";
import { CLAIM } from "./strips.js";

/** @typedef {import("../../draw/palette.js").Palette} Palette */
/** @typedef {import("../../draw/layout.js").Box} Box */
/** @typedef {import("./layout.js").Geometry} Geometry */
/** @typedef {import("./layout.js").Row} Row */
/** @typedef {import("./strips.js").Seen} Seen */
/** @typedef {import("./strips.js").Strip} Strip */
/** @typedef {CanvasRenderingContext2D} Context */
/**
 * @typedef {object} Spoken the words of one slider
 * @property {string} name @property {string} value @property {string} holds
 */

/**
 * @param {Context} g @param {Palette} colours @param {Geometry} geometry
 * @param {{ seen: Seen, changes: Float32Array } | null} now null while there is nothing to read
 * @param {{ changed: string, given: string, number: (value: number) => string }} text
 */
export function paintDrawing(g, colours, { boxes }, now, text) {
  const { picture, changed, given } = boxes;
  lattice(g, colours, upright(picture), 28);
  for (const box of [changed, given]) frame(g, colours, box);
  bars(g, colours, now?.seen.outputs ?? null, boxes.bars, text.number);
  const how = { px: 13, family: colours.sans, colour: colours.quiet };
  typeset(g, text.changed, changed.x, changed.y - 14, how);
  typeset(g, text.given, given.x, given.y - 14, how);
  if (!now) return;
  pixels(g, colours, now.seen.image, upright(picture));
  weightPicture(g, colours, now.changes, changed, { scale: 1 });
  pixels(g, colours, now.seen.given, upright(given));
}

/** @param {Context} g @param {Palette} colours @param {Row} row @param {Spoken} spoken */
export function paintWords(g, colours, { left, right, top }, { name, value, holds }) {
  const how = { px: 13.5, family: colours.sans };
  typeset(g, name, left, top + 6, { ...how, colour: colours.ink });
  const after = left + g.measureText(name).width + 10;
  typeset(g, value, after, top + 6, { ...how, colour: colours.quiet });
  typeset(g, holds, right, top + 6, { ...how, px: 12.5, colour: colours.quiet, align: "right" });
}

/**
 * The pictures, and the answers under the slider: what holds is quiet, what does not stands out.
 * @param {Context} g @param {Palette} colours @param {Row} row @param {Strip} strip @param {number} digit that of the drawing
 */
export function paintStrip(g, colours, { from, to, side, top, track }, strip, digit) {
  const step = (to - from) / (strip.pictures.length - 1);
  const middle = (/** @type {number} */ i) => from + i * step;
  const pictures = strip.pictures.map(({ image }, i) => ({
    image,
    box: { x: middle(i) - side / 2, y: top + 20, width: side, height: side },
  }));
  thumbs(g, colours.ink, pictures);
  for (const [i, { outputs, digit: read }] of strip.pictures.entries()) {
    const holds = read === digit && outputs[read] > SURE;
    typeset(g, outputs[read] < CLAIM ? "?" : String(read), middle(i), track + 24, {
      px: holds ? 16 : 19,
      weight: holds ? 400 : 600,
      family: colours.serif,
      colour: holds ? colours.quiet : colours.ink,
      align: "center",
    });
  }
}

/**
 * Where the answer holds, under the slider's line.
 * @param {Context} g @param {Palette} colours @param {Row} row @param {Strip} strip @param {boolean} isDark
 */
export function paintBand(g, colours, { from, to, track }, { bands }, isDark) {
  const at = (/** @type {number} */ place) =>
    from + ((to - from) * Math.min(PLACES, Math.max(0, place))) / PLACES;
  for (const [first, last] of bands) {
    const [start, end] = [at(first - 0.5), at(last + 0.5)];
    // A long stretch of the full marker would outshine everything on dark paper.
    g.globalAlpha = isDark ? 0.5 : 1;
    g.fillStyle = colours.mark;
    g.fillRect(start, track - 4, end - start, 8);
    g.globalAlpha = 1;
    g.fillStyle = colours.ink;
    if (first > 0) g.fillRect(Math.round(start), track - 8, 2, 16);
    if (last < PLACES) g.fillRect(Math.round(end) - 2, track - 8, 2, 16);
  }
}

/**
 * How many of a thousand digits are read right along the way: the line is heavy where enough are.
 * @param {Context} g @param {Palette} colours @param {Row} row @param {number[]} accuracy
 * @param {number} place that of the slider's thumb
 */
export function paintRoad(g, colours, { curve: box }, accuracy, place) {
  const plot = { box, x: /** @type {const} */ ([0, PLACES]), y: /** @type {const} */ ([0, 1]) };
  g.fillStyle = colours.line;
  for (const [value, text] of /** @type {const} */ ([
    [1, "100%"],
    [0, "0"],
  ])) {
    g.fillRect(box.x, Math.round(up(plot, value)), box.width, 1);
    const how = { px: 11, family: colours.sans, colour: colours.quiet };
    typeset(g, text, box.x - 6, up(plot, value), { ...how, align: "right" });
    g.fillStyle = colours.line;
  }
  const points = accuracy.map((value, i) => /** @type {const} */ ([POINTS[i], value]));
  curve(g, plot, points, { colour: colours.ink, width: 1 });
  const heavy = points.map(
    ([x, value]) => /** @type {const} */ ([x, value >= HOLDS ? value : NaN]),
  );
  curve(g, plot, heavy, { colour: colours.ink, width: 2.5 });
  const [below, above] = [Math.floor(place / POINT), Math.ceil(place / POINT)];
  const share = place / POINT - below;
  const here = accuracy[below] * (1 - share) + accuracy[above] * share;
  if (Number.isFinite(here)) ball(g, colours, across(plot, place), up(plot, here), 3.5);
}
