// The doors of the shipped wasm in Chromium: the same list that tests/web checks in Node.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { open, ready } from "./support/browser.js";

test("every door refuses with its own Error and changes nothing", async (t) => {
  const { page } = await open(t);
  await ready(page);
  const doors = readFileSync(new URL("../web/doors.js", import.meta.url), "utf8");
  const content = `${doors}
    globalThis.found = refusals(await import("./perceptible.js"));`;
  await page.addScriptTag({ type: "module", content });
  await page.waitForFunction("globalThis.found");
  const { count, wrong } = await page.evaluate("globalThis.found");
  assert.ok(count > 60, `${count} doors`);
  assert.deepEqual(wrong, []);
});
