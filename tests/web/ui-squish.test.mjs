// The numbers of the figure squish: functions and slopes asked of the core, and layers that fall into
// one matrix.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ALL, read } from "../../www/engine.js";
import { DIGITS } from "../../www/examples.js";
import { start } from "../../www/start.js";
import { layout } from "../../www/views/squish/layout.js";
import { collapse, FINE, Functions, NAMES, REACH } from "../../www/views/squish/numbers.js";
import words from "../../www/views/squish/words.js";

/** @param {number} a @param {number} b @param {number} within */
const near = (a, b, within) => assert.ok(Math.abs(a - b) <= within, `expected ${b}, got ${a}`);

test("every function and its slope are what the books say", async () => {
  const functions = new Functions(await start("core"));
  const sigmoid = (/** @type {number} */ z) => 1 / (1 + Math.exp(-z));
  for (let z = -REACH; z <= REACH; z += 0.25) {
    const expected = {
      sigmoid: [sigmoid(z), sigmoid(z) * (1 - sigmoid(z))],
      relu: [Math.max(0, z), z > 0 ? 1 : 0],
      tanh: [Math.tanh(z), 1 - Math.tanh(z) ** 2],
      step: [z > 0 ? 1 : 0, 0],
      identity: [z, 1],
    };
    for (const name of NAMES) {
      const { activation, slope } = functions.at(name, z);
      near(activation, expected[name][0], 1e-5);
      near(slope, expected[name][1], 1e-5);
    }
  }
});

test("a curve has its values where the reader's slider has its places", async () => {
  const functions = new Functions(await start("core"));
  const curve = functions.curve("sigmoid");
  assert.equal(curve.length, 2 * REACH * FINE + 1);
  for (const place of [0, 20, 148, 240])
    assert.equal(
      curve[place],
      Math.fround(functions.at("sigmoid", place / FINE - REACH).activation),
    );
});

test("without a squish one matrix gives the sums of all layers, whatever the network", async () => {
  const core = await start("core");
  const relu = new URL("../../models/classic-relu.safetensors", import.meta.url);
  for (const network of [
    core.Network.bundled(),
    core.Network.from_safetensors(new Uint8Array(readFileSync(relu))),
    core.Network.random([784, 10], "sigmoid", 3),
    core.Network.random([784, 5, 7, 4, 10], "tanh", 3),
  ]) {
    const one = collapse(core, network);
    assert.deepEqual(
      one.rows.map((row) => row.length),
      new Array(10).fill(784),
    );
    for (const digit of [3, 8]) {
      const { image } = read(core, network, DIGITS[digit], ALL);
      const { layered, direct, apart } = one.sums(image);
      const largest = Math.max(...layered.map(Math.abs));
      assert.ok(largest > 0.1);
      assert.ok(apart < largest * 1e-5, `${apart} of ${largest}`);
      for (const [k, sum] of layered.entries()) near(direct[k], sum, apart);
    }
    one.free();
    network.free();
  }
});

test("every part has a place inside the figure, and no two share one", () => {
  for (const width of [280, 320, 328, 600, 819, 820, 1078, 1240]) {
    const { height, curve, slopes, passed, bias, side, words: said, pictures } = layout(width);
    for (const box of [curve, slopes, passed, bias, side, said, ...pictures]) {
      assert.ok(box.x >= 0 && box.x + box.width <= width, `${width}`);
      assert.ok(box.y >= 0 && box.y + box.height <= height, `${width}`);
    }
    assert.ok(slopes.x + slopes.width < passed.x || slopes.y + slopes.height < passed.y);
    assert.ok(said.y + said.height <= pictures[0].y);
    assert.ok(side.x >= bias.x + bias.width || side.y + side.height <= bias.y);
  }
});

test("both languages have the same words", () => {
  assert.deepEqual(Object.keys(words.ko), Object.keys(words.en));
  assert.deepEqual(Object.keys(words.ko.names), Object.keys(words.en.names));
});
