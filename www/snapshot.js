// What a link keeps of a figure: takes it from what is shared and what was chosen, and gives it back to
// what is shared. Plain values; knows no element.

import { MODELS } from "./engine.js";

/** @typedef {import("./engine.js").Shared} Shared */
/** @typedef {import("./engine.js").Strokes} Strokes */
/** @typedef {Record<string, unknown>} State */
/**
 * @typedef {object} Snapshot
 * @property {Strokes} drawing the one that goes with the network
 * @property {string} [network] that the reader changed over to, of those that come with the page
 * @property {State} state what is other than when the figure came
 */

/**
 * @param {Shared} shared @param {string} choice the network that the figure began with
 * @param {Strokes} drawing @param {State} state @param {State} first the state when it came
 * @returns {Snapshot}
 */
export function taken(shared, choice, drawing, state, first) {
  const isOther = isOurs(shared.choice) && shared.choice !== choice;
  const changed = Object.entries(state).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(first[key]),
  );
  return {
    drawing: drawing.map((points) => points.map(([x, y]) => [x, y])),
    ...(isOther ? { network: shared.choice } : {}),
    state: Object.fromEntries(changed),
  };
}

/**
 * Drawing and network, for every figure that shares them. A bad snapshot throws and changes nothing.
 * @param {Shared} shared @param {string} choice the network that the figure began with
 * @param {Snapshot} snapshot
 */
export function give(shared, choice, { drawing, network, state }) {
  const isPoint = (/** @type {unknown} */ point) =>
    Array.isArray(point) && point.length === 2 && point.every(Number.isFinite);
  const isStroke = (/** @type {unknown} */ stroke) =>
    Array.isArray(stroke) && stroke.length > 0 && stroke.every(isPoint);
  if (!Array.isArray(drawing) || !drawing.every(isStroke))
    throw new Error("expected a drawing: strokes of [x, y] points, every number finite");
  if (typeof state !== "object" || state === null)
    throw new Error(`expected a state: a plain object, got ${state}`);
  const wanted = network !== undefined && isOurs(network) ? network : null;
  // A network that somebody has trained or taught goes only where another one is asked for.
  if (shared.choice !== (wanted ?? choice) && (wanted || isOurs(shared.choice)))
    shared.use(wanted ?? choice);
  shared.give(drawing);
}

/** @param {string} choice */
const isOurs = (choice) => Object.hasOwn(MODELS, choice);
