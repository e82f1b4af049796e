// What is timed, row by row. A job is one call and how many images it reads or learns; who can do
// no such call has no job of that name.

/** @typedef {import("./contenders.js").Contender} Contender */
/** @typedef {import("./contenders.js").Set} Set */
/** @typedef {{ call: () => unknown, images: number, isAsync?: boolean }} Job */
/** @typedef {Record<string, Job>} Jobs by row */

/** Images read one by one: few enough that they stay in a processor's second cache. */
export const SINGLES = 200;
export const RATE = { descent: 0.5, adam: 0.004 };
export const MINIBATCHES = [1, 10, 32, 100];

export const PREDICT = "predict, one image a call";
/** @param {number} images */
export const batchRow = (images) => `predict_batch of ${images.toLocaleString("en")}`;
/** @param {number} minibatch */
export const stepRow = (minibatch) => `train_step, minibatch ${minibatch}`;

/** The rows that peers have as well, in their order. @param {number} batch images of it */
export const sharedRows = (batch) => [PREDICT, batchRow(batch), ...MINIBATCHES.map(stepRow)];

const ANSWERS = "answers to 1,000 Samples";
const TRAINERS = /** @type {const} */ ([
  ["descent", 10],
  ["descent", 32],
  ["adam", 32],
]);
/** @param {string} optimizer @param {number} minibatch */
const trainerRow = (optimizer, minibatch) => `Trainer, ${optimizer}, minibatch ${minibatch}`;
/** The rows of what only we have. */
export const OWN_ROWS = [
  ANSWERS,
  ...TRAINERS.map(([optimizer, minibatch]) => trainerRow(optimizer, minibatch)),
];

/** @param {Contender} contender @param {Set} set @param {number} batch images of it @returns {Jobs} */
export function jobs({ predict, batch: readAll, isAsync, keep, step, largest, train }, set, batch) {
  const some = minibatches(set, batch)[0];
  const one = inTurn(minibatches(set, 1).slice(0, SINGLES));
  /** @type {Jobs} */
  const result = {
    [PREDICT]: { call: () => predict(one().images), images: 1, isAsync },
    [batchRow(batch)]: { call: () => readAll(some.images), images: batch, isAsync },
  };
  for (const size of step ? MINIBATCHES : []) {
    if (size > (largest ?? size)) continue;
    const next = inTurn(minibatches(some, size));
    const call = () => {
      const { images, labels } = next();
      return step?.(images, labels, RATE.descent);
    };
    result[stepRow(size)] = { call, images: size };
  }
  if (keep) result[ANSWERS] = { call: keep(some), images: batch };
  for (const [optimizer, size] of train ? TRAINERS : []) {
    const advance = train?.(set, optimizer, size);
    const steps = Math.ceil(500 / size);
    const call = () => advance?.(steps);
    result[trainerRow(optimizer, size)] = { call, images: steps * size };
  }
  return result;
}

/** One after the other, for ever. @template T @param {T[]} all */
function inTurn(all) {
  let next = -1;
  return () => {
    next = next + 1 === all.length ? 0 : next + 1;
    return all[next];
  };
}

/** Views of a set's samples, `size` at a time; those that fill no minibatch are left out. @param {Set} set @param {number} size @returns {Set[]} */
export function minibatches({ images, labels }, size) {
  const inputs = images.length / labels.length;
  return Array.from({ length: Math.floor(labels.length / size) }, (_, n) => ({
    images: images.subarray(n * size * inputs, (n + 1) * size * inputs),
    labels: labels.subarray(n * size, (n + 1) * size),
  }));
}
