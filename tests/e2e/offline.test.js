// The site without a network, and from one build to the next. The next build is the same command's, with
// training images: the scripts that know of these have other names, and so has all that names them.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { imagesFile, labelsFile } from "../web/idx-files.js";
import { answer, drawByMouse, ONE, open, openAt, ready } from "./support/browser.js";
import { REPOSITORY, SITE, serve } from "./support/server.js";

/** @typedef {import("./support/browser.js").Page} Page */
/** @typedef {import("node:test").TestContext} TestContext */

const ALLOW = { context: { serviceWorkers: /** @type {const} */ ("allow") } };

const made = mkdtempSync(join(tmpdir(), "perceptible-"));
const NEXT = join(made, "next");
before(async () => {
  const mnist = join(made, "mnist");
  mkdirSync(mnist);
  for (const set of ["train", "t10k"]) {
    writeFileSync(join(mnist, `${set}-images-idx3-ubyte`), imagesFile(20));
    writeFileSync(join(mnist, `${set}-labels-idx1-ubyte`), labelsFile(20));
  }
  const words = ["xtask", "site", "--mnist", mnist, "--out", NEXT];
  await promisify(execFile)(process.env.CARGO ?? "cargo", words, { cwd: REPOSITORY });
});
after(() => rmSync(made, { recursive: true }));

/** A copy of the site in a folder that the test may change. @param {TestContext} t */
function copyOf(t) {
  const folder = mkdtempSync(join(tmpdir(), "perceptible-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(SITE, folder, { recursive: true });
  return folder;
}

/** @param {string} folder */
const buildOf = (folder) =>
  readFileSync(join(folder, "index.html"), "utf8").match(
    /<meta content=(\w+) name=perceptible-build>/,
  )?.[1] ?? "";

/** The scripts of the views. @param {string} folder */
const viewsOf = (folder) => readdirSync(folder).filter((name) => name.startsWith("view-"));

/** Puts the next build in place of the one that lies there. @param {string} folder */
function upgrade(folder) {
  rmSync(folder, { recursive: true });
  cpSync(NEXT, folder, { recursive: true });
  return buildOf(folder);
}

/** Until the page's files are kept. @param {Page} page */
const kept = (page) =>
  page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");

/** @param {Page} page */
const buildOfPage = (page) =>
  page.locator('meta[name="perceptible-build"]').getAttribute("content");

/** The builds that are kept. @param {Page} page @returns {Promise<string[]>} */
const builds = (page) =>
  page.evaluate(async () =>
    (await caches.keys()).map((name) => name.split(" ").pop() ?? "").sort(),
  );

/** Brings a figure on the screen, and waits until it reads. @param {Page} page @param {string} view */
async function comes(page, view) {
  const figure = page.locator(`perceptible-figure[view=${view}]`);
  await figure.scrollIntoViewIfNeeded();
  const isReady = await figure.evaluate((element) =>
    Promise.race([
      /** @type {any} */ (element).ready.then(() => true),
      new Promise((done) => setTimeout(() => done(false), 10_000)),
    ]),
  );
  assert.ok(isReady, `expected the figure ${view} to be ready within 10 s`);
}

test("the second visit needs no network: page, figures not yet seen, frame and a used model", async (t) => {
  const server = await serve(SITE);
  // The browser itself says that it found nobody.
  const { page, url } = await openAt(t, server.url, { ...ALLOW, expected: /ERR_CONNECTION|wide/ });
  await kept(page);
  await page.locator("[data-network=classic-relu]").first().click();
  await page.locator("[data-network=classic-relu][aria-pressed=true]").waitFor();
  server.close();
  await page.reload();
  await ready(page);
  await page.evaluate(() => document.querySelector("perceptible-figure")?.clear());
  await drawByMouse(page, ONE);
  assert.equal((await answer(page)).digit, "1");
  await page.locator("[data-network=classic-relu]").first().click();
  await page.locator("[data-network=classic-relu][aria-pressed=true]").waitFor();
  await comes(page, "training");
  await page.goto(`${url}/?lang=ko#why`);
  assert.equal(await page.evaluate(() => document.documentElement.lang), "ko");
  await page.goto(`${url}/embed.html?view=squish`);
  await comes(page, "squish");
});

test("the next build is offered, the running page goes on, and old and new are never mixed", async (t) => {
  const folder = copyOf(t);
  const first = buildOf(folder);
  assert.match(first, /^[\dA-F]{8}$/);
  const server = await serve(folder);
  const { page: old, url } = await openAt(t, server.url, ALLOW);
  await kept(old);
  await old.evaluate(() => Object.assign(globalThis, { isTheSame: true }));
  assert.equal(await old.locator(".update").count(), 0, "a first visit is offered nothing");

  const were = viewsOf(folder);
  const next = upgrade(folder);
  assert.notEqual(next, first);
  const are = viewsOf(folder);
  assert.ok(
    were.some((name) => !are.includes(name)),
    "some view's script has another name",
  );
  const page = await old.context().newPage();
  await page.goto(`${url}/?lang=ko`);
  assert.equal(await buildOfPage(page), first, "a page comes whole from what is kept");
  await page.locator(".update button").waitFor();
  assert.match((await page.locator(".update").textContent()) ?? "", /^새 버전이 .* 새로 고침$/);
  await old.locator(".update button").waitFor();
  assert.equal(await old.locator(".update").textContent(), "A new version is ready. Reload");
  assert.deepEqual(await builds(page), [first, next].sort());
  await comes(old, "squish");

  await page.locator(".update button").click();
  await page.waitForFunction(
    (name) =>
      document.querySelector('meta[name="perceptible-build"]')?.getAttribute("content") === name,
    next,
  );
  assert.equal(await page.locator(".update").count(), 0);
  await comes(page, "squish");
  await comes(page, "gradient");
  // The site's folder has no script of this name any more, and the new build keeps none.
  await comes(old, "training");
  assert.equal(await old.evaluate("globalThis.isTheSame"), true, "nothing reloads by itself");
  assert.equal(await buildOfPage(old), first);
  await page.reload();
  assert.deepEqual(await builds(page), [first, next].sort(), "one page is still of the old build");

  await old.close();
  await page.reload();
  await page.waitForFunction(async () => (await caches.keys()).length === 1);
  assert.deepEqual(await builds(page), [next]);
});

test("a build that is half uploaded is not taken", async (t) => {
  const folder = copyOf(t);
  const first = buildOf(folder);
  const server = await serve(folder);
  const { page } = await openAt(t, server.url, { ...ALLOW, expected: /integrity|digest/ });
  await kept(page);
  const before = readFileSync(join(folder, "index.html"));
  const next = upgrade(folder);
  writeFileSync(join(folder, "index.html"), before);
  const outcome = page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return new Promise((resolve) => {
      registration.addEventListener("updatefound", () => {
        const { installing } = registration;
        installing?.addEventListener("statechange", () => resolve(installing.state));
      });
      registration.update().catch(() => {});
    });
  });
  assert.equal(await outcome, "redundant", `${next} is refused`);
  assert.deepEqual(await builds(page), [first]);
  await page.reload();
  await ready(page);
  assert.equal(await buildOfPage(page), first);
});

test("in a frame of somebody's page the site's own page keeps nothing", async (t) => {
  const { page } = await open(t, {
    ...ALLOW,
    path: "/blog/",
    manners: {
      pages: {
        "/blog/": '<!doctype html><link rel="icon" href="data:,"><iframe src="/"></iframe>',
      },
    },
  });
  const frame = page.frames()[1];
  await frame.waitForFunction(() => document.readyState === "complete");
  await page.waitForTimeout(1000);
  const registrations = await frame.evaluate(() => navigator.serviceWorker.getRegistrations());
  assert.equal(registrations.length, 0);
  assert.deepEqual(await page.evaluate(() => caches.keys()), []);
});

test("the manifest names icons that are there and as large as it says", async (t) => {
  const { page } = await open(t);
  const found = await page.evaluate(async () => {
    const link = /** @type {HTMLLinkElement} */ (document.querySelector("link[rel=manifest]"));
    const manifest = await (await fetch(link.href)).json();
    const icons = manifest.icons.map(async (/** @type {Record<string, string>} */ icon) => {
      const image = new Image();
      image.src = new URL(icon.src, link.href).href;
      await image.decode();
      return [icon.sizes, `${image.naturalWidth}x${image.naturalHeight}`];
    });
    return { start: new URL(manifest.start_url, link.href).href, icons: await Promise.all(icons) };
  });
  assert.equal(found.start, page.url());
  assert.equal(found.icons.length, 4);
  for (const [said, is] of found.icons) if (said !== "any") assert.equal(is, said);
});
