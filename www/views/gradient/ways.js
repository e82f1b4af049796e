// Which way a number is asked to go, as an arrow, and what many ask of it as a row of them with their
// sum. Draws what it is given.

import { upright } from "../../draw/field.js";
import { pixels } from "../../draw/image.js";
import { typeset } from "../../draw/network.js";

/** @typedef {import("../../draw/palette.js").Palette} Palette */
/** @typedef {CanvasRenderingContext2D} Context */

/**
 * Which way: a solid triangle up, an open one down; area is size.
 * @param {Context} g @param {Palette} colours @param {number} x @param {number} y
 * @param {number} size half its side @param {boolean} rises
 */
export function way(g, colours, x, y, size, rises) {
  if (size < 1.1) return;
  const [tip, foot] = rises ? [-0.9 * size, 0.75 * size] : [0.9 * size, -0.75 * size];
  g.beginPath();
  g.moveTo(x, y + tip);
  g.lineTo(x + size, y + foot);
  g.lineTo(x - size, y + foot);
  g.closePath();
  g.fillStyle = rises ? colours.positive : colours.paper;
  g.fill();
  if (rises) return;
  g.strokeStyle = colours.negative;
  g.lineWidth = Math.min(1.5, 0.5 + size * 0.25);
  g.stroke();
}

/**
 * What is added up: one arrow each, and the sum.
 * @param {Context} g @param {Palette} colours @param {import("./panel.js").Strip} strip
 * @param {import("../../draw/layout.js").Box} box @param {boolean} isWide
 */
export function strip(g, colours, { terms, images, result, marked }, box, isWide) {
  const column = Math.min(34, (box.width - 96) / terms.length);
  const largest = Math.max(
    1e-12,
    Math.abs(result.value),
    ...terms.map(({ value }) => Math.abs(value)),
  );
  const middle = box.y + (images ? 33 : 28);
  const size = (/** @type {number} */ value) => 7 * Math.sqrt(Math.abs(value) / largest);
  for (const [i, { name, value }] of terms.entries()) {
    const x = box.x + column * (i + 0.5);
    if (images) {
      const side = Math.min(22, column - 2);
      if (i === marked) {
        g.fillStyle = colours.mark;
        g.fillRect(x - side / 2 - 1, box.y - 1, side + 2, side + 2);
      }
      const ink = i === marked ? { ...colours, ink: colours.onMark } : colours;
      pixels(g, ink, images[i], upright({ x: x - side / 2, y: box.y, width: side, height: side }));
    } else
      typeset(g, name, x, box.y + 8, {
        px: terms.length > 10 ? Math.min(12, column * 0.62) : 15,
        family: terms.length > 10 ? colours.sans : colours.serif,
        colour: colours.quiet,
        align: "center",
      });
    way(g, colours, x, middle, size(value), value > 0);
  }
  const x = box.x + column * terms.length;
  typeset(g, "=", x + 4, middle, { px: 14, family: colours.sans, colour: colours.quiet });
  way(g, colours, x + 26, middle, size(result.value), result.value > 0);
  typeset(g, result.text, x + 38, middle, {
    px: 14,
    weight: 600,
    family: colours.sans,
    colour: colours.ink,
  });
  if (isWide || images)
    typeset(g, result.name, x + 4, box.y + 8, {
      px: 12.5,
      family: colours.sans,
      colour: colours.quiet,
    });
}
