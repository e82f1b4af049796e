// What the gradient figure shows, without a browser: what its panel and its charts say, where things stand and
// what is pointed at, what a link keeps, and its words.

import assert from "node:assert/strict";
import { test } from "node:test";
import { course } from "../../www/draw/edges.js";
import { DIGITS } from "../../www/examples.js";
import { overshoot, topOf } from "../../www/views/gradient/charts.js";
import { HIGHEST } from "../../www/views/gradient/descent.js";
import { layout } from "../../www/views/gradient/layout.js";
import { biasAt, edges, LAYERS, weightAt } from "../../www/views/gradient/nudges.js";
import { follow } from "../../www/views/gradient/numbers.js";
import { reachOf } from "../../www/views/gradient/paint.js";
import { ofMinibatch, ofNeuron } from "../../www/views/gradient/panel.js";
import { edgeAt } from "../../www/views/gradient/pick.js";
import { DEFAULTS, isSame, kept, restored } from "../../www/views/gradient/settings.js";
import words, { fine, nudge, slope } from "../../www/views/gradient/words.js";
import { asked, finish, questionIn } from "./gradient-asked.js";

test("the panel's numbers are those of the question, in both languages", () => {
  const question = questionIn(asked());
  for (const text of [words.en, words.ko]) {
    const output = ofNeuron(text, question, { layer: 3, neuron: 3 });
    assert.match(output.title, /3.*0\.38/);
    assert.equal(output.rows[0].value, nudge(-question.gradient[biasAt(3, 3)]));
    assert.equal(output.strip, null);
    const hidden = ofNeuron(text, question, { layer: 2, neuron: 4 });
    assert.equal(hidden.strip?.terms.length, 10);
    assert.equal(hidden.strip?.result.value, -question.wishes[2][4]);
    const first = ofNeuron(text, question, { layer: 1, neuron: 4 });
    assert.equal(first.strip?.terms.length, 16);
    assert.equal(first.rows[2].value, "", "pixels are given");
  }
  const descent = asked("begun", true);
  const weight = { layer: 3, from: 2, to: 5 };
  const nudges = descent.nudgesOf(weightAt(weight));
  const { strip, note } = ofMinibatch(words.en, questionIn(descent), weight, nudges, 3);
  assert.deepEqual(
    strip?.terms.map(({ value }) => value),
    nudges,
  );
  assert.equal(strip?.marked, 3);
  assert.match(note, new RegExp(`${Math.round(questionIn(descent).together * 100)}%`));
});

test("Korean and English say the same things", () => {
  assert.deepEqual(Object.keys(words.ko), Object.keys(words.en));
  for (const [key, value] of Object.entries(words.en)) {
    const other = words.ko[/** @type {keyof typeof words.en} */ (key)];
    assert.equal(typeof other, typeof value, key);
    if (Array.isArray(value)) assert.equal(/** @type {string[]} */ (other).length, value.length);
  }
});

test("a small number is not nothing, and signs are always seen", () => {
  assert.equal(fine(1.398), "1.40");
  assert.equal(fine(0.00456), "0.0046");
  assert.equal(fine(0), "0.00");
  assert.equal(nudge(0.1), "+0.10");
  assert.equal(nudge(-0.0214), "−0.021");
  assert.equal(nudge(0.0000001), "0.00000");
  assert.equal(slope(-0.85012), "−0.850");
  assert.equal(slope(0.00727), "0.0073");
  assert.equal(slope(0.85049, 0.00727), "0.8505", "as many decimals as the slope it stands beside");
});

test("the chart's top is a round number over the largest, and only a curve that rises again overshoots", () => {
  assert.deepEqual(
    [1.4, 0.99, 0.046, 0].map((v) => topOf([v])).map((v) => +v.toPrecision(6)),
    [1.5, 1.2, 0.05, 0.00012],
  );
  assert.equal(overshoot(Float32Array.of(3, 2, 1, 2), 3), 2);
  assert.equal(overshoot(Float32Array.of(3, 2, 1, 0), 3), -1);
  assert.equal(overshoot(Float32Array.of(1, 2, 3), 3), -1);
  assert.equal(overshoot(Float32Array.of(3, 1, 1.01), 3), -1, "a hair is no overshoot");
});

test("everything stands inside the figure, in its place, at every width", () => {
  for (let width = 280; width <= 1240; width += 8) {
    const geometry = layout(width, 1 + (width % 3));
    const boxes = [
      ...Object.values(geometry.boxes),
      ...geometry.pictures,
      ...geometry.mates,
      ...geometry.squares,
      ...geometry.labels,
      geometry.stepPlot,
      geometry.weightPlot,
      ...(geometry.drawing ? [geometry.drawing] : []),
    ];
    for (const { x, y, width: w, height: h } of boxes) {
      assert.ok(x >= 0 && y >= 0 && w >= 0 && h >= 0, `${width}: ${[x, y, w, h]}`);
      assert.ok(
        x + w <= width + 0.01 && y + h <= geometry.height + 0.01,
        `${width}: ${[x, y, w, h]}`,
      );
    }
    const [first, second] = geometry.pictures;
    assert.ok(second.x - first.x - first.width >= 2, `${width}: pictures apart`);
    const isNarrow = geometry.kind === "narrow";
    for (const { width: w, height: h } of geometry.labels)
      assert.ok(h >= (isNarrow ? 44 : 36) && w >= (isNarrow ? 28 : 36), `${width}: ${w} x ${h}`);
    assert.equal(isNarrow, width < 860);
    if (isNarrow) assert.ok(geometry.height <= 900, `${geometry.height}`);
  }
});

test("a point on an edge means that edge, and a point far from all means none", () => {
  const { gradient } = questionIn(asked());
  for (const width of [328, 1100]) {
    const geometry = layout(width, 2);
    const drawn = LAYERS.map((_, layer) => (layer > 1 ? edges(gradient, layer, 26) : []));
    const strongest = drawn[3][drawn[3].length - 1];
    const way = course(
      reachOf(geometry, 3),
      3,
      geometry.at[2][strongest.from],
      geometry.at[3][strongest.to],
    );
    const found = edgeAt(geometry, drawn, way[6], way[7], 8);
    assert.equal(found?.to, strongest.to);
    assert.equal(edgeAt(geometry, drawn, -50, -50, 8), null);
    assert.deepEqual(edgeAt(geometry, [[], [], [], [strongest]], way[0], way[1], 1), {
      layer: 3,
      from: strongest.from,
      to: strongest.to,
    });
  }
});

test("the chosen weight's edge is drawn, however small its nudge", () => {
  const descent = asked();
  const picked = { layer: 2, from: 3, to: 4 };
  const numbers = follow(descent, null, { picked, kept: null, place: null, edges: 26 });
  assert.equal(numbers.edges[2].filter((e) => e.from === 3 && e.to === 4).length, 1);
  assert.deepEqual(numbers.weight.weight, picked);
  const other = follow(descent, numbers, { picked: null, kept: null, place: null, edges: 26 });
  assert.equal(other.edges[2].length, 26);
  assert.equal(other.step, numbers.step, "what has not changed is not computed again");
});

test("the chart's top stays while steps are taken, so that one sees the cost fall", () => {
  const descent = asked("random", false, 8);
  const wish = { picked: null, kept: null, place: null, edges: 26 };
  const before = follow(descent, null, wish);
  for (let i = 0; i < 4; i++) {
    descent.step(4);
    finish(descent);
  }
  const after = follow(descent, before, wish);
  assert.ok(after.question.cost < before.question.cost / 10);
  assert.ok(after.top >= before.top);
});

test("a link keeps what was chosen and nothing else, and what it does not know it leaves alone", () => {
  assert.deepEqual(kept(DEFAULTS), {});
  const state = {
    drawing: 5,
    label: 8,
    start: "begun",
    minibatch: true,
    rate: 3.5,
    part: "weight",
    neuron: "2.11",
    weight: "1.300.4",
  };
  assert.deepEqual(kept(restored(DEFAULTS, state)), state);
  const wrong = [
    { drawing: 10, label: -1, start: "middle", minibatch: "yes", rate: "2", part: 3 },
    { neuron: "4.1", weight: "1.784.0" },
    { neuron: "2", weight: "1.2.3.4" },
    { neuron: 2.1, weight: null, label: Number.NaN, rate: Number.POSITIVE_INFINITY },
    { neuron: "2.x", surprise: true },
  ];
  for (const state of wrong) assert.deepEqual(restored(DEFAULTS, state), DEFAULTS);
  assert.equal(restored(DEFAULTS, { rate: 99 }).rate, HIGHEST);
  assert.equal(restored(DEFAULTS, { rate: 0 }).rate, 0.1);
});

test("drawings are the same when their points are", () => {
  assert.ok(isSame(DIGITS[3], structuredClone(DIGITS[3])));
  assert.ok(!isSame(DIGITS[3], DIGITS[5]));
  assert.ok(!isSame(DIGITS[3], []));
  assert.ok(isSame([], []));
});
