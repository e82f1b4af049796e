// Ready-made drawings, made for this project by hand: ten digits, and one between a 4 and a 9.
// Each stroke is a few points of a 100 x 100 sheet that a smooth curve runs through; a point given
// twice is a corner.

/** @typedef {number[][][]} Strokes */

const DRAWN = [
  ["58 15 46 16 35 29 29 48 31 69 41 83 53 84 64 73 70 54 69 33 61 19 50 14"],
  ["47 23 52 19 56 14 56 14 54 38 52 62 50 87"],
  ["30 34 33 22 45 14 59 16 67 27 63 43 52 58 39 72 27 84 27 84 43 80 58 83 75 82"],
  ["31 25 41 15 55 14 66 22 64 35 54 43 43 46 43 46 58 48 69 58 69 72 58 83 43 86 28 78"],
  ["47 13 40 32 28 57 28 57 46 57 75 53", "62 34 60 60 57 89"],
  ["38 16 36 31 33 46 33 46 46 40 60 44 68 57 65 73 53 84 39 85 28 77", "38 16 53 17 70 14"],
  ["62 13 48 24 36 42 30 61 34 78 47 86 60 81 66 69 60 57 49 54 38 61 32 72"],
  ["27 21 44 19 72 17 72 17 62 37 53 60 47 88"],
  ["64 24 54 14 41 16 36 28 45 41 58 52 67 66 61 81 48 87 36 80 34 67 44 53 57 42 66 31 63 21"],
  ["66 29 57 16 44 16 34 28 37 43 49 48 60 42 66 29 66 29 65 50 61 70 55 88"],
  ["61 15 49 25 38 38 33 48 33 48 48 51 66 48", "66 16 65 44 60 88"],
].map((strokes) => strokes.map(curve));

/** The digits 0 to 9 in order. */
export const DIGITS = DRAWN.slice(0, 10);
/** Neither a 4 nor a 9: a 4's straight side, closed like a 9. */
export const BETWEEN = DRAWN[10];

/** Which of the ready-made drawings it is, or a copy of: 0 to 9, 10 for the one between, else -1. @param {Strokes} strokes */
export function exampleOf(strokes) {
  const drawn = JSON.stringify(strokes);
  return DRAWN.findIndex((example) => JSON.stringify(example) === drawn);
}

/** A Catmull-Rom curve through the points of one stroke, six pieces a span. @param {string} text */
export function curve(text) {
  const numbers = text.split(" ").map((n) => Number(n) / 100);
  const points = numbers.flatMap((x, i) => (i % 2 ? [] : [[x, numbers[i + 1]]]));
  const last = points.length - 1;
  /** @type {number[][]} */
  const drawn = [];
  for (let i = 0; i < last; i++) {
    const [a, b, c, d] = [
      points[Math.max(0, i - 1)],
      points[i],
      points[i + 1],
      points[Math.min(last, i + 2)],
    ];
    if (b[0] === c[0] && b[1] === c[1]) continue;
    for (let k = 0; k < 6; k++) {
      const t = k / 6;
      drawn.push(
        [0, 1].map(
          (axis) =>
            0.5 *
            (2 * b[axis] +
              (c[axis] - a[axis]) * t +
              (2 * a[axis] - 5 * b[axis] + 4 * c[axis] - d[axis]) * t * t +
              (3 * b[axis] - a[axis] - 3 * c[axis] + d[axis]) * t ** 3),
        ),
      );
    }
  }
  drawn.push(points[last]);
  return drawn;
}

/**
 * The part of a drawing that a pen has drawn after a share of its way.
 * @param {Strokes} strokes @param {number} share 0..1 @returns {Strokes}
 */
export function drawnSoFar(strokes, share) {
  let left = Math.floor(share * strokes.reduce((sum, points) => sum + points.length, 0));
  /** @type {Strokes} */
  const part = [];
  for (const points of strokes) {
    if (left <= 0) break;
    part.push(points.slice(0, left));
    left -= points.length;
  }
  return part;
}
