// Values behind the draw figure: edges, verdicts, ready-made drawings, where the image lies.

import assert from "node:assert/strict";
import { test } from "node:test";
import { edgesOf, ownEdges } from "../../www/draw/edges.js";
import { overlay } from "../../www/draw/image.js";
import { BETWEEN, DIGITS, drawnSoFar } from "../../www/examples.js";
import en from "../../www/text/en.js";
import ko from "../../www/text/ko.js";
import { sentence } from "../../www/text/words.js";

test("rows of five become edges, each with its share of its layer's largest", () => {
  const path = [1, 300, 2, -0.5, 0.2, 1, 301, 2, 2, 0.2, 2, 0, 1, 0.25, 1];
  const edges = edgesOf(Float32Array.from(path));
  assert.deepEqual(
    edges.map(({ layer, from, to, share }) => [layer, from, to, share]),
    [
      [1, 300, 2, 0.25],
      [1, 301, 2, 1],
      [2, 0, 1, 1],
    ],
  );
  assert.equal(edges[0].product, -0.5);
});

test("no path, no edges", () => {
  assert.deepEqual(edgesOf(new Float32Array()), []);
});

test("one neuron's own edges are its largest products, weakest first, and never zero", () => {
  const edges = ownEdges(Float32Array.of(0, -3, 1, 2, 0), 2, 7, 2);
  assert.deepEqual(
    edges.map(({ layer, from, to, share }) => [layer, from, to, share]),
    [
      [2, 3, 7, 2 / 3],
      [2, 1, 7, 1],
    ],
  );
  assert.deepEqual(ownEdges(new Float32Array(4), 1, 0, 9), []);
});

test("ready-made drawings stay on the sheet and have no gaps", () => {
  for (const strokes of [...DIGITS, BETWEEN])
    for (const points of strokes) {
      assert.ok(points.length > 1);
      for (const [i, [x, y]] of points.entries()) {
        assert.ok(x > 0.05 && x < 0.95 && y > 0.05 && y < 0.95, `${x}, ${y}`);
        if (i) assert.ok(Math.hypot(x - points[i - 1][0], y - points[i - 1][1]) < 0.12);
      }
    }
});

test("a drawing on its way grows from nothing to all of it, stroke by stroke", () => {
  assert.deepEqual(drawnSoFar(DIGITS[4], 0), []);
  assert.deepEqual(drawnSoFar(DIGITS[4], 1), DIGITS[4]);
  const half = drawnSoFar(DIGITS[4], 0.7);
  assert.equal(half.length, 2);
  assert.deepEqual(half[0], DIGITS[4][0]);
  assert.ok(half[1].length < DIGITS[4][1].length);
});

test("the image is laid over the drawing it came from", () => {
  const image = new Float32Array(784);
  for (let row = 4; row < 24; row++) image[row * 28 + 14] = 1;
  const pad = { x: 100, y: 50, width: 280, height: 280 };
  const field = overlay(
    [
      [
        [0.25, 0.2],
        [0.25, 0.8],
      ],
    ],
    image,
    pad,
  );
  const cell = field.width / 28;
  assert.ok(Math.abs(field.x + 14.5 * cell - (100 + 0.25 * 280)) < 1e-9);
  assert.ok(Math.abs(field.y + 14 * cell - (50 + 0.5 * 280)) < 1e-9);
  assert.deepEqual(overlay([], image, pad), pad);
  assert.deepEqual(overlay([[[0.5, 0.5]]], new Float32Array(784), pad), pad);
});

test("both languages have the same words", () => {
  const keys = (/** @type {object} */ text) =>
    Object.entries(text).map(([key, value]) => `${key}: ${typeof value}`);
  assert.deepEqual(keys(ko), keys(en));
});

test("Korean particles follow the numeral as it is read", () => {
  const said = (/** @type {number} */ digit) => sentence(ko, { digit, second: 1, kind: "decided" });
  for (const digit of [0, 3, 6]) assert.ok(said(digit).startsWith(`${digit}으로 `));
  for (const digit of [1, 2, 4, 5, 7, 8, 9]) assert.ok(said(digit).startsWith(`${digit}로 `));
});

test("numbers carry a true minus, and none of them is minus zero", () => {
  assert.equal(en.number(-0.5), "−0.50");
  assert.equal(en.number(-0.001), "0.00");
  assert.equal(en.signed(0.25), "+0.25");
  assert.equal(en.signed(-0.25), "−0.25");
});
