// What a reader does with a figure as a whole: embeds it, keeps its picture, sets it back. On the article as
// written, under a strict policy.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import jsQR from "jsqr";
import {
  announced,
  article,
  canvasesOf,
  choose,
  come,
  drawn,
  FOUR,
  snapshotOf,
  word,
} from "./support/article.js";
import { settle } from "./support/browser.js";
import { PHONE } from "./support/view.js";

/** @typedef {import("./support/browser.js").Page} Page */
/** @typedef {import("../../pkg/perceptible.js").PerceptibleFigure} Figure */

test("the code to embed a figure says what of the reader's choice an attribute can say", async (t) => {
  const { page, url } = await article(t, "/");
  const codeOf = async (/** @type {string} */ id, name = "embed") => {
    await word(page, id, name).click();
    const code = (await page.locator(`#${id} .drawer code`).textContent()) ?? "";
    await word(page, id, name).click();
    assert.equal(await page.locator(`#${id} .drawer`).isVisible(), false);
    return code.split("\n");
  };
  const [script, plain] = await codeOf("draw");
  assert.equal(script, `<script type="module" src="${url}/www/perceptible.js"></script>`);
  assert.equal(plain, '<perceptible-figure view="draw"></perceptible-figure>');
  await come(page, "lab");
  await choose(page, "lab", { layers: [784, 32, 10], activation: "relu", seed: 9 });
  assert.equal(
    (await codeOf("lab"))[1],
    '<perceptible-figure view="lab" layers="784,32,10" activation="relu" seed="9"></perceptible-figure>',
  );
  await page
    .locator("#lab perceptible-figure")
    .evaluate((figure) => figure.setAttribute("hide", 'seed"><b>&amp;'));
  assert.match((await codeOf("lab"))[1], / hide="seed&quot;>&lt;b>&amp;amp;">/);
  await page.locator("#draw [data-network=classic-relu]").click();
  await page.locator("#draw [data-network=classic-relu][aria-pressed=true]").waitFor();
  await page.getByRole("link", { name: "한국어" }).click();
  assert.equal(
    (await codeOf("draw", "퍼가기"))[1],
    `<perceptible-figure view="draw" lang="ko" model="${url}/models/classic-relu.safetensors"></perceptible-figure>`,
  );
});

test("where the page may not copy, the link is there, selected, to be copied by hand", async (t) => {
  const { page } = await article(t, "/", {}, (page) =>
    page.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, "clipboard", {
        get: () => ({ writeText: () => Promise.reject(new Error("no")) }),
      });
    }),
  );
  await come(page, "weights");
  await choose(page, "weights", { lens: "never" });
  await word(page, "weights", "copy link").click();
  const drawer = page.locator("#weights .drawer");
  await drawer.waitFor();
  const link = (await drawer.locator("code").textContent()) ?? "";
  assert.match(link, /#weights~1~e3~s/);
  assert.equal(await page.evaluate(() => String(getSelection())), link);
  assert.match((await announced(page)) ?? "", /by hand/);
  await word(page, "weights", "embed").click();
  await drawer.getByRole("button", { name: "copy" }).click();
  assert.match(await page.evaluate(() => String(getSelection())), /^<script/);
});

test("by keyboard, and on a phone one word unfolds the five; what was done is announced", async (t) => {
  const { page } = await article(t, "/", { ...PHONE, hasTouch: true });
  await come(page, "weights");
  assert.equal(await word(page, "weights", "copy link").isVisible(), false);
  const unfold = page.locator("#weights .unfold");
  assert.equal(await unfold.getAttribute("aria-expanded"), "false");
  assert.equal((await unfold.boundingBox())?.height, 44);
  await unfold.focus();
  await page.keyboard.press("Enter");
  assert.equal(await unfold.getAttribute("aria-expanded"), "true");
  const group = page.getByRole("group", { name: "Figure 6" });
  assert.equal(await group.getByRole("button").count(), 5);
  for (const button of await group.getByRole("button").all())
    assert.ok(((await button.boundingBox())?.height ?? 0) >= 44);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForFunction(
    () => document.querySelector("main > .unseen")?.textContent === "The link is copied.",
  );
  assert.equal(await page.locator("#weights .words button").first().textContent(), "copied");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  const code = page.locator("#weights .drawer").getByRole("img", { name: "QR code" });
  await code.waitFor();
  const link = await page.locator("#weights .drawer code").textContent();
  assert.match(link ?? "", /#weights$/);
  assert.equal(await scanned(code), link);
  const widest = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(widest <= 360, `${widest} px of content`);
});

/** What a camera reads. @param {import("playwright-core").Locator} code */
async function scanned(code) {
  const { side, pixels } = await code.evaluate((/** @type {HTMLCanvasElement} */ canvas) => {
    const g = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    const { width: side } = canvas;
    return { side, pixels: [...g.getImageData(0, 0, side, side).data] };
  });
  // Its types speak of a module; to Node the package is its function.
  const read = /** @type {typeof jsQR.default} */ (/** @type {unknown} */ (jsQR));
  return read(Uint8ClampedArray.from(pixels), side, side)?.data;
}

/** What is in a picture that was saved. @param {Page} page @param {Buffer} bytes */
const pixelsOf = (page, bytes) =>
  page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width;
    canvas.height = image.height;
    const g = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    g.drawImage(image, 0, 0);
    const { data } = g.getImageData(0, 0, image.width, image.height);
    const corner = [...data.slice(0, 4)];
    const rows = new Set();
    let other = 0;
    for (let p = 0; p < data.length; p += 4)
      if (data[p] !== corner[0] || data[p + 1] !== corner[1] || data[p + 2] !== corner[2]) {
        other += 1;
        rows.add(Math.floor(p / 4 / image.width));
      }
    return { width: image.width, height: image.height, corner, other, rows: rows.size };
  }, bytes.toString("base64"));

for (const [scheme, paper] of /** @type {const} */ ([
  ["light", [252, 252, 251, 255]],
  ["dark", [19, 21, 25, 255]],
]))
  test(`a figure's picture is saved, twice as sharp, on the paper of now (${scheme})`, async (t) => {
    const { page } = await article(t, "/", { colorScheme: scheme });
    for (const id of ["draw", "weights"]) {
      await come(page, id);
      const before = await canvasesOf(page, id);
      await page.evaluate(() => {
        /** @type {number[]} */
        const sharpness = [];
        Object.assign(globalThis, { sharpness });
        const own = HTMLCanvasElement.prototype.toDataURL;
        HTMLCanvasElement.prototype.toDataURL = function (...wishes) {
          if (this.matches(".paint")) sharpness.push(this.width / this.clientWidth);
          return own.apply(this, wishes);
        };
      });
      const coming = page.waitForEvent("download");
      await word(page, id, "save picture").click();
      const download = await coming;
      assert.equal(download.suggestedFilename(), `perceptible-${id}.png`);
      const sharpness = /** @type {number[]} */ (await page.evaluate("sharpness"));
      assert.ok(sharpness.length > 0);
      for (const each of sharpness) assert.ok(Math.abs(each - 2) < 0.01, `${each}`);
      const found = await pixelsOf(page, await readFile(await download.path()));
      const box = await page.locator(`#${id} perceptible-figure .figure`).boundingBox();
      assert.ok(box);
      assert.ok(Math.abs(found.width - 2 * (box.width + 48)) <= 1, `${found.width} wide`);
      assert.ok(Math.abs(found.height - 2 * (box.height + 48)) <= 1, `${found.height} high`);
      assert.deepEqual(found.corner, paper);
      const share = found.other / found.width / found.height;
      assert.ok(share > 0.03 && share < 0.5, `${share} of it is no paper`);
      assert.ok(found.rows > 0.6 * found.height, "words and drawings all over it");
      assert.match((await announced(page)) ?? "", /picture is saved/);
      assert.deepEqual(await canvasesOf(page, id), before, "the figure is as it was");
    }
  });

test("a browser that gives no picture is excused in a sentence", async (t) => {
  const { page } = await article(t, "/", {}, (page) =>
    page.addInitScript(() => {
      HTMLCanvasElement.prototype.toBlob = () => {
        throw new DOMException("tainted", "SecurityError");
      };
    }),
  );
  await word(page, "draw", "save picture").click();
  await page.locator("#draw .drawer").waitFor();
  assert.match(
    (await page.locator("#draw .drawer p:visible").textContent()) ?? "",
    /gives no picture/,
  );
  assert.match((await announced(page)) ?? "", /gives no picture/);
});

test("reset brings a figure back as it came, with the drawing of the beginning", async (t) => {
  const { page } = await article(t, "/");
  await come(page, "weights");
  const came = await snapshotOf(page, "weights");
  await choose(page, "weights", { lens: "never", number: [1, 4, 300] });
  await drawn(page, FOUR);
  assert.notDeepEqual(await snapshotOf(page, "weights"), came);
  await word(page, "weights", "reset").click();
  await settle(page);
  assert.deepEqual(await snapshotOf(page, "weights"), came);
  assert.match((await announced(page)) ?? "", /at the beginning/);
  assert.deepEqual((await snapshotOf(page, "draw")).drawing, came.drawing, "on the pad as well");
  assert.equal(await page.locator("#draw [data-example='3']").getAttribute("aria-pressed"), "true");
});
