// What is held down on a picture, without a page: a brush, and a range input moved by its picture. One
// pointer at a time, and none that was lifted without a word.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Brush } from "../../www/parts/brush.js";
import { sweep } from "../../www/parts/sweep.js";
import { pointers as onSquare, Square } from "./stand-in.js";

/** On the diagonal. @param {EventTarget} element */
const pointers = (element) => {
  const send = onSquare(element);
  return (/** @type {string} */ type, /** @type {number} */ at, /** @type {object} */ more = {}) =>
    send(type, at, at, more);
};

function brushed() {
  const pad = new Square(280);
  /** @type {Set<number>} */
  const cells = new Set();
  const brush = new Brush([/** @type {any} */ (pad)], {
    radius: 0.6,
    over: (cell) => cells.add(cell),
    changed() {},
    escape() {},
  });
  return { pad, brush, cells, pointer: pointers(pad) };
}
/** The cell on the diagonal. @param {number} n */
const cell = (n) => n * 28 + n;

test("a second pointer neither brushes nor lifts the first", () => {
  const { brush, cells, pointer } = brushed();
  pointer("pointerdown", 25);
  pointer("pointerdown", 205, { pointerId: 2, pointerType: "touch" });
  pointer("pointermove", 225, { pointerId: 2, pointerType: "touch" });
  pointer("pointerup", 225, { pointerId: 2, pointerType: "touch" });
  assert.ok(brush.isDown);
  pointer("pointermove", 45);
  assert.deepEqual([...cells], [cell(2), cell(3), cell(4)]);
});

test("a picture that turns under the brush lifts it, and so does a button lifted elsewhere", () => {
  for (const isTurned of [true, false]) {
    const { pad, brush, cells, pointer } = brushed();
    pointer("pointerdown", 25);
    if (isTurned) pad.side = 140;
    pointer("pointermove", 205, { buttons: Number(isTurned) });
    assert.ok(!brush.isDown);
    pointer("pointermove", 225);
    assert.deepEqual([...cells], [cell(2)]);
    pointer("pointerdown", 25);
    assert.ok(brush.isDown);
  }
});

test("a second pointer leaves a slider with the one that holds it", () => {
  const [picture, input] = [new Square(280), new Square(280)];
  Object.assign(input, { min: "0", max: "28", value: "5" });
  sweep(/** @type {any} */ (picture), /** @type {any} */ (input));
  const value = () => /** @type {any} */ (input).value;
  const pointer = pointers(picture);
  pointer("pointerdown", 100);
  assert.equal(value(), "10");
  for (const type of ["pointerdown", "pointermove", "pointerup"])
    pointer(type, 200, { pointerId: 2, pointerType: "touch" });
  assert.equal(value(), "10");
  pointer("pointermove", 150);
  assert.equal(value(), "15");
  pointer("pointermove", 250, { buttons: 0 });
  pointer("pointermove", 280);
  assert.equal(value(), "15", "a button lifted elsewhere holds nothing");
});
