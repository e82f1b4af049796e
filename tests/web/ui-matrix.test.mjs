// The program that the figure matrix writes gives what the core gives, and a cell is where it looks.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ALL, read } from "../../www/engine.js";
import { DIGITS } from "../../www/examples.js";
import { start } from "../../www/start.js";
import { LANGUAGES, programOf } from "../../www/views/matrix/code.js";
import { cellAt, layout } from "../../www/views/matrix/layout.js";
import words from "../../www/views/matrix/words.js";

/** @typedef {import("../../www/views/matrix/code.js").Squish} Squish */

/** Runs a program of JavaScript and returns what it prints. @param {string} program */
function printed(program) {
  let out = "";
  const log = { log: (/** @type {string} */ line) => (out += line) };
  new Function("console", program)(log);
  return out;
}

/** One layer of a network that reads a 3. @param {import("../../www/engine.js").Core} core @param {import("../../pkg/core.js").Network} network @param {number} l */
function stepOf(core, network, l) {
  const { image } = read(core, network, DIGITS[3], ALL);
  const { activations } = network.trace(image);
  const [inputs, outputs] = [activations[l - 1], activations[l]];
  const shown = Array.from(inputs.keys()).filter((i) => l > 1 || inputs[i] > 0);
  const weights = network.weights(l);
  const { activation, output } = network.facts();
  return {
    outputs,
    step: {
      weights: Array.from(outputs, (_, j) => shown.map((i) => weights[j * inputs.length + i])),
      activations: shown.map((i) => inputs[i]),
      biases: network.biases(l),
      activation: /** @type {Squish} */ (l === activations.length - 1 ? output : activation),
      note: "a test",
    },
  };
}

test("the program of every layer prints the activations of the core", async () => {
  const core = await start("core");
  for (const [activation, output] of /** @type {const} */ ([
    ["sigmoid", "sigmoid"],
    ["relu", "softmax"],
    ["tanh", "sigmoid"],
    ["identity", "softmax"],
  ])) {
    const network = core.Network.random([784, 16, 12, 10], activation, 5, output);
    // A random start has no biases, which a program may not forget.
    network.set_parameters(network.parameters().map((v, i) => v + 0.1 * ((i % 7) - 3)));
    for (const l of [1, 2, 3]) {
      const { step, outputs } = stepOf(core, network, l);
      const numbers = printed(programOf("javascript", step)).split(" ").map(Number);
      assert.equal(numbers.length, outputs.length);
      for (const [j, value] of numbers.entries())
        assert.ok(
          Math.abs(value - outputs[j]) < 0.0062,
          `${activation} ${l}: ${value} ${outputs[j]}`,
        );
    }
    network.free();
  }
});

test("every language gets every number, each written as one with a point", async () => {
  const core = await start("core");
  const { step } = stepOf(core, core.Network.bundled(), 2);
  const numbers = 16 * 16 + 16 + 16;
  for (const language of LANGUAGES) {
    const lists = programOf(language, step).match(/\[-?[\d.][^\][;]*\]/g) ?? [];
    const found = lists.flatMap((list) => list.slice(1, -1).split(", "));
    assert.equal(found.length, numbers, language);
    for (const number of found) assert.match(number, /^-?\d+(\.\d+|(\.\d+)?e-?\d+)$/);
  }
});

test("a point in the picture is the row and the column it lies in, at every width", () => {
  for (const width of [280, 328, 700, 1132]) {
    const geometry = layout(width);
    const { matrix, input, output, products, height } = geometry;
    assert.ok(output.x + output.width + 8 <= geometry.width, `${width}`);
    assert.ok(products.y + products.height <= height);
    const x = matrix.x + (matrix.width * 3.5) / 16;
    const y = matrix.y + (matrix.height * 9.5) / 10;
    assert.deepEqual(cellAt(geometry, 10, 16, x, y), { row: 9, column: 3 });
    assert.deepEqual(cellAt(geometry, 10, 16, input.x + 2, y), { row: null, column: 15 });
    assert.deepEqual(cellAt(geometry, 10, 16, output.x + 2, y), { row: 9, column: null });
    assert.equal(cellAt(geometry, 10, 16, 1, 1), null);
    assert.deepEqual(cellAt(geometry, 16, 0, x, matrix.y + 1), { row: 0, column: null });
  }
});

test("both languages have the same words", () => {
  assert.deepEqual(Object.keys(words.ko), Object.keys(words.en));
});
