// What a network learns from: files dropped and chosen, right ones and wrong ones, and the site's
// own training images, asked for only when they are wanted.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { imagesFile, labelsFile } from "../web/idx-files.js";
import { openAt } from "./support/browser.js";
import { REPOSITORY, serve } from "./support/server.js";

/** @typedef {import("./support/browser.js").Page} Page */
/** @typedef {{ name: string, bytes: Uint8Array }} File */

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>The part alone</title>
<link rel="icon" href="data:,"><div id="figure" class="figure"></div></html>`;
/** No inline script or style, no markup from strings. */
const POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:; require-trusted-types-for 'script'";

const BODIES = {
  "train-images.idx": gzipSync(imagesFile(300)),
  "train-labels.idx": gzipSync(labelsFile(300)),
  "t10k-images.idx": gzipSync(imagesFile(100)),
  "t10k-labels.idx": gzipSync(labelsFile(100)),
};

/** What the site says of the files above. */
function packed() {
  const file = (/** @type {keyof typeof BODIES} */ name) => ({
    file: `mnist/${name}`,
    bytes: BODIES[name].length,
  });
  return {
    training: { n: 300, images: file("train-images.idx"), labels: file("train-labels.idx") },
    test: { n: 100, images: file("t10k-images.idx"), labels: file("t10k-labels.idx") },
  };
}

/**
 * A page with the part alone; `changes` has what it chose, each time it chose.
 * @param {import("node:test").TestContext} t
 * @param {{ expected?: RegExp, prepare?: (page: Page) => Promise<unknown> }} [wish]
 */
async function mount(t, wish) {
  const headers = { "content-security-policy": POLICY };
  const server = await serve(REPOSITORY, { headers, pages: { "/part/": PAGE } });
  const opened = await openAt(t, server.url, { path: "/part/", ...wish });
  await opened.page.evaluate(async () => {
    const [part, common] = ["/www/parts/data-choice.js", "/www/style.js"];
    const { DataChoice, style } = await import(part);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync((await import(common)).default + style);
    document.adoptedStyleSheets = [sheet];
    const changes = /** @type {unknown[]} */ ([]);
    const figure = document.querySelector("#figure");
    const choice = new DataChoice(() => {
      const { files, ...data } = choice.data;
      const sizes = files && [files.n, files.images.length, files.labels.length, files.test?.n];
      changes.push({ ...data, sizes });
    }, figure);
    figure?.append(choice.element);
    Object.assign(globalThis, { changes, choice });
  });
  return opened;
}

/** @param {Page} page @param {File[]} files */
async function drop(page, files) {
  const plain = files.map(({ name, bytes }) => ({ name, bytes: [...bytes] }));
  await page.evaluate((files) => {
    const dataTransfer = new DataTransfer();
    for (const { name, bytes } of files)
      dataTransfer.items.add(new File([Uint8Array.from(bytes)], name));
    const figure = document.querySelector("#figure");
    for (const type of ["dragover", "drop"])
      figure?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }, plain);
}

/** @param {Page} page @param {string | RegExp} sentence */
const says = (page, sentence) =>
  page.locator("[aria-live]", { hasText: sentence }).waitFor({ timeout: 5000 });

/** @param {Page} page */
const changes = (page) => page.evaluate("changes");

/** @param {Page} page */
const chosen = (page) => page.locator("[aria-pressed=true]").getAttribute("data-source");

const IMAGES = { name: "my-images.gz", bytes: gzipSync(imagesFile(600)) };
const LABELS = { name: "my-labels", bytes: labelsFile(600) };

test("two files dropped at once, in any order, are what is learned from", async (t) => {
  const { page } = await mount(t);
  await drop(page, [LABELS, IMAGES]);
  await says(page, "Your files: 500 images to learn from; 100 more are held out.");
  assert.equal(await chosen(page), "files");
  const sizes = [600, IMAGES.bytes.length, LABELS.bytes.length, undefined];
  assert.deepEqual(await changes(page), [{ source: "files", count: 500, held_out: 100, sizes }]);
});

test("files chosen one after the other come together, and the first is asked for its half", async (t) => {
  const { page } = await mount(t);
  const choose = async (/** @type {File} */ { name, bytes }) => {
    const asking = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "your files" }).click();
    const buffer = Buffer.from(bytes);
    await (await asking).setFiles([{ name, mimeType: "application/octet-stream", buffer }]);
  };
  await choose(LABELS);
  await says(page, "600 labels are here. Now the file with their images.");
  assert.equal(await chosen(page), "digits");
  assert.deepEqual(await changes(page), []);
  await choose({ name: "other-images", bytes: imagesFile(300) });
  await says(page, "300 images and 600 labels do not belong together.");
  await choose(IMAGES);
  await says(page, "Your files: 500 images");
  assert.equal((await changes(page)).length, 1);
});

test("files of the wrong kind are named and refused, and what was chosen stays", async (t) => {
  const { page } = await mount(t);
  await drop(page, [IMAGES, LABELS]);
  await says(page, "Your files");
  const network = readFileSync(join(REPOSITORY, "models/classic.safetensors"));
  /** @type {[File[], RegExp][]} */
  const cases = [
    [[{ name: "mine.safetensors", bytes: network }], /mine.safetensors is a netw/],
    [
      [{ name: "cat.png", bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13) }],
      /cat.png .* 89 50 4e/,
    ],
    [[IMAGES, { name: "none", bytes: new Uint8Array(0) }], /none is empty/],
    [[{ name: "cut.gz", bytes: IMAGES.bytes.subarray(0, 99) }, LABELS], /cut.gz is damaged/],
    [[IMAGES, { name: "few", bytes: labelsFile(599) }], /600 images and 599 labels do not belong/],
  ];
  for (const [files, sentence] of cases) {
    await drop(page, files);
    await says(page, sentence);
    assert.equal(await chosen(page), "files");
  }
  assert.equal((await changes(page)).length, 1);
  await page.evaluate("choice.speak('ko')");
  await says(page, "이미지 600개와 레이블 599개는 서로 짝이 맞지 않습니다.");
  await page.getByRole("button", { name: "페이지가 그린 숫자" }).click();
  assert.equal((await changes(page)).at(-1).source, "digits");
});

test("a site without training images offers none and asks for none", async (t) => {
  const { page, requests } = await mount(t);
  const sources = page.locator("[data-source]");
  assert.deepEqual(await sources.evaluateAll((all) => all.map((e) => e.dataset.source)), [
    "digits",
    "files",
  ]);
  assert.deepEqual(
    requests.filter((url) => url.includes("/mnist/")),
    [],
  );
});

test("a site's training images come when they are chosen; a failure can be tried again", async (t) => {
  let isOffline = true;
  const { page, requests } = await mount(t, {
    expected: /Failed to load resource/,
    prepare: async (page) => {
      const body = `export default ${JSON.stringify(packed())};`;
      await page.route("**/www/packed.js", (route) =>
        route.fulfill({ contentType: "text/javascript", body }),
      );
      await page.route("**/www/mnist/*", (route) => {
        const name = new URL(route.request().url()).pathname.split("/").pop() ?? "";
        if (isOffline) return route.abort();
        return route.fulfill({ body: BODIES[/** @type {keyof typeof BODIES} */ (name)] });
      });
    },
  });
  const asked = () => requests.filter((url) => url.includes("/mnist/")).length;
  const option = page.locator("[data-source=mnist]");
  const megabytes = Object.values(BODIES).reduce((sum, body) => sum + body.length, 0) / 1e6;
  assert.equal(await option.textContent(), `MNIST${megabytes.toFixed(1)} MB`);
  assert.equal(asked(), 0);
  await option.click();
  await says(page, "MNIST did not arrive");
  assert.equal(await chosen(page), "digits");
  isOffline = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await says(page, "300 digits written by hand; 100 more are held out.");
  assert.equal(await chosen(page), "mnist");
  assert.equal(await option.textContent(), "MNIST");
  const [{ source, count, held_out, sizes }] = await changes(page);
  assert.deepEqual([source, count, held_out], ["mnist", 300, 100]);
  assert.deepEqual([sizes[0], sizes[1], sizes[3]], [300, BODIES["train-images.idx"].length, 100]);
});

test("loading can be called off, and nothing comes of it later", async (t) => {
  /** @type {(() => void)[]} */
  const held = [];
  const { page } = await mount(t, {
    expected: /Failed to load resource/,
    prepare: async (page) => {
      const body = `export default ${JSON.stringify(packed())};`;
      await page.route("**/www/packed.js", (route) =>
        route.fulfill({ contentType: "text/javascript", body }),
      );
      await page.route("**/www/mnist/*", async (route) => {
        await new Promise((resolve) => held.push(() => resolve(null)));
        await route.abort().catch(() => {});
      });
    },
  });
  await page.locator("[data-source=mnist]").click();
  await says(page, "MNIST is being loaded.");
  await page.getByText(/^ 0\.0 of \d\.\d MB$/).waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  await says(page, "Digits that this page draws itself");
  for (const release of held) release();
  await page.waitForTimeout(100);
  assert.equal(await chosen(page), "digits");
  assert.deepEqual(await changes(page), []);
});
