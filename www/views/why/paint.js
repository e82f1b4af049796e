// The why figure's pictures and chart, painted from numbers. Keeps nothing between two paintings.

import { across, ball, curve } from "../../draw/curve.js";
import { upright } from "../../draw/field.js";
import { lattice, pixels } from "../../draw/image.js";
import { marker, neuron, typeset } from "../../draw/network.js";
import { frame, weightPicture } from "../../draw/weights.js";

/** @typedef {import("../../draw/palette.js").Palette} Palette */
/** @typedef {import("./layout.js").Geometry} Geometry */
/** @typedef {import("./reasons.js").Reasons} Reasons */
/** @typedef {import("./reasons.js").Way} Way */
/** @typedef {CanvasRenderingContext2D} Context */
/**
 * @typedef {object} Scene
 * @property {Reasons | null} reasons null while there is nothing to read
 * @property {Way | null} way null where none was found, or none is looked for
 * @property {number} share of the way that is shown
 * @property {{ image: Float32Array, digit: number, isTurned: boolean } | null} result
 * @property {{ x: number, y: number, down: boolean } | null} cursor the keyboard's rubber, in pixels
 * @property {string} turns what stands where the answer turns
 */

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene */
export function paint(g, colours, geometry, scene) {
  const { pictures, rule } = geometry;
  const { reasons, way, result, cursor, share } = scene;
  for (const box of pictures) {
    lattice(g, colours, upright(box), 28);
    frame(g, colours, box);
  }
  if (rule) {
    g.fillStyle = colours.line;
    g.fillRect(Math.round(rule), 0, 1, pictures[0].y + pictures[0].height + 40);
  }
  signs(g, colours, geometry);
  if (reasons) {
    const ghost = { ...colours, ink: colours.line };
    for (const [i, values] of [reasons.ink, reasons.paper].entries()) {
      pixels(g, ghost, reasons.image, upright(pictures[i]));
      weightPicture(g, colours, values, pictures[i], { scale: largest(values) });
    }
    pixels(g, colours, reasons.image, upright(pictures[2]));
    digit(g, colours, pictures[2], reasons.verdict.digit, false);
  }
  if (way)
    weightPicture(
      g,
      colours,
      way.change.map((v) => v * share),
      pictures[3],
      { scale: 1 },
    );
  if (result) {
    pixels(g, colours, result.image, upright(pictures[4]));
    digit(g, colours, pictures[4], result.digit, result.isTurned);
  }
  if (cursor) {
    const { x, y, width } = pictures[2];
    const cell = width / 28;
    const r = Math.max(3, cell * 1.8);
    neuron(g, colours, x + cursor.x * cell, y + cursor.y * cell, r, cursor.down ? 1 : 0, true);
  }
  chart(g, colours, geometry, scene);
}

/** @param {ArrayLike<number>} values */
function largest(values) {
  let most = 0;
  for (let p = 0; p < values.length; p++) most = Math.max(most, Math.abs(values[p]));
  return most;
}

/** Drawing + change = result. @param {Context} g @param {Palette} colours @param {Geometry} geometry */
function signs(g, colours, { pictures: [, , drawing, change, result] }) {
  const how = /** @type {const} */ ({
    px: 24,
    family: colours.sans,
    colour: colours.ink,
    align: "center",
  });
  const between = (/** @type {typeof change} */ a, /** @type {typeof change} */ b) =>
    (a.x + a.width + b.x) / 2;
  const y = drawing.y + drawing.height / 2;
  typeset(g, "+", between(drawing, change), y, how);
  typeset(g, "=", between(change, result), y, how);
}

/** What a picture is read as. @param {Context} g @param {Palette} colours @param {import("./layout.js").Box} box @param {number} digit @param {boolean} isTurned */
function digit(g, colours, { x, y, width, height }, digit, isTurned) {
  const [middle, under] = [x + width / 2, y + height + 27];
  if (isTurned) marker(g, colours.mark, middle - 19, under - 21, 38, 42);
  typeset(g, String(digit), middle, under, {
    px: isTurned ? 36 : 26,
    weight: isTurned ? 600 : 400,
    family: colours.serif,
    colour: isTurned ? colours.onMark : colours.quiet,
    align: "center",
  });
}

/** Two outputs along the change; where the answer has turned, a band. @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene */
function chart(g, colours, { plot: box }, { reasons, way, share, turns }) {
  const plot = { box, x: /** @type {const} */ ([0, 1]), y: /** @type {const} */ ([0, 1]) };
  const foot = box.y + box.height;
  g.fillStyle = colours.line;
  g.fillRect(box.x, Math.round(box.y), box.width, 1);
  if (reasons && way) {
    const turn = across(plot, way.turn);
    marker(g, colours.mark, turn, foot - 5, box.x + box.width - turn, 10);
    g.fillStyle = colours.markEdge;
    g.fillRect(Math.round(turn) - 1, foot - 8, 2, 16);
    const last = way.outputs.length - 1;
    const line = (/** @type {number} */ k) =>
      way.outputs.map((outputs, i) => /** @type {const} */ ([i / last, outputs[k]]));
    curve(g, plot, line(reasons.verdict.digit), { colour: colours.quiet, width: 1.2 });
    curve(g, plot, line(way.target), { colour: colours.ink, width: 2.5 });
    const how = { px: 18, family: colours.serif };
    typeset(g, String(reasons.verdict.digit), box.x + 2, box.y + 16, {
      ...how,
      colour: colours.quiet,
    });
    typeset(g, String(way.target), box.x + box.width - 2, box.y + 32, {
      ...how,
      weight: 600,
      colour: colours.ink,
      align: "right",
    });
    const isEarly = turn - box.x < 150;
    typeset(g, turns, turn + (isEarly ? 14 : -14), foot + 16, {
      px: 13,
      family: colours.sans,
      colour: colours.quiet,
      align: isEarly ? "left" : "right",
    });
    const x = across(plot, share);
    g.fillStyle = colours.ink;
    g.fillRect(Math.round(x), box.y, 1, box.height);
    const outputs = way.outputs[Math.round(share * last)];
    ball(g, colours, x, box.y + box.height * (1 - outputs[way.target]), 4);
  }
}
