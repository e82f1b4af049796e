// The figure neuron: the sum that is shown is the core's, term by term, in every layer and at every
// precision; by mouse, by finger and by keyboard.

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

/** What the core says of a neuron of the bundled network and a ready-made digit. @param {Page} page @param {number} digit @param {number} layer @param {number} neuron */
const sumOf = (page, digit, layer, neuron) =>
  page.evaluate(
    async ([n, l, j]) => {
      const paths = ["/www/start.js", "/www/examples.js"];
      const [{ start }, { DIGITS }] = await Promise.all(paths.map((path) => import(path)));
      const core = await start("core");
      const network = core.Network.bundled();
      const image = core.rasterize(DIGITS[n]);
      const { weighted_sums, activations } = network.trace(image);
      const products = Array.from(network.products(image, l, j));
      return {
        products: products
          .filter((product) => product !== 0)
          .sort((a, b) => Math.abs(b) - Math.abs(a)),
        bias: network.biases(l)[j],
        z: weighted_sums[l][j],
        activation: activations[l][j],
      };
    },
    [digit, layer, neuron],
  );

/** The numbers of the list's rows. @param {Page} page */
const rows = async (page) =>
  (await page.locator("[part=terms] [role=option] b").allTextContents()).map(numberIn);

/** @param {Page} page @param {number} digit */
async function draw(page, digit) {
  await page.evaluate(async (n) => {
    const path = "/www/examples.js";
    const { DIGITS } = await import(path);
    await /** @type {any} */ (document.querySelector("perceptible-figure")).draw(DIGITS[n]);
  }, digit);
  await settle(page);
}

test("the sum is the core's, in every layer, and follows the drawing", async (t) => {
  const page = await openView(t, "neuron");
  for (const [digit, layer, neuron] of [
    [3, 1, 10],
    [7, 2, 3],
    [7, 3, 7],
  ]) {
    await draw(page, digit);
    await restore(page, { neuron: [layer, neuron], precision: "4" });
    const { products, bias, z, activation } = await sumOf(page, digit, layer, neuron);
    assert.deepEqual(
      await rows(page),
      products.slice(0, 9).map((product) => Number(product.toFixed(4))),
    );
    assert.equal(numberIn(await textOf(page, ".terms .bias b")), Number(bias.toFixed(4)));
    assert.equal(numberIn(await textOf(page, ".terms .sum b")), Number(z.toFixed(4)));
    const text = await textOf(page, "[part=text]");
    assert.ok(text.endsWith(`sigmoid(${z.toFixed(4)}) = ${activation.toFixed(4)}`), text);
    const terms = text.split("\n").filter((line) => line.includes(" * "));
    assert.equal(terms.length, products.length);
    await page.waitForTimeout(700);
    assert.ok((await told(page)).includes(`${activation.toFixed(2)}.`), await told(page));
  }
});

test("one line of code gives the activation, to the last digit of single precision", async (t) => {
  const page = await openView(t, "neuron");
  await page.getByRole("radio", { name: "all digits" }).click();
  await page.getByRole("radio", { name: "as one line of JavaScript" }).click();
  await settle(page);
  const [layer, neuron] = /** @type {number[]} */ ((await stateOf(page)).neuron);
  const { activation } = await sumOf(page, 3, layer, neuron);
  const found = Number(new Function(`return ${await textOf(page, "[part=text]")}`)());
  assert.ok(Math.abs(found - activation) < 1e-6, `${found} for ${activation}`);
});

test("it is copied as it stands; where that is forbidden it is marked instead", async (t) => {
  const page = await openView(t, "neuron");
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", {
      value: {
        writeText: async (/** @type {string} */ text) => Object.assign(globalThis, { text }),
      },
      configurable: true,
    });
  });
  const copy = page.getByRole("button", { name: "copy" });
  await copy.click();
  await page.getByText("copied").waitFor();
  assert.equal(await page.evaluate("text"), await textOf(page, "[part=text]"));
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true });
  });
  await copy.click();
  await page.getByText("copy it by hand").waitFor();
});

test("the pointed term is marked in the list, by mouse, by keyboard and in the pictures", async (t) => {
  const page = await openView(t, "neuron");
  const marked = () => page.locator("[role=option][aria-selected=true]");
  const said = () => textOf(page, "[part=said]");
  assert.equal(await marked().count(), 1);
  const first = await said();
  const third = page.locator("[role=option]").nth(2);
  await third.hover();
  await settle(page);
  assert.equal(await marked().textContent(), await third.textContent());
  assert.notEqual(await said(), first);
  await page.locator("[part=terms]").focus();
  await page.keyboard.press("Home");
  await settle(page);
  assert.equal(await said(), first);
  await page.keyboard.press("ArrowDown");
  await settle(page);
  assert.equal(await page.locator("[role=option]").nth(1).getAttribute("aria-selected"), "true");
  // A corner that the drawing does not reach.
  const pictures = await page.locator(".neuron-reach").boundingBox();
  assert.ok(pictures);
  await page.mouse.move(pictures.x + 3, pictures.y + 2);
  await settle(page);
  assert.match(await said(), /^row 1, column 1: 0\.00 × [−\d.]+ = [+−]0\.00$/);
  assert.equal(await marked().count(), 0);
  assert.equal((await stateOf(page)).input, 0);
  // One of the small ones, which stand together in a row.
  await restore(page, { neuron: [1, 13], input: 300 });
  assert.match(await textOf(page, ".terms .pointed"), /^\d+ more/);
  const active = await page.locator("[part=terms]").getAttribute("aria-activedescendant");
  assert.equal(active, null, "no row that is not there is said to be active");
});

test("another neuron is chosen by keyboard and by finger, in Korean", async (t) => {
  const page = await openView(t, "neuron", { lang: "ko", context: PHONE });
  assert.match(await textOf(page, "[part=name]"), /^은닉층 1, 뉴런 16개 중 11번$/);
  await page.getByRole("radio", { name: "출력층", exact: true }).tap();
  await settle(page);
  assert.match(await textOf(page, "[part=name]"), /숫자 3의 뉴런/);
  const seven = page.locator(".neuron-picker input").nth(7);
  await seven.tap();
  await settle(page);
  assert.deepEqual((await stateOf(page)).neuron, [3, 7]);
  await seven.press("ArrowRight");
  await settle(page);
  assert.deepEqual((await stateOf(page)).neuron, [3, 8]);
  await assertTouchable(page, "button:visible, label:visible, .neuron-picker input");
});

test("a link keeps what was chosen, and bad values change nothing", async (t) => {
  const page = await openView(t, "neuron");
  const kept = { neuron: [2, 5], input: 3, precision: "all", form: "code" };
  await restore(page, kept);
  assert.deepEqual(await stateOf(page), kept);
  await restore(page, { neuron: [-1, 5], input: -2, precision: "9", form: 4 });
  assert.deepEqual(await stateOf(page), kept);
  await restore(page, { neuron: [9, 99] });
  await settle(page);
  assert.match(await textOf(page, "[part=name]"), /^Hidden layer 1, neuron \d+ of 16$/);
  await page.evaluate(() => document.querySelector("perceptible-figure")?.clear());
  await settle(page);
  assert.match(await textOf(page, "[part=said]"), /only the bias is left|= [+−]/);
});

test("nothing is cut at any width, in either language", (t) =>
  assertNothingCut(t, "neuron", [
    { neuron: [1, 10], precision: "2", form: "terms" },
    { neuron: [3, 3], precision: "all", form: "code" },
  ]));

test("axe finds nothing to object to", (t) => assertAxeClean(t, "neuron"));
