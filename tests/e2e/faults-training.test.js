// What can go wrong while the page trains: it is frozen, its worker is killed in the middle of a step, the
// clock is set, the language is another, a second tab does the same. The points that come of it are
// always those of a training that nothing happened to.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Training } from "../../www/trainer.js";
import { finish, planOf, told } from "../web/training-plans.js";
import { openBare, run, STRICT } from "./support/bare.js";
import { answer, open, settle } from "./support/browser.js";
import { REPOSITORY } from "./support/server.js";
import { openView } from "./support/view.js";

/** @typedef {import("./support/browser.js").Page} Page */

/** As a page sends them. @param {object} changes */
async function undisturbed(changes) {
  const training = await finish(new Training(planOf(changes)));
  return told(training).map((point) => ({ ...point, answers: [...point.answers] }));
}

/** Of the training in the page, once it has ended. @param {Page} page */
async function ended(page) {
  await page.waitForFunction(
    () => ["done", "diverged", "failed"].includes(/** @type {any} */ (globalThis).made[0].state),
    undefined,
    { timeout: 60_000 },
  );
  const { failure, points } = await run(
    page,
    `const { failure, points } = made[0];
    return { failure, points: points.map(({ seconds, answers, ...point }) => ({ ...point, answers: [...answers] })) };`,
  );
  assert.equal(failure, null);
  return points;
}

/** Waits until the training in the page has so many points. @param {Page} page @param {number} count */
const until = (page, count) =>
  page.waitForFunction(
    (least) => /** @type {any} */ (globalThis).made[0].points.length > least,
    count,
    { timeout: 30_000 },
  );

test("a tab that the browser freezes goes on where it was, to the same points", async (t) => {
  const changes = { until: 2000 };
  const { page } = await openBare(t);
  await run(page, `make(${JSON.stringify(changes)}).pace = 1000; made[0].play()`);
  await until(page, 10);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Page.setWebLifecycleState", { state: "frozen" });
  await page.waitForTimeout(1500);
  await cdp.send("Page.setWebLifecycleState", { state: "active" });
  assert.equal(await page.evaluate("made[0].failure"), null);
  assert.deepEqual(await ended(page), await undisturbed(changes));
});

test("a worker killed in the middle of a step is a sentence, and play comes to the same points", async (t) => {
  const changes = { layers: [784, 256, 128, 10], minibatch: 100, until: 60 };
  const { page } = await openBare(t);
  await run(page, `make(${JSON.stringify(changes)}).play()`);
  await until(page, 3);
  await run(page, "workers[0].terminate()");
  await page.waitForFunction("made[0].state === 'failed'", undefined, { timeout: 20_000 });
  assert.match(String(await page.evaluate("made[0].failure")), /^Training has not answered/);
  assert.match(String(await page.evaluate("made[0].explain('ko')")), /응답/);
  await run(page, "made[0].play()");
  assert.deepEqual(await ended(page), await undisturbed(changes));
  assert.equal(await page.evaluate("workers.length"), 2);
});

/** A clock that can be set: by `set(hours)` from then on. */
const clock = () => {
  const now = performance.now.bind(performance);
  const [date, frame] = [Date.now, globalThis.requestAnimationFrame];
  let ahead = 0;
  performance.now = () => now() + ahead;
  Date.now = () => date() + ahead;
  if (frame)
    globalThis.requestAnimationFrame = (act) => frame.call(globalThis, (at) => act(at + ahead));
  Object.assign(globalThis, {
    set: (/** @type {number} */ hours) => {
      ahead += hours * 3_600_000;
    },
  });
};

test("the clock may be set back and forth while the page trains: it goes on, and to the same points", async (t) => {
  const changes = { until: 4000 };
  for (const headers of /** @type {Record<string, string>[]} */ ([
    {},
    { "content-security-policy": `${STRICT} worker-src 'none'` },
  ])) {
    const { page } = await openBare(t, headers, { expected: /worker/i });
    await page.evaluate(clock);
    await run(page, `make(${JSON.stringify(changes)}).pace = 500; made[0].play()`);
    await until(page, 5);
    for (const worker of page.workers()) await worker.evaluate(clock);
    for (const hours of [-1, 2, -1]) {
      await page.evaluate(`set(${hours})`);
      for (const worker of page.workers()) await worker.evaluate(`set(${hours})`);
      const step = await page.evaluate("made[0].latest.step");
      await page.waitForFunction(
        (before) => /** @type {any} */ (globalThis).made[0].latest.step > before + 20,
        Number(step),
        { timeout: 10_000 },
      );
    }
    await run(page, "made[0].pace = Infinity");
    const seconds = await run(page, "return made[0].points.at(-1).seconds");
    assert.ok(seconds >= 0 && seconds < 60, `${seconds} s`);
    assert.deepEqual(await ended(page), await undisturbed(changes));
  }
});

test("the page draws its own digit to the end when the clock is set back meanwhile", async (t) => {
  const { page } = await open(t, {
    root: REPOSITORY,
    prepare: (page) => page.addInitScript(clock),
  });
  const { drawn, whole } = await page.evaluate(async () => {
    const { DIGITS } = await import(/** @type {string} */ ("/www/examples.js"));
    const count = () => document.querySelector("perceptible-figure")?.strokes.flat().length ?? 0;
    while (!count()) await new Promise((done) => requestAnimationFrame(done));
    /** @type {any} */ (globalThis).set(-1);
    return { drawn: count(), whole: DIGITS[3].flat().length };
  });
  t.diagnostic(`set back at ${drawn} of ${whole} points`);
  await page.waitForFunction(
    (points) => document.querySelector("perceptible-figure")?.strokes.flat().length === points,
    whole,
    { timeout: 30_000 },
  );
  await settle(page);
  assert.equal((await answer(page)).digit, "3");
});

/** What the figure tells of its steps from now on, in `heard`. @param {Page} page */
const listen = (page) =>
  page.evaluate(() => {
    const heard = /** @type {any[]} */ ([]);
    document.addEventListener("training", (event) =>
      heard.push(/** @type {CustomEvent} */ (event).detail),
    );
    Object.assign(globalThis, { heard });
  });
/** @param {Page} page @param {number} step */
const reached = (page, step) =>
  page.waitForFunction(
    (least) => /** @type {any} */ (globalThis).heard.at(-1)?.step > least,
    step,
    { timeout: 30_000 },
  );
/** @param {Page} page */
const status = (page) => page.locator("[part=status]").textContent();

test("another language in the middle of a training says it all anew, and nothing begins anew", async (t) => {
  const page = await openView(t, "training");
  await listen(page);
  await page.locator("[part=play]").click();
  await reached(page, 100);
  const before = Number(await page.evaluate("heard.at(-1).step"));
  await page.evaluate(() => {
    document.documentElement.lang = "ko";
  });
  await reached(page, before + 100);
  assert.match((await status(page)) ?? "", /[가-힣]/);
  const label = await page.locator("[part=play]").getAttribute("aria-label");
  assert.match(label ?? "", /[가-힣]/);
  const steps = /** @type {number[]} */ (await page.evaluate("heard.map(({ step }) => step)"));
  assert.deepEqual(
    steps,
    [...steps].sort((a, b) => a - b),
  );
  await page.evaluate(() => {
    document.documentElement.lang = "en";
  });
  await settle(page);
  assert.doesNotMatch((await status(page)) ?? "", /[가-힣]/);
});

test("two tabs train at once, each its own network, one seed the same", async (t) => {
  const first = await openView(t, "training");
  const second = await first.context().newPage();
  await second.goto(first.url());
  await second.locator("[part=play]").waitFor();
  const tabs = [first, second];
  for (const page of tabs) {
    await listen(page);
    await page.locator("[part=play]").click();
  }
  for (const page of tabs) await reached(page, 300);
  for (const page of tabs) await page.locator("[part=play]").click();
  const told = [];
  for (const page of tabs) {
    // A tab behind another has a frame a second.
    await page.bringToFront();
    // What was on its way when it was paused still moves the control.
    while ((await page.locator("input.range").inputValue()) !== "0") {
      await page.locator("input.range").press("Home");
      await settle(page);
    }
    const moments = [];
    for (let i = 0; i < 12; i += 1) {
      await page.locator("input.range").press("ArrowRight");
      await settle(page);
      moments.push(await page.locator("input.range").getAttribute("aria-valuetext"));
    }
    told.push(moments);
  }
  const [one, other] = told;
  assert.equal(new Set(one).size, 12);
  assert.deepEqual(other, one);
});
