// What a contender does alone on a page while its memory is looked at, a call at a time.

import { given } from "../cold/start.js";
import { load, ofCore, ofPlain } from "../contenders.js";
import { jobs, sharedRows } from "../rows.js";

/** @typedef {{ core?: string, peer?: string }} Who the glue of a core or a peer's bundle; plain JavaScript without either */

const { start, image: images } = await given();
const batch = images.length / start.layers[0];
const set = { images, labels: Uint8Array.from({ length: batch }, (_, n) => n % 10) };

/** Makes the contender; returns how many kinds of calls it has. @param {Who} who */
export async function make({ core, peer }) {
  const contender = await (core
    ? ofCore(await load(core), start.layers)
    : peer
      ? (await import(peer)).make(start)
      : ofPlain(start));
  // Samples and Trainer are ours alone.
  const all = jobs({ ...contender, keep: undefined, train: undefined }, set, batch);
  calls = sharedRows(batch).flatMap((row) => all[row]?.call ?? []);
  return calls.length;
}

/** @type {(() => unknown)[]} */
let calls = [];

/** Makes one of its calls. @param {number} n */
export async function work(n) {
  await calls[n]();
}
