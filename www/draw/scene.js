// The draw figure's one picture, painted from values: a drawing, its reading, what is asked about,
// and how far a motion has come. Keeps nothing between two paintings.

import { drawEdges, ownEdges } from "./edges.js";
import { centreOf, laidOver, upright } from "./field.js";
import { lattice, pixels, sheet, signed, strokes } from "./image.js";
import { answerStroke, beside, neuron, numerals, typeset } from "./network.js";

/** @typedef {import("./palette.js").Palette} Palette */
/** @typedef {import("./layout.js").Geometry} Geometry */
/** @typedef {import("./layout.js").Box} Box */
/** @typedef {import("./field.js").Field} Field */
/** @typedef {import("./edges.js").Edge} Edge */
/** @typedef {import("../engine.js").Reading} Reading */
/** @typedef {CanvasRenderingContext2D} Context */

/**
 * @typedef {object} Scene
 * @property {number[][][]} strokes
 * @property {Reading | null} reading null while there is no network
 * @property {Edge[]} edges the strongest of this reading
 * @property {{ layer: number, neuron: number, products: Float32Array | null } | null} probe the neuron
 *   asked about; products of its inputs, or of a pixel with the first layer's weights
 * @property {{ x: number, y: number, down: boolean } | null} cursor of the keyboard, in 0..1 of the pad
 * @property {number} morph 0 the stroke as drawn, 1 the pixels it became
 * @property {(layer: number) => number} lit 0..1: how far the forward pass has reached a layer
 * @property {(layer: number) => number} wave how much brighter its edges are as it passes
 * @property {typeof import("../text/en.js").default} text
 */

const NONE = new Float32Array(784);

/** Where the image lies: in its own place, or on the pad over the drawing. @param {Geometry} geometry @param {Scene} scene @returns {Field} */
export function fieldOf(geometry, { strokes, reading }) {
  if (!geometry.merged || !reading?.verdict) return upright(geometry.picture);
  return laidOver(strokes, reading.stages.rasterized, reading.image, geometry.pad);
}

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene */
export function paint(g, colours, geometry, scene) {
  const { reading, probe, text } = scene;
  const live = reading?.verdict ? reading : null;
  const field = fieldOf(geometry, scene);
  sheet(g, colours, geometry.pad);
  if (geometry.merged) mergedPad(g, colours, geometry, scene, field);
  else {
    lattice(g, colours, upright(geometry.pad), 14);
    clipped(g, geometry.pad, () => strokes(g, colours.ink, scene.strokes, geometry.pad));
    lattice(g, colours, field, 28);
    picture(g, colours, scene, field);
  }
  if (live) paintEdges(g, colours, geometry, scene, field);

  const last = geometry.at.length - 1;
  const said = live !== null && scene.lit(last) > 0.9;
  const verdict = said ? live.verdict : null;
  const wins = verdict?.kind === "decided" ? verdict.digit : -1;
  if (wins >= 0) answerStroke(g, colours, geometry, wins);
  const { mark, onMark } = colours;
  const onMarker = { ...colours, paper: mark, ink: onMark, quiet: onMark, markEdge: onMark };
  for (let l = 1; l <= last; l++) {
    const activations = live?.activations[l] ?? NONE;
    const most = Math.max(1, ...activations);
    for (const [j, [x, y]] of geometry.at[l].entries()) {
      const isAsked = probe?.layer === l && probe.neuron === j;
      const inks = l === last && j === wins ? onMarker : colours;
      neuron(g, inks, x, y, geometry.radius[l], (activations[j] / most) * scene.lit(l), isAsked);
    }
  }
  const touched = probe && probe.layer > 0 ? (probe.layer === last ? probe.neuron : -1) : null;
  numerals(g, colours, geometry, said ? live.outputs : null, verdict, text.number, touched);
  if (!geometry.upward)
    for (let l = 1; l <= last; l++) {
      const [x, y] = geometry.heads[l - 1];
      typeset(g, text.layer(l, last, geometry.at[l].length), x, y - 4, {
        px: 12.5,
        family: colours.sans,
        colour: colours.quiet,
        align: "center",
      });
    }
  if (probe?.layer && live && (probe.layer < last || geometry.upward))
    beside(
      g,
      colours,
      geometry,
      probe.layer,
      probe.neuron,
      text.number(live.activations[probe.layer][probe.neuron]),
    );
  if (probe?.layer === 0)
    pixelMark(g, colours, field, probe.neuron, live?.image[probe.neuron] ?? 0);
  if (scene.cursor) penMark(g, colours, geometry.pad, scene.cursor);
}

/** Pad and picture are one: the stroke turns into pixels where it stands. @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene @param {Field} field */
function mergedPad(g, colours, geometry, scene, field) {
  const morph = scene.reading?.verdict ? scene.morph : 0;
  clipped(g, geometry.pad, () => {
    g.globalAlpha = 1 - morph;
    if (morph < 1) {
      lattice(g, colours, upright(geometry.pad), 14);
      strokes(g, colours.ink, scene.strokes, geometry.pad);
    }
    g.globalAlpha = morph;
    if (morph > 0) {
      lattice(g, colours, field, 28);
      picture(g, colours, scene, field);
    }
    g.globalAlpha = 1;
  });
}

/** The image, or what the neuron asked about takes from each of its pixels. @param {Context} g @param {Palette} colours @param {Scene} scene @param {Field} field */
function picture(g, colours, { reading, probe }, field) {
  if (!reading?.verdict) return;
  if (probe?.layer === 1 && probe.products) signed(g, colours, probe.products, field);
  else pixels(g, colours, reading.image, field);
}

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene @param {Field} field */
function paintEdges(g, colours, geometry, { edges, probe, lit, wave, morph }, field) {
  drawEdges(
    g,
    colours,
    geometry,
    field,
    edges,
    (edge) => {
      const { layer, share, relevance } = edge;
      if (layer > 1 && share < 0.035) return 0;
      if (probe && (edge.layer !== probe.layer + 1 || edge.from !== probe.neuron)) return 0.035;
      const strength =
        layer === 1
          ? (0.1 + 0.62 * share ** 0.7) * (0.25 + 0.75 * relevance)
          : (0.05 + 0.9 * share ** 0.75) * relevance;
      return strength * lit(layer) * (1 + 1.2 * wave(layer));
    },
    false,
    // An edge leaves a pixel that is there to be seen.
    !geometry.merged || morph === 1,
  );
  if (!probe?.products) return;
  const own =
    probe.layer > 0
      ? ownEdges(probe.products, probe.layer, probe.neuron, probe.layer === 1 ? 44 : 16)
      : ownEdges(probe.products, 1, 0, 16).map((edge) => ({
          ...edge,
          from: probe.neuron,
          to: edge.from,
        }));
  drawEdges(g, colours, geometry, field, own, ({ share }) => 0.3 + 0.65 * share ** 0.6, true);
}

/** @param {Context} g @param {Box} box @param {() => void} inside */
function clipped(g, box, inside) {
  g.save();
  g.beginPath();
  g.rect(box.x, box.y, box.width, box.height);
  g.clip();
  inside();
  g.restore();
}

/** @param {Context} g @param {Palette} colours @param {Field} field @param {number} pixel @param {number} value */
function pixelMark(g, colours, field, pixel, value) {
  const cell = field.width / 28;
  const [x, y] = centreOf(field, pixel);
  neuron(g, { ...colours, quiet: colours.dot }, x, y, Math.max(3.2, cell * 0.56), value, true);
}

/** The keyboard's pen: a ring while it is up, a full point while it is down. @param {Context} g @param {Palette} colours @param {Box} pad @param {{ x: number, y: number, down: boolean }} cursor */
function penMark(g, colours, pad, { x, y, down }) {
  neuron(
    g,
    colours,
    pad.x + x * pad.width,
    pad.y + y * pad.height,
    pad.width * 0.03,
    down ? 1 : 0,
    true,
  );
}
