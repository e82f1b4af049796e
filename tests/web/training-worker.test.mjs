// What becomes of a training whose worker dies, falls silent, comes late or never, or whose core panics.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { Link } from "../../www/training/link.js";
import { sentence } from "../../www/training/words.js";
import { core, Stand, Training, withWorkers } from "./stand-in-worker.js";
import { finish, planOf, told, when } from "./training-plans.js";

afterEach(() => {
  /** @type {any} */ (globalThis).Worker = undefined;
});

test("where no worker may be, or none comes, the page trains itself, the same", async () => {
  const expected = told(await finish(new Training(planOf())));
  for (const manner of ["forbidden", "missing"]) {
    const There = await withWorkers(manner);
    const training = await finish(new There(planOf()));
    assert.equal(training.state, "done");
    assert.deepEqual(told(training), expected, manner);
    await finish(new There(planOf({ seed: 9 })));
    assert.ok(Stand.all.length <= 1, "a worker that did not come is not asked for again");
  }
});

test("a training that was closed is computed again, rates and all, and nothing is told twice", async () => {
  const play = async (/** @type {boolean} */ isCut) => {
    const training = new Training(planOf());
    training.step(12);
    await when(training, () => training.latest?.step === 12);
    training.rate = 0.05;
    if (isCut) training.close();
    training.step(3);
    await when(training, () => training.latest?.step === 15);
    if (isCut) training.close();
    training.rate = 2;
    return finish(training);
  };
  const [whole, cut] = [await play(false), await play(true)];
  assert.equal(cut.state, "done");
  assert.equal(cut.rate, 2);
  assert.deepEqual(told(cut), told(whole));
  assert.notDeepEqual(told(cut), told(await finish(new Training(planOf()))));
  assert.throws(
    () => (cut.rate = -1),
    /expected a learning rate to be positive and finite, got -1/,
  );
});

test("a worker that dies is a sentence, and the next one goes on where it was", async () => {
  const There = await withWorkers("good");
  const training = new There(planOf({ until: 400 }));
  const resting = new There(planOf({ until: 400 }));
  resting.step(2);
  await when(resting, () => resting.latest?.step === 2);
  // Slowly enough to be in the middle when the worker dies.
  training.pace = 400;
  training.play();
  await when(training, () => training.points.length > 10);
  const [worker] = Stand.all;
  worker.onerror?.(new Event("error"));
  assert.equal(worker.isGone, true);
  assert.equal(training.state, "failed");
  assert.match(training.failure ?? "", /^Training broke off after step [\d,]+\. Play computes/);
  assert.match(training.explain("ko") ?? "", /단계에서 학습이 끊겼습니다/);
  assert.equal(resting.state, "paused", "one that rests has lost nothing that it could not get");
  const known = training.points.length;
  training.pace = Number.POSITIVE_INFINITY;
  await finish(training);
  assert.equal(Stand.all.length, 2);
  assert.equal(training.failure, null);
  const expected = told(await finish(new There(planOf({ until: 400 }))));
  assert.deepEqual(told(training), expected);
  assert.ok(known < expected.length);
  assert.deepEqual(told(await finish(resting)), expected);
});

test("a worker that falls silent is given up after some seconds, whatever it was doing", async () => {
  const There = await withWorkers("good");
  const training = new There(planOf({ until: undefined }));
  training.play();
  await when(training, () => training.points.length > 3);
  Stand.all[0].terminate();
  const begun = performance.now();
  await when(training, () => training.state === "failed");
  assert.ok(performance.now() - begun > 4000);
  assert.match(training.failure ?? "", /has not answered since step/);
  training.play();
  await when(training, () => training.state === "playing");
  training.close();
});

test("a worker that takes long to come is waited for", async () => {
  const There = await withWorkers("late");
  const training = await finish(new There(planOf()));
  assert.equal(training.state, "done");
  assert.ok(Stand.all[0].heard.length > 0 && !Stand.all[0].isGone);
});

test("a panic of the core ends in a sentence and a new worker", async (t) => {
  t.mock.method(console, "error", () => {});
  const There = await withWorkers("good");
  const training = new There(planOf({ until: undefined }));
  training.play();
  await when(training, () => training.state === "playing");
  const measure = t.mock.method(core.Trainer.prototype, "advance", () => {
    throw new WebAssembly.RuntimeError("unreachable");
  });
  await when(training, () => training.state === "failed");
  assert.match(training.failure ?? "", /broke off/);
  measure.mock.restore();
  training.play();
  await when(training, () => training.state === "playing");
  assert.equal(Stand.all.length, 2);
  training.close();
});

test("a page where neither a worker nor the core can start says why", async () => {
  const link = new Link(
    () => assert.fail("no worker"),
    () => Promise.reject(new Error("no WebAssembly here")),
  );
  const look = { id: 1, order: 1, parameters: false };
  const lost = new Promise((lose) => link.join({ look: () => look, hear() {}, lose }));
  link.post({ type: "run", id: 1 });
  assert.deepEqual(await lost, { code: "core", message: "no WebAssembly here" });
  for (const language of /** @type {const} */ (["en", "ko"]))
    assert.match(sentence({ code: "core", message: "no WebAssembly" }, language), /no WebAssembly/);
});
