// The laws of a training, without a page: what is computed does not depend on how it is divided, and
// what goes wrong says so.

import assert from "node:assert/strict";
import { test } from "node:test";
import { start } from "../../www/start.js";
import { DataSet, DataSets } from "../../www/training/data.js";
import { Pace } from "../../www/training/pace.js";
import { checked } from "../../www/training/plan.js";
import { nextPoint, Snapshots } from "../../www/training/points.js";
import { Session } from "../../www/training/session.js";
import words, { sentence } from "../../www/training/words.js";
import { imagesFile, labelsFile } from "./idx-files.js";
import { planOf } from "./training-plans.js";

/** @typedef {import("../../www/training/session.js").FullPoint} FullPoint */
/** @typedef {import("../../www/training/session.js").Resumption} Resumption */
/** @typedef {import("../../www/training/session.js").Change} Change */
/** @typedef {import("../../www/trainer.js").Plan} Plan */

const core = await start("core");
const FOREVER = Number.POSITIVE_INFINITY;

/** @param {Plan} plan @param {Change[]} [changes] @param {Resumption | null} [resumption] */
function open(plan, changes = [], resumption = null) {
  const right = checked(plan);
  return new Session(core, right, new DataSet(core, right.data), changes, resumption);
}

/** Works in slices of so many pieces, so many steps at most in each. @param {Session} session @param {number} pieces @param {number} [steps] */
function run(session, pieces, steps = FOREVER) {
  while (session.hasWork(FOREVER)) {
    let now = 0;
    session.slice(session.step + steps, () => now++, pieces);
  }
  return session;
}

/** What a seed decides: everything but the time. @param {Session} session */
const told = ({ points }) => points.map(({ seconds: _, ...point }) => point);

/** @param {Float32Array} numbers */
const areFinite = (numbers) => numbers.every(Number.isFinite);

test("one seed has the same points and weights, whatever the slices and the pace", () => {
  for (const plan of [planOf(), planOf({ optimizer: "adam", learning_rate: 0.01 })]) {
    const whole = run(open(plan), FOREVER);
    assert.equal(whole.phase, "done");
    for (const [pieces, steps] of [
      [1, 1],
      [3, 2],
      [40, FOREVER],
    ]) {
      const parts = run(open(plan), pieces, steps);
      assert.deepEqual(told(parts), told(whole));
      assert.deepEqual(parts.latest(), whole.latest());
    }
    assert.notDeepEqual(told(run(open({ ...plan, seed: 8 }), FOREVER)), told(whole));
  }
});

test("a training starts at chance and ends above 90 % on digits that it never saw", () => {
  const session = run(
    open(
      planOf({
        activation: "relu",
        output: "softmax",
        optimizer: "adam",
        learning_rate: 0.004,
        minibatch: 32,
        until: 4000,
        data: { count: 15_000, held_out: 1000 },
      }),
    ),
    FOREVER,
  );
  const { points } = session;
  const [first, last] = [points[0], points[points.length - 1]];
  assert.ok(first.accuracy < 0.25, `${first.accuracy} at the start`);
  assert.ok(Math.abs(first.cost - first.heldOutCost) < 0.3, "nothing has been learned by heart");
  assert.equal(last.step, 4000);
  assert.ok(last.accuracy > 0.9, `${last.accuracy} at the end`);
  assert.ok(last.heldOutCost < first.heldOutCost / 4, `${last.heldOutCost}`);
  assert.ok(last.cost < 1, `${last.cost}`);
  assert.equal(last.samples, 4000 * 32);
  assert.ok(last.seconds > 0);
});

test("a point's answers are those of the network of that moment to the grid", () => {
  const session = run(open(planOf()), FOREVER);
  const { images, labels } = session.set.grid();
  assert.deepEqual([images.length, labels.length], [100 * 784, 100]);
  for (const point of [session.points[0], session.points[session.points.length - 1]]) {
    const network = core.Network.random([784, 16, 16, 10], "sigmoid", 7);
    network.set_parameters(point.parameters);
    const answers = Array.from(
      labels,
      (_, n) => network.predict(images.slice(n * 784, n * 784 + 784)).digit,
    );
    assert.deepEqual([...point.answers], answers);
    network.free();
  }
});

test("points are every step at first, then wider, with the round numbers among them", () => {
  const steps = [0];
  while (steps[steps.length - 1] < 1_000_000) steps.push(nextPoint(steps[steps.length - 1]));
  assert.deepEqual(
    steps.slice(0, 21),
    Array.from({ length: 21 }, (_, i) => i),
  );
  for (const round of [50, 100, 200, 500, 1000, 5000, 10_000, 100_000, 1_000_000])
    assert.ok(steps.includes(round), `${round}`);
  assert.ok(steps.every(Number.isInteger));
  assert.ok(steps.length < 200, `${steps.length} points`);
  for (const [i, step] of steps.entries())
    if (step > 20) assert.ok(step / steps[i - 1] <= 1.1 + 1e-9, `${steps[i - 1]} to ${step}`);
  const session = run(open(planOf({ until: 57 })), FOREVER);
  const taken = session.points.map(({ step }) => step);
  assert.deepEqual(taken, [...steps.filter((step) => step < 57), 57], "and where it ends");
});

test("weights of points are kept in 16 MB: the first, the last, the others evenly", () => {
  const [snapshots, size] = [new Snapshots(), 2 ** 18];
  for (let point = 0; point < 200; point += 1) {
    snapshots.add(point, new Float32Array(size).fill(point));
    const kept = Array.from({ length: point + 1 }, (_, i) => i).filter((i) => snapshots.at(i));
    assert.ok(kept.length * size * 4 <= 16 * 2 ** 20, `${kept.length} kept at ${point}`);
    assert.ok(kept.length > Math.min(point, 7), `only ${kept.length} kept at ${point}`);
    assert.deepEqual([kept[0], kept[kept.length - 1]], [0, point]);
    const gaps = new Set(kept.slice(1, -1).map((i, n) => i - kept[n]));
    assert.ok(gaps.size <= 1, `gaps of ${[...gaps]}`);
    for (const i of kept) assert.equal(snapshots.at(i)?.[0], i);
  }
  const wide = new Snapshots();
  for (let point = 0; point < 3; point += 1) wide.add(point, new Float32Array(2 ** 22));
  assert.deepEqual(
    [0, 1, 2].map((i) => wide.at(i) !== null),
    [true, false, true],
  );
});

test("a learning rate that is far too high ends in words, and no number that is none", () => {
  for (const [code, plan] of /** @type {const} */ ([
    ["rising", planOf({ learning_rate: 1000, until: 5000 })],
    ["overflow", planOf({ activation: "relu", learning_rate: 1e30, until: 5000 })],
  ])) {
    const session = run(open(plan), FOREVER);
    assert.equal(session.phase, "diverged");
    assert.equal(session.reason?.code, code);
    assert.ok(session.reason);
    assert.match(sentence(session.reason, "en"), /step \d+.* learning rate of 1/);
    assert.match(sentence(session.reason, "ko"), /학습률 1/);
    for (const { cost, heldOutCost, accuracy, parameters } of session.points) {
      assert.ok([cost, heldOutCost, accuracy].every(Number.isFinite));
      assert.ok(areFinite(parameters));
    }
    const latest = session.latest();
    assert.ok(latest && Number.isFinite(latest.cost) && areFinite(latest.parameters));
    const again = run(open(plan), 2, 3);
    assert.deepEqual(again.reason, session.reason, "at the same step, however it is divided");
    assert.deepEqual(told(again), told(session));
  }
});

test("a training that begins where another ended is not held for diverged", () => {
  const taught = run(open(planOf({ until: 400 })), FOREVER);
  const parameters = taught.latest()?.parameters;
  const session = run(open(planOf({ minibatch: 1, until: 300, parameters })), FOREVER);
  assert.equal(session.phase, "done");
  assert.equal(session.points[0].heldOutCost, taught.points[taught.points.length - 1].heldOutCost);
});

test("with one sample a step the newest is shown, and it is one of those to learn from", () => {
  const session = open(planOf({ minibatch: 1 }));
  while (session.phase === "starting") session.slice(0, () => 0, 1);
  assert.equal(session.latest()?.example, null);
  for (let step = 1; step < 5; step += 1) {
    session.slice(step, () => 0, 1);
    const example = session.latest()?.example;
    const { training } = session.set;
    assert.ok(example && training);
    const places = Array.from({ length: training.length }, (_, n) => n).filter((n) =>
      training.image(n).every((ink, pixel) => ink === example.image[pixel]),
    );
    assert.ok(places.length > 0);
    assert.ok(places.some((n) => training.labels[n] === example.label));
  }
});

test("what was cut off is computed again, and goes on as if nothing had been", () => {
  const plan = planOf();
  /** @type {Change[]} */
  const changes = [[25, 0.1]];
  const whole = run(open(plan, changes), FOREVER);
  assert.notDeepEqual(told(whole), told(run(open(plan), FOREVER)), "the change shows");
  // Three points had not been told of when it was cut off at step 31.
  const known = whole.points.filter(({ step }) => step <= 24);
  const resumption = { step: 31, point: 24, start: known[0].heldOutCost, seconds: 9 };
  const rest = run(open(plan, changes, resumption), 2);
  assert.deepEqual([...known.map(({ seconds: _, ...point }) => point), ...told(rest)], told(whole));
  assert.ok(rest.points[0].seconds >= 9, "its time goes on as well");
});

test("what is held out is the same, however much is learned from", () => {
  const grids = [100, 1000].map((count) => {
    const set = new DataSet(core, planOf({ data: { count } }).data);
    while (!set.isReady) set.advance();
    return { grid: set.grid(), length: set.training?.length };
  });
  assert.deepEqual(grids[0].grid, grids[1].grid);
  assert.deepEqual([grids[0].length, grids[1].length], [100, 1000]);
});

test("shuffled labels are those of the training alone, shuffled pixels of all alike", () => {
  const [none, labels, pixels] = /** @type {const} */ (["none", "labels", "pixels"]).map(
    (shuffle) => {
      const set = new DataSet(core, planOf({ data: { shuffle } }).data);
      while (!set.isReady) set.advance();
      return set;
    },
  );
  assert.deepEqual(labels.grid(), none.grid());
  assert.notDeepEqual(labels.training?.labels, none.training?.labels);
  assert.deepEqual(labels.training?.images(0, 300), none.training?.images(0, 300));
  assert.deepEqual(pixels.training?.labels, none.training?.labels);
  const sorted = (/** @type {Float32Array} */ image) => [...image].sort();
  const [before, after] = [none.grid().images, pixels.grid().images].map((i) => i.slice(0, 784));
  assert.notDeepEqual(after, before);
  assert.deepEqual(sorted(after), sorted(before));
  const moved = before.findIndex((ink, place) => ink > 0.9 && ink !== after[place]);
  const place = after.indexOf(before[moved]);
  assert.ok(place >= 0);
});

test("files are learned from by their beginning and held out by their end or by their test set", () => {
  const files = { images: imagesFile(500), labels: labelsFile(500) };
  const test = { images: imagesFile(150), labels: labelsFile(150) };
  const open = (/** @type {import("../../www/training/plan.js").Files} */ given, counts = {}) => {
    const data = {
      count: 300,
      held_out: 100,
      source: /** @type {const} */ ("files"),
      prepare: false,
    };
    const set = new DataSet(core, planOf({ data: { ...data, ...counts } }).data);
    assert.equal(set.needsFiles, true);
    set.give(given);
    while (!set.isReady) set.advance();
    return set;
  };
  const image = (/** @type {Uint8Array} */ bytes, /** @type {number} */ n) =>
    Float32Array.from(bytes.subarray(16 + n * 784, 16 + n * 784 + 784), (ink) => ink / 255);
  const alone = open(files);
  assert.deepEqual(alone.training?.image(299), image(files.images, 299));
  assert.deepEqual(alone.grid().images.slice(0, 784), image(files.images, 400));
  const two = open({ ...files, test }, { count: 500 });
  assert.deepEqual(two.grid().images.slice(0, 784), image(test.images, 0));
  assert.throws(
    () => open(files, { count: 401 }),
    /expected 401 images to learn from and 100 more to hold out, got 500/,
  );
  assert.throws(() => open({ ...files, test }, { held_out: 151 }), /got 500 and 150/);
  assert.throws(() => open({ ...files, images: files.labels }), /expected an IDX file/);
  assert.throws(
    () => open({ ...files, labels: labelsFile(499) }),
    /expected as many labels as images/,
  );
  const raw = open(files);
  const prepared = open(files, { prepare: true });
  assert.notDeepEqual(prepared.grid().images, raw.grid().images);
  assert.deepEqual(
    prepared.grid().images.slice(0, 784),
    core.Samples.from_images(core.prepare(image(files.images, 400)), Uint8Array.of(0)).image(0),
  );
});

test("equal data are made once, and those that nobody uses do not pile up", () => {
  const sets = new DataSets(core);
  const { data } = planOf();
  const first = sets.take("a", data);
  while (!first.isReady) first.advance();
  sets.leave("a");
  assert.equal(sets.take("a", data), first, "kept for the next");
  const large = { ...data, count: 29_600 };
  const other = sets.take("b", large);
  other.isReady = true; // as if made: it is only counted
  sets.leave("b");
  assert.equal(first.training?.length, 300, "in use");
  sets.leave("a");
  assert.notEqual(sets.take("a", data), first, "too much to be kept beside the other");
  const unfinished = sets.take("d", data);
  sets.leave("d");
  assert.notEqual(sets.take("d", data), unfinished);
});

test("a pace lets through so many steps a second, and does not rush after a break", () => {
  const pace = new Pace();
  assert.equal(pace.limit(5, 0), FOREVER);
  pace.set(100, 5, 1000);
  assert.equal(pace.limit(5, 1000), 6, "the first at once");
  assert.equal(pace.limit(6, 1009), 6);
  assert.equal(pace.wait(6, 1009), 1);
  assert.equal(pace.limit(6, 1010), 7);
  assert.equal(pace.limit(7, 1060), 12, "what fell behind a little is caught up");
  assert.equal(pace.limit(7, 9000), 8, "what fell behind far is not");
  assert.equal(pace.limit(8, 9000), 8);
});

test("a plan that is not right is refused with what was expected and what came", () => {
  /** @type {[changes: any, expected: RegExp][]} */
  const bad = [
    [{ layers: [784, 16] }, /plan.layers to be numbers of neurons from 784 to 10, got 784,16$/],
    [{ layers: [784, 0, 10] }, /layers/],
    [{ layers: "784,16,10" }, /layers .* got "784,16,10"/],
    [{ seed: 1.5 }, /plan.seed to be a whole number .* got 1.5/],
    [{ seed: -1 }, /seed/],
    [{ optimizer: "sgd" }, /plan.optimizer to be descent or adam, got "sgd"/],
    [{ learning_rate: 0 }, /plan.learning_rate to be positive and finite, got 0/],
    [{ learning_rate: Number.NaN }, /learning_rate/],
    [{ learning_rate: Number.POSITIVE_INFINITY }, /learning_rate/],
    [{ minibatch: 0 }, /minibatch/],
    [{ until: 0 }, /until/],
    [{ activation: null }, /plan.activation to be a name, got null/],
    [{ parameters: [1, 2] }, /plan.parameters to be a Float32Array/],
    [{ parameters: Float32Array.of(1, Number.NaN) }, /parameters/],
    [{ data: { source: "web" } }, /plan.data.source to be digits or mnist or files, got "web"/],
    [{ data: { count: 0 } }, /plan.data.count to be a whole number of 1 to 100000, got 0/],
    [{ data: { count: 1e9 } }, /count/],
    [{ data: { held_out: 99 } }, /held_out/],
    [{ data: { shuffle: true } }, /shuffle/],
    [{ data: { prepare: 1 } }, /plan.data.prepare to be true or false, got 1/],
    [{ data: { prepare: false } }, /prepare to be true for drawn digits/],
    [{ data: { source: "files" } }, /plan.data.files .* got undefined/],
    [{ data: { source: "files", files: { images: [], labels: [] } } }, /plan.data.files/],
    [{ rate: 1 }, /in a plan, got plan.rate/],
    [{ data: { size: 1 } }, /in a plan, got plan.data.size/],
  ];
  for (const [changes, expected] of bad) assert.throws(() => checked(planOf(changes)), expected);
  assert.throws(() => checked(/** @type {any} */ (null)), /expected a plan as an object, got null/);
  const given = planOf({ parameters: new Float32Array(3) });
  const kept = checked(given);
  given.parameters?.fill(1);
  assert.equal(kept.parameters?.[0], 0, "a copy");
});

test("what the core refuses is said in its words", () => {
  for (const [changes, expected] of /** @type {[any, RegExp][]} */ ([
    [{ activation: "step" }, /activation/],
    [{ parameters: new Float32Array(3) }, /expected 13002 parameters, got 3/],
    [{ cost: "squared" }, /cost/],
  ]))
    assert.throws(() => run(open(planOf(changes)), FOREVER), expected);
});

test("reasons are said in both languages", () => {
  assert.deepEqual(Object.keys(words.ko), Object.keys(words.en));
});
