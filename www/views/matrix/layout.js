// Where matrix and columns stand, for a width, and which cell is under a point. Numbers only.

/** @typedef {import("../../draw/layout.js").Box} Box */
/**
 * @typedef {object} Geometry
 * @property {boolean} isWide the written row stands beside the picture
 * @property {boolean} isNarrow
 * @property {number} width of the picture
 * @property {number} height of the picture
 * @property {number} cell the side of a cell of 16 x 16
 * @property {Box} matrix
 * @property {Box} input
 * @property {Box} bias
 * @property {Box} output
 * @property {Box} products
 */

export const LIST = 236;

/** @param {number} width of the figure @returns {Geometry} */
export function layout(width) {
  const isWide = width >= 900;
  const isNarrow = width < 640;
  const room = isWide ? width - LIST - 40 : width;
  const [left, ...gaps] = isNarrow ? [38, 24, 34, 50] : [62, 46, 48, 78];
  const fixed = left + gaps.reduce((sum, gap) => sum + gap, 0) + 12;
  const cell = Math.min(isNarrow ? 18 : 24, (room - fixed) / 19);
  const side = 16 * cell;
  const top = isNarrow ? 44 : 54;
  const column = (/** @type {number} */ x) => ({ x, y: top, width: cell, height: side });
  const input = column(left + side + gaps[0]);
  const bias = column(input.x + cell + gaps[1]);
  return {
    isWide,
    isNarrow,
    width: room,
    height: Math.ceil(top + side + 86),
    cell,
    matrix: { x: left, y: top, width: side, height: side },
    input,
    bias,
    output: column(bias.x + cell + gaps[2]),
    products: { x: left, y: top + side + 24, width: side, height: 50 },
  };
}

/**
 * The row and the column of the matrix that a point belongs to; null where there is none.
 * @param {Geometry} geometry @param {number} rows @param {number} columns @param {number} x @param {number} y
 */
export function cellAt({ matrix, input, bias, output, products }, rows, columns, x, y) {
  const inside = (/** @type {Box} */ box) =>
    x >= box.x - 5 && x < box.x + box.width + 5 && y >= box.y && y < box.y + box.height;
  const part = (/** @type {number} */ share, /** @type {number} */ count) =>
    count > 0 ? Math.min(count - 1, Math.max(0, Math.floor(share * count))) : null;
  const across = part((x - matrix.x) / matrix.width, columns);
  const down = (y - matrix.y) / matrix.height;
  if (inside(matrix)) return { row: part(down, rows), column: across };
  if (inside(products)) return { row: null, column: across };
  if (inside(input)) return { row: null, column: part(down, columns) };
  if (inside(bias) || inside(output)) return { row: part(down, rows), column: null };
  return null;
}
