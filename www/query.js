// What an address asks for: a figure's attributes, each looked at before it is used. Leaves out what it
// does not know or trust; knows no page.

import { ACTIVATIONS } from "./activations.js";
import { LANGUAGES } from "./languages.js";
import { NAMES } from "./views/index.js";

/** @typedef {Record<string, string | boolean>} Attributes */

const NAME = /^[\w-]{1,40}$/;
const MOST_NAMES = 50;

/**
 * What each attribute takes of a value; null leaves it out.
 * @type {Record<string, (value: string, here: URL) => string | boolean | null>}
 */
const TAKEN = {
  view: (value) => among(value, NAMES),
  lang: (value) => among(value, LANGUAGES),
  theme: (value) => among(value, ["light", "dark"]),
  network: (value) => (NAME.test(value) ? value : null),
  model: (value, here) => beside(value, here),
  layers: (value) => (/^\d{1,7}(?:[ ,-]\d{1,7}){1,20}$/.test(value) ? value : null),
  activation: (value) => among(value, ACTIVATIONS),
  seed: (value) => (/^\d{1,15}$/.test(value) ? value : null),
  hide: (value) => namesIn(value).join(" ") || null,
  open: () => true,
};

/** The controls that a list names. @param {string} value */
export function namesIn(value) {
  const names = value.split(/[\s,]+/).filter((name) => NAME.test(name));
  return names.slice(0, MOST_NAMES);
}

/** An address of the frame's own site. @param {string} value @param {URL} here */
function beside(value, here) {
  try {
    const address = new URL(value, here);
    return address.origin === here.origin ? address.href : null;
  } catch {
    return null;
  }
}

/** @param {string} value @param {string[]} known */
const among = (value, known) => (known.includes(value) ? value : null);

/** @param {URL} here the frame's address @returns {Attributes} */
export function asked(here) {
  /** @type {Attributes} */
  const attributes = {};
  for (const [name, take] of Object.entries(TAKEN)) {
    const value = here.searchParams.get(name);
    const taken = value === null ? null : take(value, here);
    if (taken !== null) attributes[name] = taken;
  }
  return attributes;
}
