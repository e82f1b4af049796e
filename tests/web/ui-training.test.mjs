// The training figure without a browser: its settings, its boxes, its way back in time.

import assert from "node:assert/strict";
import { test } from "node:test";
import { layout } from "../../www/views/training/layout.js";
import { nearest } from "../../www/views/training/scrub.js";
import {
  DEFAULTS,
  easedPace,
  PRESETS,
  presetOf,
  restored,
  usualRate,
} from "../../www/views/training/settings.js";
import words from "../../www/views/training/words.js";

/** @typedef {import("../../www/views/training/layout.js").Geometry} Geometry */

const WIDTHS = [280, 288, 320, 328, 360, 399, 414, 639, 640, 720, 899, 900, 1020, 1078, 1240];

/** @param {(geometry: Geometry, width: number, slow: boolean) => void} law */
function everywhere(law) {
  for (const width of WIDTHS)
    for (const neurons of [2, 10, 16, 144])
      for (const slow of [false, true])
        for (const density of [1, 2]) law(layout(width, neurons, { slow, density }), width, slow);
}

test("a link's good values come back, and the others leave things as they are", () => {
  const good = {
    seed: 12,
    rate: 3,
    minibatch: 10,
    cost: "squared-error",
    optimizer: "descent",
    speed: 2,
    eased: false,
  };
  assert.deepEqual(restored(DEFAULTS, good), good);
  const bad = {
    seed: -1,
    rate: Number.POSITIVE_INFINITY,
    minibatch: 11,
    cost: "hinge",
    optimizer: null,
    speed: 2.5,
    eased: "no",
    weights: [1, 2],
  };
  assert.deepEqual(restored(DEFAULTS, bad), { ...DEFAULTS });
  assert.deepEqual(restored(DEFAULTS, { ...bad, seed: 3 }), { ...DEFAULTS, seed: 3 });
});

test("as in the book: minibatches of ten, rate three, squared error, plain steps", () => {
  const { rate, minibatch, cost, optimizer } = PRESETS.book;
  assert.deepEqual([rate, minibatch, cost, optimizer], [3, 10, "squared-error", "descent"]);
  assert.equal(presetOf({ ...DEFAULTS, ...PRESETS.book, seed: 99, speed: 1 }), "book");
  assert.equal(presetOf(DEFAULTS), "best");
  assert.equal(presetOf({ ...DEFAULTS, rate: 0.02 }), null);
  assert.equal(usualRate("descent", "squared-error"), rate);
});

test("full speed that begins slowly can be followed at first, and then hurries", () => {
  let [step, seconds] = [0, 0];
  /** @type {number[]} */
  const when = [];
  for (const goal of [100, 5000, 20_000]) {
    for (; step < goal; step += 1) seconds += 1 / easedPace(step);
    when.push(seconds);
  }
  assert.ok(when[0] > 0.4 && when[0] < 0.8, `${when}`);
  assert.ok(when[1] > 1 && when[1] < 2, `${when}`);
  assert.ok(when[2] < 3, `${when}`);
  assert.equal(easedPace(1e6), Number.POSITIVE_INFINITY);
});

test("every part of the stage stands inside the figure, none on another", () => {
  everywhere((geometry, width) => {
    const { pictures, grid, cost, accuracy, example, height } = geometry;
    const boxes = [...pictures, ...grid, cost.plot, accuracy.plot, ...(example ? [example] : [])];
    for (const { x, y, width: w, height: h } of boxes) {
      assert.ok(x >= 0 && x + w <= width, `${x} + ${w} at ${width}`);
      assert.ok(y >= 0 && y + h <= height, `${y} + ${h} of ${height} at ${width}`);
    }
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(i + 1)) {
        const apart =
          a.x + a.width <= b.x ||
          b.x + b.width <= a.x ||
          a.y + a.height <= b.y ||
          b.y + b.height <= a.y;
        assert.ok(apart, `${JSON.stringify(a)} on ${JSON.stringify(b)} at ${width}`);
      }
  });
});

test("there are at most sixteen pictures, and a hundred digits or the example of slow motion", () => {
  everywhere(({ pictures, grid, example, kind }, _, slow) => {
    assert.ok(pictures.length <= 16);
    assert.equal(example !== null, slow);
    assert.equal(grid.length, slow && kind !== "narrow" ? 0 : 100);
  });
});

test("the scrubber lies along the charts' axis, its thumb's middle at both ends", () => {
  everywhere(({ scrub, cost, accuracy, kind }) => {
    assert.equal(scrub.x + 9, cost.plot.x);
    assert.equal(scrub.x + scrub.width - 9, accuracy.plot.x + accuracy.plot.width);
    assert.ok(scrub.height >= (kind === "narrow" ? 44 : 36));
  });
});

test("going back finds the nearest point", () => {
  const points = [0, 32, 64, 640, 6400].map((samples) => ({
    samples,
    cost: 1,
    heldOutCost: 1,
    accuracy: 0,
  }));
  assert.deepEqual(
    [-5, 0, 47, 49, 500, 1e9].map((at) => nearest(points, at)),
    [0, 0, 1, 2, 3, 4],
  );
});

test("both languages say the same things", () => {
  /** @param {Record<string, unknown>} said @returns {string[]} */
  const keys = (said) =>
    Object.entries(said).flatMap(([key, value]) =>
      value && typeof value === "object"
        ? keys(/** @type {Record<string, unknown>} */ (value)).map((inner) => `${key}.${inner}`)
        : [`${key}: ${typeof value}`],
    );
  assert.deepEqual(keys(words.ko), keys(words.en));
});

test("Korean particles follow the digit as it is read", () => {
  assert.match(words.ko.wrong(3, 8), /^3을 8로$/);
  assert.match(words.ko.wrong(2, 0), /^2를 0으로$/);
  assert.match(words.ko.example(7, 1), /^7이라고 답했지만/);
  assert.match(words.ko.example(4, 4), /^4라고 답했고/);
});
