// Where everything in the network figure stands, for a width: the picture of the input, the layers, and
// the line of 784 that the picture unrolls into. Pure numbers; draws nothing.

import { centreOf, upright } from "../../draw/field.js";
import { columns, lerp, rows, unit } from "../../draw/layout.js";

/** @typedef {import("../../draw/layout.js").Box} Box */
/** @typedef {import("../../draw/layout.js").Geometry} Drawn */
/**
 * @typedef {Pick<Drawn, "width" | "height" | "scale" | "merged" | "upward" | "pad" | "picture" | "radius" | "at" | "targets" | "heads"> & {
 *   kind: "wide" | "narrow", line: Box, play: Box, back: Box, wave: Box }} Geometry
 * `line` is where the 784 stand in a row, `wave` the range input under (or beside) which the signal runs
 */
/** @typedef {[number, number]} Place */

/** From here on the network stands beside the picture. */
const WIDE = 620;
/** A range input's thumb: its middle ends this far from the input's ends. */
const THUMB = 9;
const BUTTON = 52;
/** So many neurons on each side of the one looked at stand at full size. */
const BESIDE = 5;
const PITCH = 13;
const COUNT = 784;

/** @param {number} width @param {ArrayLike<number>} layers @returns {Geometry} */
export const layout = (width, layers) =>
  width >= WIDE ? wide(width, layers) : narrow(width, layers);

/** @param {number} width @param {ArrayLike<number>} layers @returns {Geometry} */
function wide(width, layers) {
  const s = unit((width - WIDE) / 500);
  const [top, pitch, side] = [30, lerp(24, 28, s), Math.round(lerp(230, 392, s))];
  const foot = top + 16 * pitch;
  const first = side + lerp(104, 190, s);
  const last = width - lerp(96, 128, s);
  const picture = { x: 0, y: top + (foot - top - side) / 2, width: side, height: side };
  const gaps = Math.max(1, layers.length - 2);
  const start = first - (last - first) / gaps;
  return {
    ...columns(layers, first, last, top, pitch, lerp(6.8, 9, s)),
    kind: "wide",
    width,
    height: foot + 84,
    scale: lerp(0.35, 1, s),
    merged: false,
    upward: false,
    pad: picture,
    picture,
    line: { x: side - 10, y: top, width: 22, height: foot - top },
    play: { x: 1, y: foot + 20, width: BUTTON, height: BUTTON },
    back: { x: BUTTON + 20, y: foot + 28, width: 58, height: 36 },
    wave: { x: start - THUMB, y: foot + 28, width: last - start + 2 * THUMB, height: 36 },
  };
}

/** @param {number} width @param {ArrayLike<number>} layers @returns {Geometry} */
function narrow(width, layers) {
  const first = 70 + 92 * Math.max(1, layers.length - 2);
  const side = Math.min(width - 56, 320);
  const top = first + 92;
  const picture = { x: (width - side) / 2, y: top, width: side, height: side };
  const foot = top + side + 16;
  const left = BUTTON + 84;
  return {
    ...rows(layers, width, first),
    kind: "narrow",
    width,
    height: foot + BUTTON + 8,
    scale: 0,
    merged: true,
    upward: true,
    pad: picture,
    picture,
    line: { x: 0, y: top - 34, width, height: 22 },
    play: { x: 1, y: foot, width: BUTTON, height: BUTTON },
    back: { x: BUTTON + 14, y: foot + 4, width: 66, height: 44 },
    wave: { x: left, y: foot + 4, width: width - left, height: 44 },
  };
}

/**
 * Where the front of the signal is: an x, or a y where the network flows up.
 * @param {Geometry} geometry @param {number} position in layers
 */
export function front({ heads, upward, wave, picture }, position) {
  const start = upward ? picture.y + picture.height : wave.x + THUMB;
  const places = [start, ...heads.map((head) => head[upward ? 1 : 0])];
  const before = Math.min(heads.length - 1, Math.floor(position));
  return lerp(places[before], places[before + 1], position - before);
}

/**
 * The 784 on their line, and how much room each has there. Around the one looked at they stand at
 * full size, and the others move together.
 * @param {Geometry} geometry @param {number | null} lens the one looked at
 * @returns {{ places: Place[], room: (i: number) => number }}
 */
export function lined({ line, upward }, lens) {
  const [from, long] = upward ? [line.x, line.width] : [line.y, line.height];
  const across = upward ? line.y + line.height / 2 : line.x + line.width / 2;
  const near = lens === null ? null : sharp(from, long, lens);
  const along = (/** @type {number} */ i) => {
    if (!near) return from + ((i + 0.5) / COUNT) * long;
    const { middle, first, last, half } = near;
    if (i < first) return lerp(from, middle - half, (i + 0.5) / first);
    if (i > last) return lerp(middle + half, from + long, (i - last - 0.5) / (COUNT - 1 - last));
    return middle - half + (i - first + 0.5) * PITCH;
  };
  const places = Array.from(
    { length: COUNT },
    (_, i) => /** @type {Place} */ (upward ? [along(i), across] : [across, along(i)]),
  );
  const room = (/** @type {number} */ i) =>
    near && i >= near.first && i <= near.last ? PITCH : long / COUNT;
  return { places, room };
}

/** The stretch at full size. @param {number} from @param {number} long @param {number} lens */
function sharp(from, long, lens) {
  const first = Math.max(0, lens - BESIDE);
  const last = Math.min(COUNT - 1, lens + BESIDE);
  const half = ((last - first + 1) * PITCH) / 2;
  const at = from + ((lens + 0.5) / COUNT) * long;
  return { first, last, half, middle: Math.max(from + half, Math.min(from + long - half, at)) };
}

/**
 * The neuron of the line at a way along it. Inside the stretch at full size it is the one that stands
 * there, and the stretch stays; outside it is the one that would stand there without it.
 * @param {Geometry} geometry @param {number | null} lens @param {number} way @returns {{ pixel: number, lens: number }}
 */
export function onLine({ line, upward }, lens, way) {
  const [from, long] = upward ? [line.x, line.width] : [line.y, line.height];
  if (lens !== null) {
    const { first, half, middle } = sharp(from, long, lens);
    if (Math.abs(way - middle) < half)
      return { pixel: first + Math.floor((way - middle + half) / PITCH), lens };
  }
  const pixel = Math.max(0, Math.min(COUNT - 1, Math.floor(((way - from) / long) * COUNT)));
  return { pixel, lens: pixel };
}

/**
 * The 784 on their way from the picture to the line: row after row leaves.
 * @param {Geometry} geometry @param {number} unrolled 0..1 @param {number | null} lens
 */
export function unrolling(geometry, unrolled, lens) {
  const { places, room } = lined(geometry, lens);
  const field = upright(geometry.picture);
  const cell = field.width / 28;
  return places.map((place, i) => {
    const t = unit(unrolled * 1.6 - (Math.floor(i / 28) / 28) * 0.6);
    const [x, y] = centreOf(field, i);
    const [thin, thick] = [Math.max(0.3, room(i) * 0.46), room(i) > 4 ? room(i) * 0.46 : 9];
    const [rx, ry] = geometry.upward ? [thin, thick] : [thick, thin];
    return {
      x: lerp(x, place[0], t),
      y: lerp(y, place[1], t),
      rx: lerp(cell * 0.56, rx, t),
      ry: lerp(cell * 0.56, ry, t),
    };
  });
}
