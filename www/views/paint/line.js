// Where digits stand on the line of their weighted sum: the stretch of the line, its round numbers, and
// columns counted from the threshold, so that no digit stands on both sides. Knows no page.

/** @typedef {import("../../draw/layout.js").Box} Box */
/**
 * @typedef {object} Stretch of the line
 * @property {number} from @property {number} to
 * @property {number} tick from one written number to the next
 * @property {number} notch from one threshold to the next
 */
/** @typedef {{ x: number, y: number, isOn: boolean }} Place of the middle of a digit */

/** From each end to the nearest digit, as a share of all: room for thresholds, and for the last column. */
const MARGIN = 0.14;

/** @param {readonly number[]} sums @param {number} threshold @param {number} ticks so many written numbers at most @returns {Stretch} */
export function stretchOf(sums, threshold, ticks) {
  const all = [0, ...sums];
  const span = Math.max(4, Math.max(...all) - Math.min(...all));
  const room = MARGIN * span;
  const low = Math.min(Math.min(...all) - room, threshold);
  const high = Math.max(Math.max(...all) + room, threshold);
  const rough = (high - low) / ticks;
  const power = 10 ** Math.floor(Math.log10(rough));
  const tick = ([1, 2, 5].find((k) => k * power >= rough) ?? 10) * power;
  const whole = tick / 2;
  return {
    from: Math.floor(low / whole) * whole,
    to: Math.ceil(high / whole) * whole,
    tick,
    notch: tick / 50,
  };
}

/** @param {Stretch} stretch @param {Box} box @param {number} sum */
export const along = ({ from, to }, { x, width }, sum) => x + (width * (sum - from)) / (to - from);

/** The round numbers on it. @param {Stretch} stretch */
export function ticksOf({ from, to, tick }) {
  const first = Math.ceil(from / tick - 1e-9);
  return Array.from(
    { length: Math.floor(to / tick + 1e-9) - first + 1 },
    (_, i) => (first + i) * tick,
  );
}

/**
 * How large digits are, and how many stand side by side in a column, so that the fullest column that
 * any threshold can make fits.
 * @param {readonly number[]} at places along the line @param {number} wide of a column @param {number} high
 */
export function sizeOf(at, wide, high) {
  const sorted = at.toSorted((a, b) => a - b);
  let most = 1;
  for (let last = 0, first = 0; last < sorted.length; last++) {
    while (sorted[last] - sorted[first] >= wide) first++;
    most = Math.max(most, last - first + 1);
  }
  const sizes = [1, 2, 3, 4].map((abreast) => ({
    abreast,
    size: Math.min(wide / abreast, high / Math.ceil(most / abreast)),
  }));
  return sizes.reduce((best, each) => (each.size > best.size ? each : best));
}

/**
 * @param {readonly number[]} sums the first to be named stand lowest in their column
 * @param {number} threshold @param {Stretch} stretch @param {Box} box digits stand on its foot
 * @param {number} wide of a column
 * @returns {{ size: number, places: Place[] }} in the order of the sums
 */
export function stand(sums, threshold, stretch, box, wide) {
  const at = sums.map((sum) => along(stretch, box, sum));
  const rule = along(stretch, box, threshold);
  const { abreast, size } = sizeOf(at, wide, box.height);
  /** @type {Map<number, number[]>} */
  const columns = new Map();
  for (const [i, sum] of sums.entries()) {
    const column = Math.floor((at[i] - rule) / wide);
    const own = sum > threshold ? Math.max(0, column) : Math.min(-1, column);
    columns.set(own, [...(columns.get(own) ?? []), i]);
  }
  /** @type {Place[]} */
  const places = [];
  for (const [column, digits] of columns)
    for (const [n, i] of digits.entries()) {
      const row = Math.floor(n / abreast);
      const beside = Math.min(abreast, digits.length - row * abreast);
      places[i] = {
        x: rule + (column + 0.5) * wide + ((n % abreast) - (beside - 1) / 2) * size,
        y: box.y + box.height - (row + 0.5) * size,
        isOn: column >= 0,
      };
    }
  return { size, places };
}
