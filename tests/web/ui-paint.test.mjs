// Values behind the paint figure: the weights as they are painted and kept, where digits stand, what is
// measured, and how the wall is divided.

import assert from "node:assert/strict";
import { test } from "node:test";
import { start } from "../../www/start.js";
import { layout } from "../../www/views/paint/layout.js";
import { along, stand, stretchOf, ticksOf } from "../../www/views/paint/line.js";
import { BRUSHES, Painting } from "../../www/views/paint/painting.js";
import { Digits, Tally } from "../../www/views/paint/tally.js";
import { Trial } from "../../www/views/paint/trial.js";
import { wallOf } from "../../www/views/paint/wall.js";

const core = await start("core");
const network = core.Network.bundled();
const LEARNED = { weights: network.weights(1).slice(0, 784), bias: network.biases(1)[0] };
const WIDTHS = [280, 320, 360, 520, 699, 700, 859, 860, 1132, 1240];
const BOX = { x: 9, y: 40, width: 500, height: 240 };

const shared = /** @type {any} */ ({ core, network });

/** A trial that has nothing left to measure. @param {Painting} painting @param {number} seat */
function tried(painting, seat) {
  const trial = new Trial();
  trial.seat = seat;
  trial.use(shared);
  trial.sit();
  const neuron = painting.neuron(trial.replaced);
  trial.line(neuron, [], 7);
  while (trial.isBusy) trial.advance();
  assert.ok(trial.line(neuron, [], 7));
  return { trial, neuron };
}

test("an edge detector has a negative surround, a blob detector none", () => {
  const signs = (/** @type {import("../../www/views/paint/painting.js").Preset} */ preset) => {
    const painting = new Painting();
    painting.begin(preset);
    const { weights } = painting.neuron(LEARNED);
    const rows = Array.from({ length: 28 }, (_, y) => weights[28 * y + 14]);
    return rows.filter((v, y) => v !== 0 && v !== rows[y - 1]).map(Math.sign);
  };
  assert.deepEqual(signs("blank"), []);
  assert.deepEqual(signs("blob"), [1]);
  assert.deepEqual(signs("edge"), [-1, 1, -1]);
});

test("a brush leaves its weight over any beginning, and undo takes back strokes, presets and the bias", () => {
  const painting = new Painting();
  painting.begin("learned");
  assert.deepEqual(painting.neuron(LEARNED), LEARNED);
  painting.remember();
  for (const [cell, brush] of BRUSHES.entries()) painting.paint(cell, brush);
  const { weights } = painting.neuron(LEARNED);
  assert.deepEqual(Array.from(weights.slice(0, 3)), [1, -1, 0]);
  assert.deepEqual(weights.slice(3), LEARNED.weights.slice(3));
  for (const bias of [1, 2, 3]) {
    painting.remember(true);
    painting.bias = bias;
  }
  painting.remember();
  painting.begin("blank");
  painting.undo();
  assert.deepEqual([painting.preset, painting.neuron(LEARNED).bias], ["learned", 3]);
  painting.undo();
  assert.equal(painting.neuron(LEARNED).bias, LEARNED.bias, "one move of the bias is one step");
  assert.ok(painting.isPainted);
  painting.undo();
  assert.ok(!painting.isPainted && !painting.canUndo);
  assert.deepEqual(painting.neuron(LEARNED), LEARNED);
});

test("what was painted comes back from its runs, and nonsense changes nothing", () => {
  const painting = new Painting();
  for (let cell = 20; cell < 783; cell += 3) painting.paint(cell, BRUSHES[cell % 3]);
  const other = new Painting();
  other.runs = painting.runs;
  assert.deepEqual(other.neuron(LEARNED), painting.neuron(LEARNED));
  const kept = other.runs;
  for (const runs of ["785p", "9x", "p", "783.2p", 7, null, undefined, "3p "]) {
    other.runs = runs;
    assert.equal(other.runs, kept, String(runs));
  }
  other.runs = "";
  assert.ok(!other.isPainted);
});

test("no digit stands on both sides of the threshold, wherever that is", () => {
  const sums = Array.from({ length: 41 }, (_, i) => Math.round(((i * 37) % 83) - 41) / 2);
  const stretch = stretchOf(sums, 0, 7);
  for (let threshold = -20; threshold <= 20; threshold += 0.5) {
    const rule = along(stretch, BOX, threshold);
    const { size, places } = stand(sums, threshold, stretch, BOX, 34);
    for (const [i, { x, y, isOn }] of places.entries()) {
      assert.equal(isOn, sums[i] > threshold);
      const [left, right] = [x - size / 2, x + size / 2];
      assert.ok(isOn ? left >= rule - 1e-9 : right <= rule + 1e-9, `${sums[i]} at ${threshold}`);
      assert.ok(y - size / 2 >= BOX.y - 1e-9 && y + size / 2 <= BOX.y + BOX.height + 1e-9);
      assert.ok(Math.abs(x - along(stretch, BOX, sums[i])) <= 34, "within a column of its sum");
      assert.ok(left >= BOX.x - 1e-9 && right <= BOX.x + BOX.width + 1e-9, `${x}`);
    }
    const taken = new Set(places.map(({ x, y }) => `${x.toFixed(3)} ${y.toFixed(3)}`));
    assert.equal(taken.size, sums.length, "none over another");
  }
});

test("digits that all have the same sum are small rather than one over another", () => {
  const sums = Array.from({ length: 41 }, () => 0);
  const { size, places } = stand(sums, 0, stretchOf(sums, 0, 7), BOX, 34);
  assert.ok(size > 10, `${size}`);
  assert.ok(places.every(({ y, isOn }) => !isOn && y - size / 2 >= BOX.y - 1e-9));
});

test("the line holds every digit and the threshold, and its numbers are round", () => {
  for (const [sums, threshold] of /** @type {[number[], number][]} */ ([
    [[0], 0],
    [[-31.4, 18.2], 6],
    [[250, 400], -900],
    [[-0.02, 0.01], 0],
  ])) {
    const stretch = stretchOf(sums, threshold, 7);
    for (const value of [...sums, threshold, 0])
      assert.ok(stretch.from <= value && value <= stretch.to, `${value}`);
    const ticks = ticksOf(stretch);
    assert.ok(ticks.length >= 2 && ticks.length <= 9, String(ticks));
    assert.ok(
      ticks.every((tick) => Math.abs(tick / stretch.tick - Math.round(tick / stretch.tick)) < 1e-9),
    );
    const notches = stretch.tick / 2 / stretch.notch;
    for (const end of [stretch.from, stretch.to, notches * stretch.notch])
      assert.ok(
        Math.abs(end / stretch.notch - Math.round(end / stretch.notch)) < 1e-6,
        "whole steps from end to end, and through nought",
      );
    assert.equal(Math.round(notches), notches);
  }
});

test("where a digit stands, what lights the neuron and the accuracies are the core's own", () => {
  const painting = new Painting();
  painting.paint(400, "positive");
  const { trial, neuron } = tried(painting, 5);
  assert.equal(trial.stood.length, 40);
  const replaced = network.copy();
  replaced.set_neuron(1, 5, neuron.weights, neuron.bias);
  const parts = Array.from({ length: 50 }, (_, i) => core.Samples.digits(20, 20260 + i));
  const samples = parts.reduce((all, part) => all.concat(part));
  const { before, after } = trial;
  assert.equal(before.done?.correct, network.measure(samples).correct);
  assert.equal(after.done?.correct, replaced.measure(samples).correct);
  assert.notEqual(before.done?.correct, after.done?.correct);
  const sums = Array.from({ length: 10 }, () => ({ lit: 0, n: 0 }));
  for (let n = 0; n < samples.length; n++) {
    const sum = sums[samples.labels[n]];
    sum.lit += replaced.trace(samples.image(n)).activations[1][5];
    sum.n += 1;
  }
  for (const [digit, { lit, n }] of sums.entries())
    assert.ok(Math.abs((after.done?.means[digit] ?? 0) - lit / n) < 1e-9);
  for (const { image, sum } of trial.stood) {
    const z = replaced.trace(image).weighted_sums[1][5];
    assert.ok(Math.abs(sum + neuron.bias - z) < 1e-4, `${sum} + ${neuron.bias} = ${z}`);
  }
  trial.free();
});

test("the forty are four of each digit; a learned neuron in its own place changes nothing", () => {
  const digits = new Digits(core, true);
  while (!digits.isDone) digits.advance();
  const shown = digits.shown.map((n) => digits.labels[n]);
  assert.deepEqual(
    shown,
    Array.from({ length: 40 }, (_, i) => Math.floor(i / 4)),
  );
  const painting = new Painting();
  painting.begin("learned");
  const { trial } = tried(painting, 11);
  assert.equal(trial.after.done?.correct, trial.before.done?.correct);
  trial.free();
});

test("a tally that is under way is brought to its end, then the newest neuron is measured", () => {
  const painting = new Painting();
  const { trial } = tried(painting, 3);
  const first = trial.after.done;
  trial.after.isStale = true;
  trial.advance();
  painting.begin("blank");
  trial.line(painting.neuron(trial.replaced), [], 7);
  trial.after.isStale = true;
  while (trial.after.done === first) trial.advance();
  assert.equal(trial.after.done?.correct, first?.correct, "of the neuron it began with");
  while (trial.isBusy) trial.advance();
  assert.notDeepEqual(trial.after.done?.means, first?.means);
  trial.free();
});

test("a tally reads no further than there are digits", () => {
  const digits = new Digits(core, true);
  digits.advance();
  const tally = new Tally(network, 0, digits);
  tally.advance();
  tally.advance();
  assert.equal(tally.read, digits.images.length);
  assert.ok(!tally.isDone);
});

test("the wall has a dial for each number at any width, none wider than the figure or too tall", () => {
  const { values, first, lit } = tried(new Painting(), 9).trial.all();
  assert.deepEqual([values.length, first], [13002, 12544]);
  assert.equal(values[lit.dial], network.biases(1)[9]);
  assert.deepEqual(values.slice(784 * 9, 784 * 10), network.weights(1).slice(784 * 9, 784 * 10));
  for (const width of WIDTHS)
    for (const density of [1, 2, 3]) {
      const { squares, abreast, side, gap, pitch, height } = wallOf(width, 13002, density);
      assert.equal(squares, 17);
      assert.ok(abreast * side + (abreast - 1) * gap <= width && gap >= 4, `${width} ${gap}`);
      assert.ok(pitch >= 3 && Number.isInteger(Math.round(pitch * density * 1e6) / 1e6));
      assert.ok(height <= 1500, `${width}: ${height}`);
    }
});

test("nothing stands over anything else, at any width", () => {
  for (const width of WIDTHS) {
    const { kind, height, pad, plot, rings, picture, boxes } = layout(width);
    const { brushes, undo, range, seat, accuracy, plotHead, padHead } = boxes;
    const parts = { pad, plot, rings, picture, seat, accuracy, brushes, undo, plotHead, padHead };
    const all = Object.entries(parts);
    for (const [name, box] of all) {
      assert.ok(box.x >= 0 && box.x + box.width <= width + 0.5, `${width} ${name}`);
      assert.ok(box.y + box.height <= height + 0.5, `${width} ${name}`);
      for (const [other, b] of all) {
        const apart =
          box.x + box.width <= b.x + 0.5 ||
          b.x + b.width <= box.x + 0.5 ||
          box.y + box.height <= b.y + 0.5 ||
          b.y + b.height <= box.y + 0.5;
        assert.ok(name === other || apart, `${width} ${name} over ${other}`);
      }
    }
    assert.equal(range.y + range.height / 2, plot.y + plot.height, "the thumb is on the line");
    assert.ok(range.height >= (kind === "narrow" ? 44 : 36));
  }
});
