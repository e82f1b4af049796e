// Values behind the parts figure: parts that add up to the drawing, digits surveyed against the core,
// patterns and their sum, what a link may bring, and where things stand.

import assert from "node:assert/strict";
import { test } from "node:test";
import { start } from "../../www/start.js";
import { layout } from "../../www/views/parts/layout.js";
import { isRight, keptWord, mostOf, Notes } from "../../www/views/parts/notes.js";
import { missesOf, patternsOf } from "../../www/views/parts/patterns.js";
import { noteOf, sumOf, verdictOf } from "../../www/views/parts/said.js";
import { alone, cut, PARTS } from "../../www/views/parts/strokes.js";
import { COUNT, SEED, Survey } from "../../www/views/parts/survey.js";
import words from "../../www/views/parts/words.js";

const core = await start("core");
const network = core.Network.bundled();
const number = (/** @type {number} */ value) => value.toFixed(2);
/** @param {Float32Array} image */
const inkOf = (image) => image.reduce((sum, value) => sum + value, 0);

test("two parts share the ink of their drawing: each pixel is one's, and together they are what is read", () => {
  for (let a = 0; a < PARTS.length; a++)
    for (let b = a + 1; b < PARTS.length; b++) {
      const { image, pieces } = cut(core, network, [a, b]);
      assert.deepEqual(image, core.rasterize([PARTS[a].stroke, PARTS[b].stroke]));
      for (const [p, ink] of image.entries()) {
        assert.equal(pieces[0][p] + pieces[1][p], ink);
        assert.equal(pieces[0][p] * pieces[1][p], 0);
      }
      for (const piece of pieces) assert.ok(inkOf(piece) > 10, `${a} + ${b}: ${inkOf(piece)}`);
    }
});

test("each part alone is its own piece of the digit it stands in", () => {
  const images = PARTS.map((_, part) => alone(core, network, part));
  assert.equal(images.length, words.en.parts.length);
  for (const [part, image] of images.entries()) {
    const { home } = PARTS[part];
    assert.deepEqual(image, cut(core, network, home).pieces[home.indexOf(part)]);
  }
  // Loops of a 9 and an 8: one above the middle, one below.
  const middle = (/** @type {Float32Array} */ image) =>
    image.reduce((sum, ink, p) => sum + ink * Math.floor(p / 28), 0) / inkOf(image);
  assert.ok(middle(images[0]) < 11 && middle(images[1]) > 15);
});

test("a network that takes drawings as they are is given them so", () => {
  const fresh = core.Network.from_safetensors(network.to_safetensors());
  Object.defineProperty(fresh, "prepared", { value: false });
  const { image } = cut(core, fresh, [0, 3]);
  assert.deepEqual(image, core.stages([PARTS[0].stroke, PARTS[3].stroke]).rasterized);
});

test("means, order and difference of a survey are those of the core's digits, read one by one", () => {
  const survey = new Survey(core, network);
  while (!survey.isDone) survey.advance();
  const [layer, neuron, count] = [2, 5, 24];
  /** @type {Float32Array[]} */
  const images = [];
  /** @type {number[]} */
  const labels = [];
  for (let at = 0; at < COUNT; at += 20) {
    const piece = core.Samples.digits(20, SEED + at);
    for (let i = 0; i < 20; i++) images.push(piece.image(i));
    labels.push(...piece.labels);
  }
  const values = images.map((image) => network.trace(image).activations[layer][neuron]);
  const { means, top, difference } = survey.of(layer, neuron, count);
  for (let digit = 0; digit < 10; digit++) {
    const own = values.filter((_, n) => labels[n] === digit);
    const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
    assert.ok(Math.abs(mean - means[digit]) < 1e-6, `${digit}: ${means[digit]} for ${mean}`);
  }
  const least = Math.min(...top.map((n) => values[n]));
  assert.equal(top.length, count);
  assert.equal(values.filter((value) => value > least).length < count, true);
  assert.deepEqual(
    top.map((n) => values[n]),
    top.map((n) => values[n]).toSorted((a, b) => b - a),
  );
  assert.deepEqual(survey.image(top[0]), images[top[0]]);
  for (const p of [200, 350, 406]) {
    const all = images.reduce((sum, image) => sum + image[p], 0) / COUNT;
    const own = top.reduce((sum, n) => sum + images[n][p], 0) / count;
    assert.ok(Math.abs(difference[p] - (own - all)) < 1e-5, `${p}: ${difference[p]}`);
  }
});

test("in the first hidden layer weighted sums add up for every pair, activations do not", () => {
  for (const pair of [
    [0, 3],
    [0, 1],
    [1, 6],
    [3, 5],
  ]) {
    const made = cut(core, network, pair);
    const { blocks, outputs } = patternsOf(network, made);
    assert.deepEqual(outputs[2], network.predict(made.image).outputs);
    for (const miss of blocks[0].weighted_sums[5]) assert.ok(Math.abs(miss) < 1e-4, `${miss}`);
    assert.ok(missesOf(blocks[0]) > 0 && missesOf(blocks[1]) > 0);
    const [none, a, b, added, both, miss] = blocks[1].activations;
    for (const j of none.keys()) {
      assert.equal(added[j], a[j] + b[j] - none[j]);
      assert.equal(miss[j], both[j] - added[j]);
    }
    assert.match(sumOf(words.en, { outputs, blocks }), /than 0\.0000[1-9]\..* of 16 neurons in/);
  }
});

test("a guess is right when no part does better in what is shown, and blank paper does not either", () => {
  assert.equal(mostOf([0.2, 0.9, 0.5]), 1);
  assert.equal(mostOf([0.2, 0.3, 0.5]), -1);
  assert.ok(isRight([0.998, 0.9961, 0.3, 0.1], 1));
  assert.ok(!isRight([0.998, 0.98, 0.3, 0.1], 1));
  assert.ok(!isRight([0.2, 0.3, 0.5], 1));
  assert.match(
    verdictOf(words.en, number, 1, [0.2, 0.9, 0.5]),
    /^Well guessed.*bottom loop, 0\.90/,
  );
  assert.match(
    verdictOf(words.en, number, 0, [0.2, 0.9, 0.5]),
    /top loop gives 0\.20, the bottom loop most, 0\.90\. Blank paper: 0\.50/,
  );
  assert.match(verdictOf(words.en, number, 0, [0.2, 0.3, 0.5]), /than blank paper, 0\.50/);
  const means = [0, 0, 0, 0, 0.7, 0, 0, 0.9, 0, 0];
  assert.match(
    noteOf(words.en, number, means, { all: 3, right: 2 }),
    /7 \(0\.90\), 4 \(0\.70\).*2 of 3/,
  );
});

test("words are kept short and plain, and a link brings only what there can be", () => {
  assert.equal(keptWord("  an   upper\nloop of mine "), "an upper loo");
  const notes = new Notes();
  notes.restore(
    { 1.13: 3, "2.0": 8, 0.1: 1, "1.2.3": 1, 1.4: "2" },
    { 1.13: " <b>tail</b> and more", 2.1: 5, "x.1": "no", 1.5: "  " },
  );
  assert.deepEqual(notes.state, { guesses: { 1.13: 3 }, words: { 1.13: "<b>tail</b>" } });
  notes.restore(null, "words");
  assert.equal(notes.guessOf("1.13"), 3);
  const lit = (/** @type {string} */ key) => (key === "1.13" ? [0, 0, 0, 1, 0.5] : [0]);
  notes.guess("9.9", 1);
  assert.deepEqual(notes.tally(lit, [16, 16]), { all: 1, right: 1 });
  notes.guess("1.13", null);
  notes.name("1.13", "");
  assert.deepEqual(notes.state, { guesses: { 9.9: 1 }, words: {} });
});

test("at every width, for any structure, things stand inside the figure and parts do not overlap", () => {
  for (const width of [280, 320, 360, 599, 759, 760, 900, 1100, 1240])
    for (const [neurons, blocks] of [
      [16, 2],
      [144, 2],
      [4, 1],
      [0, 0],
    ]) {
      const geometry = layout(width, neurons, blocks, 2);
      const { boxes, parts, small, terms, pictures, thumbs, height } = geometry;
      const all = [...Object.values(boxes), ...parts, ...small, ...terms, ...pictures, ...thumbs];
      for (const box of [...all, ...geometry.blocks]) {
        assert.ok(
          box.x >= 0 && box.x + box.width <= width + 0.5,
          `${width}: ${JSON.stringify(box)}`,
        );
        assert.ok(box.y >= -8 && box.y + box.height <= height, `${width}: ${JSON.stringify(box)}`);
      }
      const targets = [boxes.layers, boxes.picker, boxes.word, boxes.result, boxes.measure];
      const solid = [...targets, ...parts, ...small, ...terms, ...geometry.blocks, boxes.said];
      for (const [i, a] of solid.entries())
        for (const b of solid.slice(i + 1))
          assert.ok(
            a.x + a.width <= b.x + 0.5 ||
              b.x + b.width <= a.x + 0.5 ||
              a.y + a.height <= b.y + 0.5 ||
              b.y + b.height <= a.y + 0.5,
            `${width}: ${JSON.stringify(a)} over ${JSON.stringify(b)}`,
          );
    }
});
