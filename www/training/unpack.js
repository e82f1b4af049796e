// Files as the core takes them: out of their gzip wrapping.

import { MOST, unpacked } from "../idx.js";

/** @typedef {import("./plan.js").Files} Files */
/** @typedef {import("./plan.js").Pair} Pair */

/** Bytes of the largest file that a page has memory for. */
const LARGEST = 16 + MOST * 784;

/** @param {Files} files @returns {Promise<Files>} */
export async function unpack({ images, labels, test }) {
  const training = await both({ images, labels });
  return test ? { ...training, test: await both(test) } : training;
}

/** @param {Pair} pair @returns {Promise<Pair>} */
async function both({ images, labels }) {
  return { images: await whole("images", images), labels: await whole("labels", labels) };
}

/** @param {string} name @param {Uint8Array} file */
async function whole(name, file) {
  const pieces = [];
  let length = 0;
  try {
    for await (const piece of unpacked(file)) {
      pieces.push(piece);
      length += piece.length;
      if (length > LARGEST) break;
    }
  } catch {
    throw new Error(`${name}: expected a whole gzip stream, got a damaged one`);
  }
  if (length > LARGEST) throw new Error(`${name}: expected at most ${LARGEST} bytes, got more`);
  if (pieces.length === 1) return pieces[0];
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
