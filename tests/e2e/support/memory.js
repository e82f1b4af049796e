// WebAssembly whose memory a browser lets grow no further than a test says, as it does where a device has
// no more.

/** A number as WebAssembly writes it. @param {number} n @returns {number[]} */
const written = (n) => (n < 128 ? [n] : [(n & 127) | 128, ...written(n >> 7)]);

/** @param {Uint8Array} bytes @param {number} at @returns {[number, number]} the number, and where the next begins */
function read(bytes, at) {
  let [n, shift] = [0, 0];
  for (let i = at; ; i++, shift += 7) {
    n |= (bytes[i] & 127) << shift;
    if (bytes[i] < 128) return [n, i + 1];
  }
}

/** The module with a memory of at most so many pages of 64 KB beyond the first. @param {Uint8Array} bytes @param {number} more */
export function limited(bytes, more) {
  const MEMORY = 5;
  for (let at = 8; at < bytes.length; ) {
    const [size, content] = read(bytes, at + 1);
    if (bytes[at] === MEMORY) {
      // One memory, its flags, its pages.
      const [pages] = read(bytes, content + 2);
      const memory = [1, 1, ...written(pages), ...written(pages + more)];
      const section = [MEMORY, ...written(memory.length), ...memory];
      return Buffer.concat([
        bytes.subarray(0, at),
        Buffer.from(section),
        bytes.subarray(content + size),
      ]);
    }
    at = content + size;
  }
  throw new Error("expected a module with a memory of its own");
}
