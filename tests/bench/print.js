// The benchmark's tables on a terminal: the same as in the README, and beside them what only our own
// contenders do.

import { LIMIT, OURS } from "./columns.js";
import {
  aboveLimit,
  CANNOT,
  inSets,
  nameOf,
  natively,
  range,
  short,
  size,
  time,
} from "./figures.js";
import { OWN_ROWS } from "./rows.js";

/** @typedef {import("./run.js").Report} Report */

/** @param {Report} report */
export function print(report) {
  const { browser, samples, zeros, tables, growth, milestones, columns } = report;
  const { bytes, cold, memory } = report;
  console.log(browser);
  console.log(`${samples}, ${(100 * zeros).toFixed(0)} % of the pixels 0`);
  for (const { layers, rounds, rows, differences } of [...tables, ...growth]) {
    console.log(
      `\n${layers.join("-")}: an image, and times ours (least to most of ${rounds} rounds)`,
    );
    for (const { name, nanoseconds, ratio } of rows) {
      console.log(`\n${name}`);
      const isShared = !OWN_ROWS.includes(name);
      for (const column of columns.filter((each) => each in differences || each === LIMIT)) {
        const took = nanoseconds[column];
        const times = took && `${standing(ratio[column].median)} (${range(ratio[column])})`;
        if (column === OURS) line(nameOf(column), time(took.median));
        else if (column === LIMIT && took) line(nameOf(column), time(took.median));
        else if (took) line(nameOf(column), time(took.median), times);
        else if (column !== LIMIT && isShared) line(nameOf(column), CANNOT);
      }
      const above = aboveLimit({ name, nanoseconds, ratio });
      if (!above) continue;
      const said = above.times.median <= above.goal ? "within" : "behind";
      line("ours above it", `${above.times.median.toFixed(2)} x`, `goal ${above.goal} x: ${said}`);
    }
    console.log("\nlargest difference from ours: of outputs, of parameters after a step");
    for (const [name, { outputs, parameters }] of Object.entries(differences))
      line(nameOf(name), outputs.toExponential(1), parameters?.toExponential(1) ?? CANNOT);
  }
  console.log("\ntrain_step on prepared digits until others are read");
  for (const { accuracy, reached } of milestones)
    for (const [name, at] of Object.entries(reached))
      line(
        `${100 * accuracy} %  ${nameOf(name)}`,
        at ? time(at.milliseconds * 1e6) : "not reached",
        at ? `${at.samples} samples` : "",
      );
  for (const table of [inSets(report), natively(report)]) if (table) console.log(`\n${table}`);
  if (!bytes || !cold || !memory) return;
  console.log("\nto download by brotli, and from navigation to the first answer");
  for (const [name, { median }] of Object.entries(cold.milliseconds)) {
    const times = `${standing(cold.ratio[name].median)} (${range(cold.ratio[name])})`;
    line(
      `${nameOf(name)}, ${bytes[name].toLocaleString("en")} bytes`,
      time(median * 1e6),
      name === OURS ? "" : times,
    );
  }
  console.log("\nmost memory of a page with one of them alone, JavaScript's and WebAssembly's");
  for (const [name, held] of Object.entries(memory))
    line(nameOf(name), size(held), `${short(held / memory[OURS])} x`);
}

/** @param {number} times */
function standing(times) {
  return times >= 1 ? `${short(times)} x` : `${times.toFixed(2)} x, behind`;
}

/** @param {string} first @param {string[]} cells */
function line(first, ...cells) {
  console.log(`  ${first.padEnd(44)}${cells.map((cell) => cell.padStart(12)).join("  ")}`);
}
