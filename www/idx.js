// What a file of the reader's is: an IDX file of images or of labels, plain or gzip, or nothing to
// learn from. Reads bytes and keeps none; says why in codes, which others put into words.

import { turns } from "./turns.js";

/** @typedef {{ images: Uint8Array, labels: Uint8Array }} Files the bytes of two IDX files, each plain or gzip */
/** @typedef {Files & { n: number, test?: Files & { n: number } }} TrainingFiles with the number of images in each */
/** @typedef {{ kind: "images" | "labels", n: number }} Idx */
/** @typedef {Idx & { name: string, bytes: Uint8Array }} Found */

const SIDE = 28;
const PIXELS = SIDE * SIDE;
const IMAGES = 0x803;
const LABELS = 0x801;
/** Bytes unpacked at a time: they make some 500 KB, in 3 ms. */
const PIECE = 1 << 16;
/** A page has memory for so many images, and for their copy in the worker. */
export const MOST = 100_000;
/** Fewer leave too few to be held out. */
export const LEAST = 200;
/** A set that is held out has at least so many: the figures show a hundred. */
export const LEAST_HELD_OUT = 100;

/** A file, or several, that cannot be taken; `code` says why and `facts` has what a sentence needs. */
export class Refusal extends Error {
  /** @param {string} code @param {Record<string, any>} [facts] */
  constructor(code, facts = {}) {
    super(`${code} ${JSON.stringify(facts)}`);
    this.code = code;
    this.facts = facts;
  }
}

/**
 * Reads a file through: its header, its length, its labels.
 * @param {Uint8Array} bytes @returns {Promise<Idx>} @throws {Refusal}
 */
export async function inspect(bytes) {
  if (bytes.length === 0) throw new Refusal("empty");
  if (isNetwork(bytes)) throw new Refusal("network");
  const start = new Uint8Array(8 + MOST); // the header, and all there is of labels
  let length = 0;
  for await (const piece of unpacked(bytes)) {
    const room = start.length - length;
    if (room > 0) start.set(piece.subarray(0, room), length);
    length += piece.length;
    if (length > 16 + MOST * PIXELS) throw new Refusal("large", { most: MOST });
  }
  const idx = header(start, length);
  const expected = idx.kind === "images" ? 16 + idx.n * PIXELS : 8 + idx.n;
  if (length !== expected) throw new Refusal("length", { expected, got: length });
  if (idx.kind === "labels") {
    const label = start.subarray(8, length).find((value) => value > 9);
    if (label !== undefined) throw new Refusal("label", { label });
  }
  return idx;
}

/**
 * @param {Uint8Array} start of a file, out of its gzip wrapping @param {number} length of all of it
 * @returns {Idx}
 */
function header(start, length) {
  const view = new DataView(start.buffer);
  const magic = view.getUint32(0);
  if (length < 4 || (magic !== IMAGES && magic !== LABELS)) {
    const first = [...start.subarray(0, Math.min(4, length))];
    const magic = first.map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    throw new Refusal("magic", { magic });
  }
  const size = magic === IMAGES ? 16 : 8;
  if (length < size) throw new Refusal("length", { expected: size, got: length });
  const n = view.getUint32(4);
  if (magic === IMAGES) {
    const [rows, columns] = [view.getUint32(8), view.getUint32(12)];
    if (rows !== SIDE || columns !== SIDE) throw new Refusal("size28", { rows, columns });
  }
  if (n > MOST) throw new Refusal("large", { most: MOST, n });
  return { kind: magic === IMAGES ? "images" : "labels", n };
}

/** Whether a file begins as safetensors do: the length of its header, then JSON. @param {Uint8Array} bytes */
function isNetwork(bytes) {
  if (bytes.length < 9 || bytes[8] !== 0x7b) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return view.getBigUint64(0, true) <= BigInt(bytes.length - 8);
}

/**
 * The bytes of a file in pieces, out of its gzip wrapping if it has one.
 * @param {Uint8Array} bytes
 */
export async function* unpacked(bytes) {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) {
    yield bytes;
    return;
  }
  const unzip = new DecompressionStream("gzip");
  const reader = inTurns(bytes).pipeThrough(unzip).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw new Refusal("gzip");
      });
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => {}); // of a broken stream: it is over anyway
  }
}

/**
 * The bytes in pieces, with a turn for everybody else before each: to unpack all of MNIST at once
 * takes longer than a frame.
 * @param {Uint8Array} bytes @returns {ReadableStream<BufferSource>}
 */
function inTurns(bytes) {
  let at = 0;
  let go = () => {};
  const turn = turns(() => go());
  return new ReadableStream({
    async pull(controller) {
      await new Promise((done) => {
        go = () => done(undefined);
        turn();
      });
      controller.enqueue(/** @type {Uint8Array<ArrayBuffer>} */ (bytes.subarray(at, at + PIECE)));
      at += PIECE;
      if (at >= bytes.length) controller.close();
    },
  });
}

/**
 * Puts images and labels together: one set, or two, of which the larger is to learn from and the
 * other is held out. Where one half is missing, says which.
 * @param {readonly Found[]} found
 * @returns {{ files: TrainingFiles, missing?: undefined } | { files?: undefined, missing: "images" | "labels" }}
 * @throws {Refusal}
 */
export function pair(found) {
  // Of two sets of one size the later name is to learn from: "train" comes after "test" and "t10k".
  const sorted = [...found].sort((a, b) => b.n - a.n || (a.name < b.name ? 1 : -1));
  const images = sorted.filter(({ kind }) => kind === "images");
  const labels = sorted.filter(({ kind }) => kind === "labels");
  if (images.length === 0) return { missing: "images" };
  if (labels.length === 0) return { missing: "labels" };
  if (images.length !== labels.length || images.length > 2)
    throw new Refusal("many", { images: images.length, labels: labels.length });
  const sets = images.map(({ n, bytes }, i) => {
    if (labels[i].n !== n) throw new Refusal("counts", { images: n, labels: labels[i].n });
    return { n, images: bytes, labels: labels[i].bytes };
  });
  const [training, test] = sets;
  if (training.n < LEAST) throw new Refusal("few", { n: training.n, least: LEAST });
  if (!test) return { files: training };
  if (test.n < LEAST_HELD_OUT) throw new Refusal("few", { n: test.n, least: LEAST_HELD_OUT });
  return { files: { ...training, test } };
}
