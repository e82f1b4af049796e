// What the package carries inside its scripts, because bundlers disagree on how a script names a file
// beside it: base64 of gzip, unpacked by the platform.

/** @param {string} packed @param {string} [type] */
export function unpacked(packed, type = "") {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream, { headers: { "content-type": type } });
}
