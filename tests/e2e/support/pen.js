// Real handwriting for the browser: pen digits from the data folder, at integer pixels of a pad,
// and what `cargo xtask evaluate` answers for the very same points.

import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { REPOSITORY } from "./server.js";

/** @typedef {{ label: number, site: string, writer: string, strokes: number[][][] }} Drawing */

/**
 * The pen file, or why it is not there. Where the data is demanded, its absence is an error.
 * @returns {{ file: string, missing?: undefined } | { file?: undefined, missing: string }}
 */
export function penFile() {
  const folder = process.env.PERCEPTIBLE_DATA ?? join(REPOSITORY, "..", "shared", "data");
  const file = join(folder, "unipen", "development.ndjson.gz");
  if (existsSync(file)) return { file };
  const missing = `no unipen/development.ndjson.gz in ${folder} (set PERCEPTIBLE_DATA)`;
  if (process.env.PERCEPTIBLE_REQUIRE_DATA === "1") throw new Error(missing);
  return { missing };
}

/**
 * `count` drawings, evenly through the file, so that every site has its part.
 * @param {string} file
 * @param {number} count
 * @returns {Drawing[]}
 */
export function someDrawings(file, count) {
  const lines = gunzipSync(readFileSync(file)).toString().trim().split("\n");
  const step = lines.length / count;
  return Array.from({ length: count }, (_, i) => JSON.parse(lines[Math.floor(i * step)]));
}

/**
 * The drawing as large as it fits a square of `side` pixels with a margin, at whole pixels.
 * @param {Drawing} drawing
 * @param {number} side
 * @returns {Drawing}
 */
export function fitted(drawing, side) {
  const margin = Math.ceil(side / 20);
  const points = drawing.strokes.flat();
  const extent = Math.max(1, ...points.flat());
  const scale = (side - 2 * margin) / extent;
  const at = (/** @type {number} */ v) => margin + Math.round(v * scale);
  return { ...drawing, strokes: drawing.strokes.map((s) => s.map(([x, y]) => [at(x), at(y)])) };
}

/**
 * What the command answers for these drawings.
 * @param {Drawing[]} drawings
 * @returns {Promise<number[]>}
 */
export async function evaluate(drawings) {
  const folder = mkdtempSync(join(tmpdir(), "perceptible-"));
  try {
    const [pen, answers] = [join(folder, "pen.ndjson"), join(folder, "answers.txt")];
    writeFileSync(pen, drawings.map((drawing) => `${JSON.stringify(drawing)}\n`).join(""));
    await promisify(execFile)(
      process.env.CARGO ?? "cargo",
      ["xtask", "evaluate", "--pen", pen, "--answers", answers],
      { cwd: REPOSITORY, maxBuffer: 1 << 24 },
    );
    return readFileSync(answers, "utf8").trim().split("\n").map(Number);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
