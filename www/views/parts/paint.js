// Paints the parts figure: neurons to choose from, parts, what lights the chosen neuron, and the
// patterns of two parts and of both. Draws what it is given; computes no number of it.

import { upright } from "../../draw/field.js";
import { pixels } from "../../draw/image.js";
import { marker, neuron, typeset } from "../../draw/network.js";
import { pickAt } from "../../draw/picks.js";
import { thumbs } from "../../draw/thumb.js";
import { frame, scaleOf, weightPicture } from "../../draw/weights.js";
import { ACROSS, NAMES } from "./layout.js";
import { largestOf } from "./patterns.js";

/** @typedef {import("../../draw/palette.js").Palette} Palette */
/** @typedef {import("../../draw/layout.js").Box} Box */
/** @typedef {import("./layout.js").Geometry} Geometry */
/** @typedef {CanvasRenderingContext2D} Context */
/**
 * @typedef {object} Scene
 * @property {number} count of neurons to choose from
 * @property {number} chosen
 * @property {(j: number) => string} wordOf the reader's, for a neuron
 * @property {Float32Array[]} images of the parts, each alone; none without a network
 * @property {number | null} guess
 * @property {number[] | null} lit how far each part lights the neuron, once guessed
 * @property {{ means: number[], images: Float32Array[], difference: Float32Array } | null} found
 * @property {Float32Array | null} weights of the neuron, once guessed
 * @property {number[]} pair of parts
 * @property {Float32Array[]} terms the two and both
 * @property {{ said: string, value: string, isSure: boolean, isDigit: boolean }[]} answers to the terms
 * @property {{ head: string, names: string[], rows: number[][] | null, count: number, isSigned: boolean, probe: number | null }[]} blocks
 * @property {{ ask: string, means: string, top: string, differs: string, weights: string }} heads
 * @property {(value: number) => string} write
 */

/** Above every head's baseline. */
const ABOVE = 12;

/** What fills a ring: 1, or more where activations go beyond. @param {number[]} values */
const full = (values) => Math.max(1, largestOf(values));

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene */
export function paint(g, colours, geometry, scene) {
  const type = {
    ink: { px: 13, family: colours.sans, colour: colours.ink },
    quiet: { px: 13, family: colours.sans, colour: colours.quiet },
  };
  picker(g, colours, geometry, scene);
  guesses(g, colours, geometry, scene, type.ink);
  const { boxes, pictures, thumbs: places } = geometry;
  const { found, heads, weights } = scene;
  typeset(g, heads.means, boxes.means.x, boxes.means.y, type.ink);
  means(g, colours, boxes.means, found?.means ?? null);
  typeset(g, heads.top, boxes.top.x, boxes.top.y - ABOVE, type.ink);
  if (found)
    thumbs(
      g,
      colours.ink,
      places.map((box, i) => ({ image: found.images[i], box })),
    );
  else
    for (const { x, y, width } of places)
      frame(g, colours, { x: x + 4, y: y + 4, width: width - 8, height: width - 8 });
  for (const [i, box] of pictures.entries()) {
    typeset(g, i ? heads.weights : heads.differs, box.x, box.y - ABOVE, type.ink);
    frame(g, colours, box);
  }
  if (found) {
    const scale = Math.max(...found.difference.map(Math.abs));
    weightPicture(g, colours, found.difference, pictures[0], { scale });
  }
  if (weights) {
    const columns = Math.ceil(Math.sqrt(weights.length));
    const scale = weights.length < 784 ? largestOf(Array.from(weights)) : scaleOf(weights);
    weightPicture(g, colours, weights, pictures[1], { columns, scale });
  }
  compose(g, colours, geometry, scene);
  for (const [i, block] of scene.blocks.entries())
    rows(
      g,
      colours,
      geometry.blocks[i],
      geometry.line,
      block,
      i === 0 || geometry.kind === "narrow",
    );
}

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene */
function picker(g, colours, geometry, { count, chosen, wordOf, lit }) {
  const { picks, boxes } = geometry;
  const places = { picker: boxes.picker, picks };
  for (let j = 0; j < count; j++) {
    const [x, y] = pickAt(places, j);
    const isChosen = j === chosen;
    const isRoomy = picks.radius > 6;
    neuron(g, colours, x, isRoomy ? y - 5 : y, picks.radius, isChosen && lit ? 1 : 0, isChosen);
    const word = isRoomy ? wordOf(j) : "";
    if (word)
      typeset(g, fitted(g, word, picks.pitch - 4, `11px ${colours.sans}`), x, y + 18, {
        px: 11,
        family: colours.sans,
        colour: isChosen ? colours.ink : colours.quiet,
        align: "center",
      });
  }
}

/** As much of a word as there is room for. @param {Context} g @param {string} word @param {number} width @param {string} font */
function fitted(g, word, width, font) {
  g.font = font;
  if (g.measureText(word).width <= width) return word;
  const letters = [...word];
  while (letters.length > 1 && g.measureText(`${letters.join("")}…`).width > width) letters.pop();
  return `${letters.join("")}…`;
}

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene @param {{ px: number, family: string, colour: string }} type */
function guesses(g, colours, { parts, tile, boxes }, { images, guess, lit, heads, write }, type) {
  const { x, y, height } = boxes.ask;
  const middle = y + height / 2;
  if (!lit) {
    g.font = `${type.px}px ${type.family}`;
    marker(g, colours.mark, x, y, g.measureText(heads.ask).width + 12, height);
  }
  typeset(g, heads.ask, lit ? x : x + 6, middle, lit ? type : { ...type, colour: colours.onMark });
  const most = lit ? full(lit) : 1;
  for (const [i, box] of parts.entries()) {
    const square = { ...box, width: tile, height: tile };
    frame(g, colours, square);
    if (i === guess) chosen(g, colours, square);
    if (images[i]) pixels(g, colours, images[i], upright(square));
    if (!lit) continue;
    const low = box.y + tile + 16;
    neuron(g, colours, box.x + 9, low, 7.5, lit[i] / most, false);
    typeset(g, write(lit[i]), box.x + 23, low, {
      px: 13,
      weight: lit[i] === Math.max(...lit) ? 600 : 400,
      family: colours.sans,
      colour: lit[i] === Math.max(...lit) || i === guess ? colours.ink : colours.quiet,
    });
  }
}

/** The edge of a chosen picture: marker within ink. @param {Context} g @param {Palette} colours @param {Box} box */
function chosen(g, colours, { x, y, width }) {
  const wide = width > 60 ? 5 : 3;
  g.strokeStyle = colours.mark;
  g.lineWidth = wide;
  const in_ = wide / 2;
  g.strokeRect(x + in_, y + in_, width - wide, width - wide);
  g.strokeStyle = colours.markEdge;
  g.lineWidth = 1;
  g.strokeRect(x - 0.5, y - 0.5, width + 1, width + 1);
}

/** @param {Context} g @param {Palette} colours @param {Box} box @param {number[] | null} values */
function means(g, colours, { x, y, width }, values) {
  const step = width / 10;
  const most = values ? largestOf(values) : 1;
  for (let digit = 0; digit < 10; digit++) {
    const value = values?.[digit] ?? 0;
    const at = x + (digit + 0.5) * step;
    const isMuch = values !== null && value > 0.6 * most;
    neuron(g, colours, at, y + 34, Math.min(16, step * 0.42), value / Math.max(1, most), false);
    typeset(g, String(digit), at, y + 64, {
      px: 17,
      weight: isMuch ? 600 : 400,
      family: colours.serif,
      colour: isMuch ? colours.ink : colours.quiet,
      align: "center",
    });
  }
}

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene */
function compose(g, colours, { small, terms }, { images, pair, terms: pictures, answers }) {
  const tiles = small.map(({ x, y, width, height }) => {
    const side = Math.min(width - 4, height - 4);
    return { x: x + (width - side) / 2, y: y + (height - side) / 2, width: side, height: side };
  });
  for (const [i, tile] of tiles.entries()) {
    frame(g, colours, tile);
    if (pair.includes(i)) chosen(g, colours, tile);
  }
  thumbs(
    g,
    colours.ink,
    images.map((image, i) => ({ image, box: tiles[i] })),
  );
  for (const [i, box] of terms.entries()) {
    frame(g, colours, box);
    if (pictures[i]) pixels(g, colours, pictures[i], upright(box));
    if (i) {
      const between = (terms[i - 1].x + terms[i - 1].width + box.x) / 2;
      typeset(g, i === 1 ? "+" : "=", between, box.y + box.height / 2, {
        px: 20,
        family: colours.sans,
        colour: colours.quiet,
        align: "center",
      });
    }
    const answer = answers[i];
    if (!answer) continue;
    const { said, value, isSure, isDigit } = answer;
    const low = box.y + box.height + 24;
    const family = isDigit ? colours.serif : colours.sans;
    const isAnswer = isSure && i === 2;
    const px = isAnswer ? 26 : isDigit ? 20 : 13;
    g.font = `${isSure ? 600 : 400} ${px}px ${family}`;
    const wide = g.measureText(said).width;
    if (isAnswer) marker(g, colours.mark, box.x, low - 15, wide + 10, 30);
    const colour = isAnswer ? colours.onMark : colours.ink;
    typeset(g, said, box.x + 5, low, { px, weight: isSure ? 600 : 400, family, colour });
    typeset(g, value, box.x + wide + 16, low, {
      px: 13,
      family: colours.sans,
      colour: colours.ink,
    });
  }
}

/** @param {Context} g @param {Palette} colours @param {Box} box @param {number} line @param {Scene["blocks"][number]} block @param {boolean} isNamed whether its rows have names */
function rows(g, colours, { x, y, width, height }, line, block, isNamed) {
  const { sans } = colours;
  const { head, names, rows: values, count, isSigned, probe } = block;
  const pitch = width / ACROSS;
  typeset(g, head, x, y - ABOVE, { px: 13, family: sans, colour: colours.ink });
  if (probe !== null) {
    const left = x + probe * pitch;
    // Thin, so that blue and orange are told apart on it.
    g.globalAlpha = 0.45;
    marker(g, colours.mark, left, y, pitch, height);
    g.globalAlpha = 1;
    g.fillStyle = colours.markEdge;
    g.fillRect(left, y - 2, pitch, 2);
    g.fillRect(left, y + height, pitch, 2);
  }
  const last = names.length - 1;
  // Sums have one scale in a block; of activations, 1 is full wherever it can be.
  const scale = values && (isSigned ? largestOf(values.flat()) : full(values[4]));
  for (const [i, name] of names.entries()) {
    const middle = y + (i + 0.5) * line;
    if (isNamed)
      typeset(g, name, x - NAMES, middle, {
        px: 12.5,
        family: sans,
        colour: i === last - 1 ? colours.ink : colours.quiet,
      });
    const row = Array.from({ length: Math.min(ACROSS, count) }, (_, j) => values?.[i][j] ?? 0);
    if (i === last || isSigned) {
      const at = { x, y: middle - pitch / 2, width, height: pitch };
      weightPicture(g, colours, row, at, { columns: ACROSS, scale: scale ?? 1 });
    } else
      for (const [j, value] of row.entries())
        neuron(
          g,
          colours,
          x + (j + 0.5) * pitch,
          middle,
          pitch * 0.42,
          value / (scale ?? 1),
          false,
        );
  }
  g.fillStyle = colours.line;
  for (const i of [1, 3, last]) g.fillRect(x, Math.round(y + i * line), ACROSS * pitch, 1);
}
