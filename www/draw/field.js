// Where the 28 x 28 numbers of an image lie on the figure: in a square of their own, or laid over the
// drawing they came from, as the preparation fitted them. Pure numbers; draws nothing.

/** @typedef {import("./layout.js").Box} Box */
/** @typedef {Box & { lean: number }} Field lean: how much further left its bottom lies than its top */

export const SIDE = 28;
/** The core fits the longer side of a drawing to so many of the 28 pixels. */
const FIT = 18;

/** @param {Box} box @returns {Field} */
export const upright = (box) => ({ ...box, lean: 0 });

/** The centre of a pixel. @param {Field} field @param {number} pixel 0..784 @returns {[number, number]} */
export function centreOf(field, pixel) {
  const column = (pixel % SIDE) + 0.5;
  const row = Math.floor(pixel / SIDE) + 0.5;
  return [
    field.x + (column / SIDE) * field.width + (0.5 - row / SIDE) * field.lean,
    field.y + (row / SIDE) * field.height,
  ];
}

/**
 * The field on which the prepared image covers the drawing: straightening, evening and centring
 * undone, so that a stroke turns into pixels where it stands.
 * @param {number[][][]} drawn strokes in 0..1 of the pad
 * @param {ArrayLike<number>} rasterized the image before, @param {ArrayLike<number>} image and after preparation
 * @param {Box} pad
 * @returns {Field}
 */
export function laidOver(drawn, rasterized, image, pad) {
  const [before, after] = [moments(rasterized), moments(image)];
  const box = bounds(drawn);
  if (!before || !after || !box) return upright(pad);
  const unit = (Math.max(box.right - box.left, box.bottom - box.top, 0.1) / FIT) * pad.width;
  // From the prepared image's pixels to the rasterised one's: y by its spread, x by what is left
  // of its spread once the slant is taken out.
  const tall = before.spreadY / after.spreadY;
  const broad = before.spreadX / after.spreadX;
  const lean = after.slant * broad - before.slant * tall;
  const left = pad.x + ((box.left + box.right) / 2) * pad.width - (SIDE / 2) * unit;
  const top = pad.y + ((box.top + box.bottom) / 2) * pad.height - (SIDE / 2) * unit;
  const middle = before.x + (SIDE / 2 - after.x) * broad + (after.y - SIDE / 2) * lean;
  return {
    x: left + (middle - (SIDE / 2) * broad) * unit,
    y: top + (before.y - after.y * tall) * unit,
    width: SIDE * broad * unit,
    height: SIDE * tall * unit,
    lean: SIDE * lean * unit,
  };
}

/** Centre, spreads and slant of the ink; null where there is none. @param {ArrayLike<number>} image */
function moments(image) {
  let [mass, x, y] = [0, 0, 0];
  for (let p = 0; p < image.length; p++) {
    mass += image[p];
    x += image[p] * ((p % SIDE) + 0.5);
    y += image[p] * (Math.floor(p / SIDE) + 0.5);
  }
  if (mass === 0) return null;
  x /= mass;
  y /= mass;
  let [xx, xy, yy] = [0, 0, 0];
  for (let p = 0; p < image.length; p++) {
    const dx = (p % SIDE) + 0.5 - x;
    const dy = Math.floor(p / SIDE) + 0.5 - y;
    xx += (image[p] / mass) * dx * dx;
    xy += (image[p] / mass) * dx * dy;
    yy += (image[p] / mass) * dy * dy;
  }
  const slant = yy > 0.05 ? xy / yy : 0;
  const spread = (/** @type {number} */ v) => Math.sqrt(Math.max(v, 0.05));
  return { x, y, slant, spreadX: spread(xx - slant * xy), spreadY: spread(yy) };
}

/** @param {number[][][]} drawn */
function bounds(drawn) {
  const points = drawn.flat();
  if (points.length === 0) return null;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, top, right, bottom };
}
