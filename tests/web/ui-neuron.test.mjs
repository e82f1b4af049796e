// Values behind the neuron figure: the sum against the core's own, and what is written of it against
// what a reader's own tools make of it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pickAt } from "../../www/draw/picks.js";
import { DIGITS } from "../../www/examples.js";
import { start } from "../../www/start.js";
import { inputAt, layout } from "../../www/views/neuron/layout.js";
import { rangeOf } from "../../www/views/neuron/paint.js";
import { stepsOf } from "../../www/views/neuron/said.js";
import { curveOf, sumOf, telling } from "../../www/views/neuron/sum.js";
import words from "../../www/views/neuron/words.js";
import { asCode, asTerms, write } from "../../www/views/neuron/written.js";

const core = await start("core");
const image = core.rasterize(DIGITS[3]);
const bundled = core.Network.bundled();

/** @param {number} a @param {number} b @param {number} within @param {string} what */
const near = (a, b, within, what) =>
  assert.ok(Math.abs(a - b) <= within, `${what}: expected ${b}, got ${a}`);

const said = {
  name: "neuron",
  place: (/** @type {number} */ i) => `input ${i}`,
  zeros: (/** @type {number} */ n) => `${n} zeros`,
  bias: "bias",
  total: "sum",
};

test("terms come largest first and add up to the core's weighted sum, in every neuron", () => {
  const trace = bundled.trace(image);
  for (const layer of [1, 2, 3])
    for (let neuron = 0; neuron < bundled.layers[layer]; neuron++) {
      const sum = sumOf(bundled, image, layer, neuron);
      const sizes = sum.terms.map(({ product }) => Math.abs(product));
      assert.deepEqual(
        sizes,
        sizes.toSorted((a, b) => b - a),
      );
      assert.equal(sum.z, trace.weighted_sums[layer][neuron]);
      near(sum.terms[sum.terms.length - 1].total + sum.bias, sum.z, 1e-4, "sum");
      for (const shown of [7, 9, 9999])
        near(
          stepsOf(sum, shown).reduce((a, b) => a + b),
          sum.z,
          1e-4,
          `${shown} rows`,
        );
    }
});

for (const activation of /** @type {const} */ (["sigmoid", "relu", "tanh", "identity"]))
  for (const output of /** @type {const} */ (["sigmoid", "softmax"]))
    test(`one line of JavaScript computes the activation (${activation}, ${output})`, () => {
      const network = core.Network.random([784, 12, 10], activation, 5, output);
      for (const layer of [1, 2])
        for (const neuron of [0, 7]) {
          const sum = sumOf(network, image, layer, neuron);
          const found = Number(new Function(`return ${asCode(sum, "all")}`)());
          near(found, sum.activation, 1e-5, `layer ${layer}`);
          // Two decimals are for reading; they are near all the same.
          assert.ok(Number.isFinite(new Function(`return ${asCode(sum, "2")}`)()));
        }
      network.free();
    });

test("all digits are as many as single precision has, and no more", () => {
  for (const value of [0.1, 1 / 3, 0.99607843, -0.8125, 1e-8, 123456.7, 0]) {
    const single = Math.fround(value);
    assert.equal(Math.fround(Number(write(single, "all"))), single);
  }
  assert.equal(write(Math.fround(0.1), "all"), "0.1");
  assert.equal(write(Math.fround(0.99607843), "all"), "0.99607843");
  assert.equal(write(-0.001, "2"), "0.00");
  assert.equal(write(-0.0612, "4"), "-0.0612");
});

test("the text has every term that counts, its total and the rest by number", () => {
  const sum = sumOf(bundled, image, 1, 10);
  const lines = asTerms(sum, "all", said).split("\n");
  assert.equal(lines.length, sum.terms.length + 4);
  assert.equal(lines[1], `${784 - sum.terms.length} zeros`);
  let total = 0;
  for (const line of lines.slice(2, -2)) {
    const [, a, w, product, running] =
      line.match(/^(\S+) \* (\S+) = (\S+) +sum (\S+) +input \d+$/) ?? [];
    near(Number(a) * Number(w), Number(product), 1e-6, line);
    total += Number(product);
    near(total, Number(running), 1e-5, line);
  }
  assert.match(lines[lines.length - 1], /^sigmoid\(\S+\) = \S+$/);
});

test("an empty drawing leaves the bias alone", () => {
  const sum = sumOf(bundled, new Float32Array(784), 1, 3);
  assert.deepEqual(sum.terms, []);
  assert.equal(sum.z, sum.bias);
  assert.deepEqual(stepsOf(sum, 9), [sum.bias]);
  near(Number(new Function(`return ${asCode(sum, "all")}`)()), sum.activation, 1e-6, "code");
});

test("the curve passes through the neuron's own point", () => {
  const network = core.Network.random([784, 16, 10], "tanh", 3, "softmax");
  for (const layer of [1, 2]) {
    const sum = sumOf(network, image, layer, 4);
    const points = curveOf(core, sum, sum.z - 1, sum.z + 1);
    near(points[80][0], sum.z, 1e-5, "place");
    near(points[80][1], sum.activation, 1e-4, "height");
  }
});

test("every total has room on the axis", () => {
  assert.deepEqual(rangeOf([1, -1], 0), [-5.5, 5.5]);
  const [low, high] = rangeOf([9, -20, 3], -8);
  assert.ok(low < -11 && high > 9);
});

test("the neuron that is open at first is neither empty nor full", () => {
  assert.equal(telling(Float32Array.of(0, 1, 0.7, 0.5)), 2);
});

for (const width of [280, 360, 700, 760, 1132])
  for (const precision of /** @type {const} */ (["2", "4", "all"]))
    test(`everything has its place on ${width} px, ${precision}`, () => {
      for (const count of [10, 16, 144]) {
        const geometry = layout(width, count, precision, 1);
        const { pictures, bars, curve, list, picker, text, height } = geometry;
        for (const box of [...pictures, bars, curve, list, picker, text]) {
          assert.ok(box.x >= 0 && box.x + box.width <= width, JSON.stringify(box));
          assert.ok(box.width > 30 && box.y + box.height <= height, JSON.stringify(box));
        }
        const [x, y] = pickAt(geometry, count - 1);
        assert.ok(x < picker.x + picker.width && y < picker.y + picker.height);
        const { x: left, y: top } = pictures[2];
        assert.equal(inputAt(geometry, 784, left + 1, top + 1), 0);
        assert.equal(inputAt(geometry, 784, left - 8, top), null);
      }
    });

test("both languages have the same words", () => {
  assert.deepEqual(Object.keys(words.ko), Object.keys(words.en));
});
