// Blocks of dots, all of one size, and the words over them. Paints what it is handed; counts nothing.

import { marker, typeset } from "../../draw/network.js";
import { sizeOf, totalOf } from "./blocks.js";

/** @typedef {import("../../draw/palette.js").Palette} Palette */
/** @typedef {import("./blocks.js").Block} Block */
/** @typedef {import("./blocks.js").Plan} Plan */
/** @typedef {CanvasRenderingContext2D} Context */

const TURN = Math.PI * 2;

/** @param {number} n */
export const count = (n) => n.toLocaleString("en");

/**
 * @param {Context} g @param {Palette} colours @param {Plan} plan @param {readonly Block[]} blocks
 * @param {{ width: number, lit: number, isCounting: boolean, place: number | null, layers: readonly number[], words: typeof import("./words.js").default.en }} scene
 * `lit`: so many blocks are counted; `place`: the number that is read
 */
export function paint(g, colours, plan, blocks, scene) {
  const { lit, isCounting, place } = scene;
  const { boxes, pitch } = plan;
  const { a: density, e: left } = g.getTransform();
  const [full, faint] = [colours.ink, colours.dot].map((ink) => dots(g, ink, pitch * density));
  const read = place === null ? null : blocks.findLast(({ first }) => first <= place);
  for (const [i, block] of blocks.entries()) {
    const { x, y, width, height } = boxes[i];
    const isNow = isCounting && i === lit - 1;
    if (isNow) marker(g, colours.mark, x - 3, y - 3, width + 6, height + 6);
    if (isNow || block === read) {
      g.strokeStyle = isNow ? colours.markEdge : colours.quiet;
      g.lineWidth = 1;
      g.strokeRect(x - 3.5, y - 3.5, width + 7, height + 7);
    }
    g.save();
    // A pattern lies in device pixels, so that every dot has the same.
    g.setTransform(1, 0, 0, 1, Math.round(left + x * density), Math.round(y * density));
    g.fillStyle = i < lit ? (isNow ? dots(g, colours.onMark, pitch * density) : full) : faint;
    g.fillRect(0, 0, Math.round(width * density), Math.round(height * density));
    g.restore();
  }
  heads(g, colours, plan, blocks, scene);
  if (!read || place === null) return;
  const box = boxes[blocks.indexOf(read)];
  const at = place - read.first;
  const x = box.x + ((at % read.columns) + 0.5) * pitch;
  const y = box.y + (Math.floor(at / read.columns) + 0.5) * pitch;
  g.lineWidth = 1.5;
  g.strokeStyle = colours.markEdge;
  g.fillStyle = colours.mark;
  g.beginPath();
  g.arc(x, y, 6, 0, TURN);
  g.fill();
  g.stroke();
  g.fillStyle = colours.onMark;
  g.beginPath();
  g.arc(x, y, Math.max(1, pitch * 0.4), 0, TURN);
  g.fill();
}

/** One dot in a square of whole device pixels, again and again. @param {Context} g @param {string} ink @param {number} pitch */
function dots(g, ink, pitch) {
  const side = Math.round(pitch);
  const tile = Object.assign(document.createElement("canvas"), { width: side, height: side });
  const t = /** @type {Context} */ (tile.getContext("2d"));
  t.fillStyle = ink;
  if (side < 4) t.fillRect(0, 0, side - 1, side - 1);
  else {
    t.arc(side / 2, side / 2, side * 0.37, 0, TURN);
    t.fill();
  }
  return /** @type {CanvasPattern} */ (g.createPattern(tile, "repeat"));
}

/** @param {Context} g @param {Palette} colours @param {Plan} plan @param {readonly Block[]} blocks @param {Parameters<typeof paint>[4]} scene */
function heads(g, colours, plan, blocks, { width, lit, layers, words }) {
  const quiet = { px: 13, family: colours.sans, colour: colours.quiet };
  const counted = new Set(blocks.slice(0, lit));
  for (const [i, { x, y, text }] of plan.heads.entries()) {
    const sum = count(totalOf(text.filter((block) => counted.has(block))));
    const bold = { ...quiet, weight: 600, colour: colours.ink };
    if (i === 0) {
      typeset(g, `${layers[0]} × ${layers[1]}`, x, y + 10, quiet);
      typeset(g, sum, x, y + 33, { ...bold, px: 21 });
      const said = width < 560 ? words.blockShort : words.block;
      typeset(g, said, width, y + 33, { ...quiet, align: "right" });
      continue;
    }
    const [{ isBias, columns, rows }] = text;
    typeset(g, isBias ? words.biases : words.weights, x, y + 10, quiet);
    const parts = isBias ? text.map(sizeOf).join(" + ") : `${columns} × ${rows}`;
    typeset(g, parts, x, y + 29, quiet);
    typeset(g, sum, x, y + 48, { ...bold, px: 16 });
  }
}
