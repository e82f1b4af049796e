// The reader's files: what is recognised, every way to be refused, and how halves come together.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { Network } from "../../pkg/perceptible.js";
import { inspect, MOST, pair } from "../../www/idx.js";
import words from "../../www/parts/data-choice-words.js";
import { imagesFile, labelsFile } from "./idx-files.js";

/** @param {number} at @param {number} value @param {Uint8Array} file */
const spoilt = (at, value, file) => Uint8Array.from(file).fill(value, at, at + 1);

test("files of images and of labels are recognised by their magic, plain and gzipped", async () => {
  for (const wrap of [(/** @type {Uint8Array} */ file) => file, gzipSync]) {
    assert.deepEqual(await inspect(wrap(imagesFile(3))), { kind: "images", n: 3 });
    assert.deepEqual(await inspect(wrap(labelsFile(3))), { kind: "labels", n: 3 });
  }
});

test("what is no file to learn from is refused with the reason, in both languages", async () => {
  const network = Network.random([784, 16, 10], "relu", 1).to_safetensors();
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10);
  const zipped = Uint8Array.from(gzipSync(imagesFile(2)));
  /** @type {[string, Uint8Array, string, object][]} */
  const cases = [
    ["nothing", new Uint8Array(0), "empty", {}],
    ["a network", network, "network", {}],
    ["a picture", png, "magic", { magic: "89 50 4e 47" }],
    ["two bytes", Uint8Array.of(0, 0), "magic", { magic: "00 00" }],
    ["a gzipped picture", gzipSync(png), "magic", { magic: "89 50 4e 47" }],
    ["half a gzip", zipped.subarray(0, zipped.length >> 1), "gzip", {}],
    ["a gzip with another checksum", spoilt(zipped.length - 6, 1, zipped), "gzip", {}],
    ["a header cut off", imagesFile(2).subarray(0, 12), "length", { expected: 16, got: 12 }],
    ["images cut off", imagesFile(2).subarray(0, 1583), "length", { expected: 1584, got: 1583 }],
    ["labels too many", spoilt(7, 2, labelsFile(3)), "length", { expected: 10, got: 11 }],
    ["images of 32 rows", spoilt(11, 32, imagesFile(2)), "size28", { rows: 32, columns: 28 }],
    ["a letter's label", spoilt(9, 26, labelsFile(3)), "label", { label: 26 }],
    ["a gzipped letter's label", gzipSync(spoilt(9, 26, labelsFile(3))), "label", { label: 26 }],
    [
      "a header of 2^24 images",
      spoilt(4, 1, imagesFile(2)),
      "large",
      { most: MOST, n: 2 ** 24 + 2 },
    ],
    ["a bomb", gzipSync(new Uint8Array(MOST * 784 + 17)), "large", { most: MOST }],
  ];
  for (const [what, file, code, facts] of cases) {
    await assert.rejects(inspect(file), (/** @type {any} */ error) => {
      assert.deepEqual([error.code, error.facts], [code, facts], what);
      for (const text of Object.values(words)) {
        const said = /** @type {any} */ (text)[code]({ ...facts, name: "file" });
        assert.match(said, /file/);
        assert.doesNotMatch(said, /undefined|NaN/);
      }
      return true;
    });
  }
});

/** @param {"images" | "labels"} kind @param {number} n @param {string} name */
const found = (kind, n, name) => ({ kind, n, name, bytes: new TextEncoder().encode(name) });
/** @param {Uint8Array | undefined} bytes */
const named = (bytes) => new TextDecoder().decode(bytes);

test("two files make a set in either order; one alone says what is missing", () => {
  const [images, labels] = [found("images", 600, "i"), found("labels", 600, "l")];
  for (const files of [pair([images, labels]).files, pair([labels, images]).files]) {
    assert.deepEqual([named(files?.images), named(files?.labels)], ["i", "l"]);
    assert.deepEqual([files?.n, files?.test], [600, undefined]);
  }
  assert.deepEqual(pair([images]), { missing: "labels" });
  assert.deepEqual(pair([labels]), { missing: "images" });
});

test("of two sets the larger is to learn from, of equal ones the one called train", () => {
  for (const [train, test] of [
    [600, 300],
    [300, 300],
  ]) {
    const { files } = pair([
      found("labels", test, "t10k-labels"),
      found("images", train, "train-images"),
      found("images", test, "t10k-images"),
      found("labels", train, "train-labels"),
    ]);
    assert.equal(named(files?.images), "train-images");
    assert.equal(named(files?.labels), "train-labels");
    assert.equal(named(files?.test?.images), "t10k-images");
    assert.equal(named(files?.test?.labels), "t10k-labels");
    assert.deepEqual([files?.n, files?.test?.n], [train, test]);
  }
});

test("files that make no set are refused", () => {
  const set = (/** @type {number} */ n) => [
    found("images", n, `i${n}`),
    found("labels", n, `l${n}`),
  ];
  /** @type {[ReturnType<typeof set>, string, object][]} */
  const cases = [
    [
      [found("images", 600, "i"), found("labels", 500, "l")],
      "counts",
      { images: 600, labels: 500 },
    ],
    [[...set(600), found("labels", 300, "l")], "many", { images: 1, labels: 2 }],
    [[...set(600), ...set(500), ...set(400)], "many", { images: 3, labels: 3 }],
    [set(199), "few", { n: 199, least: 200 }],
    [[...set(600), ...set(99)], "few", { n: 99, least: 100 }],
  ];
  for (const [files, code, facts] of cases)
    assert.throws(
      () => pair(files),
      (/** @type {any} */ error) => {
        assert.deepEqual([error.code, error.facts], [code, facts]);
        for (const text of Object.values(words))
          assert.doesNotMatch(/** @type {any} */ (text)[code](facts), /undefined|NaN/);
        return true;
      },
    );
});

test("the choice of data has the same words in both languages", () => {
  const keys = (/** @type {object} */ text) =>
    Object.entries(text).flatMap(([key, value]) =>
      typeof value === "object" ? Object.keys(value).map((inner) => `${key}.${inner}`) : key,
    );
  assert.deepEqual(keys(words.ko), keys(words.en));
});
