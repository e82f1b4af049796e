// Registers <perceptible-figure>, where there is a page. All that a page of figures needs: what they
// read with, they load themselves.

import { PerceptibleFigure } from "./figure.js";

if (globalThis.customElements && !customElements.get("perceptible-figure"))
  customElements.define("perceptible-figure", PerceptibleFigure);
