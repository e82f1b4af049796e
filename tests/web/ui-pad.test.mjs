// The pad without a page: a stand-in element, and events as a browser would send them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Pad } from "../../www/pad.js";
import { pointers, Square } from "./stand-in.js";

function setUp() {
  const sheet = new Square(200, 10, 20);
  const send = pointers(/** @type {any} */ (sheet));
  const heard = { started: 0, changed: 0, lifted: 0 };
  const pad = new Pad(/** @type {any} */ (sheet), {
    started: () => heard.started++,
    changed: () => heard.changed++,
    lifted: () => heard.lifted++,
  });
  /** @param {string} type @param {number} x @param {number} y of 0..1 @param {object} [more] */
  const pointer = (type, x, y, more = {}) => send(type, 10 + x * 200, 20 + y * 200, more);
  /** @param {string} key @param {object} [more] */
  const press = (key, more = {}) =>
    sheet.dispatchEvent(
      Object.assign(new Event("keydown", { cancelable: true }), { key, ...more }),
    );
  const stroke = (/** @type {number[][]} */ ...points) => {
    pointer("pointerdown", points[0][0], points[0][1]);
    for (const [x, y] of points.slice(1)) pointer("pointermove", x, y);
    const [x, y] = points[points.length - 1];
    pointer("pointerup", x, y);
  };
  return { sheet, pad, heard, pointer, press, stroke };
}

test("a stroke is where the pointer went, as shares of the pad", () => {
  const { pad, stroke, heard } = setUp();
  stroke([0.25, 0.5], [0.5, 0.5], [0.75, 0.25]);
  assert.deepEqual(pad.strokes, [
    [
      [0.25, 0.5],
      [0.5, 0.5],
      [0.75, 0.25],
    ],
  ]);
  assert.deepEqual([heard.started, heard.lifted], [1, 1]);
});

test("a tap is a stroke of one point", () => {
  const { pad, stroke } = setUp();
  stroke([0.5, 0.5]);
  assert.deepEqual(pad.strokes, [[[0.5, 0.5]]]);
});

test("points that the browser gathered between two frames all count", () => {
  const { pad, pointer } = setUp();
  pointer("pointerdown", 0, 0);
  const gathered = [0.25, 0.5].map((x) => ({ clientX: 10 + x * 200, clientY: 20 }));
  pointer("pointermove", 0.5, 0, { getCoalescedEvents: () => gathered });
  assert.deepEqual(pad.strokes[0], [
    [0, 0],
    [0.25, 0],
    [0.5, 0],
  ]);
});

test("a stroke that leaves the pad stays on its rim", () => {
  const { pad, stroke } = setUp();
  stroke([0.5, 0.5], [1.5, -3]);
  assert.deepEqual(pad.strokes[0][1], [1, 0]);
});

test("a second finger and other buttons draw nothing", () => {
  const { pad, pointer } = setUp();
  pointer("pointerdown", 0.5, 0.5, { isPrimary: false });
  pointer("pointerdown", 0.5, 0.5, { button: 2 });
  assert.deepEqual(pad.strokes, []);
  pointer("pointerdown", 0, 0);
  pointer("pointermove", 0.9, 0.9, { pointerId: 2 });
  assert.deepEqual(pad.strokes, [[[0, 0]]]);
});

test("what the palm drew before the pen came goes, and after the pen it draws nothing", () => {
  const { pad, pointer } = setUp();
  const touch = { pointerId: 5, pointerType: "touch" };
  const pen = { pointerId: 6, pointerType: "pen" };
  pointer("pointerdown", 0.9, 0.9, touch);
  pointer("pointermove", 0.8, 0.9, touch);
  pointer("pointerdown", 0.25, 0.25, pen);
  pointer("pointermove", 0.5, 0.5, pen);
  pointer("pointerup", 0.5, 0.5, pen);
  pointer("pointerdown", 0.9, 0.9, touch);
  assert.deepEqual(pad.strokes, [
    [
      [0.25, 0.25],
      [0.5, 0.5],
    ],
  ]);
});

test("a finger is no palm when the clock is set back after the pen", () => {
  const { pad, pointer } = setUp();
  pointer("pointerdown", 0.5, 0.2, { pointerType: "pen" });
  pointer("pointerup", 0.5, 0.8, { pointerType: "pen" });
  Object.defineProperty(Event.prototype, "timeStamp", { configurable: true, get: () => -1e6 });
  pointer("pointerdown", 0.3, 0.2, { pointerType: "touch", pointerId: 2 });
  Reflect.deleteProperty(Event.prototype, "timeStamp");
  assert.equal(pad.strokes.length, 2);
});

test("a touch that the system takes at once leaves nothing; a stroke it takes later stays", () => {
  const { pad, pointer } = setUp();
  pointer("pointerdown", 0.5, 0.5);
  pointer("pointercancel", 0, 0);
  assert.equal(pad.strokes.length, 0);
  assert.equal(pad.canUndo, false);
  pointer("pointerdown", 0, 0);
  for (const x of [0.25, 0.5, 0.75]) pointer("pointermove", x, 0);
  pointer("pointercancel", 0, 0);
  assert.equal(pad.strokes[0].length, 4);
});

test("a pad that turns under the pen lifts it, so that no line leads to where nobody drew", () => {
  const { sheet, pad, heard, pointer } = setUp();
  pointer("pointerdown", 0.2, 0.2);
  pointer("pointermove", 0.3, 0.3);
  sheet.side = 120;
  pointer("pointermove", 0.4, 0.4);
  pointer("pointermove", 0.5, 0.5);
  pointer("pointerup", 0.5, 0.5);
  assert.deepEqual(pad.strokes, [[[0.2, 0.2], [0.3, 0.3]]]); // biome-ignore format: one stroke
  assert.deepEqual([pad.drawing, heard.lifted], [false, 1]);
  pointer("pointerdown", 0.1, 0.1);
  assert.equal(pad.strokes.length, 2);
});

test("a button that was lifted where nobody was told of it draws no further", () => {
  const { pad, heard, pointer } = setUp();
  pointer("pointerdown", 0.2, 0.2);
  pointer("pointermove", 0.3, 0.3);
  pointer("pointermove", 0.9, 0.9, { buttons: 0 });
  pointer("pointermove", 0.1, 0.9, { buttons: 0 });
  assert.equal(pad.strokes[0].length, 2);
  assert.deepEqual([pad.drawing, heard.lifted], [false, 1]);
});

test("a finger that was lost with its figure does not keep the next one away", () => {
  const { sheet, pad, pointer } = setUp();
  pointer("pointerdown", 0.2, 0.2, { pointerType: "touch" });
  sheet.captured = 0;
  pointer("pointerdown", 0.6, 0.6, { pointerType: "touch", pointerId: 2 });
  pointer("pointermove", 0.7, 0.7, { pointerType: "touch", pointerId: 2 });
  assert.deepEqual(pad.strokes, [[[0.2, 0.2]], [[0.6, 0.6], [0.7, 0.7]]]); // biome-ignore format: two strokes
});

test("undo, redo and clear lead there and back; a new stroke forgets what was undone", () => {
  const { pad, stroke } = setUp();
  stroke([0, 0], [0.5, 0.5]);
  stroke([1, 0], [0.5, 0.5]);
  const both = pad.strokes;
  pad.clear();
  assert.deepEqual(pad.strokes, []);
  pad.undo();
  assert.deepEqual(pad.strokes, both);
  pad.undo();
  assert.equal(pad.strokes.length, 1);
  pad.redo();
  assert.deepEqual(pad.strokes, both);
  pad.undo();
  stroke([0.25, 0.25], [0.75, 0.75]);
  assert.equal(pad.canRedo, false);
});

test("undo leads back a thousand strokes, and holds no more", () => {
  const { pad, stroke } = setUp();
  for (let i = 0; i < 1200; i += 1) stroke([0.1, 0.1], [0.9, 0.9]);
  let steps = 0;
  while (pad.canUndo) {
    pad.undo();
    steps += 1;
  }
  assert.deepEqual([steps, pad.strokes.length], [1000, 200]);
});

test("on a drawing of the page's own, the first touch begins a new sheet", () => {
  const { pad, stroke } = setUp();
  pad.set([[[0.5, 0.5]]], false);
  stroke([0, 0], [0.25, 0]);
  assert.deepEqual(pad.strokes, [
    [
      [0, 0],
      [0.25, 0],
    ],
  ]);
});

test("whoever hears that the reader starts may clear the pad, and the stroke goes on", () => {
  const { sheet, pad, stroke, press, heard } = setUp();
  pad.set([[[0.5, 0.5]]], false);
  Object.defineProperty(heard, "started", {
    get: () => 0,
    set: () => pad.set([], false),
  });
  stroke([0, 0], [0.25, 0], [0.5, 0]);
  assert.equal(pad.strokes[0].length, 3);
  sheet.dispatchEvent(new Event("focus"));
  press(" ");
  press("ArrowDown");
  assert.equal(pad.strokes.at(-1)?.length, 2);
});

test("the keyboard draws: arrows move, space lowers and lifts, escape clears", () => {
  const { sheet, pad, press, heard } = setUp();
  sheet.dispatchEvent(new Event("focus"));
  press("ArrowDown");
  assert.equal(pad.strokes.length, 0);
  press(" ");
  press("ArrowRight");
  press("ArrowRight");
  press(" ");
  press("ArrowDown");
  assert.equal(pad.strokes.length, 1);
  assert.equal(pad.strokes[0].length, 3);
  assert.equal(heard.lifted, 1);
  press("Escape");
  assert.deepEqual(pad.strokes, []);
});

test("the keyboard's pen stays on the pad", () => {
  const { sheet, pad, press } = setUp();
  sheet.dispatchEvent(new Event("focus"));
  for (let i = 0; i < 60; i++) press("ArrowLeft");
  assert.ok(pad.cursor && pad.cursor.x > 0);
});

test("a script's pointer, which has no buttons, draws as well", () => {
  const { pad, pointer } = setUp();
  for (const [type, y] of /** @type {const} */ ([
    ["pointerdown", 0.2],
    ["pointermove", 0.5],
    ["pointermove", 0.8],
    ["pointerup", 0.8],
  ]))
    pointer(type, 0.5, y, { buttons: 0 });
  assert.equal(pad.strokes.length, 1);
  assert.equal(pad.strokes[0].length, 3);
});
