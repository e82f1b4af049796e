// Paints the dream figure: ten images, two of them compared through the layers, and the road uphill
// beside what drawn digits get. Keeps nothing between two paintings.

import { bars } from "../../draw/bars.js";
import { density } from "../../draw/canvas.js";
import { across, axes, ball, curve, up } from "../../draw/curve.js";
import { upright } from "../../draw/field.js";
import { lattice, pixels } from "../../draw/image.js";
import { marker, neuron, typeset } from "../../draw/network.js";
import { thumbs } from "../../draw/thumb.js";
import { frame, weightPicture } from "../../draw/weights.js";
import { LAST, PLACES, placeOf } from "./road.js";

/** @typedef {import("../../draw/palette.js").Palette} Palette */
/** @typedef {import("../../draw/layout.js").Box} Box */
/** @typedef {import("./layout.js").Geometry} Geometry */
/** @typedef {(typeof import("./words.js").default)["en"]} Words */
/** @typedef {typeof import("../../text/en.js").default} Text */
/** @typedef {CanvasRenderingContext2D} Context */
/** @typedef {import("./drawn.js").Seen} Seen */
/**
 * @typedef {object} Scene
 * @property {number} digit that is compared
 * @property {number} place on the road
 * @property {Seen[]} made one a digit; none while nothing is there
 * @property {Seen[]} drawn the averages; none while they are drawn
 * @property {number[][]} roads the weighted sums along them
 * @property {number[][]} sums of the drawn digits
 * @property {number} beyond the place from which on no drawn digit gets as much; -1 for none
 */

const TURN = Math.PI * 2;
/** Where the cells of the ten pictures have fewer device pixels a side, they are thumbnails. */
const COARSE = 4;

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene @param {Text} text @param {Words} words */
export function paint(g, colours, geometry, scene, text, words) {
  ten(g, colours, geometry, scene, text);
  for (const [i, half] of geometry.halves.entries()) {
    const seen = (i ? scene.drawn : scene.made)[scene.digit];
    const head = i ? words.drawn(scene.digit) : words.made(scene.digit);
    compared(g, colours, half, seen, head, text);
  }
  chart(g, colours, geometry, scene, text, words);
}

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene @param {Text} text */
function ten(g, colours, { cells, under }, { digit, made, drawn }, { number, signed }) {
  const { sans, serif, ink, quiet } = colours;
  const side = cells[0].width;
  const isShort = under < 40;
  const small = isShort ? 0 : Math.min(28, side - 58);
  /** @type {{ image: Float32Array, box: Box }[]} */
  const pictures = [];
  for (const [d, box] of cells.entries()) {
    frame(g, d === digit ? { ...colours, line: ink } : colours, box);
    const seen = made[d];
    if (seen && side * density() < 28 * COARSE) pictures.push({ image: seen.image, box });
    else if (seen) weightPicture(g, { ...colours, positive: ink }, seen.image, box, { scale: 1 });
    const [x, y] = [box.x, box.y + side + 16];
    const at = isShort ? x + 6 : x + 24;
    if (d === digit) marker(g, colours.mark, at - 8, y - 12, 17, 24);
    const colour = d === digit ? colours.onMark : ink;
    typeset(g, String(d), at, y, {
      px: isShort ? 17 : 20,
      weight: 600,
      family: serif,
      colour,
      align: "center",
    });
    if (!seen) continue;
    const how = { px: isShort ? 12 : 13.5, family: sans, colour: ink };
    const output = number(seen.output);
    if (isShort) typeset(g, output, x + side, y, { ...how, weight: 600, align: "right" });
    else typeset(g, output, at + 11, y, { ...how, weight: 600 });
    if (isShort) continue;
    neuron(g, colours, x + 7, y, 7, seen.output, false);
    const sum =
      Math.abs(seen.sum) < 10
        ? signed(seen.sum)
        : signed(seen.sum).slice(0, 1) + number(Math.abs(seen.sum), 1);
    typeset(g, sum, at + 11, y + 21, {
      ...how,
      px: 12.5,
      align: "left",
      colour: quiet,
    });
    const average = drawn[d];
    if (!average) continue;
    const right = x + side;
    pictures.push({
      image: average.image,
      box: { x: right - small, y: y - 14, width: small, height: small },
    });
    typeset(g, number(average.output), right, y + 21, {
      ...how,
      px: 12.5,
      colour: quiet,
      align: "right",
    });
  }
  thumbs(g, ink, pictures);
}

/** @param {Context} g @param {Palette} colours @param {import("./layout.js").Half} half @param {Seen | undefined} seen @param {string} head @param {Text} text */
function compared(g, colours, { picture, rings, bars: ten }, seen, head, text) {
  const { number, signed } = text;
  const { sans, ink, quiet } = colours;
  const { x, y, width, height } = picture;
  typeset(g, head, x, y - 13, { px: 13, family: sans, colour: quiet });
  lattice(g, colours, upright(picture), 28);
  frame(g, colours, picture);
  bars(g, colours, seen ? seen.activations[seen.activations.length - 1] : null, ten, number);
  if (!seen) return;
  pixels(g, colours, seen.image, upright(picture));
  typeset(g, number(seen.output), x, y + height + 20, {
    px: 20,
    weight: 600,
    family: sans,
    colour: ink,
  });
  typeset(g, signed(seen.sum), x + width, y + height + 21, {
    px: 14,
    family: sans,
    colour: quiet,
    align: "right",
  });
  const last = seen.activations.length - 1;
  const high = rings.height / Math.max(2, last - 1);
  for (const [i, layer] of seen.activations.slice(1, last).entries()) {
    const top = rings.y + i * high;
    const name = text.layer(i + 1, last, layer.length);
    typeset(g, name, rings.x, top + 6, { px: 12.5, family: sans, colour: quiet });
    grid(g, colours, layer, { ...rings, y: top + 14, height: high - 18 });
  }
}

/** The neurons of a layer in rows, as large as they can be. @param {Context} g @param {Palette} colours @param {Float32Array} layer @param {Box} box */
function grid(g, colours, layer, { x, y, width, height }) {
  let [columns, pitch] = [1, 0];
  for (let rows = 1; rows <= layer.length; rows++) {
    const many = Math.ceil(layer.length / rows);
    const each = Math.min(width / many, height / rows);
    if (each > pitch) [columns, pitch] = [many, each];
  }
  const across = Math.min(width / columns, 1.5 * pitch);
  const r = Math.min(9, pitch * 0.44);
  for (const [j, activation] of layer.entries()) {
    const [column, row] = [j % columns, Math.floor(j / columns)];
    neuron(g, colours, x + r + column * across, y + (row + 0.5) * pitch, r, activation, false);
  }
}

/** @param {Context} g @param {Palette} colours @param {Geometry} geometry @param {Scene} scene @param {Text} text @param {Words} words */
function chart(g, colours, geometry, scene, { signed }, words) {
  const { plot: box, strip } = geometry;
  const { digit, place, roads, sums, made, beyond } = scene;
  const { sans, ink, quiet, line } = colours;
  const all = [...roads, ...sums].flat();
  const [low, high] = all.length ? [Math.min(...all) - 0.5, Math.max(...all) + 1] : [-5, 5];
  const last = PLACES.length - 1;
  /** @type {import("../../draw/curve.js").Plot} */
  const plot = { box, x: [0, last], y: [low, high] };
  const how = { px: 12.5, family: sans, colour: quiet };
  typeset(g, words.of(digit), 0, box.y - 15, how);
  typeset(g, words.many(digit), strip.x + strip.width, box.y - 15, { ...how, align: "right" });
  const step = [1, 2, 5, 10, 20, 50].find((each) => (high - low) / each <= 4.5) ?? 100;
  const rows = Array.from(
    { length: Math.floor((high - low) / step) + 1 },
    (_, i) => (Math.ceil(low / step) + i) * step,
  )
    .filter((value) => value <= high)
    .map((value) => ({
      value,
      text: signed(value)
        .replace(/^\+0\.00$/, "0")
        .replace(/\.00$/, ""),
    }));
  axes(g, colours, plot, rows);
  g.font = `12.5px ${sans}`;
  for (const n of [0, 10, 100, LAST]) {
    const x = across(plot, placeOf(n)) - g.measureText(String(n)).width / 2;
    typeset(g, n === LAST ? words.steps(n) : String(n), x, box.y + box.height + 21, how);
  }
  const foot = box.y + box.height;
  if (beyond >= 0) {
    const from = across(plot, beyond);
    marker(g, colours.mark, from, foot - 5, box.x + box.width - from, 10);
    g.fillStyle = colours.markEdge;
    g.fillRect(Math.round(from) - 1, foot - 8, 2, 16);
  }
  for (const [d, road] of roads.entries())
    if (d !== digit)
      curve(
        g,
        plot,
        road.map((sum, i) => [i, sum]),
        { colour: line, width: 1 },
      );
  const own = roads[digit] ?? [];
  curve(
    g,
    plot,
    own.map((sum, i) => [i, sum]),
    { colour: ink, width: 2.5 },
  );
  const sum = made[digit]?.sum;
  if (sum === undefined) return;
  const [x, y] = [across(plot, place), up(plot, sum)];
  g.fillStyle = ink;
  g.fillRect(Math.round(x), box.y, 1, box.height);
  g.fillRect(x, Math.round(y), strip.x + strip.width - x, 1);
  heap(g, colours, strip, sums[digit] ?? [], (value) => up(plot, value), sum);
  ball(g, colours, x, y, 5);
}

/** The drawn digits at their heights, side by side; filled where the image gets more. @param {Context} g @param {Palette} colours @param {Box} strip @param {number[]} sums @param {(sum: number) => number} up @param {number} sum */
function heap(g, colours, strip, sums, up, sum) {
  const r = 2;
  /** @type {Map<number, number>} */
  const rows = new Map();
  const dots = sums.map((each) => {
    const row = Math.round(up(each) / 5);
    const n = rows.get(row) ?? 0;
    rows.set(row, n + 1);
    return { each, n, y: up(each) };
  });
  const pitch = Math.min(5, (strip.width - 2 * r) / Math.max(1, ...rows.values()));
  for (const isBelow of [true, false]) {
    g.beginPath();
    for (const { each, n, y } of dots) {
      if (each < sum !== isBelow) continue;
      const x = strip.x + r + n * pitch;
      g.moveTo(x + r, y);
      g.arc(x, y, r, 0, TURN);
    }
    g.fillStyle = colours.ink;
    g.strokeStyle = colours.quiet;
    g.lineWidth = 0.8;
    if (isBelow) g.fill();
    else g.stroke();
  }
}
