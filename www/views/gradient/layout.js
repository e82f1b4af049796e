// Where everything in the gradient figure stands: width in, boxes out. Wide, the drawing is on the left
// and the outputs on the right; narrow, the network flows up and what is under it takes turns.

import { lerp, unit } from "../../draw/layout.js";
import { wholeCells } from "../../draw/weights.js";
import { LAYERS } from "./nudges.js";

/** @typedef {import("../../draw/layout.js").Box} Box */
/** @typedef {"nudges" | "step" | "weight"} Part what stands under a narrow network */
/**
 * @typedef {object} Geometry
 * @property {"wide" | "narrow"} kind
 * @property {number} width
 * @property {number} height
 * @property {boolean} upward
 * @property {number[]} radius of the neurons of each layer
 * @property {number} arrow half the side of the largest arrow
 * @property {[number, number][][]} at the centre of every neuron of every layer but the first
 * @property {Box[][]} targets
 * @property {Box[]} labels where the numerals of the outputs stand
 * @property {Box[]} squares the tracks from 0 to 1, one an output
 * @property {Box | null} drawing where the one drawing stands; null where there is no room
 * @property {Box[]} mates the ten of a minibatch, in the same place
 * @property {Box[]} pictures one for each neuron of the first hidden layer
 * @property {Box} network what can be pointed at for an edge
 * @property {Box} stepPlot
 * @property {Box} weightPlot
 * @property {Record<"drawings" | "start" | "mode" | "act" | "cost" | "legend" | "heads" | "label" | "pictureHead" | "drawingHead" | "parts" | "panel" | "weightHead" | "stepHead" | "weightSlope" | "stepSlope", Box>} boxes
 */

/** From this width on it stands wide. */
const WIDE = 860;
/** How far an arrow stands from the rim of its neuron. */
export const BESIDE = 9;
/** How many columns, or rows, of pictures. */
const GRID = 4;
const STRIP = 8;

/** @param {number} x @param {number} y @param {number} width @param {number} height @returns {Box} */
const box = (x, y, width, height) => ({ x, y, width, height });
const NOWHERE = box(0, 0, 0, 0);

/** @param {number} width @param {number} density device pixels a CSS pixel @returns {Geometry} */
export const layout = (width, density) =>
  width >= WIDE ? wide(width, density) : narrow(width, density);

/** @param {number} width @param {number} density @returns {Geometry} */
function wide(width, density) {
  const s = unit((width - WIDE) / 240);
  const isOneRow = width >= 1040;
  const top = (isOneRow ? 36 : 72) + 62;
  const high = Math.round(lerp(464, 496, s));
  const side = Math.round(lerp(104, 140, s));
  const mate = Math.min(44, Math.round(side / 2 - 22));
  const cells = wholeCells(lerp(58, 84, s), density);
  const gap = Math.round(lerp(6, 9, s));
  const block = GRID * cells + (GRID - 1) * gap;
  const left = Math.round(side + lerp(20, 36, s));
  const first = left + block + lerp(54, 70, s);
  const last = width - lerp(166, 196, s);
  const r = lerp(7, 8.6, s);
  const u = Math.round(lerp(32, 40, s));
  const numerals = last + r + BESIDE + 8;
  const track = numerals + 36;
  const xs = [0, first, (first + last) / 2 - 6, last];
  const at = LAYERS.map((count, l) =>
    l === 0 ? [] : points(count, (j) => [xs[l], top + (high * (j + 0.5)) / count]),
  );
  const pitch = high / 10;
  const under = top + high;
  const charts = under + 112;
  const split = Math.round(width * 0.46);
  const chartHeight = 190;
  const slopes = charts + chartHeight + 50;
  const panel = top + block + 22;
  return {
    kind: "wide",
    width,
    height: slopes + 24,
    upward: false,
    radius: [0, r, r, r],
    arrow: 6.2,
    at,
    targets: at.map((layer, l) =>
      layer.map(([x, y]) => around(x + 6, y, l === 3 ? 44 : 52, high / LAYERS[l])),
    ),
    labels: at[3].map(([, y]) => box(numerals, y - pitch / 2, 36, pitch)),
    squares: at[3].map(([, y]) => box(track, Math.round(y - u / 2), u, u)),
    drawing: box(1, top, side, side),
    mates: grid(10, 2, (column, row) =>
      box(1 + (column * side) / 2, top + (row * block) / 5, mate, mate),
    ),
    pictures: grid(16, GRID, (column, row) =>
      box(left + column * (cells + gap), top + row * (cells + gap), cells, cells),
    ),
    network: box(first, top, last - first, high),
    weightPlot: box(44, charts, split - 84, chartHeight),
    stepPlot: box(split + 44, charts, width - split - 44 - 126, chartHeight),
    boxes: {
      drawings: box(0, 0, 420, 36),
      start: isOneRow ? box(424, 0, 330, 36) : box(0, 36, 330, 36),
      mode: isOneRow ? box(width - 260, 0, 260, 36) : box(350, 36, 260, 36),
      heads: box(0, top - 16, width, 0),
      legend: box(numerals - 30, top - 44, 96, 18),
      label: box(0, top + side + 20, side, 100),
      pictureHead: box(left, top - 24, block, 18),
      drawingHead: box(0, top - 24, side + 20, 18),
      act: box(first - 10, under + 12, track - first - 4, 40),
      cost: box(track - 60, under + 4, width - track + 60, 48),
      parts: NOWHERE,
      panel: box(0, panel, left + block, under + 56 - panel),
      weightHead: box(0, charts - 44, split - 40, 36),
      stepHead: box(split, charts - 44, width - split - 126, 36),
      weightSlope: box(0, slopes, split - 24, 24),
      stepSlope: box(split, slopes, width - split, 24),
    },
  };
}

/** @param {number} width @param {number} density @returns {Geometry} */
function narrow(width, density) {
  const pitch = width / 10;
  const r = Math.min(7.4, (width / 16) * 0.36);
  const u = Math.min(30, Math.floor(pitch - 5));
  const numerals = 62;
  const base = numerals + 44 + u + 2;
  const outputs = base + 26;
  const ys = [0, outputs + 178, outputs + 94, outputs];
  const at = LAYERS.map((count, l) =>
    l === 0 ? [] : points(count, (j) => [(width * (j + 0.5)) / count, ys[l]]),
  );
  const parts = ys[1] + r + 10;
  const top = parts + 52;
  const gap = 4;
  const cells = wholeCells(Math.min(64, (width - (STRIP - 1) * gap) / STRIP), density);
  const apart = (width - 2 - STRIP * cells) / (STRIP - 1);
  const panel = top + 22 + 2 * (cells + 6) + 6;
  // Where the panel's rows break into two lines they need more.
  const asks = width < 320 ? 180 : width < 400 ? 160 : 146;
  const under = panel + asks;
  const plot = box(36, top + 44, width - 58, under - top - 44 - 70);
  const drawing = under + 58;
  return {
    kind: "narrow",
    width,
    height: drawing + 92,
    upward: true,
    radius: [0, r, r, r],
    arrow: 5,
    at,
    targets: at.map((layer, l) =>
      layer.map(([x, y]) => around(x, y - (l === 3 ? 0 : 8), width / LAYERS[l], l === 3 ? 36 : 48)),
    ),
    labels: points(10, (j) => [pitch * j, numerals]).map(([x, y]) => box(x, y, pitch, 44)),
    squares: at[3].map(([x]) => box(Math.round(x - u / 2), base - u, u, u)),
    drawing: box(1, drawing, 86, 86),
    mates: grid(10, 4, (column, row) => box(column * 22, drawing + 8 + row * 26, 20, 20)),
    pictures: grid(16, STRIP, (column, row) =>
      box(1 + column * (cells + apart), top + 22 + row * (cells + 6), cells, cells),
    ),
    network: box(0, outputs, width, ys[1] - outputs),
    weightPlot: plot,
    stepPlot: plot,
    boxes: {
      drawings: box(0, under + 10, width, 44),
      start: box(104, drawing, width - 104, 44),
      mode: box(104, drawing + 44, width - 104, 44),
      heads: NOWHERE,
      legend: box(0, 46, width, 18),
      label: NOWHERE,
      pictureHead: box(0, top, width, 18),
      drawingHead: NOWHERE,
      act: box(112, 0, width - 112, 44),
      cost: box(0, 0, 112, 44),
      parts: box(0, parts, width, 44),
      panel: box(0, panel, width, asks),
      weightHead: box(0, top - 4, width, 44),
      stepHead: box(0, top - 4, width, 44),
      weightSlope: box(0, under - 24, width, 20),
      stepSlope: box(0, under - 24, width, 20),
    },
  };
}

/** @param {number} count @param {(i: number) => [number, number]} place */
const points = (count, place) => Array.from({ length: count }, (_, i) => place(i));

/** @param {number} count @param {number} columns @param {(column: number, row: number) => Box} place */
const grid = (count, columns, place) =>
  Array.from({ length: count }, (_, i) => place(i % columns, Math.floor(i / columns)));

/** @param {number} x @param {number} y @param {number} width @param {number} height */
const around = (x, y, width, height) => box(x - width / 2, y - height / 2, width, height);
