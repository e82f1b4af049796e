// Parts that digits might be made of, and how a drawing of two of them is cut: each pixel that the
// network reads goes to the part whose line is nearest, so that the parts add up to the drawing.

import { centreOf, laidOver } from "../../draw/field.js";
import { ALL, read } from "../../engine.js";
import { curve } from "../../examples.js";

/** @typedef {import("../../engine.js").Core} Core */
/** @typedef {import("../../engine.js").Network} Network */
/** @typedef {{ image: Float32Array, pieces: Float32Array[] }} Cut what is read, and what of it is each part's */

/**
 * A stroke on a sheet of 100 x 100, and the drawing that the part stands in when it is shown alone;
 * in the order of the names in words.js.
 * @type {{ stroke: number[][], home: number[] }[]}
 */
export const PARTS = /** @type {[string, ...number[]][]} */ ([
  ["72 24 58 15 40 17 28 31 36 45 56 45 70 34 72 24", 0, 3],
  ["60 55 42 55 28 69 36 84 54 86 71 78 73 64 60 55", 0, 1],
  ["54 14 50 50 46 86", 2],
  ["75 20 71 42 63 66 53 87", 0, 3],
  ["24 19 50 18 73 18", 4, 3],
  ["46 14 38 32 26 56 26 56 44 57 63 55", 5, 3],
  ["62 14 44 26 32 44 27 62", 6, 1],
  ["58 48 73 58 72 74 58 85 40 86 25 80", 4, 7],
]).map(([points, ...home]) => ({ stroke: curve(points), home }));

const SHEET = { x: 0, y: 0, width: 1, height: 1 };

/** Squared. @param {number[][]} stroke @param {[number, number]} point */
function distance(stroke, [x, y]) {
  let least = Infinity;
  for (let i = 1; i < stroke.length; i++) {
    const [[ax, ay], [bx, by]] = [stroke[i - 1], stroke[i]];
    const [ux, uy] = [bx - ax, by - ay];
    const along = ((x - ax) * ux + (y - ay) * uy) / (ux * ux + uy * uy);
    const t = Math.min(1, Math.max(0, along));
    least = Math.min(least, (x - ax - t * ux) ** 2 + (y - ay - t * uy) ** 2);
  }
  return least;
}

/** @param {Core} core @param {Network} network @param {number[]} parts of PARTS @returns {Cut} */
export function cut(core, network, parts) {
  const drawn = parts.map((part) => PARTS[part].stroke);
  const { stages, image } = read(core, network, drawn, ALL);
  const field = laidOver(drawn, stages.rasterized, image, SHEET);
  const pieces = parts.map(() => new Float32Array(image.length));
  for (let p = 0; p < image.length; p++) {
    if (image[p] === 0) continue;
    const far = drawn.map((stroke) => distance(stroke, centreOf(field, p)));
    pieces[far.indexOf(Math.min(...far))][p] = image[p];
  }
  return { image, pieces };
}

/** A part alone, where it stands in its digit. @param {Core} core @param {Network} network @param {number} part */
export function alone(core, network, part) {
  const { home } = PARTS[part];
  return cut(core, network, home).pieces[home.indexOf(part)];
}
