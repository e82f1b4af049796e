// What the teach figure keeps and takes in: stored by the button alone, deleted, denied, full, broken, in two
// tabs; files out and in, and everything that a file can get wrong.

import assert from "node:assert/strict";
import { test } from "node:test";
import { drawByMouse, settle } from "./support/browser.js";
import { REPOSITORY } from "./support/server.js";
import {
  byTheCore,
  digit,
  openTeach,
  press,
  ready,
  said,
  say,
  teach,
  until,
} from "./support/teach.js";

/** @typedef {import("playwright-core").Page} Page */

test("nothing is stored until the reader keeps it; kept, it outlives the page; deleted, it is gone", async (t) => {
  const page = await openTeach(t);
  const databases = () => page.evaluate(async () => (await indexedDB.databases()).length);
  await teach(page);
  assert.equal(await databases(), 0, "looking and learning store nothing");
  assert.match(
    await said(page, "note"),
    /Keeping stores 1 drawing, labelled, and the network's 13,002/,
  );
  await press(page, "keep");
  await until(page, "note", /Kept on this device: 1 drawing/);
  const taught = (await byTheCore(page)).now;

  await page.reload();
  await ready(page);
  assert.equal(await digit(page), "3");
  await until(page, "note", /1 drawing and a taught network are kept/);
  await press(page, "load");
  await until(page, "note", /Brought back/);
  await page.locator("[part=own]").first().click();
  await settle(page);
  assert.equal(await digit(page), "9");
  assert.deepEqual((await byTheCore(page)).now, taught);

  await press(page, "erase");
  await until(page, "note", /Nothing is stored/);
  assert.equal(await databases(), 0);
  await page.reload();
  await ready(page);
  assert.match(await said(page, "note"), /Nothing is stored/);
});

/** Puts something else where the hand is kept. @param {Page} page @param {unknown} value */
const spoil = (page, value) =>
  page.evaluate(
    (value) =>
      new Promise((done) => {
        const request = indexedDB.open("perceptible", 1);
        request.onupgradeneeded = () => request.result.createObjectStore("kept");
        request.onsuccess = () => {
          const transaction = request.result.transaction("kept", "readwrite");
          transaction.objectStore("kept").put({ stamp: "x", value }, "hand");
          transaction.oncomplete = () => {
            request.result.close();
            done(undefined);
          };
        };
      }),
    value,
  );

test("a kept hand that is broken is said to be, and can be deleted", async (t) => {
  const page = await openTeach(t);
  for (const value of [
    7,
    { network: new Uint8Array(9), drawings: [] },
    { drawings: [{ label: 12, strokes: [] }] },
  ]) {
    await spoil(page, value);
    await page.reload();
    await ready(page);
    const load = page.locator("[part=load]");
    if (value !== 7) {
      await until(page, "note", /are kept on this device/);
      await load.click();
    }
    await until(page, "note", /cannot be read/);
    assert.equal(await digit(page), "3", "the figure goes on");
    await press(page, "erase");
    await until(page, "note", /Nothing is stored/);
  }
});

test("where storage is denied or full, that is said and the figure goes on", async (t) => {
  const denied = await openTeach(t, {
    prepare: (page) =>
      page.addInitScript(() => {
        indexedDB.open = () => {
          throw new DOMException("no", "SecurityError");
        };
      }),
  });
  await teach(denied);
  await press(denied, "keep");
  await until(denied, "note", /lets the page store nothing/);
  assert.equal(await digit(denied), "9");

  const full = await openTeach(t, {
    prepare: (page) =>
      page.addInitScript(() => {
        IDBObjectStore.prototype.put = () => {
          throw new DOMException("no", "QuotaExceededError");
        };
      }),
  });
  await teach(full);
  await press(full, "keep");
  await until(full, "note", /no room left/);
  assert.equal(await digit(full), "9");
});

test("a device that is really full is said to be, and takes the hand once there is room", async (t) => {
  const page = await openTeach(t);
  await teach(page);
  const cdp = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await cdp.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  await press(page, "keep");
  await until(page, "note", /no room left/);
  assert.equal(await digit(page), "9");
  await cdp.send("Storage.overrideQuotaForOrigin", { origin });
  await press(page, "keep");
  await until(page, "note", /Kept on this device: 1 drawing/);
});

test("a store that has lost its place, or is a newer page's, does not stop the figure", async (t) => {
  for (const [version, name] of [
    [1, "other"],
    [9, "kept"],
  ]) {
    const page = await openTeach(t);
    await page.evaluate(
      ([version, name]) =>
        new Promise((done) => {
          const request = indexedDB.open("perceptible", Number(version));
          request.onupgradeneeded = () => request.result.createObjectStore(String(name));
          request.onsuccess = () => {
            request.result.close();
            done(undefined);
          };
        }),
      [version, name],
    );
    await page.reload();
    await ready(page);
    await until(page, "note", /cannot be read/);
    await teach(page);
    assert.equal(await digit(page), "9");
    await press(page, "erase");
    await until(page, "note", /Nothing is stored/);
    await press(page, "keep");
    await until(page, "note", /Kept on this device: 1 drawing/);
  }
});

test("two tabs do not overwrite each other: the second is told, and may load or replace", async (t) => {
  const first = await openTeach(t);
  await teach(first);
  await press(first, "keep");
  await until(first, "note", /Kept on this device/);
  const popup = first.waitForEvent("popup");
  await first.evaluate(() => void globalThis.open(location.href));
  const second = await popup;
  await ready(second);
  await press(second, "load");
  await until(second, "note", /Brought back/);
  await drawByMouse(second, [
    [
      [0.5, 0.2],
      [0.5, 0.5],
      [0.5, 0.8],
    ],
  ]);
  await say(second, 1);
  await press(second, "keep");
  await until(second, "note", /Kept on this device: 2 drawings/);

  await until(first, "note", /Another tab has kept something else since: 2 drawings/);
  assert.equal(await said(first, "keep"), "replace what is kept");
  await press(first, "load");
  await until(first, "hand-result", /2/);
  await until(first, "note", /Kept on this device: 2 drawings/);
});

/** Drops a file on the figure. @param {Page} page @param {string} name @param {number[]} bytes */
async function drop(page, name, bytes) {
  await page.evaluate(
    ([name, bytes]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(bytes)], name));
      const target = document
        .querySelector("perceptible-figure")
        ?.shadowRoot?.querySelector("[part=pad]");
      for (const type of ["dragenter", "dragover", "drop"])
        target?.dispatchEvent(
          new DragEvent(type, {
            dataTransfer: transfer,
            bubbles: true,
            cancelable: true,
            composed: true,
          }),
        );
    },
    /** @type {const} */ ([name, bytes]),
  );
}
const bytesOf = (/** @type {string} */ text) => [...new TextEncoder().encode(text)];

test("wrong files say what was expected and what came, and change nothing; good ones come in", async (t) => {
  const page = await openTeach(t);
  await teach(page);
  const before = await byTheCore(page);
  const wrong = /** @type {[string, number[], RegExp][]} */ ([
    [
      "photo.png",
      [137, 80, 78, 71, 13, 10, 26, 10],
      /photo\.png was not taken\. Expected a network/,
    ],
    ["empty.json", [], /Expected JSON/],
    ["other.json", bytesOf("{}"), /format "perceptible-hand"/],
    ["cut.safetensors", [9, 0, 0], /got 3 bytes/],
    [
      "label.json",
      bytesOf('{"format":"perceptible-hand","version":1,"drawings":[{"label":12,"strokes":[]}]}'),
      /label of 0 to 9, got 12 in drawing 1/,
    ],
  ]);
  for (const [name, bytes, expected] of wrong) {
    await drop(page, name, bytes);
    await until(page, "note", expected);
  }
  assert.deepEqual(await byTheCore(page), before);
  assert.equal(await page.locator("[part=own]").count(), 1);

  const good =
    '{"format":"perceptible-hand","version":1,"drawings":[{"label":1,"strokes":[[[0.5,0.1],[0.5,0.9]]]}]}';
  await drop(page, "hand.json", bytesOf(good));
  await until(page, "note", /hand\.json: 1 drawing added/);
  assert.equal(await page.locator("[part=own]").count(), 2);

  const { readFile } = await import("node:fs/promises");
  const relu = await readFile(`${REPOSITORY}models/classic-relu.safetensors`);
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "relu.safetensors", mimeType: "", buffer: relu });
  await until(page, "note", /relu\.safetensors reads now/);
  await press(page, "stepBack");
  assert.deepEqual((await byTheCore(page)).now, before.now);
});
