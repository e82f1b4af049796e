// The lab: structures built and counted, runs trained, kept, compared and removed, and every preset
// ending as its sentence says; by mouse, by touch and by keyboard.

import assert from "node:assert/strict";
import { test } from "node:test";
import { imagesFile, labelsFile } from "../web/idx-files.js";
import { assertFits, settle } from "./support/browser.js";
import { openView, PHONE, restore, stateOf } from "./support/view.js";

/** @typedef {import("./support/browser.js").Page} Page */
/** @typedef {import("node:test").TestContext} TestContext */
/** @typedef {{ name: string, how: string, parameters: number, accuracy: number, isLit: boolean, isChosen: boolean }} Row */

/** @param {TestContext} t @param {import("./support/view.js").ViewWish} [wish] */
async function openLab(t, wish) {
  const page = await openView(t, "lab", wish);
  await page.locator(".lab-net").waitFor();
  await settle(page);
  return page;
}

/** Presses play and waits for the end; how it ended. @param {Page} page */
async function train(page) {
  await page.locator(".play").click();
  const end = page.locator(".lab-status:is([data-state=done], [data-state=diverged])");
  await end.waitFor({ timeout: 60_000 });
  await settle(page);
  return end.getAttribute("data-state");
}

/** The rows from top to bottom, as they are seen. @param {Page} page @returns {Promise<Row[]>} */
const rows = (page) =>
  page.locator(".lab-body .lab-line").evaluateAll((lines) =>
    lines
      .map((line) => {
        const text = (/** @type {string} */ name) =>
          (line.querySelector(`.lab-${name}`)?.textContent ?? "").replace(/\s+/g, " ");
        return {
          top: line.getBoundingClientRect().top,
          name: text("name"),
          how: text("how"),
          parameters: Number(text("parameters").replace(",", "")),
          accuracy: Number.parseFloat(text("accuracy")),
          isLit: line.classList.contains("lab-lit"),
          isChosen: line.querySelector("[aria-pressed=true]") !== null,
        };
      })
      .sort((a, b) => a.top - b.top),
  );

/** What the chosen run has come to. @param {Page} page */
async function outcome(page) {
  const said = (await page.locator(".lab-chart").textContent()) ?? "";
  const [, accuracy, training, unseen] =
    said.match(/Accuracy ([\d.]+)%; cost ([\d.]+) in training, ([\d.]+) on/) ?? [];
  assert.ok(accuracy, said);
  return { accuracy: Number(accuracy), training: Number(training), unseen: Number(unseen) };
}

/** The number of parameters that the figure says. @param {Page} page */
async function counted(page) {
  const said = (await page.locator(".lab-structure").textContent()) ?? "";
  return Number(said.match(/([\d,]+) parameters/)?.[1].replaceAll(",", ""));
}

test("a lab that nobody has touched shows its structure, an empty chart and where to begin", async (t) => {
  const page = await openLab(t);
  assert.equal(await counted(page), 13_002);
  assert.match((await page.locator(".lab-chart").textContent()) ?? "", /empty chart/);
  assert.ok(await page.locator(".play.invites").isVisible());
  assert.ok(await page.getByRole("radio", { name: "as in the lesson" }).isChecked());
  assert.deepEqual(await rows(page), []);
  await page.waitForTimeout(300);
  assert.deepEqual(await rows(page), [], "nothing trains by itself");
});

test("layers come, go and change, and the count stays the network's own", async (t) => {
  const page = await openLab(t);
  const own = (/** @type {number[]} */ layers) =>
    page.evaluate(async (sizes) => {
      const { start } = await import(/** @type {string} */ ("/www/start.js"));
      const { Network } = await start("core");
      return Network.random(sizes, "relu", 1).facts().parameters;
    }, layers);
  const agree = async (/** @type {number[]} */ layers) => {
    assert.deepEqual((await stateOf(page)).layers, layers);
    assert.equal(await counted(page), await own(layers));
  };
  const add = page.getByRole("button", { name: "add a layer" });
  const drop = page.getByRole("button", { name: "remove a layer" });
  const top = await page.locator(".lab-runs").evaluate((at) => at.getBoundingClientRect().top);
  await add.click();
  await agree([784, 16, 16, 16, 10]);
  await add.click();
  assert.ok(await add.isDisabled());
  await page.getByRole("button", { name: "More neurons in hidden layer 4" }).click();
  await agree([784, 16, 16, 16, 20, 10]);
  const first = page.getByRole("spinbutton", { name: "Neurons in hidden layer 1" });
  await first.fill("77");
  await first.press("Enter");
  await agree([784, 77, 16, 16, 20, 10]);
  for (const bad of ["0", "129", "", "2.5"]) {
    await first.fill(bad);
    await first.press("Enter");
    assert.equal(await first.inputValue(), "77", `after "${bad}"`);
  }
  for (let left = 4; left > 0; left--) await drop.click();
  assert.ok(await drop.isDisabled());
  assert.equal(await counted(page), 7850);
  const later = await page.locator(".lab-runs").evaluate((at) => at.getBoundingClientRect().top);
  assert.equal(later, top, "nothing below has moved");
});

test("a run ends, stays, and is compared with the next; the same again ends the same", async (t) => {
  const page = await openLab(t);
  await page.evaluate(() => {
    const heard = /** @type {unknown[]} */ ([]);
    Object.assign(globalThis, { heard });
    addEventListener("training", (event) => heard.push(/** @type {CustomEvent} */ (event).detail));
  });
  assert.equal(await train(page), "done");
  const [first] = await rows(page);
  assert.equal(first.parameters, 13_002);
  const told = /** @type {{ step: number, accuracy: number }[]} */ (await page.evaluate("heard"));
  const last = told[told.length - 1];
  assert.equal(last.step, 2000);
  assert.equal((last.accuracy * 100).toFixed(1), first.accuracy.toFixed(1));
  await restore(page, { preset: "deep" });
  assert.deepEqual(
    (await rows(page)).map(({ isChosen }) => isChosen),
    [false],
  );
  await train(page);
  const both = await rows(page);
  assert.equal(both.length, 2);
  assert.ok(both[0].accuracy > both[1].accuracy, "the best first");
  assert.ok(both[1].isLit && both[1].isChosen && both[1].how.includes("rate 0.05"));
  await page.getByRole("button", { name: "16 · 16", exact: true }).click();
  assert.equal((await stateOf(page)).preset, "lesson", "a row brings its settings back");
  await train(page);
  assert.deepEqual(
    (await rows(page)).map(({ name, accuracy }) => [name, accuracy]),
    both.map(({ name, accuracy }) => [name, accuracy]),
  );
  await page.getByRole("button", { name: /^Remove the run 16 · 16 · 16 · 16/ }).click();
  assert.deepEqual(
    (await rows(page)).map(({ name }) => name),
    [both[0].name],
  );
});

test("every preset ends as its sentence says", async (t) => {
  const page = await openLab(t);
  /** @type {Record<string, { accuracy: number, training: number, unseen: number, end: string | null }>} */
  const ends = {};
  const names = await page
    .locator("[data-control=presets] input")
    .evaluateAll((inputs) => inputs.map((input) => /** @type {HTMLInputElement} */ (input).value));
  for (const name of names) {
    await restore(page, { preset: name, seed: 7 });
    const end = await train(page);
    ends[name] = { ...(await outcome(page)), end };
  }
  const said = JSON.stringify(ends);
  t.diagnostic(said);
  const { lesson, none, one, wide, deep, deepRelu, linear, fast, pixels, labels, zero } = ends;
  const isNear = (/** @type {number} */ a, /** @type {number} */ b) => Math.abs(a - b) < 3;
  assert.ok(lesson.accuracy > 86 && lesson.accuracy < 95, said);
  assert.ok(none.accuracy > lesson.accuracy - 2, said);
  assert.ok(one.accuracy < 50, said);
  assert.ok(wide.accuracy > lesson.accuracy + 1, said);
  assert.ok(deep.accuracy < 20 && deepRelu.accuracy > 80, said);
  assert.ok(isNear(linear.accuracy, none.accuracy), said);
  assert.ok(fast.accuracy < 15 && fast.training > 8, said);
  assert.ok(isNear(pixels.accuracy, lesson.accuracy), said);
  assert.ok(zero.accuracy < 50, said);
  // Ten outputs of one in ten each cost 3.25.
  assert.ok(labels.accuracy < 15 && labels.training < 1.5 && labels.unseen > 5, said);
  await restore(page, { preset: "labels" });
  await restore(page, { shuffle: "none" });
  await train(page);
  const { training } = await outcome(page);
  assert.ok(training < labels.training / 5, "true labels are learned much faster");
  const kept = await rows(page);
  assert.equal(kept.length, 10, "ten runs are kept");
  assert.match((await page.locator(".lab-full").textContent()) ?? "", /Ten runs/);
});

test("shuffled labels show the cost, training against unseen, and the reader may look at the other", async (t) => {
  const page = await openLab(t);
  await page.getByRole("radio", { name: "labels shuffled" }).first().check();
  assert.ok(await page.getByRole("radio", { name: "cost" }).isChecked());
  assert.ok(await page.getByRole("radio", { name: "1,000" }).isChecked());
  await page.getByRole("radio", { name: "accuracy" }).check();
  assert.ok(await page.getByRole("radio", { name: "accuracy" }).isChecked());
});

test("play pauses and goes on, and a new run does not wait for the old one", async (t) => {
  const page = await openLab(t);
  await restore(page, { layers: [784, 128, 128, 128, 10], activation: "relu", rate: 0.05 });
  const play = page.locator(".play");
  await play.click();
  await page.locator(".lab-status[data-state=playing]").waitFor();
  assert.equal(await play.getAttribute("aria-label"), "Pause");
  await play.click();
  await page.locator(".lab-status[data-state=paused]").waitFor();
  assert.equal(await play.getAttribute("aria-label"), "Go on");
  await play.click();
  await page.locator(".lab-status[data-state=playing]").waitFor();
  await restore(page, { preset: "none" });
  assert.equal(await play.getAttribute("aria-label"), "Train this network");
  assert.equal(await train(page), "done");
  assert.equal((await rows(page)).length, 2);
});

test("everything works by keyboard alone", async (t) => {
  const page = await openLab(t);
  await page.getByRole("radio", { name: "as in the lesson" }).focus();
  await page.keyboard.press("ArrowRight");
  assert.equal((await stateOf(page)).preset, "none");
  await page.locator(".play").focus();
  await page.keyboard.press("Space");
  await page.locator(".lab-status[data-state=done]").waitFor({ timeout: 60_000 });
  await restore(page, { preset: "one" });
  await train(page);
  const focused = () =>
    page.evaluate(() => {
      const at = document.querySelector("perceptible-figure")?.shadowRoot?.activeElement;
      return at?.textContent ?? "";
    });
  const [best] = await rows(page);
  assert.equal(best.name, "none");
  await page.getByRole("button", { name: "none", exact: true }).focus();
  assert.ok((await rows(page))[0].isLit, "the row with the focus is lit");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), "1");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  assert.equal((await stateOf(page)).preset, "none");
  await page.keyboard.press("Delete");
  assert.deepEqual(
    (await rows(page)).map(({ name }) => name),
    ["1"],
  );
  assert.equal(await focused(), "1", "the focus goes to the row that is left");
});

for (const lang of ["en", "ko"])
  test(`on a phone a finger reaches everything, nothing scrolls sideways (${lang})`, async (t) => {
    const page = await openLab(t, { context: PHONE, lang });
    await page.locator(".lab-stepper button").nth(1).tap();
    assert.deepEqual((await stateOf(page)).layers, [784, 20, 16, 10]);
    await page.locator("[data-control=activation] label").nth(1).tap();
    assert.equal((await stateOf(page)).activation, "relu");
    await page.locator(".play").tap();
    await page.locator(".lab-status[data-state=done]").waitFor({ timeout: 60_000 });
    await restore(page, { preset: "lesson" });
    await page.locator(".lab-body .lab-line").tap({ position: { x: 60, y: 30 } });
    assert.deepEqual((await stateOf(page)).layers, [784, 20, 16, 10]);
    const low = await page
      .locator("button:visible, label:visible, input[type=number]:visible, .slider input")
      .evaluateAll((all) =>
        all
          .filter((at) => !at.closest(".lab-body") && at.getBoundingClientRect().height < 44)
          .map((at) => at.outerHTML.slice(0, 80)),
      );
    assert.deepEqual(low, []);
    for (const width of [320, 360, 600, 820, 960, 1240, 1440]) {
      await assertFits(page, width);
    }
    const said = (await page.locator(".lab").textContent()) ?? "";
    if (lang === "ko") assert.match(said, /[가-힣]/);
    else assert.doesNotMatch(said, /[가-힣]/);
  });

test("the figure's own attributes are where the lab begins, and a link goes before them", async (t) => {
  const page = await openLab(t, { attributes: 'layers="784,32,10" activation="relu" seed="5"' });
  const { layers, activation, seed } = await stateOf(page);
  assert.deepEqual([layers, activation, seed], [[784, 32, 10], "relu", 5]);
  await restore(page, { preset: "zero", seed: 9 });
  assert.deepEqual(await stateOf(page), { preset: "zero", seed: 9 });
});

test("a teacher can take controls away", async (t) => {
  const page = await openLab(t, { attributes: 'hide="rate seed shuffle"' });
  for (const name of ["rate", "seed", "shuffle"])
    assert.ok(!(await page.locator(`[data-control=${name}]`).isVisible()), name);
  assert.ok(await page.locator("[data-control=presets]").isVisible());
});

test("the reader's own files train a run, its row says so and brings them back", async (t) => {
  const page = await openLab(t);
  const file = (/** @type {string} */ name, /** @type {Uint8Array} */ bytes) => ({
    name,
    mimeType: "application/octet-stream",
    buffer: Buffer.from(bytes),
  });
  await page
    .locator(".data-choice input[type=file]")
    .setInputFiles([file("images", imagesFile(700)), file("labels", labelsFile(700))]);
  const [own, drawn] = ["files", "digits"].map((source) =>
    page.locator(`.data-choice [data-source=${source}]`),
  );
  await page.locator(".data-choice [data-source=files][aria-pressed=true]").waitFor();
  assert.equal(await train(page), "done");
  const [row] = await rows(page);
  assert.match(row.how, /your files, 584 images$/);
  await drawn.click();
  assert.ok(!(await rows(page))[0].isChosen);
  await page.getByRole("button", { name: "16 · 16", exact: true }).click();
  assert.equal(await own.getAttribute("aria-pressed"), "true");
  assert.ok((await rows(page))[0].isChosen);
});

test("a lab that is taken away stops, and works again when it is put back", async (t) => {
  const page = await openLab(t);
  await page.locator(".play").click();
  await page.evaluate(() => {
    const figure = document.querySelector("perceptible-figure");
    const home = figure?.parentNode;
    figure?.remove();
    if (figure) home?.append(figure);
  });
  await settle(page);
  assert.equal(await train(page), "done");
});
