// The digits that are read and learnt: MNIST's where there are files of it, else drawn ones.

/** @typedef {import("./contenders.js").Set} Set */

export const HELD_OUT = 1000;
/** Images to time on: few enough to lie in a processor's last cache. */
const TIMED = 5000;

/**
 * Digits to time everything on, as the files have them; the same prepared, to learn from; and
 * others prepared, to look at. Drawn digits come prepared.
 * @param {import("./contenders.js").Core} core @param {number} count
 * @param {{ images: string, labels: string }} [idx] where the two IDX files are
 */
export async function digits({ Samples }, count, idx) {
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
  /** @returns {Set} */
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
