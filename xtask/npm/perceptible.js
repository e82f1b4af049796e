// The package's door for a script tag: registers <perceptible-figure>, which loads what it needs by
// itself, and exports the core, which is there once `init` has resolved.

import "../../www/element.js";

export * from "../../www/exports.js";
export { default } from "../../www/exports.js";
