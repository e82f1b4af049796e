// The edges of one neuron, each with its weight and the activation it carries, and the edge that a
// point lies on. Values in, values out; draws nothing.

import { course } from "../../draw/edges.js";

/** @typedef {import("../../draw/edges.js").Edge} Edge */
/** @typedef {import("../../../pkg/core.js").Network} Network */
/** @typedef {import("../../engine.js").Reading} Reading */
/** @typedef {{ layer: number, from: number, to: number }} Ends an edge by the layer it leads to */

/** Of the edges from 784 pixels so many are drawn. */
const MOST = 60;

/** Strongest first; those that carry nothing come last. @param {Omit<Edge, "share" | "relevance">[]} edges @returns {Edge[]} */
function ranked(edges) {
  const size = (/** @type {{ product: number }} */ edge) => Math.abs(edge.product);
  const largest = Math.max(...edges.map(size)) || 1;
  return edges
    .sort((a, b) => size(b) - size(a))
    .map((edge) => ({ ...edge, share: size(edge) / largest, relevance: 1 }));
}

/** Every edge that leads to a neuron. @param {Network} network @param {Reading} reading @param {number} layer @param {number} to */
export function incoming(network, { image }, layer, to) {
  const products = network.products(image, layer, to);
  return ranked(Array.from(products, (product, from) => ({ layer, from, to, product })));
}

/**
 * Every edge that leads away from a neuron.
 * @param {Float32Array} weights of the next layer, row by row @param {Reading} reading
 * @param {number} layer of the neuron @param {number} from
 */
export function outgoing(weights, { activations }, layer, from) {
  const here = activations[layer];
  const next = activations[layer + 1].length;
  return ranked(
    Array.from({ length: next }, (_, to) => ({
      layer: layer + 1,
      from,
      to,
      product: Math.fround(weights[to * here.length + from] * here[from]),
    })),
  );
}

/** Those worth drawing, weakest first. @param {Edge[]} edges strongest first */
export const drawable = (edges) =>
  edges
    .slice(0, MOST)
    .filter(({ product }) => product !== 0)
    .reverse();

/** @param {Ends | null} a @param {Ends | null} b */
export const isSame = (a, b) =>
  a !== null && b !== null && a.layer === b.layer && a.from === b.from && a.to === b.to;

/**
 * The edge nearest to a point, if one comes near.
 * @param {readonly Edge[]} edges @param {Pick<import("./layout.js").Geometry, "radius" | "upward" | "at">} geometry
 * @param {(edge: Ends) => [number, number]} startOf
 * @param {number} x @param {number} y @param {number} within
 */
export function edgeAt(edges, geometry, startOf, x, y, within) {
  /** @type {Edge | null} */
  let found = null;
  let nearest = within;
  for (const edge of edges) {
    const end = geometry.at[edge.layer][edge.to];
    const way = course(geometry, edge.layer, startOf(edge), end);
    for (let i = 0; i <= 24; i++) {
      const [px, py] = pointOn(way, i / 24);
      const far = Math.hypot(px - x, py - y);
      if (far < nearest) [nearest, found] = [far, edge];
    }
  }
  return found;
}

/** @param {number[]} way a cubic's four points @param {number} t 0..1 @returns {[number, number]} */
export function pointOn([x0, y0, x1, y1, x2, y2, x3, y3], t) {
  const u = 1 - t;
  const [a, b, c, d] = [u ** 3, 3 * u * u * t, 3 * u * t * t, t ** 3];
  return [a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3];
}
