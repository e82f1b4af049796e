// Where a key leads from one number of a network to the next. Pure numbers; knows no page.

/** @typedef {import("./layout.js").Spot} Spot */

/** @type {Record<string, [number, number]>} */
const ARROWS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The next spot, the same one at an edge, or null for a key that leads nowhere.
 * @param {string} key @param {Spot} spot
 * @param {number[]} counts how many neurons of each layer can be gone to
 */
export function stepped(key, { layer, slot, from }, counts) {
  const inputs = layer === 1 ? 784 : counts[layer - 1];
  if (key === "Home") return { layer, slot, from: 0 };
  if (key === "End") return { layer, slot, from: inputs };
  if (key === "PageDown" || key === "PageUp")
    return neighbour({ layer, slot, from }, key === "PageDown" ? 1 : -1, counts);
  const move = ARROWS[key];
  if (!move) return null;
  const [right, down] = move;
  if (layer > 1 && down) {
    const next = Math.min(counts[layer] - 1, Math.max(0, slot + down));
    return { layer, slot: next, from };
  }
  const next = from + right + 28 * down;
  return { layer, slot, from: next < 0 || next > inputs ? from : next };
}

/** @param {Spot} spot @param {number} way @param {number[]} counts @returns {Spot} */
function neighbour({ layer, slot, from }, way, counts) {
  const next = slot + way;
  if (next >= 0 && next < counts[layer]) return { layer, slot: next, from };
  const other = layer + way;
  if (other < 1 || other >= counts.length) return { layer, slot, from };
  return { layer: other, slot: way > 0 ? 0 : counts[other] - 1, from: 0 };
}
