// What a figure shows as the end of an address, and back: which figure, the drawing, the network and
// what the reader chose. Plain values in and out; distrusts what it reads and knows no page.

import { BETWEEN, DIGITS, exampleOf } from "./examples.js";

/** @typedef {number[][][]} Strokes */
/**
 * @typedef {object} Link
 * @property {string} figure the id of what it points to
 * @property {Strokes} [drawing] in 0..1 of the pad
 * @property {string} [network] the name of a network that comes with the page
 * @property {Record<string, unknown>} [state] what the reader chose
 */
/**
 * @typedef {Link & { trouble: "version" | "part" | null }} Found what could be read: all of it, nothing
 *   but the figure because another version wrote it, or a part
 */

const VERSION = "1";
const BETWEEN_PARTS = "~";
/** Longer ones are not read: a drawing and a state that fill it are no reader's. */
const LONGEST = 8000;
/** A drawing that takes more characters loses detail until it does not; a thousand dots lose dots. */
const LONGEST_DRAWING = 1500;

/** Steps across the pad: a twentieth of the smallest thing that the network sees. */
const GRID = 1024;
/** How far, in steps, a point may lie from a straight line and still be left out. */
const STRAIGHT = 1.5;

/** What may be in a state. */
const DEEPEST = 4;
const MOST_ITEMS = 1000;
const LONGEST_TEXT = 2000;

/** @param {Link} link @returns {string} the fragment, without its number sign */
export function written({ figure, drawing, network, state }) {
  const parts = [figure, VERSION];
  if (drawing) parts.push(drawingPart(drawing));
  if (network) parts.push(`n${network}`);
  if (state && Object.keys(state).length) parts.push(`s${packed(JSON.stringify(state))}`);
  return parts.length > 2 ? parts.join(BETWEEN_PARTS) : figure;
}

/** @param {string} fragment without its number sign @returns {Found} */
export function read(fragment) {
  // Some programs that pass addresses on write the mark between the parts otherwise.
  const text = fragment.slice(0, LONGEST).replaceAll(/%7e/gi, BETWEEN_PARTS);
  const [figure, version, ...parts] = text.split(BETWEEN_PARTS);
  /** @type {Found} */
  const found = { figure, trouble: fragment.length > LONGEST ? "part" : null };
  if (version === undefined) return found;
  if (version !== VERSION) return { ...found, trouble: "version" };
  for (const part of parts)
    try {
      const code = part.slice(1);
      if (part[0] === "d") found.drawing = strokesOf(code);
      else if (part[0] === "e") found.drawing = example(code);
      else if (part[0] === "n") found.network = name(code);
      else if (part[0] === "s") found.state = stateOf(unpacked(code));
      else throw new Error(`expected d, e, n or s, got "${part[0]}"`);
    } catch {
      found.trouble = "part";
    }
  return found;
}

/** @param {Strokes} drawing */
function drawingPart(drawing) {
  const ready = exampleOf(drawing);
  if (ready >= 0) return `e${ready}`;
  let detail = STRAIGHT;
  let codes = codesOf(drawing, detail);
  while (sumOf(codes) > LONGEST_DRAWING && detail < GRID) {
    detail *= 2;
    codes = codesOf(drawing, detail);
  }
  let length = 0;
  const end = codes.findIndex((code) => {
    length += code.length;
    return length > LONGEST_DRAWING;
  });
  return `d${codes.slice(0, end < 0 ? codes.length : end).join("")}`;
}

/** @param {string[]} codes */
const sumOf = (codes) => codes.reduce((sum, { length }) => sum + length, 0);

/** @param {string} code */
function example(code) {
  const found = /^\d{1,2}$/.test(code) ? [...DIGITS, BETWEEN][Number(code)] : undefined;
  if (!found) throw new Error(`expected a ready-made drawing, got "${code}"`);
  return found;
}

/** @param {string} code */
function name(code) {
  if (!/^[a-z][a-z-]{0,30}$/.test(code)) throw new Error(`expected a name, got "${code}"`);
  return code;
}

// A drawing: of each stroke the number of its points, then of each point how far it lies from the one
// before, all as whole numbers of one character a five bits, those with a sign folded.

const DIGITS_64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** @param {number} value a whole number, not negative */
function digitsOf(value) {
  let digits = "";
  let rest = value;
  do {
    const more = rest > 31;
    digits += DIGITS_64[(rest & 31) | (more ? 32 : 0)];
    rest >>= 5;
  } while (rest > 0);
  return digits;
}

/** @param {number} value */
const folded = (value) => (value < 0 ? -2 * value - 1 : 2 * value);

/** Of each stroke, where it is read after those before it. @param {Strokes} strokes @param {number} detail */
function codesOf(strokes, detail) {
  const onGrid = (/** @type {number} */ share) =>
    Math.round(Math.max(0, Math.min(1, share)) * GRID);
  let [x, y] = [0, 0];
  return strokes
    .filter((stroke) => stroke.length)
    .map((stroke) => {
      const points = simple(
        stroke.map(([px, py]) => [onGrid(px), onGrid(py)]),
        detail,
      );
      const steps = points.map(([px, py]) => {
        const step = digitsOf(folded(px - x)) + digitsOf(folded(py - y));
        [x, y] = [px, py];
        return step;
      });
      return digitsOf(points.length) + steps.join("");
    });
}

/** @param {string} code @returns {Strokes} */
function strokesOf(code) {
  let at = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; shift <= 10; shift += 5) {
      const digit = DIGITS_64.indexOf(code[at++] ?? " ");
      if (digit < 0) throw new Error("expected another character of a drawing");
      value |= (digit & 31) << shift;
      if (digit < 32) return value;
    }
    throw new Error("expected a number of at most 15 bits");
  };
  const coordinate = (/** @type {number} */ before) => {
    const folding = number();
    const value = before + (folding & 1 ? -(folding + 1) / 2 : folding / 2);
    if (value < 0 || value > GRID) throw new Error("expected a point of the pad");
    return value;
  };
  let [x, y] = [0, 0];
  /** @type {Strokes} */
  const strokes = [];
  while (at < code.length) {
    const count = number();
    if (count === 0) throw new Error("expected a stroke with points");
    /** @type {number[][]} */
    const stroke = [];
    for (let i = 0; i < count; i++) {
      x = coordinate(x);
      y = coordinate(y);
      stroke.push([x / GRID, y / GRID]);
    }
    strokes.push(stroke);
  }
  return strokes;
}

/**
 * The points of a line without those that a straight piece passes by (Ramer, Douglas, Peucker).
 * @param {number[][]} points @param {number} detail how far a point left out may lie from the line
 */
function simple(points, detail) {
  const last = points.length - 1;
  const kept = new Set([0, last]);
  const open = [[0, last]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    let [farthest, far] = [0, detail];
    for (let i = from + 1; i < to; i++) {
      const distance = distanceOf(points[i], points[from], points[to]);
      if (distance > far) [farthest, far] = [i, distance];
    }
    if (!farthest) continue;
    kept.add(farthest);
    open.push([from, farthest], [farthest, to]);
  }
  return points.filter((_, i) => kept.has(i));
}

/** Of a point from a piece of a line. @param {number[]} point @param {number[]} from @param {number[]} to */
function distanceOf([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length)) : 0;
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

// A state: JSON in base64url.

/** @param {string} text */
function packed(text) {
  const bytes = String.fromCharCode(...new TextEncoder().encode(text));
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {string} code @returns {unknown} */
function unpacked(code) {
  const bytes = atob(code.replaceAll("-", "+").replaceAll("_", "/"));
  const text = new TextDecoder("utf-8", { fatal: true }).decode(
    Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)),
  );
  return JSON.parse(text);
}

/** @param {unknown} value */
function stateOf(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Error("expected an object");
  return /** @type {Record<string, unknown>} */ (plain(value, DEEPEST));
}

/** A value that no reader of it has to fear. @param {unknown} value @param {number} depth @returns {unknown} */
function plain(value, depth) {
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (typeof value === "string" && value.length <= LONGEST_TEXT) return value;
  if (typeof value !== "object" || depth === 0) throw new Error("expected plain values");
  const entries = Object.entries(value);
  if (entries.length > MOST_ITEMS) throw new Error(`expected at most ${MOST_ITEMS} values`);
  if (Array.isArray(value)) return value.map((item) => plain(item, depth - 1));
  return Object.fromEntries(
    entries.map(([key, item]) => {
      // Whoever spreads or assigns a state shall meet no name that JavaScript has a use for.
      if (!/^[\w.-]{1,40}$/.test(key) || key in Object.prototype)
        throw new Error(`expected a plain name, got "${key}"`);
      return [key, plain(item, depth - 1)];
    }),
  );
}
