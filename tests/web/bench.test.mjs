// The benchmark's table and chart, from made-up numbers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { chart } from "../bench/chart.js";
import { details, markdown, size, time } from "../bench/figures.js";
import { between } from "../bench/marks.js";

/** @typedef {import("../bench/run.js").Report} Report */
/** @typedef {Record<string, import("../bench/spread.js").Spread>} Spreads */

/** Ten per cent to either side. @param {Record<string, number>} medians @returns {Spreads} */
const spreads = (medians) =>
  Object.fromEntries(
    Object.entries(medians).map(([name, median]) => [
      name,
      { median, least: 0.9 * median, most: 1.1 * median },
    ]),
  );

/** @param {string} name @param {Record<string, number>} nanoseconds */
function row(name, nanoseconds) {
  const ratios = Object.entries(nanoseconds).map(([who, time]) => [who, time / nanoseconds.ours]);
  return { name, nanoseconds: spreads(nanoseconds), ratio: spreads(Object.fromEntries(ratios)) };
}

/** @type {Report} */
const report = {
  samples: "MNIST",
  browser: "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/140.0.0.0 Safari/537.36",
  zeros: 0.81,
  columns: ["ours", "plain", "a reader", "a learner", "limit"],
  tables: [
    {
      layers: [784, 16, 16, 10],
      rounds: 5,
      differences: {
        plain: { outputs: 2e-7, parameters: 3e-8 },
        "a reader": { outputs: 4e-6, parameters: null },
      },
      rows: [
        row("predict, one image a call", { ours: 500, plain: 10_000, "a reader": 400, limit: 450 }),
        row("train_step, minibatch 10", {
          ours: 600,
          plain: 9000,
          "a learner": 60_000,
          limit: 300,
        }),
        row("Trainer, adam, minibatch 32", { ours: 900, plain: 9000 }),
      ],
    },
  ],
  milestones: [
    {
      accuracy: 0.9,
      reached: { ours: { samples: 5000, milliseconds: 12 }, "a learner": null },
    },
  ],
  growth: [
    {
      layers: [784, 10],
      rounds: 5,
      differences: {},
      rows: [row("predict_batch of 100", { ours: 100, plain: 2000 })],
    },
    {
      layers: [784, 100, 10],
      rounds: 5,
      differences: {},
      rows: [row("predict_batch of 100", { ours: 1000, plain: 500 })],
    },
  ],
  sets: [
    { samples: 1000, read: 700, learnt: 1500 },
    { samples: 1_000_000, read: 710, learnt: 1600 },
  ],
  native: {
    layers: [784, 16, 16, 10],
    versions: { NumPy: "2.2.6", PyTorch: null },
    differences: { outputs: 1e-7, parameters: 1e-8 },
    rows: [row("predict, one image a call", { ours: 500, NumPy: 10_000 })],
  },
  memory: { ours: 4e6, "a reader": 60e6, "a learner": 1e6 },
  bytes: { ours: 60_000, "a reader": 3_000_000, "a learner": 7000 },
  cold: {
    milliseconds: spreads({ ours: 50, "a reader": 500, "a learner": 40 }),
    ratio: spreads({ ours: 1, "a reader": 10, "a learner": 0.8 }),
  },
};

/** The cells of a contender's line. @param {string} text @param {string} name */
const lines = (text, name) =>
  text
    .split("\n")
    .filter((line) => line.startsWith(`| ${name} |`))
    .map((line) => line.split(" | ").slice(1).join(" | ").replace(/ \|$/, ""));

test("a row where somebody is faster says behind and by how much, and one that cannot says so", () => {
  const [reads, loads] = lines(markdown(report), "a reader");
  assert.equal(reads, "**behind**: 0.80 x (0.72 to 0.88) | cannot");
  assert.match(loads, /^3\.0 MB \| 500 ms, 10 x \(9\.0 to 11\) \| 60 MB \| cannot$/);
  const [learns, learner] = lines(markdown(report), "a learner");
  assert.equal(learns, "cannot | 100 x (90 to 110)");
  assert.match(learner, /^7\.0 KB, \*\*behind\*\*: 0\.12 x \| 40 ms, \*\*behind\*\*: 0\.80 x/);
  assert.match(learner, /\| 1\.0 MB, \*\*behind\*\*: 0\.25 x \| not reached$/);
});

test("a table of growth has a column for each network, and says how many parameters that has", () => {
  const text = markdown(report);
  assert.ok(
    text.includes("| predict_batch of 100, parameters | 784-10: 7,850 | 784-100-10: 79,510 |"),
  );
  const [, , grown] = lines(text, "plain JavaScript");
  assert.equal(grown, "20 x (18 to 22) | **behind**: 0.50 x (0.45 to 0.55)");
});

test("natively there is a line for everybody whom Python has, and one that says who is not there", () => {
  const text = markdown(report);
  assert.deepEqual(lines(text, "NumPy"), ["20 x (18 to 22)"]);
  assert.deepEqual(lines(text, "PyTorch"), ["not installed"]);
});

test("what a sample costs in larger and larger sets is among the details", () => {
  const [read] = lines(details(report), "read, a sample");
  assert.equal(read, "700 ns | 710 ns");
  assert.doesNotMatch(markdown(report), /a sample/);
});

test("the arithmetic alone says how far above it we are, and whether that is within the goal", () => {
  const [cells] = lines(markdown(report), "ours above the arithmetic alone");
  assert.equal(
    cells,
    "within 1.11 x (1.01 to 1.23), goal 1.25 x | **behind**: 2.00 x (1.82 to 2.22), goal 1.3 x",
  );
});

test("the figures say how far apart the contenders' numbers are", () => {
  assert.match(markdown(report), /outputs are at most 4e-6 apart, parameters 3e-8/);
});

test("rows that only our own cores have are in neither table nor chart", () => {
  assert.doesNotMatch(markdown(report) + chart(report), /adam/);
});

test("the chart has a mark for every contender and row that there is, in its place, and a dark side", () => {
  const svg = chart(report);
  const marks = [...svg.matchAll(/<title>(.*?)<\/title>.*?translate\(([\d.]+) /g)];
  const places = new Map(marks.map(([, told, x]) => [told, Number(x)]));
  assert.deepEqual(
    [...places.keys()],
    [
      "plain JavaScript: 20 x (18 to 22)",
      "a reader: 0.80 x (0.72 to 0.88)",
      "plain JavaScript: 15 x (14 to 17)",
      "a learner: 100 x (90 to 110)",
    ],
  );
  const ours = Number(svg.match(/class="ours" d="M([\d.]+)/)?.[1]);
  const [plain, reader, , learner] = [...places.values()];
  assert.ok(reader < ours && ours < plain && plain < learner, [...places.values()].join());
  assert.match(svg, /prefers-color-scheme: dark/);
});

test("the README's lines are replaced between the marks and nowhere else", () => {
  const begin = "<!-- bench: written by `cargo xtask bench --write-readme` -->";
  const readme = `# A\n${begin}\nold\n<!-- /bench -->\nB\n`;
  const once = between(readme, "new");
  assert.equal(once, `# A\n${begin}\nnew\n<!-- /bench -->\nB\n`);
  assert.equal(between(once, "new"), once);
  assert.throws(() => between("# A\n", "new"), /expected the marks/);
});

test("times and sizes have the unit that suits them", () => {
  assert.deepEqual([418, 5230, 61_400, 1.25e6].map(time), ["418 ns", "5.2 µs", "61 µs", "1.3 ms"]);
  assert.deepEqual([7123, 115_594, 3_210_000].map(size), ["7.1 KB", "116 KB", "3.2 MB"]);
});
