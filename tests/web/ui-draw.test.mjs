// Values behind the draw figure: edges, verdicts, ready-made drawings, where the image lies.

import assert from "node:assert/strict";
import { test } from "node:test";
import { drawEdges, edgesOf, ownEdges } from "../../www/draw/edges.js";
import { centreOf, laidOver } from "../../www/draw/field.js";
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

const PAD = { x: 100, y: 50, width: 280, height: 280 };

/** Ink along a line of 14 pixels, thick enough to have a spread. @param {(t: number) => [number, number]} line */
function drawn(line) {
  const image = new Float32Array(784);
  for (let i = 0; i <= 280; i++) {
    const [x, y] = line(i / 280);
    for (const dx of [-1, 0, 1]) image[Math.floor(y) * 28 + Math.floor(x) + dx] = 1;
  }
  return image;
}

test("an image that was not changed lies over its drawing, upright", () => {
  const image = drawn((t) => [14.5, 5.5 + 17 * t]);
  const field = laidOver(
    [
      [
        [0.25, 0.2],
        [0.25, 0.8],
      ],
    ],
    image,
    image,
    PAD,
  );
  assert.equal(field.lean, 0);
  assert.ok(Math.abs(field.width - field.height) < 1e-9);
  assert.ok(Math.abs(field.width - (0.6 / 18) * 28 * 280) < 1e-9);
  const [x, y] = centreOf(field, 14 * 28 + 14);
  assert.ok(Math.abs(x - (100 + 0.25 * 280)) < field.width / 28);
  assert.ok(Math.abs(y - (50 + 0.5 * 280)) < field.height / 28);
});

test("an image that was straightened leans again over its drawing", () => {
  const before = drawn((t) => [20 - 12 * t, 5.5 + 17 * t]);
  const after = drawn((t) => [14.5, 5.5 + 17 * t]);
  const strokes = [
    [
      [0.7, 0.2],
      [0.28, 0.8],
    ],
  ];
  const field = laidOver(strokes, before, after, PAD);
  const cell = field.width / 28;
  const [top] = centreOf(field, 5 * 28 + 14);
  const [bottom] = centreOf(field, 22 * 28 + 14);
  assert.ok(Math.abs(top - (100 + 0.7 * 280)) < 2 * cell, `top at ${top}`);
  assert.ok(Math.abs(bottom - (100 + 0.28 * 280)) < 2 * cell, `bottom at ${bottom}`);
});

test("an image that was moved and widened lies over its drawing again", () => {
  const shape = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ w) =>
    drawn((t) => [x + w * Math.sin(t * Math.PI * 2), y + 7 * Math.cos(t * Math.PI * 2)]);
  const [before, after] = [shape(12, 13, 4), shape(14.5, 14.5, 8)];
  const field = laidOver(
    [
      [
        [0.4, 0.3],
        [0.6, 0.7],
      ],
    ],
    before,
    after,
    PAD,
  );
  assert.ok(Math.abs(field.width / field.height - 0.5) < 0.1);
  const [x, y] = centreOf(field, 14 * 28 + 14);
  const unit = (0.4 / 18) * 280;
  assert.ok(Math.abs(x - (100 + 0.5 * 280 - 14 * unit + 12 * unit)) < unit);
  assert.ok(Math.abs(y - (50 + 0.5 * 280 - 14 * unit + 13 * unit)) < unit);
});

test("nothing drawn, nothing inked: the image fills the pad", () => {
  assert.deepEqual(laidOver([], new Float32Array(784), new Float32Array(784), PAD), {
    ...PAD,
    lean: 0,
  });
  const blank = new Float32Array(784);
  assert.deepEqual(laidOver([[[0.5, 0.5]]], blank, blank, PAD), { ...PAD, lean: 0 });
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

/** What a context is told to stroke: where each line begins and ends, and how opaque it is. */
function strokesOf(/** @type {boolean} */ over) {
  /** @type {{ from: number[], to: number[], alpha: number }[]} */
  const lines = [];
  let from = [0, 0];
  const g = {
    globalAlpha: 1,
    setLineDash() {},
    beginPath() {},
    moveTo: (/** @type {number[]} */ ...at) => {
      from = at;
    },
    bezierCurveTo: (/** @type {number[]} */ ...way) =>
      lines.push({ from, to: way.slice(4), alpha: g.globalAlpha }),
    stroke() {},
  };
  /** @type {Parameters<typeof drawEdges>[2]} */
  const geometry = {
    at: [[], [[50, 20]]],
    radius: [0, 6],
    upward: true,
    merged: true,
    pad: { x: 0, y: 100, width: 200, height: 200 },
  };
  const field = { x: 0, y: 100, width: 200, height: 200, lean: 0 };
  const edge = { layer: 1, from: 400, to: 0, product: 1, share: 1, relevance: 1 };
  const [context, palette] = /** @type {any[]} */ ([g, { positive: "#00f", negative: "#f80" }]);
  drawEdges(context, palette, geometry, field, [edge], () => 0.5, false, over);
  return { lines, pixel: centreOf(field, 400), rim: geometry.pad.y };
}

test("an edge begins at its pixel, faint, and is full before it leaves the picture", () => {
  const { lines, pixel, rim } = strokesOf(true);
  assert.deepEqual(lines[0].from, pixel);
  for (const [i, { from, alpha }] of lines.entries()) {
    if (i) assert.deepEqual(from, lines[i - 1].to, "in one piece");
    if (i) assert.ok(alpha > lines[i - 1].alpha, "ever fuller");
  }
  const last = lines[lines.length - 1];
  assert.equal(last.alpha, 0.5);
  assert.ok(last.from[1] < rim, "full above the rim");
  assert.ok(lines[0].alpha < 0.15);
});

test("while the pen draws, an edge begins at the rim of the sheet", () => {
  const { lines, rim } = strokesOf(false);
  assert.equal(lines.length, 1);
  assert.ok(Math.abs(lines[0].from[1] - rim) < 0.5, `${lines[0].from} and ${rim}`);
  assert.equal(lines[0].alpha, 0.5);
});
