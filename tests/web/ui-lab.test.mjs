// Values behind the lab: counts, places, choices and what a link keeps of them, the runs kept.

import assert from "node:assert/strict";
import { test } from "node:test";
import { start } from "../../www/engine.js";
import { checked } from "../../www/training/plan.js";
import { placesOf } from "../../www/views/lab/layout.js";
import { strides } from "../../www/views/lab/net.js";
import {
  choiceFrom,
  FIRST,
  isSame,
  NAMES,
  PRESETS,
  planOf,
  presetOf,
  SIZES,
  sizeBeside,
  stateOf,
} from "../../www/views/lab/presets.js";
import { MOST_RUNS, Runs } from "../../www/views/lab/runs.js";
import { countOf, pictureOf } from "../../www/views/lab/structure.js";
import { howOf, nameOf } from "../../www/views/lab/table.js";
import words from "../../www/views/lab/words.js";

/** @typedef {import("../../www/views/lab/runs.js").Run} Run */

const WIDTHS = [280, 320, 328, 600, 819, 820, 959, 960, 1078, 1240];
const STRUCTURES = [[], [1], [16, 16], [128, 1, 128], [128, 128, 128, 128], [17, 33, 64, 16]];

/** A point of a curve. @param {number} accuracy */
const point = (accuracy) => ({
  step: 1,
  samples: 32,
  cost: 1,
  heldOutCost: 1,
  accuracy,
  seconds: 0,
  answers: new Uint8Array(100),
});

test("the count under every structure is the network's own", async () => {
  const core = await start("core");
  for (const hidden of STRUCTURES) {
    const layers = [784, ...hidden, 10];
    const network = core.Network.random(layers, "relu", 1);
    const { total, steps, weights, biases } = countOf(layers);
    assert.equal(total, network.facts().parameters, String(layers));
    assert.equal(weights + biases, total);
    assert.equal(
      steps.reduce((sum, step) => sum + step.weights + step.biases, 0),
      total,
    );
    network.free();
  }
});

test("every neuron, term and stepper has a place inside the figure, at every width", () => {
  for (const width of WIDTHS)
    for (const hidden of STRUCTURES) {
      const { layers, height, steppers, terms, total } = pictureOf(width, hidden);
      assert.deepEqual(
        layers.map(({ at }) => at.length),
        [...hidden, 10],
      );
      for (const { at, radius } of layers)
        for (const [x, y] of at)
          assert.ok(
            x - radius >= 0 && x + radius <= width && y - radius >= 0 && y + radius <= height,
            `${hidden} at ${width}: ${x}, ${y}`,
          );
      for (const box of steppers)
        assert.ok(
          box.x >= 0 && box.x + box.width <= width && box.y + box.height <= height,
          `${hidden} at ${width}`,
        );
      for (const [x, y] of [total, ...terms.flatMap(({ weights, biases }) => [weights, biases])])
        assert.ok(x > 0 && x <= width && y > 0 && y <= height);
    }
});

test("no neuron covers another, and no stepper lies over another or over a neuron", () => {
  for (const width of WIDTHS)
    for (const hidden of STRUCTURES) {
      const { layers, steppers } = pictureOf(width, hidden);
      for (const { at, radius } of layers)
        for (let i = 0; i < at.length; i++)
          for (let j = i + 1; j < at.length; j++)
            assert.ok(
              Math.hypot(at[i][0] - at[j][0], at[i][1] - at[j][1]) >= 2 * radius,
              `${hidden} at ${width}`,
            );
      for (const [i, box] of steppers.entries()) {
        for (const other of steppers.slice(i + 1))
          assert.ok(
            box.x + box.width <= other.x ||
              other.x + other.width <= box.x ||
              box.y + box.height <= other.y ||
              other.y + other.height <= box.y,
            `${hidden} at ${width}`,
          );
        for (const [x, y] of layers.flatMap(({ at }) => at))
          assert.ok(
            x < box.x || x > box.x + box.width || y < box.y || y > box.y + box.height,
            `${hidden} at ${width}`,
          );
      }
    }
});

test("a layer more or less moves nothing that stands below the picture", () => {
  for (const width of WIDTHS) {
    const heights = STRUCTURES.map((hidden) => pictureOf(width, hidden).height);
    assert.equal(new Set(heights).size, 1, `at ${width}`);
  }
});

test("a small layer shows an edge to each of its neurons, a large one to enough of them", () => {
  assert.deepEqual(strides(16, 16), [1, 1]);
  assert.deepEqual(strides(128, 10), [3, 1]);
  assert.deepEqual(strides(20, 128), [1, 6]);
  assert.deepEqual(strides(16, 128), [1, 5]);
  const [left, right] = strides(128, 128);
  assert.ok((128 / left) * (128 / right) < 700);
});

test("chart and table stand inside the figure and apart, with ten runs too", () => {
  for (const width of WIDTHS)
    for (const runs of [0, 1, 10]) {
      const { chart, table, height, row, head, isBeside } = placesOf(width, runs, true);
      assert.ok(chart.width > 100 && chart.x + chart.width <= width, `at ${width}`);
      assert.ok(table.x + table.width <= width && table.y + head + runs * row <= height);
      assert.ok(isBeside ? chart.x + chart.width < table.x : chart.y + chart.height < table.y);
    }
});

test("− and + lead through the sizes, and stop at both ends", () => {
  assert.equal(sizeBeside(16, 1), 20);
  assert.equal(sizeBeside(16, -1), 12);
  assert.equal(sizeBeside(17, -1), 16);
  assert.equal(sizeBeside(1, -1), 1);
  assert.equal(sizeBeside(128, 1), 128);
  assert.equal(SIZES[0], 1);
});

test("a preset is recognised by what it is, whatever its seed", () => {
  for (const name of NAMES) assert.equal(presetOf(PRESETS[name]), name);
  assert.equal(presetOf({ ...FIRST, rate: 0.7 }), null);
  assert.equal(presetOf({ ...PRESETS.none, activation: "relu" }), "none");
});

test("what a link keeps brings the same run back", () => {
  const own = choiceFrom(
    { layers: [784, 30, 10], activation: "tanh", rate: 0.4, seed: 12, count: 20000 },
    FIRST,
  );
  for (const choice of [FIRST, own, { ...FIRST, ...PRESETS.labels, seed: 4 }]) {
    const state = JSON.parse(JSON.stringify(stateOf(choice)));
    assert.ok(
      isSame(choiceFrom(state, { ...FIRST, ...PRESETS.zero, seed: 99 }), choice),
      String(state),
    );
  }
});

test("what a link should not keep changes nothing", () => {
  for (const state of [
    {},
    { preset: "toString" },
    { layers: [784, 129, 10] },
    { layers: [784, 1, 1, 1, 1, 1, 10] },
    { layers: [784, 2.5, 10] },
    { layers: [100, 16, 10] },
    { layers: "784,16,10" },
    { activation: "softmax", rate: -1, seed: 0.5, count: 7, shuffle: "all", start: 0 },
    { rate: Number.NaN, seed: -1 },
    { rate: "1", seed: 2 ** 60 },
  ])
    assert.deepEqual(choiceFrom(state, FIRST), FIRST, JSON.stringify(state));
});

test("the plan of a start from zero has as many zeros as the network has parameters", () => {
  const plan = planOf({ ...FIRST, ...PRESETS.zero });
  assert.equal(plan.parameters?.length, 13_002);
  assert.ok(plan.parameters?.every((value) => value === 0));
  assert.equal(planOf(FIRST).parameters, undefined);
});

test("files give as many images as there are, and other files make another run", () => {
  const bytes = () => new Uint8Array(4);
  const files = { images: bytes(), labels: bytes(), n: 700 };
  /** @type {import("../../www/views/lab/presets.js").Choice} */
  const choice = { ...FIRST, data: { source: "files", count: 600, held_out: 100, files } };
  const { data } = checked(planOf(choice));
  assert.equal(data.count, 600);
  assert.equal(data.held_out, 100);
  assert.equal(data.files, files);
  assert.equal(planOf({ ...choice, count: 500 }).data.count, 500);
  assert.ok(!isSame(choice, FIRST));
  const others = { ...choice.data, files: { ...files } };
  assert.ok(!isSame(choice, { ...choice, data: others }));
  assert.ok(isSame(choice, { ...choice, data: { ...choice.data } }));
  assert.equal(howOf(choice, words.en), "sigmoid, your files, 600 images");
  assert.ok(!("source" in stateOf(choice)), "a link keeps no files");
});

test("every preset is a plan that the trainer takes", () => {
  for (const name of NAMES) checked(planOf({ ...FIRST, ...PRESETS[name] }));
});

test("the best run stands first; the same run again takes its own place, the oldest makes room", () => {
  const runs = new Runs();
  /** @type {Run[]} */
  const begun = [];
  for (let seed = 0; seed < MOST_RUNS; seed++) begun.push(runs.begin({ ...FIRST, seed }));
  begun[3].points = [point(0.5)];
  begun[7].points = [point(0.9)];
  assert.deepEqual(runs.ranked.slice(0, 3), [begun[7], begun[3], begun[0]]);
  const again = runs.begin({ ...FIRST, seed: 7 });
  assert.equal(runs.list.length, MOST_RUNS);
  assert.ok(!runs.list.includes(begun[7]) && runs.list.includes(begun[0]));
  runs.begin({ ...FIRST, seed: 100 });
  assert.equal(runs.list.length, MOST_RUNS);
  assert.ok(!runs.list.includes(begun[0]) && runs.list.includes(again));
  runs.remove(again);
  assert.equal(runs.find(again.choice), null);
});

test("a row says what is unusual about its run and nothing else", () => {
  const { en } = words;
  assert.equal(nameOf(FIRST, en).replace(/\s/g, " "), "16 · 16");
  assert.equal(howOf(FIRST, en), "sigmoid");
  assert.equal(howOf({ ...FIRST, ...PRESETS.none }, en), "rate 0.3");
  assert.equal(
    howOf({ ...FIRST, ...PRESETS.labels, seed: 8 }, en),
    "ReLU, rate 0.2, labels shuffled, 1,000 images, seed 8",
  );
});

test("every preset has a name and a reason, in both languages", () => {
  for (const { preset, why } of [words.en, words.ko]) {
    assert.deepEqual(Object.keys(preset), NAMES);
    assert.deepEqual(Object.keys(why), NAMES);
  }
});
