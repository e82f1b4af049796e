// The numbers of a structure as blocks of dots: how many there are, which dot is which number, and
// where each block stands. Knows no page and no canvas.

/** @typedef {import("../../draw/layout.js").Box} Box */
/**
 * @typedef {object} Block numbers that belong together, row by row
 * @property {boolean} isBias
 * @property {number} layer that they lead to
 * @property {number | null} neuron whose weights they are, where a block is one neuron's
 * @property {number} columns
 * @property {number} rows
 * @property {number} first the place of its first number among all
 */
/** @typedef {{ layer: number, to: number, from: number | null }} Which `from` is null for a bias */
/** @typedef {{ x: number, y: number, text: Block[] }} Head what stands over blocks */
/**
 * @typedef {object} Plan
 * @property {number} pitch between two dots
 * @property {number} height
 * @property {Box[]} boxes one a block
 * @property {Head[]} heads
 */

export const SIDE = 28;
export const MOST_LAYERS = 4;
export const MOST_NEURONS = 128;
/** Of the words over blocks. */
const FIRST_HEAD = 56;
const HEAD = 66;

/** First the weights by the layer they lead to, those of the pixels by neuron, then the biases. @param {readonly number[]} layers @returns {Block[]} */
export function blocksOf(layers) {
  /** @type {Block[]} */
  const blocks = [];
  let first = 0;
  const add = (/** @type {Omit<Block, "first">} */ block) => {
    blocks.push({ ...block, first });
    first += block.columns * block.rows;
  };
  for (let j = 0; j < layers[1]; j++)
    add({ isBias: false, layer: 1, neuron: j, columns: SIDE, rows: SIDE });
  for (let l = 2; l < layers.length; l++)
    add({ isBias: false, layer: l, neuron: null, columns: layers[l - 1], rows: layers[l] });
  for (let l = 1; l < layers.length; l++)
    add({ isBias: true, layer: l, neuron: null, columns: layers[l], rows: 1 });
  return blocks;
}

/** How many numbers a block has. @param {Block} block */
export const sizeOf = ({ columns, rows }) => columns * rows;

/** How many there are in all. @param {readonly Block[]} blocks */
export const totalOf = (blocks) => blocks.reduce((sum, block) => sum + sizeOf(block), 0);

/** The block that a number is in. @param {readonly Block[]} blocks @param {number} place */
export const blockAt = (blocks, place) => blocks.findLastIndex(({ first }) => first <= place);

/** Which number it is. @param {readonly Block[]} blocks @param {number} place @returns {Which} */
export function whichAt(blocks, place) {
  const { isBias, layer, neuron, columns, first } = blocks[blockAt(blocks, place)];
  const at = place - first;
  if (isBias) return { layer, to: at, from: null };
  if (neuron !== null) return { layer, to: neuron, from: at };
  return { layer, to: Math.floor(at / columns), from: at % columns };
}

/**
 * The largest dots, whole device pixels apart, with which everything fits.
 * @param {number} width @param {readonly Block[]} blocks @param {number} density device pixels a CSS pixel
 * @returns {Plan}
 */
export function plan(width, blocks, density) {
  const [largest, room] = width >= 700 ? [4, 460] : [3, 700];
  let steps = Math.round(largest * density);
  let found = arrange(width, blocks, steps / density);
  while (steps > 2 && (found.height > room || found.isTooWide)) {
    steps -= 1;
    found = arrange(width, blocks, steps / density);
  }
  return found;
}

/** @param {number} width @param {readonly Block[]} blocks @param {number} pitch */
function arrange(width, blocks, pitch) {
  const pictures = blocks.filter(({ neuron }) => neuron !== null);
  const rest = blocks.filter(({ neuron, isBias }) => neuron === null && !isBias);
  const biases = blocks.filter(({ isBias }) => isBias);
  const side = SIDE * pitch;
  const fit = Math.max(1, Math.floor((width + 12) / (side + 12)));
  const columns = Math.ceil(pictures.length / Math.ceil(pictures.length / fit));
  const gap = Math.min(40, columns > 1 ? (width - columns * side) / (columns - 1) : 0);
  const low = Math.min(16, gap);
  const apart = width >= 700 ? 40 : 16;
  const place = (/** @type {number} */ x, /** @type {number} */ y, /** @type {Block} */ block) => ({
    x: Math.round(x),
    y: Math.round(y),
    width: block.columns * pitch,
    height: block.rows * pitch,
  });
  const boxes = pictures.map((block, i) =>
    place((i % columns) * (side + gap), FIRST_HEAD + Math.floor(i / columns) * (side + low), block),
  );
  /** @type {Head[]} */
  const heads = [{ x: 0, y: 0, text: pictures }];
  let [x, y, tall] = [0, FIRST_HEAD + Math.ceil(pictures.length / columns) * (side + low) + 12, 0];
  for (const group of [...rest.map((block) => [block]), biases]) {
    const sizes = group.map(({ columns: dots }) => dots * pitch);
    // Biases are one line a layer, with air between.
    const line = pitch * (group === biases ? 3 : 1);
    const high = HEAD + (group.length - 1) * line + group[0].rows * pitch;
    const wide = Math.max(92, group === biases ? 24 + 22 * group.length : 0, ...sizes);
    if (x > 0 && x + wide > width) [x, y, tall] = [0, y + tall + 14, 0];
    heads.push({ x, y, text: group });
    boxes.push(...group.map((block, i) => place(x, y + HEAD + i * line, block)));
    x += wide + apart;
    tall = Math.max(tall, high);
  }
  const isTooWide = boxes.some((box) => box.x + box.width > width + 0.01);
  return { pitch, height: Math.ceil(y + tall + 4), boxes, heads, isTooWide };
}

/** The number whose dot is under a point, or null. @param {Plan} plan @param {readonly Block[]} blocks @param {number} x @param {number} y */
export function placeAt({ boxes, pitch }, blocks, x, y) {
  for (const [i, box] of boxes.entries()) {
    // A line of biases is thin: as much as lies between two lines belongs to it.
    const slack = pitch * (blocks[i].isBias ? 1 : 0.5);
    const [column, row] = [Math.floor((x - box.x) / pitch), Math.floor((y - box.y) / pitch)];
    if (x < box.x || column >= blocks[i].columns) continue;
    if (y < box.y - slack || y >= box.y + box.height + slack) continue;
    const within = Math.min(blocks[i].rows - 1, Math.max(0, row));
    return blocks[i].first + within * blocks[i].columns + column;
  }
  return null;
}
