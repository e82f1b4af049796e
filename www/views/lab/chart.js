// Paints the runs as curves: accuracy of all, or the cost of the one that is lit. Leaders tie a
// curve's end to its row. Knows no page and trains nothing.

import { across, axes, ball, curve, endLabels, ticks, up } from "../../draw/curve.js";
import { typeset } from "../../draw/network.js";
import { STEPS } from "./presets.js";

/** @typedef {import("../../draw/palette.js").Palette} Palette */
/** @typedef {import("../../draw/layout.js").Box} Box */
/** @typedef {import("../../draw/curve.js").Plot} Plot */
/** @typedef {import("./runs.js").Run} Run */
/** @typedef {"accuracy" | "cost"} Shown */
/** @typedef {CanvasRenderingContext2D} Context */
/**
 * @typedef {object} Scene
 * @property {Box} box
 * @property {Shown} shown
 * @property {Run[]} runs
 * @property {Run | null} lit
 * @property {((run: Run) => [number, number]) | null} row where a leader ends; null: no leaders
 * @property {typeof import("./words.js").default.en} words
 */

/** Costs above this times the start's are left to run out of the chart. */
const UNTRAINED = 8;

/** @param {Context} g @param {Palette} colours @param {Scene} scene */
export function paintChart(g, colours, scene) {
  if (scene.shown === "accuracy") accuracies(g, colours, scene);
  else costs(g, colours, scene);
}

/** @param {Context} g @param {Palette} colours @param {Scene} scene */
function accuracies(g, colours, { box, runs, lit, row, words }) {
  /** @type {Plot} */
  const plot = { box, x: [0, STEPS], y: [0, 1] };
  grid(
    g,
    colours,
    plot,
    [0, 0.5, 1].map((value) => ({ value, text: `${value * 100}%` })),
    words,
  );
  // Ten digits: who only guesses is right once in ten.
  g.save();
  g.strokeStyle = colours.dot;
  g.setLineDash([2, 3]);
  const chance = Math.round(up(plot, 0.1)) + 0.5;
  g.beginPath();
  g.moveTo(box.x, chance);
  g.lineTo(box.x + box.width, chance);
  g.stroke();
  g.restore();
  const thick = lit && runs.includes(lit) ? [lit] : [];
  const thin = runs.filter((run) => run !== lit);
  for (const run of [...thin, ...thick]) {
    const isLit = run === lit;
    const last = run.points[run.points.length - 1];
    if (!last) continue;
    const how = { colour: isLit ? colours.ink : colours.quiet, width: isLit ? 2.5 : 1 };
    curve(
      g,
      plot,
      run.points.map(({ step, accuracy }) => [step, accuracy]),
      how,
    );
    const end = /** @type {[number, number]} */ ([
      across(plot, last.step),
      up(plot, last.accuracy),
    ]);
    if (row) leader(g, colours, end, row(run), isLit);
    if (isLit) ball(g, colours, ...end);
  }
  guessing(g, colours, plot, words.chance);
}

/**
 * The word for the broken line, on paper so that curves do not run through it.
 * @param {Context} g @param {Palette} colours @param {Plot} plot @param {string} word
 */
function guessing(g, colours, plot, word) {
  const [x, y] = [across(plot, STEPS) - 6, up(plot, 0.05)];
  g.save();
  g.font = `12.5px ${colours.sans}`;
  const width = g.measureText(word).width;
  g.globalAlpha = 0.85;
  g.fillStyle = colours.paper;
  g.fillRect(x - width - 3, y - 7, width + 6, 14);
  g.restore();
  typeset(g, word, x, y, { px: 12.5, family: colours.sans, colour: colours.quiet, align: "right" });
}

/**
 * @param {Context} g @param {Palette} colours
 * @param {[number, number]} from @param {[number, number]} to @param {boolean} isLit
 */
function leader(g, colours, [x0, y0], [x1, y1], isLit) {
  const start = x0 + (isLit ? 7 : 3);
  const reach = Math.min(70, (x1 - start) / 2);
  g.strokeStyle = isLit ? colours.ink : colours.dot;
  g.lineWidth = isLit ? 1.5 : 1;
  g.beginPath();
  g.moveTo(start, y0);
  g.bezierCurveTo(start + reach, y0, x1 - reach, y1, x1, y1);
  g.stroke();
}

/** @param {Context} g @param {Palette} colours @param {Scene} scene */
function costs(g, colours, { box, lit, words }) {
  const points = lit?.points ?? [];
  const all = points.flatMap(({ cost, heldOutCost }) => [cost, heldOutCost]);
  const largest = Math.max(UNTRAINED, ...all.filter(Number.isFinite));
  const rows = ticks(largest, 4);
  const top = Math.max(largest, rows[rows.length - 1]);
  /** @type {Plot} */
  const plot = { box, x: [0, STEPS], y: [0, top] };
  grid(
    g,
    colours,
    plot,
    rows.map((value) => ({ value, text: String(value) })),
    words,
  );
  const last = points[points.length - 1];
  if (!last) return;
  const held = points.map(({ step, heldOutCost }) => /** @type {const} */ ([step, heldOutCost]));
  curve(g, plot, held, { colour: colours.ink, width: 1.5, dash: [4, 3] });
  const own = points.map(({ step, cost }) => /** @type {const} */ ([step, cost]));
  curve(g, plot, own, { colour: colours.ink, width: 2.5 });
  ball(g, colours, across(plot, last.step), up(plot, last.cost));
  endLabels(
    g,
    colours,
    plot,
    [
      { text: words.heldOut(last.heldOutCost), value: last.heldOutCost },
      { text: words.training(last.cost), value: last.cost, colour: colours.ink, weight: 600 },
    ],
    across(plot, last.step) + 12,
  );
}

/**
 * @param {Context} g @param {Palette} colours @param {Plot} plot
 * @param {import("../../draw/curve.js").Tick[]} rows @param {typeof import("./words.js").default.en} words
 */
function grid(g, colours, plot, rows, words) {
  axes(g, colours, plot, rows, [
    { value: 0, text: "0" },
    { value: STEPS, text: words.steps(STEPS) },
  ]);
}
