// Training in a real browser, as written in www/: in the worker and without one, when the worker dies,
// and when nobody looks. And as it is built for a site.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Training } from "../../www/trainer.js";
import { finish, planOf, told } from "../web/training-plans.js";
import { openBare, run, STRICT } from "./support/bare.js";
import { open, ready } from "./support/browser.js";

/** @typedef {import("./support/browser.js").Page} Page */

/** Plays to the end in the page: its points without the time, its last weights. @param {Page} page @param {object} changes */
async function finishedIn(page, changes) {
  await run(page, `make(${JSON.stringify(changes)}).play()`);
  // A function: strict policies allow no script in a string.
  await page.waitForFunction(() =>
    ["done", "diverged", "failed"].includes(/** @type {any} */ (globalThis).made.at(-1).state),
  );
  return run(
    page,
    `const { state, points } = made.at(-1);
    const weights = made.at(-1).parametersAt(points.length - 1);
    return { state, weights: Array.from(new Uint32Array(weights.buffer)),
      points: points.map(({ seconds, answers, ...point }) => ({ ...point, answers: [...answers] })) };`,
  );
}

/** @param {Page} page @param {string} condition of `made` */
const until = (page, condition) => page.waitForFunction(condition);

test("the worker, the page's own thread and Node come to the same points, bit for bit", async (t) => {
  const changes = { optimizer: /** @type {const} */ ("adam"), learning_rate: 0.01, until: 200 };
  const { page } = await openBare(t);
  const inWorker = await finishedIn(page, changes);
  assert.equal(await page.evaluate("workers.length"), 1);
  assert.equal(page.workers().length, 1);
  const blocked = await openBare(
    t,
    { "content-security-policy": `${STRICT} worker-src 'none'` },
    { expected: /worker/i },
  );
  const onPage = await finishedIn(blocked.page, changes);
  assert.equal(blocked.page.workers().length, 0);
  assert.deepEqual(onPage, inWorker);

  const training = await finish(new Training(planOf(changes)));
  const points = told(training).map((point) => ({ ...point, answers: [...point.answers] }));
  const weights = training.parametersAt(points.length - 1);
  assert.equal(inWorker.state, "done");
  assert.deepEqual(inWorker.points, points);
  assert.ok(weights);
  assert.deepEqual(inWorker.weights, Array.from(new Uint32Array(weights.buffer)));
});

test("a strict policy with Trusted Types needs to name the policy alone, and the worker trains", async (t) => {
  const policy = `${STRICT} require-trusted-types-for 'script'; trusted-types perceptible`;
  const { page } = await openBare(t, { "content-security-policy": policy });
  assert.equal((await finishedIn(page, {})).state, "done");
  assert.equal(page.workers().length, 1);
});

test("a worker whose script does not come is replaced by the page", async (t) => {
  const { page } = await openBare(
    t,
    {},
    { expected: /404/, manners: { missing: (path) => path.endsWith("/www/worker.js") } },
  );
  assert.equal((await finishedIn(page, {})).state, "done");
  assert.equal(page.workers().length, 0);
});

test("the page stays at hand while it trains by itself", async (t) => {
  const { page } = await openBare(
    t,
    { "content-security-policy": `${STRICT} worker-src 'none'` },
    { expected: /worker/i },
  );
  await run(
    page,
    `const training = make({ until: undefined, data: { count: 1000 } });
    training.play();
    await new Promise((done) => training.addEventListener("state", done));`,
  );
  const { frames, pause, steps } = await run(
    page,
    `const frames = [];
    await new Promise((done) => {
      let before = performance.now();
      const frame = (now) => {
        frames.push(performance.now() - before);
        before = performance.now();
        frames.length < 60 ? requestAnimationFrame(frame) : done();
      };
      requestAnimationFrame(frame);
    });
    const begun = performance.now();
    made[0].pause();
    await new Promise((done) => setTimeout(done));
    const pause = performance.now() - begun;
    return { frames: frames.sort((a, b) => a - b), pause, steps: made[0].points.at(-1).step };`,
  );
  t.diagnostic(`frames: half ${frames[30].toFixed(1)} ms, longest ${frames[59].toFixed(1)} ms`);
  assert.ok(frames[30] < 25, `half of all frames took ${frames[30]} ms and more`);
  assert.ok(pause < 50, `${pause} ms until a click would have been heard`);
  assert.ok(steps > 20);
});

test("a worker killed in the middle of its work is a sentence; play goes on, and to the same end", async (t) => {
  const { page } = await openBare(t);
  const expected = await finishedIn(page, { until: 3000 });
  await run(page, "make({ until: 3000 }).pace = 400; made.at(-1).play()");
  await until(page, "made.at(-1).points.length > 20");
  await run(page, "workers[0].terminate()");
  await until(page, "made.at(-1).state === 'failed'");
  const failure = await page.evaluate("made.at(-1).failure");
  assert.match(String(failure), /^Training has not answered since step [\d,]+\. Play computes/);
  const known = await page.evaluate("made.at(-1).points.length");
  await run(page, "made.at(-1).pace = Infinity; made.at(-1).play()");
  await until(page, "made.at(-1).state === 'done'");
  assert.equal(await page.evaluate("workers.length"), 2);
  const points = await run(
    page,
    "return made.at(-1).points.map(({ seconds, answers, ...point }) => ({ ...point, answers: [...answers] }))",
  );
  assert.ok(Number(known) < points.length);
  assert.deepEqual(points, expected.points);
});

test("a hidden page rests, says so, and goes on when it is seen again", async (t) => {
  const { page } = await openBare(t);
  await run(page, "make({ until: undefined }).play(); make({ until: undefined }).step()");
  await until(page, "made[0].points.length > 5 && made[1].latest?.step === 1");
  const hide = (/** @type {boolean} */ hidden) =>
    run(
      page,
      `Object.defineProperty(document, "hidden", { configurable: true, get: () => ${hidden} });
      document.dispatchEvent(new Event("visibilitychange"));`,
    );
  await hide(true);
  assert.equal(await page.evaluate("made[0].state"), "paused");
  assert.match(String(await page.evaluate("made[0].explain('en')")), /out of sight/);
  assert.match(String(await page.evaluate("made[0].explain('ko')")), /보이지 않는 동안/);
  assert.equal(await page.evaluate("made[0].failure"), null);
  await page.waitForTimeout(200);
  const step = await page.evaluate("made[0].latest.step");
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate("made[0].latest.step"), step);
  await hide(false);
  assert.equal(await page.evaluate("made[0].state"), "playing");
  await until(page, `made[0].latest.step > ${step}`);
  assert.equal(await page.evaluate("made[1].latest.step"), 1, "what rested goes on resting");

  await hide(true);
  await run(page, "made[0].pause()");
  await hide(false);
  await page.waitForTimeout(200);
  assert.equal(await page.evaluate("made[0].state"), "paused", "the reader's own pause stays");
});

test("two trainings go on at once, and coming and going leaves nothing behind", async (t) => {
  const { page } = await openBare(t);
  await run(page, "for (const seed of [1, 2]) make({ seed, until: undefined }).play()");
  await until(page, "made.every(({ points }) => points.length > 30)");
  const expected = await finishedIn(page, { seed: 3 });
  await run(
    page,
    `const training = make({ seed: 3 });
    for (let i = 0; i < 20; i += 1) {
      training.play();
      await new Promise((done) => setTimeout(done, i));
      training.close();
    }`,
  );
  assert.equal(await page.evaluate("made.at(-1).state"), "paused");
  await run(page, "made.at(-1).play()");
  await until(page, "made.at(-1).state === 'done'");
  const points = await run(
    page,
    "return made.at(-1).points.map(({ seconds, answers, ...point }) => ({ ...point, answers: [...answers] }))",
  );
  assert.deepEqual(points, expected.points);
  assert.deepEqual(await page.evaluate("made.slice(0, 2).map(({ state }) => state)"), [
    "playing",
    "playing",
  ]);
  assert.equal(await page.evaluate("workers.length"), 1);
});

test("on a built site the worker is found under its name, beside any page of another folder", async (t) => {
  const figure = '<perceptible-figure view="training"></perceptible-figure>';
  const script = '<script type="module" src="/perceptible.js"></script>';
  const { page, requests } = await open(t, {
    path: "/blog/",
    manners: {
      pages: { "/blog/": `<!doctype html><link rel="icon" href="data:,">${script}${figure}` },
    },
  });
  await ready(page);
  assert.equal(page.workers().length, 0, "no worker before somebody trains");
  const heard = page.evaluate(
    () => new Promise((tell) => addEventListener("training", () => tell(true), { once: true })),
  );
  await page.locator("[part=play]").first().click();
  assert.equal(await heard, true);
  assert.match(page.workers()[0]?.url() ?? "", /\/worker-[A-Z0-9]+\.js$/);
  assert.deepEqual(
    requests.filter((url) => /\/blog\/./.test(url)),
    [],
  );
});
