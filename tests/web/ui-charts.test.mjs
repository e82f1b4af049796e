// The shared parts of charts, sliders and weight pictures: laws of their numbers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { across, spread, ticks, up, valueAt } from "../../www/draw/curve.js";
import { holeOf, scaleOf, weightPicture, wholeCells } from "../../www/draw/weights.js";
import { numberAt, placeOf } from "../../www/parts/slider.js";

const PLOT = /** @type {import("../../www/draw/curve.js").Plot} */ ({
  box: { x: 40, y: 10, width: 300, height: 100 },
  x: [0, 6000],
  y: [0, 8],
});

test("a value lands inside its chart, and the place says the value again", () => {
  assert.deepEqual([across(PLOT, 0), across(PLOT, 6000)], [40, 340]);
  assert.deepEqual([up(PLOT, 0), up(PLOT, 8)], [110, 10]);
  for (const value of [0, 17, 3000, 6000])
    assert.ok(Math.abs(valueAt(PLOT, across(PLOT, value)) - value) < 1e-9);
});

test("a chart without extent puts everything at its edge, not nowhere", () => {
  const flat = { ...PLOT, x: /** @type {const} */ ([0, 0]), y: /** @type {const} */ ([0, 0]) };
  assert.equal(across(flat, 0), 40);
  assert.equal(up(flat, 0), 110);
});

test("ticks are round, begin at 0, and do not pass the largest", () => {
  assert.deepEqual(ticks(7.5, 4), [0, 2, 4, 6]);
  assert.deepEqual(ticks(1.53, 4), [0, 0.5, 1, 1.5]);
  for (const largest of [0.003, 0.45, 1, 2.3, 7.1, 99, 12_000])
    for (const count of [2, 4, 6]) {
      const found = ticks(largest, count);
      assert.equal(found[0], 0);
      assert.ok(found[found.length - 1] <= largest * 1.000001, `${largest}: ${found}`);
      assert.ok(found.length >= 2 && found.length <= count + 1, `${largest}: ${found}`);
    }
  for (const none of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
    assert.deepEqual(ticks(none, 4), [0]);
});

test("labels keep apart, in order and in the chart", () => {
  for (const heights of [[50, 50, 50], [10, 12, 99], [99, 98, 97, 10], [30], []]) {
    const moved = spread(heights, 14, 10, 110);
    const order = heights.map((_, i) => i).sort((a, b) => heights[a] - heights[b] || a - b);
    for (const [k, i] of order.entries()) {
      assert.ok(moved[i] >= 10 && moved[i] <= 110);
      if (k) assert.ok(moved[i] - moved[order[k - 1]] >= 14 - 1e-9, String(moved));
    }
  }
  assert.deepEqual(spread([20, 60], 14, 10, 110), [20, 60], "labels with room stay");
});

test("a slider's places and numbers belong together, evenly and by factors", () => {
  const ranges = [
    { min: 0, max: 1 },
    { min: -3, max: 5, places: 16 },
    { min: 0.0001, max: 1000, places: 70, logarithmic: true },
    { min: 0, max: 9, places: 9 },
  ];
  for (const range of ranges) {
    const places = range.places ?? 100;
    assert.equal(numberAt(range, 0), range.min);
    assert.equal(numberAt(range, places), range.max);
    let before = Number.NEGATIVE_INFINITY;
    for (let place = 0; place <= places; place++) {
      const value = numberAt(range, place);
      assert.ok(value > before, `${value} after ${before}`);
      assert.equal(placeOf(range, value), place);
      before = value;
    }
  }
});

test("a slider says round numbers, and puts what is out of range at its end", () => {
  const rate = { min: 0.0001, max: 1000, places: 70, logarithmic: true };
  assert.deepEqual(
    [20, 30, 40].map((place) => numberAt(rate, place)),
    [0.01, 0.1, 1],
  );
  assert.equal(numberAt(rate, 45), 3.2);
  assert.equal(placeOf(rate, 1e9), 70);
  assert.equal(placeOf(rate, 1e-9), 0);
  const round = (/** @type {number} */ value) => Math.round(value);
  assert.equal(numberAt({ min: 0, max: 10, places: 100, round }, 47), 5);
});

test("a picture's cells are whole device pixels, and it is no wider than it may be", () => {
  for (const density of [1, 1.5, 2, 3])
    for (const width of [56, 80, 112.4, 300]) {
      const side = wholeCells(width, density);
      assert.ok(side <= width + 1e-9);
      const cell = (side * density) / 28;
      assert.ok(Math.abs(cell - Math.round(cell)) < 1e-9, `${cell} at ${density}`);
    }
});

test("a negative square is open where it has room, with an even rim", () => {
  assert.deepEqual([1, 2].map(holeOf), [0, 0]);
  for (let side = 3; side < 40; side++) {
    const hole = holeOf(side);
    assert.ok(hole > 0 && hole < side);
    assert.equal((side - hole) % 2, 0, `${hole} in ${side}`);
    assert.ok(Math.abs(hole - side * 0.46) <= 1.01);
  }
});

/** What a picture draws: for each colour the squares of its path. @param {Float32Array} values @param {{ scale?: number }} [how] */
function drawn(values, how) {
  /** @type {{ fill: string, rects: number[][] }[]} */
  const fills = [];
  /** @type {number[][]} */
  let rects = [];
  const g = {
    fillStyle: "",
    getTransform: () => ({ a: 2, e: 0, f: 0 }),
    beginPath: () => {
      rects = [];
    },
    rect: (/** @type {number[]} */ ...rect) => rects.push(rect),
    fill: () => fills.push({ fill: g.fillStyle, rects }),
  };
  const colours = /** @type {any} */ ({ positive: "blue", negative: "orange" });
  const box = { x: 3, y: 5, width: 112, height: 112 };
  weightPicture(/** @type {any} */ (g), colours, values, box, how);
  return Object.fromEntries(fills.map(({ fill, rects: found }) => [fill, found]));
}

test("a weight picture shows each number once, by sign and by area", () => {
  const values = new Float32Array(784);
  values[0] = 1;
  values[29] = -1;
  values[783] = 0.25;
  values[5] = 0.001;
  const { blue, orange } = drawn(values, { scale: 1 });
  assert.deepEqual(blue, [
    [3, 5, 4, 4],
    [3 + 109, 5 + 109, 2, 2],
  ]);
  assert.equal(orange.length, 2, "an open square: its outside and its hole");
  assert.deepEqual(orange[0], [7, 9, 4, 4]);
});

test("a weight picture draws nothing where nothing is a number", () => {
  const values = new Float32Array(784).fill(Number.NaN);
  assert.deepEqual(drawn(values), {});
  assert.deepEqual(drawn(values, { scale: 1 }), { blue: [], orange: [] });
  assert.deepEqual(drawn(new Float32Array(784)), {}, "all zero has no scale");
  assert.ok(scaleOf(Float32Array.of(3, -3)) > 9.5);
});
