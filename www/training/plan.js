// What a training is to be, and the door for it: a plan that is not right is refused with a sentence
// before anything begins. Names of activation functions and the like are the core's to check.

/** @typedef {{ images: Uint8Array, labels: Uint8Array }} Pair the bytes of two IDX files, plain or gzip */
/** @typedef {Pair & { n?: number, test?: Pair & { n?: number } }} Files `test`: what is held out; without it, the last of the others */
/**
 * @typedef {object} Data what is learned from
 * @property {"digits" | "mnist" | "files"} source digits that the project draws, the MNIST files of
 *   the site, or files of the reader's own
 * @property {number} count samples to learn from
 * @property {number} held_out samples that only measure
 * @property {number} seed of the drawn digits and of the shuffling
 * @property {"none" | "pixels" | "labels"} shuffle
 * @property {boolean} prepare drawn digits always are
 * @property {Files} [files] for "files"; for "mnist" they are loaded where they are not given
 */
/**
 * @typedef {object} Plan
 * @property {readonly number[]} layers
 * @property {import("../../pkg/core.js").Activation} activation
 * @property {import("../../pkg/core.js").Output} output
 * @property {import("../../pkg/core.js").Cost} cost
 * @property {number} seed of the random start and of the order of the samples
 * @property {"descent" | "adam"} optimizer
 * @property {number} learning_rate
 * @property {number} minibatch samples a step
 * @property {Data} data
 * @property {Float32Array} [parameters] what to start from instead of the random start
 * @property {number} [until] the step at which the training is done
 */

/** Held-out digits in the grid of answers. */
export const GRID = 100;

const MOST = { samples: 100_000, heldOut: 100_000, minibatch: 4096, seed: 2 ** 32 - 1 };

/** @typedef {[test: (value: any) => boolean, expected: string]} Rule */

/** @param {string[]} names @returns {Rule} */
const oneOf = (...names) => [(value) => names.includes(value), names.join(" or ")];
/** @param {number} from @param {number} to @returns {Rule} */
const whole = (from, to) => [
  (value) => Number.isInteger(value) && value >= from && value <= to,
  `a whole number of ${from} to ${to}`,
];
/** @type {Rule} */
const NAME = [(value) => typeof value === "string", "a name"];
/** @type {Rule} */
const RATE = [(value) => Number.isFinite(value) && value > 0, "positive and finite"];

/** @type {Record<string, Rule>} */
const PLAN = {
  layers: [
    (value) =>
      Array.isArray(value) &&
      value.length > 1 &&
      value.every((count) => Number.isInteger(count) && count > 0) &&
      value[0] === 784 &&
      value[value.length - 1] === 10,
    "numbers of neurons from 784 to 10",
  ],
  activation: NAME,
  output: NAME,
  cost: NAME,
  seed: whole(0, Number.MAX_SAFE_INTEGER),
  optimizer: oneOf("descent", "adam"),
  learning_rate: RATE,
  minibatch: whole(1, MOST.minibatch),
  data: [(value) => value !== null && typeof value === "object", "an object"],
};
/** @type {Record<string, Rule>} */
const OPTIONAL = {
  parameters: [
    (value) => value instanceof Float32Array && value.every(Number.isFinite),
    "a Float32Array of finite numbers",
  ],
  until: whole(1, Number.MAX_SAFE_INTEGER),
};
/** @type {Record<string, Rule>} */
const DATA = {
  source: oneOf("digits", "mnist", "files"),
  count: whole(1, MOST.samples),
  held_out: whole(GRID, MOST.heldOut),
  seed: whole(0, MOST.seed),
  shuffle: oneOf("none", "pixels", "labels"),
  prepare: [(value) => typeof value === "boolean", "true or false"],
};
/** @param {any} value */
const isPair = (value) => value?.images instanceof Uint8Array && value.labels instanceof Uint8Array;
/** @type {Record<string, Rule>} */
const FILES = {
  files: [
    (value) => isPair(value) && (value.test === undefined || isPair(value.test)),
    "Uint8Arrays by the names images and labels",
  ],
};

/**
 * A copy of the plan that nobody changes any more. Throws where it is not right.
 * @param {Plan} plan @returns {Readonly<Plan>}
 */
export function checked(plan) {
  if (plan === null || typeof plan !== "object")
    throw new Error(`expected a plan as an object, got ${shown(plan)}`);
  check("plan.", plan, PLAN, OPTIONAL);
  const { data } = plan;
  check(
    "plan.data.",
    data,
    data.source === "files" ? { ...DATA, ...FILES } : DATA,
    data.source === "mnist" ? FILES : {},
  );
  if (data.source === "digits" && !data.prepare)
    throw new Error("expected plan.data.prepare to be true for drawn digits, got false");
  return Object.freeze({
    ...plan,
    layers: Object.freeze([...plan.layers]),
    parameters: plan.parameters?.slice(),
    data: Object.freeze({ ...data }),
  });
}

/** A learning rate, if it is one. @param {number} rate */
export function checkedRate(rate) {
  if (!RATE[0](rate))
    throw new Error(`expected a learning rate to be ${RATE[1]}, got ${shown(rate)}`);
  return rate;
}

/**
 * @param {string} place @param {object} values
 * @param {Record<string, Rule>} needed @param {Record<string, Rule>} [optional]
 */
function check(place, values, needed, optional = {}) {
  const rules = { ...needed, ...optional };
  for (const name of Object.keys(values))
    if (!Object.hasOwn(rules, name))
      throw new Error(`expected ${Object.keys(rules).join(", ")} in a plan, got ${place}${name}`);
  for (const [name, [test, expected]] of Object.entries(rules)) {
    const value = /** @type {Record<string, unknown>} */ (values)[name];
    if (value === undefined && name in optional) continue;
    if (!test(value))
      throw new Error(`expected ${place}${name} to be ${expected}, got ${shown(value)}`);
  }
}

/** A value in a few characters. @param {unknown} value */
function shown(value) {
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 60)} ...` : text;
}
