// Links: what is written is read again, within what the eye and the network notice; what is broken,
// old or hostile gives what is whole of it and no more.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DIGITS } from "../../www/examples.js";
import { read, written } from "../../www/link.js";

/** A stroke as a hand draws it: many points on a curve. @param {number} n */
const curve = (n) =>
  Array.from({ length: n }, (_, i) => {
    const t = (i / (n - 1)) * Math.PI * 1.5;
    return [0.5 + 0.3 * Math.cos(t), 0.5 + 0.3 * Math.sin(t)];
  });

/** @param {unknown} json */
const stateLink = (json) =>
  `weights~1~s${Buffer.from(typeof json === "string" ? json : JSON.stringify(json)).toString("base64url")}`;

/** How far a point lies from the nearest piece of a line. @param {number[]} p @param {number[][]} line */
const away = ([x, y], line) =>
  Math.min(
    ...line.slice(1).map(([bx, by], i) => {
      const [ax, ay] = line[i];
      const [dx, dy] = [bx - ax, by - ay];
      const t = Math.max(
        0,
        Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)),
      );
      return Math.hypot(x - ax - t * dx, y - ay - t * dy);
    }),
  );

test("a figure with nothing to keep is its name alone, which is read as that", () => {
  assert.equal(written({ figure: "weights" }), "weights");
  assert.equal(written({ figure: "weights", state: {} }), "weights");
  assert.deepEqual(read("weights"), { figure: "weights", trouble: null });
});

test("drawing, network and state come back", () => {
  const state = {
    lens: "never",
    number: [1, 4, 300],
    open: true,
    none: null,
    rate: -1.5e-3,
    words: { 1.4: "고리" },
  };
  const link = written({ figure: "weights", drawing: DIGITS[7], network: "wide", state });
  assert.match(link, /^weights~1~e7~nwide~s[\w-]+$/);
  assert.deepEqual(read(link), {
    figure: "weights",
    drawing: DIGITS[7],
    network: "wide",
    state,
    trouble: null,
  });
  assert.deepEqual(
    read(link.replaceAll("~", "%7E")).state,
    state,
    "as some mail programs write it",
  );
});

test("a drawn line stays where it was within a thousandth of the pad or two, in about 100 characters", () => {
  const drawing = [curve(400), [[0.1, 0.9]], curve(3)];
  const link = written({ figure: "draw", drawing });
  assert.ok(link.length < 160, `${link.length} characters`);
  const found = read(link).drawing ?? [];
  assert.equal(found.length, 3);
  for (const [i, stroke] of drawing.entries())
    for (const point of stroke) {
      const line = found[i].length > 1 ? found[i] : [found[i][0], found[i][0]];
      assert.ok(away(point, line) < 0.0025, `${away(point, line)} away`);
    }
});

test("an empty pad is a drawing too, and so is what passes the pad's edges, at the edge", () => {
  assert.deepEqual(read(written({ figure: "draw", drawing: [] })).drawing, []);
  const [stroke] =
    read(
      written({
        figure: "draw",
        drawing: [
          [
            [-3, 0.5],
            [9, 0.5],
          ],
        ],
      }),
    ).drawing ?? [];
  assert.deepEqual(stroke, [
    [0, 0.5],
    [1, 0.5],
  ]);
});

test("whatever is drawn, the link stays short enough to be read", () => {
  let seed = 1;
  const random = () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
  const scribble = [Array.from({ length: 20_000 }, () => [random(), random()])];
  const dots = Array.from({ length: 5000 }, () => [[random(), random()]]);
  for (const drawing of [scribble, dots]) {
    const link = written({ figure: "draw", drawing });
    assert.ok(link.length < 1600, `${link.length} characters`);
    const found = read(link);
    assert.equal(found.trouble, null);
    assert.ok((found.drawing?.flat().length ?? 0) > 100, "and much of the drawing is kept");
  }
});

test("another version leads to its figure, and says so", () => {
  assert.deepEqual(read("weights~2~anything"), { figure: "weights", trouble: "version" });
});

test("a part that is broken is left out, the others are read", () => {
  const whole = written({ figure: "weights", drawing: [curve(20)], state: { lens: "never" } });
  const [, , drawing, state] = whole.split("~");
  const cutDrawing = read(`weights~1~${drawing.slice(0, -1)}~${state}`);
  assert.equal(cutDrawing.trouble, "part");
  assert.equal(cutDrawing.drawing, undefined);
  assert.deepEqual(cutDrawing.state, { lens: "never" });
  const cutState = read(`weights~1~${drawing}~${state.slice(0, -2)}`);
  assert.equal(cutState.trouble, "part");
  assert.equal(cutState.drawing?.length, 1);
  assert.equal(cutState.state, undefined);
  for (const bad of ["", "x1", "e11", "e-1", "e", "d!", "dA", "dBgg", "dB_____", "nWide", "n", "s"])
    assert.equal(read(`weights~1~${bad}`).trouble, "part", bad);
  assert.equal(read(`weights~1~n__proto__`).network, undefined);
});

test("a cut drawing never reaches beyond the pad, and never grows beyond its characters", () => {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  let seed = 7;
  for (let i = 0; i < 3000; i++) {
    const code = Array.from({ length: 1 + (i % 40) }, () => {
      seed = (seed * 16807) % 2147483647;
      return alphabet[seed % 64];
    }).join("");
    const { drawing = [], trouble } = read(`draw~1~d${code}`);
    const points = drawing.flat();
    assert.ok(points.length <= code.length / 2);
    for (const value of points.flat()) assert.ok(value >= 0 && value <= 1, code);
    if (trouble) assert.equal(points.length, 0);
  }
});

test("a hostile state is no state", () => {
  let deep = "1";
  for (let i = 0; i < 3000; i++) deep = `[${deep}]`;
  for (const json of [
    '{"__proto__":{"polluted":1}}',
    '{"a":{"__proto__":{"polluted":1}}}',
    '{"constructor":{"prototype":{"polluted":1}}}',
    '{"toString":1}',
    '{"rate":1e999}',
    `{"a":${deep}}`,
    '{"a":{"b":{"c":{"d":{}}}}}',
    JSON.stringify({ text: "x".repeat(2001) }),
    JSON.stringify({ many: Array.from({ length: 1001 }, () => 1) }),
    JSON.stringify({ "<script>": 1 }),
    "[1]",
    "null",
    "1",
    "{",
    "\u0000",
  ]) {
    const { state, trouble } = read(stateLink(json));
    assert.equal(state, undefined, json.slice(0, 60));
    assert.equal(trouble, "part", json.slice(0, 60));
  }
  assert.equal(/** @type {any} */ ({}).polluted, undefined);
});

test("a fragment of megabytes costs no more than one of eight thousand characters", () => {
  const begun = performance.now();
  const found = read(`weights~1~d${"BAA".repeat(2_000_000)}`);
  assert.ok(performance.now() - begun < 200);
  assert.equal(found.trouble, "part");
  assert.ok((found.drawing?.length ?? 0) < 8000);
});
