// The files of networks: each is asked for once, and none is read on past the largest that a network can
// have. Knows no network.

/** 16,777,216 parameters of 4 bytes, the longest header, and the 8 bytes that say how long it is. */
const MOST_BYTES = 68_157_448;

/** @type {Map<string, Promise<Uint8Array>>} */
const files = new Map();

/**
 * What `make` makes of a file.
 * @template T @param {string} url @param {(bytes: Uint8Array) => T} make
 */
export async function made(url, make) {
  const bytes = files.get(url) ?? load(url);
  files.set(url, bytes);
  try {
    return make(await bytes);
  } catch (error) {
    // It may have been damaged on its way: whoever asks again gets it anew.
    files.delete(url);
    throw error;
  }
}

/** @param {string} url */
async function load(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: expected the file, got status ${response.status}`);
  const reader = response.body?.getReader();
  const pieces = [];
  let length = 0;
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    length += value.length;
    if (length <= MOST_BYTES) continue;
    reader.cancel();
    throw new Error(`${url}: expected a model file of at most ${MOST_BYTES} bytes, got more`);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
