// The lines between neurons: which way is colour and form, how much is width and opacity.
// Knows no page and no network; it gets rows of numbers.

import { centreOf } from "./field.js";

/** @typedef {import("./palette.js").Palette} Palette */
/** @typedef {Pick<import("./layout.js").Geometry, "at" | "radius" | "upward" | "merged" | "pad">} Geometry */
/** @typedef {import("./field.js").Field} Field */
/** @typedef {CanvasRenderingContext2D} Context */

/**
 * @typedef {object} Edge
 * @property {number} layer it leads to
 * @property {number} from
 * @property {number} to
 * @property {number} product weight x activation
 * @property {number} share |product| as a share of the layer's largest, 0..1
 * @property {number} relevance of the neuron it leads to, 0..1
 */

/**
 * Rows of five numbers, as the core gives them, as edges: layer by layer, weakest first, so that the
 * strong ones are drawn over them.
 * @param {ArrayLike<number>} path layer, from, to, product, relevance, and so on
 * @returns {Edge[]}
 */
export function edgesOf(path) {
  /** @type {Edge[]} */
  const edges = [];
  /** @type {number[]} */
  const largest = [];
  for (let i = 0; i + 4 < path.length; i += 5) {
    const [layer, product] = [path[i], path[i + 3]];
    largest[layer] = Math.max(largest[layer] ?? 0, Math.abs(product));
    edges.push({
      layer,
      from: path[i + 1],
      to: path[i + 2],
      product,
      share: 0,
      relevance: path[i + 4],
    });
  }
  for (const edge of edges) edge.share = Math.abs(edge.product) / (largest[edge.layer] || 1);
  return edges.sort((a, b) => a.layer - b.layer || a.share - b.share);
}

/**
 * The strongest of one neuron's own products, weakest first.
 * @param {ArrayLike<number>} products one for each neuron of the layer before
 * @param {number} layer @param {number} to @param {number} most
 * @returns {Edge[]}
 */
export function ownEdges(products, layer, to, most) {
  const order = Array.from(products, (_, i) => i)
    .filter((i) => products[i] !== 0)
    .sort((a, b) => Math.abs(products[b]) - Math.abs(products[a]))
    .slice(0, most);
  const largest = Math.abs(products[order[0]] ?? 1);
  return order.reverse().map((from) => ({
    layer,
    from,
    to,
    product: products[from],
    share: Math.abs(products[from]) / largest,
    relevance: 1,
  }));
}

/** How full an edge is where it begins, and the steps in which it fills. */
const FAINT = 0.08;
const STEPS = 4;

/**
 * @param {Context} g @param {Palette} colours @param {Geometry} geometry
 * @param {Field} field where the image lies @param {Edge[]} edges weakest first
 * @param {(edge: Edge) => number} opacity @param {boolean} own whether they are one neuron's own
 * @param {boolean} [over] whether they begin at their pixels, over the picture, or at its rim
 */
export function drawEdges(g, colours, geometry, field, edges, opacity, own, over = true) {
  for (const edge of edges) {
    const alpha = Math.min(1, opacity(edge));
    if (alpha < 0.015) continue;
    const { layer, from, to, product, share } = edge;
    const positive = product > 0;
    const end = geometry.at[layer][to];
    const start = geometry.at[layer - 1][from] ?? centreOf(field, from);
    const width =
      layer === 1
        ? 0.7 + 0.9 * share
        : 0.7 + 2.1 * share * (own ? 1 : Math.max(0.2, edge.relevance));
    g.globalAlpha = alpha;
    g.lineWidth = geometry.upward ? width * 0.85 : width;
    g.setLineDash(positive ? [] : [Math.max(2.5, width * 2.2), Math.max(2.2, width * 1.8)]);
    g.strokeStyle = positive ? colours.positive : colours.negative;
    const way = course(geometry, layer, start, end);
    if (layer === 1) fading(g, geometry, field, way, alpha, over);
    else curve(g, way);
  }
  g.globalAlpha = 1;
  g.setLineDash([]);
}

/**
 * An edge from a pixel is faint over the picture and full at its rim, in steps: a gradient takes a
 * processor that paints without help half as long again.
 * @param {Context} g @param {Geometry} geometry @param {Field} field @param {number[]} way
 * @param {number} alpha @param {boolean} over
 */
function fading(g, { upward, merged, pad }, field, way, alpha, over) {
  const axis = upward ? 1 : 0;
  const rim = upward ? pad.y - 12 : (merged ? pad.x + pad.width : field.x + field.width) + 8;
  const begin = way[axis];
  let rest = way;
  if (!over) {
    const border = upward ? pad.y : pad.x + pad.width;
    [, rest] = split(way, shareTo(way, axis, border));
  } else if (Math.abs(rim - begin) >= 4)
    for (let n = 1; n <= STEPS; n++) {
      const [first, after] = split(rest, shareTo(rest, axis, begin + ((rim - begin) * n) / STEPS));
      g.globalAlpha = alpha * (FAINT + ((1 - FAINT) * (n - 0.5)) / STEPS);
      curve(g, first);
      rest = after;
    }
  g.globalAlpha = alpha;
  curve(g, rest);
}

/** How far along a curve that never turns back it passes a place. @param {number[]} way @param {number} axis @param {number} place */
function shareTo(way, axis, place) {
  const [a, b, c, d] = [way[axis], way[axis + 2], way[axis + 4], way[axis + 6]];
  let [low, high] = [0, 1];
  for (let i = 0; i < 12; i++) {
    const t = (low + high) / 2;
    const u = 1 - t;
    const at = u * u * u * a + 3 * u * t * (u * b + t * c) + t * t * t * d;
    if (at < place === a < d) low = t;
    else high = t;
  }
  return low;
}

/** A cubic as two, by de Casteljau. @param {number[]} way @param {number} t */
function split([x0, y0, x1, y1, x2, y2, x3, y3], t) {
  const mix = (/** @type {number} */ a, /** @type {number} */ b) => a + (b - a) * t;
  const [ax, ay, bx, by, cx, cy] = [mix(x0, x1), mix(y0, y1), mix(x1, x2), mix(y1, y2), mix(x2, x3), mix(y2, y3)]; // biome-ignore format: three points
  const [dx, dy, ex, ey] = [mix(ax, bx), mix(ay, by), mix(bx, cx), mix(by, cy)];
  const [x, y] = [mix(dx, ex), mix(dy, ey)];
  return [
    [x0, y0, ax, ay, dx, dy, x, y],
    [x, y, ex, ey, cx, cy, x3, y3],
  ];
}

/** @param {Context} g @param {number[]} way */
function curve(g, [x0, y0, x1, y1, x2, y2, x3, y3]) {
  g.beginPath();
  g.moveTo(x0, y0);
  g.bezierCurveTo(x1, y1, x2, y2, x3, y3);
  g.stroke();
}

/**
 * The way of an edge between two centres: a cubic's four points, x and y in turn.
 * @param {Pick<Geometry, "radius" | "upward">} geometry @param {number} layer it leads to
 * @param {[number, number]} start @param {[number, number]} end
 */
export function course({ radius, upward }, layer, [x0, y0], [x1, y1]) {
  if (upward) {
    const from = layer === 1 ? y0 : y0 - radius[layer - 1];
    const to = y1 + radius[layer];
    // Between two rows of neurons the lines rise first and cross late, so that none runs flat.
    const bend = (to - from) * (layer === 1 ? 0.45 : 0.62);
    return [x0, from, x0, from + bend, x1, to - bend, x1, to];
  }
  const from = layer === 1 ? x0 : x0 + radius[layer - 1];
  const to = x1 - radius[layer];
  const bend = (to - from) * 0.5;
  return [from, y0, from + bend, y0, to - bend, y1, to, y1];
}
