// The least change, and what each pixel says: against the network's own answers, in Node.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DIGITS } from "../../www/examples.js";
import { start } from "../../www/start.js";
import { along, amount, isSheet } from "../../www/views/why/change.js";
import { layout } from "../../www/views/why/layout.js";
import { isRead, PARTS, reasonsFor, sums, wayTo } from "../../www/views/why/reasons.js";
import words from "../../www/views/why/words.js";

const core = await start("core");
const network = core.Network.bundled();

/** @param {number} digit @param {number} target */
function search(digit, target) {
  const image = core.rasterize(DIGITS[digit]);
  const looking = wayTo(network, core.judge, image, target);
  let step = looking.next();
  while (!step.done) step = looking.next();
  return { image, way: step.value };
}

test("what pixels say adds up to the lead of the answer, to first order", () => {
  const image = core.rasterize(DIGITS[3]);
  const { verdict, ink, paper } = reasonsFor(network, core.judge, image);
  assert.equal(verdict.digit, 3);
  const lead = (/** @type {Float32Array} */ x) => {
    const z = network.trace(x).weighted_sums.at(-1) ?? new Float32Array(10);
    return z[verdict.digit] - z[verdict.second];
  };
  const step = 0.01;
  const less = image.map((value) => value * (1 - step));
  const { above, below } = sums(ink);
  const told = (above + below) * step;
  assert.ok(Math.abs(lead(image) - lead(less) - told) < 0.02 * Math.abs(told), `${told}`);
  for (let p = 0; p < image.length; p++) {
    if (image[p] === 0) assert.equal(Math.abs(ink[p]), 0, "no ink says nothing");
    if (image[p] === 1 || !isSheet(p)) assert.equal(Math.abs(paper[p]), 0, "nor what is not blank");
  }
});

test("a 3 is turned into each other digit by a small and sparse change, inside the sheet", () => {
  for (const target of [0, 1, 2, 4, 5, 6, 7, 8, 9]) {
    const { image, way } = search(3, target);
    assert.ok(way, `to ${target}`);
    const changed = image.map((value, p) => value + way.change[p]);
    assert.ok(changed.every((value) => value >= 0 && value <= 1));
    assert.deepEqual(along(image, way.change, 1), changed);
    assert.ok(
      way.change.every((value, p) => value === 0 || isSheet(p)),
      "only where drawings have ink",
    );
    assert.equal(network.predict(changed).digit, target);
    const pixels = way.change.filter((value) => value !== 0).length;
    assert.ok(pixels < 80 && amount(way.change) < 0.45 * amount(image), `${target}: ${pixels}`);
  }
});

test("nothing of the change could be left out: each pixel taken back costs the goal", () => {
  const { image, way } = search(3, 8);
  assert.ok(way);
  const sure = (/** @type {Float32Array} */ x) => {
    const { outputs } = network.predict(x);
    const others = outputs.filter((_, k) => k !== 8);
    return outputs[8] >= 0.8 && Math.max(...others) <= 0.2;
  };
  assert.ok(sure(image.map((value, p) => value + way.change[p])));
  for (const [p, by] of way.change.entries())
    if (by !== 0)
      assert.ok(!sure(image.map((value, q) => value + (q === p ? 0 : way.change[q]))), `${p}`);
});

test("from the turn on, and not just before it, the other digit is read", () => {
  const { image, way } = search(3, 8);
  assert.ok(way && way.turn > 0.1 && way.turn < 1);
  for (let i = 0; i <= PARTS; i++) {
    const { outputs } = network.predict(along(image, way.change, i / PARTS));
    assert.deepEqual(outputs, way.outputs[i]);
    if (i / PARTS >= way.turn) assert.ok(isRead(core.judge, outputs, 8));
  }
  assert.ok(!isRead(core.judge, way.outputs[Math.round(way.turn * PARTS) - 1], 8));
});

test("a way that is not there is said to be none", () => {
  const blind = core.Network.bundled();
  blind.set_neuron(3, 8, new Float32Array(16), -40);
  const looking = wayTo(blind, core.judge, core.rasterize(DIGITS[3]), 8);
  let step = looking.next();
  while (!step.done) step = looking.next();
  assert.equal(step.value, null);
});

test("five pictures of a size stand inside the figure at every width", () => {
  for (let width = 280; width <= 1240; width += 1) {
    const { pictures, height, range } = layout(width, 2);
    for (const row of [pictures.slice(0, 2), pictures.slice(2)]) {
      for (const [i, { x, width: side }] of row.entries()) {
        assert.ok(x >= 1 && x + side <= width - 1, `${width}`);
        assert.ok(i === 0 || x >= row[i - 1].x + row[i - 1].width + 20);
      }
      assert.equal(new Set(row.map((box) => box.width)).size, 1);
    }
    assert.ok(range.y + range.height <= height && range.x + range.width <= width + 4);
  }
});

test("both languages have the same words", () => {
  assert.deepEqual(Object.keys(words.ko), Object.keys(words.en));
  assert.equal(words.ko.heads.length, words.en.heads.length);
});
