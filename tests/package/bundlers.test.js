// The package in other people's builds, with no setting of its own: every bundler's output, and the
// package's files by a script tag, read a drawn digit in Chromium and train.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { build as esbuild } from "esbuild";
import { rollup } from "rollup";
import { createServer, build as vite } from "vite";
import { answer, drawByMouse, ONE, open, openAt, ready, settle } from "../e2e/support/browser.js";
import { project } from "./support/project.js";

/** @typedef {import("../e2e/support/browser.js").Page} Page */
/** @typedef {import("node:test").TestContext} TestContext */

const webpack = /** @type {typeof import("webpack")} */ (createRequire(import.meta.url)("webpack"));

/** @param {string} script */
const page = (script) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Ours</title>
<link rel="icon" href="data:,">${script}
<perceptible-figure view="draw"></perceptible-figure>
<perceptible-figure view="training"></perceptible-figure></html>`;

/** A page and a program: the figures, and the core read with. */
const FILES = {
  "index.html": page('<script type="module" src="/src/index.js"></script>'),
  "src/index.js": `import { Network, rasterize } from "perceptible";
import "perceptible/element";
const image = rasterize(${JSON.stringify(ONE)});
document.title = \`It is a \${Network.bundled().predict(image).digit}\`;`,
};

/** No inline script, no worker but from files. */
const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:; require-trusted-types-for 'script'";

/** @param {string} script */
const served = (script) => ({ manners: { pages: { "/": page(script) } } });

/** The figure reads what is drawn, with either network. @param {Page} page */
async function assertReads(page) {
  await ready(page);
  await drawByMouse(page, ONE);
  assert.equal((await answer(page)).digit, "1");
  const relu = page.locator("perceptible-figure").first().locator("[data-network=classic-relu]");
  await relu.click();
  await page.locator("[data-network=classic-relu][aria-pressed=true]").first().waitFor();
  await settle(page);
  assert.equal((await answer(page)).digit, "1");
}

/** A network learns in the other figure. @param {Page} page */
async function assertTrains(page) {
  await page.locator("perceptible-figure[view=training]").scrollIntoViewIfNeeded();
  const step = page.evaluate(
    () =>
      new Promise((resolve) =>
        addEventListener("training", (event) => {
          const { step } = /** @type {CustomEvent} */ (event).detail;
          if (step > 0) resolve(step);
        }),
      ),
  );
  await page.locator("perceptible-figure[view=training] [part=play]").first().click();
  assert.ok(Number(await step) > 0);
}

/** @param {Page} page */
async function assertWorks(page) {
  await assertReads(page);
  assert.equal(await page.title(), "It is a 1");
  await assertTrains(page);
  assert.equal(page.workers().length, 1, "it trains in a worker");
}

test("Vite: a build", async (t) => {
  const root = await project(t, FILES);
  await vite({ root, logLevel: "error" });
  const { page } = await open(t, { root: join(root, "dist") });
  await assertWorks(page);
});

test("Vite: its server for developers", async (t) => {
  const root = await project(t, FILES);
  const server = await createServer({ root, logLevel: "error", server: { host: "127.0.0.1" } });
  t.after(() => server.close());
  await server.listen();
  const url = server.resolvedUrls?.local[0].replace(/\/$/, "") ?? "";
  const { page } = await openAt(t, url);
  await assertWorks(page);
});

test("webpack", async (t) => {
  const context = await project(t, FILES);
  // Minifying is most of the time, and no question of ours; webpack's own folder is the current one.
  const settings = { optimization: { minimize: false }, output: { path: join(context, "dist") } };
  /** @type {import("webpack").Stats | undefined} */
  const stats = await new Promise((resolve, reject) =>
    webpack({ context, mode: "production", ...settings }, (error, stats) =>
      error ? reject(error) : resolve(stats),
    ),
  );
  const { errors = [] } = stats?.toJson({ all: false, errors: true }) ?? {};
  assert.deepEqual(
    errors.map(({ message }) => message),
    [],
  );
  const wish = served('<script defer src="main.js"></script>');
  const { page } = await open(t, { root: join(context, "dist"), ...wish });
  await assertWorks(page);
});

test("esbuild", async (t) => {
  const root = await project(t, FILES);
  const { warnings } = await esbuild({
    absWorkingDir: root,
    entryPoints: ["src/index.js"],
    bundle: true,
    splitting: true,
    format: "esm",
    outdir: "dist",
  });
  assert.deepEqual(warnings, []);
  const wish = served('<script type="module" src="index.js"></script>');
  const { page } = await open(t, { root: join(root, "dist"), ...wish });
  await assertWorks(page);
});

test("esbuild: figures alone, in one script of the old kind", async (t) => {
  const root = await project(t, { "index.js": 'import "perceptible/element";' });
  const { warnings } = await esbuild({
    absWorkingDir: root,
    entryPoints: ["index.js"],
    bundle: true,
    outdir: "dist",
  });
  assert.deepEqual(warnings, []);
  const { page } = await open(t, {
    root: join(root, "dist"),
    ...served('<script defer src="index.js"></script>'),
  });
  await assertReads(page);
  await assertTrains(page);
});

test("Rollup", async (t) => {
  const root = await project(t, FILES);
  /** @type {string[]} */
  const warnings = [];
  const bundle = await rollup({
    input: join(root, "src/index.js"),
    plugins: [nodeResolve()],
    onwarn: ({ message }) => warnings.push(message),
  });
  await bundle.write({ dir: join(root, "dist") });
  await bundle.close();
  assert.deepEqual(warnings, []);
  const wish = served('<script type="module" src="index.js"></script>');
  const { page } = await open(t, { root: join(root, "dist"), ...wish });
  await assertWorks(page);
});

test("a script tag, under a policy that forbids the worker: the page itself trains", async (t) => {
  const root = await project(t, {});
  await cp(join(root, "node_modules/perceptible/dist"), join(root, "ours"), { recursive: true });
  const { manners } = served('<script type="module" src="/ours/perceptible.js"></script>');
  const { page } = await open(t, {
    root,
    manners: { ...manners, headers: { "content-security-policy": STRICT } },
    expected: /worker/i,
  });
  await assertReads(page);
  await assertTrains(page);
  assert.equal(page.workers().length, 0, "no worker");
});

test("a page that draws loads the small part of the core alone", async (t) => {
  const root = await project(t, { "index.js": 'import "perceptible/element";' });
  await esbuild({
    absWorkingDir: root,
    entryPoints: ["index.js"],
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    outdir: "dist",
  });
  const html = page('<script type="module" src="index.js"></script>');
  const drawn = html.replace('<perceptible-figure view="training"></perceptible-figure>', "");
  const { page: opened, requests } = await open(t, {
    root: join(root, "dist"),
    manners: { pages: { "/": drawn } },
  });
  await ready(opened);
  await drawByMouse(opened, ONE);
  assert.equal((await answer(opened)).digit, "1");
  const scripts = requests.filter((url) => url.endsWith(".js"));
  const sizes = scripts.map(
    (url) => brotliCompressSync(readFileSync(join(root, "dist", new URL(url).pathname))).length,
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  t.diagnostic(`${total} bytes by brotli`);
  assert.ok(total < 80_000, `${total} bytes by brotli are more than 80000`);
});
