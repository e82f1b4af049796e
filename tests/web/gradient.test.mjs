// The numbers of the gradient figure: questions, nudges, slopes and steps, against the core's own.

import assert from "node:assert/strict";
import { test } from "node:test";
import { overshoot, topOf } from "../../www/views/gradient/charts.js";
import { BEGUN, Descent, HIGHEST, OTHERS, STARTS } from "../../www/views/gradient/descent.js";
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
import { asksFrom, asksOf } from "../../www/views/gradient/panel.js";
import { questionOf } from "../../www/views/gradient/question.js";
import { slope } from "../../www/views/gradient/words.js";
import { asked, bundled, core, finish, near, questionIn, three } from "./gradient-asked.js";

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
