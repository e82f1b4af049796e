// Values behind the variations: what a slider does to a drawing, where an answer holds, what is
// measured along the way, and where everything stands.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DIGITS } from "../../www/examples.js";
import { start } from "../../www/start.js";
import en from "../../www/text/en.js";
import {
  AS_DRAWN,
  FIRST,
  GROUPS,
  isChanged,
  KNOBS,
  NAMES,
  PLACES,
  placeFor,
  restored,
  valueAt,
  variationOf,
} from "../../www/views/variations/knobs.js";
import { layout } from "../../www/views/variations/layout.js";
import { accuracies, holdingOf, POINTS, Roads } from "../../www/views/variations/roads.js";
import { holdsOf } from "../../www/views/variations/said.js";
import { Strips, see, stretches } from "../../www/views/variations/strips.js";
import words from "../../www/views/variations/words.js";

const core = await start("core");
const network = core.Network.bundled();
const image = core.stages(DIGITS[3]).rasterized;
const WIDTHS = [280, 320, 360, 560, 619, 620, 700, 939, 940, 1100, 1240];

test("every slider rests where the drawing is as it is, and its places are its values", () => {
  for (const name of NAMES) {
    const { rest, min, max } = KNOBS[name];
    assert.equal(valueAt(name, placeFor(name, rest)), rest, name);
    assert.equal(valueAt(name, 0), min);
    assert.equal(valueAt(name, PLACES), max);
    for (let place = 0; place <= PLACES; place++)
      assert.equal(placeFor(name, valueAt(name, place)), place, name);
  }
  assert.deepEqual(GROUPS.flat(), NAMES);
  assert.ok(!isChanged(AS_DRAWN) && isChanged(FIRST));
  const still = core.vary(image, variationOf(AS_DRAWN));
  for (const [p, ink] of still.entries()) assert.ok(Math.abs(ink - image[p]) < 1e-6);
});

test("a link's values are taken where they are right, and others left alone", () => {
  assert.deepEqual(restored(AS_DRAWN, { slant: 0.5, size: 9, noise: "1", surprise: 1 }), {
    ...AS_DRAWN,
    slant: 0.5,
  });
  for (const bad of [null, undefined, 3, "x"]) assert.equal(restored(FIRST, bad), FIRST);
});

test("stretches begin and end where the answer does", () => {
  const holds = [true, true, false, false, true, false, true];
  assert.deepEqual(stretches(holds), [
    [0, 1],
    [4, 4],
    [6, 6],
  ]);
  assert.deepEqual(stretches([false, false]), []);
});

test("strips show what the core makes of the drawing, and only those that must be are made anew", () => {
  for (const isPrepared of [true, false]) {
    const strips = new Strips({ core, network, image, isPrepared });
    while (!strips.isCurrent) strips.advance();
    const values = { ...AS_DRAWN, right: 3 };
    const seen = strips.see(values);
    const varied = core.vary(image, variationOf(values));
    const given = isPrepared ? core.prepare(varied) : varied;
    assert.deepEqual(seen.outputs, network.predict(given).outputs);
    const kept = strips.of.right;
    while (!strips.isCurrent) strips.advance();
    assert.equal(strips.of.right, kept, "a slider's own strip does not follow its thumb");
    const last = strips.of.slant?.pictures[6];
    assert.deepEqual(
      last?.image,
      core.vary(image, variationOf({ ...values, slant: 1 })),
      "the others do",
    );
  }
});

test("moving a prepared 3 changes no answer, and one as drawn does", () => {
  /** @param {boolean} isPrepared */
  const answers = (isPrepared) =>
    [-7, -3, 0, 3, 7].map((right) => {
      const { digit, outputs } = see({ core, network, image, isPrepared }, { ...AS_DRAWN, right });
      return digit === 3 && outputs[3] > 0.5;
    });
  assert.deepEqual(answers(true), [true, true, true, true, true]);
  assert.ok(answers(false).filter(Boolean).length < 3);
});

test("accuracy along a slider is that of digits varied and read by the core", () => {
  const roads = new Roads(core, network, true);
  const calls = NAMES.length * POINTS.length;
  for (let i = 0; i < calls; i++) roads.advance();
  const { right, read } = roads.of.wobble;
  assert.ok(read.every((count) => count === 25));
  const digits = core.Samples.digits(25, 31, false);
  for (const [i, place] of POINTS.entries()) {
    const varied = digits.vary({ wobble: valueAt("wobble", place), seed: 31 });
    assert.equal(right[i], network.measure(varied.prepared()).correct, `place ${place}`);
  }
  assert.ok(accuracies(roads.of.wobble)[0] > accuracies(roads.of.wobble)[POINTS.length - 1]);
  roads.free();
});

test("a slider holds as far as every point from its rest does", () => {
  const accuracy = POINTS.map((place) => (place === 0 || (place >= 12 && place <= 30) ? 0.9 : 0.2));
  assert.deepEqual(holdingOf(accuracy, 21), [12, 30]);
  assert.equal(holdingOf(accuracy, 42), null);
  const speech = { words: words.en, text: en };
  assert.equal(holdsOf(speech, "slant", accuracy), "80% from −0.43 to 0.43");
  const whole = POINTS.map(() => 0.9);
  assert.equal(holdsOf(speech, "slant", whole), "80% all along");
  assert.equal(holdsOf(speech, "noise", [0.9, ...whole.slice(1).map(() => 0)]), "80% only at 0.00");
  assert.equal(holdsOf(speech, "noise", [Number.NaN]), "", "nothing before it is known");
});

test("everything stands inside the figure and no slider on another, at every width", () => {
  for (const width of WIDTHS)
    for (const part of /** @type {const} */ ([0, 1])) {
      const { kind, rows, boxes, height } = layout(width, part);
      assert.equal(rows.length, kind === "narrow" ? 4 : 8);
      for (const box of [...Object.values(boxes), ...rows.map((row) => row.input)]) {
        assert.ok(box.x >= 0 && box.x + box.width <= width + 0.01, `${width}: ${box.x}`);
        assert.ok(box.y + box.height <= height, `${width}`);
      }
      for (const { input, curve, side, from, to } of rows) {
        assert.ok(input.height === (kind === "narrow" ? 44 : 36));
        assert.ok((to - from) / 6 > side, "pictures stand apart");
        assert.ok(curve.y + curve.height < input.y + input.height);
      }
      for (const [i, a] of rows.entries())
        for (const b of rows.slice(i + 1))
          assert.ok(
            a.right <= b.left || b.right <= a.left || a.track + 34 <= b.top,
            `${width}: ${a.name} and ${b.name} overlap`,
          );
    }
});

test("both languages have the same words", () => {
  const keys = (/** @type {object} */ o) => Object.keys(o).sort();
  assert.deepEqual(keys(words.ko), keys(words.en));
  assert.deepEqual(keys(words.ko.names), keys(words.en.names));
  assert.deepEqual(keys(words.en.names), [...NAMES].sort());
});
