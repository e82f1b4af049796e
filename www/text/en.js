// The figure's words in English. The same keys as ko.js; functions where a number goes in.

/** @param {number} value @param {number} [digits] */
const write = (value, digits = 2) =>
  (Math.abs(value) < 0.5 * 10 ** -digits ? 0 : value).toFixed(digits).replace("-", "−");

export default {
  number: write,
  signed: (/** @type {number} */ value) => (write(value).startsWith("−") ? "" : "+") + write(value),

  pad: "Drawing pad",
  padHelp:
    "Arrow keys move the pen, Space lowers and lifts it. Ctrl+Z takes a stroke back, Esc clears.",
  penDown: "Pen down.",
  penUp: "Pen up.",
  invite: "Draw any digit here",
  yours: "Your drawing",
  sees: "What the network sees: 784 neurons",
  layer: (/** @type {number} */ layer, /** @type {number} */ last, /** @type {number} */ count) =>
    layer === last ? `output ${count}` : `hidden ${count}`,

  undo: "undo",
  redo: "redo",
  clear: "clear",
  play: "layer by layer",
  playShort: "layers",
  examples: "Ready-made digits",
  example: (/** @type {number} */ digit) => `Draw ${digit === 8 ? "an" : "a"} ${digit} for me`,
  between: "4 or 9?",
  betweenShort: "4/9",
  betweenLong: "Draw something between a 4 and a 9",

  empty: ["Nothing drawn, nothing to read."],
  decided: (/** @type {string} */ digit, /** @type {string} */ second) => [
    digit === "8" ? "It reads an " : "It reads a ",
    { strong: digit },
    `, with ${second} as runner-up.`,
  ],
  undecided: (/** @type {string} */ digit, /** @type {string} */ second) => [
    "Torn between ",
    { strong: digit },
    " and ",
    { strong: second },
    ".",
  ],
  none: (/** @type {string} */ digit) => [`No digit it knows; ${digit} comes closest.`],
  loading: ["The network is on its way; draw already."],
  failed: ["The network could not be loaded."],
  impossible: [
    "This takes WebAssembly: the browser has none, or the page's policy lacks 'wasm-unsafe-eval'.",
  ],
  stopped: ["The network has stopped."],
  notLoaded: "This figure could not be loaded.",
  again: "Try again",

  network: "The network",
  networkHelp:
    "Arrow keys go from neuron to neuron and from layer to layer, back to the 784 pixels as well.",
  neuron: (
    /** @type {number} */ layer,
    /** @type {number} */ last,
    /** @type {number} */ j,
    /** @type {number} */ count,
  ) =>
    layer === last
      ? `Output neuron for the digit ${j}`
      : `Hidden layer ${layer}, neuron ${j + 1} of ${count}`,
  pixel: (/** @type {number} */ row, /** @type {number} */ column) =>
    `Pixel in row ${row}, column ${column}`,
  fromPixel: (/** @type {number} */ row, /** @type {number} */ column) =>
    `row ${row}, column ${column}`,
  fromNeuron: (/** @type {number} */ j) => `neuron ${j}`,
  bias: "bias",
  activation: "activation",
  strongest: "strongest inputs:",

  more: "more",
  steps: {
    drawn: "drawn",
    rasterized: "pixels",
    straightened: "upright",
    evened: "evened",
    prepared: "centred",
  },
  stepHelp: {
    straightened: "Straighten the slant",
    evened: "Even out width and height",
    prepared: "Move the centre of mass to the centre",
  },
  preparation: "What happens to the drawing before the network reads it",
  reset: "all on",
  networks: "Which network reads",
  choices: { classic: "sigmoid", "classic-relu": "ReLU", wide: "wide" },
  size: (/** @type {number} */ kilobytes) => `${kilobytes} KB`,
  fetching: "loading",
  notFetched: (/** @type {string} */ name) => `The ${name} network could not be loaded.`,
};
