// The picture of one layer's step: matrix, columns, brackets, and the products of the lit row. Signed
// numbers are dots, or bars up and down where a row has many. Paints what it is handed.

import { neuron, typeset } from "../../draw/network.js";

/** @typedef {import("../../draw/palette.js").Palette} Palette */
/** @typedef {import("../../draw/layout.js").Box} Box */
/** @typedef {import("./layout.js").Geometry} Geometry */
/** @typedef {CanvasRenderingContext2D} Context */
/**
 * @typedef {object} Layer
 * @property {Float32Array[]} weights one row a neuron
 * @property {ArrayLike<number>} activations before
 * @property {ArrayLike<number>} biases
 * @property {ArrayLike<number>} outputs
 * @property {Float32Array} products of the lit row
 */

const TURN = Math.PI * 2;
/** Narrower cells hold bars. */
const LEAST = 5;

/** @param {Iterable<number>} values */
const largest = (values) => {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most || 1;
};

/**
 * @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Layer} layer
 * @param {{ row: number, column: number | null, isDark: boolean, symbol: string, size: string, words: { products: string } }} scene
 */
export function paint(g, colours, geometry, layer, { row, column, isDark, symbol, size, words }) {
  const { matrix, input, bias, output, products, isNarrow, cell } = geometry;
  const { weights, activations, biases } = layer;
  const [rows, columns] = [weights.length, activations.length];
  const [high, broad] = [matrix.height / rows, matrix.width / columns];
  const lit = (/** @type {Box} */ box) => light(g, colours, box, isDark);
  const line = { y: matrix.y + row * high, height: high };
  lit({ ...matrix, ...line });
  lit(input);
  lit({ ...bias, ...line });
  lit({ ...output, ...line });
  if (column !== null) {
    outline(g, colours, { x: matrix.x + column * broad, width: broad, ...line });
    const tall = matrix.height / columns;
    outline(g, colours, { x: input.x, y: input.y + column * tall, width: cell, height: tall });
    outline(g, colours, { ...products, x: products.x + column * broad, width: broad });
  }
  const full = largest(weights.map(largest));
  for (const [j, values] of weights.entries())
    signed(g, colours, { ...matrix, y: matrix.y + j * high, height: high }, values, full);
  const most = Math.max(largest(Array.from(biases)), full * 0.6);
  for (let j = 0; j < rows; j++)
    signed(g, colours, { ...bias, y: bias.y + j * high, height: high }, [biases[j]], most);
  signed(g, colours, products, layer.products, largest(layer.products), true);
  filled(g, colours, input, activations);
  filled(g, colours, output, layer.outputs);
  for (const box of [matrix, input, bias, output]) brackets(g, colours, box);

  const middle = matrix.y + matrix.height / 2;
  const sign = {
    px: isNarrow ? 18 : 28,
    family: colours.serif,
    colour: colours.ink,
    align: /** @type {const} */ ("center"),
  };
  const [open, close] = [matrix.x - (isNarrow ? 14 : 20), bias.x + cell + (isNarrow ? 14 : 20)];
  typeset(g, symbol, open - (isNarrow ? 17 : 24), middle, { ...sign, px: sign.px + 4 });
  typeset(g, "+", (input.x + cell + bias.x) / 2, middle, sign);
  typeset(g, "=", (close + output.x) / 2 - 1, middle, sign);
  for (const [x, way] of [
    [open, -1],
    [close, 1],
  ]) {
    g.beginPath();
    g.moveTo(x, matrix.y - 13);
    g.quadraticCurveTo(x + way * (isNarrow ? 12 : 22), middle, x, matrix.y + matrix.height + 13);
    g.stroke();
  }
  const name = { ...sign, px: isNarrow ? 16 : 19, weight: 600 };
  for (const [letter, box] of /** @type {[string, Box][]} */ ([
    ["W", matrix],
    ["a", input],
    ["b", bias],
    ["a′", output],
  ]))
    typeset(g, letter, box.x + box.width / 2, matrix.y - 25, name);
  const quiet = { px: 12.5, family: colours.sans, colour: colours.quiet };
  typeset(g, size, matrix.x + matrix.width, matrix.y - 25, { ...quiet, align: "right" });
  typeset(g, words.products, input.x, products.y + products.height / 2, quiet);
}

/** The marker under what is lit, with its ticks. @param {Context} g @param {Palette} colours @param {Box} box @param {boolean} isDark */
function light(g, colours, { x, y, width, height }, isDark) {
  // On dark paper a full marker would drown the colours of the signs.
  g.globalAlpha = isDark ? 0.26 : 1;
  g.fillStyle = colours.mark;
  g.fillRect(x - 4, y, width + 8, height);
  g.globalAlpha = 1;
  g.fillStyle = colours.markEdge;
  g.fillRect(x - 4, y, 2, height);
  g.fillRect(x + width + 2, y, 2, height);
}

/** @param {Context} g @param {Palette} colours @param {Box} box */
function outline(g, colours, { x, y, width, height }) {
  g.strokeStyle = colours.ink;
  g.lineWidth = 1.5;
  g.strokeRect(x - 1, y - 1, width + 2, height + 2);
}

/** A row of signed numbers. @param {Context} g @param {Palette} colours @param {Box} box @param {ArrayLike<number>} values @param {number} full what fills a cell @param {boolean} [areBars] */
function signed(g, colours, { x, y, width, height }, values, full, areBars = false) {
  const broad = width / values.length;
  const isSmall = areBars || broad < LEAST;
  const r = Math.min(broad, height) / 2;
  for (const way of [1, -1]) {
    g.fillStyle = way > 0 ? colours.positive : colours.negative;
    g.beginPath();
    for (let i = 0; i < values.length; i++) {
      const share = Math.min(1, (way * values[i]) / full);
      if (share < 0.004) continue;
      const [left, middle] = [x + i * broad, y + height / 2];
      if (isSmall) {
        const inset = Math.min(3, broad * 0.15);
        const long = (share * height) / 2;
        const side = broad - 2 * inset;
        g.rect(left + inset, way > 0 ? middle - long : middle, side, long);
        if (way < 0 && side > 4 && long > 4)
          g.rect(left + inset + 1.5, middle + 1.5, side - 3, long - 3);
        continue;
      }
      const size = Math.max(0.7, r * Math.sqrt(share));
      const hole = way < 0 ? size - Math.max(0.8, size * 0.4) : 0;
      g.moveTo(left + broad / 2 + size, middle);
      g.arc(left + broad / 2, middle, size, 0, TURN);
      if (hole <= 0.2) continue;
      g.moveTo(left + broad / 2 + hole, middle);
      g.arc(left + broad / 2, middle, hole, 0, TURN);
    }
    g.fill("evenodd");
  }
  if (!areBars) return;
  g.fillStyle = colours.quiet;
  g.fillRect(x, Math.round(y + height / 2), width, 1);
}

/** A column of activations. @param {Context} g @param {Palette} colours @param {Box} box @param {ArrayLike<number>} values */
function filled(g, colours, { x, y, width, height }, values) {
  const tall = height / values.length;
  if (tall >= LEAST) {
    for (let i = 0; i < values.length; i++)
      neuron(
        g,
        colours,
        x + width / 2,
        y + (i + 0.5) * tall,
        Math.min(width, tall) * 0.42,
        values[i],
        false,
      );
    return;
  }
  g.fillStyle = colours.ink;
  for (let i = 0; i < values.length; i++)
    g.fillRect(x, y + i * tall, Math.max(0, Math.min(1, values[i])) * width, tall * 0.85);
}

/** @param {Context} g @param {Palette} colours @param {Box} box */
function brackets(g, colours, { x, y, width, height }) {
  g.strokeStyle = colours.ink;
  g.lineWidth = 1;
  g.beginPath();
  for (const [side, way] of [
    [x - 8, 1],
    [x + width + 8, -1],
  ]) {
    g.moveTo(side + way * 5, y - 5);
    g.lineTo(side, y - 5);
    g.lineTo(side, y + height + 5);
    g.lineTo(side + way * 5, y + height + 5);
  }
  g.stroke();
}
