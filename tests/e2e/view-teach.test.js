// The teach figure in a browser: drawn on with a real mouse, corrected, taken back, kept, reloaded,
// and given everything that a device or a file can get wrong.

import assert from "node:assert/strict";
import { test } from "node:test";
import { drawByMouse, open, padBox, settle } from "./support/browser.js";
import { REPOSITORY } from "./support/server.js";

/** @typedef {import("playwright-core").Page} Page */

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'none'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'";
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const page = (
  /** @type {string} */ lang,
  figures = '<perceptible-figure view="teach" network="n">',
) =>
  `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>t</title><link rel="icon" href="data:,"><script type="module" src="/www/perceptible.js"></script>${figures}</html>`;

/** Between a 9 and a 2: the bundled network says 2. */
const ODD = [
  [
    [0.62, 0.15],
    [0.45, 0.2],
    [0.4, 0.35],
    [0.5, 0.45],
    [0.62, 0.35],
    [0.62, 0.2],
    [0.66, 0.5],
    [0.5, 0.62],
    [0.35, 0.8],
    [0.6, 0.85],
  ],
];

/**
 * @param {import("node:test").TestContext} t
 * @param {Omit<import("./support/browser.js").Wish, "root" | "path"> & { lang?: string, figures?: string }} [wish]
 */
async function openTeach(t, { lang = "en", figures, ...wish } = {}) {
  const manners = {
    headers: { "content-security-policy": POLICY },
    pages: { "/teach.html": page(lang, figures) },
  };
  const opened = await open(t, { ...wish, root: REPOSITORY, path: "/teach.html", manners });
  await ready(opened.page);
  return opened.page;
}

/** The figure has its network and has measured what it forgets. @param {Page} page */
async function ready(page) {
  await page.locator("[part=others-result]:not(:empty)").waitFor({ state: "attached" });
  await settle(page);
}

/** @param {Page} page @param {string} part */
const said = async (page, part) => (await page.locator(`[part="${part}"]`).textContent()) ?? "";
/** @param {Page} page @param {string} part */
const press = (page, part) => page.locator(`[part="${part}"]`).click();
/** @param {Page} page @param {number} digit */
const say = (page, digit) => page.locator(`[part=output][data-digit="${digit}"]`).click();
/** @param {Page} page */
const digit = (page) => page.locator("[part=answer]").getAttribute("data-digit");
/** @param {Page} page @param {string} part @param {RegExp} text */
const until = (page, part, text) => page.locator(`[part="${part}"]`, { hasText: text }).waitFor();

/** Draws the odd 9 and teaches it. @param {Page} page */
async function teach(page) {
  await drawByMouse(page, ODD);
  await say(page, 9);
  await until(page, "ask", /Learned in|배웠습니다/);
  await settle(page);
}

/** What the core itself says of the drawing on the pad, with the network a reader would take out. @param {Page} page */
async function byTheCore(page) {
  const download = page.waitForEvent("download");
  await press(page, "outNetwork");
  const path = await (await download).path();
  const { readFile } = await import("node:fs/promises");
  const bytes = [...(await readFile(path))];
  return page.evaluate(async (bytes) => {
    const perceptible = await import(`${location.origin}/www/start.js`);
    const core = await perceptible.start("core");
    const strokes = document.querySelector("perceptible-figure")?.strokes ?? [];
    const image = core.rasterize(strokes);
    const taught = core.Network.from_safetensors(Uint8Array.from(bytes));
    const outputs = (/** @type {any} */ network) =>
      Array.from(network.predict(image).outputs, (v) => /** @type {number} */ (v).toFixed(2));
    return { now: outputs(taught), before: outputs(core.Network.bundled()) };
  }, bytes);
}

/** @param {Page} page */
const names = (page) =>
  page
    .locator("[part=output]")
    .evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));

test("a misread drawing is corrected, learned, compared number by number, and taken back", async (t) => {
  const page = await openTeach(t);
  assert.equal(await digit(page), "3", "who does nothing sees the page's 3");
  assert.match(await said(page, "ask"), /Is that right\?/);
  const untaught = await said(page, "others-result");
  assert.match(untaught, /^\d\d\.\d%$/);

  await drawByMouse(page, ODD);
  assert.equal(await digit(page), "2");
  await teach(page);
  assert.equal(await digit(page), "9");
  assert.match(await said(page, "ask"), /Learned in \d+ steps: it read a 2 before\./);
  assert.equal(await said(page, "hand-result"), "0 → 1 of 1 right");
  const [before, now] = (await said(page, "others-result")).split(" → ");
  assert.equal(before, untaught);
  assert.ok(Math.abs(Number.parseFloat(before) - Number.parseFloat(now)) <= 1, `${before} ${now}`);

  const core = await byTheCore(page);
  assert.deepEqual(
    await names(page),
    core.now.map(
      (value, j) =>
        `It is ${j === 8 ? "an" : "a"} ${j}. Output ${value}, ${core.before[j]} before the lesson`,
    ),
  );

  await press(page, "stepBack");
  assert.equal(await digit(page), "2");
  assert.equal(await said(page, "others-result"), untaught);
  assert.deepEqual((await byTheCore(page)).now, core.before);
});

test("every figure of the name reads with the taught network, until it is taken back", async (t) => {
  const figures =
    '<perceptible-figure view="teach" network="n"></perceptible-figure><perceptible-figure view="draw" network="n"></perceptible-figure>';
  const page = await openTeach(t, { figures });
  await drawByMouse(page, ODD);
  const strokes = await page.evaluate(() => document.querySelector("perceptible-figure")?.strokes);
  const other = () =>
    page.evaluate(async (strokes) => {
      const figure = document.querySelectorAll("perceptible-figure")[1];
      return (await figure.draw(/** @type {any} */ (strokes))).digit;
    }, strokes);
  assert.equal(await other(), 2);
  await page.locator("[part=output][data-digit='9']").click();
  await page.locator("[part=ask]", { hasText: /Learned/ }).waitFor();
  assert.equal(await other(), 9);
  await press(page, "stepBack");
  assert.equal(await other(), 2);
});

test("a right answer only stands among the drawings; one removed is gone, and comes back", async (t) => {
  const page = await openTeach(t);
  await press(page, "yes");
  assert.match(await said(page, "ask"), /among your drawings as a 3/);
  assert.equal(await said(page, "hand-result"), "1 of 1 right");
  await press(page, "remove");
  assert.equal(await page.locator("[part=own]").count(), 0);
  await press(page, "stepBack");
  assert.equal(await page.locator("[part=own]").count(), 1);
});

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

test("by keyboard alone: drawn, answered, taken back", async (t) => {
  const page = await openTeach(t);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  for (let i = 0; i < 16; i++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await settle(page);
  assert.equal(await digit(page), "1");
  await page.locator("[part=output][data-digit='7']").focus();
  await page.keyboard.press("Enter");
  await until(page, "ask", /Learned in|not enough/);
  const focused = await page.evaluate(() =>
    document
      .querySelector("perceptible-figure")
      ?.shadowRoot?.activeElement?.getAttribute("data-digit"),
  );
  assert.equal(focused, "7", "the focus stays where it was");
  await page.locator("[part=stepBack]").focus();
  await page.keyboard.press("Enter");
  await settle(page);
  assert.equal(await digit(page), "1");
});

test("on a phone, by finger, in Korean: nothing is wider than the screen", async (t) => {
  const page = await openTeach(t, { lang: "ko", context: PHONE });
  const { x, y, width, height } = await padBox(page);
  const cdp = await page.context().newCDPSession(page);
  for (const [i, [px, py]] of ODD[0].entries()) {
    const touchPoints = [{ x: x + px * width, y: y + py * height, id: 1 }];
    await cdp.send("Input.dispatchTouchEvent", {
      type: i ? "touchMove" : "touchStart",
      touchPoints,
    });
  }
  await cdp.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await settle(page);
  assert.equal(await digit(page), "2");
  await page.locator("[part=output][data-digit='9']").tap();
  await until(page, "ask", /단계 만에 배웠습니다\. 전에는 2로 읽었습니다/);
  assert.equal(await said(page, "hand-result"), "1개 중 0 → 1개 정답");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360));
});

test("clearing, drawing and leaving in the middle of a lesson break nothing", async (t) => {
  const page = await openTeach(t);
  await drawByMouse(page, ODD);
  // A 2 that is to become a 5 takes many frames: one of them, then the drawing is gone.
  await page.evaluate(async () => {
    const root = document.querySelector("perceptible-figure")?.shadowRoot;
    const press = (/** @type {string} */ one) =>
      /** @type {HTMLElement | null | undefined} */ (root?.querySelector(one))?.click();
    press("[part=output][data-digit='5']");
    await new Promise((done) => requestAnimationFrame(done));
    press("[part=clear]");
  });
  await settle(page);
  assert.equal(await said(page, "hand-result"), "");
  await page.locator("[part=output][data-digit='5']").click({ force: true });
  assert.equal(await page.locator("[part=own]").count(), 0, "an empty pad is no digit");
  await drawByMouse(page, ODD);
  assert.equal(await digit(page), "2", "the network is as it was");
  await page.evaluate(async () => {
    const figure = document.querySelector("perceptible-figure");
    /** @type {HTMLElement | null | undefined} */ (
      figure?.shadowRoot?.querySelector("[part=output][data-digit='5']")
    )?.click();
    await new Promise((done) => requestAnimationFrame(done));
    figure?.remove();
    if (figure) document.body.append(figure);
  });
  await settle(page);
  assert.equal(await digit(page), "2");
  await teach(page);
  assert.equal(await digit(page), "9");
});
