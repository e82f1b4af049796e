// What a reader sees where something does not come as it should: no WebAssembly, files that are not
// there, break off or are called something else, a memory that the browser refuses.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { DIGITS } from "../../www/examples.js";
import { answer, drawByMouse, ONE, open, ready, settle } from "./support/browser.js";
import { limited } from "./support/memory.js";
import { missing, OTHERS } from "./support/others.js";
import { penFile, someDrawings } from "./support/pen.js";
import { REPOSITORY, SITE, serve } from "./support/server.js";

/** @typedef {import("./support/browser.js").Page} Page */
/** @typedef {import("./support/browser.js").Wish} Wish */
/** @typedef {import("node:test").TestContext} TestContext */

/** The site's own page lives with it: nothing but scripts of its own, and no WebAssembly. */
const POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; manifest-src 'self'; worker-src 'self'; require-trusted-types-for 'script'; trusted-types perceptible";
const FORBIDDEN = { "content-security-policy": POLICY };

/** @param {Page} page */
const withoutWebAssembly = (page) =>
  page.addInitScript(() => {
    // @ts-expect-error: not optional where there is any.
    delete globalThis.WebAssembly;
  });

/** @param {string[]} requests @param {RegExp} name */
const count = (requests, name) => requests.filter((url) => name.test(url)).length;

/** The bits of what the page's figure makes of drawings. @param {Page} page @param {number[][][][]} drawings */
const outputsOf = (page, drawings) =>
  page.evaluate(async (drawings) => {
    const figure = document.querySelector("perceptible-figure");
    const found = [];
    for (const drawing of drawings) {
      const outputs = (await figure?.draw(drawing))?.outputs ?? new Float32Array();
      found.push(String(new Uint32Array(outputs.buffer)));
    }
    return found;
  }, drawings);

/** What the figure with this view says, other than in its view. @param {Page} page @param {string} view */
const notice = (page, view) =>
  page.locator(`perceptible-figure[view=${view}] .notice`, { hasText: /./ });

test("where the policy forbids WebAssembly the figure reads, and its numbers are the same bits", async (t) => {
  const pen = penFile();
  const drawings = [...DIGITS, ...(pen.file ? someDrawings(pen.file, 100) : []).map(scaled)];
  const { page: usual, requests: others } = await open(t);
  await ready(usual);
  const expected = await outputsOf(usual, drawings);
  assert.equal(count(others, /\/plain\//), 0, "nobody else loads it");

  /** @type {string[]} */
  const errors = [];
  const { page, requests } = await open(t, {
    manners: { headers: FORBIDDEN },
    expected: /WebAssembly.*Content Security Policy/,
    prepare: async (page) =>
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(message.text());
      }),
  });
  await ready(page);
  await drawByMouse(page, ONE);
  assert.equal((await answer(page)).digit, "1");
  assert.deepEqual(await outputsOf(page, drawings), expected);
  assert.equal(count(requests, /\/plain\//), 1);
  assert.ok(errors.length <= 1, `the policy's own word, once: ${errors.join("\n")}`);
});

/** Into 0..1 of the pad. @param {{ strokes: number[][][] }} drawing */
function scaled({ strokes }) {
  const most = Math.max(1, ...strokes.flat(2));
  return strokes.map((points) => points.map(([x, y]) => [x / most, y / most]));
}

test("where the policy forbids WebAssembly figures learn as well, in the worker", async (t) => {
  const { page } = await open(t, {
    manners: { headers: FORBIDDEN },
    expected: /WebAssembly.*Content Security Policy/,
  });
  const figure = page.locator("perceptible-figure[view=training]");
  await figure.scrollIntoViewIfNeeded();
  await figure.evaluate((figure) => /** @type {any} */ (figure).ready);
  const learnt = page.evaluate(
    () =>
      new Promise((done) =>
        addEventListener("training", (event) => {
          const { step } = /** @type {CustomEvent} */ (event).detail;
          if (step > 20) done(step);
        }),
      ),
  );
  await figure.locator("[part=play]").click();
  assert.ok(/** @type {number} */ (await learnt) > 20);
  assert.equal(page.workers().length, 1);
});

for (const [name, other] of Object.entries(OTHERS))
  test(`where the policy forbids WebAssembly ${name} reads as well`, {
    skip: missing(other),
  }, async (t) => {
    const server = await serve(SITE, { headers: FORBIDDEN });
    const page = await other.open(t);
    await page.goto(`${server.url}/embed.html`);
    const found = await page.run(`
      await customElements.whenDefined("perceptible-figure");
      const figure = await document.querySelector("perceptible-figure").ready;
      const { digit } = await figure.draw(${JSON.stringify(ONE)});
      const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
      return { digit, plain: loaded.filter((name) => name.includes("/plain/")).length };`);
    assert.deepEqual(found, { digit: 1, plain: 1 });
  });

test("a browser without WebAssembly reads, and has nothing to complain of", async (t) => {
  const { page, requests } = await open(t, { prepare: withoutWebAssembly });
  await ready(page);
  await drawByMouse(page, ONE);
  assert.equal((await answer(page)).digit, "1");
  assert.equal(count(requests, /\/plain\//), 1);
});

test("the plain core computes the very bits of the other on people's drawings", async (t) => {
  const [name] = readdirSync(join(SITE, "plain"));
  /** @type {typeof import("../../pkg/core.js")} */
  const plain = await import(join(SITE, "plain", name));
  const core = await import("../../pkg/perceptible.js");
  const pen = penFile();
  if (!pen.file) return t.skip(pen.missing);
  const drawings = someDrawings(pen.file, 400);
  const [one, other] = [plain.Network.bundled(), core.Network.bundled()];
  for (const { strokes } of drawings) {
    const image = core.rasterize(strokes);
    assert.deepEqual(plain.rasterize(strokes), image);
    const { rasterized } = core.stages(strokes);
    assert.deepEqual(plain.prepare(rasterized), core.prepare(rasterized));
    assert.deepEqual(one.predict(image), other.predict(image));
  }
});

test("the plain core's memory grows, and what it gave stays as it was", async () => {
  const [name] = readdirSync(join(SITE, "plain"));
  /** @type {typeof import("../../pkg/core.js")} */
  const { Network, rasterize } = await import(join(SITE, "plain", name));
  const network = Network.bundled();
  const image = rasterize(ONE);
  const before = structuredClone(network.predict(image));
  const large = Network.random([784, 4096, 10], "relu", 1);
  assert.equal(large.predict_batch(new Float32Array(784 * 100)).digits.length, 100);
  assert.deepEqual(network.predict(image), before);
  assert.throws(() => Network.random([784, 1_000_000, 10], "relu", 1), {
    name: /Error/,
  });
  assert.deepEqual(network.predict(image), before, "a memory that is refused takes nothing away");
});

for (const [lang, sentence] of Object.entries({
  en: /takes WebAssembly.*'wasm-unsafe-eval'/,
  ko: /WebAssembly가 있어야.*'wasm-unsafe-eval'/,
}))
  test(`without a plain core the figures say what the page has to allow (${lang})`, async (t) => {
    const { page } = await open(t, {
      root: REPOSITORY,
      path: `/?lang=${lang}`,
      manners: { headers: FORBIDDEN },
      expected: /WebAssembly.*Content Security Policy/,
    });
    await page.waitForSelector("[part=answer][data-state=failed]", { state: "attached" });
    await drawByMouse(page, ONE);
    assert.equal((await answer(page)).strokes.length, 1);
    assert.match((await page.locator("[part=answer]").first().textContent()) ?? "", sentence);
    await page.locator("perceptible-figure[view=squish]").scrollIntoViewIfNeeded();
    assert.match((await notice(page, "squish").textContent()) ?? "", sentence);
  });

/** The draw figure has said that nothing came; once it can come, it does. @param {Page} page @param {() => void} mend */
async function mended(page, mend) {
  await page.waitForSelector("[part=answer][data-state=failed]", { state: "attached" });
  await drawByMouse(page, ONE);
  assert.match(
    (await page.locator("[part=answer]").first().textContent()) ?? "",
    /^The network could not be loaded\. Try again$/,
  );
  mend();
  await page.locator("[part=again]").click();
  await ready(page);
  await settle(page);
  const { digit, strokes } = await answer(page);
  assert.equal(strokes.length, 1, "what was drawn is still there");
  assert.equal(digit, "1", "and is read");
}

for (const [what, name, wish] of /** @type {[string, RegExp, Wish][]} */ ([
  ["the reading core", /\.wasm$/, {}],
  ["its script", /\/reader-\w+\.js$/, {}],
  ["the plain core", /\/plain\//, { prepare: withoutWebAssembly }],
]))
  for (const how of /** @type {const} */ (["missing", "cut"]))
    test(`where ${what} is ${how} a sentence says so, and it comes when asked again`, async (t) => {
      let isBroken = true;
      const { page } = await open(t, {
        ...wish,
        manners: { [how]: (/** @type {string} */ path) => isBroken && name.test(path) },
        expected: /404|CONTENT_LENGTH|EMPTY|fetch/,
      });
      await mended(page, () => {
        isBroken = false;
      });
    });

test("a server that does not know what WebAssembly is called does no harm", async (t) => {
  const { page, requests } = await open(t, {
    prepare: (page) =>
      page.route("**/*.wasm", async (route) => {
        const response = await route.fetch();
        const headers = { ...response.headers(), "content-type": "text/plain" };
        await route.fulfill({ response, headers });
      }),
  });
  await ready(page);
  await drawByMouse(page, ONE);
  assert.equal((await answer(page)).digit, "1");
  assert.equal(count(requests, /\/plain\//), 0);
});

test("a memory that is refused is a sentence, and the network in use goes on", async (t) => {
  const { page } = await open(t, {
    prepare: (page) =>
      page.route("**/core-*.wasm", async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: limited(await response.body(), 8) });
      }),
  });
  await ready(page);
  await drawByMouse(page, ONE);
  await page.locator("[data-network=wide]").first().click();
  await page.getByText("The wide network could not be loaded. Try again").waitFor();
  assert.equal((await answer(page)).digit, "1");
  await drawByMouse(page, ONE);
  assert.deepEqual(
    [(await answer(page)).digit, (await answer(page)).strokes.length],
    ["1", 2],
    "it still reads",
  );
});

test("a trap that no view has caught is a sentence, and what was drawn is read again", async (t) => {
  const { page, requests } = await open(t, {
    expected: /unreachable/,
    prepare: (page) =>
      page.route("**/reader-*.wasm", async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: limited(await response.body(), 8) });
      }),
  });
  await ready(page);
  await drawByMouse(page, ONE);
  // A drawing for which the memory does not suffice, given to the core that the page reads with.
  await page.evaluate(
    async (script) => {
      const { stages } = await import(script);
      setTimeout(() => stages([Array.from({ length: 200_000 }, () => [0.5, 0.5])]));
    },
    requests.find((url) => /\/reader-\w+\.js$/.test(url)) ?? "",
  );
  await page.getByText("The network has stopped. Try again").waitFor();
  await page.locator("[part=again]").click();
  await page.waitForSelector("[part=answer][data-digit='1']", { state: "attached" });
  assert.equal((await answer(page)).strokes.length, 1);
});

test("a trap of another's module on the page does not stop the figures", async (t) => {
  const { page } = await open(t, { expected: /unreachable/ });
  await ready(page);
  await page.evaluate(async () => {
    // (module (func (export "trap") unreachable))
    const header = [0, 97, 115, 109, 1, 0, 0, 0];
    const type = [1, 4, 1, 96, 0, 0, 3, 2, 1, 0];
    const name = [7, 8, 1, 4, 116, 114, 97, 112, 0, 0];
    const module = Uint8Array.from([...header, ...type, ...name, 10, 5, 1, 3, 0, 0, 11]);
    const { trap } = (await WebAssembly.instantiate(module)).instance.exports;
    const fail = /** @type {() => void} */ (trap);
    const heard = /** @type {string[]} */ ([]);
    for (const type of ["error", "unhandledrejection"])
      addEventListener(type, () => heard.push(type));
    Object.assign(globalThis, { heard });
    setTimeout(fail);
    Promise.resolve().then(fail);
    document.querySelector("perceptible-figure")?.addEventListener("prediction", fail);
  });
  await drawByMouse(page, ONE);
  await page.waitForFunction(() => {
    const heard = /** @type {string[]} */ (/** @type {any} */ (globalThis).heard);
    return heard.length > 2 && new Set(heard).size === 2;
  });
  await settle(page);
  const { state, digit } = await answer(page);
  assert.equal(digit, "1", `${state}`);
});

test("a figure whose script breaks off says so, and comes when asked again", async (t) => {
  let isBroken = true;
  const { page } = await open(t, {
    manners: { cut: (path) => isBroken && path.startsWith("/view-") },
    expected: /CONTENT_LENGTH/,
  });
  await ready(page);
  const figure = page.locator("perceptible-figure[view=squish]");
  await figure.scrollIntoViewIfNeeded();
  const said = notice(page, "squish");
  assert.equal(await said.textContent(), "This figure could not be loaded. Try again");
  isBroken = false;
  await said.getByRole("button").click();
  await figure.locator(".figure").waitFor();
  await said.waitFor({ state: "detached" });
});
