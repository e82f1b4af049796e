// What is measured, and how: in a page, first that all contenders compute the same, then round by
// round, each contender in each round, so that a busy moment strikes all of them. Prints nothing.

import { agree } from "./agree.js";
import { timed } from "./clock.js";
import { LIMIT, OURS, PLAIN } from "./columns.js";
import { digits } from "./digits.js";
import { limits } from "./limit.js";
import { milestones } from "./milestones.js";
import { minibatches, OWN_ROWS, SINGLES, sharedRows } from "./rows.js";
import { inSets } from "./sets.js";
import { ratios, spreads } from "./spread.js";

/** @typedef {import("./contenders.js").Contender} Contender */
/** @typedef {import("./contenders.js").Core} Core */
/** @typedef {import("./contenders.js").Set} Set */
/** @typedef {import("./spread.js").Spread} Spread */
/**
 * @typedef {object} Network
 * @property {number[]} layers
 * @property {number} rounds
 * @property {number} batch images of one
 * @property {string[]} [columns] who takes part; everybody unless told
 * @property {string[]} [rows] what is timed; everything unless told
 */
/**
 * @typedef {object} Options
 * @property {Record<string, string>} cores the glue of each compiled core by its column's name, OURS among them
 * @property {Record<string, string>} [peers] the bundle of each peer by its column's name
 * @property {string} [arithmetic] the module that only computes, for the first network
 * @property {Network[]} networks
 * @property {Network[]} [growth] networks in a table of their own
 * @property {number[]} [sets] how many samples ours reads and learns at once, in networks[0]
 * @property {number} warmUp rounds before those that count
 * @property {number} milliseconds the least that one measurement takes
 * @property {{ images: string, labels: string }} [idx] the two IDX files of samples; else digits are drawn
 * @property {number} samples to learn from
 * @property {number} limit samples learnt from before an accuracy counts as not reached
 */
/** @typedef {{ name: string, nanoseconds: Record<string, Spread>, ratio: Record<string, Spread> }} Row an image, and how often ours goes into that; who cannot do it is missing */
/** @typedef {{ layers: number[], rounds: number, differences: Record<string, import("./agree.js").Difference>, rows: Row[] }} Table */
/** @typedef {{ browser: string, zeros: number, columns: string[], tables: Table[], growth: Table[], sets: import("./sets.js").Sets[], milestones: import("./milestones.js").Milestone[] }} Report */

/** @param {Options} options @returns {Promise<Report>} */
export async function bench({
  cores,
  peers = {},
  arithmetic,
  networks,
  growth = [],
  sets = [],
  ...options
}) {
  const makers = await everybody(cores, peers);
  const { asTheyAre, training, heldOut } = await digits(makers.core, options.samples, options.idx);
  /** @param {Network} network @returns {Promise<Table>} */
  const table = async (network) => {
    const names = network.columns ?? makers.names;
    const few = minibatches(asTheyAre, SINGLES)[0];
    const checked = await makers.make(names, network.layers);
    const differences = await agree(checked, few, makers.core, network.layers);
    const contenders = await makers.make(names, network.layers);
    /** @type {Record<string, import("./rows.js").Jobs>} */
    const columns = {};
    for (const name of names) {
      /** @type {typeof import("./rows.js")} */
      const rows = await import(`./rows.js?${name}`);
      columns[name] = rows.jobs(contenders[name], asTheyAre, network.batch);
    }
    if (arithmetic && network === networks[0])
      columns[LIMIT] = await limits(arithmetic, asTheyAre, network.batch);
    const rows = await rounds(columns, network, options);
    return { layers: network.layers, rounds: network.rounds, differences, rows };
  };
  /** @type {Table[]} */
  const tables = [];
  for (const network of networks) tables.push(await table(network));
  /** @type {Table[]} */
  const grown = [];
  for (const network of growth) grown.push(await table(network));
  const [{ layers }] = networks;
  return {
    browser: navigator.userAgent,
    zeros: asTheyAre.images.filter((pixel) => pixel === 0).length / asTheyAre.images.length,
    columns: arithmetic ? [...makers.names, LIMIT] : makers.names,
    tables,
    growth: grown,
    sets: await inSets(makers.core, asTheyAre, layers, sets),
    milestones: await milestones(
      await makers.make(makers.names, layers),
      training(),
      heldOut(),
      options.limit,
    ),
  };
}

/** Everybody's code, and how to make them anew. @param {Record<string, string>} cores @param {Record<string, string>} peers */
async function everybody(cores, peers) {
  const names = [...Object.keys(cores), PLAIN, ...Object.keys(peers)];
  /** @type {Record<string, typeof import("./contenders.js")>} */
  const modules = {};
  for (const name of names) modules[name] = await import(`./contenders.js?${name}`);
  /** @type {Record<string, Core>} */
  const loaded = {};
  for (const name in cores) loaded[name] = await modules[name].load(cores[name]);
  const core = loaded[OURS];
  return {
    names,
    core,
    async make(/** @type {string[]} */ some, /** @type {number[]} */ layers) {
      const start = modules[OURS].startOf(core, layers);
      /** @type {Record<string, Contender>} */
      const made = {};
      for (const name of some)
        if (name in loaded) made[name] = modules[name].ofCore(loaded[name], layers);
        else if (name === PLAIN) made[name] = modules[name].ofPlain(start);
        else made[name] = await (await import(peers[name])).make(start);
      return made;
    },
  };
}

/** @param {Record<string, import("./rows.js").Jobs>} columns @param {Network} network @param {Pick<Options, "warmUp" | "milliseconds">} options */
async function rounds(columns, { rounds: count, batch, rows: wanted }, { warmUp, milliseconds }) {
  const rows = (wanted ?? [...sharedRows(batch), ...OWN_ROWS]).filter((row) => columns[OURS][row]);
  /** @type {Record<string, Record<string, number[]>>} */
  const times = {};
  /** @type {Record<string, Record<string, (calls: number) => unknown>>} */
  const runs = {};
  const names = Object.keys(columns);
  for (const row of rows) {
    times[row] = {};
    runs[row] = {};
    for (const name of names.filter((each) => columns[each][row])) {
      const { call, isAsync } = columns[name][row];
      /** @type {typeof import("./loop.js")} */
      const loop = await import(`./loop.js?${batch},${encodeURIComponent(name + row)}`);
      const repeat = isAsync ? loop.repeatInTurn : loop.repeat;
      runs[row][name] = (calls) => repeat(call, calls);
      times[row][name] = [];
    }
  }
  /** How many calls fill a measurement. @type {Record<string, Record<string, number>>} */
  const calls = Object.fromEntries(rows.map((row) => [row, {}]));
  for (let round = -warmUp; round < count; round++)
    for (const row of rows) {
      const here = Object.keys(runs[row]);
      for (let c = 0; c < here.length; c++) {
        // Nobody is always the first after the same other one.
        const name = here[(c + Math.max(round, 0)) % here.length];
        let elapsed = 0;
        calls[row][name] ??= await guess(runs[row][name], milliseconds);
        for (let n = calls[row][name]; elapsed < milliseconds; n *= 2) {
          elapsed = await timed(() => runs[row][name](n));
          calls[row][name] = n;
        }
        const images = calls[row][name] * columns[name][row].images;
        if (round >= 0) times[row][name].push((elapsed * 1e6) / images);
      }
    }
  return rows.map((name) => ({
    name,
    nanoseconds: spreads(times[name]),
    ratio: ratios(times[name], OURS),
  }));
}

/** How many calls take so long, by a clock that is quickly read: too few where the machine is busy. @param {(calls: number) => unknown} run @param {number} milliseconds */
async function guess(run, milliseconds) {
  let most = 1;
  for (let tries = 0; tries < 3; tries++)
    for (let calls = 1, elapsed = 0; elapsed < milliseconds; calls *= 2) {
      const begin = performance.now();
      await run(calls);
      elapsed = performance.now() - begin;
      most = Math.max(most, calls);
    }
  return most;
}
