// The training figure learns: from nothing to nine digits of ten, back in time, in slow motion, step by step,
// and says what it does.

import assert from "node:assert/strict";
import { test } from "node:test";
import { settle } from "./support/browser.js";
import {
  accuracy,
  moment,
  openTraining,
  pause,
  pictures,
  play,
  said,
  samples,
  scrub,
  seen,
} from "./support/training.js";
import { restore, stateOf } from "./support/view.js";

/** @typedef {import("./support/browser.js").Page} Page */

/** What the first moments say, one after the other. @param {Page} page @param {number} count */
async function firstMoments(page, count) {
  const found = [];
  await scrub(page).press("Home");
  for (let i = 0; i < count; i += 1) {
    await settle(page);
    found.push(await moment(page));
    await scrub(page).press("ArrowRight");
  }
  return found;
}

test("a network that knows nothing learns to read nine digits of ten; a pause holds it still", async (t) => {
  const page = await openTraining(t);
  assert.match(await said(page, "status"), /nothing learned yet.*Press play/);
  await play(page).click();
  await page.waitForFunction(
    () => {
      const root = document.querySelector("perceptible-figure")?.shadowRoot;
      const text = root?.querySelector("[part=accuracy]")?.textContent ?? "";
      return Number(text.match(/([\d.]+)%/)?.[1]) > 90;
    },
    undefined,
    { timeout: 60_000, polling: 20 },
  );
  await pause(page);
  const then = [await moment(page), await said(page, "cost"), await pictures(page)];
  assert.match(await said(page, "status"), /^Paused after [\d,]+ examples\./);
  await page.waitForTimeout(500);
  assert.deepEqual([await moment(page), await said(page, "cost"), await pictures(page)], then);
  const right = Number((await said(page, "digits")).match(/(\d+) read right/)?.[1]);
  assert.ok(right > 75, `${right} of the grid`);
  const wrong = (await said(page, "digits-text")).match(/\d as \d/g) ?? [];
  assert.equal(wrong.length, 100 - right, "every wrong one is named");
  await scrub(page).press("Home");
  await settle(page);
  assert.ok((await accuracy(page)) < 25, "it began at chance");
});

test("the same seed gives the same curve, and it is the trainer's", async (t) => {
  const page = await openTraining(t);
  await restore(page, { seed: 8 });
  const COUNT = 30;
  const runs = [];
  for (const speed of [5, 8]) {
    await restore(page, { speed });
    await play(page).click();
    await seen(page, 500);
    await pause(page);
    runs.push(await firstMoments(page, COUNT));
    await page.getByRole("button", { name: "start over" }).click();
    await settle(page);
  }
  assert.equal(new Set(runs[0]).size, COUNT, "moments differ from each other");
  assert.deepEqual(runs[1], runs[0], "whatever the speed");
  const points = await page.evaluate(async (count) => {
    const path = "/www/trainer.js";
    const { Training } = /** @type {typeof import("../../www/trainer.js")} */ (await import(path));
    const training = new Training({
      layers: [784, 16, 16, 10],
      activation: "sigmoid",
      output: "sigmoid",
      cost: "cross-entropy",
      seed: 8,
      optimizer: "adam",
      learning_rate: 0.004,
      minibatch: 10,
      data: {
        source: "digits",
        count: 6000,
        held_out: 500,
        seed: 1,
        shuffle: "none",
        prepare: true,
      },
    });
    training.step(100);
    while (training.points.length < count)
      await new Promise((done) => training.addEventListener("progress", done, { once: true }));
    training.close();
    return training.points.slice(0, count);
  }, COUNT);
  const wanted = points.map(
    (point) =>
      `After ${point.samples} examples: held-out cost ${point.heldOutCost.toFixed(2)}, accuracy ${(100 * point.accuracy).toFixed(1)}%`,
  );
  assert.deepEqual(runs[0], wanted);
  await restore(page, { seed: 9 });
  await play(page).click();
  await seen(page, 500);
  await pause(page);
  assert.notDeepEqual(await firstMoments(page, COUNT), wanted, "another seed, another curve");
});

test("going back shows the weights of then; play goes on from the end", async (t) => {
  const page = await openTraining(t);
  const random = await pictures(page);
  await play(page).click();
  await seen(page, 3000);
  await pause(page);
  const [end, learned] = [await samples(page), await pictures(page)];
  assert.notEqual(learned, random);
  await scrub(page).press("Home");
  await settle(page);
  assert.equal(await pictures(page), random, "the random start, as it was");
  assert.match(await said(page, "status"), /^Back at 0 examples of [\d,]+ examples/);
  assert.match(await said(page, "weights-text"), /after 0 examples/);
  const box = await scrub(page).boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + 9, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  await settle(page);
  const between = await samples(page);
  assert.ok(between > 0 && between < end, `${between} of ${end}`);
  assert.ok(![random, learned].includes(await pictures(page)));
  await scrub(page).press("End");
  await settle(page);
  assert.equal(await pictures(page), learned);
  await scrub(page).press("ArrowLeft");
  await play(page).click();
  await seen(page, end + 10);
});

test("going back while it learns pauses it", async (t) => {
  const page = await openTraining(t);
  await restore(page, { speed: 4 });
  await play(page).click();
  await seen(page, 400);
  await scrub(page).press("Home");
  await page.waitForTimeout(400);
  assert.equal(await samples(page), 0);
  assert.equal(await play(page).getAttribute("aria-label"), "Play");
});

test("slow motion shows one example after the other, ten a second, and goes over into more", async (t) => {
  const page = await openTraining(t);
  const speed = page.locator("[data-control=speed] input");
  await speed.press("Home");
  await settle(page);
  assert.equal(await speed.getAttribute("aria-valuetext"), "slow motion");
  assert.ok(await page.locator("[data-control=minibatch] input[value='1']").isChecked());
  await play(page).click();
  await seen(page, 3);
  const before = await samples(page);
  const begin = performance.now();
  const examples = new Set();
  for (let i = 0; i < 20; i += 1) {
    examples.add(await said(page, "example"));
    await page.waitForTimeout(50);
  }
  const seconds = (performance.now() - begin) / 1000;
  const pace = ((await samples(page)) - before) / seconds;
  assert.ok(pace >= 4 && pace <= 12, `${pace} examples a second`);
  assert.ok(examples.size >= 4, "they differ");
  for (const example of examples) {
    const [, answer, label] =
      example.match(/^It said (\d), (?:and that is right|but this is an? (\d))\.cost [\d.]+$/) ??
      [];
    assert.ok(answer !== undefined && answer !== label, example);
  }
  await speed.press("End");
  await settle(page);
  assert.ok(await page.locator("[data-control=minibatch] input[value='10']").isChecked());
  await seen(page, 2000);
  await pause(page);
  await scrub(page).press("Home");
  await settle(page);
  assert.equal(await samples(page), 0, "it is still one run");
});

test("one step is one step", async (t) => {
  const page = await openTraining(t);
  const step = page.getByRole("button", { name: "one step" });
  for (const wanted of [10, 20, 30]) {
    await step.click();
    await seen(page, wanted);
    await page.waitForTimeout(150);
    assert.equal(await samples(page), wanted);
  }
});

for (const cost of ["cross-entropy", "squared-error"])
  test(`a learning rate of 1,000 is called what it is, with a way out (${cost})`, async (t) => {
    const page = await openTraining(t);
    await restore(page, { rate: 1000, cost, optimizer: "descent", speed: 8 });
    await play(page).click();
    const out = page.getByRole("button", { name: /start over at/ });
    await out.waitFor({ timeout: 60_000 });
    assert.match(await said(page, "status"), /learning rate of 1,?000/);
    for (const part of ["cost", "accuracy", "digits", "digits-text"])
      assert.doesNotMatch(await said(page, part), /NaN|Infinity|undefined/);
    await out.click();
    await settle(page);
    const { rate } = await stateOf(page);
    assert.ok(rate < 10, `from 1,000 to ${rate}`);
    if ((await play(page).getAttribute("aria-label")) === "Play") await play(page).click();
    await seen(page, 6000);
    assert.ok((await accuracy(page)) > 40);
  });

test("it tells of every step it shows, once a frame at most, and numbers only", async (t) => {
  const page = await openTraining(t);
  await page.evaluate(() => {
    const heard = /** @type {any[]} */ ([]);
    let frame = 0;
    const count = () => {
      frame += 1;
      requestAnimationFrame(count);
    };
    count();
    document.addEventListener("training", (event) =>
      heard.push({ .../** @type {CustomEvent} */ (event).detail, frame }),
    );
    Object.assign(globalThis, { heard });
  });
  await play(page).click();
  await seen(page, 2000);
  await pause(page);
  const heard = /** @type {{ step: number, cost: number, accuracy: number, frame: number }[]} */ (
    await page.evaluate("heard")
  );
  assert.ok(heard.length > 5);
  assert.equal(new Set(heard.map(({ frame }) => frame)).size, heard.length);
  for (const [i, { step, cost, accuracy: share }] of heard.entries()) {
    assert.ok(Number.isFinite(cost) && share >= 0 && share <= 1, JSON.stringify(heard[i]));
    if (i) assert.ok(step > heard[i - 1].step);
  }
  const last = heard[heard.length - 1];
  assert.equal(
    await said(page, "accuracy"),
    `accuracy${(100 * last.accuracy).toFixed(1)}%held-out`,
  );
});

test("what has learned can read the page's drawing", async (t) => {
  const page = await openTraining(t);
  const digit = () =>
    page.evaluate(async () => {
      const figure = /** @type {any} */ (document.querySelector("perceptible-figure"));
      const line = Array.from({ length: 12 }, (_, i) => [0.5, 0.2 + (0.6 * i) / 11]);
      return Array.from((await figure.draw([line])).outputs);
    });
  const bundled = await digit();
  await play(page).click();
  await seen(page, 20_000);
  await pause(page);
  await page.getByRole("button", { name: "let it read your drawing" }).click();
  await settle(page);
  const own = await digit();
  assert.notDeepEqual(own, bundled);
  assert.equal(own.indexOf(Math.max(...own)), 1);
  assert.ok((await samples(page)) >= 20_000, "the run is still there");
});
