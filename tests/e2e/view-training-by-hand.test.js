// The training figure in a reader's hands: settings and links, keyboard and touch, out of sight, at every width
// in both languages.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertFits, settle } from "./support/browser.js";
import {
  moment,
  openTraining,
  pause,
  play,
  said,
  samples,
  scrub,
  seen,
} from "./support/training.js";
import { assertTouchable, PHONE, restore, stateOf } from "./support/view.js";

test("as in the book is a setting, and a link keeps every setting", async (t) => {
  const page = await openTraining(t);
  await page.getByRole("radio", { name: "as in the book" }).click();
  await settle(page);
  const { rate, minibatch, cost, optimizer } = await stateOf(page);
  assert.deepEqual([rate, minibatch, cost, optimizer], [3, 10, "squared-error", "descent"]);
  await page.getByRole("button", { name: "another seed" }).click();
  await settle(page);
  const kept = await stateOf(page);
  assert.equal(kept.seed, 8);
  await restore(page, { ...kept, seed: 12, minibatch: 32 });
  assert.deepEqual(await stateOf(page), { ...kept, seed: 12, minibatch: 32 });
  assert.equal(await page.getByRole("spinbutton").inputValue(), "12");
  await restore(page, { seed: "thirteen", minibatch: 1e9, cost: null });
  assert.deepEqual(await stateOf(page), { ...kept, seed: 12, minibatch: 32 });
});

test("the seed, layers and activation of the figure's attributes are where it begins", async (t) => {
  const attributes = 'layers="784,30,10" activation="relu" seed="42"';
  const page = await openTraining(t, { attributes });
  assert.match(await said(page, "status"), /seed 42/);
  assert.match(await said(page, "weights-text"), /^Weights of 16 of 30/);
  await play(page).click();
  await seen(page, 1000);
});

test("out of sight it waits, and goes on when it is seen again", async (t) => {
  const page = await openTraining(t);
  await restore(page, { speed: 4 });
  await page.evaluate(() => {
    const below = document.createElement("div");
    below.style.height = "4000px";
    document.body.append(below);
  });
  await play(page).click();
  await seen(page, 100);
  await page.evaluate(() => scrollTo(0, 3000));
  await page.waitForTimeout(500);
  const then = await samples(page);
  await page.waitForTimeout(500);
  assert.equal(await samples(page), then);
  await page.evaluate(() => scrollTo(0, 0));
  await seen(page, then + 200);
});

test("the keyboard alone plays, slows, goes back and chooses", async (t) => {
  const page = await openTraining(t);
  await play(page).focus();
  await page.keyboard.press("Space");
  await seen(page, 500);
  await page.keyboard.press("Space");
  await settle(page);
  assert.equal(await play(page).getAttribute("aria-label"), "Play");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowLeft");
  assert.equal((await stateOf(page)).speed, 8);
  await page.locator("[data-control=cost] input").first().focus();
  await page.keyboard.press("ArrowRight");
  await settle(page);
  assert.equal((await stateOf(page)).cost, "squared-error");
});

test("on a phone, by touch and in Korean", async (t) => {
  const page = await openTraining(t, { lang: "ko", context: PHONE });
  assert.match(await said(page, "status"), /재생을 눌러 보세요/);
  await play(page).tap();
  await seen(page, 2000);
  await play(page).tap();
  await page.waitForTimeout(300);
  assert.match(await said(page, "status"), /예시 [\d,]+개를 보고 멈췄습니다/);
  assert.match(await moment(page), /검증 비용/);
  await scrub(page).scrollIntoViewIfNeeded();
  const box = await scrub(page).boundingBox();
  assert.ok(box);
  await page.touchscreen.tap(box.x + box.width * 0.3, box.y + box.height / 2);
  await settle(page);
  assert.match(await said(page, "status"), /돌아왔습니다/);
  await page.getByRole("button", { name: "설정 더 보기" }).tap();
  await page.getByRole("radio", { name: "제곱 오차" }).tap();
  await settle(page);
  assert.equal((await stateOf(page)).cost, "squared-error");
  await assertTouchable(page, "button:visible, label:visible");
});

for (const lang of ["en", "ko"])
  test(`no width scrolls sideways, and nothing moves while it learns (${lang})`, async (t) => {
    const page = await openTraining(t, { lang });
    for (const width of [320, 360, 520, 680, 720, 900, 1020, 1240, 1440]) {
      await assertFits(page, width);
    }
    const tall = () => page.locator("perceptible-figure").evaluate((figure) => figure.clientHeight);
    for (const width of [360, 1100]) {
      await assertFits(page, width);
      const before = await tall();
      await play(page).click();
      await page.waitForTimeout(1500);
      assert.equal(await tall(), before, `while it learns at ${width}`);
      await pause(page);
      assert.equal(await tall(), before, `while it rests at ${width}`);
    }
  });
