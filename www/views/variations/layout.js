// Where the parts of the variations figure stand, for a width. Boxes only; draws nothing.

import { SIDE } from "../../draw/field.js";
import { GROUPS } from "./knobs.js";

/** @typedef {import("../../draw/layout.js").Box} Box */
/** @typedef {import("./knobs.js").Name} Name */
/**
 * @typedef {object} Row one slider
 * @property {Name} name
 * @property {number} left where its name begins @property {number} right @property {number} top
 * @property {number} from the middle of its first picture @property {number} to of its last
 * @property {number} side of a picture
 * @property {Box} curve
 * @property {number} track the height of the slider's line
 * @property {Box} input
 */
/**
 * @typedef {object} Geometry
 * @property {"wide" | "narrow"} kind
 * @property {number} width
 * @property {number} height
 * @property {Record<"mode" | "parts" | "picture" | "bars" | "changed" | "given" | "said" | "note", Box>} boxes
 * @property {Row[]} rows
 */

const WIDE = 860;
/** Where the percentages of a curve stand. */
const GUTTER = 32;
/** From the thumb's middle to the end of its input. */
const THUMB = 9;
const CURVE = 26;

/** The widest picture whose cells are whole pixels. @param {number} width */
const whole = (width) => SIDE * Math.floor(width / SIDE);

/** @param {number} x @param {number} y @param {number} width @param {number} [height] @returns {Box} */
const box = (x, y, width, height = width) => ({ x, y, width, height });

/** @param {Name} name @param {number} left @param {number} right @param {number} top @param {boolean} isNarrow @returns {Row} */
function row(name, left, right, top, isNarrow) {
  const side = Math.floor(Math.min(56, (right - left - GUTTER) / 7 - 3));
  const from = left + GUTTER + side / 2;
  const to = right - side / 2;
  const curve = box(from, top + 20 + side + 8, to - from, CURVE);
  const track = Math.round(curve.y + CURVE + (isNarrow ? 18 : 14));
  const high = isNarrow ? 44 : 36;
  const input = box(from - THUMB, track - high / 2, to - from + 2 * THUMB, high);
  return { name, left, right, top, from, to, side, curve, track, input };
}

/** A row with the answers under it, and the next. @param {Row} row */
const heightOf = ({ top, track }, gap = 20) => track + 34 + gap - top;

/** @param {readonly Name[]} names @param {number} left @param {number} right @param {number} top @param {boolean} isNarrow */
function column(names, left, right, top, isNarrow) {
  const high = heightOf(row(names[0], left, right, 0, isNarrow));
  return names.map((name, i) => row(name, left, right, top + i * high, isNarrow));
}

/** @param {Row[]} rows */
const endOf = (rows) => Math.max(...rows.map((each) => each.top + heightOf(each, 0)));

/** @param {number} width @param {0 | 1} part which half of the sliders a narrow figure shows @returns {Geometry} */
export function layout(width, part) {
  return width >= WIDE ? wide(width) : narrow(width, part);
}

/** @param {number} width @returns {Geometry} */
function wide(width) {
  const side = whole(width < 1060 ? 224 : 252);
  const left = side + 44;
  const each = (width - left - 40) / 2;
  const top = 56;
  const rows = [
    ...column(GROUPS[0], left, left + each, top, false),
    ...column(GROUPS[1], left + each + 40, width, top, false),
  ];
  const small = whole((side - 24) / 2);
  const bars = box(0, top + side + 14, side, 170);
  const under = bars.y + bars.height + 36;
  const said = box(0, under + small + 8, side, 38);
  const end = Math.max(endOf(rows), said.y + said.height);
  return {
    kind: "wide",
    width,
    height: end + 32,
    boxes: {
      mode: box(0, 0, width, 36),
      parts: box(0, 0, 0),
      picture: box(0, top, side),
      bars,
      changed: box(1, under, small),
      given: box(side - small - 1, under, small),
      said,
      note: box(left, end + 8, width - left, 24),
    },
    rows,
  };
}

/** @param {number} width @param {0 | 1} part @returns {Geometry} */
function narrow(width, part) {
  const top = 56;
  const side = whole(Math.min(252, width * 0.46));
  const small = whole(Math.min(112, width * 0.29));
  const under = top + side + 36;
  const high = Math.max(small, 92);
  const parts = box(0, under + high + 12, width, 44);
  const rows = column(GROUPS[part], 0, width, parts.y + 60, true);
  const text = 2 * small + 24;
  return {
    kind: "narrow",
    width,
    height: endOf(rows) + 64,
    boxes: {
      mode: box(0, 0, width, 44),
      parts,
      picture: box(0, top, side),
      bars: box(side + 18, top, Math.min(320, width - side - 18), side),
      changed: box(1, under, small),
      given: box(small + 13, under, small),
      said: box(text, under, width - text, high),
      note: box(0, endOf(rows) + 10, width, 54),
    },
    rows,
  };
}
