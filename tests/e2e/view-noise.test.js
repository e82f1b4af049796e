// What networks claim where there is no digit: the sentence, the dots and the outputs against the core,
// leafing by mouse, by touch and by keyboard, in both languages.

import assert from "node:assert/strict";
import { test } from "node:test";
import { settle } from "./support/browser.js";
import { assertInside, openView, PHONE, restore, stateOf } from "./support/view.js";

/** @typedef {import("./support/browser.js").Page} Page */
/** @typedef {import("node:test").TestContext} TestContext */

/** Waits until both networks have read everything. @param {Page} page */
async function done(page) {
  await settle(page);
  await page
    .locator("perceptible-figure .figure[aria-busy=false]")
    .waitFor({ state: "attached", timeout: 30_000 });
  await settle(page);
}

/** @param {Page} page @param {string} name */
const choose = (page, name) => page.getByRole("radio", { name }).check({ force: true });

/** @param {Page} page */
const sentence = async (page) => (await page.locator(".noise-sentence").textContent()) ?? "";

const leaf = (/** @type {Page} */ page) => page.locator("input[type=range]");

/** Of which images the bundled network is sure, by the core alone. @param {Page} page @param {string} kind */
const sureOf = (page, kind) =>
  page.evaluate(async (kind) => {
    const [{ start }, { stranger, COUNT }] = await Promise.all([
      // @ts-expect-error the page's own modules
      import("/www/start.js"),
      // @ts-expect-error
      import("/www/views/noise/strangers.js"),
    ]);
    const core = await start("core");
    const network = core.Network.bundled();
    let sure = 0;
    for (let n = 0; n < COUNT; n++) {
      const { outputs } = network.predict(core.prepare(stranger(core, kind, n)));
      sure += Number(Math.max(...outputs) > 0.5);
    }
    return sure;
  }, kind);

test("the sentence counts what the core counts; the network taught digits only is surer", async (t) => {
  const page = await openView(t, "noise");
  for (const [name, kind] of [
    ["noise", "noise"],
    ["scribbles", "scribbles"],
  ]) {
    await choose(page, name);
    await done(page);
    const [, count, own, other] =
      (await sentence(page)).match(/^Of ([\d,]+) .* digit in ([\d,]+|none); .*, in ([\d,]+)\.$/) ??
      [];
    assert.equal(count, "1,000");
    const sure = await sureOf(page, kind);
    assert.equal(own, sure === 0 ? "none" : sure.toLocaleString("en"));
    assert.ok(Number(other.replace(",", "")) > sure + 200, await sentence(page));
  }
  const note = (await page.locator(".noise-note").textContent()) ?? "";
  assert.match(note, /images of nothing.*8,000 drawn digits and seed 1.*reads \d\d\.\d%/);
});

test("blank paper is one image, and nothing can be leafed", async (t) => {
  const page = await openView(t, "noise");
  await choose(page, "blank paper");
  await done(page);
  assert.match(await sentence(page), /^Blank paper: this network is sure of nothing/);
  assert.ok(await leaf(page).isDisabled());
});

test("the mouse leafs through the dots, the arrow keys along them", async (t) => {
  const page = await openView(t, "noise");
  await done(page);
  const dots = page.locator(".noise-dots");
  const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (
    await dots.boundingBox()
  );
  const first = (await stateOf(page)).image;
  await page.mouse.move(box.x + 60, box.y + 14);
  await page.mouse.move(box.x + 120, box.y + 14);
  await settle(page);
  const pointed = (await stateOf(page)).image;
  assert.notEqual(pointed, first);
  assert.match(
    (await leaf(page).getAttribute("aria-valuetext")) ?? "",
    new RegExp(
      `^noise, ${pointed + 1} of 1,000: this network \\d at 0\\.\\d\\d, taught digits only \\d at`,
    ),
  );
  const place = Number(await leaf(page).inputValue());
  await leaf(page).press("ArrowRight");
  await settle(page);
  assert.equal(Number(await leaf(page).inputValue()), place + 1);
  assert.notEqual((await stateOf(page)).image, pointed);
});

test("on a phone one network is shown at a time, and a finger finds a dot", async (t) => {
  const page = await openView(t, "noise", { context: PHONE });
  await done(page);
  await choose(page, "taught digits only");
  await settle(page);
  assert.equal((await stateOf(page)).which, 1);
  await leaf(page).press("Home");
  const before = (await stateOf(page)).image;
  const dots = page.locator(".noise-dots");
  await dots.scrollIntoViewIfNeeded();
  const box = /** @type {{ x: number, y: number }} */ (await dots.boundingBox());
  await page.touchscreen.tap(box.x + 150, box.y + 20);
  await settle(page);
  assert.notEqual((await stateOf(page)).image, before);
  const { height } = /** @type {{ height: number }} */ (await leaf(page).boundingBox());
  assert.ok(height >= 44);
});

test("a link brings back what was shown, and what it does not know stays", async (t) => {
  const page = await openView(t, "noise");
  const state = { kind: "letters", image: 321, which: 1 };
  await restore(page, state);
  assert.deepEqual(await stateOf(page), state);
  await restore(page, { kind: "cats", image: 1000, which: 2, more: true });
  assert.deepEqual(await stateOf(page), state);
});

test("nothing is cut or leaves the figure, and axe objects to nothing, in both languages", async (t) => {
  const page = await openView(t, "noise");
  await restore(page, { kind: "scribbles" });
  await done(page);
  await assertInside(page, [320, 360, 700, 1000, 1440]);
  assert.match(await sentence(page), /^낙서 1,000장 가운데/);
});
