// Model files that are not whole: each is refused in a sentence, the pad goes on, and the file is asked
// for again when the reader wants.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { answer, drawByMouse, ONE, open, ready, settle } from "./support/browser.js";
import { REPOSITORY } from "./support/server.js";

const FILE = "/models/classic-relu.safetensors";
const whole = readFileSync(join(REPOSITORY, FILE));

/** A copy with other bytes. @param {number} at @param {number[]} bytes */
function changed(at, bytes) {
  const copy = Buffer.from(whole);
  copy.set(bytes, at);
  return copy;
}

/** @type {[fault: string, body: Buffer, message: RegExp][]} */
const CORRUPT = [
  ["nothing", Buffer.alloc(0), /expected .* got 0 bytes/],
  ["cut off half-way", whole.subarray(0, whole.length / 2), /expected/],
  ["a header that is longer than the file", changed(0, [255, 255, 255, 127]), /expected/],
  ["a broken header", changed(12, [0]), /expected/],
  ["a weight that is no number", changed(whole.length - 4, [0, 0, 192, 127]), /finite/],
  ["a page instead of a file", Buffer.from("<!doctype html><title>Not found</title>"), /expected/],
];

const page = (/** @type {string} */ model) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Model</title><link rel="icon" href="data:,">
<script type="module" src="/www/perceptible.js"></script>
<perceptible-figure view="draw" ${model}></perceptible-figure></html>`;

test("a model file that is corrupt is refused in a sentence, and taken once it is whole", async (t) => {
  let body = CORRUPT[0][1];
  const { page: reader } = await open(t, {
    root: REPOSITORY,
    path: "/model/",
    manners: { pages: { "/model/": page(`model="${FILE}"`) } },
    prepare: async (tab) => {
      await tab.route(`**${FILE}`, (route) => route.fulfill({ body }));
      await tab.addInitScript(() => {
        const heard = /** @type {string[]} */ ([]);
        Object.assign(globalThis, { heard });
        addEventListener("error", (event) => {
          const { detail } = /** @type {CustomEvent} */ (/** @type {unknown} */ (event));
          if (detail) heard.push(detail.message);
        });
      });
    },
  });
  const failed = reader.locator("[part=answer][data-state=failed]");
  for (const [i, [fault, bytes, message]] of CORRUPT.entries()) {
    body = bytes;
    if (i) await reader.locator("[part=again]").click();
    await reader.waitForFunction((n) => /** @type {any} */ (globalThis).heard.length > n, i);
    await failed.waitFor({ state: "attached" });
    const heard = /** @type {string[]} */ (await reader.evaluate("heard"));
    assert.match(heard[i], message, fault);
    const text = await reader.evaluate(
      () => document.querySelector("perceptible-figure")?.shadowRoot?.textContent ?? "",
    );
    assert.match(text, /could not be loaded/, fault);
  }
  await drawByMouse(reader, ONE);
  assert.equal((await answer(reader)).strokes.length, 1, "the pad goes on");
  body = whole;
  await reader.locator("[part=again]").click();
  await ready(reader);
  await settle(reader);
  assert.equal((await answer(reader)).digit, "1");
});

test("the network in use goes on reading where another's file is corrupt", async (t) => {
  const { page: reader } = await open(t, {
    root: REPOSITORY,
    path: "/model/",
    manners: { pages: { "/model/": page("") } },
    prepare: (tab) => tab.route(`**${FILE}`, (route) => route.fulfill({ body: CORRUPT[1][1] })),
  });
  await ready(reader);
  const message = await reader.evaluate(
    (file) =>
      new Promise((tell) => {
        addEventListener("error", (event) => tell(/** @type {any} */ (event).detail?.message));
        document.querySelector("perceptible-figure")?.setAttribute("model", file);
      }),
    FILE,
  );
  assert.match(String(message), /expected/);
  await drawByMouse(reader, ONE);
  const { digit, state } = await answer(reader);
  assert.equal(digit, "1", `${state}`);
});

/** A server that sends zeros for as long as somebody reads. @param {import("node:test").TestContext} t */
async function endless(t) {
  const zeros = Buffer.alloc(1 << 20);
  const sent = { bytes: 0, isOver: false };
  const server = createServer((_, response) => {
    response.writeHead(200, { "access-control-allow-origin": "*" });
    const send = () => {
      do sent.bytes += zeros.length;
      while (response.write(zeros));
    };
    response.on("drain", send).on("close", () => {
      sent.isOver = true;
    });
    send();
  });
  t.after(() => server.close().closeAllConnections());
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(null)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { sent, origin: `http://127.0.0.1:${port}` };
}

test("a model file without end is given up at the limit, in a sentence", async (t) => {
  const { sent, origin } = await endless(t);
  const { page: reader } = await open(t, {
    root: REPOSITORY,
    path: "/model/",
    manners: { pages: { "/model/": page("") } },
    origins: [origin],
  });
  await ready(reader);
  const message = await reader.evaluate(
    (file) =>
      new Promise((tell) => {
        addEventListener("error", (event) => tell(/** @type {any} */ (event).detail?.message));
        document.querySelector("perceptible-figure")?.setAttribute("model", file);
      }),
    `${origin}/large.safetensors`,
  );
  assert.match(String(message), /expected a model file of at most 68157448 bytes, got more$/);
  for (let i = 0; i < 50 && !sent.isOver; i++) await reader.waitForTimeout(100);
  assert.ok(sent.isOver, "nobody reads on");
  assert.ok(sent.bytes < 2 * 68_157_448, `${sent.bytes} bytes were sent`);
  await drawByMouse(reader, ONE);
  assert.equal((await answer(reader)).digit, "1", "the network in use reads on");
});
