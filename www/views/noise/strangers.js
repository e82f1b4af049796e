// Images that are no digit, as many as wanted: noise, letters, scribbles, blank paper. An image is its
// kind and its number; chance is the core's, from that number as seed. Knows no network.

import { curve } from "../../examples.js";

/** @typedef {import("../../engine.js").Core} Core */
/** @typedef {(typeof KINDS)[number]} Kind */

export const KINDS = /** @type {const} */ (["noise", "letters", "scribbles", "blank"]);
/** Images of a kind; blank paper is one. */
export const COUNT = 1000;

/** @param {Kind} kind */
export const countOf = (kind) => (kind === "blank" ? 1 : COUNT);

const BLANK = new Float32Array(784);

/** Letters that nobody takes for a digit, Latin and Korean, on a sheet of 100 x 100; a point given twice is a corner. */
const LETTERS = [
  ["50 12 26 88", "50 12 74 88", "35 60 65 60"],
  ["68 14 34 14 34 14 34 86 34 86 70 86", "34 50 62 50"],
  ["68 14 34 14 34 14 34 88", "34 50 60 50"],
  ["30 12 30 88", "70 12 70 88", "30 50 70 50"],
  ["32 12 32 88", "68 14 32 54", "42 44 70 88"],
  ["24 88 28 14 28 14 50 60 50 60 72 14 72 14 76 88"],
  ["30 88 30 14 30 14 70 86 70 86 70 12"],
  ["34 88 34 14 34 14 58 16 66 32 56 48 34 50 34 50 68 88"],
  ["24 14 76 14", "50 14 50 88"],
  ["20 14 34 86 34 86 50 36 50 36 66 86 66 86 80 14"],
  ["28 14 72 88", "72 14 28 88"],
  ["32 16 32 84 32 84 68 84 68 84 68 16", "32 48 68 48"],
  ["70 18 32 18 32 18 32 82 32 82 72 82"],
  ["52 16 44 50 24 86", "47 44 58 64 76 86"],
  ["26 20 72 20 72 20 52 56 24 86", "50 52 60 66 76 86"],
  ["42 8 58 14", "24 30 74 30 74 30 52 60 24 88", "51 58 76 88"],
  ["70 16 32 16 32 16 32 84 32 84 72 84", "32 50 68 50"],
  ["24 20 76 20", "24 82 76 82", "40 20 42 82", "60 20 58 82"],
  ["42 8 58 12", "24 28 76 28", "50 42 36 50 32 64 40 80 54 83 66 74 67 58 58 46 50 42"],
].map((strokes) => strokes.map(curve));

/** Numbers in 0..1, evenly: the pixels of an image of noise. @param {Core} core @param {number} seed */
const chance = (core, seed) => core.vary(BLANK, { noise: 1, seed });

/** A line through random points, or two. @param {Float32Array} random */
function scribble(random) {
  const [pens, knots, ...places] = random;
  const one = 5 + Math.floor(5 * knots);
  return Array.from({ length: pens < 0.3 ? 2 : 1 }, (_, i) =>
    curve(
      places
        .slice(2 * i * one, 2 * (i + 1) * one)
        .map((place) => Math.round(100 * place))
        .join(" "),
    ),
  );
}

/** Image `n` of a kind, as it is; 784 numbers in 0..1. @param {Core} core @param {Kind} kind @param {number} n */
export function stranger(core, kind, n) {
  if (kind === "blank") return BLANK;
  const random = chance(core, n);
  if (kind === "noise") return random;
  if (kind === "scribbles") return core.stages(scribble(random)).rasterized;
  const [which, slant, turn, thickness, wobble] = random;
  return core.vary(core.stages(LETTERS[Math.floor(LETTERS.length * which)]).rasterized, {
    slant: 0.6 * (slant - 0.5),
    turn: 24 * (turn - 0.5),
    thickness: thickness - 0.5,
    wobble: 2 * wobble,
    seed: n,
  });
}
