// A figure as a link, and as a snapshot: what comes along, what is left out, and what a broken one says.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  article,
  assertSameDrawing,
  CHOSEN,
  choose,
  come,
  copiedLink,
  drawn,
  FOUR,
  snapshotOf,
  word,
} from "./support/article.js";
import { settle } from "./support/browser.js";
import { openView } from "./support/view.js";

/** @typedef {import("../../pkg/perceptible.js").PerceptibleFigure} Figure */

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
