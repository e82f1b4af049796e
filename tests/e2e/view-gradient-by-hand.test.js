// The gradient figure in a reader's hands: by mouse, by touch and by keyboard, from a link, in both languages
// and at every width.

import assert from "node:assert/strict";
import { test } from "node:test";
import { settle } from "./support/browser.js";
import {
  change,
  choose,
  core,
  cost,
  near,
  number,
  openGradient,
  rested,
  restore,
  said,
  slopes,
  stateOf,
  text,
} from "./support/gradient.js";
import { PHONE } from "./support/view.js";

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
