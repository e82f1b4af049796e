// Every number that the texts state, and how it is found out: asked of the bundled network or of one that
// is trained here, read from the code that uses it, or counted on the page. Knows no sentence.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { SURE } from "../../www/draw/bars.js";
import { SIDE } from "../../www/draw/field.js";
import { DIGITS } from "../../www/examples.js";
import { start } from "../../www/start.js";
import { DataSet } from "../../www/training/data.js";
import { checked, GRID } from "../../www/training/plan.js";
import { Session } from "../../www/training/session.js";
import { EACH } from "../../www/views/dream/drawn.js";
import { BEGUN, OTHERS } from "../../www/views/gradient/descent.js";
import { ofNeuron } from "../../www/views/gradient/panel.js";
import { questionOf } from "../../www/views/gradient/question.js";
import gradientWords from "../../www/views/gradient/words.js";
import * as lab from "../../www/views/lab/presets.js";
import { MOST_RUNS } from "../../www/views/lab/runs.js";
import { PRECISIONS } from "../../www/views/neuron/written.js";
import * as strangers from "../../www/views/noise/strangers.js";
import { shapeOf, Twin } from "../../www/views/noise/twin.js";
import * as tally from "../../www/views/paint/tally.js";
import { NEAR } from "../../www/views/parts/patterns.js";
import { BACK } from "../../www/views/squish/numbers.js";
import * as hand from "../../www/views/teach/hand.js";
import { HELD_OUT } from "../../www/views/teach/material.js";
import { SPEEDS } from "../../www/views/training/settings.js";
import * as roads from "../../www/views/variations/roads.js";
import { isSheet } from "../../www/views/why/change.js";

/** What only a page can tell. @typedef {{ steps: number, switches: number, networks: number, pair: number }} Seen */

/** By how many pixels the question moves the drawing; tests/e2e/quiz.test.js holds its answer to as many. */
const SHIFT = 2;

const core = await start("core");
const bundled = core.Network.bundled();
const wideFile = readFileSync(new URL("../../models/wide.safetensors", import.meta.url));
const layers = Array.from(bundled.facts().layers);
const [pixels, hidden, secondHidden, outputs] = layers;
assert.equal(hidden, secondHidden, "“two hidden layers of sixteen” needs both to have as many");

/** What one neuron of that activation function makes of a weighted sum. @param {"sigmoid" | "relu"} activation @param {number} sum @param {number} [bias] */
function squeezed(activation, sum, bias = 0) {
  const network = core.Network.random([1, 1, 1], activation, 1);
  network.set_neuron(1, 0, Float32Array.of(sum), bias);
  const [, [value]] = network.trace(Float32Array.of(1)).activations;
  network.free();
  return value;
}

/** @param {number[]} layers */
function parametersOf(layers) {
  const network = core.Network.random(layers, "sigmoid", 1);
  const { parameters } = network.facts();
  network.free();
  return parameters;
}

/** Accuracy after a preset of the lab has run. @param {string} preset */
function afterRunOf(preset) {
  const plan = checked(lab.planOf({ ...lab.FIRST, ...lab.PRESETS[preset] }));
  const session = new Session(core, plan, new DataSet(core, plan.data), [], null);
  while (session.hasWork(Number.POSITIVE_INFINITY))
    session.slice(Number.POSITIVE_INFINITY, () => 0, Number.POSITIVE_INFINITY);
  return session.points[session.points.length - 1].accuracy;
}

/** How many pixels change where the page's first drawing moves to the right. @param {number} by */
function changedBy(by) {
  const { rasterized } = core.stages(DIGITS[3]);
  const moved = core.vary(rasterized, { right: by });
  return moved.filter((ink, p) => ink !== rasterized[p]).length;
}

/** The cost of one drawing, as a share of the sum of its squared errors. */
function shareOfSquares() {
  const network = core.Network.random(layers, "sigmoid", 1, "sigmoid", "squared-error");
  const image = core.stages(DIGITS[3]).prepared;
  const errors = network.predict(image).outputs.map((value, k) => value - Number(k === 3));
  const share =
    network.mean_cost(image, Uint8Array.of(3)) / errors.reduce((sum, error) => sum + error ** 2, 0);
  network.free();
  return Number(share.toFixed(4));
}

/** Where an output ought to be: the cost's slope there is its distance. @param {number} digit @param {number} label */
function target(digit, label) {
  const network = core.Network.random(layers, "sigmoid", 1, "sigmoid", "squared-error");
  const image = core.stages(DIGITS[3]).prepared;
  const wish = network.wishes(image, label).activations[2][digit];
  const value = network.predict(image).outputs[digit] - wish;
  network.free();
  return Number(value.toFixed(4));
}

/** What a network that has seen nothing but digits says to most images of noise, and how many measured it. */
function snowstorm() {
  const twin = new Twin(core, shapeOf(bundled));
  while (!twin.network) twin.advance();
  const claimed = new Uint32Array(outputs);
  let sure = 0;
  for (let n = 0; n < strangers.COUNT; n++) {
    const answers = twin.network.predict(strangers.stranger(core, "noise", n)).outputs;
    const most = Math.max(...answers);
    claimed[answers.indexOf(most)] += 1;
    sure += Number(most > SURE);
  }
  const share = Math.max(...claimed) / strangers.COUNT;
  assert.ok(share > 0.5, `“to most snowstorms”: ${share}`);
  assert.ok(sure / strangers.COUNT > 0.5, `“more often than not”: ${sure} are sure`);
  return { digit: claimed.indexOf(Math.max(...claimed)), measured: twin.test?.length ?? 0 };
}

/** The rim that no change touches, and that drawings have hardly any ink in. */
function rim() {
  const middle = Array.from({ length: SIDE / 2 }, (_, row) => row * SIDE + SIDE / 2);
  const samples = core.Samples.digits(1000, 1);
  let [all, outside] = [0, 0];
  for (let n = 0; n < samples.length; n++)
    for (const [p, ink] of samples.image(n).entries()) {
      all += ink;
      if (!isSheet(p)) outside += ink;
    }
  samples.free();
  assert.ok(outside / all < 0.02, `“hardly any ink”: ${outside / all}`);
  return middle.filter((p) => !isSheet(p)).length;
}

/** Digits that stand on the line of a painted neuron. */
function shown() {
  const digits = new tally.Digits(core, true);
  while (!digits.hasShown) digits.advance();
  return digits.shown.length;
}

/** Strokes that a hand's drawing may have. */
function mostStrokes() {
  const isTaken = (/** @type {number} */ count) => {
    try {
      const strokes = Array.from({ length: count }, () => [[0, 0]]);
      return hand.checked([{ label: 0, strokes }]).length === 1;
    } catch {
      return false;
    }
  };
  assert.ok(isTaken(1) && !isTaken(0));
  let count = 1;
  while (isTaken(count + 1)) count += 1;
  return count;
}

/** What a network of dice rolls reads of a hundred digits. */
function percentOfDice() {
  const network = core.Network.random(layers, "sigmoid", 1);
  const { correct, n } = network.measure(core.Samples.digits(1000, 1));
  network.free();
  return (100 * correct) / n;
}

/** Ways in which a neuron can do what is asked of it. */
function ways() {
  const image = core.stages(DIGITS[3]).prepared;
  const question = questionOf(bundled, [{ image, label: 3 }]);
  return ofNeuron(gradientWords.en, question, { layer: 3, neuron: 3 }).rows.length;
}

/**
 * Each fact by the name that sentences call it by.
 * @param {Seen} seen
 * @returns {Record<string, number>}
 */
export function facts(seen) {
  const parameters = bundled.parameters().length;
  const biased = layers.slice(1).reduce((sum, size) => sum + size, 0);
  const edges = parameters - biased;
  const nearly = 1000 * Math.round(edges / 1000);
  assert.ok(edges < nearly && nearly - edges < 100, `“nearly ${nearly}” for ${edges}`);
  assert.equal(SIDE * SIDE, pixels);

  const threshold = 10;
  assert.equal(squeezed("sigmoid", threshold, -threshold), 0.5);
  assert.deepEqual(
    [-1, 0, 2].map((sum) => squeezed("relu", sum)),
    [0, 0, 2],
  );
  const steepest = (squeezed("sigmoid", 0.01) - squeezed("sigmoid", -0.01)) / 0.02;

  const [few, more] = PRECISIONS.map(Number);
  const { deep, none, fast, wide, labels, zero } = lab.PRESETS;
  const wideAgain = parametersOf(lab.layersOf({ ...lab.FIRST, ...wide })) / parameters;
  assert.ok(wideAgain > 7.5 && wideAgain < 8, `“nearly eight times”: ${wideAgain}`);
  assert.equal(zero.start, "zero");

  const noise = snowstorm();
  return {
    pixels,
    side: SIDE,
    hidden,
    outputs,
    hiddenLayers: layers.length - 2,
    firstLayer: 1,
    firstDigit: 0,
    lastDigit: outputs - 1,
    parameters,
    nearly,
    biased,
    ofOneNeuron: parametersOf([pixels, hidden + 1]) - parametersOf([pixels, hidden]),
    wider: parametersOf([pixels, hidden + 1, hidden, outputs]) - parameters,

    off: squeezed("sigmoid", -200),
    full: squeezed("sigmoid", 200),
    middle: squeezed("sigmoid", 0) === 0.5 ? 0 : Number.NaN,
    reluOff: squeezed("relu", -5),
    /** What a product with no ink is, and every parameter of a start from zero. */
    nothing: 0,
    threshold,
    steepest: Number(steepest.toFixed(3)),
    nudge: 1,
    back: BACK,
    few,
    more,

    shift: SHIFT,
    shifted: changedBy(SHIFT),
    roads: roads.COUNT,
    holds: roads.HOLDS,
    painted: tally.COUNT,
    shown: shown(),
    pair: seen.pair,
    near: NEAR,
    strangers: strangers.COUNT,
    sure: SURE,
    snowstorm: noise.digit,
    measured: noise.measured,
    rim: rim(),
    each: EACH,

    wanted: target(3, 3),
    unwanted: target(3, 4),
    ofSquares: shareOfSquares(),
    ways: ways(),
    begun: BEGUN,
    others: OTHERS,
    grid: GRID,
    slow: SPEEDS[0],
    ofDice: percentOfDice(),
    percent: 100,
    taught: HELD_OUT,
    mostDrawings: hand.MOST_DRAWINGS,
    mostStrokes: mostStrokes(),
    leastStrokes: 1,
    coordinates: DIGITS[3][0][0].length,
    version: JSON.parse(hand.written([])).version,

    ofTen: Math.round(10 * afterRunOf("lesson")),
    images: none.count,
    wide: wide.hidden[0],
    wideAgain: Math.ceil(wideAgain),
    wideParameters: core.Network.from_safetensors(wideFile).facts().parameters,
    wideKilobytes: Math.floor(wideFile.length / 1000),
    deep: deep.hidden.length,
    rate: deep.rate,
    fastRate: fast.rate,
    labelled: labels.count,
    addable: lab.MOST_LAYERS - (layers.length - 2),
    runs: MOST_RUNS,

    steps: seen.steps,
    switches: seen.switches,
    otherNetworks: seen.networks - 1,
  };
}
