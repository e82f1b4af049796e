// The package's worker, made of what the package carries: no bundler has to know it, and it is there
// for pages of any origin. Where a policy forbids such a worker the page trains by itself, in slices.

import core from "./core.carried.js";
import script from "./worker.carried.js";

/** @type {URL | undefined} */
let url;

/** Where the worker's script lies. */
export function worker() {
  const parts = [`globalThis.packed = "${core}";`, script];
  url ??= new URL(URL.createObjectURL(new Blob(parts, { type: "text/javascript" })));
  return url;
}
