// Ten outputs as bars, one under another: numeral, bar, number; the answer on a marker stroke.
// Knows no page; draws what it is given into a box.

import { marker, typeset } from "./network.js";

/** @typedef {import("./palette.js").Palette} Palette */
/** @typedef {import("./layout.js").Box} Box */
/** @typedef {CanvasRenderingContext2D} Context */

/** The answer is marked when more than half lit. */
export const SURE = 0.5;

/** The fullest of ten, the first of equals. @param {ArrayLike<number>} outputs */
export function fullest(outputs) {
  let digit = 0;
  for (let j = 1; j < outputs.length; j++) if (outputs[j] > outputs[digit]) digit = j;
  return digit;
}

/**
 * @param {Context} g @param {Palette} colours
 * @param {ArrayLike<number> | null} outputs null while there is nothing to say
 * @param {Box} box @param {(value: number) => string} write
 */
export function bars(g, colours, outputs, { x, y, width, height }, write) {
  const high = height / 10;
  const left = x + 22;
  const long = width - 64;
  const answer = outputs ? fullest(outputs) : -1;
  for (let j = 0; j < 10; j++) {
    const value = outputs?.[j] ?? 0;
    const middle = y + high * (j + 0.5);
    const isSure = j === answer && value > SURE;
    if (isSure) marker(g, colours.mark, x, middle - high / 2, width, high);
    const ink = isSure ? colours.onMark : colours.ink;
    typeset(g, String(j), x + 6, middle, {
      px: Math.min(15, high - 1),
      weight: isSure ? 600 : 400,
      family: colours.serif,
      colour: ink,
    });
    g.fillStyle = isSure ? ink : colours.line;
    g.fillRect(left, Math.round(middle) - 0.5, long, 1);
    g.fillStyle = ink;
    if (value > 0.004) g.fillRect(left, Math.round(middle) - 3, long * value, 6);
    if (!outputs) continue;
    typeset(g, write(value), x + width - 5, middle, {
      px: Math.min(12.5, high),
      family: colours.sans,
      colour: isSure ? ink : value > 0.05 ? colours.ink : colours.quiet,
      align: "right",
    });
  }
}
