// Where everything in the teach figure stands: width in, boxes out. Pure numbers; touches no page.

/** @typedef {import("../../draw/layout.js").Box} Box */
/**
 * @typedef {object} Geometry
 * @property {"wide" | "middle" | "narrow"} kind
 * @property {number} width
 * @property {number} height
 * @property {Box} label over the pad
 * @property {Box} pad
 * @property {Box} tools
 * @property {Box} picture the 28 x 28 pixels
 * @property {Box} said what is read, and the question
 * @property {boolean} across whether the ten outputs stand side by side, else one under another
 * @property {Box[]} outputs what is pressed to say that it is this digit
 * @property {{ before: number, now: number, change: number }} ways where the three stand: x, or y when across
 * @property {Box} heads the line that names them
 * @property {Box} handHead
 * @property {{ x: number, y: number, size: number, columns: number, rows: number }} hand the reader's drawings
 * @property {Box} othersHead
 * @property {{ x: number, y: number, pitch: number, columns: number }} others a thousand dots
 * @property {Box} tally
 * @property {Box} foot the row of words and the note, as high as they are in most states
 */

const HELD_OUT = 1000;

/** @param {number} x @param {number} y @param {number} width @param {number} height @returns {Box} */
const box = (x, y, width, height) => ({ x, y, width, height });

/** @param {number} width @param {number} density device pixels to one of CSS @returns {Geometry} */
export function layout(width, density) {
  if (width < 520) return narrow(width, density);
  return beside(width, density);
}

/** As large as `columns` dots fit, in whole device pixels. @param {number} width @param {number} columns @param {number} density */
const pitchOf = (width, columns, density) =>
  Math.min(8, Math.floor((width * density) / columns) / density);

/** @param {number} width @param {number} density @returns {Geometry} */
function beside(width, density) {
  const isWide = width >= 820;
  const side = isWide
    ? Math.round(Math.min(320, width * 0.27))
    : Math.round(Math.min(300, width * 0.42));
  const gap = Math.round(width * (isWide ? 0.04 : 0.05));
  const top = 32;
  const left = isWide ? 2 * (side + gap) : side + gap;
  const rows = 36;
  const outputs = Array.from({ length: 10 }, (_, j) =>
    box(left, top + j * rows, width - left, rows),
  );
  const span = width - left;
  const ways = {
    before: left + Math.round(span * 0.18),
    now: left + Math.round(span * 0.45),
    change: left + Math.round(span * 0.84),
  };
  const under = top + side + 8;
  const small = isWide ? side : Math.min(76, side / 3);
  const picture = isWide
    ? box(side + gap, top, side, side)
    : box(side - small, under, small, small);
  const said = isWide
    ? box(side + gap, under, side + gap - 12, 84)
    : box(0, Math.max(top + 360, under + small) + 12, width, 60);
  const second = isWide ? top + 360 + 36 : said.y + said.height + 20;
  const right = isWide ? side + gap : 0;
  const columns = 100;
  const pitch = pitchOf(width - right, columns, density);
  const size = 40;
  const handColumns = Math.floor((isWide ? side : width) / size);
  const handRows = isWide ? 2 : 1;
  const third = isWide ? second : second + 28 + size + 22 + 20;
  const lines = HELD_OUT / columns;
  const dots = third + 34;
  const words = Math.max(
    dots + lines * pitch + 26,
    isWide ? second + 34 + handRows * (size + 18) : 0,
  );
  return {
    kind: isWide ? "wide" : "middle",
    width,
    height: words + 20 + (isWide ? 84 : 120),
    label: box(0, 4, side, 20),
    pad: box(0, top, side, side),
    tools: box(0, under, side, 36),
    picture,
    said,
    across: false,
    outputs,
    ways,
    heads: box(left, 4, span, 20),
    handHead: box(0, second, isWide ? side : width, 24),
    hand: { x: 0, y: second + 34, size, columns: handColumns, rows: handRows },
    othersHead: box(right, third, width - right, 28),
    others: { x: right, y: dots, pitch, columns },
    tally: box(right, dots + lines * pitch + 4, width - right, 20),
    foot: box(0, words + 20, width, isWide ? 84 : 120),
  };
}

/** @param {number} width @param {number} density @returns {Geometry} */
function narrow(width, density) {
  const column = width / 10;
  const said = box(0, 0, width, 64);
  const heads = said.height + 4;
  const ways = { before: heads + 30, now: heads + 86, change: heads + 68 };
  const numerals = ways.now + 16;
  const outputs = Array.from({ length: 10 }, (_, j) => box(j * column, numerals, column, 44));
  const label = numerals + 44 + 16;
  const side = width - 76;
  const top = label + 26;
  const gutter = side + 12;
  const hand = top + side + 28;
  const size = 40;
  const handColumns = Math.floor(width / size);
  const others = hand + 28 + size + 18 + 16;
  const columns = 50;
  const pitch = pitchOf(width, columns, density);
  const dots = others + 60;
  const words = dots + (HELD_OUT / columns) * pitch + 52;
  return {
    kind: "narrow",
    width,
    height: words + 4 * 44 + 52,
    label: box(0, label, side, 20),
    pad: box(0, top, side, side),
    tools: box(gutter, top, width - gutter, 132),
    picture: box(gutter, top + side - 64, 64, 64),
    said,
    across: true,
    outputs,
    ways,
    heads: box(0, heads, width, 20),
    handHead: box(0, hand, width, 24),
    hand: { x: 0, y: hand + 28, size, columns: handColumns, rows: 1 },
    othersHead: box(0, others, width, 52),
    others: { x: 0, y: dots, pitch, columns },
    tally: box(0, dots + (HELD_OUT / columns) * pitch + 4, width, 20),
    foot: box(0, words, width, 4 * 44 + 52),
  };
}
