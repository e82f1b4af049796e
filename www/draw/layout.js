// Where everything in the draw figure stands: width in, geometry out. Pure numbers; touches no page.

/** @typedef {{ x: number, y: number, width: number, height: number }} Box */
/**
 * @typedef {object} Geometry
 * @property {"wide" | "middle" | "narrow"} kind
 * @property {number} width
 * @property {number} height
 * @property {number} scale 0..1: how far type has grown between the smallest and the largest
 * @property {boolean} merged pad and picture are one
 * @property {boolean} upward the network flows upward from the pad
 * @property {Box} pad
 * @property {Box} picture where the 28 x 28 image stands; the pad's own box where merged
 * @property {number[]} radius of the neurons of each layer (0 for the pixels)
 * @property {[number, number][][]} at the centre of every neuron of every layer but the first
 * @property {Box[][]} targets what can be touched for each of them
 * @property {[number, number][]} heads where the layers' names stand
 * @property {Record<"label" | "head" | "tools" | "digits" | "answer" | "detail" | "fold" | "strip" | "choice", Box>} boxes
 * @property {number} thumb side of a preparation picture
 */

const HIDDEN_ROWS = 16;
const THUMB = 56;

/** @param {number} a @param {number} b @param {number} t */
export const lerp = (a, b, t) => a + (b - a) * t;
/** @param {number} v */
export const unit = (v) => Math.max(0, Math.min(1, v));
/** @param {number} x @param {number} y @param {number} width @param {number} height @returns {Box} */
const box = (x, y, width, height) => ({ x, y, width, height });

/**
 * @param {number} width of the figure in CSS pixels, 280 or more
 * @param {ArrayLike<number>} layers neurons per layer, pixels first
 * @param {{ fold: boolean, open: boolean }} more whether there is a word that unfolds the preparation
 *   and the choice of network (a wide figure has room for them and needs none), and whether they show
 * @returns {Geometry}
 */
export function layout(width, layers, more) {
  if (width >= 820) return wide(width, layers);
  return width >= 520 ? middle(width, layers, more) : narrow(width, layers, more);
}

/** @param {number} width @param {ArrayLike<number>} layers @returns {Geometry} */
function wide(width, layers) {
  const s = unit((width - 820) / 258);
  const side = Math.round(lerp(240, 320, s));
  const top = 34;
  const under = top + side;
  const left = 340;
  const gap = lerp(24, 30, s);
  const pad = box(0, top, side, side);
  const picture = box(side + gap, top, side, side);
  const rim = picture.x + side;
  const text = Math.max(picture.x, left + 10);
  const height = under + 90 + THUMB + 34;
  const pitch = (height - 40 - 26) / HIDDEN_ROWS;
  return {
    ...columns(
      layers,
      rim + lerp(84, 104, s),
      width - lerp(92, 128, s),
      26,
      pitch,
      lerp(6.8, 9, s),
    ),
    kind: "wide",
    width,
    height,
    scale: lerp(0.35, 1, s),
    merged: false,
    upward: false,
    pad,
    picture,
    boxes: {
      label: box(0, top - 28, side, 22),
      head: box(picture.x, top - 28, side, 22),
      tools: box(0, under + 4, left, 36),
      digits: box(-8, under + 42, left, 36),
      answer: box(text, under + 11, rim - text + 60, 26),
      detail: box(text, under + 42, rim - text + 40, 100),
      fold: box(0, 0, 0, 0),
      strip: box(0, under + 90, left, THUMB + 34),
      choice: box(rim, height - 34, width - rim, 34),
    },
    thumb: THUMB,
  };
}

/** @param {number} width @param {ArrayLike<number>} layers @param {{ fold: boolean, open: boolean }} more @returns {Geometry} */
function middle(width, layers, { fold, open }) {
  const s = unit((width - 520) / 300);
  const side = Math.round(lerp(226, 330, s));
  const top = 28;
  const under = top + side;
  const pad = box(0, top, side, side);
  const row = under + 84;
  const pitch = (row - 26 - 8) / HIDDEN_ROWS;
  const base = row + 50;
  const strip = base + (fold ? 44 : 6);
  return {
    ...columns(layers, side + lerp(74, 112, s), width - lerp(70, 112, s), 26, pitch, lerp(6, 8, s)),
    kind: "middle",
    width,
    height: open ? strip + THUMB + 34 : base + 36,
    scale: lerp(0, 0.75, s),
    merged: true,
    upward: false,
    pad,
    picture: pad,
    boxes: {
      label: box(0, top - 26, side, 20),
      head: box(0, 0, 0, 0),
      tools: box(0, under + 4, side, 36),
      digits: box(-6, under + 42, 26 * 10 + 66, 36),
      answer: box(0, row + 6, width, 40),
      detail: box(0, row + 6, width, 40),
      fold: box(0, base, width, 36),
      strip: box(0, strip, 340, THUMB + 34),
      choice: box(356, strip, width - 356, THUMB + 34),
    },
    thumb: THUMB,
  };
}

/** @param {number} width @param {ArrayLike<number>} layers @param {{ fold: boolean, open: boolean }} more @returns {Geometry} */
function narrow(width, layers, { fold, open }) {
  const side = width - 76;
  const top = 218;
  const under = top + side;
  const pad = box(0, top, side, side);
  const digits = under + 52;
  const base = digits + 46;
  const strip = base + (fold ? 52 : 10);
  const thumb = width >= 318 ? THUMB : 42;
  return {
    ...rows(layers, width),
    kind: "narrow",
    width,
    height: open ? strip + thumb + 46 + 44 : base + 44,
    scale: 0,
    merged: true,
    upward: true,
    pad,
    picture: pad,
    boxes: {
      label: box(0, under + 9, width, 40),
      head: box(0, 0, 0, 0),
      tools: box(side + 12, top - 10, 64, 176),
      digits: box(0, digits, width, 44),
      answer: box(0, under + 9, width, 40),
      detail: box(0, under + 9, width, 40),
      fold: box(0, base, width, 44),
      strip: box(0, strip, width, thumb + 46),
      choice: box(0, strip + thumb + 46, width, 44),
    },
    thumb,
  };
}

/**
 * Layers as columns from left to right; a layer of more than sixteen stands in columns of sixteen.
 * @param {ArrayLike<number>} layers @param {number} first x of the first hidden layer
 * @param {number} last x of the outputs @param {number} top @param {number} pitch
 * @param {number} largest radius
 */
export function columns(layers, first, last, top, pitch, largest) {
  const hidden = layers.length - 2;
  const room = (last - first) / Math.max(1, hidden);
  const outputPitch = (pitch * HIDDEN_ROWS) / layers[layers.length - 1];
  /** @type {[number, number][][]} */
  const at = [[]];
  /** @type {Box[][]} */
  const targets = [[]];
  const radius = [0];
  /** @type {[number, number][]} */
  const heads = [];
  for (let l = 1; l < layers.length; l++) {
    const isOutput = l === layers.length - 1;
    const x = isOutput ? last : first + room * (l - 1);
    const step = isOutput ? outputPitch : pitch;
    const across = isOutput ? 1 : Math.ceil(layers[l] / HIDDEN_ROWS);
    const apart = across > 1 ? Math.min(pitch * 0.8, (room * 0.62) / (across - 1)) : 0;
    const r = Math.min(largest, pitch * 0.36, across > 1 ? apart * 0.44 : largest);
    const target = across > 1 ? apart : Math.min(44, room - 4);
    radius.push(r);
    heads.push([x, top - 12]);
    /** @type {[number, number][]} */
    const places = [];
    for (let j = 0; j < layers[l]; j++) {
      const column = Math.floor(j / HIDDEN_ROWS);
      places.push([
        x + (column - (across - 1) / 2) * apart,
        top + step * ((isOutput ? j : j % HIDDEN_ROWS) + 0.5),
      ]);
    }
    at.push(places);
    targets.push(
      places.map(([cx, cy]) =>
        isOutput
          ? box(cx - r - 6, cy - step / 2, r * 2 + 44, step)
          : box(cx - target / 2, cy - step / 2, target, step),
      ),
    );
  }
  return { at, targets, radius, heads };
}

/**
 * Layers as rows, the outputs on top. Large layers break into rows close together.
 * @param {ArrayLike<number>} layers @param {number} width @param {number} [first] y of the first hidden layer
 */
export function rows(layers, width, first = 176) {
  const last = layers.length - 1;
  const outputs = 70;
  /** @type {[number, number][][]} */
  const at = [[]];
  /** @type {Box[][]} */
  const targets = [[]];
  const radius = [0];
  /** @type {[number, number][]} */
  const heads = [];
  for (let l = 1; l <= last; l++) {
    const count = layers[l];
    const y = l === last ? outputs : lerp(first, outputs, (l - 1) / (last - 1));
    const down = count > 18 ? Math.ceil(count / 48) : 1;
    const across = Math.ceil(count / down);
    const pitch = width / across;
    const r = Math.min(7.4, pitch * 0.38);
    const apart = Math.max(pitch, r * 2 + 2);
    const tall = down > 1 ? apart : 44;
    radius.push(r);
    heads.push([0, y]);
    /** @type {[number, number][]} */
    const places = [];
    for (let j = 0; j < count; j++)
      places.push([
        pitch * ((j % across) + 0.5),
        y + (Math.floor(j / across) - (down - 1) / 2) * apart,
      ]);
    at.push(places);
    targets.push(
      places.map(([cx, cy]) =>
        l === last
          ? box(cx - pitch / 2, cy - 40, pitch, 62)
          : box(cx - pitch / 2, cy - tall / 2, pitch, tall),
      ),
    );
  }
  return { at, targets, radius, heads };
}
