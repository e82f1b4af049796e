// A structure as a picture: how many numbers each step needs, and where every neuron stands.
// Knows no page and no canvas.

/** @typedef {[number, number]} Point */
/** @typedef {import("../../draw/layout.js").Box} Box */
/** @typedef {{ from: number, to: number, weights: number, biases: number }} Step from one layer to the next */
/**
 * @typedef {object} Layer
 * @property {Point[]} at one place a neuron
 * @property {number} radius
 */
/**
 * @typedef {object} Picture
 * @property {boolean} upward
 * @property {number} width
 * @property {number} height
 * @property {Box} image
 * @property {Layer[]} layers those after the image
 * @property {Term[]} terms
 * @property {Point} total the right end of the sum
 * @property {Box[]} steppers one a hidden layer
 */
/**
 * @typedef {object} Term where the numbers of a step are written
 * @property {Point} weights
 * @property {Point} biases
 */

/** What each step needs, and all of them. @param {readonly number[]} layers */
export function countOf(layers) {
  /** @type {Step[]} */
  const steps = layers.slice(1).map((to, i) => ({
    from: layers[i],
    to,
    weights: layers[i] * to,
    biases: to,
  }));
  const weights = steps.reduce((sum, step) => sum + step.weights, 0);
  const biases = steps.reduce((sum, step) => sum + step.biases, 0);
  return { steps, weights, biases, total: weights + biases };
}

/** Under this width of the figure the network flows up. */
export const NARROW = 820;
/** Neurons in a line. */
const LINE = 16;

/** @param {number} width of the figure @param {readonly number[]} hidden @returns {Picture} */
export function pictureOf(width, hidden) {
  return width < NARROW ? upward(width, hidden) : rightward(width, hidden);
}

/** @param {number} width @param {readonly number[]} hidden @returns {Picture} */
function rightward(width, hidden) {
  const side = 112;
  const [top, middle] = [8, 92];
  const end = width - 232;
  const gap = (end - side) / (hidden.length + 1);
  const layers = hidden.map((count, i) => {
    const lines = Math.ceil(count / LINE);
    const pitch = 10.4;
    const apart = Math.min(pitch, (0.5 * gap) / lines);
    return layer(count, lines > 1 ? Math.min(3.6, apart * 0.42) : 4.4, (line, place, inLine) => [
      side + gap * (i + 1) + (line - (lines - 1) / 2) * apart,
      middle + (place - (inLine - 1) / 2) * pitch,
    ]);
  });
  layers.push(layer(10, 5.4, (_, place) => [end, middle + (place - 4.5) * 15.5]));
  const y = middle + 108;
  return {
    upward: false,
    width,
    height: 272,
    image: { x: 1, y: middle - side / 2, width: side, height: side },
    layers,
    terms: layers.map((_, i) => ({
      weights: [side + gap * (i + 0.5), y],
      biases: [side + gap * (i + 1), y + 21],
    })),
    total: [width, middle + top],
    steppers: hidden.map((_, i) => ({
      x: side + gap * (i + 1) - 46,
      y: y + 34,
      width: 92,
      height: 36,
    })),
  };
}

/** @param {number} width @param {readonly number[]} hidden @returns {Picture} */
function upward(width, hidden) {
  const pitch = Math.min(24, (width - 152) / LINE);
  const wide = pitch * LINE;
  const side = 72;
  const [outputs, rise] = [32, 300];
  const end = outputs + rise + 14;
  const right = Math.min(width, wide + 250);
  const gap = rise / (hidden.length + 1);
  const heights = hidden.map((_, i) => outputs + gap * (hidden.length - i));
  const layers = hidden.map((count, i) => {
    const lines = Math.ceil(count / LINE);
    const apart = Math.min(7, pitch * 0.6, (0.5 * gap) / lines);
    const radius = lines > 1 ? Math.min(2.6, apart * 0.42) : Math.min(4.4, pitch * 0.42);
    return layer(count, radius, (line, place, inLine) => [
      wide / 2 + (place - (inLine - 1) / 2) * pitch,
      heights[i] + (line - (lines - 1) / 2) * apart,
    ]);
  });
  const answers = wide / 10;
  layers.push(
    layer(10, Math.min(5.2, answers * 0.42), (_, place) => [answers * (place + 0.5), outputs]),
  );
  const stations = [end, ...heights, outputs];
  return {
    upward: true,
    width,
    height: end + side + 6,
    image: { x: (wide - side) / 2, y: end, width: side, height: side },
    layers,
    terms: layers.map((_, i) => {
      /** @type {Point} */
      const place = [right, (stations[i] + stations[i + 1]) / 2];
      return { weights: place, biases: place };
    }),
    total: [right, end + 46],
    steppers: heights.map((y) => ({ x: right - 108, y: y - 22, width: 108, height: 44 })),
  };
}

/**
 * @param {number} count @param {number} radius
 * @param {(line: number, place: number, inLine: number) => Point} where
 * @returns {Layer}
 */
function layer(count, radius, where) {
  const inLine = Math.min(count, LINE);
  return {
    radius,
    at: Array.from({ length: count }, (_, j) => where(Math.floor(j / LINE), j % LINE, inLine)),
  };
}
