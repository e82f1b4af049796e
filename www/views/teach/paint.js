// The teach figure's one picture, painted from values: the pad, the pixels, ten outputs before and
// now, the reader's drawings, a thousand others. Keeps nothing between two paintings.

import { upright } from "../../draw/field.js";
import { lattice, pixels, sheet, strokes } from "../../draw/image.js";
import { marker, neuron, typeset } from "../../draw/network.js";

/** @typedef {import("../../draw/palette.js").Palette} Palette */
/** @typedef {import("../../draw/layout.js").Box} Box */
/** @typedef {import("../../engine.js").Reading} Reading */
/** @typedef {import("./layout.js").Geometry} Geometry */
/** @typedef {CanvasRenderingContext2D} Context */
/**
 * @typedef {object} Scene
 * @property {number[][][]} strokes
 * @property {Reading | null} reading
 * @property {ArrayLike<number> | null} before ten outputs, where a lesson has changed the network
 * @property {{ strokes: number[][][], label: number, was: boolean | null, is: boolean | null }[]} hand those that have room
 * @property {{ labels: Uint8Array, before: Uint8Array | null, now: Uint8Array } | null} others
 * @property {{ x: number, y: number, down: boolean } | null} cursor of the keyboard, in 0..1 of the pad
 * @property {(value: number) => string} number
 * @property {(value: number) => string} signed
 */

const TURN = Math.PI * 2;
/** Below this a change is none. */
const STILL = 0.005;

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene */
export function paint(g, colours, geometry, scene) {
  paintPad(g, colours, geometry.pad, scene);
  const field = upright(geometry.picture);
  lattice(g, colours, field, 28);
  if (scene.reading?.verdict) pixels(g, colours, scene.reading.image, field);
  if (geometry.across) outputsAcross(g, colours, geometry, scene);
  else outputsDown(g, colours, geometry, scene);
  paintHand(g, colours, geometry.hand, scene);
  paintOthers(g, colours, geometry.others, scene);
}

/** @param {Context} g @param {Palette} colours @param {Box} pad @param {Scene} scene */
function paintPad(g, colours, pad, scene) {
  sheet(g, colours, pad);
  lattice(g, colours, upright(pad), 14);
  g.save();
  g.beginPath();
  g.rect(pad.x, pad.y, pad.width, pad.height);
  g.clip();
  strokes(g, colours.ink, scene.strokes, pad);
  g.restore();
  if (!scene.cursor) return;
  const [x, y] = [pad.x + scene.cursor.x * pad.width, pad.y + scene.cursor.y * pad.height];
  disc(g, x, y, scene.cursor.down ? 8 : 6, colours.mark);
  ring(g, x, y, scene.cursor.down ? 8 : 6, colours.markEdge, scene.cursor.down ? 2.5 : 1);
}

/** @param {Scene} scene */
const winner = ({ reading }) => (reading?.verdict?.kind === "decided" ? reading.verdict.digit : -1);

/** @param {Palette} colours */
const onMarker = (colours) => ({
  ...colours,
  paper: colours.mark,
  ink: colours.onMark,
  quiet: colours.onMark,
  markEdge: colours.onMark,
});

/** What can be pressed is underlined, as words are. @param {Context} g @param {Palette} colours @param {number} x @param {number} y */
function underline(g, colours, x, y) {
  g.fillStyle = colours.dot;
  g.fillRect(Math.round(x) - 7, Math.round(y) + 11, 14, 1);
}

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene */
function outputsDown(g, colours, { outputs, ways }, scene) {
  const now = scene.reading?.verdict ? scene.reading.outputs : null;
  const r = 10;
  for (const [j, { x, y, width, height }] of outputs.entries()) {
    const middle = y + height / 2;
    const wins = winner(scene) === j;
    if (wins) marker(g, colours.mark, x, y + 1, ways.now + 62 - x, height - 2);
    const after = wins ? onMarker(colours) : colours;
    typeset(g, String(j), x + 10, middle, {
      px: wins ? 26 : 18,
      weight: wins ? 600 : 400,
      family: colours.serif,
      colour: after.ink,
    });
    if (now && !wins) underline(g, colours, x + 14.5, middle);
    const value = { px: 13, family: colours.sans };
    neuron(g, after, ways.now, middle, r, now?.[j] ?? 0, false);
    if (now)
      typeset(g, scene.number(now[j]), ways.now + r + 8, middle, {
        ...value,
        weight: wins ? 600 : 400,
        colour: wins ? colours.onMark : colours.ink,
      });
    if (!now || !scene.before) continue;
    neuron(g, after, ways.before, middle, r, scene.before[j], false);
    typeset(g, scene.number(scene.before[j]), ways.before + r + 8, middle, {
      ...value,
      colour: after.quiet,
    });
    const by = now[j] - scene.before[j];
    if (Math.abs(by) < STILL) continue;
    change(g, colours, ways.change, middle, Math.min(40, x + width - ways.change - 4) * by);
    typeset(g, scene.signed(by), ways.change + (by > 0 ? -8 : 8), middle, {
      px: 12.5,
      family: colours.sans,
      colour: colours.quiet,
      align: by > 0 ? "right" : "left",
    });
  }
  if (!now || !scene.before) return;
  g.strokeStyle = colours.dot;
  g.lineWidth = 1;
  g.beginPath();
  g.moveTo(Math.round(ways.change) + 0.5, outputs[0].y);
  g.lineTo(Math.round(ways.change) + 0.5, outputs[9].y + outputs[9].height);
  g.stroke();
}

/** A bar from zero: solid blue to the right, open orange to the left. @param {Context} g @param {Palette} colours @param {number} x @param {number} y @param {number} length */
function change(g, colours, x, y, length) {
  const size = Math.max(2, Math.abs(length));
  if (length > 0) {
    g.fillStyle = colours.positive;
    g.fillRect(x, y - 4, size, 8);
    return;
  }
  g.strokeStyle = colours.negative;
  g.lineWidth = 1.5;
  g.strokeRect(x - size + 0.75, y - 3.25, size - 0.75, 6.5);
}

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene */
function outputsAcross(g, colours, { outputs, ways }, scene) {
  const now = scene.reading?.verdict ? scene.reading.outputs : null;
  const r = Math.min(9, outputs[0].width * 0.26);
  for (const [j, { x, y, width, height }] of outputs.entries()) {
    const middle = x + width / 2;
    const wins = winner(scene) === j;
    if (wins)
      marker(g, colours.mark, x + 2, ways.now - r - 5, width - 4, y + height - ways.now + r + 3);
    neuron(g, wins ? onMarker(colours) : colours, middle, ways.now, r, now?.[j] ?? 0, false);
    typeset(g, String(j), middle, y + height / 2, {
      px: wins ? 28 : 19,
      weight: wins ? 600 : 400,
      family: colours.serif,
      colour: wins ? colours.onMark : colours.ink,
      align: "center",
    });
    if (now && !wins) underline(g, colours, middle, y + height / 2);
    if (!now || !scene.before) continue;
    neuron(g, colours, middle, ways.before, r, scene.before[j], false);
    triangle(g, colours, middle, ways.change, now[j] - scene.before[j], r);
  }
}

/** Which way an output went; its area is how far. @param {Context} g @param {Palette} colours @param {number} x @param {number} y @param {number} by @param {number} most */
function triangle(g, colours, x, y, by, most) {
  if (Math.abs(by) < STILL) return;
  const size = Math.max(2.5, most * Math.sqrt(Math.abs(by)));
  const up = by > 0 ? -1 : 1;
  g.beginPath();
  g.moveTo(x, y + up * size * 0.8);
  g.lineTo(x + size, y - up * size * 0.8);
  g.lineTo(x - size, y - up * size * 0.8);
  g.closePath();
  if (by > 0) {
    g.fillStyle = colours.positive;
    g.fill();
  } else {
    g.strokeStyle = colours.negative;
    g.lineWidth = 1.4;
    g.stroke();
  }
}

/** @param {Context} g @param {Palette} colours @param {Geometry["hand"]} place @param {Scene} scene */
function paintHand(g, colours, { x, y, size, columns }, { hand }) {
  for (const [i, drawing] of hand.entries()) {
    const left = x + (i % columns) * size;
    const top = y + Math.floor(i / columns) * (size + 18);
    const cell = { x: left + 2, y: top + 1, width: size - 4, height: size - 4 };
    strokes(g, colours.ink, drawing.strokes, cell, 0.08);
    const middle = top + size + 6;
    dot(g, colours, left + 12, middle, 4, drawing.was, drawing.is);
    typeset(g, String(drawing.label), left + 21, middle, {
      px: 14,
      family: colours.serif,
      colour: colours.ink,
    });
  }
}

/**
 * One digit that was read right or wrong, and is: ink counts, colour says that it changed.
 * @param {Context} g @param {Palette} colours @param {number} x @param {number} y @param {number} r
 * @param {boolean | null} was @param {boolean | null} is
 */
function dot(g, colours, x, y, r, was, is) {
  if (is === null) return;
  const changed = was !== null && was !== is;
  if (is) disc(g, x, y, changed ? r * 1.25 : r, changed ? colours.positive : colours.ink);
  else
    ring(
      g,
      x,
      y,
      changed ? r * 1.1 : r - 0.5,
      changed ? colours.negative : colours.quiet,
      changed ? 1.8 : 1,
    );
}

/** @param {Context} g @param {Palette} colours @param {Geometry["others"]} place @param {Scene} scene */
function paintOthers(g, colours, { x, y, pitch, columns }, { others }) {
  const r = pitch * 0.36;
  const at = (/** @type {number} */ i) =>
    /** @type {const} */ ([
      x + ((i % columns) + 0.5) * pitch,
      y + (Math.floor(i / columns) + 0.5) * pitch,
    ]);
  if (!others) {
    g.fillStyle = colours.dot;
    for (let i = 0; i < 1000; i++) {
      const [cx, cy] = at(i);
      g.fillRect(cx - 0.5, cy - 0.5, 1, 1);
    }
    return;
  }
  const { labels, before, now } = others;
  // Those that changed lie over their neighbours.
  for (const isChanged of [false, true])
    for (let i = 0; i < labels.length; i++) {
      const is = now[i] === labels[i];
      const was = before ? before[i] === labels[i] : is;
      if ((was !== is) === isChanged) dot(g, colours, ...at(i), isChanged ? r * 1.25 : r, was, is);
    }
}

/** @param {Context} g @param {number} x @param {number} y @param {number} r @param {string} fill */
function disc(g, x, y, r, fill) {
  g.fillStyle = fill;
  g.beginPath();
  g.arc(x, y, r, 0, TURN);
  g.fill();
}

/** @param {Context} g @param {number} x @param {number} y @param {number} r @param {string} stroke @param {number} width */
function ring(g, x, y, r, stroke, width) {
  g.strokeStyle = stroke;
  g.lineWidth = width;
  g.beginPath();
  g.arc(x, y, Math.max(0.5, r), 0, TURN);
  g.stroke();
}
