// The site's own pages under the header lines of SECURITY.md, word for word. A line on the console, such
// as of something that the policy refused, fails the test.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { answer, drawByMouse, ONE, open, ready } from "./support/browser.js";
import { REPOSITORY } from "./support/server.js";

const SECURITY = readFileSync(join(REPOSITORY, "SECURITY.md"), "utf8");
const [, lines = ""] = SECURITY.match(/```http\n(.*?)```/s) ?? [];
const headers = Object.fromEntries(
  lines
    .trim()
    .split("\n")
    .map((line) => line.split(/: (.*)/s)),
);

test("the header lines forbid whatever the page does not need", () => {
  const policy = headers["Content-Security-Policy"];
  assert.match(policy, /^default-src 'none';.*require-trusted-types-for 'script'/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*|https?:|blob:|script-src[^;]*data:/);
});

test("under the strictest header lines every figure of the page lives, and one trains in its worker", async (t) => {
  const { page } = await open(t, {
    manners: { headers },
    context: { serviceWorkers: "allow" },
  });
  await ready(page);
  await page.evaluate(() => document.querySelector("perceptible-figure")?.clear());
  await drawByMouse(page, ONE);
  assert.equal((await answer(page)).digit, "1");
  const figures = page.locator("perceptible-figure");
  const count = await figures.count();
  assert.ok(count > 15);
  for (let i = 0; i < count; i += 1) {
    await figures.nth(i).scrollIntoViewIfNeeded();
    await figures.nth(i).evaluate((figure) => /** @type {any} */ (figure).ready);
  }
  const learnt = page.evaluate(
    () =>
      new Promise((done) =>
        addEventListener("training", (event) => {
          const { step } = /** @type {CustomEvent} */ (event).detail;
          if (step > 50) done(step);
        }),
      ),
  );
  await page.locator("perceptible-figure[view=training] [part=play]").click();
  assert.ok(/** @type {number} */ (await learnt) > 50);
  assert.equal(page.workers().length, 1);
  const picture = await figures
    .first()
    .evaluate(async (figure) => (await /** @type {any} */ (figure).picture()).size);
  assert.ok(picture > 1000, "a figure's picture comes");
  const isKept = await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    return true;
  });
  assert.ok(isKept, "the page keeps itself for the next visit");
});

for (const path of ["/embed.html?view=why", "/embedding.html"])
  test(`under the same lines ${path} lives as well`, async (t) => {
    const { page } = await open(t, { path, manners: { headers } });
    await ready(page);
  });

test("the article's end leads to the notices of all code that it came with", async (t) => {
  const { page, url } = await open(t);
  for (const language of ["en", "ko"]) {
    await page.goto(`${url}/?lang=${language}`);
    const link = page.locator('#device a[href="licenses.txt"]:visible');
    const there = await page.request.get(
      new URL(String(await link.getAttribute("href")), url).href,
    );
    assert.match(there.headers()["content-type"], /^text\/plain/);
    assert.match(await there.text(), /^Perceptible: .*\nwasm-bindgen [\d.]+: MIT/s);
  }
});
