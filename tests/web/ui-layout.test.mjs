// The draw figure's geometry: laws that hold at every width, for every network.

import assert from "node:assert/strict";
import { test } from "node:test";
import { layout } from "../../www/draw/layout.js";

const WIDTHS = [280, 288, 320, 328, 360, 414, 519, 520, 600, 719, 819, 820, 1020, 1078, 1240];
const NETWORKS = [
  [784, 16, 16, 10],
  [784, 144, 64, 10],
  [784, 32, 10],
  [784, 10],
];
const MORE = [
  { fold: false, open: true },
  { fold: true, open: false },
  { fold: true, open: true },
];

/** @param {(geometry: import("../../www/draw/layout.js").Geometry, layers: number[], width: number, more: { fold: boolean, open: boolean }) => void} law */
function everywhere(law) {
  for (const width of WIDTHS)
    for (const layers of NETWORKS)
      for (const more of MORE) law(layout(width, layers, more), layers, width, more);
}

test("every neuron has a place and a target inside the figure", () => {
  everywhere((geometry, layers, width) => {
    assert.equal(geometry.at.length, layers.length);
    for (let l = 1; l < layers.length; l++) {
      assert.equal(geometry.at[l].length, layers[l]);
      assert.equal(geometry.targets[l].length, layers[l]);
      const r = geometry.radius[l];
      for (const [x, y] of geometry.at[l]) {
        assert.ok(x - r >= 0 && x + r <= width, `${layers} at ${width}: x ${x}`);
        assert.ok(y - r >= 0 && y + r <= geometry.height, `${layers} at ${width}: y ${y}`);
      }
    }
  });
});

test("no neuron covers another", () => {
  everywhere((geometry, layers, width) => {
    for (let l = 1; l < layers.length; l++) {
      const places = geometry.at[l];
      for (let i = 0; i < places.length; i++)
        for (let j = i + 1; j < places.length; j++) {
          const apart = Math.hypot(places[i][0] - places[j][0], places[i][1] - places[j][1]);
          assert.ok(apart >= 2 * geometry.radius[l], `${layers} at ${width}: ${i} and ${j}`);
        }
    }
  });
});

test("no neuron stands on the pad or the picture", () => {
  everywhere((geometry, layers, width) => {
    for (const field of [geometry.pad, geometry.picture])
      for (let l = 1; l < layers.length; l++)
        for (const [x, y] of geometry.at[l]) {
          const inside =
            x > field.x && x < field.x + field.width && y > field.y && y < field.y + field.height;
          assert.ok(!inside, `${layers} at ${width}: ${x}, ${y}`);
        }
  });
});

test("a phone has room beside the pad to scroll the page", () => {
  for (const width of [280, 320, 360, 414]) {
    const { pad } = layout(width, NETWORKS[0], MORE[0]);
    assert.ok(width - pad.width >= 64);
  }
});

test("on a phone the answer stands above the pad, elsewhere to its right", () => {
  for (const width of WIDTHS) {
    const { at, pad, upward } = layout(width, NETWORKS[0], MORE[0]);
    for (const [x, y] of at[3])
      assert.ok(upward ? y < pad.y : x > pad.x + pad.width, `at ${width}`);
  }
});

test("what is reached by a finger on a phone is 44 px high", () => {
  const { targets, boxes } = layout(328, NETWORKS[0], MORE[0]);
  for (const target of targets.flat()) assert.ok(target.height >= 44);
  assert.ok(boxes.digits.height >= 44);
});
