// Where the parts of the squish figure stand, for a width. Boxes only; draws nothing.

/** @typedef {import("../../draw/layout.js").Box} Box */
/**
 * @typedef {object} Geometry
 * @property {boolean} isWide
 * @property {number} width
 * @property {number} height
 * @property {Box} curve the plot of the chosen function
 * @property {Box} slopes the table of slopes
 * @property {Box} passed what is left of a nudge
 * @property {Box} bias the plot of the neuron and its threshold
 * @property {Box} side the neuron's words and controls
 * @property {Box} words what is said above the pictures
 * @property {Box[]} pictures the rows of the one matrix
 */

/** From here on words stand beside the charts. */
export const WIDE = 820;

/** @param {number} width @returns {Geometry} */
export function layout(width) {
  return width >= WIDE ? wide(width) : narrow(width);
}

/** @param {number} width @returns {Geometry} */
function wide(width) {
  const [left, side] = [112, 244];
  const plot = { x: left, width: width - left - side - 64 };
  const column = { x: width - side, width: side };
  const lower = 430;
  return {
    isWide: true,
    width,
    height: lower + 264,
    curve: { ...plot, y: 30, height: 310 },
    slopes: { ...column, y: 30, height: 160 },
    passed: { ...column, y: 218, height: 130 },
    bias: { ...plot, y: lower + 56, height: 140 },
    side: { ...column, y: lower + 10, height: 250 },
    words: { x: 0, y: lower, width, height: 64 },
    pictures: grid(width, 10, lower + 72, 16, 0),
  };
}

/** @param {number} width @returns {Geometry} */
function narrow(width) {
  const plot = { x: 58, width: width - 58 - 14 };
  const lower = 488;
  const half = Math.min(200, (width - 24) * 0.42);
  const said = width < 340 ? 190 : 142;
  const pictures = grid(width, 5, lower + said + 12, 12, 76);
  return {
    isWide: false,
    width,
    height: Math.max(lower + 400, pictures[9].y + pictures[9].height + 70),
    curve: { ...plot, y: 24, height: 230 },
    slopes: { x: 0, y: 326, width: half, height: 150 },
    passed: { x: half + 24, y: 326, width: Math.min(260, width - half - 24), height: 150 },
    bias: { ...plot, y: lower + 226, height: 110 },
    side: { x: 0, y: lower, width, height: 190 },
    words: { x: 0, y: lower, width, height: said },
    pictures,
  };
}

/** @param {number} width @param {number} columns @param {number} top @param {number} gap @param {number} under the height of what is written under a picture */
function grid(width, columns, top, gap, under) {
  const pitch = (width - 2 + gap) / columns;
  const side = Math.min(112, Math.floor(pitch - gap));
  return Array.from({ length: 10 }, (_, k) => ({
    x: 1 + Math.round((k % columns) * pitch),
    y: top + Math.floor(k / columns) * (side + under),
    width: side,
    height: side,
  }));
}
