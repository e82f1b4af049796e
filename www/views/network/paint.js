// The network figure's picture, painted from values. Keeps nothing between two paintings.

import { course, drawEdges } from "../../draw/edges.js";
import { centreOf, upright } from "../../draw/field.js";
import { lattice, pixels, signed } from "../../draw/image.js";
import { unit } from "../../draw/layout.js";
import { answerStroke, beside, neuron, numerals, typeset } from "../../draw/network.js";
import { front, unrolling } from "./layout.js";
import { pointOn } from "./own.js";

/** @typedef {import("../../draw/palette.js").Palette} Palette */
/** @typedef {import("../../draw/edges.js").Edge} Edge */
/** @typedef {import("../../engine.js").Reading} Reading */
/** @typedef {import("./layout.js").Geometry} Geometry */
/** @typedef {CanvasRenderingContext2D} Context */
/**
 * @typedef {object} Scene
 * @property {Reading | null} reading
 * @property {readonly Edge[]} edges weakest first
 * @property {{ layer: number, neuron: number } | null} probe the neuron asked about: only its edges are drawn
 * @property {Float32Array | null} products of a neuron of the first layer with its pixels
 * @property {Edge | null} edge the one looked at
 * @property {string} carried its product, written
 * @property {number} position of the signal, in layers
 * @property {number} unrolled 0..1
 * @property {number | null} lens the pixel that stands at full size on the line
 * @property {((layer: number, j: number) => string) | null} numbers what stands beside each neuron, if anything
 * @property {typeof import("../../text/en.js").default} text
 */

const NONE = new Float32Array(784);
/** A neuron fills in the last part of the signal's way to it. */
const FILL = 0.12;
/** Smaller neurons have no room for a number beside them. */
const LEAST = 5;

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene */
export function paint(g, colours, geometry, scene) {
  const { reading, probe, position, text } = scene;
  const last = geometry.at.length - 1;
  const live = reading?.verdict ? reading : null;
  const spots = scene.unrolled > 0 ? unrolling(geometry, scene.unrolled, scene.lens) : null;
  input(g, colours, geometry, scene, spots);
  if (live) edges(g, colours, geometry, scene, spots);

  const isSaid = live !== null && position >= last;
  const verdict = isSaid ? live.verdict : null;
  const wins = verdict?.kind === "decided" ? verdict.digit : -1;
  if (wins >= 0) answerStroke(g, colours, geometry, wins);
  const { mark, onMark } = colours;
  const onMarker = { ...colours, paper: mark, ink: onMark, quiet: onMark, markEdge: onMark };
  for (let l = 1; l <= last; l++) {
    const activations = live?.activations[l] ?? NONE;
    const most = Math.max(1, ...activations);
    const lit = unit((position - l) / FILL + 1);
    for (const [j, [x, y]] of geometry.at[l].entries()) {
      const isAsked = probe?.layer === l && probe.neuron === j;
      const inks = l === last && j === wins ? onMarker : colours;
      neuron(g, inks, x, y, geometry.radius[l], (activations[j] / most) * lit, isAsked);
    }
  }
  const outputs = isSaid ? live.outputs : null;
  const touched = scene.numbers ? -1 : probe?.layer === last ? probe.neuron : null;
  numerals(g, colours, geometry, outputs, verdict, text.number, scene.edge ? null : touched);
  heads(g, colours, geometry, scene);
  if (live && scene.numbers) numbers(g, colours, geometry, scene, scene.numbers);
  else if (live && probe?.layer && (probe.layer < last || geometry.upward)) {
    const value = text.number(live.activations[probe.layer][probe.neuron]);
    beside(g, colours, geometry, probe.layer, probe.neuron, value);
  }
  if (probe?.layer === 0) {
    const [x, y] = centreOf(upright(geometry.picture), probe.neuron);
    const spot = spots?.[probe.neuron];
    const value = live?.image[probe.neuron] ?? 0;
    neuron(g, colours, x, y, Math.max(3.2, (geometry.picture.width / 28) * 0.56), value, true);
    if (spot) neuron(g, colours, spot.x, spot.y, 6, value, true);
  }
  if (scene.edge) label(g, colours, geometry, scene.edge, spots, scene.carried);
}

/** @typedef {ReturnType<typeof unrolling> | null} Spots */

/** The 784: as a picture, as a line, or on their way. @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene @param {Spots} spots */
function input(g, colours, geometry, { reading, products, probe }, spots) {
  const field = upright(geometry.picture);
  lattice(g, colours, field, 28);
  if (!reading?.verdict) return;
  const { image } = reading;
  if (probe?.layer === 1 && products) signed(g, colours, products, field);
  else pixels(g, spots ? { ...colours, ink: colours.line } : colours, image, field);
  if (!spots) return;
  const { line, upward } = geometry;
  g.fillStyle = colours.line;
  if (upward) g.fillRect(line.x, line.y + line.height / 2, line.width, 1);
  else g.fillRect(line.x + line.width / 2, line.y, 1, line.height);
  g.fillStyle = colours.ink;
  g.beginPath();
  for (const [p, { x, y, rx, ry }] of spots.entries()) {
    const k = Math.sqrt(image[p]);
    // Below full size only the length of a stroke can say how much.
    const [wide, tall] =
      rx > 2 * ry ? [rx * image[p], ry] : ry > 2 * rx ? [rx, ry * image[p]] : [rx * k, ry * k];
    if (image[p] < 0.02) continue;
    g.moveTo(x + wide, y);
    g.ellipse(x, y, wide, tall, 0, 0, Math.PI * 2);
  }
  g.fill();
}

/** The edges as far as the signal has come. @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene @param {Spots} spots */
function edges(g, colours, geometry, { edges, probe, edge: chosen, position }, spots) {
  const { upward, width, height } = geometry;
  /** @type {import("../../draw/edges.js").Geometry} */
  let drawn = geometry;
  let field = upright(geometry.picture);
  if (spots) {
    const at = spots.map(({ x, y }) => /** @type {[number, number]} */ ([x, y]));
    const { line } = geometry;
    field = upright({ ...line, width: line.width / 2 });
    drawn = { ...geometry, at: [at, ...geometry.at.slice(1)], pad: { ...line, y: line.y - 24 } };
  }
  g.save();
  g.beginPath();
  const end = front(geometry, position);
  if (probe || position >= geometry.at.length - 1) g.rect(0, 0, width, height);
  else if (upward) g.rect(0, end, width, height - end);
  else g.rect(0, 0, end, height);
  g.clip();
  const opacity = (/** @type {Edge} */ { layer, share, relevance }) => {
    if (probe) return 0.25 + 0.7 * share ** 0.6;
    if (layer > position + 1) return 0;
    if (layer > 1 && share < 0.035) return 0;
    // Brighter where the signal is.
    const near =
      position < geometry.at.length - 1 ? Math.exp(-((position - layer + 0.5) ** 2) * 4) : 0;
    const strength =
      layer === 1
        ? (0.1 + 0.62 * share ** 0.7) * (0.25 + 0.75 * relevance)
        : (0.05 + 0.9 * share ** 0.75) * relevance;
    return strength * (1 + 1.4 * near);
  };
  if (chosen) {
    const [x0, y0, ...rest] = wayOf(geometry, chosen, spots);
    g.strokeStyle = colours.mark;
    g.lineWidth = 9;
    g.beginPath();
    g.moveTo(x0, y0);
    g.bezierCurveTo(.../** @type {[number, number, number, number, number, number]} */ (rest));
    g.stroke();
  }
  drawEdges(g, colours, drawn, field, /** @type {Edge[]} */ (edges), opacity, probe !== null);
  if (chosen) drawEdges(g, colours, drawn, field, [{ ...chosen, share: 1 }], () => 1, true);
  g.restore();
}

/** @param {Geometry} geometry @param {{ layer: number, from: number, to: number }} edge @param {Spots} spots */
export function wayOf(geometry, { layer, from, to }, spots) {
  const spot = layer === 1 ? spots?.[from] : null;
  const start = spot
    ? /** @type {[number, number]} */ ([spot.x, spot.y])
    : (geometry.at[layer - 1][from] ?? centreOf(upright(geometry.picture), from));
  return course(geometry, layer, start, geometry.at[layer][to]);
}

/** The product on the edge it belongs to. @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Edge} edge @param {Spots} spots @param {string} text */
function label(g, colours, geometry, edge, spots, text) {
  const [x, y] = pointOn(wayOf(geometry, edge, spots), 0.5);
  g.font = `600 13px ${colours.sans}`;
  const w = g.measureText(text).width;
  const left = Math.max(2, Math.min(geometry.width - w - 2, x - w / 2));
  g.fillStyle = colours.paper;
  g.fillRect(left - 4, y - 10, w + 8, 20);
  typeset(g, text, left, y, { px: 13, weight: 600, family: colours.sans, colour: colours.ink });
}

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene */
function heads(g, colours, { heads, at, upward, picture }, { text }) {
  if (upward) return;
  const how = { px: 12.5, family: colours.sans, colour: colours.quiet };
  typeset(g, text.sees, picture.x, heads[0][1] - 4, how);
  for (const [i, [x, y]] of heads.entries()) {
    const said = text.layer(i + 1, at.length - 1, at[i + 1].length);
    typeset(g, said, x, y - 4, { ...how, align: "center" });
  }
}

/** A number beside each neuron the signal has reached; under it, on its side, where the network flows up. @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene @param {(layer: number, j: number) => string} write */
function numbers(g, colours, { at, radius, upward }, { position, reading }, write) {
  const verdict = reading?.verdict;
  const last = at.length - 1;
  const how = { px: 11.5, family: colours.sans, colour: colours.ink };
  for (let l = 1; l <= last; l++) {
    if (position < l || radius[l] < LEAST || (l === last && !upward)) continue;
    for (const [j, [x, y]] of at[l].entries()) {
      const text = write(l, j);
      g.font = `400 11.5px ${colours.sans}`;
      const w = g.measureText(text).width;
      g.save();
      g.translate(x, y);
      if (upward) g.rotate(-Math.PI / 2);
      const left = upward ? -radius[l] - 6 - w : radius[l] + 7;
      g.globalAlpha = 0.86;
      const isMarked = l === last && verdict?.kind === "decided" && verdict.digit === j;
      g.fillStyle = isMarked ? colours.mark : colours.paper;
      g.fillRect(left - 2, -7.5, w + 4, 15);
      g.globalAlpha = 1;
      typeset(g, text, left, 0, isMarked ? { ...how, colour: colours.onMark } : how);
      g.restore();
    }
  }
}
