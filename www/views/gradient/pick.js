// Which of the drawn edges a point means: the nearest within reach. Draws nothing.

import { course } from "../../draw/edges.js";
import { reachOf } from "./paint.js";

/** @typedef {import("../../draw/edges.js").Edge} Edge */
/** @typedef {import("./layout.js").Geometry} Geometry */

/** How near a mouse must come, and a finger. */
const REACH = { mouse: 8, touch: 16 };
/** Pieces that a curve is cut into. */
const PIECES = 20;

/**
 * The edge under a pointer.
 * @param {MouseEvent} event @param {HTMLElement} figure @param {Geometry} geometry @param {Edge[][]} edges
 */
export function edgeUnder(event, figure, geometry, edges) {
  const { left, top } = figure.getBoundingClientRect();
  const isMouse = /** @type {PointerEvent} */ (event).pointerType === "mouse";
  const within = isMouse ? REACH.mouse : REACH.touch;
  return edgeAt(geometry, edges, event.clientX - left, event.clientY - top, within);
}

/**
 * @param {Geometry} geometry @param {Edge[][]} edges by the layer they lead to, weakest first
 * @param {number} x @param {number} y in the figure's coordinates
 * @param {number} within how far it may lie from the edge
 * @returns {import("./nudges.js").Weight | null}
 */
export function edgeAt(geometry, edges, x, y, within) {
  let least = within;
  /** @type {Edge | null} */
  let found = null;
  for (const row of edges)
    for (const edge of row) {
      const { layer, from, to } = edge;
      const start = geometry.at[layer - 1][from];
      const way = course(reachOf(geometry, layer), layer, start, geometry.at[layer][to]);
      // Of two edges as near, the stronger one: it is drawn over the other.
      const distance = distanceTo(way, x, y);
      if (distance > least) continue;
      least = distance;
      found = edge;
    }
  return found && { layer: found.layer, from: found.from, to: found.to };
}

/** @param {number[]} way a cubic's four points @param {number} x @param {number} y */
function distanceTo([x0, y0, x1, y1, x2, y2, x3, y3], x, y) {
  let least = Infinity;
  for (let i = 0; i <= PIECES; i++) {
    const t = i / PIECES;
    const s = 1 - t;
    const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
    const dx = a * x0 + b * x1 + c * x2 + d * x3 - x;
    const dy = a * y0 + b * y1 + c * y2 + d * y3 - y;
    least = Math.min(least, Math.hypot(dx, dy));
  }
  return least;
}
