// Values behind the noise figure: images that are no digit, what is claimed of them, the network that
// was taught digits only, and where the dots stand.

import assert from "node:assert/strict";
import { test } from "node:test";
import { start } from "../../www/start.js";
import { Claims } from "../../www/views/noise/claims.js";
import { layout } from "../../www/views/noise/layout.js";
import { dotUnder, rowsOf } from "../../www/views/noise/paint.js";
import { COUNT, countOf, KINDS, stranger } from "../../www/views/noise/strangers.js";
import { shapeOf, Twin } from "../../www/views/noise/twin.js";
import words from "../../www/views/noise/words.js";

const core = await start("core");
const network = core.Network.bundled();
const WIDTHS = [280, 320, 360, 599, 600, 899, 900, 1100, 1240];

/** @param {import("../../www/views/noise/strangers.js").Kind} kind @param {number} n */
const given = (kind, n) => core.prepare(stranger(core, kind, n));

test("an image is its kind and its number: the same again, and another for another number", () => {
  for (const kind of KINDS)
    for (let n = 0; n < Math.min(60, countOf(kind)); n++) {
      const image = stranger(core, kind, n);
      assert.deepEqual(stranger(core, kind, n), image);
      assert.ok(image.length === 784 && image.every((ink) => ink >= 0 && ink <= 1));
      const ink = image.reduce((sum, value) => sum + value, 0);
      assert.ok(kind === "blank" ? ink === 0 : ink > 15, `${kind} ${n}: ${ink}`);
      if (n > 0) assert.notDeepEqual(stranger(core, kind, n - 1), image, `${kind} ${n}`);
    }
});

test("claims are the network's own, each image in the row of its fullest output, the surest first", () => {
  const claims = new Claims(network, 200);
  for (let n = 0; n < 200; n++) claims.add(given("scribbles", n));
  assert.ok(claims.isDone);
  let sure = 0;
  for (const [digit, row] of claims.sorted.entries()) {
    for (const [i, n] of row.entries()) {
      const { outputs, digit: read } = network.predict(given("scribbles", n));
      assert.equal(read, digit);
      assert.deepEqual(claims.outputsOf(n), outputs);
      if (outputs[digit] > 0.5) sure += 1;
      if (i > 0) assert.ok(claims.surenessOf(row[i - 1]) >= claims.surenessOf(n));
    }
  }
  assert.equal(claims.sure, sure);
  assert.deepEqual(
    claims.sorted.flat().sort((a, b) => a - b),
    Array.from({ length: 200 }, (_, n) => n),
  );
});

test("the other network learns from its seed alone, reads new digits, and is sure of noise", () => {
  const learned = [0, 1].map(() => {
    const twin = new Twin(core, shapeOf(network));
    while (!twin.network) twin.advance();
    return twin;
  });
  const [one, two] = learned.map((twin) => twin.network);
  assert.ok(one && two && learned[0].test);
  assert.deepEqual(one.parameters(), two.parameters());
  assert.deepEqual(shapeOf(one), shapeOf(network));
  assert.ok(one.measure(learned[0].test).correct > 880);
  const sure = (/** @type {typeof network} */ reader) => {
    const claims = new Claims(reader, 100);
    for (let n = 0; n < 100; n++) claims.add(given("noise", n));
    return claims.sure;
  };
  assert.ok(sure(one) > 50, `${sure(one)}`);
  assert.equal(sure(network), 0);
});

test("a thousand dots stay in their plot however they fall, and each is found where it lies", () => {
  const falls = [
    [COUNT, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [100, 100, 100, 100, 100, 100, 100, 100, 100, 100],
    [51, 151, 251, 1, 101, 201, 51, 51, 51, 91],
  ];
  for (const width of WIDTHS)
    for (const fall of falls) {
      let n = 0;
      const rows = fall.map((count) => Array.from({ length: count }, () => n++));
      for (const plot of layout(width).plots) {
        const { x, y, width: wide, height } = plot.box;
        const lines = rowsOf(plot, rows);
        let last = y;
        for (const { middle, dots } of lines) {
          const heights = [middle, ...dots.map((dot) => dot[1])];
          assert.ok(Math.min(...heights) - last > plot.pitch, `${width}: rows stand apart`);
          last = Math.max(...heights);
        }
        const dots = lines.flatMap((row) => row.dots);
        assert.equal(dots.length, COUNT);
        for (const [dx, dy] of dots)
          assert.ok(dx > x && dx < x + wide && dy > y && dy < y + height, `${width}: ${dx},${dy}`);
        for (const at of [0, 50, 499, 999]) {
          const [dx, dy, image] = dots[at];
          assert.equal(dotUnder(plot, rows, dx + 1, dy - 1, 12), image);
        }
        assert.equal(dotUnder(plot, rows, x + wide + 40, y, 12), null);
      }
    }
});

test("everything stands inside the figure at every width", () => {
  for (const width of WIDTHS) {
    const { boxes, bars, plots, height, kind } = layout(width);
    assert.equal(plots.length, kind === "narrow" ? 1 : 2);
    assert.equal(bars.length, plots.length);
    for (const box of [...Object.values(boxes), ...bars, ...plots.map((plot) => plot.box)]) {
      assert.ok(box.x >= 0 && box.x + box.width <= width + 0.01, `${width}: ${box.x}`);
      assert.ok(box.y + box.height <= height, `${width}`);
    }
  }
});

test("both languages have the same words", () => {
  const keys = (/** @type {object} */ o) => Object.keys(o).sort();
  assert.deepEqual(keys(words.ko), keys(words.en));
  for (const name of /** @type {const} */ (["kinds", "things"]))
    assert.deepEqual(keys(words.ko[name]), keys(words.en[name]));
});
