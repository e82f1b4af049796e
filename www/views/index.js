// The views by name. The first comes with the element; each other one is fetched, with its words and
// its style, when a figure asks for it.

import { DrawView } from "./draw.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./view.js").Host} Host */
/** @typedef {typeof import("../text/en.js").default} Text */
/**
 * @typedef {object} Kind
 * @property {new (host: Host, text: Text) => View} View
 * @property {string} [style] rules of its own, beside those that all figures have
 */

/** @type {Record<string, () => Promise<Kind>>} */
const FETCHED = {
  variations: () => import("./variations/view.js"),
  parts: () => import("./parts/view.js"),
  paint: () => import("./paint/view.js"),
  noise: () => import("./noise/view.js"),
  training: () => import("./training/view.js"),
  lab: () => import("./lab/view.js"),
  gradient: () => import("./gradient/view.js"),
  teach: () => import("./teach/view.js"),
  squish: () => import("./squish/view.js"),
  count: () => import("./count/view.js"),
  matrix: () => import("./matrix/view.js"),
  network: () => import("./network/view.js"),
  why: () => import("./why/view.js"),
  dream: () => import("./dream/view.js"),
  weights: () => import("./weights/view.js"),
  neuron: () => import("./neuron/view.js"),
};

/** The names there are. */
export const NAMES = ["draw", ...Object.keys(FETCHED)];

/**
 * The view of a name. At once for `draw`, else a promise.
 * @param {string} name @returns {Kind | Promise<Kind>}
 */
export function find(name) {
  if (name === "draw") return { View: DrawView };
  const fetched = Object.hasOwn(FETCHED, name) ? FETCHED[name] : null;
  if (!fetched) throw new Error(`expected a view of ${NAMES.join(", ")}, got "${name}"`);
  return fetched();
}
