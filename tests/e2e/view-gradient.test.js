// What one example asks for: the numbers on the screen against the core's, the step, one and ten, by
// mouse, by touch and by keyboard, in both languages.

import assert from "node:assert/strict";
import { test } from "node:test";
import { settle } from "./support/browser.js";
import { openView, PHONE } from "./support/view.js";

/** @typedef {import("./support/browser.js").Page} Page */
/** @typedef {import("node:test").TestContext} TestContext */

/** Two figures that share a network and a drawing. */
const OURS = {
  attributes: 'network="ours"',
  after: '<perceptible-figure view="draw" network="ours"></perceptible-figure>',
};

/** @param {TestContext} t @param {import("./support/view.js").ViewWish} [wish] */
async function openGradient(t, wish) {
  const page = await openView(t, "gradient", wish);
  await page.locator("[part=cost] b").first().waitFor({ state: "attached" });
  await rested(page);
  return page;
}

/** Waits until the figure has worked out everything and tells a screen reader. @param {Page} page */
async function rested(page) {
  let [before, since] = ["", 0];
  for (let i = 0; i < 200; i++) {
    const now = await page.evaluate(() => {
      const figure = document
        .querySelector("perceptible-figure")
        ?.shadowRoot?.querySelector(".figure");
      return figure?.getAttribute("aria-busy") === "false" ? String(figure.textContent) : "";
    });
    if (now !== before || !now) [before, since] = [now, i];
    // The words for screen readers come when all has rested for 0.6 s.
    else if (i - since > 7 && (await said(page)).includes(await text(page, "[part=cost] b")))
      return;
    await page.waitForTimeout(100);
  }
  assert.fail("expected the figure to come to rest");
}

/** @param {Page} page @param {string} selector */
const text = async (page, selector) =>
  (await page.locator(selector).first().textContent())?.trim() ?? "";

/** What a screen reader is told. @param {Page} page */
const said = (page) => text(page, "p[role=status]");

/** @param {string} written */
const number = (written) => Number(written.replace("−", "-"));

/** @param {Page} page */
const cost = async (page) => number(await text(page, "[part=cost] b"));

/** Before and after the step. @param {Page} page */
const change = async (page) => (await text(page, "[part=change]")).split(" → ").map(number);

/** By backpropagation, and by trying. @param {Page} page @param {"step" | "weight"} of */
const slopes = async (page, of) =>
  (await page.locator(`[part=slope-${of}] b`).allTextContents()).map(number);

/** @param {Page} page */
const squares = async (page) =>
  [...(await said(page)).matchAll(/\d: (\d\.\d+)/g)].map(([, value]) => Number(value));

/** @param {Page} page @returns {Promise<Record<string, unknown>>} */
const stateOf = (page) =>
  page.evaluate(() => /** @type {any} */ (document.querySelector("perceptible-figure")).state);

/** @param {Page} page @param {Record<string, unknown>} state */
async function choose(page, state) {
  await page.evaluate((kept) => {
    Object.assign(/** @type {Element} */ (document.querySelector("perceptible-figure")), {
      state: kept,
    });
  }, state);
  await settle(page);
}

/** The same, and waits for all that follows. @param {Page} page @param {Record<string, unknown>} state */
async function restore(page, state) {
  await choose(page, state);
  await rested(page);
}

/** What the core says of a digit that should read something else. @param {Page} page @param {{ digit: number, label: number, rate: number }} asked */
const core = (page, asked) =>
  page.evaluate(async ({ digit, label, rate }) => {
    const [perceptible, { DIGITS }] = await Promise.all([
      // @ts-expect-error the page's own modules
      import("/www/perceptible.js"),
      // @ts-expect-error
      import("/www/examples.js"),
    ]);
    await perceptible.default();
    const { Network, rasterize } = perceptible;
    const network = Network.random([784, 16, 16, 10], "sigmoid", 7, "sigmoid", "squared-error");
    const image = rasterize(DIGITS[digit]);
    const labels = Uint8Array.of(label);
    const gradient = network.gradient(image, labels);
    const squares = Array.from(
      network.predict(image).outputs,
      (/** @type {number} */ a, k) => (a - (k === label ? 1 : 0)) ** 2,
    );
    const length = gradient.reduce(
      (/** @type {number} */ s, /** @type {number} */ g) => s + g * g,
      0,
    );
    const before = network.train_step(image, labels, rate);
    return { before, squares, slope: -length, after: network.mean_cost(image, labels) };
  }, asked);

/** How many pixels of the picture are of a colour, in a box of the figure. @param {Page} page @param {[number, number, number, number]} box @param {[number, number, number]} colour */
const painted = (page, box, colour) =>
  page.evaluate(
    ({ box: [x, y, width, height], colour: [red, green, blue] }) => {
      const canvas = /** @type {HTMLCanvasElement} */ (
        document.querySelector("perceptible-figure")?.shadowRoot?.querySelector("canvas.paint")
      );
      const scale = canvas.width / canvas.clientWidth;
      const at = [x, y, width, height].map((v) => Math.round(v * scale));
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
      const { data } = context.getImageData(at[0], at[1], at[2], at[3]);
      let count = 0;
      for (let i = 0; i < data.length; i += 4)
        if (data[i] === red && data[i + 1] === green && data[i + 2] === blue) count += 1;
      return count / (scale * scale);
    },
    { box, colour },
  );

/** @param {number} a @param {number} b @param {number} within */
const near = (a, b, within) => assert.ok(Math.abs(a - b) <= within, `expected ${b}, got ${a}`);

test("cost, squares, slope and what the step promises are the core's", async (t) => {
  const page = await openGradient(t);
  for (const [digit, label] of [
    [3, 3],
    [7, 1],
  ]) {
    await restore(page, { drawing: digit, label, rate: 3.5 });
    const expected = await core(page, { digit, label, rate: 3.5 });
    near(await cost(page), expected.before, 0.0051);
    const shown = await squares(page);
    assert.equal(shown.length, 10);
    for (const [k, square] of shown.entries()) near(square, expected.squares[k], 0.0051);
    near(shown.reduce((a, b) => a + b) / 2, await cost(page), 0.03);
    const [before, after] = await change(page);
    near(before, expected.before, 0.0051);
    near(after, expected.after, 0.0051);
    const [computed, tried] = await slopes(page, "step");
    near(computed, expected.slope, 0.00051);
    near(tried, computed, 0.0011);
  }
});

test("the squares are painted as large as they are said, blue to rise and orange to fall", async (t) => {
  const page = await openGradient(t);
  const expected = await core(page, { digit: 3, label: 3, rate: 1 });
  const width = /** @type {number} */ (
    await page.evaluate(() => document.querySelector("perceptible-figure")?.clientWidth)
  );
  const { layout } = await import("../../www/views/gradient/layout.js");
  const tracks = layout(width, 1).squares;
  const track = (/** @type {number} */ k) => {
    const { x, y, width: w, height: h } = tracks[k];
    return /** @type {[number, number, number, number]} */ ([x - 1, y - 1, w + 2, h]);
  };
  const side = tracks[3].width * Math.sqrt(expected.squares[3]);
  near(Math.sqrt(await painted(page, track(3), [31, 98, 196])), side, 1.6);
  assert.equal(await painted(page, track(9), [31, 98, 196]), 0);
  const open = await painted(page, track(9), [196, 90, 0]);
  const rim = tracks[9].width * Math.sqrt(expected.squares[9]);
  assert.ok(open > 0 && open < rim * rim * 0.6, "what must fall is open");
});

test("a step does what it promised, and starting over brings everything back", async (t) => {
  const page = await openGradient(t);
  const first = await cost(page);
  let last = first;
  for (let i = 1; i <= 3; i++) {
    const [, promised] = await change(page);
    await page.locator("[part=step]").click();
    await settle(page);
    near(await cost(page), promised, 0.0051);
    assert.ok((await cost(page)) < last);
    last = await cost(page);
    assert.match(await text(page, ".taken"), new RegExp(`^${i} `));
  }
  await page.locator("[part=again]").click();
  await settle(page);
  assert.equal(await cost(page), first);
  assert.equal(await text(page, ".taken"), "");
  assert.ok(await page.locator("[part=again]").isDisabled());
});

test("slopes by backpropagation and by trying agree at every start, for one and for ten", async (t) => {
  const page = await openGradient(t);
  for (const start of ["random", "begun", "trained"])
    for (const minibatch of [false, true]) {
      await restore(page, { start, minibatch, label: 8 });
      for (const of of /** @type {const} */ (["step", "weight"])) {
        const line = await text(page, `[part=slope-${of}]`);
        const decimals = line.match(/\.(\d+)/)?.[1].length ?? 0;
        assert.ok(decimals >= 3, line);
        const [computed, tried] = await slopes(page, of);
        near(computed, tried, 1.01 * 10 ** -decimals);
      }
    }
});

test("ten drawings ask together: the panel says what each asks, and how much is left", async (t) => {
  const page = await openGradient(t);
  await restore(page, { start: "begun" });
  const alone = await cost(page);
  await page.getByRole("radio", { name: "minibatch of 10" }).check({ force: true });
  await rested(page);
  assert.notEqual(await cost(page), alone);
  assert.match(await text(page, "[part=cost]"), /mean cost/);
  assert.match(await said(page), /Ten drawings/);
  const percent = Number((await text(page, ".asks-note")).match(/is (\d+)%/)?.[1]);
  assert.ok(percent > 5 && percent < 70, `${percent}`);
  const asks = await text(page, ".asks-strip");
  const terms = asks
    .split(";")[0]
    .split(", ")
    .map((term) => number(term.split(": ")[1]));
  assert.equal(terms.length, 10);
  const mean = number(asks.split("mean ")[1]);
  near(terms.reduce((a, b) => a + b) / 10, mean, 0.002);
  assert.ok(terms.some((v) => v > 0) && terms.some((v) => v < 0), "they do not agree");
});

test("a weight is chosen from the list or by its edge, and its cost is drawn", async (t) => {
  const page = await openGradient(t);
  const list = page.locator("select");
  const values = await list
    .locator("option")
    .evaluateAll((options) =>
      options.map((option) => /** @type {HTMLOptionElement} */ (option).value),
    );
  assert.ok(values.length >= 12);
  const other = values[values.length - 1];
  await list.selectOption(other);
  await settle(page);
  assert.equal((await stateOf(page)).weight, other);
  const inFirst = await slopes(page, "weight");
  near(inFirst[0], inFirst[1], 0.0011);
  const { layout } = await import("../../www/views/gradient/layout.js");
  const { reachOf } = await import("../../www/views/gradient/paint.js");
  const { course } = await import("../../www/draw/edges.js");
  const figure = page.locator("perceptible-figure");
  const box = /** @type {{ x: number, y: number, width: number }} */ (await figure.boundingBox());
  const geometry = layout(Math.floor(box.width), 1);
  const [layer, from, to] = values[0].split(".").map(Number);
  const way = course(
    reachOf(geometry, layer),
    layer,
    geometry.at[layer - 1][from],
    geometry.at[layer][to],
  );
  // Two fifths of the way: clear of the neurons at both ends.
  const [x, y] = [0, 1].map((axis) =>
    [0.216, 0.432, 0.288, 0.064].reduce((sum, part, i) => sum + part * way[2 * i + axis], 0),
  );
  await page.mouse.click(box.x + x, box.y + y);
  await settle(page);
  const weight = String((await stateOf(page)).weight);
  assert.match(weight, new RegExp(`^${layer}\\.`));
  assert.equal(await list.inputValue(), weight);
});

test("a neuron that is kept tells what it is asked and its three ways; Escape lets it go", async (t) => {
  const page = await openGradient(t);
  await page.locator("[data-neuron='2.4']").click();
  await page.mouse.move(2, 2);
  await settle(page);
  assert.equal((await stateOf(page)).neuron, "2.4");
  assert.match(await text(page, ".asks-title"), /ten outputs ask of neuron 5/);
  assert.equal(await page.locator(".asks li").count(), 3);
  const asks = await text(page, ".asks-strip");
  const terms = asks
    .split(";")[0]
    .split(", ")
    .map((term) => number(term.split(": ")[1]));
  near(
    terms.reduce((a, b) => a + b),
    number(asks.split("; ")[1]),
    0.006,
  );
  await page.keyboard.press("Escape");
  await settle(page);
  assert.equal((await stateOf(page)).neuron, undefined);
  assert.match(await text(page, ".asks-title"), /Output 3/);
});

test("by keyboard alone: label, neuron, rate and step", async (t) => {
  const page = await openGradient(t);
  await page.locator(".choose-labels input:checked").focus();
  await page.keyboard.press("ArrowRight");
  await rested(page);
  assert.equal((await stateOf(page)).label, 4);
  assert.match(await said(page), /should read 4/);
  await page.locator("[data-neuron][tabindex='0']").focus();
  const before = await page.evaluate(() =>
    document
      .querySelector("perceptible-figure")
      ?.shadowRoot?.activeElement?.getAttribute("data-neuron"),
  );
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await rested(page);
  const { neuron } = await stateOf(page);
  assert.match(String(neuron), /^[12]\.\d+$/);
  assert.notEqual(neuron, before);
  const label = await page.locator(`[data-neuron='${neuron}']`).getAttribute("aria-label");
  assert.match(label ?? "", /activation [\d.]+, asked to change by/);
  const rate = page.locator("input.rate");
  await rate.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("PageUp");
  assert.equal(await rate.inputValue(), "3.1");
  await page.keyboard.press("Home");
  assert.equal(await rate.inputValue(), "0.1", "a step is never nothing");
  await page.keyboard.press("End");
  assert.equal(await rate.inputValue(), "8");
  await settle(page);
  assert.match((await rate.getAttribute("aria-valuetext")) ?? "", /^8\.0; cost .* → /);
  const first = await cost(page);
  await page.locator("[part=step]").focus();
  await page.keyboard.press("Enter");
  await settle(page);
  assert.ok((await cost(page)) < first);
});

test("the ball follows the mouse, and the cost follows the ball", async (t) => {
  const page = await openGradient(t);
  const sweep = /** @type {{ x: number, y: number, width: number, height: number }} */ (
    await page.locator(".sweep").boundingBox()
  );
  const at = (/** @type {number} */ rate) => sweep.x + 22 + ((sweep.width - 44) * rate) / 8;
  await page.mouse.move(at(2), sweep.y + 80);
  await page.mouse.down();
  await page.mouse.move(at(4), sweep.y + 60, { steps: 3 });
  await settle(page);
  const [, middle] = await change(page);
  await page.mouse.move(at(6), sweep.y + 60, { steps: 3 });
  await page.mouse.up();
  await settle(page);
  assert.equal((await stateOf(page)).rate, 6);
  const [, end] = await change(page);
  assert.ok(end < middle);
  near(end, (await core(page, { digit: 3, label: 3, rate: 6 })).after, 0.0051);
});

test("on a phone: the step is beside the squares, the parts take turns, a finger moves the ball", async (t) => {
  const page = await openGradient(t, { context: PHONE });
  const figure = /** @type {{ height: number, y: number }} */ (
    await page.locator("perceptible-figure").boundingBox()
  );
  assert.ok(figure.height < 870, `${figure.height}`);
  const step = /** @type {{ y: number, height: number }} */ (
    await page.locator("[part=step]").boundingBox()
  );
  assert.ok(step.height >= 44 && step.y - figure.y < 10);
  await page.locator(".choose-labels label").nth(8).tap();
  await settle(page);
  assert.equal((await stateOf(page)).label, 8);
  assert.ok(await page.locator(".asks").isVisible());
  assert.ok(!(await page.locator("input.rate").isVisible()));
  await page.locator(".choose-parts label").nth(1).tap();
  await settle(page);
  assert.ok(!(await page.locator(".asks").isVisible()));
  const sweep = page.locator(".sweep");
  const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (
    await sweep.boundingBox()
  );
  const client = await page.context().newCDPSession(page);
  const touch = (/** @type {"touchStart" | "touchMove" | "touchEnd"} */ type, x = 0) =>
    client.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: type === "touchEnd" ? [] : [{ x, y: box.y + box.height / 2 }],
    });
  const at = (/** @type {number} */ rate) => box.x + 22 + ((box.width - 44) * rate) / 8;
  await touch("touchStart", at(2));
  for (const rate of [2.5, 3, 4, 5]) await touch("touchMove", at(rate));
  // A finger that lifts in full motion flings, and the browser keeps the next tap to itself.
  await page.waitForTimeout(200);
  await touch("touchMove", at(5) + 0.5);
  await page.waitForTimeout(200);
  await touch("touchEnd");
  await settle(page);
  near(Number((await stateOf(page)).rate), 5, 0.2);
  await page.locator(".choose-parts label").nth(2).tap();
  await page.locator("select").waitFor();
  assert.ok(!(await page.locator(".sweep").isVisible()));
  const [, promised] = await change(page);
  await page.locator("[part=step]").tap();
  await settle(page);
  near(await cost(page), promised, 0.0051);
});

test("a drawing that travels is asked about, as what the network reads it", async (t) => {
  const page = await openGradient(t, OURS);
  const own = page.locator(".choose-drawings label").last();
  await page.evaluate(async () => {
    const [, pad] = document.querySelectorAll("perceptible-figure");
    await pad.ready;
    await pad.draw([Array.from({ length: 12 }, (_, i) => [0.5, 0.2 + 0.05 * i])]);
  });
  await rested(page);
  assert.ok(await own.isVisible());
  assert.match(await said(page), /should read 1/);
  await page.locator(".choose-drawings label").nth(7).click();
  await rested(page);
  assert.match(await said(page), /should read 7/);
  assert.ok(await own.isVisible(), "and it can be asked about again");
  await own.click();
  await rested(page);
  assert.match(await said(page), /should read 1/);
});

test("the network that the figures share is never changed", async (t) => {
  const page = await openGradient(t, OURS);
  const outputs = () =>
    page.evaluate(async () => {
      const [, pad] = document.querySelectorAll("perceptible-figure");
      await pad.ready;
      return String(
        (await pad.draw([Array.from({ length: 12 }, (_, i) => [0.5, 0.2 + 0.05 * i])])).outputs,
      );
    });
  const before = await outputs();
  await restore(page, { start: "trained", label: 8, rate: 8 });
  for (let i = 0; i < 3; i++) await page.locator("[part=step]").click();
  await rested(page);
  assert.equal(await outputs(), before);
});

test("a link brings back what was chosen, in Korean as well", async (t) => {
  const state = {
    drawing: 5,
    label: 8,
    start: "begun",
    minibatch: true,
    rate: 3.5,
    part: "weight",
    neuron: "2.11",
    weight: "1.300.4",
  };
  const page = await openGradient(t, { lang: "ko" });
  await restore(page, { ...state, surprise: 1, weights: [1, 2] });
  assert.deepEqual(await stateOf(page), state);
  await restore(page, { drawing: 12, start: "nowhere", neuron: "9.9", rate: null });
  assert.deepEqual(await stateOf(page), state);
  assert.match(await text(page, ".asks-title"), /12번 뉴런/);
  assert.match(await text(page, "[part=slope-step]"), /기울기.*역전파/);
  assert.equal(await page.locator("input.rate").inputValue(), "3.5");
  assert.equal(await page.locator("select").inputValue(), "1.300.4");
});

test("nothing is wider than the figure and no word lies on another, from 320 to 1440, in both languages", async (t) => {
  for (const lang of ["en", "ko"]) {
    const page = await openGradient(t, { lang });
    await restore(page, { minibatch: true, start: "begun", neuron: "2.10" });
    for (const width of [320, 360, 600, 900, 1440])
      for (const part of ["nudges", "step", "weight"]) {
        await page.setViewportSize({ width, height: 900 });
        await settle(page);
        await choose(page, { part });
        const wrong = await page.evaluate(() => {
          const host = /** @type {Element} */ (document.querySelector("perceptible-figure"));
          const { left, right } = host.getBoundingClientRect();
          const parts = [
            ".cost b",
            "[part=step]",
            "[part=again]",
            ".chart-head",
            ".slopes",
            ".choose-start label",
            ".choose-mode label",
            ".choose-drawings label:not(.none)",
            ".choose-labels label",
            ".choose-parts label",
            ".asks-title",
            ".asks li",
            ".pick",
          ];
          const boxes = parts
            .flatMap((selector) => [...(host.shadowRoot?.querySelectorAll(selector) ?? [])])
            .map((element) => ({ element, box: element.getBoundingClientRect() }))
            .filter(({ box }) => box.width > 0);
          const name = (/** @type {Element} */ e) =>
            `${e.className || e.getAttribute("part")} "${e.textContent?.slice(0, 24)}"`;
          const out = boxes
            .filter(({ box }) => box.left < left - 1 || box.right > right + 1)
            .map(({ element }) => `${name(element)} leaves`);
          for (const [i, a] of boxes.entries())
            for (const b of boxes.slice(i + 1)) {
              if (a.element.contains(b.element) || b.element.contains(a.element)) continue;
              const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
              const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
              if (across > 1 && down > 1) out.push(`${name(a.element)} on ${name(b.element)}`);
            }
          if (document.documentElement.scrollWidth > innerWidth)
            out.push("the page scrolls sideways");
          return out;
        });
        assert.deepEqual(wrong, [], `${lang}, ${width}, ${part}`);
      }
  }
});

test("a teacher takes controls away", async (t) => {
  const page = await openGradient(t, { attributes: 'hide="step rate start"' });
  for (const hidden of ["[part=step]", ".sweep", ".choose-start"])
    assert.ok(!(await page.locator(hidden).isVisible()), hidden);
  assert.ok(await page.locator(".choose-mode").isVisible());
});
