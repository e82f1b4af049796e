// What is measured, and how: in a page, first that all contenders compute the same, then round by
// round, each contender in each round, so that a busy moment strikes all of them. Prints nothing.

import { LAYERS, minibatches, RATE, SINGLES } from "./contenders.js";

/** @typedef {import("./contenders.js").Contender} Contender */
/** @typedef {import("./contenders.js").Set} Set */
/** @typedef {{ median: number, least: number, most: number }} Spread */
/**
 * @typedef {object} Options
 * @property {Record<string, string>} cores the glue of each compiled core, by its column's name
 * @property {number} rounds
 * @property {number} warmUp rounds before them
 * @property {number} milliseconds the least that one measurement takes
 * @property {{ images: string, labels: string }} [idx] the two IDX files of samples; else digits are drawn
 * @property {number} samples to learn from
 * @property {number} limit samples learnt from before an accuracy counts as not reached
 */
/** @typedef {{ name: string, nanoseconds: Record<string, Spread>, ratio: Record<string, Spread> }} Row an image, and how often plain JavaScript's time holds it */
/** @typedef {{ accuracy: number, reached: Record<string, { samples: number, milliseconds: number } | null> }} Milestone */
/** @typedef {{ browser: string, zeros: number, rounds: number, rows: Row[], milestones: Milestone[] }} Report */

export const PLAIN = "plain";
const INPUTS = LAYERS[0];
const HELD_OUT = 1000;
/** Images to time on: few enough to lie in a processor's last cache. */
const TIMED = 5000;
/** Between two looks at the accuracy. */
const LOOK = 1000;

/** @param {Options} options @returns {Promise<Report>} */
export async function bench({ cores, rounds, warmUp, milliseconds, idx, samples, limit }) {
  const names = [...Object.keys(cores), PLAIN];
  /** @type {Record<string, typeof import("./contenders.js")>} */
  const modules = {};
  for (const name of names) modules[name] = await import(`./contenders.js?${name}`);
  /** @type {Record<string, import("./contenders.js").Core>} */
  const loaded = {};
  for (const name of Object.keys(cores)) loaded[name] = await modules[name].load(cores[name]);
  const [first] = Object.values(loaded);
  const make = () =>
    Object.fromEntries(
      names.map((name) => {
        const { ofCore, ofPlain } = modules[name];
        return [name, name === PLAIN ? ofPlain(first) : ofCore(loaded[name])];
      }),
    );
  const { asTheyAre, training, heldOut } = await digits(first, samples, idx);
  agree(make(), asTheyAre);

  const contenders = make();
  const columns = names.map((name) => modules[name].jobs(contenders[name], asTheyAre));
  const rows = columns[0].map(({ name }) => name);
  /** @type {number[][][]} */
  const times = rows.map(() => names.map(() => []));
  for (let round = -warmUp; round < rounds; round++)
    for (let row = 0; row < rows.length; row++)
      for (const [c, column] of columns.entries()) {
        const time = nanoseconds(column[row].run, milliseconds);
        if (round >= 0) times[row][c].push(time);
      }
  return {
    browser: navigator.userAgent,
    zeros: asTheyAre.images.filter((pixel) => pixel === 0).length / asTheyAre.images.length,
    rounds,
    rows: rows.map((name, r) => {
      const plain = times[r][names.length - 1];
      const ratios = times[r].map((each) => each.map((time, round) => plain[round] / time));
      return { name, nanoseconds: by(names, times[r]), ratio: by(names, ratios) };
    }),
    milestones: milestones(make(), training(), heldOut(), limit),
  };
}

/**
 * Digits to time everything on, as the files have them; the same prepared, to learn from; and
 * others prepared, to look at. Drawn digits come prepared.
 * @param {import("./contenders.js").Core} core @param {number} count @param {Options["idx"]} idx
 */
async function digits({ Samples }, count, idx) {
  const bytes = async (/** @type {string} */ url) => {
    const { body } = await fetch(url);
    const unzip = new DecompressionStream("gzip");
    const plain = url.endsWith(".gz") ? body?.pipeThrough(unzip) : body;
    return new Uint8Array(await new Response(plain).arrayBuffer());
  };
  const files = idx && (await Promise.all([bytes(idx.images), bytes(idx.labels)]));
  const all = files
    ? Samples.from_idx(...files).part(0, count + HELD_OUT)
    : Samples.digits(count + HELD_OUT, 1);
  const prepared = files ? all.prepared() : all;
  const set = (
    /** @type {typeof all} */ of,
    /** @type {number} */ from,
    /** @type {number} */ to,
  ) => ({
    images: of.images(from, to),
    labels: of.labels.subarray(from, to),
  });
  return {
    asTheyAre: set(all, 0, Math.min(count, TIMED)),
    training: () => set(prepared, 0, count),
    heldOut: () => set(prepared, count, count + HELD_OUT),
  };
}

/** Throws unless all contenders read and learn the same. @param {Record<string, Contender>} contenders @param {Set} set */
function agree(contenders, { images, labels }) {
  const some = images.subarray(0, SINGLES * INPUTS);
  const few = { images: some, labels: labels.subarray(0, SINGLES) };
  const { [PLAIN]: plain, ...others } = contenders;
  const expected = plain.batch(some).outputs;
  for (const [name, contender] of Object.entries(others)) {
    near(`outputs of ${name} in a batch`, contender.batch(some).outputs, expected, 1e-5);
    near(`answers of ${name}`, contender.keep(few)(), plain.keep(few)(), 0);
    for (let n = 0; n < SINGLES; n++) {
      const { outputs } = contender.predict(some.subarray(n * INPUTS, (n + 1) * INPUTS));
      near(`outputs of ${name}`, outputs, expected.subarray(n * 10, n * 10 + 10), 1e-5);
    }
  }
  const [step] = minibatches({ images, labels }, 32);
  const cost = plain.step(step.images, step.labels, RATE.descent);
  for (const [name, contender] of Object.entries(others)) {
    near(`cost of ${name}`, [contender.step(step.images, step.labels, RATE.descent)], [cost], 1e-4);
    for (const [part, parameters] of contender.parameters().entries())
      near(`parameters of ${name} after a step`, parameters, plain.parameters()[part], 1e-5);
  }
}

/** @param {string} what @param {ArrayLike<number>} got @param {ArrayLike<number>} expected @param {number} tolerance */
function near(what, got, expected, tolerance) {
  if (got.length !== expected.length)
    throw new Error(`${what}: expected ${expected.length} numbers, got ${got.length}`);
  for (let i = 0; i < got.length; i++)
    if (!(Math.abs(got[i] - expected[i]) <= tolerance))
      throw new Error(`${what}: expected ${expected[i]} at ${i}, got ${got[i]}`);
}

/** Time an image. @param {import("./contenders.js").Run} run @param {number} least milliseconds */
function nanoseconds(run, least) {
  const begin = performance.now();
  let images = 0;
  let elapsed = 0;
  do {
    images += run();
    elapsed = performance.now() - begin;
  } while (elapsed < least);
  return (elapsed * 1e6) / images;
}

/** Training by train_step, minibatch 10, until held-out digits are read: only the steps count. @param {Record<string, Contender>} contenders @param {Set} training @param {Set} heldOut @param {number} limit @returns {Milestone[]} */
function milestones(contenders, training, heldOut, limit) {
  const result = [0.9, 0.95].map((accuracy) => ({
    accuracy,
    reached: /** @type {Milestone["reached"]} */ ({}),
  }));
  const all = minibatches(training, 10);
  for (const [name, { step, batch }] of Object.entries(contenders)) {
    for (const { reached } of result) reached[name] = null;
    let milliseconds = 0;
    for (let samples = 0; samples < limit && !result.at(-1)?.reached[name]; ) {
      const begin = performance.now();
      for (const end = samples + LOOK; samples < end; samples += 10) {
        const { images, labels } = all[(samples / 10) % all.length];
        step(images, labels, RATE.descent);
      }
      milliseconds += performance.now() - begin;
      const answers = batch(heldOut.images).digits;
      const right = answers.filter((digit, n) => digit === heldOut.labels[n]).length;
      for (const { accuracy, reached } of result)
        if (right >= accuracy * HELD_OUT) reached[name] ??= { samples, milliseconds };
    }
  }
  return result;
}

/** @param {string[]} names @param {number[][]} each @returns {Record<string, Spread>} */
function by(names, each) {
  return Object.fromEntries(
    names.map((name, n) => {
      const sorted = each[n].toSorted((a, b) => a - b);
      const [least, most] = [sorted[0], sorted[sorted.length - 1]];
      return [name, { median: sorted[sorted.length >> 1], least, most }];
    }),
  );
}
