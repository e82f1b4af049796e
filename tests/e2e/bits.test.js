// Every browser computes the very bits that Rust does natively, over a thousand training steps and ten
// thousand predictions: see tests/bits.rs. The wasm is the one that readers get, after wasm-opt.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { bits } from "../golden/bits.js";
import { open, ready } from "./support/browser.js";
import { missing, OTHERS } from "./support/others.js";
import { SITE, serve } from "./support/server.js";

const read = (/** @type {string} */ name) => readFileSync(new URL(name, import.meta.url), "utf8");
const golden = JSON.parse(read("../golden/bits.json"));

test("training, predictions and drawings have the recorded bits in Chromium", async (t) => {
  const { page } = await open(t);
  await ready(page);
  const script = `${read("../golden/bits.js")}
    globalThis.found = bits(await import("./perceptible.js"));`;
  await page.addScriptTag({ type: "module", content: script });
  await page.waitForFunction("globalThis.found", undefined, { timeout: 60_000 });
  assert.deepEqual(await page.evaluate("globalThis.found"), golden);
});

test("the core in plain JavaScript has them as well", async () => {
  const [name] = readdirSync(join(SITE, "plain"));
  assert.deepEqual(await bits(await import(join(SITE, "plain", name))), golden);
});

for (const [name, other] of Object.entries(OTHERS))
  test(`they have them in ${name}`, { skip: missing(other) }, async (t) => {
    const script = `${read("../golden/bits.js")}
      globalThis.found = bits(await import("/perceptible.js"));`;
    const body = `<!doctype html><title>Bits</title><script type="module">${script}</script>`;
    const server = await serve(SITE, { pages: { "/bits/": body } });
    const page = await other.open(t);
    await page.goto(`${server.url}/bits/`);
    const found = await page.run(`
      const end = performance.now() + 60000;
      while (!globalThis.found && performance.now() < end)
        await new Promise((done) => setTimeout(done, 50));
      return globalThis.found;`);
    assert.deepEqual(found, golden);
  });
