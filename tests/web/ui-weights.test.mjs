// Values behind the weights figure: what plain steps leave alone, what has changed, whose numbers a lens
// shows, where a point and a key lead.

import assert from "node:assert/strict";
import { test } from "node:test";

import { DIGITS as DRAWN } from "../../www/examples.js";
import { start } from "../../www/start.js";
import text from "../../www/text/en.js";
import { stepped } from "../../www/views/weights/keys.js";
import { layout, spotAt } from "../../www/views/weights/layout.js";
import { DIGITS, Lesson } from "../../www/views/weights/lesson.js";
import { changeOf, inputsWhere, layersOf, orderOf } from "../../www/views/weights/numbers.js";
import { noteOf, numberOf } from "../../www/views/weights/said.js";
import { Source } from "../../www/views/weights/source.js";
import words from "../../www/views/weights/words.js";

const core = await start("core");

/** @param {import("../../pkg/core.js").Network} network */
const sharedOf = (network, choice = "classic") =>
  /** @type {import("../../www/engine.js").Shared} */ (
    /** @type {unknown} */ ({ core, network, choice, drawing: DRAWN[3], failure: null })
  );

test("plain steps leave exactly the weights of pixels that no digit lights", () => {
  const lesson = new Lesson(core);
  let slices = 0;
  for (; !lesson.isDone; slices++) lesson.work(() => true);
  assert.ok(slices > 50, "it works in slices");
  const lit = new Float32Array(784);
  for (let i = 0; i < DIGITS / 50; i++) {
    const images = core.Samples.digits(50, i + 1).images(0, 50);
    for (let p = 0; p < images.length; p++) lit[p % 784] = Math.max(lit[p % 784], images[p]);
  }
  const [now, began] = [layersOf(lesson.network), layersOf(lesson.start)];
  const untouched = inputsWhere(now[0], (weight, i) => weight === began[0].weights[i]);
  assert.deepEqual(
    untouched,
    Array.from(lit, (value) => value === 0),
  );
  const count = untouched.filter(Boolean).length;
  assert.ok(count > 20 && count < 300, `${count} pixels`);
  const change = changeOf(now, began);
  assert.ok(
    change[0].weights.every((value, i) => (value === 0) === untouched[i % 784] || value === 0),
  );
  const { correct } = lesson.network.measure(core.Samples.digits(300, 99));
  assert.ok(correct > 220, `${correct} of 300 read`);
  lesson.free();
});

test("the bundled network is shown as it is, and another one where its start is asked for", () => {
  const source = new Source();
  const bundled = core.Network.bundled();
  const shared = sharedOf(bundled);
  const now = source.look(shared, "now", false);
  assert.ok(now && now.network === bundled && now.start === null);
  assert.equal(source.look(shared, "now", false), now, "the same as long as nothing changes");
  assert.match(noteOf(words.en, "now", now, null, shared), /All 13,002 numbers/);
  const lesson = source.lesson(shared, "never");
  assert.ok(lesson);
  while (!lesson.isDone) lesson.work(() => false);
  const never = source.look(shared, "never", false);
  assert.ok(never && never.network !== bundled && never.untouched);
  const note = noteOf(words.en, "never", never, lesson, shared);
  assert.match(note, /no step moved their weights/);
  assert.match(note, /another case: weight decay .* 0 of its 784 pixels have come to that/);
  source.leave(false);
});

test("a network that says its seed is shown against its own start", () => {
  const source = new Source();
  const network = core.Network.random([784, 12, 10], "relu", 42);
  const fresh = source.look(sharedOf(network, "start"), "never", false);
  assert.ok(fresh?.untouched?.every(Boolean));
  network.train_step(core.rasterize(DRAWN[3]), Uint8Array.of(3), 0.1);
  const other = new Source();
  const shared = sharedOf(network, "trained");
  const taught = other.look(shared, "change", false);
  assert.equal(other.lesson(shared, "change"), null);
  const image = core.rasterize(DRAWN[3]);
  assert.ok(taught?.untouched?.some((is) => !is));
  for (const [p, is] of (taught?.untouched ?? []).entries())
    if (image[p] === 0) assert.ok(is, `pixel ${p} was dark`);
});

test("a number is said with what it is multiplied by and what it amounts to", () => {
  const source = new Source();
  const network = core.Network.bundled();
  const shown = source.look(sharedOf(network), "now", true);
  assert.ok(shown);
  const fullest = shown.order[1][0];
  const { activations, weighted_sums } = network.trace(shown.image);
  assert.equal(activations[1][fullest], Math.max(...activations[1]));
  const pixel = shown.image.indexOf(Math.max(...shown.image));
  const weight = network.weights(1)[fullest * 784 + pixel];
  const line = numberOf(words.en, text, "now", shown, { layer: 1, slot: 0, from: pixel });
  assert.ok(line.startsWith(`Hidden layer 1, neuron ${fullest + 1} of 16, row `), line);
  assert.ok(
    line.includes(`: ${text.signed(weight)} × ${text.number(shown.image[pixel])} = `),
    line,
  );
  assert.ok(line.includes(text.signed(weighted_sums[1][fullest])), line);
  const bias = numberOf(words.en, text, "now", shown, { layer: 3, slot: 2, from: 16 });
  const j = shown.order[3][2];
  assert.ok(
    bias.startsWith(
      `Output neuron for the digit ${j}, bias: ${text.signed(network.biases(3)[j])};`,
    ),
    bias,
  );
});

test("a network of more neurons than have a picture is not said to be all in view", () => {
  const network = core.Network.random([784, 144, 10], "relu", 1);
  const shared = sharedOf(network);
  const shown = new Source().look(shared, "now", false);
  assert.ok(shown);
  assert.match(noteOf(words.en, "now", shown, null, shared), /^16 of the 144 first-layer neurons/);
});

test("neurons stand by place, or the fullest first", () => {
  assert.deepEqual(orderOf([0.1, 0.9, 0.5, 0.9], false), [0, 1, 2, 3]);
  assert.deepEqual(orderOf([0.1, 0.9, 0.5, 0.9], true), [1, 3, 2, 0]);
});

test("keys go from number to number and from neuron to neuron, and stop at the edges", () => {
  const counts = [784, 16, 16, 10];
  const at = { layer: 1, slot: 0, from: 0 };
  assert.deepEqual(stepped("ArrowDown", at, counts), { layer: 1, slot: 0, from: 28 });
  assert.deepEqual(stepped("ArrowUp", at, counts), at);
  assert.deepEqual(stepped("End", at, counts), { layer: 1, slot: 0, from: 784 });
  assert.deepEqual(stepped("PageUp", at, counts), at);
  const last = { layer: 1, slot: 15, from: 9 };
  assert.deepEqual(stepped("PageDown", last, counts), { layer: 2, slot: 0, from: 0 });
  const row = { layer: 2, slot: 3, from: 5 };
  assert.deepEqual(stepped("ArrowDown", row, counts), { layer: 2, slot: 4, from: 5 });
  assert.deepEqual(stepped("ArrowRight", { ...row, from: 16 }, counts), { ...row, from: 16 });
  assert.equal(stepped("a", row, counts), null);
});

for (const width of [280, 360, 700, 760, 1132])
  for (const layers of [
    [784, 16, 16, 10],
    [784, 10],
    [784, 144, 64, 10],
    [784, 12, 8, 6, 10],
  ])
    test(`every number of ${layers.join("-")} can be pointed at on ${width} px`, () => {
      const geometry = layout(width, layers, { density: 1, isLong: true });
      const { weights, products, matrices, height } = geometry;
      const middle = (/** @type {import("../../www/draw/layout.js").Box} */ b) => [
        b.x + b.width / 2,
        b.y + b.height / 2,
      ];
      for (const boxes of [weights, products])
        for (const [slot, box] of boxes.entries()) {
          assert.ok(box.x >= 0 && box.x + box.width <= width && box.y + box.height < height);
          const [x, y] = middle(box);
          assert.deepEqual(spotAt(geometry, x + 0.5, y + 0.5), {
            layer: 1,
            slot,
            from: 14 * 28 + 14,
          });
          assert.equal(spotAt(geometry, box.x + 0.5, box.y + box.height - 0.5)?.from, 27 * 28);
          assert.equal(spotAt(geometry, x, box.y + box.height + 10)?.from, 784);
        }
      assert.equal(matrices.length, layers.length - 2);
      for (const { layer, cell, box, bias } of matrices) {
        assert.ok(bias.x + cell <= width && box.y + box.height < height);
        const [x, y] = [box.x + cell * 1.5, box.y + cell * 2.5];
        assert.deepEqual(spotAt(geometry, x, y), { layer, slot: 2, from: 1 });
        assert.equal(spotAt(geometry, bias.x + cell / 2, y)?.from, layers[layer - 1]);
      }
    });

test("both languages have the same words", () => {
  assert.deepEqual(Object.keys(words.ko), Object.keys(words.en));
});
