// The reader's hand as a file: drawings with their digits, out as JSON and in again with distrust.
// Knows no network and no page; what it refuses it says as a code with what was expected and came.

/** @typedef {import("./lesson.js").Drawing} Drawing */

/** So many drawings make a hand. */
export const MOST_DRAWINGS = 500;
const MOST_STROKES = 100;
const MOST_POINTS = 20_000;
const FORMAT = "perceptible-hand";

/** A file, or a record, that is not a hand. `at` counts from 1. */
export class HandError extends Error {
  /**
   * @param {"json" | "format" | "drawings" | "label" | "strokes" | "point"} code
   * @param {string} got @param {number} [at] which drawing
   */
  constructor(code, got, at = 0) {
    super(`hand: ${code}: got ${got}${at ? ` in drawing ${at}` : ""}`);
    this.code = code;
    this.got = got;
    this.at = at;
  }
}

/** @param {Drawing[]} drawings */
export function written(drawings) {
  const rows = drawings.map(({ label, strokes }) => JSON.stringify({ label, strokes }));
  return `{"format":"${FORMAT}","version":1,"drawings":[\n${rows.join(",\n")}\n]}\n`;
}

/** The drawings of a file's text. @param {string} text */
export function parsed(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new HandError("json", brief(text));
  }
  if (value?.format !== FORMAT || value.version !== 1)
    throw new HandError("format", brief(value?.format ?? value));
  return checked(value.drawings);
}

/** Drawings that somebody else has kept or sent: a copy of what is good, or an error. @param {unknown} value @returns {Drawing[]} */
export function checked(value) {
  if (!Array.isArray(value)) throw new HandError("drawings", brief(value));
  if (value.length > MOST_DRAWINGS) throw new HandError("drawings", String(value.length));
  return value.map((drawing, i) => {
    const label = drawing?.label;
    if (!Number.isInteger(label) || label < 0 || label > 9)
      throw new HandError("label", brief(label), i + 1);
    return { label, strokes: strokesOf(drawing.strokes, i + 1) };
  });
}

/** @param {unknown} value @param {number} at */
function strokesOf(value, at) {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_STROKES)
    throw new HandError("strokes", Array.isArray(value) ? String(value.length) : brief(value), at);
  let points = 0;
  return value.map((stroke) => {
    points += stroke?.length ?? 0;
    if (!Array.isArray(stroke) || stroke.length === 0 || points > MOST_POINTS)
      throw new HandError("strokes", brief(stroke), at);
    return stroke.map((point) => {
      const isGood =
        Array.isArray(point) &&
        point.length === 2 &&
        point.every((v) => typeof v === "number" && v >= 0 && v <= 1);
      if (!isGood) throw new HandError("point", brief(point), at);
      return [...point];
    });
  });
}

/** @param {unknown} value */
function brief(value) {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** Whether a drawing has these very strokes. @param {Drawing} drawing @param {Drawing["strokes"]} strokes */
export const isOf = (drawing, strokes) =>
  drawing.strokes.length === strokes.length &&
  drawing.strokes.every(
    (stroke, s) =>
      stroke.length === strokes[s].length &&
      stroke.every(([x, y], p) => x === strokes[s][p][0] && y === strokes[s][p][1]),
  );
