// IDX files made up for tests. Runs in Node; knows no test runner.

/** @param {number[]} words @param {number} size of what follows them */
function file(words, size) {
  const bytes = new Uint8Array(4 * words.length + size);
  const view = new DataView(bytes.buffer);
  for (const [i, word] of words.entries()) view.setUint32(4 * i, word);
  return bytes;
}

/** Images of some noise on much paper, which gzip makes smaller. @param {number} n */
export function imagesFile(n) {
  const bytes = file([0x803, n, 28, 28], n * 784);
  let state = 1;
  for (let i = 16; i < bytes.length; i++) {
    state = (state * 48271) % 0x7fffffff;
    if (i % 3 === 0) bytes[i] = state & 0xff;
  }
  return bytes;
}

/** The labels 0, 1, ... 9, 0, ... @param {number} n */
export function labelsFile(n) {
  const bytes = file([0x801, n], n);
  for (let i = 0; i < n; i++) bytes[8 + i] = i % 10;
  return bytes;
}
