// The figure network: the signal at the reader's speed, every neuron and every edge asked, the picture
// unrolled, and an answer that is none; by mouse, by touch and by keyboard.

import assert from "node:assert/strict";
import { test } from "node:test";
import { settle } from "./support/browser.js";
import {
  assertAxeClean,
  assertNothingCut,
  assertTouchable,
  openView,
  PHONE,
  restore,
  stateOf,
  textOf,
} from "./support/view.js";

/** @typedef {import("./support/browser.js").Page} Page */

/** @param {Page} page */
const wave = (page) => page.locator("[part=wave]");
/** @param {Page} page */
const where = (page) => wave(page).getAttribute("aria-valuetext");
/** @param {Page} page @param {string} neuron */
const button = (page, neuron) => page.locator(`[data-neuron="${neuron}"]`);
/** @param {Page} page */
const detail = (page) => textOf(page, "[part=detail]");

/**
 * What the core says of an edge of the page's 3, and which are the strongest to the neuron it leads to.
 * @param {Page} page @param {number} layer @param {number} from @param {number} to
 */
const core = (page, layer, from, to) =>
  page.evaluate(
    async ([l, i, j]) => {
      const paths = ["/www/start.js", "/www/examples.js"];
      const [{ start }, { DIGITS }] = await Promise.all(paths.map((path) => import(path)));
      const { Network, rasterize } = await start("core");
      const network = Network.bundled();
      const image = rasterize(DIGITS[3]);
      const { activations } = network.trace(image);
      const products = network.products(image, l, j);
      const order = Array.from(products.keys()).sort(
        (/** @type {number} */ a, /** @type {number} */ b) =>
          Math.abs(products[b]) - Math.abs(products[a]),
      );
      const write = (/** @type {number} */ v) => v.toFixed(2).replace("-", "−");
      const sign = (/** @type {number} */ v) => (v < 0 ? "" : "+") + write(v);
      return {
        weight: sign(network.weights(l)[j * products.length + i]),
        activation: write(activations[l - 1][i]),
        value: write(activations[l][j]),
        product: sign(products[i]),
        order,
      };
    },
    /** @type {const} */ ([layer, from, to]),
  );

/** How much of the picture is blue or orange between two shares of its width. @param {Page} page @param {[number, number]} between */
const coloured = (page, between) =>
  page.evaluate(([left, right]) => {
    const root = document.querySelector("perceptible-figure")?.shadowRoot;
    const canvas = /** @type {HTMLCanvasElement} */ (root?.querySelector("canvas"));
    const g = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    const x = Math.round(left * canvas.width);
    const { data } = g.getImageData(x, 0, Math.round(right * canvas.width) - x, canvas.height);
    let count = 0;
    for (let i = 0; i < data.length; i += 4)
      if (data[i + 3] > 40 && Math.abs(data[i] - data[i + 2]) > 60) count += 1;
    return count;
  }, between);

test("the slider is the signal: edges are lit as far as it has come, and the answer comes last", async (t) => {
  const page = await openView(t, "network");
  const answer = page.locator("[part=answer]");
  assert.equal(await where(page), "output layer");
  assert.ok(await answer.isVisible());
  assert.ok((await coloured(page, [0.74, 0.86])) > 200, "the last edges are there");
  await wave(page).press("Home");
  await settle(page);
  assert.equal(await where(page), "input layer");
  assert.ok(!(await answer.isVisible()));
  assert.ok((await coloured(page, [0.4, 0.86])) < 20, "no edge yet");
  await wave(page).fill("29");
  await wave(page).press("ArrowRight");
  await settle(page);
  assert.equal(await where(page), "between hidden layer 1 and hidden layer 2");
  assert.ok((await coloured(page, [0.4, 0.5])) > 200);
  assert.ok((await coloured(page, [0.74, 0.86])) < 20, "it has not come so far");
});

test("it plays forward and back, and pauses", async (t) => {
  const page = await openView(t, "network");
  const play = page.locator("[part=play]");
  await play.click();
  await page.waitForTimeout(700);
  await play.click();
  await settle(page);
  const there = Number(await wave(page).inputValue());
  assert.ok(there > 4 && there < 50, `${there}`);
  await page.waitForTimeout(300);
  assert.equal(Number(await wave(page).inputValue()), there, "a pause holds it");
  await page.locator("[part=back]").click();
  await page.waitForFunction(() => {
    const root = document.querySelector("perceptible-figure")?.shadowRoot;
    return root?.querySelector("[part=wave]")?.getAttribute("aria-valuetext") === "input layer";
  });
});

test("a neuron touched keeps only its own edges, and each of them says weight, activation, product", async (t) => {
  const page = await openView(t, "network");
  assert.ok((await coloured(page, [0.4, 0.455])) > 200);
  await button(page, "2.5").click();
  await settle(page);
  const { value, order } = await core(page, 2, 0, 5);
  assert.equal((await detail(page)).indexOf(`Hidden layer 2, neuron 6 of 16: ${value}`), 0);
  assert.ok((await coloured(page, [0.4, 0.455])) < 20, "edges of others are gone");
  assert.ok((await coloured(page, [0.5, 0.65])) > 200, "its own are there");
  const edges = page.locator("[part=edge]");
  await edges.focus();
  for (const from of order.slice(0, 3)) {
    await settle(page);
    const { weight, activation, product } = await core(page, 2, from, 5);
    const wanted = `From hidden layer 1, neuron ${from + 1} to hidden layer 2, neuron 6: weight ${weight} × activation ${activation} = ${product}`;
    assert.equal(await detail(page), wanted);
    assert.equal(await edges.getAttribute("aria-valuetext"), wanted);
    await edges.press("ArrowRight");
  }
  await edges.press("End");
  await settle(page);
  assert.match(await detail(page), new RegExp(`^From hidden layer 1, neuron ${order[15] + 1} `));
});

test("an edge under the mouse says what it carries; pressed, it stays", async (t) => {
  const page = await openView(t, "network");
  await button(page, "3.3").click();
  const box = await page.locator("canvas").boundingBox();
  const ends = await Promise.all(
    ["2.5", "3.3"].map((neuron) => button(page, neuron).boundingBox()),
  );
  assert.ok(box && ends[0] && ends[1]);
  const [a, b] = ends.map((end) => ({
    x: (end?.x ?? 0) + (end?.width ?? 0) / 2,
    y: (end?.y ?? 0) + (end?.height ?? 0) / 2,
  }));
  // An eighth of the way from its start, an edge has hardly left the height of its neuron.
  const spot = /** @type {const} */ ([a.x + (b.x - a.x) * 0.2, a.y + (b.y - a.y) * 0.06]);
  await page.mouse.move(...spot);
  await settle(page);
  const { weight, activation, product } = await core(page, 3, 5, 3);
  const wanted = `From hidden layer 2, neuron 6 to the output for 3: weight ${weight} × activation ${activation} = ${product}`;
  assert.equal(await detail(page), wanted);
  await page.mouse.down();
  await page.mouse.up();
  await page.mouse.move(2, 2);
  await settle(page);
  assert.equal(await detail(page), wanted);
  assert.deepEqual((await stateOf(page)).edge, { layer: 3, from: 5, to: 3 });
});

test("all 784 are there, as a picture and in a column, by mouse and by keyboard", async (t) => {
  const page = await openView(t, "network");
  const reach = await page.locator(".reach").first().boundingBox();
  assert.ok(reach);
  await page.mouse.click(reach.x + (13.5 / 28) * reach.width, reach.y + (14.5 / 28) * reach.height);
  await settle(page);
  assert.match(await detail(page), /^Pixel in row 15, column 14: \d\.\d\d/);
  await page.locator("[part=unroll]").click();
  await page.waitForTimeout(1100);
  const line = await page.locator(".reach").nth(1).boundingBox();
  assert.ok(line);
  const middle = line.x + line.width / 2;
  await page.mouse.move(middle, line.y + line.height * 0.25);
  await settle(page);
  const there = await detail(page);
  assert.match(there, /^Pixel in row [78], column/);
  await page.mouse.move(middle, line.y + line.height * 0.25 + 13);
  await settle(page);
  const number = (/** @type {string} */ said) => {
    const [, row, column] = said.match(/row (\d+), column (\d+)/) ?? [];
    return Number(row) * 28 + Number(column);
  };
  assert.equal(number(await detail(page)), number(there) + 1, "the next one stands beside it");
  await button(page, "1.8").focus();
  await page.keyboard.press("ArrowLeft");
  await settle(page);
  assert.match(await detail(page), /^Pixel in row \d+, column 28/);
  await page.keyboard.press("ArrowLeft");
  await settle(page);
  assert.match(await detail(page), /column 27/);
  assert.ok(await page.locator("[part=edge]").isEnabled(), "its edges can be gone through");
});

test("between a 4 and a 9 it cannot decide, and says so", async (t) => {
  const page = await openView(t, "network");
  await page.getByRole("radio", { name: "4/9?" }).click();
  await settle(page);
  assert.equal(await page.locator("[part=answer]").getAttribute("data-state"), "undecided");
  assert.match(await textOf(page, "[part=answer]"), /^Torn between [49] and [49]\.$/);
  await page.getByRole("radio", { name: "7", exact: true }).click();
  await settle(page);
  assert.match(await textOf(page, "[part=answer]"), /reads a 7/);
});

test("on a phone, by touch and in Korean", async (t) => {
  const page = await openView(t, "network", { lang: "ko", context: PHONE });
  await button(page, "1.6").tap();
  await settle(page);
  assert.match(await detail(page), /^은닉층 1, 뉴런 16개 중 7번: /);
  await page.locator("[part=numbers]").tap();
  await page.locator("[part=play]").scrollIntoViewIfNeeded();
  await page.locator("[part=play]").tap();
  await settle(page);
  assert.equal(await where(page), "입력층과 은닉층 1 사이");
  await assertTouchable(
    page,
    "label:visible, .network-controls button, .at.word-button, input[type=range]",
  );
});

test("a link keeps what is asked about and how it is shown; nonsense it ignores", async (t) => {
  const page = await openView(t, "network");
  const kept = {
    position: 1.5,
    neuron: { layer: 2, neuron: 5 },
    edge: { layer: 2, from: 14, to: 5 },
    numbers: true,
    unrolled: true,
  };
  await restore(page, kept);
  assert.deepEqual(await stateOf(page), kept);
  assert.match(await detail(page), /^From hidden layer 1, neuron 15 to hidden layer 2, neuron 6/);
  await restore(page, { position: "far", neuron: { layer: -1 }, numbers: 1, edge: kept.edge });
  assert.deepEqual(await stateOf(page), kept);
  await restore(page, { neuron: { layer: 9, neuron: 99 }, edge: null });
  assert.match(await detail(page), /^Touch a neuron/);
});

test("nothing is cut at any width in either language", (t) =>
  assertNothingCut(t, "network", [
    { neuron: { layer: 2, neuron: 5 }, edge: null },
    { neuron: { layer: 1, neuron: 5 }, edge: { layer: 1, from: 406, to: 5 } },
  ]));

test("axe finds nothing to object to", (t) => assertAxeClean(t, "network"));
