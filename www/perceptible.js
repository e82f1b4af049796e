// The module's door: registers <perceptible-figure> where there is a page, and exports the core.
// Everything it exports is there once the module has loaded, save on a page whose script tag names
// it: that page wants figures, which load a small part of the core by themselves, and the whole
// comes when `init` is called.

import "./element.js";
import init from "./exports.js";

export * from "./exports.js";
export { default } from "./exports.js";

const scripts = globalThis.document?.scripts ?? [];
if (![...scripts].some(({ src }) => src === import.meta.url))
  try {
    await init();
  } catch (error) {
    if (!globalThis.customElements) throw error;
  }
