// What a run of the training figure is set to: the defaults, the presets, the stops of the speed, and
// which of a link's values are good. Values only.

/** @typedef {"cross-entropy" | "squared-error"} Cost */
/** @typedef {"descent" | "adam"} Optimizer */
/**
 * @typedef {object} Settings
 * @property {number} seed of the random start and of the order of the examples
 * @property {number} rate
 * @property {typeof MINIBATCHES[number]} minibatch
 * @property {Cost} cost
 * @property {Optimizer} optimizer
 * @property {number} speed a stop of SPEEDS
 * @property {boolean} eased whether full speed begins slowly, so that there is something to see
 */

/** Steps a second: one example at a time, and so on, up to as fast as it can. */
export const SPEEDS = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, Number.POSITIVE_INFINITY];
/** Slow motion: one example a step. */
export const SLOW = 0;
export const FULL = SPEEDS.length - 1;

export const MINIBATCHES = /** @type {const} */ ([1, 10, 32, 100]);
export const COSTS = /** @type {const} */ (["cross-entropy", "squared-error"]);
export const OPTIMIZERS = /** @type {const} */ (["descent", "adam"]);
export const RATES = { min: 0.0001, max: 1000, places: 70, logarithmic: true };

/** @type {Readonly<Settings>} */
export const DEFAULTS = Object.freeze({
  seed: 7,
  rate: 0.004,
  minibatch: 10,
  cost: "cross-entropy",
  optimizer: "adam",
  speed: FULL,
  eased: true,
});

/** What a preset sets; the rest stays as the reader has it. */
export const PRESETS = {
  best: pick(DEFAULTS),
  book: /** @type {Pick<Settings, "rate" | "minibatch" | "cost" | "optimizer">} */ ({
    rate: 3,
    minibatch: 10,
    cost: "squared-error",
    optimizer: "descent",
  }),
};

/** @param {Pick<Settings, "rate" | "minibatch" | "cost" | "optimizer">} settings */
function pick({ rate, minibatch, cost, optimizer }) {
  return { rate, minibatch, cost, optimizer };
}

/** The preset that the settings are, if they are one. @param {Settings} settings */
export function presetOf(settings) {
  const found = Object.entries(PRESETS).find(
    ([, preset]) => JSON.stringify(preset) === JSON.stringify(pick(settings)),
  );
  return /** @type {keyof typeof PRESETS | null} */ (found?.[0] ?? null);
}

/** A learning rate that learns, for those who change what it is a rate of. @param {Optimizer} optimizer @param {Cost} cost */
export function usualRate(optimizer, cost) {
  if (optimizer === "adam") return DEFAULTS.rate;
  return cost === "squared-error" ? 3 : 0.5;
}

/**
 * Steps a second at full speed when it begins slowly: ever faster, so that the first hundred steps
 * take half a second and the first five thousand less than two.
 * @param {number} step steps taken so far
 */
export function easedPace(step) {
  return step > 20_000 ? Number.POSITIVE_INFINITY : 80 + 3 * step;
}

/** @param {unknown} value @param {number} least @param {number} most */
const isWhole = (value, least, most) =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;

/** Which values of a link are good. @type {Record<keyof Settings, (value: unknown) => boolean>} */
const GOOD = {
  seed: (value) => isWhole(value, 0, Number.MAX_SAFE_INTEGER),
  rate: (value) => typeof value === "number" && value >= RATES.min && value <= RATES.max,
  minibatch: (value) => MINIBATCHES.some((size) => size === value),
  cost: (value) => COSTS.some((cost) => cost === value),
  optimizer: (value) => OPTIMIZERS.some((optimizer) => optimizer === value),
  speed: (value) => isWhole(value, 0, FULL),
  eased: (value) => typeof value === "boolean",
};

/**
 * The settings with what a link asks for; what it does not know, or gets wrong, stays.
 * @param {Settings} settings @param {Record<string, unknown>} state
 */
export function restored(settings, state) {
  const good = Object.entries(GOOD).filter(([name, isGood]) => isGood(state[name]));
  return /** @type {Settings} */ ({
    ...settings,
    ...Object.fromEntries(good.map(([name]) => [name, state[name]])),
  });
}
