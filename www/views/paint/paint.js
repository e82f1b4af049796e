// Paints the figure: the weights on their pad, digits on the line of their weighted sum, a ring for
// each digit, and the neuron that is replaced. Keeps nothing between two paintings.

import { upright } from "../../draw/field.js";
import { lattice, sheet } from "../../draw/image.js";
import { marker, neuron, typeset } from "../../draw/network.js";
import { cellRing } from "../../draw/pointed.js";
import { thumbs } from "../../draw/thumb.js";
import { frame, weightPicture } from "../../draw/weights.js";
import { along, stand, ticksOf } from "./line.js";

/** @typedef {import("../../draw/palette.js").Palette} Palette */
/** @typedef {import("./layout.js").Geometry} Geometry */
/** @typedef {import("./line.js").Stretch} Stretch */
/** @typedef {CanvasRenderingContext2D} Context */
/**
 * @typedef {object} Scene
 * @property {Float32Array | null} weights null while there is no network
 * @property {Float32Array} replaced weights of the neuron whose place they take
 * @property {number} threshold
 * @property {Stretch | null} stretch
 * @property {{ image: Float32Array, sum: number, isOwn: boolean }[]} digits the reader's own first
 * @property {number[] | null} means activations, digit by digit
 * @property {number | null} cell of the keyboard's brush
 * @property {{ off: string, on: string, bias: string }} said
 * @property {(value: number, digits?: number) => string} write
 */

/** Digits fill the middle of their image: its rim may lie over the next one's. */
const SPILL = 1.3;
/** Room for a word beside the rule. */
const WORD = 34;

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene */
export function paint(g, colours, geometry, scene) {
  const { pad, picture } = geometry;
  sheet(g, colours, pad);
  lattice(g, colours, upright(pad), 28);
  if (scene.weights)
    weightPicture(g, colours, scene.weights, pad, { scale: Math.max(1, high(scene.weights)) });
  if (scene.cell !== null) cellRing(g, colours, pad, scene.cell, 28);
  line(g, colours, geometry, scene);
  rings(g, colours, geometry, scene);
  frame(g, colours, picture);
  weightPicture(g, colours, scene.replaced, picture);
}

/** The ninth largest: what fills a cell. @param {Float32Array} weights */
const high = (weights) => weights.map(Math.abs).sort()[weights.length - 9];

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene */
function line(g, colours, { plot, column }, { digits, threshold, stretch, said, write }) {
  const foot = plot.y + plot.height;
  g.fillStyle = colours.quiet;
  g.fillRect(plot.x, foot, plot.width, 1);
  if (!stretch) return;
  const rule = along(stretch, plot, threshold);
  marker(g, colours.mark, rule, foot - 4, plot.x + plot.width - rule, 9);
  g.fillStyle = colours.quiet;
  g.fillRect(plot.x, foot, plot.width, 1);
  const quiet = /** @type {const} */ ({
    px: 12.5,
    family: colours.sans,
    colour: colours.quiet,
    align: "center",
  });
  const places = stretch.tick < 1 ? 1 : 0;
  for (const tick of ticksOf(stretch)) {
    const x = along(stretch, plot, tick);
    g.fillRect(Math.round(x), foot - 3, 1, 7);
    const inside = Math.min(plot.x + plot.width - 6, Math.max(plot.x + 6, x));
    typeset(g, write(tick, places), inside, foot + 22, quiet);
  }
  g.fillStyle = colours.ink;
  g.fillRect(Math.round(rule), plot.y, 1, plot.height);
  const word = plot.y + 7;
  const how = { px: 13, family: colours.sans };
  if (rule - plot.x > WORD)
    typeset(g, said.off, rule - 8, word, { ...how, colour: colours.quiet, align: "right" });
  if (plot.x + plot.width - rule > WORD)
    typeset(g, said.on, rule + 8, word, { ...how, weight: 600, colour: colours.ink });
  const half = 46;
  const middle = Math.min(plot.x + plot.width - half + 9, Math.max(plot.x + half - 9, rule));
  typeset(g, said.bias, middle, foot + 42, {
    ...how,
    px: 14,
    weight: 600,
    colour: colours.ink,
    align: "center",
  });
  stacks(g, colours, plot, column, { digits, threshold, stretch });
}

/** @param {Context} g @param {Palette} colours @param {import("./layout.js").Box} plot @param {number} column @param {{ digits: Scene["digits"], threshold: number, stretch: Stretch }} scene */
function stacks(g, colours, plot, column, { digits, threshold, stretch }) {
  // Between the words beside the rule and the marker on the line.
  const room = { ...plot, y: plot.y + 22, height: plot.height - 30 };
  const sums = digits.map(({ sum }) => sum);
  const { size, places } = stand(sums, threshold, stretch, room, column);
  const side = size * SPILL;
  const all = digits.map(({ image, isOwn }, i) => {
    const { x, y, isOn } = places[i];
    return {
      image,
      isOwn,
      isOn,
      box: { x: x - side / 2, y: y - side / 2, width: side, height: side },
    };
  });
  g.globalAlpha = 0.6;
  thumbs(
    g,
    colours.ink,
    all.filter(({ isOn, isOwn }) => !isOn && !isOwn),
  );
  g.globalAlpha = 1;
  thumbs(
    g,
    colours.ink,
    all.filter(({ isOn, isOwn }) => isOn && !isOwn),
  );
  const own = all.filter(({ isOwn }) => isOwn);
  for (const [i] of own.entries()) {
    const { x, y } = places[i];
    g.fillStyle = colours.mark;
    g.strokeStyle = colours.markEdge;
    g.lineWidth = 1;
    g.beginPath();
    g.rect(
      Math.round(x - size / 2) + 0.5,
      Math.round(y - size / 2) + 0.5,
      Math.round(size) - 1,
      Math.round(size) - 1,
    );
    g.fill();
    g.stroke();
  }
  thumbs(g, colours.onMark, own);
}

/** The largest and which it is: -1 where all are equal. @param {readonly number[]} means @returns {[number, number]} */
export function mostOf(means) {
  const most = Math.max(...means);
  return [most, most > Math.min(...means) ? means.indexOf(most) : -1];
}

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene */
function rings(g, colours, { rings: box }, { means, write }) {
  const pitch = box.width / 10;
  const full = Math.max(1, ...(means ?? []));
  const [, most] = mostOf(means ?? []);
  for (let digit = 0; digit < 10; digit++) {
    const x = box.x + (digit + 0.5) * pitch;
    const mean = means?.[digit] ?? 0;
    const colour = digit === most ? colours.ink : colours.quiet;
    const weight = digit === most ? 600 : 400;
    const how = /** @type {const} */ ({ colour, weight, align: "center" });
    neuron(g, colours, x, box.y + 16, Math.min(13, pitch * 0.42), mean / full, false);
    typeset(g, String(digit), x, box.y + 46, { ...how, px: 17, family: colours.serif });
    if (means)
      typeset(g, write(mean, full < 10 ? 2 : 1), x, box.y + 68, {
        ...how,
        px: Math.min(12, pitch * 0.37),
        family: colours.sans,
      });
  }
}
