// Values behind the gradient figure: which number is which, what examples ask for against the core's
// own words, slopes against trying, places, and what a link keeps.

import assert from "node:assert/strict";
import { test } from "node:test";
import { course } from "../../www/draw/edges.js";
import { DIGITS } from "../../www/examples.js";
import { start } from "../../www/start.js";
import { overshoot, topOf } from "../../www/views/gradient/charts.js";
import { BEGUN, Descent, HIGHEST, OTHERS, STARTS } from "../../www/views/gradient/descent.js";
import { layout } from "../../www/views/gradient/layout.js";
import {
  biasAt,
  COUNT,
  edges,
  exists,
  LAYERS,
  largest,
  picture,
  weightAt,
} from "../../www/views/gradient/nudges.js";
import { follow } from "../../www/views/gradient/numbers.js";
import { reachOf } from "../../www/views/gradient/paint.js";
import { asksFrom, asksOf, ofMinibatch, ofNeuron } from "../../www/views/gradient/panel.js";
import { edgeAt } from "../../www/views/gradient/pick.js";
import { questionOf } from "../../www/views/gradient/question.js";
import { DEFAULTS, isSame, kept, restored } from "../../www/views/gradient/settings.js";
import words, { fine, nudge, slope } from "../../www/views/gradient/words.js";

/** @typedef {import("../../www/views/gradient/descent.js").Start} Start */
/** @typedef {import("../../www/views/gradient/question.js").Question} Question */

const core = await start("core");
const bundled = core.Network.bundled();
const three = { image: core.rasterize(DIGITS[3]), label: 3 };

/** @param {number} a @param {number} b @param {number} within @param {string} [what] */
const near = (a, b, within, what = "") =>
  assert.ok(Math.abs(a - b) <= within, `${what} expected ${b}, got ${a}`);

/** A figure's own network, asked and with all its work done. @param {Start} [begin] @param {boolean} [isBatch] @param {number} [label] */
function asked(begin = "random", isBatch = false, label = 3) {
  const descent = new Descent(core, begin);
  descent.use(bundled);
  descent.ask({ ...three, label }, isBatch);
  finish(descent);
  return descent;
}

/** @param {Descent} descent */
function finish(descent) {
  for (let slices = 0; descent.work(() => true); slices++)
    assert.ok(slices < 1000, "expected an end of the work");
}

/** @param {Descent} descent @returns {Question} */
function questionIn(descent) {
  assert.ok(descent.isCurrent && descent.question);
  return descent.question;
}

test("every weight and every bias is where the core keeps it", () => {
  const network = core.Network.random(LAYERS, "sigmoid", 1);
  assert.equal(network.parameters().length, COUNT);
  const some = [
    { layer: 1, from: 0, to: 0 },
    { layer: 1, from: 783, to: 15 },
    { layer: 2, from: 3, to: 7 },
    { layer: 3, from: 15, to: 9 },
  ];
  const parameters = new Float32Array(COUNT);
  for (const [i, weight] of some.entries()) {
    parameters[weightAt(weight)] = i + 1;
    parameters[biasAt(weight.layer, weight.to)] = -i - 1;
  }
  network.set_parameters(parameters);
  for (const [i, { layer, from, to }] of some.entries()) {
    assert.equal(network.weights(layer)[to * LAYERS[layer - 1] + from], i + 1);
    assert.equal(network.biases(layer)[to], -i - 1);
    assert.equal(network.weights(layer).filter((w) => w !== 0).length, layer === 1 ? 2 : 1);
  }
  assert.ok(exists(some[1]) && !exists({ layer: 2, from: 16, to: 0 }));
  assert.ok(!exists({ layer: 0, from: 0, to: 0 }) && !exists({ layer: 4, from: 0, to: 0 }));
});

test("the largest nudges come first, against the slope, and never one of nothing", () => {
  const gradient = new Float32Array(COUNT);
  gradient[weightAt({ layer: 3, from: 4, to: 2 })] = -3;
  gradient[weightAt({ layer: 3, from: 1, to: 2 })] = 1;
  gradient[weightAt({ layer: 3, from: 0, to: 9 })] = 2;
  const order = largest(gradient, 3, 9).map(({ from, to }) => [from, to]);
  assert.deepEqual(order, [
    [4, 2],
    [0, 9],
    [1, 2],
  ]);
  assert.deepEqual(
    edges(gradient, 3, 9, 2).map(({ from, product, share }) => [from, product, share]),
    [
      [1, -1, 1 / 3],
      [4, 3, 1],
    ],
  );
  assert.deepEqual(largest(gradient, 2, 9), []);
});

test("the cost is half the sum of the squares, and the core's own, for one and for ten", () => {
  for (const isBatch of [false, true])
    for (const begin of STARTS) {
      const { cost, squares, examples } = questionIn(asked(begin, isBatch, 8));
      assert.equal(examples.length, isBatch ? 10 : 1);
      const sum = squares.reduce((all, { rise, fall }) => all + rise + fall, 0);
      near(cost, sum / 2, 1e-6);
    }
});

test("a minibatch is this drawing and one of every other digit", () => {
  const { examples } = questionIn(asked("random", true, 8));
  assert.deepEqual(
    examples.map(({ label }) => label),
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  );
  assert.equal(examples[8].image, three.image);
});

test("the nudges of ten are the mean of what each asks, and shorter than one drawing's own", () => {
  const descent = asked("begun", true);
  const { gradient, together } = questionIn(descent);
  for (const weight of largest(gradient, 3, 3)) {
    const each = descent.nudgesOf(weightAt(weight));
    near(each.reduce((a, b) => a + b) / 10, -gradient[weightAt(weight)], 1e-6);
  }
  assert.ok(together > 0.1 && together < 0.7, String(together));
  assert.equal(questionIn(asked("begun")).together, 1);
});

test("what the next layer's neurons ask of an activation adds up to the core's own slope", () => {
  for (const isBatch of [false, true]) {
    const question = questionIn(asked("trained", isBatch, 8));
    for (const layer of [1, 2])
      for (const neuron of [0, 7, 15]) {
        const asks = asksOf(question, layer, neuron);
        assert.equal(asks.length, LAYERS[layer + 1]);
        const sum = asks.reduce((a, b) => a + b, 0);
        near(sum, -question.wishes[layer][neuron], 1e-5, `layer ${layer}, neuron ${neuron}`);
      }
  }
});

test("the three ways: weights in proportion to activations, activations in proportion to weights", () => {
  const question = questionIn(asked("random"));
  const { gradient, activations, sums, parameters } = question;
  for (const [layer, neuron] of [
    [3, 3],
    [2, 5],
  ]) {
    const bias = gradient[biasAt(layer, neuron)];
    near(bias, sums[layer][neuron], 1e-7);
    const asks = asksFrom(question, layer, neuron);
    for (let from = 0; from < LAYERS[layer - 1]; from++) {
      const at = weightAt({ layer, from, to: neuron });
      near(gradient[at], bias * activations[layer - 1][from], 1e-6);
      near(asks[from], -bias * parameters[at], 1e-6);
    }
  }
  const first = picture(gradient, 4);
  for (let p = 0; p < 784; p++) near(first[p], -sums[1][4] * three.image[p], 1e-7);
});

test("the slope by backpropagation and the slope by trying are the same to the digits shown", () => {
  for (const begin of STARTS)
    for (const isBatch of [false, true])
      for (const label of [3, 8]) {
        const descent = asked(begin, isBatch, label);
        const { gradient } = questionIn(descent);
        const some = [1, 2, 3].flatMap((layer) => largest(gradient, layer, 2));
        const slopes = some.map((weight) => descent.slopeOfOne(weightAt(weight)));
        for (const { computed, tried } of [...slopes, descent.slopeOfStep()]) {
          const digit = 10 ** -(slope(computed).split(".")[1]?.length ?? 0);
          const shown = Number(slope(tried, computed).replace("−", "-"));
          near(shown, Number(slope(computed).replace("−", "-")), digit * 1.01, `${begin} ${label}`);
        }
      }
});

test("a step makes the cost as small as the curve said, and the network of others stays", () => {
  const before = bundled.parameters();
  for (const begin of STARTS) {
    const descent = asked(begin, false, 8);
    const { cost } = questionIn(descent);
    const [promised] = descent.alongStep(Float32Array.of(2));
    descent.step(2);
    assert.ok(!descent.isCurrent);
    finish(descent);
    near(questionIn(descent).cost, promised, 1e-6);
    assert.ok(promised < cost);
    assert.equal(descent.taken, 1);
    descent.begin(begin);
    finish(descent);
    assert.equal(questionIn(descent).cost, cost, "starting over is the same start");
    assert.equal(descent.taken, 0);
  }
  assert.deepEqual(bundled.parameters(), before);
});

test("from a random start this drawing never overshoots, and the mean over a hundred others does", () => {
  const descent = asked();
  const { rates, others } = descent;
  assert.ok(others);
  const costs = descent.alongStep(rates);
  assert.equal(rates[rates.length - 1], HIGHEST);
  assert.equal(overshoot(costs, topOf([costs[0]])), -1);
  const low = overshoot(others, topOf([costs[0]]));
  assert.ok(low > 0 && others[low] < others[0] && others[low] < others[others.length - 1]);
  near(descent.othersAt(rates[low]), others[low], 1e-6);
  assert.equal(OTHERS, 100);
});

test("what has begun is some steps nearer than a random start, and the same whenever it is made", () => {
  const [once, again] = [asked("begun", true), asked("begun", true)];
  assert.deepEqual(questionIn(once).parameters, questionIn(again).parameters);
  assert.ok(questionIn(once).cost < 0.4 * questionIn(asked("random", true)).cost);
  assert.ok(BEGUN > 0);
});

test("learning that is interrupted leaves nothing behind", () => {
  const descent = new Descent(core, "begun");
  descent.use(bundled);
  descent.ask(three, false);
  for (let i = 0; i < 50; i++) descent.work(() => true);
  assert.ok(!descent.isCurrent, "expected it to be learning still");
  descent.step(1);
  descent.begin("trained");
  finish(descent);
  assert.deepEqual(questionIn(descent).parameters, bundled.parameters());
  descent.begin("begun");
  finish(descent);
  assert.deepEqual(questionIn(descent).parameters, questionIn(asked("begun")).parameters);
});

test("trained is the figure's own network, and the bundled one where that has another shape", () => {
  const relu = core.Network.random(LAYERS, "relu", 5);
  const descent = asked("trained");
  descent.use(relu);
  finish(descent);
  assert.deepEqual(questionIn(descent).parameters, relu.parameters());
  descent.use(core.Network.random([784, 8, 10], "sigmoid", 5));
  finish(descent);
  assert.deepEqual(questionIn(descent).parameters, bundled.parameters());
});

test("a network that is taught elsewhere is taken over by trained alone, when its numbers change", () => {
  const other = core.Network.random(LAYERS, "sigmoid", 5);
  const [random, trained] = [asked("random"), asked("trained")];
  trained.step(1);
  finish(trained);
  for (const descent of [random, trained]) descent.use(bundled);
  assert.equal(trained.taken, 1, "the same numbers start nothing over");
  for (const descent of [random, trained]) {
    descent.use(other);
    finish(descent);
  }
  assert.deepEqual(questionIn(trained).parameters, other.parameters());
  assert.notDeepEqual(questionIn(random).parameters, other.parameters());
});

test("a blank drawing moves biases and no weight of the first layer", () => {
  const network = core.Network.random(LAYERS, "sigmoid", 7, "sigmoid", "squared-error");
  const { gradient } = questionOf(network, [{ image: new Float32Array(784), label: 3 }]);
  assert.deepEqual(largest(gradient, 1, 9), []);
  assert.notEqual(gradient[biasAt(1, 0)], 0);
});

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
