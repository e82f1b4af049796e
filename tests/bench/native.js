// What native/beside.py measured: rounds, as it writes them, in the form of all other rows.

import { readFileSync } from "node:fs";
import { OURS } from "./columns.js";
import { ratios, spreads } from "./spread.js";

/** @typedef {{ layers: number[], versions: Record<string, string | null>, differences: import("./agree.js").Difference, rows: import("./measure.js").Row[] }} Native versions of the others, null where there is none */

/** @param {string} file @returns {Native} */
export function beside(file) {
  const { rows, ...rest } = JSON.parse(readFileSync(file, "utf8"));
  return {
    ...rest,
    rows: rows.map(
      (/** @type {{ name: string, nanoseconds: Record<string, number[]> }} */ row) => ({
        name: row.name,
        nanoseconds: spreads(row.nanoseconds),
        ratio: ratios(row.nanoseconds, OURS),
      }),
    ),
  };
}
