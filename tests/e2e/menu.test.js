// What a reader does with a figure as a whole: sends it as a link, embeds it, keeps its picture, sets it
// back. On the article as written, under a strict policy.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import jsQR from "jsqr";
import { open, ready, settle } from "./support/browser.js";
import { REPOSITORY } from "./support/server.js";
import { openView, PHONE } from "./support/view.js";

/** @typedef {import("./support/browser.js").Page} Page */
/** @typedef {import("node:test").TestContext} TestContext */
/** @typedef {import("../../pkg/perceptible.js").PerceptibleFigure} Figure */

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'; img-src data: blob:; require-trusted-types-for 'script'; trusted-types 'none'";

/** A four that nobody has ready. */
const FOUR = [
  [
    [0.4, 0.2],
    [0.3, 0.55],
    [0.7, 0.55],
  ],
  [
    [0.6, 0.3],
    [0.6, 0.85],
  ],
];

/** Something chosen in each figure, as its own state says it. @type {Record<string, Record<string, unknown>>} */
const CHOSEN = {
  draw: { straighten: false },
  variations: { slant: 0.5 },
  network: { neuron: { layer: 2, neuron: 5 }, numbers: true },
  neuron: { neuron: [2, 3], precision: "all" },
  squish: { function: "relu" },
  weights: { lens: "change", number: [1, 4, 300] },
  count: { layers: [784, 32, 16, 10] },
  matrix: { layer: 3, row: 4, language: "numpy" },
  training: { seed: 12, rate: 3, cost: "squared-error", optimizer: "descent", speed: 2 },
  gradient: { label: 5 },
  lab: { layers: [784, 32, 10], activation: "relu", seed: 9 },
  noise: { kind: "letters", image: 3 },
  why: { target: 8, erased: [300, 301, 302] },
  teach: {},
  paint: { painted: "300.5p4.3n", bias: -2, neuron: 7 },
  parts: { neuron: [1, 3], guesses: { 1.3: 2 }, words: { 1.3: "a hook" } },
  dream: { digit: 5, seed: 9 },
};

/**
 * @param {TestContext} t @param {string} path
 * @param {import("playwright-core").BrowserContextOptions} [context]
 * @param {(page: Page) => Promise<unknown>} [prepare]
 */
async function article(t, path, context = {}, prepare = undefined) {
  const opened = await open(t, {
    root: REPOSITORY,
    path,
    manners: { headers: { "content-security-policy": POLICY } },
    context: {
      reducedMotion: "reduce",
      permissions: ["clipboard-read", "clipboard-write"],
      ...context,
    },
    prepare,
  });
  await ready(opened.page);
  return opened;
}

/** Waits for a figure's view, and for its network. @param {Page} page @param {string} id */
async function come(page, id) {
  await page.locator(`#${id} perceptible-figure`).scrollIntoViewIfNeeded();
  await page.evaluate(
    (view) => /** @type {Figure} */ (document.querySelector(`#${view} perceptible-figure`)).ready,
    id,
  );
  await settle(page);
}

/** @param {Page} page @param {string} id @returns {Promise<any>} */
const snapshotOf = (page, id) =>
  page.evaluate((view) => {
    const figure = /** @type {Figure} */ (document.querySelector(`#${view} perceptible-figure`));
    return { ...figure.snapshot, whole: figure.state };
  }, id);

/** One of the words beside a caption. @param {Page} page @param {string} id @param {string} name */
const word = (page, id, name) =>
  page.locator(`#${id} .share`).getByRole("button", { name, exact: true });

/** @param {Page} page @param {string} id */
async function copiedLink(page, id) {
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await word(page, id, "copy link").click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== "");
  return page.evaluate(() => navigator.clipboard.readText());
}

/** @param {Page} page */
const announced = (page) => page.locator("main > .unseen[role=status]").textContent();

/** @param {Page} page @param {Record<string, unknown>} state @param {string} id */
const choose = (page, id, state) =>
  page.evaluate(
    ([view, chosen]) => {
      const figure = /** @type {Figure} */ (document.querySelector(`#${view} perceptible-figure`));
      figure.state = /** @type {Record<string, unknown>} */ (chosen);
    },
    /** @type {const} */ ([id, state]),
  );

/** @param {Page} page @param {number[][][]} strokes */
const drawn = (page, strokes) =>
  page.evaluate((drawing) => {
    /** @type {Figure} */ (document.querySelector("#draw perceptible-figure")).draw(drawing);
  }, strokes);

/** @param {number[][][]} found @param {number[][][]} wanted */
function assertSameDrawing(found, wanted) {
  assert.deepEqual(
    found.map((stroke) => stroke.length),
    wanted.map((stroke) => stroke.length),
  );
  for (const [i, value] of found.flat(2).entries())
    assert.ok(Math.abs(value - wanted.flat(2)[i]) <= 0.001, `${value}`);
}

test("every figure can be sent as a link: the drawing and all that was chosen come along", async (t) => {
  const { page } = await article(t, "/");
  await drawn(page, FOUR);
  /** @type {Record<string, { link: string, sent: any }>} */
  const links = {};
  for (const [id, state] of Object.entries(CHOSEN)) {
    await come(page, id);
    await choose(page, id, state);
    await settle(page);
    links[id] = { link: await copiedLink(page, id), sent: await snapshotOf(page, id) };
    for (const key of Object.keys(state))
      assert.deepEqual(links[id].sent.whole[key], state[key], `${id} has chosen ${key}`);
    t.diagnostic(`${id}: ${links[id].link.split("#")[1].length} characters`);
  }

  // One after the other on a page that is open, as when links are followed on the page itself.
  const { page: reader, url } = await article(t, "/");
  for (const [id, { link, sent }] of Object.entries(links)) {
    await reader.evaluate((hash) => {
      location.hash = hash;
    }, new URL(link).hash);
    await reader.waitForFunction((view) => {
      const box = document.querySelector(`#${view} figure`)?.getBoundingClientRect();
      return box && box.top >= -1 && box.top < innerHeight / 2;
    }, id);
    await come(reader, id);
    const found = await snapshotOf(reader, id);
    assert.deepEqual(found.whole, sent.whole, id);
    assertSameDrawing(found.drawing, FOUR);
    assert.equal(await reader.locator(".trouble").count(), 0, `nothing to complain of in ${id}`);
  }
  assertSameDrawing((await snapshotOf(reader, "draw")).drawing, FOUR);

  // And at the door.
  for (const id of ["draw", "weights", "lab"]) {
    const { page: fresh } = await article(t, `/${new URL(links[id].link).hash}`);
    await come(fresh, id);
    assert.deepEqual((await snapshotOf(fresh, id)).whole, links[id].sent.whole);
    assertSameDrawing((await snapshotOf(fresh, id)).drawing, FOUR);
    const seen = await fresh.evaluate(
      (view) => document.querySelector(`#${view} figure`)?.getBoundingClientRect().top ?? -1,
      id,
    );
    assert.ok(seen >= 0 && seen < 450, `${id} is in view: ${seen}`);
  }
  assert.ok(url);
});

test("the page's own first drawing never takes the place of one that a link brings", async (t) => {
  for (const [hash, wanted] of /** @type {[string, number][]} */ ([
    ["#draw~1~e7", 7],
    ["#draw~1~d", -1],
  ])) {
    const { page } = await article(t, `/${hash}`, { reducedMotion: "no-preference" });
    await page.waitForTimeout(2200);
    const found = await page.evaluate(async (digit) => {
      const path = "/www/examples.js";
      const { DIGITS } = await import(path);
      const figure = /** @type {Figure} */ (document.querySelector("#draw perceptible-figure"));
      const drawing = digit < 0 ? [] : DIGITS[digit];
      return JSON.stringify(figure.strokes) === JSON.stringify(drawing);
    }, wanted);
    assert.ok(found, hash);
    await come(page, "weights");
    assert.equal((await snapshotOf(page, "weights")).drawing.length, wanted < 0 ? 0 : 1);
  }
});

test("a network that the reader changed over to comes along", async (t) => {
  const { page } = await article(t, "/");
  await page.locator("#draw [data-network=classic-relu]").click();
  await page.locator("#draw [data-network=classic-relu][aria-pressed=true]").waitFor();
  const link = await copiedLink(page, "draw");
  assert.match(link, /#draw~1~e3~nclassic-relu$/);
  const { page: fresh } = await article(t, `/${new URL(link).hash}`);
  await fresh.locator("#draw [data-network=classic-relu][aria-pressed=true]").waitFor();
  await fresh.evaluate(() => {
    location.hash = "#draw~1~e3";
  });
  await fresh.locator("#draw [data-network=classic][aria-pressed=true]").waitFor();
});

test("an old, foreign or hostile link opens what it can and says so in a sentence, in both languages", async (t) => {
  const { page } = await article(t, "/");
  const state = (/** @type {unknown} */ json) =>
    `s${Buffer.from(JSON.stringify(json)).toString("base64url")}`;
  const go = async (/** @type {string} */ hash) => {
    await page.evaluate((to) => {
      location.hash = to;
    }, hash);
    await settle(page);
    return (await page.locator(".trouble").allTextContents()).join();
  };
  assert.match(await go("#nothing~1~e3"), /points to no figure/);
  assert.match(await go("#device~1~e3"), /points to no figure/, "a section without one");
  assert.match(await go("#nowhere"), /points to no figure/);
  assert.match(await go("#weights~0~whatever"), /Another version/);
  assert.match(await go("#draw~1~e5~sbroken"), /not whole/);
  assert.equal((await snapshotOf(page, "draw")).drawing.length, 2, "the 5 is there all the same");
  await page.getByRole("link", { name: "한국어" }).click();
  assert.match((await page.locator(".trouble").textContent()) ?? "", /온전하지 않습니다/);
  await page.getByRole("link", { name: "English" }).click();
  assert.equal(await go("#weights"), "", "a name alone has nothing to complain of");
  assert.equal(await go("#device"), "");

  const big = 2 ** 40;
  for (const id of Object.keys(CHOSEN)) {
    await come(page, id);
    const keys = Object.keys((await snapshotOf(page, id)).whole);
    const bad = [-1, big, 1e300, "99.99", true, [], [9, 9, 9], { layer: 9, neuron: 99 }];
    for (const value of [...bad, { layer: 1, from: 9e9, to: 9e9 }]) {
      const chosen = Object.fromEntries(keys.map((key) => [key, value]));
      await go(`#${id}~1~e3~${state(chosen)}`);
    }
    const figure = page.locator(`#${id} perceptible-figure`);
    assert.equal(await figure.locator(".notice").textContent(), "", `${id} still stands`);
    await page.evaluate((view) => {
      /** @type {Figure} */ (document.querySelector(`#${view} perceptible-figure`)).reset();
    }, id);
  }
});

test("what the address leaves out is left out of every figure, and links take it along", async (t) => {
  const { page, url } = await article(t, "/?lang=en&hide=seed,rate&utm_source=x#training");
  await come(page, "training");
  for (const control of ["seed", "rate"]) {
    const shown = page.locator(`#training [data-control=${control}]`);
    assert.ok((await shown.count()) > 0);
    for (const one of await shown.all()) assert.equal(await one.isVisible(), false, control);
  }
  assert.equal(await page.locator("#training [data-control=speed]").isVisible(), true);
  await choose(page, "training", { minibatch: 32 });
  const link = new URL(await copiedLink(page, "training"));
  assert.equal(link.search, "?lang=en&hide=seed%2Crate");
  assert.equal(link.origin, url);
  assert.match(link.hash, /^#training~1~e3~s/);
  await word(page, "training", "embed").click();
  const code = await page.locator("#training .drawer code").textContent();
  assert.match(code ?? "", /hide="seed rate"/);
});

test("the code to embed a figure says what of the reader's choice an attribute can say", async (t) => {
  const { page, url } = await article(t, "/");
  const codeOf = async (/** @type {string} */ id, name = "embed") => {
    await word(page, id, name).click();
    const code = (await page.locator(`#${id} .drawer code`).textContent()) ?? "";
    await word(page, id, name).click();
    assert.equal(await page.locator(`#${id} .drawer`).isVisible(), false);
    return code.split("\n");
  };
  const [script, plain] = await codeOf("draw");
  assert.equal(script, `<script type="module" src="${url}/www/perceptible.js"></script>`);
  assert.equal(plain, '<perceptible-figure view="draw"></perceptible-figure>');
  await come(page, "lab");
  await choose(page, "lab", { layers: [784, 32, 10], activation: "relu", seed: 9 });
  assert.equal(
    (await codeOf("lab"))[1],
    '<perceptible-figure view="lab" layers="784,32,10" activation="relu" seed="9"></perceptible-figure>',
  );
  await page
    .locator("#lab perceptible-figure")
    .evaluate((figure) => figure.setAttribute("hide", 'seed"><b>&amp;'));
  assert.match((await codeOf("lab"))[1], / hide="seed&quot;>&lt;b>&amp;amp;">/);
  await page.locator("#draw [data-network=classic-relu]").click();
  await page.locator("#draw [data-network=classic-relu][aria-pressed=true]").waitFor();
  await page.getByRole("link", { name: "한국어" }).click();
  assert.equal(
    (await codeOf("draw", "퍼가기"))[1],
    `<perceptible-figure view="draw" lang="ko" model="${url}/models/classic-relu.safetensors"></perceptible-figure>`,
  );
});

test("where the page may not copy, the link is there, selected, to be copied by hand", async (t) => {
  const { page } = await article(t, "/", {}, (page) =>
    page.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, "clipboard", {
        get: () => ({ writeText: () => Promise.reject(new Error("no")) }),
      });
    }),
  );
  await come(page, "weights");
  await choose(page, "weights", { lens: "never" });
  await word(page, "weights", "copy link").click();
  const drawer = page.locator("#weights .drawer");
  await drawer.waitFor();
  const link = (await drawer.locator("code").textContent()) ?? "";
  assert.match(link, /#weights~1~e3~s/);
  assert.equal(await page.evaluate(() => String(getSelection())), link);
  assert.match((await announced(page)) ?? "", /by hand/);
  await word(page, "weights", "embed").click();
  await drawer.getByRole("button", { name: "copy" }).click();
  assert.match(await page.evaluate(() => String(getSelection())), /^<script/);
});

test("by keyboard, and on a phone one word unfolds the five; what was done is announced", async (t) => {
  const { page } = await article(t, "/", { ...PHONE, hasTouch: true });
  await come(page, "weights");
  assert.equal(await word(page, "weights", "copy link").isVisible(), false);
  const unfold = page.locator("#weights .unfold");
  assert.equal(await unfold.getAttribute("aria-expanded"), "false");
  assert.equal((await unfold.boundingBox())?.height, 44);
  await unfold.focus();
  await page.keyboard.press("Enter");
  assert.equal(await unfold.getAttribute("aria-expanded"), "true");
  const group = page.getByRole("group", { name: "Figure 6" });
  assert.equal(await group.getByRole("button").count(), 5);
  for (const button of await group.getByRole("button").all())
    assert.ok(((await button.boundingBox())?.height ?? 0) >= 44);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForFunction(
    () => document.querySelector("main > .unseen")?.textContent === "The link is copied.",
  );
  assert.equal(await page.locator("#weights .words button").first().textContent(), "copied");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  const code = page.locator("#weights .drawer").getByRole("img", { name: "QR code" });
  await code.waitFor();
  const link = await page.locator("#weights .drawer code").textContent();
  assert.match(link ?? "", /#weights$/);
  assert.equal(await scanned(code), link);
  const widest = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(widest <= 360, `${widest} px of content`);
});

/** What a camera reads. @param {import("playwright-core").Locator} code */
async function scanned(code) {
  const { side, pixels } = await code.evaluate((/** @type {HTMLCanvasElement} */ canvas) => {
    const g = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    const { width: side } = canvas;
    return { side, pixels: [...g.getImageData(0, 0, side, side).data] };
  });
  // Its types speak of a module; to Node the package is its function.
  const read = /** @type {typeof jsQR.default} */ (/** @type {unknown} */ (jsQR));
  return read(Uint8ClampedArray.from(pixels), side, side)?.data;
}

/** What is in a picture that was saved. @param {Page} page @param {Buffer} bytes */
const pixelsOf = (page, bytes) =>
  page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width;
    canvas.height = image.height;
    const g = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    g.drawImage(image, 0, 0);
    const { data } = g.getImageData(0, 0, image.width, image.height);
    const corner = [...data.slice(0, 4)];
    const rows = new Set();
    let other = 0;
    for (let p = 0; p < data.length; p += 4)
      if (data[p] !== corner[0] || data[p + 1] !== corner[1] || data[p + 2] !== corner[2]) {
        other += 1;
        rows.add(Math.floor(p / 4 / image.width));
      }
    return { width: image.width, height: image.height, corner, other, rows: rows.size };
  }, bytes.toString("base64"));

for (const [scheme, paper] of /** @type {const} */ ([
  ["light", [252, 252, 251, 255]],
  ["dark", [19, 21, 25, 255]],
]))
  test(`a figure's picture is saved, twice as sharp, on the paper of now (${scheme})`, async (t) => {
    const { page } = await article(t, "/", { colorScheme: scheme });
    for (const id of ["draw", "weights"]) {
      await come(page, id);
      const before = await canvasesOf(page, id);
      await page.evaluate(() => {
        /** @type {number[]} */
        const sharpness = [];
        Object.assign(globalThis, { sharpness });
        const own = HTMLCanvasElement.prototype.toDataURL;
        HTMLCanvasElement.prototype.toDataURL = function (...wishes) {
          if (this.matches(".paint")) sharpness.push(this.width / this.clientWidth);
          return own.apply(this, wishes);
        };
      });
      const coming = page.waitForEvent("download");
      await word(page, id, "save picture").click();
      const download = await coming;
      assert.equal(download.suggestedFilename(), `perceptible-${id}.png`);
      const sharpness = /** @type {number[]} */ (await page.evaluate("sharpness"));
      assert.ok(sharpness.length > 0);
      for (const each of sharpness) assert.ok(Math.abs(each - 2) < 0.01, `${each}`);
      const found = await pixelsOf(page, await readFile(await download.path()));
      const box = await page.locator(`#${id} perceptible-figure .figure`).boundingBox();
      assert.ok(box);
      assert.ok(Math.abs(found.width - 2 * (box.width + 48)) <= 1, `${found.width} wide`);
      assert.ok(Math.abs(found.height - 2 * (box.height + 48)) <= 1, `${found.height} high`);
      assert.deepEqual(found.corner, paper);
      const share = found.other / found.width / found.height;
      assert.ok(share > 0.03 && share < 0.5, `${share} of it is no paper`);
      assert.ok(found.rows > 0.6 * found.height, "words and drawings all over it");
      assert.match((await announced(page)) ?? "", /picture is saved/);
      assert.deepEqual(await canvasesOf(page, id), before, "the figure is as it was");
    }
  });

test("a browser that gives no picture is excused in a sentence", async (t) => {
  const { page } = await article(t, "/", {}, (page) =>
    page.addInitScript(() => {
      HTMLCanvasElement.prototype.toBlob = () => {
        throw new DOMException("tainted", "SecurityError");
      };
    }),
  );
  await word(page, "draw", "save picture").click();
  await page.locator("#draw .drawer").waitFor();
  assert.match((await page.locator("#draw .drawer p").textContent()) ?? "", /gives no picture/);
  assert.match((await announced(page)) ?? "", /gives no picture/);
});

test("reset brings a figure back as it came, with the drawing of the beginning", async (t) => {
  const { page } = await article(t, "/");
  await come(page, "weights");
  const came = await snapshotOf(page, "weights");
  await choose(page, "weights", { lens: "never", number: [1, 4, 300] });
  await drawn(page, FOUR);
  assert.notDeepEqual(await snapshotOf(page, "weights"), came);
  await word(page, "weights", "reset").click();
  await settle(page);
  assert.deepEqual(await snapshotOf(page, "weights"), came);
  assert.match((await announced(page)) ?? "", /at the beginning/);
  assert.deepEqual((await snapshotOf(page, "draw")).drawing, came.drawing, "on the pad as well");
  assert.equal(await page.locator("#draw [data-example='3']").getAttribute("aria-pressed"), "true");
});

test("on other people's pages a figure gives and takes a snapshot, before it is near as well", async (t) => {
  const page = await openView(t, "weights");
  const found = await page.evaluate(async () => {
    const figure = /** @type {Figure} */ (document.querySelector("perceptible-figure"));
    const stroke = [
      [0.5, 0.2],
      [0.5, 0.8],
    ];
    figure.snapshot = { drawing: [stroke], state: { lens: "never" } };
    const kept = figure.snapshot;
    const again = document.createElement("perceptible-figure");
    again.setAttribute("view", "weights");
    again.snapshot = kept;
    document.body.append(again);
    await again.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const taken = again.snapshot;
    const bad = [
      { drawing: [[]], state: {} },
      { drawing: [[[0, Number.NaN]]], state: {} },
      { drawing: [] },
    ];
    const errors = bad.map((snapshot) => {
      try {
        again.snapshot = /** @type {any} */ (snapshot);
        return "";
      } catch (error) {
        return String(error);
      }
    });
    const unchanged = again.snapshot;
    again.reset();
    const points = again.strokes.flat().length;
    return { kept, taken, errors, unchanged, lens: again.state.lens, points };
  });
  assert.deepEqual(found.kept, {
    drawing: [
      [
        [0.5, 0.2],
        [0.5, 0.8],
      ],
    ],
    state: { lens: "never" },
  });
  assert.deepEqual(found.taken, found.kept);
  for (const error of found.errors) assert.match(error, /expected a (drawing|state)/);
  assert.deepEqual(found.unchanged, found.kept);
  assert.equal(found.lens, "now");
  assert.ok(found.points > 10, "the drawing of the beginning");
});

/** How many bytes canvases hold. @param {Page} page */
const held = (page) =>
  page.evaluate(() => {
    let bytes = 0;
    for (const figure of document.querySelectorAll("perceptible-figure"))
      for (const canvas of figure.shadowRoot?.querySelectorAll("canvas") ?? [])
        bytes += canvas.width * canvas.height * 4;
    return bytes;
  });

/** What is painted in a figure. @param {Page} page @param {string} id */
const canvasesOf = (page, id) =>
  page.evaluate(async (view) => {
    const root = document.querySelector(`#${view} perceptible-figure`)?.shadowRoot;
    const marks = [];
    for (const canvas of root?.querySelectorAll("canvas") ?? []) {
      if (!canvas.checkVisibility()) continue;
      const bytes = new TextEncoder().encode(canvas.toDataURL());
      const mark = new Uint32Array(await crypto.subtle.digest("SHA-256", bytes));
      marks.push(`${canvas.width} x ${canvas.height}: ${mark[0]}`);
    }
    return marks;
  }, id);

/** The same, once nothing is worked out any more; null where that takes long. @param {Page} page @param {string} id */
async function rested(page, id) {
  let before = "";
  for (let i = 0; i < 8; i++) {
    const marks = await canvasesOf(page, id);
    const isBusy = await page.locator(`#${id} .figure[aria-busy=true]`).count();
    if (!isBusy && marks.join() === before) return marks;
    before = marks.join();
    await page.waitForTimeout(300);
  }
  return null;
}

test("a figure far from the screen gives its memory back, and comes back as it was", async (t) => {
  const { page } = await article(t, "/");
  const ids = Object.keys(CHOSEN);
  /** @type {Record<string, string[] | null>} */
  const painted = {};
  let most = 0;
  for (const id of ids) {
    await come(page, id);
    painted[id] = await rested(page, id);
    most += await page.evaluate((view) => {
      const root = document.querySelector(`#${view} perceptible-figure`)?.shadowRoot;
      const canvases = [...(root?.querySelectorAll("canvas") ?? [])];
      return canvases.reduce((sum, { width, height }) => sum + width * height * 4, 0);
    }, id);
  }
  const tall = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  await page.waitForTimeout(6000);
  const now = await held(page);
  t.diagnostic(
    `${(most / 1e6).toFixed(1)} MB when all are painted, ${(now / 1e6).toFixed(1)} at the top`,
  );
  assert.ok(now < 0.4 * most, `${now} of ${most} bytes`);
  assert.equal(await page.evaluate(() => document.documentElement.scrollHeight), tall);
  // Whatever happens to a network meanwhile is not painted, and is there later.
  await drawn(page, FOUR);
  assert.ok((await held(page)) < 0.4 * most);
  await page.evaluate(() => {
    /** @type {Figure} */ (document.querySelector("#draw perceptible-figure")).reset();
  });
  for (const id of ids) {
    await come(page, id);
    const again = await rested(page, id);
    if (painted[id]) assert.deepEqual(again, painted[id], id);
    for (const mark of await canvasesOf(page, id)) assert.doesNotMatch(mark, /^0 x/, id);
  }
  const compared = ids.filter((id) => painted[id]);
  assert.ok(compared.length >= ids.length - 2, `compared: ${compared}`);
});
