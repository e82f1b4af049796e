// The upper half of the gradient figure: drawing, pictures of nudges, neurons with the way they are
// asked to go, edges, and the squares that are the cost. Paints a scene; asks nothing, decides nothing.

import { course, drawEdges } from "../../draw/edges.js";
import { upright } from "../../draw/field.js";
import { pixels } from "../../draw/image.js";
import { marker, neuron, typeset } from "../../draw/network.js";
import { frame, weightPicture } from "../../draw/weights.js";
import { BESIDE } from "./layout.js";
import { strip, way } from "./ways.js";

/** @typedef {import("../../draw/palette.js").Palette} Palette */
/** @typedef {import("../../draw/layout.js").Box} Box */
/** @typedef {import("../../draw/edges.js").Edge} Edge */
/** @typedef {import("./layout.js").Geometry} Geometry */
/** @typedef {import("./nudges.js").Weight} Weight */
/** @typedef {import("./descent.js").Question} Question */
/** @typedef {CanvasRenderingContext2D} Context */
/** @typedef {{ layer: number, neuron: number }} Place */
/**
 * @typedef {object} Scene
 * @property {Question | null} question null while there is no network yet
 * @property {number} label
 * @property {Float32Array[]} pictures nudges of the weights of each neuron of the first hidden layer
 * @property {number} full the nudge that fills a cell of them
 * @property {Edge[][]} edges by the layer they lead to, weakest first
 * @property {Float32Array[]} asked which way each activation is asked to go, by layer
 * @property {Place | null} chosen
 * @property {Weight | null} weight
 * @property {import("./panel.js").Strip | null} strip
 * @property {Box} stripBox
 * @property {boolean} showsPictures
 * @property {(value: number) => string} write
 * @property {{ hidden: string, output: string, error: string, pictures: string, drawing: string, legend: string, half: string }} words
 */

/** The marker under an edge, in pixels. */
const BAND = 7;

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene */
export function paint(g, colours, geometry, scene) {
  heads(g, colours, geometry, scene);
  drawings(g, colours, geometry, scene);
  if (scene.showsPictures) pictures(g, colours, geometry, scene);
  edges(g, colours, geometry, scene);
  neurons(g, colours, geometry, scene);
  squares(g, colours, geometry, scene);
  if (scene.strip && scene.showsPictures)
    strip(g, colours, scene.strip, scene.stripBox, geometry.kind === "wide");
}

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene */
function heads(g, colours, geometry, { words, label }) {
  const { boxes, at, squares, labels, kind } = geometry;
  const how = { px: kind === "wide" ? 12.5 : 13, family: colours.sans, colour: colours.quiet };
  const numeral = labels[label];
  const middle = [numeral.x + numeral.width / 2, numeral.y + numeral.height / 2];
  marker(g, colours.mark, middle[0] - 13, middle[1] - 15, 26, 30);
  if (kind === "narrow") {
    const { x, y, width } = boxes.legend;
    typeset(g, words.legend, x, y + 9, how);
    typeset(g, words.half, x + width, y + 9, { ...how, align: "right" });
    return;
  }
  const y = boxes.heads.y;
  const centred = { ...how, align: /** @type {const} */ ("center") };
  for (const l of [1, 2]) typeset(g, words.hidden, at[l][0][0], y, centred);
  typeset(g, words.output, at[3][0][0] - 8, y, centred);
  typeset(g, words.legend, middle[0], y - 20, centred);
  const [{ x, width }] = squares;
  typeset(g, "0", x, y, centred);
  typeset(g, "1", x + width, y, centred);
  typeset(g, words.error, geometry.width, y, { ...how, align: "right" });
  typeset(g, words.drawing, boxes.drawingHead.x, boxes.drawingHead.y + 9, { ...how, px: 13 });
}

/** The drawing, or the ten of the minibatch. @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene */
function drawings(g, colours, { drawing, mates, boxes, kind }, { question, label, words }) {
  const examples = question?.examples ?? [];
  if (drawing && examples.length <= 1) {
    if (examples.length) pixels(g, colours, examples[0].image, upright(drawing));
    frame(g, colours, drawing);
    if (kind === "narrow") return;
    const { x, y } = boxes.label;
    typeset(g, words.legend, x, y, { px: 13, family: colours.sans, colour: colours.quiet });
    marker(g, colours.mark, x, y + 18, 56, 66);
    const how = { px: 56, weight: 600, family: colours.serif, colour: colours.onMark };
    typeset(g, String(label), x + 28, y + 51, { ...how, align: "center" });
    return;
  }
  for (const [i, example] of examples.entries()) {
    const box = mates[i];
    pixels(g, colours, example.image, upright(box));
    if (kind === "narrow") continue;
    frame(g, colours, box);
    const [x, y] = [box.x + box.width + 13, box.y + box.height / 2];
    const isOwn = example.label === label;
    if (isOwn) marker(g, colours.mark, x - 9, y - 12, 18, 24);
    typeset(g, String(example.label), x, y, {
      px: 16,
      weight: isOwn ? 600 : 400,
      family: colours.serif,
      colour: isOwn ? colours.onMark : colours.quiet,
      align: "center",
    });
  }
}

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene */
function pictures(g, colours, geometry, scene) {
  const { boxes, kind, at, radius } = geometry;
  const { x, y } = boxes.pictureHead;
  typeset(g, scene.words.pictures, x, y + 9, {
    px: 13,
    family: colours.sans,
    colour: colours.quiet,
  });
  const { chosen, weight } = scene;
  for (const [j, box] of geometry.pictures.entries()) {
    const isChosen = chosen?.layer === 1 && chosen.neuron === j;
    if (isChosen) edge(g, colours, box);
    else frame(g, colours, box);
    if (scene.question) weightPicture(g, colours, scene.pictures[j], box, { scale: scene.full });
    if (weight?.layer === 1 && weight.to === j) pixelMark(g, colours, box, weight.from);
  }
  if (kind !== "wide") return;
  // The block of pictures unfolds into the column of neurons.
  const first = geometry.pictures[0];
  const last = geometry.pictures[geometry.pictures.length - 1];
  const rim = last.x + last.width + 7;
  const lead = (/** @type {number} */ top, /** @type {number} */ j) => {
    const [nx, ny] = at[1][j];
    const end = nx - radius[1] - 8;
    g.beginPath();
    g.moveTo(rim, top);
    g.bezierCurveTo((rim + end) / 2, top, (rim + end) / 2, ny, end, ny);
    g.stroke();
  };
  g.strokeStyle = colours.dot;
  g.lineWidth = 1;
  lead(first.y, 0);
  lead(last.y + last.height, at[1].length - 1);
  if (chosen?.layer !== 1) return;
  const box = geometry.pictures[chosen.neuron];
  const [nx, ny] = at[1][chosen.neuron];
  const [from, to, middle] = [box.x + box.width + 4, nx - radius[1] - 6, box.y + box.height / 2];
  g.strokeStyle = colours.ink;
  g.beginPath();
  g.moveTo(from, middle);
  g.bezierCurveTo((from + to) / 2, middle, (from + to) / 2, ny, to, ny);
  g.stroke();
}

/** A picture's edge where it is the chosen one. @param {Context} g @param {Palette} colours @param {Box} box */
function edge(g, colours, { x, y, width, height }) {
  g.fillStyle = colours.markEdge;
  g.fillRect(x - 4, y - 4, width + 8, height + 8);
  g.fillStyle = colours.mark;
  g.fillRect(x - 3, y - 3, width + 6, height + 6);
  g.fillStyle = colours.paper;
  g.fillRect(x, y, width, height);
}

/** @param {Context} g @param {Palette} colours @param {Box} box @param {number} pixel */
function pixelMark(g, colours, box, pixel) {
  const cell = box.width / 28;
  const x = box.x + ((pixel % 28) + 0.5) * cell;
  const y = box.y + (Math.floor(pixel / 28) + 0.5) * cell;
  for (const [colour, width] of /** @type {const} */ ([
    [colours.ink, 4],
    [colours.mark, 2],
  ])) {
    g.strokeStyle = colour;
    g.lineWidth = width;
    g.beginPath();
    g.arc(x, y, 5, 0, Math.PI * 2);
    g.stroke();
  }
}

/**
 * Where the edges of a layer begin and end: clear of the arrows behind the neurons they come from.
 * @param {Geometry} geometry @param {number} layer
 */
export function reachOf({ radius, arrow, upward }, layer) {
  const cleared = radius.slice();
  cleared[layer - 1] += BESIDE + arrow + 3;
  return { radius: cleared, upward };
}

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene */
function edges(g, colours, geometry, { edges, weight, chosen }) {
  for (const layer of [2, 3]) {
    const spaced = /** @type {import("../../draw/layout.js").Geometry} */ (
      /** @type {unknown} */ ({ ...geometry, ...reachOf(geometry, layer) })
    );
    const isOwn = chosen?.layer === layer;
    const opacity = (/** @type {Edge} */ { share }) =>
      isOwn ? 0.25 + 0.7 * share ** 0.7 : (0.04 + 0.9 * share ** 1.7) * (chosen ? 0.12 : 1);
    if (weight?.layer === layer) {
      const start = geometry.at[layer - 1][weight.from];
      const [x0, y0, x1, y1, x2, y2, x3, y3] = course(
        spaced,
        layer,
        start,
        geometry.at[layer][weight.to],
      );
      g.globalAlpha = 0.55;
      g.strokeStyle = colours.mark;
      g.lineWidth = BAND;
      g.lineCap = "butt";
      g.beginPath();
      g.moveTo(x0, y0);
      g.bezierCurveTo(x1, y1, x2, y2, x3, y3);
      g.stroke();
      g.globalAlpha = 1;
    }
    const isHere = (/** @type {Edge} */ edge) =>
      weight?.layer === layer && edge.from === weight.from && edge.to === weight.to;
    drawEdges(
      g,
      colours,
      spaced,
      upright(geometry.network),
      edges[layer],
      (edge) => (isHere(edge) ? 1 : opacity(edge)),
      isOwn,
    );
  }
}

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene */
function neurons(g, colours, geometry, { question, asked, chosen }) {
  const { at, radius, upward, arrow } = geometry;
  for (let l = 1; l < at.length; l++) {
    const largest = Math.max(1e-12, ...(asked[l] ?? []).map(Math.abs));
    for (const [j, [x, y]] of at[l].entries()) {
      const isChosen = chosen?.layer === l && chosen.neuron === j;
      neuron(g, colours, x, y, radius[l], question?.activations[l][j] ?? 0, isChosen);
      const wanted = asked[l]?.[j] ?? 0;
      const size = arrow * Math.sqrt(Math.abs(wanted) / largest);
      const away = radius[l] + BESIDE;
      way(g, colours, upward ? x : x + away, upward ? y - away : y, size, wanted > 0);
    }
  }
}

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene */
function squares(g, colours, geometry, { question, label, write }) {
  for (const [k, { x, y, width: u, height }] of geometry.squares.entries()) {
    const base = Math.round(y + height) + 0.5;
    g.strokeStyle = k === label && geometry.upward ? colours.quiet : colours.line;
    g.lineWidth = 1;
    g.beginPath();
    g.moveTo(x, base);
    g.lineTo(x + u, base);
    if (!geometry.upward)
      for (const side of [x, x + u]) {
        g.moveTo(Math.round(side) + 0.5, y);
        g.lineTo(Math.round(side) + 0.5, base);
      }
    g.stroke();
    if (!question) continue;
    const { rise, fall } = question.squares[k];
    // What must rise has its square at the end where 1 is, what must fall where 0 is.
    const [up, down] = [u * Math.sqrt(rise), u * Math.sqrt(fall)];
    if (up > 0.5) {
      g.fillStyle = colours.positive;
      g.fillRect(x + u - up, base - 0.5 - up, up, up);
    }
    if (down > 0.5) open(g, colours.negative, x, base - 0.5 - down, down);
    if (!geometry.upward)
      typeset(g, write(rise + fall), geometry.width, y + height / 2, {
        px: 13,
        family: colours.sans,
        colour: colours.ink,
        align: "right",
      });
  }
}

/** An open square; one too small to be open is full. @param {Context} g @param {string} colour @param {number} x @param {number} y @param {number} side */
function open(g, colour, x, y, side) {
  const rim = Math.min(2, Math.max(1, side / 3));
  g.strokeStyle = g.fillStyle = colour;
  g.lineWidth = rim;
  if (side > 2 * rim) g.strokeRect(x + rim / 2, y + rim / 2, side - rim, side - rim);
  else g.fillRect(x, y, side, side);
}
