// What a single file has in place of a server: the files it carries, and a worker made of its own
// script. Every `fetch` of the other scripts is this one; it asks nobody for anything.

import files from "./files.js";

/** Of the script, as the page's markup has it. */
const ID = "perceptible";

/** @param {string} packed base64 of gzip @param {string} type */
function unpacked(packed, type) {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream, { headers: { "content-type": type } });
}

/** Answers with what is inside. @param {string | URL} address */
export async function fetch(address) {
  const name = new URL(address).pathname.replace(/^\/+/, "");
  if (!Object.hasOwn(files, name))
    throw new Error(`expected one of ${Object.keys(files).join(", ")}, got ${address}`);
  return unpacked(files[name], name.endsWith(".wasm") ? "application/wasm" : "");
}

/**
 * Where a worker finds the page's script, which trains when there is no page. Chromium starts no module
 * from there where the page is a file, so that it has to be strict by its own word.
 */
export function worker() {
  const script = document.getElementById(ID)?.textContent ?? "";
  const blob = new Blob(['"use strict";', script], { type: "text/javascript" });
  return new URL(URL.createObjectURL(blob));
}
