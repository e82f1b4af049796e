// The file that `cargo xtask single` writes, opened from the disk without a network in three browsers:
// a digit drawn with the mouse is read, and training trains.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { launch } from "./support/chromium.js";
import { missing, OTHERS } from "./support/others.js";
import { REPOSITORY } from "./support/server.js";

/** @typedef {import("node:test").TestContext} TestContext */
/** @typedef {import("./support/others.js").Other} Other */

/** A 7, in 0..1 of the pad. */
const SEVEN = [
  ...Array.from({ length: 8 }, (_, i) => [0.28 + 0.06 * i, 0.24]),
  ...Array.from({ length: 12 }, (_, i) => [0.68 - 0.022 * i, 0.3 + 0.045 * i]),
];

const folder = mkdtempSync(join(tmpdir(), "perceptible-"));
/** @type {Record<string, string>} */
const files = {};

/** @param {string[]} words */
const single = (...words) =>
  promisify(execFile)(process.env.CARGO ?? "cargo", ["xtask", "single", ...words], {
    cwd: REPOSITORY,
  });

/** Writes the file and takes it out of the way of the next. @param {string} name @param {string[]} words */
async function write(name, ...words) {
  const { stdout } = await single(...words);
  const lines = stdout.trim().split("\n");
  const path = join(folder, `${name}.html`);
  copyFileSync(lines[lines.length - 1], path);
  files[name] = path;
}

before(async () => {
  await write("draw", "--view", "draw");
  await write("training", "--view", "training", "--lang", "ko");
  await write("article", "--model", "models/classic-relu.safetensors");
});
after(() => rmSync(folder, { recursive: true }));

/** What is asked of every page, as the body of a function. */
const READY = `
  const figure = document.querySelector("perceptible-figure");
  const late = new Promise((_, fail) => setTimeout(() => fail(new Error("not ready")), 20000));
  await customElements.whenDefined("perceptible-figure");
  await Promise.race([figure.ready, late]);`;
const EMPTY_PAD = `${READY}
  figure.clear();
  const pad = figure.shadowRoot.querySelector("[part=pad]");
  pad.scrollIntoView({ block: "center", behavior: "instant" });
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const { x, y, width, height } = pad.getBoundingClientRect();
  return { x, y, width, height };`;
const ANSWER = `
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const root = document.querySelector("perceptible-figure").shadowRoot;
  return root.querySelector("[part=answer]").getAttribute("data-digit");`;
/** Nothing was fetched, and nothing can be. */
const REQUESTS = `
  const kinds = performance.getEntriesByType("resource").map(({ name }) => name);
  const blocked = await fetch("https://example.org/").then(() => "came", () => "blocked");
  return { fetched: kinds.filter((name) => !/^(data|blob):/.test(name)), blocked };`;
const TRAINED = `${READY}
  figure.scrollIntoView({ behavior: "instant" });
  let isWorker = false;
  const Native = globalThis.Worker;
  if (Native)
    globalThis.Worker = class extends Native {
      constructor(...given) {
        super(...given);
        this.addEventListener("message", () => { isWorker = true; });
      }
    };
  const accuracies = [];
  figure.addEventListener("training", ({ detail }) => accuracies.push(detail.accuracy));
  figure.shadowRoot.querySelector("[part=play]").click();
  const end = performance.now() + 40000;
  while (!accuracies.some((accuracy) => accuracy > 0.6) && performance.now() < end)
    await new Promise((done) => setTimeout(done, 50));
  return { best: Math.max(0, ...accuracies), isWorker, lang: document.documentElement.lang };`;

/** @param {TestContext} t @returns {Promise<Other>} */
async function chromium(t) {
  const browser = await launch();
  t.after(() => browser.close());
  const page = await browser.newPage();
  await page.context().setOffline(true);
  /** @type {string[]} */
  const errors = [];
  page.on("console", (message) => {
    // The test's own attempt to reach somebody.
    if (message.type() === "error" && !message.text().includes("example.org"))
      errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  t.after(() => assert.deepEqual(errors, [], "errors on the page"));
  return {
    goto: (url) => page.goto(url),
    run: (script) => page.evaluate(`(async () => { ${script} })()`),
    async point(moves) {
      for (const { type, x, y } of /** @type {any[]} */ (moves))
        if (type === "pointerMove") await page.mouse.move(x, y);
        else if (type === "pointerDown") await page.mouse.down();
        else await page.mouse.up();
    },
  };
}

/** @param {Other} page */
async function drawSeven(page) {
  const { x, y, width, height } = await page.run(EMPTY_PAD);
  const [first, ...rest] = SEVEN.map(([px, py]) => ({
    type: "pointerMove",
    x: Math.round(x + px * width),
    y: Math.round(y + py * height),
    duration: 8,
  }));
  await page.point([
    first,
    { type: "pointerDown", button: 0 },
    ...rest,
    { type: "pointerUp", button: 0 },
  ]);
}

const BROWSERS = {
  Chromium: { open: chromium, skip: false },
  Firefox: { open: OTHERS.Firefox.open, skip: missing(OTHERS.Firefox) },
  WebKitGTK: { open: OTHERS.WebKitGTK.open, skip: missing(OTHERS.WebKitGTK) },
};

for (const [browser, { open, skip }] of Object.entries(BROWSERS))
  test(`${browser}, offline: the file reads a digit that is drawn, asks for nothing, and trains`, {
    skip,
  }, async (t) => {
    const page = await open(t);
    for (const name of ["draw", "article"]) {
      await page.goto(pathToFileURL(files[name]).href);
      await drawSeven(page);
      assert.equal(await page.run(ANSWER), "7", name);
      assert.deepEqual(await page.run(REQUESTS), { fetched: [], blocked: "blocked" }, name);
    }
    await page.goto(pathToFileURL(files.training).href);
    const { best, isWorker, lang } = await page.run(TRAINED);
    assert.equal(lang, "ko");
    assert.equal(isWorker, true, "in a worker");
    assert.ok(best > 0.6, `accuracy ${best}`);
  });

test("where there are no workers the page trains by itself", async (t) => {
  const browser = await launch();
  t.after(() => browser.close());
  const page = await browser.newPage();
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, "Worker"));
  await page.goto(pathToFileURL(files.training).href);
  const { best } = /** @type {any} */ (await page.evaluate(`(async () => { ${TRAINED} })()`));
  assert.ok(best > 0.6, `accuracy ${best}`);
  assert.equal(page.workers().length, 0);
});

test("a file allows no script but its own", () => {
  for (const path of Object.values(files)) {
    const text = readFileSync(path, "utf8");
    const policy = text.match(/Content-Security-Policy content="([^"]*)"/)?.[1] ?? "";
    assert.match(policy, /default-src 'none';script-src '(sha256-[^']*' ?'?)+wasm-unsafe-eval';/);
    assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|https?:/);
  }
});

test("the file says whose code is in it, and leads to nothing that is not", () => {
  for (const path of Object.values(files)) {
    const text = readFileSync(path, "utf8");
    assert.match(text, /<!--\nPerceptible: MIT OR Apache-2\.0\n.*\nwasm-bindgen [\d.]+: .*-->\n$/s);
    const leads = [...text.matchAll(/href="?([^\s">]+)/g)].map(([, to]) => to);
    assert.deepEqual(
      leads.filter((to) => !/^(#|\?lang=|data:)/.test(to)),
      [],
    );
  }
});

test("an unknown view and a file that is no model are refused in a sentence", async () => {
  const [view, model] = await Promise.allSettled([
    single("--view", "drawn"),
    single("--model", "Cargo.toml"),
  ]);
  const said = (/** @type {PromiseSettledResult<any>} */ outcome) =>
    outcome.status === "rejected" ? outcome.reason.stderr : "";
  assert.match(said(view), /expected a view of draw, .*training.* got "drawn"/);
  assert.match(said(model), /Cargo\.toml is no model: expected /);
});
