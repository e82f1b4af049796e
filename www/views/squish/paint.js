// The squish figure's pictures: a curve with its rays and its slope, what is left of a nudge, a neuron
// with its threshold, and the rows of one matrix. Paints what it is handed; computes no activation.

import { across, axes, ball, curve, up } from "../../draw/curve.js";
import { marker, neuron, typeset } from "../../draw/network.js";
import { frame, weightPicture } from "../../draw/weights.js";
import { BACK, FINE, NAMES, REACH } from "./numbers.js";

/** @typedef {import("../../draw/palette.js").Palette} Palette */
/** @typedef {import("./layout.js").Geometry} Geometry */
/** @typedef {import("./numbers.js").Name} Name */
/** @typedef {import("../../draw/curve.js").Plot} Plot */
/** @typedef {typeof import("./words.js").default.en} Words */
/** @typedef {typeof import("../../text/en.js").default} Text */
/** @typedef {CanvasRenderingContext2D} Context */
/** @typedef {{ activation: number, slope: number }} Value */
/** @typedef {(name: Name) => Float32Array} Curve from -REACH to REACH */

/** What the height of a plot shows, lowest and highest, and the numbers beside it. @type {Record<Name, { range: [number, number], ticks: number[] }>} */
const HEIGHTS = {
  sigmoid: { range: [0, 1.16], ticks: [0, 1] },
  step: { range: [0, 1.16], ticks: [0, 1] },
  tanh: { range: [-1.16, 1.16], ticks: [-1, 0, 1] },
  relu: { range: [0, 6.6], ticks: [0, 2, 4, 6] },
  identity: { range: [-6.6, 6.6], ticks: [-6, -3, 0, 3, 6] },
};

/** The plot of a function. @param {import("../../draw/layout.js").Box} box @param {Name} name @param {number} [reach] @returns {Plot} */
export const plotOf = (box, name, reach = REACH) => ({
  box,
  x: [-reach, reach],
  y: HEIGHTS[name].range,
});

/** The points of a table of activations. @param {Float32Array} table @returns {[number, number][]} */
const points = (table) => Array.from(table, (a, i) => [i / FINE - REACH, a]);

/**
 * @param {Context} g @param {Palette} colours @param {Geometry} geometry
 * @param {{ name: Name, sum: number, value: Value, curveOf: Curve, words: Words, text: Text }} scene
 */
export function paintCurve(g, colours, geometry, { name, sum, value, curveOf, words, text }) {
  const plot = plotOf(geometry.curve, name);
  const { box } = plot;
  const [left, floor] = [box.x, box.y + box.height];
  const table = curveOf(name);
  const zeroY = up(plot, 0);
  const heights = HEIGHTS[name].ticks.map((v) => ({ value: v, text: text.number(v, 0) }));
  const isFree = (/** @type {number} */ v) =>
    Math.abs(up(plot, v) - up(plot, value.activation)) > 16;
  axes(
    g,
    colours,
    { ...plot, box: { ...box, width: 0 } },
    heights.filter((tick) => isFree(tick.value)),
  );

  g.strokeStyle = colours.line;
  g.lineWidth = 1;
  g.beginPath();
  for (let i = 0; i < table.length; i += FINE / 2) {
    const x = Math.round(across(plot, i / FINE - REACH)) + 0.5;
    const y = up(plot, table[i]);
    g.moveTo(x, zeroY);
    g.lineTo(x, y);
    g.lineTo(left, y);
  }
  g.stroke();
  g.strokeStyle = colours.quiet;
  g.beginPath();
  g.moveTo(left - 0.5, up(plot, Math.max(...table)));
  g.lineTo(left - 0.5, up(plot, Math.min(...table)));
  g.moveTo(left, Math.round(zeroY) + 0.5);
  g.lineTo(left + box.width, Math.round(zeroY) + 0.5);
  g.stroke();
  g.fillStyle = colours.ink;
  g.beginPath();
  for (let i = 0; i < table.length; i += FINE / 2) {
    const x = across(plot, i / FINE - REACH);
    g.moveTo(x + 2, zeroY);
    g.arc(x, zeroY, 2, 0, 7);
    g.moveTo(left + 1.5, up(plot, table[i]));
    g.arc(left - 0.5, up(plot, table[i]), 2, 0, 7);
  }
  g.fill();

  const other = name === "sigmoid" ? "relu" : "sigmoid";
  g.lineCap = "round";
  curve(g, plot, points(curveOf(other)), { colour: colours.quiet, width: 1.5, dash: [0.1, 5] });
  g.lineCap = "butt";
  const word = { px: 13, family: colours.sans, colour: colours.quiet };
  if (other === "relu") typeset(g, words.names.relu, across(plot, 1.16) + 8, box.y + 6, word);
  else if (name === "tanh" || name === "step")
    typeset(g, words.names.sigmoid, across(plot, 1), up(plot, 0.73) + 16, word);
  else
    typeset(g, words.names.sigmoid, left + box.width, up(plot, 1) - 12, {
      ...word,
      align: "right",
    });

  const [x, y] = [across(plot, sum), up(plot, value.activation)];
  tangent(g, colours, plot, x, y, value.slope, geometry.isWide ? 74 : 44);
  const drawn = points(table);
  // A step has no line up: what is between its two heights it never gives.
  if (name === "step") drawn.splice(REACH * FINE + 1, 0, [0, Number.NaN], [0, 1]);
  curve(g, plot, drawn, { colour: colours.ink, width: 2.5 });
  g.strokeStyle = colours.ink;
  g.lineWidth = 1;
  g.beginPath();
  g.moveTo(x, zeroY);
  g.lineTo(x, y);
  g.lineTo(left, y);
  g.stroke();
  ball(g, colours, x, y, 6);

  const strong = ruler(g, colours, plot, floor, 2, sum, words.sum, text);
  const px = geometry.isWide ? 20 : 14;
  typeset(g, text.number(value.activation), left - 12, y, { ...strong, px, align: "right" });
  if (geometry.isWide) neuron(g, colours, 24, y, 22, value.activation, false);
}

/**
 * The numbers under a plot, the one in hand set larger; returns how that is set.
 * @param {Context} g @param {Palette} colours @param {Plot} plot @param {number} floor
 * @param {number} step between two numbers @param {number} inHand @param {string} name @param {Text} text
 */
function ruler(g, colours, plot, floor, step, inHand, name, text) {
  const align = /** @type {const} */ ("center");
  const quiet = { px: 13, family: colours.sans, colour: colours.quiet, align };
  const strong = { ...quiet, px: 15, weight: 600, colour: colours.ink };
  const at = across(plot, inHand);
  for (let v = plot.x[0]; v <= plot.x[1]; v += step) {
    const x = across(plot, v);
    if (Math.abs(x - at) > 34) typeset(g, text.number(v, 0), x, floor + 26, quiet);
  }
  typeset(g, text.number(inHand), at, floor + 26, strong);
  typeset(g, name, across(plot, 0), floor + 48, quiet);
  return strong;
}

/** The slope as a stroke of the marker along the curve. @param {Context} g @param {Palette} colours @param {Plot} plot @param {number} x @param {number} y @param {number} slope @param {number} half */
function tangent(g, colours, { box, x: [from, to], y: [low, high] }, x, y, slope, half) {
  const rise = (slope * box.height * (to - from)) / ((high - low) * box.width);
  g.save();
  g.translate(x, y);
  g.rotate(-Math.atan(rise));
  marker(g, colours.mark, -half, -5, 2 * half, 10);
  g.restore();
}

/**
 * The slopes of all functions at one weighted sum, and what three layers leave of a nudge.
 * @param {Context} g @param {Palette} colours @param {Geometry} geometry
 * @param {{ name: Name, sum: number, slopes: Record<Name, number>, words: Words, text: Text }} scene
 */
export function paintSlopes(
  g,
  colours,
  { slopes: table, passed, width },
  { name, sum, slopes, words, text },
) {
  const quiet = { px: width < 320 ? 12 : 13, family: colours.sans, colour: colours.quiet };
  const bold = { ...quiet, weight: 600, colour: colours.ink };
  typeset(g, words.slope(text.number(sum)), table.x, table.y, quiet);
  for (const [i, other] of NAMES.entries()) {
    const y = table.y + 27 + i * 24;
    const how = other === name ? bold : quiet;
    typeset(g, words.names[other], table.x, y, how);
    typeset(g, text.number(slopes[other], 3), table.x + table.width, y, { ...how, align: "right" });
  }
  typeset(g, words.nudge, passed.x, passed.y, quiet);
  const [from, room] = [passed.x + 68, passed.width - 68 - 48];
  for (let n = 0; n <= BACK; n++) {
    const y = passed.y + 27 + n * 24;
    const left = slopes[name] ** n;
    if (n) typeset(g, words.layersBack(n), passed.x, y, quiet);
    g.fillStyle = colours.positive;
    g.fillRect(from, y - 6, room * left, 12);
    g.fillStyle = colours.quiet;
    g.fillRect(from - 1, y - 8, 1, 16);
    const how = n === 1 ? bold : quiet;
    typeset(g, text.number(left, 3), passed.x + passed.width, y, { ...how, align: "right" });
  }
}

/**
 * A neuron: the sum of its inputs drops onto the curve that its bias has shifted.
 * @param {Context} g @param {Palette} colours @param {Geometry} geometry
 * @param {{ name: Name, inputs: number, threshold: number, activation: number, reach: number, points: [number, number][], words: Words, text: Text }} scene
 */
export function paintNeuron(g, colours, geometry, scene) {
  const { name, inputs, threshold, activation, reach, words, text } = scene;
  const plot = plotOf(geometry.bias, name, reach);
  const { box } = plot;
  const [left, floor] = [box.x, Math.round(box.y + box.height)];
  const [x, turn] = [Math.max(-reach, Math.min(reach, inputs)), threshold].map((v) =>
    across(plot, v),
  );
  const y = Math.max(box.y, up(plot, activation));
  marker(g, colours.mark, turn, floor - 4, left + box.width - turn, 8);
  g.fillStyle = colours.quiet;
  g.fillRect(left, floor, box.width, 1);
  curve(g, plot, scene.points, { colour: colours.ink, width: 2 });
  g.strokeStyle = colours.quiet;
  g.lineWidth = 1;
  g.setLineDash([3, 3]);
  g.beginPath();
  g.moveTo(turn, floor);
  g.lineTo(turn, box.y - 8);
  g.stroke();
  g.setLineDash([]);
  const step = reach / (geometry.isWide ? 4 : 2);
  const strong = ruler(g, colours, plot, floor, step, threshold, words.inputs, text);
  g.strokeStyle = colours.ink;
  g.beginPath();
  g.moveTo(x, box.y - 16);
  g.lineTo(x, y);
  g.lineTo(left, y);
  g.stroke();
  g.fillStyle = colours.ink;
  g.beginPath();
  g.arc(x, y, 3.5, 0, 7);
  g.fill();
  const middle = Math.max(left + 16, Math.min(left + box.width - 16, x));
  typeset(g, text.signed(inputs), middle, box.y - 26, { ...strong, px: 13 });
  neuron(g, colours, geometry.isWide ? 24 : 12, y, geometry.isWide ? 22 : 11, activation, false);
  if (geometry.isWide)
    typeset(g, text.number(activation), left - 12, y, { ...strong, px: 16, align: "right" });
}

/**
 * @param {Context} g @param {Palette} colours @param {Geometry} geometry
 * @param {{ rows: Float32Array[], layered: Float32Array, direct: Float32Array, text: Text }} scene
 */
export function paintRows(g, colours, { pictures, width }, { rows, layered, direct, text }) {
  for (const [k, box] of pictures.entries()) {
    frame(g, colours, box);
    weightPicture(g, colours, rows[k], box);
    const [middle, under] = [box.x + box.width / 2, box.y + box.height];
    const how = {
      px: width < 340 ? 11.5 : 13,
      family: colours.sans,
      align: /** @type {const} */ ("center"),
    };
    typeset(g, String(k), middle, under + 16, {
      ...how,
      px: 17,
      family: colours.serif,
      colour: colours.ink,
    });
    typeset(g, text.number(layered[k], 1), middle, under + 36, { ...how, colour: colours.quiet });
    typeset(g, text.number(direct[k], 1), middle, under + 53, {
      ...how,
      weight: 600,
      colour: colours.ink,
    });
  }
}
