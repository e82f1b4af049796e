// A training as a page handles it, in Node: on the page's own thread, and in a stand-in for a worker that goes
// through the same messages.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { imagesFile, labelsFile } from "./idx-files.js";
import { core, last, Stand, Training, withWorkers } from "./stand-in-worker.js";
import { finish, planOf, told, when } from "./training-plans.js";

afterEach(() => {
  /** @type {any} */ (globalThis).Worker = undefined;
});

test("a worker and the page's own thread come to the same points, bit for bit", async () => {
  const plan = planOf({ optimizer: "adam", learning_rate: 0.01 });
  const here = await finish(new Training(plan));
  const There = await withWorkers("good");
  const there = await finish(new There(plan));
  assert.equal(Stand.all.length, 1);
  assert.equal(here.state, "done");
  assert.deepEqual(told(there), told(here));
  assert.deepEqual(there.grid, here.grid);
  for (const i of here.points.keys()) assert.deepEqual(there.parametersAt(i), here.parametersAt(i));
  await when(there, () => there.latest?.step === 60);
  await when(here, () => here.latest?.step === 60);
  assert.deepEqual(there.latest, here.latest);
});

test("a training tells its states in order, and holds still while it rests", async () => {
  const training = new Training(planOf({ until: undefined }));
  /** @type {string[]} */
  const states = [];
  training.addEventListener("state", () => states.push(training.state));
  assert.deepEqual([training.state, training.points.length, training.latest], ["idle", 0, null]);
  training.play();
  await when(training, () => training.points.length > 5);
  training.pause();
  assert.equal(training.state, "paused");
  await sleep(100);
  const { step } = training.latest ?? {};
  const rested = told(training);
  let progress = 0;
  training.addEventListener("progress", () => progress++);
  await sleep(200);
  assert.equal(progress, 0);
  assert.equal(training.latest?.step, step);
  assert.deepEqual(told(training), rested);
  training.play();
  assert.equal(training.state, "playing", "at once: it is there already");
  await when(training, () => (training.latest?.step ?? 0) > (step ?? 0));
  training.close();
  training.close();
  assert.deepEqual(states, ["starting", "playing", "paused", "playing", "paused"]);
});

test("steps are taken one by one, and those asked for in a row are all taken", async () => {
  const training = new Training(planOf());
  training.step();
  assert.equal(training.state, "starting");
  await when(training, () => training.latest?.step === 1);
  assert.equal(training.state, "paused");
  for (const [steps, expected] of [
    [1, 2],
    [3, 5],
    [15, 20],
    [5, 25],
  ]) {
    training.step(steps);
    await when(training, () => training.latest?.step === expected);
    await sleep(60);
    assert.equal(training.latest?.step, expected, "and no more");
    assert.equal(training.state, "paused");
  }
  training.step();
  training.step();
  training.step(2);
  await when(training, () => training.latest?.step === 29);
  await sleep(60);
  assert.equal(training.latest?.step, 29);
  training.step(1000);
  await when(training, () => training.state === "done");
  assert.deepEqual(told(training), told(await finish(new Training(planOf()))));
  assert.throws(() => training.step(0), /expected 1 step or more, got 0/);
});

test("pauses, steps and paces in between change no point", async () => {
  const expected = told(await finish(new Training(planOf({ until: 300 }))));
  const training = new Training(planOf({ until: 300 }));
  training.pace = 400;
  training.play();
  await when(training, () => training.points.length > 3);
  training.pause();
  training.step(4);
  await when(training, () => (training.latest?.step ?? 0) > 4);
  training.pace = 1e4;
  training.play();
  await when(training, () => training.points.length > 30);
  training.pause();
  training.pace = Number.POSITIVE_INFINITY;
  assert.deepEqual(told(await finish(training)), expected);
  assert.throws(() => (training.pace = 0), /expected a pace above 0, got 0/);
});

test("a pace is kept", async () => {
  const training = new Training(planOf({ until: undefined }));
  training.pace = 50;
  training.play();
  await when(training, () => (training.latest?.step ?? 0) >= 1);
  const before = training.latest?.step ?? 0;
  const begun = performance.now();
  await sleep(1000);
  const steps = (training.latest?.step ?? 0) - before;
  const due = ((performance.now() - begun) / 1000) * 50;
  training.close();
  assert.ok(steps > 0.6 * due && steps < 1.2 * due + 2, `${steps} steps of ${due}`);
});

test("a plan that the core refuses ends in its sentence", async () => {
  const There = await withWorkers("forbidden");
  const training = new There(planOf({ activation: /** @type {any} */ ("step") }));
  await finish(training);
  assert.equal(training.state, "failed");
  assert.match(training.failure ?? "", /^This training cannot be: .*activation/);
  assert.match(training.explain("ko") ?? "", /이 설정으로는 학습할 수 없습니다/);
});

test("news are asked for once a frame, never before the last have come, and weights only for readers", async () => {
  const There = await withWorkers("good");
  const training = new There(planOf({ until: undefined }));
  training.play();
  await when(training, () => training.points.length > 3);
  const [worker] = Stand.all;
  const { heard } = worker;
  const looks = () => heard.flatMap((message) => (message.type === "look" ? message.looks : []));
  let before = looks().length;
  await sleep(300);
  const unread = looks().slice(before);
  assert.ok(unread.length > 3 && unread.length < 30, `${unread.length} looks in 300 ms`);
  assert.ok(unread.slice(2).every(({ parameters }) => !parameters));
  training.addEventListener("progress", () => training.latest);
  await sleep(300);
  assert.ok(last(looks()).parameters || looks()[looks().length - 2].parameters);
  before = looks().length;
  worker.onmessage = null; // no answer comes through
  await sleep(200);
  assert.ok(looks().length - before <= 1, "one look that is not answered, and no other");
  training.close();
});

test("play that is pressed between a question and its answer is not lost", async () => {
  const There = await withWorkers("good");
  const training = new There(planOf({ until: undefined }));
  training.play();
  await when(training, () => training.state === "playing");
  const { heard } = Stand.all[0];
  training.pause();
  while (last(heard).type !== "look") await new Promise((done) => setImmediate(done));
  training.play();
  await sleep(100);
  const { step } = training.latest ?? { step: 0 };
  await sleep(200);
  assert.ok((training.latest?.step ?? 0) > step, `still at step ${step}`);
  training.close();
});

test("two trainings share the time fairly, and one at rest takes none of it", async () => {
  const There = await withWorkers("good");
  const [first, second, third] = [1, 2, 3].map(
    (seed) => new There(planOf({ seed, until: undefined })),
  );
  for (const training of [first, second])
    training.addEventListener("progress", () => training.latest);
  third.step();
  first.play();
  second.play();
  await when(first, () => first.state === "playing");
  await when(second, () => second.state === "playing");
  const before = [first, second].map(({ latest }) => latest?.step ?? 0);
  await sleep(800);
  const taken = [first, second].map(({ latest }, i) => (latest?.step ?? 0) - before[i]);
  await sleep(50);
  assert.ok(Math.min(...taken) > 0.5 * Math.max(...taken), `${taken} steps`);
  assert.equal(third.latest?.step, 1);
  for (const training of [first, second, third]) training.close();
});

test("equal data are prepared once for all trainings", async (t) => {
  const There = await withWorkers("good");
  const drawn = t.mock.method(core.Samples, "digits");
  const first = new There(planOf());
  /** @type {number[]} */
  const shares = [];
  first.addEventListener("progress", () => shares.push(first.share));
  await finish(first);
  const { length } = drawn.mock.calls;
  assert.equal(length, 5);
  await finish(new There(planOf({ seed: 99, activation: "relu" })));
  assert.equal(drawn.mock.calls.length, length);
  assert.deepEqual(
    shares,
    [...shares].sort((a, b) => a - b),
  );
  assert.equal(last(shares), 1);
});

test("a reader's files are learned from, and what is wrong with them is said", async () => {
  const There = await withWorkers("good");
  const files = { images: imagesFile(400), labels: labelsFile(400) };
  const data = { source: /** @type {const} */ ("files"), prepare: false, files };
  const training = await finish(new There(planOf({ data: { ...data, held_out: 100 } })));
  assert.equal(training.state, "done");
  assert.equal(files.images.length, 16 + 400 * 784, "the reader's bytes are still there");
  assert.deepEqual(
    [...(training.grid?.labels ?? [])],
    Array.from({ length: 100 }, (_, i) => i % 10),
  );
  const zipped = { images: gzipSync(files.images), labels: gzipSync(files.labels) };
  const same = await finish(new There(planOf({ data: { ...data, files: zipped, held_out: 100 } })));
  assert.deepEqual(told(same), told(training), "gzip or not");
  const cut = { ...zipped, images: zipped.images.subarray(0, 5000) };
  const broken = await finish(new There(planOf({ data: { ...data, files: cut } })));
  assert.match(broken.failure ?? "", /images: expected a whole gzip stream, got a damaged one/);
  const short = await finish(new There(planOf({ data })));
  assert.match(short.failure ?? "", /expected 300 images to learn from and 200 more.*got 400/);
  const mnist = await finish(new There(planOf({ data: { source: "mnist" } })));
  assert.equal(mnist.failure, "This site carries no MNIST images.");
  mnist.play();
  assert.equal(mnist.state, "starting", "and it may be tried again");
  await when(mnist, () => mnist.state === "failed");
});

test("what is made ready before play begins at once, and comes to the same points", async () => {
  const There = await withWorkers("good");
  const files = { images: gzipSync(imagesFile(400)), labels: gzipSync(labelsFile(400)) };
  const plan = planOf({ data: { source: "files", held_out: 100, files } });
  const expected = told(await finish(new There(plan)));
  const ready = new There(plan);
  ready.prepare();
  await when(ready, () => ready.points.length === 1);
  await sleep(100);
  assert.deepEqual([ready.state, ready.points.length, ready.latest?.step], ["idle", 1, 0]);
  ready.play();
  assert.equal(ready.state, "playing");
  assert.deepEqual(told(await finish(ready)), expected);
  const hasty = new There(plan);
  hasty.prepare();
  hasty.play();
  assert.equal(hasty.state, "starting", "it waits for what is not ready");
  assert.deepEqual(told(await finish(hasty)), expected);
  const left = new There(plan);
  left.prepare();
  await when(left, () => left.points.length === 1);
  left.close();
  /** @type {number[]} */
  const shares = [];
  left.addEventListener("progress", () => shares.push(left.share));
  assert.deepEqual(told(await finish(left)), expected, "given back, and made again");
  assert.ok(shares.every((share) => share >= 0 && share <= 1));
});

test("a worker that nobody has needed for a minute is let go, and the next play brings another", async (t) => {
  const There = await withWorkers("good");
  const [first, second] = [1, 2].map((seed) => new There(planOf({ seed, until: undefined })));
  for (const training of [first, second]) {
    training.step();
    await when(training, () => training.latest?.step === 1);
  }
  t.mock.timers.enable({ apis: ["setTimeout"] });
  first.close();
  t.mock.timers.tick(100_000);
  assert.equal(Stand.all[0].isGone, false, "the other still needs it");
  second.close();
  t.mock.timers.tick(59_000);
  assert.equal(Stand.all[0].isGone, false);
  t.mock.timers.tick(2000);
  assert.equal(Stand.all[0].isGone, true);
  t.mock.timers.reset();
  first.step();
  await when(first, () => first.latest?.step === 2);
  assert.equal(Stand.all.length, 2);
  first.close();
});

test("what has ended stays as it is", async () => {
  const training = await finish(new Training(planOf({ learning_rate: 1000, until: undefined })));
  assert.equal(training.state, "diverged");
  assert.match(training.failure ?? "", /the cost was far above where it began/);
  const before = told(training);
  training.play();
  training.step();
  training.pause();
  await sleep(50);
  assert.equal(training.state, "diverged");
  assert.deepEqual(told(training), before);
  assert.ok(training.latest?.parameters.every(Number.isFinite));
});
