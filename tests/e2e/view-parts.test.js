// The figure parts: nothing is told before the guess; then every number is the core's. By mouse, by
// finger and by keyboard, in both languages.

import assert from "node:assert/strict";
import { test } from "node:test";
import { settle } from "./support/browser.js";
import {
  assertAxeClean,
  assertNothingCut,
  assertTouchable,
  numberIn,
  openView,
  PHONE,
  restore,
  stateOf,
  textOf,
  told,
} from "./support/view.js";

/** @typedef {import("./support/browser.js").Page} Page */

/** @typedef {Record<"activations" | "sums", number[][]>} Made by layer */

/** What the core makes of each part alone, of blank paper, and of the two that are put together. @param {Page} page @param {number[]} pair @returns {Promise<{ alone: Made[], blank: Made, pieces: Made[], both: Made }>} */
const coreOf = (page, pair) =>
  page.evaluate(async (parts) => {
    const paths = ["/www/start.js", "/www/views/parts/strokes.js"];
    const [{ start }, { alone, cut, PARTS }] = await Promise.all(paths.map((path) => import(path)));
    const core = await start("core");
    const network = core.Network.bundled();
    const all = (/** @type {Float32Array} */ image) => {
      const { activations, weighted_sums } = network.trace(image);
      const plain = (/** @type {Float32Array[]} */ layers) => layers.map((one) => Array.from(one));
      return { activations: plain(activations), sums: plain(weighted_sums) };
    };
    const drawn = parts.map((part) => PARTS[part].stroke);
    return {
      alone: PARTS.map((/** @type {unknown} */ _, /** @type {number} */ part) =>
        all(alone(core, network, part)),
      ),
      blank: all(new Float32Array(784)),
      pieces: cut(core, network, parts).pieces.map(all),
      both: all(core.rasterize(drawn)),
    };
  }, pair);

/** @param {Page} page @param {string} name */
const tile = (page, name) =>
  page.locator("[data-control=guess] button").and(page.getByRole("button", { name }));

/** @param {Page} page */
const verdict = (page) => textOf(page, "[part=verdict]");

/** Waits until all digits are read. @param {Page} page */
async function done(page) {
  await page
    .locator("perceptible-figure .figure[aria-busy=false]")
    .waitFor({ state: "attached", timeout: 30_000 });
  await settle(page);
}

test("before the guess no number is told; after it each is the core's", async (t) => {
  const page = await openView(t, "parts");
  await done(page);
  assert.match(await verdict(page), /Guess which one neuron 14 answers to/);
  const labels = () =>
    page
      .locator("[data-control=guess] button")
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute("aria-label") ?? ""));
  for (const label of (await labels()).slice(0, 8)) assert.doesNotMatch(label, /\d/);
  assert.equal(await told(page), "");

  await tile(page, "top loop").click();
  await settle(page);
  const { alone, blank } = await coreOf(page, [0, 3]);
  const lit = alone.map(({ activations }) => activations[1][13].toFixed(2));
  assert.deepEqual(
    (await labels()).slice(0, 8).map((label) => label.split(": ")[1]),
    lit,
  );
  const most = lit.indexOf(lit.toSorted().at(-1) ?? "");
  const names = (await labels()).map((label) => label.split(": ")[0]);
  assert.equal(
    await verdict(page),
    `The network says otherwise: the top loop gives ${lit[0]}, the ${names[most]} most, ${lit[most]}. Blank paper: ${blank.activations[1][13].toFixed(2)}.`,
  );
  assert.match(
    await textOf(page, "[part=note]"),
    /^Of 2,000 drawn digits it answers most to 4 \(0\.\d\d\), 7 \(0\.\d\d\), on average\. Guessed right: 0 of 1\.$/,
  );
  await page.waitForTimeout(800);
  assert.match(await told(page), /average activation for each digit: 0: 0\.\d\d, .*9: 0\.\d\d\.$/);

  // A second guess changes nothing; covered again, it is guessed anew.
  await tile(page, "right line").click({ force: true });
  assert.deepEqual((await stateOf(page)).guesses, { 1.13: 0 });
  await page.getByRole("button", { name: "cover it again" }).click();
  await settle(page);
  assert.deepEqual((await stateOf(page)).guesses, {});
  await tile(page, names[most]).click();
  await settle(page);
  assert.match(await verdict(page), new RegExp(`^Well guessed: .*${names[most]}, ${lit[most]}`));
  assert.match(await textOf(page, "[part=note]"), /Guessed right: 1 of 1\.$/);
});

test("another neuron is chosen and guessed by keyboard alone, in the second hidden layer too", async (t) => {
  const page = await openView(t, "parts");
  await page.getByRole("radio", { name: "hidden layer 1" }).press("ArrowRight");
  await settle(page);
  assert.equal(await textOf(page, "[part=name]"), "Neuron 14 of 16");
  await page.getByRole("radio", { name: "Neuron 14 of 16" }).press("ArrowRight");
  await settle(page);
  assert.deepEqual((await stateOf(page)).neuron, [2, 14]);
  await tile(page, "bottom hook").press("Enter");
  await settle(page);
  const { alone } = await coreOf(page, [0, 3]);
  assert.match(
    await verdict(page),
    new RegExp(`bottom hook gives ${alone[7].activations[2][14].toFixed(2)}`),
  );
  assert.deepEqual((await stateOf(page)).guesses, { 2.14: 7 });
});

test("a reader's word for a neuron is kept as text, and said wherever the neuron is", async (t) => {
  const page = await openView(t, "parts");
  await page.getByRole("textbox", { name: "your word for it" }).fill("<b>tail</b>");
  await settle(page);
  assert.equal(await textOf(page, "[part=name]"), "Neuron 14 of 16 · <b>tail</b>");
  assert.equal(await page.getByRole("radio", { name: "· <b>tail</b>" }).count(), 1);
  assert.deepEqual((await stateOf(page)).words, { 1.13: "<b>tail</b>" });
  await page.getByRole("radio", { name: "Neuron 13 of 16" }).click();
  await settle(page);
  assert.equal(await page.getByRole("textbox").inputValue(), "");
  await page.getByRole("radio", { name: "Neuron 14 of 16" }).click();
  await settle(page);
  assert.equal(await page.getByRole("textbox").inputValue(), "<b>tail</b>");
});

test("9 = loop + line: answers, patterns and their sum are the core's", async (t) => {
  const page = await openView(t, "parts");
  assert.equal(await textOf(page, "[part=equation]"), "9 = top loop + right line");
  const { pieces, both, blank } = await coreOf(page, [0, 3]);
  const answers = [...pieces, both].map(({ activations }) => {
    const most = Math.max(...activations[3]);
    return `${activations[3].indexOf(most)}, ${most.toFixed(2)}.`;
  });
  const terms = ["top loop", "right line", "both together"];
  assert.equal(
    await page.locator("[part=equation] ~ p.hidden").textContent(),
    terms.map((term, i) => `${term}: ${answers[i]}`).join(" "),
  );
  for (const [measure, name, places] of /** @type {const} */ ([
    ["activations", "activations", 2],
    ["sums", "weighted sums", 2],
  ])) {
    await page.getByRole("radio", { name }).check({ force: true });
    for (const layer of [1, 2]) {
      const sweep = page.getByRole("slider", { name: `hidden layer ${layer}` });
      await sweep.press("Home");
      await sweep.press("ArrowRight");
      await settle(page);
      const [none, a, b, ab] = [blank, ...pieces, both].map((each) => each[measure][layer][1]);
      const expected = [none, a, b, a + b - none, ab, ab - (a + b - none)];
      const said = await textOf(page, "[part=said]");
      assert.ok(said.startsWith(`Hidden layer ${layer}, neuron 2: blank paper `), said);
      const values = [...said.matchAll(/ ([+−]?\d+\.\d+)/g)].map(([, value]) => numberIn(value));
      assert.deepEqual(
        values,
        expected.map((value) => Number(value.toFixed(places)) + 0),
      );
      assert.equal(await sweep.getAttribute("aria-valuetext"), said);
    }
  }
  const off = [1, 2].map((layer) => {
    const [none, a, b, ab] = [blank, ...pieces, both].map((each) => each.activations[layer]);
    return none.filter((value, j) => Math.abs(ab[j] - a[j] - b[j] + value) > 0.1).length;
  });
  assert.match(
    await textOf(page, "[part=sum]"),
    new RegExp(`: ${off[0]} of 16 neurons in hidden layer 1, ${off[1]} of 16 neurons in hidden`),
  );
});

test("the mouse reads any neuron of the rows by pointing, and picks the parts", async (t) => {
  const page = await openView(t, "parts");
  const sweep = page.getByRole("slider", { name: "hidden layer 2" });
  await sweep.scrollIntoViewIfNeeded();
  const box = /** @type {{ x: number, y: number, width: number }} */ (await sweep.boundingBox());
  await page.mouse.move(box.x + (box.width * 5.5) / 16, box.y + 30);
  await settle(page);
  assert.match(await textOf(page, "[part=said]"), /^Hidden layer 2, neuron 6: /);
  await page.mouse.click(box.x + (box.width * 9.5) / 16, box.y + 70);
  await settle(page);
  assert.deepEqual((await stateOf(page)).probe, [2, 9]);
  // The older of the two gives way.
  await page.locator("[data-control=parts]").getByRole("button", { name: "bottom loop" }).click();
  await page.locator("[data-control=parts]").getByRole("button", { name: "left curve" }).click();
  await settle(page);
  assert.equal(await textOf(page, "[part=equation]"), "6 = bottom loop + left curve");
  assert.deepEqual((await stateOf(page)).parts, [1, 6]);
});

test("on a phone fingers do it all, in Korean, on targets large enough", async (t) => {
  const page = await openView(t, "parts", { lang: "ko", context: PHONE });
  await done(page);
  await page.locator(".neuron-picker input").nth(0).tap();
  await settle(page);
  await page.locator("[data-control=guess] button").nth(0).tap();
  await settle(page);
  const { alone } = await coreOf(page, [0, 1]);
  assert.ok((await verdict(page)).startsWith("맞혔습니다."), await verdict(page));
  assert.ok((await verdict(page)).includes(`(${alone[0].activations[1][0].toFixed(2)})`));
  await page.locator("[data-control=parts] button").nth(1).tap();
  await page.locator("[data-control=parts] button").nth(0).tap();
  await settle(page);
  assert.equal(await textOf(page, "[part=equation]"), "8 = 위쪽 고리 + 아래쪽 고리");
  const sweep = page.getByRole("slider", { name: "은닉층 1" });
  await sweep.scrollIntoViewIfNeeded();
  const box = /** @type {{ x: number, y: number, width: number }} */ (await sweep.boundingBox());
  await page.touchscreen.tap(box.x + (box.width * 3.5) / 16, box.y + 40);
  await settle(page);
  assert.deepEqual((await stateOf(page)).probe, [1, 3]);
  await assertTouchable(page, "button:visible, label:visible, .neuron-picker input, .parts-sweep");
});

test("a link keeps everything, bad values change nothing, and other structures have their own neurons", async (t) => {
  const page = await openView(t, "parts");
  const kept = {
    neuron: [2, 5],
    guesses: { 2.5: 3, 1.1: 0 },
    words: { 2.5: "꼬리" },
    parts: [6, 1],
    measure: "weighted_sums",
    probe: [2, 4],
  };
  await restore(page, kept);
  assert.deepEqual(await stateOf(page), kept);
  await restore(page, {
    neuron: [0, -1],
    guesses: 4,
    words: ["a"],
    parts: [1, 1],
    measure: "cats",
    probe: "2.4",
  });
  assert.deepEqual(await stateOf(page), kept);
  const other = await openView(t, "parts", { attributes: 'layers="784,40,10" seed="4"' });
  assert.equal(await textOf(other, "[part=name]"), "Neuron 14 of 40");
  assert.equal(await other.locator(".neuron-picker input").count(), 40);
  await restore(other, { neuron: [1, 39] });
  assert.equal(await textOf(other, "[part=name]"), "Neuron 40 of 40");
  const none = await openView(t, "parts", { attributes: 'layers="784,10" seed="4"' });
  assert.match(await verdict(none), /^This network has no hidden neurons/);
  await tile(none, "top loop").click({ force: true });
  assert.deepEqual((await stateOf(none)).guesses, {});
});

test("nothing is cut at any width, in either language", (t) =>
  assertNothingCut(t, "parts", [
    { neuron: [1, 13], guesses: {} },
    { neuron: [2, 15], guesses: { 2.15: 7 }, parts: [1, 6], measure: "weighted_sums" },
  ]));

test("axe finds nothing to object to", (t) => assertAxeClean(t, "parts"));
