// The mark on the one number that is pointed at: a ring of marker within a ring of ink.
// Knows no figure; covers nothing of what it marks.

/** @typedef {import("./palette.js").Palette} Palette */
/** @typedef {CanvasRenderingContext2D} Context */

/** @param {Context} g @param {Palette} colours @param {number} x @param {number} y @param {number} r */
export function ring(g, colours, x, y, r) {
  for (const [colour, width, out] of /** @type {const} */ ([
    [colours.mark, 3, 0],
    [colours.ink, 1, 2],
  ])) {
    g.strokeStyle = colour;
    g.lineWidth = width;
    g.beginPath();
    g.arc(x, y, r + out, 0, Math.PI * 2);
    g.stroke();
  }
}

/**
 * The same around one cell of a picture.
 * @param {Context} g @param {Palette} colours @param {import("./layout.js").Box} box
 * @param {number} cell @param {number} columns
 */
export function cellRing(g, colours, { x, y, width }, cell, columns) {
  const size = width / columns;
  const [column, row] = [cell % columns, Math.floor(cell / columns)];
  ring(g, colours, x + (column + 0.5) * size, y + (row + 0.5) * size, Math.max(5, size * 0.56));
}
