// The package's door for programs and bundlers: everything it exports is there once it has loaded.

import init from "./perceptible.js";

export * from "./perceptible.js";
export { default } from "./perceptible.js";

try {
  await init();
} catch (error) {
  // On a page the figures say it in words.
  if (!globalThis.customElements) throw error;
}
