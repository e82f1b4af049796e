// The doors that text and bytes of others come in by, against made-up ones of every kind: the end of
// an address, the address of a frame, the reader's files.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { DIGITS } from "../../www/examples.js";
import { inspect, Refusal } from "../../www/idx.js";
import { read, written } from "../../www/link.js";
import words from "../../www/parts/data-choice-words.js";
import { asked } from "../../www/query.js";
import { imagesFile, labelsFile } from "./idx-files.js";
import { edited, spoilt, withstands } from "./made-up.js";

const point = fc.tuple(
  fc.double({ min: -0.2, max: 1.2, noNaN: true }),
  fc.double({ min: -0.2, max: 1.2, noNaN: true }),
);
const strokes = fc.oneof(
  fc.constantFrom(...DIGITS),
  fc.array(fc.array(point, { minLength: 1, maxLength: 30 }), { maxLength: 5 }),
);
const key = fc.stringMatching(/^[a-z][\w.-]{0,12}$/).filter((name) => !(name in {}));
const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.boolean(),
      fc.constant(null),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    ),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;
const state = fc.dictionary(key, plain, { maxKeys: 4, noNullPrototype: true });
const link = fc.record(
  {
    figure: fc.constantFrom("draw", "weights", "training"),
    drawing: strokes,
    network: fc.stringMatching(/^[a-z][a-z-]{0,30}$/),
    state,
  },
  { requiredKeys: ["figure"] },
);

test("what a link is written from comes back, the drawing within a thousandth or two", async () => {
  await withstands(link, (link) => {
    const found = read(written(link));
    assert.equal(found.trouble, null);
    assert.equal(found.figure, link.figure);
    assert.equal(found.network, link.network);
    const isKept = link.state && Object.keys(link.state).length > 0;
    assert.deepEqual(found.state, isKept ? JSON.parse(JSON.stringify(link.state)) : undefined);
    assert.equal(found.drawing?.length, link.drawing?.length);
    for (const [i, stroke] of (found.drawing ?? []).entries()) {
      const ends = [link.drawing?.[i].at(0), link.drawing?.[i].at(-1)];
      for (const [end, read] of [
        [ends[0], stroke.at(0)],
        [ends[1], stroke.at(-1)],
      ])
        for (const axis of [0, 1]) {
          const onPad = Math.max(0, Math.min(1, end?.[axis] ?? Number.NaN));
          assert.ok(Math.abs((read?.[axis] ?? Number.NaN) - onPad) < 0.0006);
        }
    }
  });
});

const CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** A number in a drawing's code, five bits a character, the lowest first. @param {number} value @returns {string} */
const digits = (value) =>
  value < 32 ? CHARACTERS[value] : CHARACTERS[32 + (value % 32)] + digits(Math.floor(value / 32));
const numbers = fc.oneof(fc.nat({ max: 4500 }), fc.nat({ max: 80 })).map(digits);
/** Strokes that keep their count of points, and wander about the pad and beyond. */
const code = fc
  .array(fc.array(fc.tuple(numbers, numbers), { maxLength: 6 }), { maxLength: 4 })
  .map((strokes) =>
    strokes.map((points) => digits(points.length) + points.flat().join("")).join(""),
  );

/** JSON with names and values that a state must not have, one time in three. */
const names = fc.oneof(
  { arbitrary: key, weight: 4 },
  fc.constantFrom("__proto__", "constructor", "toString", "a b", "<b>", ""),
);
const members = fc.array(fc.tuple(names, fc.oneof(plain, fc.jsonValue())), { maxLength: 3 });
const json = members.map((members) => {
  const written = members.map(
    ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
  );
  return `{${written.join()}}`;
});
const states = fc.oneof(json, edited(json, '{}[]",:.e-0\\u_'));
const fragments = fc.oneof(
  edited(fc.oneof(link.map(written), fc.string({ unit: "binary" })), "~1densAB_-9g%7E/+="),
  code.map((code) => `draw~1~d${code}`),
  states.map((json) => `weights~1~s${Buffer.from(json).toString("base64url")}`),
);

test("whatever ends an address, what is read of it is plain, in its bounds, and reads so again", async () => {
  await withstands(fragments, (fragment) => {
    const found = read(fragment);
    const { figure, drawing, network, state, trouble, ...others } = found;
    assert.deepEqual(others, {});
    assert.equal(typeof figure, "string");
    assert.ok(trouble === null || trouble === "part" || trouble === "version");
    for (const value of drawing?.flat(2) ?? []) assert.ok(value >= 0 && value <= 1);
    for (const stroke of drawing ?? []) assert.ok(stroke.length > 0);
    assert.match(network ?? "name", /^[a-z][a-z-]{0,30}$/);
    assertPlain(state ?? {}, 4);
    assert.equal(/** @type {any} */ ({}).polluted, undefined);
    const again = read(written({ figure, drawing, network, state }));
    assert.equal(again.trouble, null);
    assert.equal(again.network, network);
    assert.equal(again.drawing?.length, drawing?.length);
    assert.deepEqual(again.state ?? {}, state ?? {});
  });
});

/** Nothing but JSON with harmless names. @param {unknown} value @param {number} depth */
function assertPlain(value, depth) {
  if (typeof value !== "object" || value === null) {
    assert.ok(value === null || ["string", "number", "boolean"].includes(typeof value));
    assert.ok(typeof value !== "number" || Number.isFinite(value));
    return;
  }
  assert.ok(depth > 0, "too deep");
  assert.ok([Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value)));
  for (const [key, item] of Object.entries(value)) {
    assert.ok(Array.isArray(value) || !(key in Object.prototype), key);
    assertPlain(item, depth - 1);
  }
}

const NAMES_TAKEN = "view lang theme network model layers activation seed hide open".split(" ");

test("whatever a frame's address asks for, it gets attributes that the figure takes, or none", async () => {
  const value = fc.oneof(
    fc.constantFrom("weights", "ko", "dark", "784,16,10", "relu", "7", "menu pad", "a.safetensors"),
    fc.constantFrom("//host.other/a", "https:\\\\host.other", "data:,a", "javascript:a()", "../a"),
    fc.string({ unit: "binary" }),
  );
  const name = fc.constantFrom(...NAMES_TAKEN, "onload", "__proto__", "");
  const query = fc
    .array(fc.tuple(name, edited(value, "-, ./:@\\<>\"'1ae%")), { maxLength: 5 })
    .map((pairs) => String(new URLSearchParams(pairs)));
  await withstands(query, (query) => {
    const here = new URL("https://host.example/embed.html");
    here.search = query;
    const attributes = asked(here);
    for (const [name, value] of Object.entries(attributes)) {
      assert.ok(NAMES_TAKEN.includes(name), name);
      if (name === "model") assert.equal(new URL(String(value)).origin, here.origin);
      else assert.match(String(value), /^[\w ,-]{1,2100}$/, name);
    }
  });
});

test("whatever file the reader brings, it is of the kind and length that is said, or refused in words", async () => {
  const whole = [imagesFile(1), imagesFile(2), labelsFile(0), labelsFile(30)];
  const file = fc.constantFrom(...whole, ...whole.map((file) => Uint8Array.from(gzipSync(file))));
  await withstands(fc.oneof(spoilt(file), fc.uint8Array()), async (bytes) => {
    const before = bytes.slice();
    try {
      const { kind, n } = await inspect(bytes);
      assert.ok(kind === "images" || kind === "labels");
      if (bytes[0] === 0) assert.equal(bytes.length, kind === "images" ? 16 + 784 * n : 8 + n);
    } catch (error) {
      assert.ok(error instanceof Refusal, String(error));
      for (const text of Object.values(words)) {
        const said = /** @type {any} */ (text)[error.code]({ ...error.facts, name: "file" });
        assert.match(said, /file/);
        assert.doesNotMatch(said, /undefined|NaN/);
      }
    }
    assert.deepEqual(bytes, before);
  });
});
