// `cargo xtask serve` itself: it serves a page that reads a drawing.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { answer, drawByMouse, ONE, openAt, ready } from "./support/browser.js";
import { REPOSITORY } from "./support/server.js";

test("cargo xtask serve shows a page that reads a drawing", async (t) => {
  const cargo = process.env.CARGO ?? "cargo";
  const serve = spawn(cargo, ["xtask", "serve", "--port", "0"], {
    cwd: REPOSITORY,
    stdio: ["ignore", "pipe", "inherit"],
  });
  t.after(() => serve.kill());
  let url = "";
  for await (const line of createInterface({ input: serve.stdout })) {
    url = line.match(/http:\/\/127\.0\.0\.1:\d+/)?.[0] ?? "";
    if (url) break;
  }
  assert.ok(url, "expected the address among what serve prints");
  const { page } = await openAt(t, url);
  await ready(page);
  await drawByMouse(page, ONE);
  assert.equal((await answer(page)).digit, "1");
});
