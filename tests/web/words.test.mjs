// Every word in two languages: the same keys, and no text left in the other language.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";

const www = new URL("../../www/", import.meta.url);

/** @type {[string, any, any][]} */
const TEXTS = [
  [
    "text",
    (await import("../../www/text/en.js")).default,
    (await import("../../www/text/ko.js")).default,
  ],
];
const { default: page } = await import("../../www/page-words.js");
TEXTS.push(["page", page.en, page.ko]);
const { default: embedding } = await import("../../www/embedding/words.js");
TEXTS.push(["embedding", embedding.en, embedding.ko]);
for (const { name } of readdirSync(new URL("views/", www), { withFileTypes: true }).filter(
  (entry) => entry.isDirectory(),
)) {
  const { default: words } = await import(new URL(`views/${name}/words.js`, www).href);
  TEXTS.push([name, words.en, words.ko]);
}

/** What there is, by its path: strings as they are, functions by how many arguments they take. @param {any} value @param {string} path @returns {[string, unknown][]} */
function leaves(value, path = "") {
  if (typeof value === "function") return [[path, value.length]];
  if (value === null || typeof value !== "object") return [[path, typeof value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

/** @param {any} value @returns {string[]} */
function strings(value) {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(strings);
}

for (const [name, en, ko] of TEXTS) {
  test(`${name} says the same things in English and in Korean`, () => {
    const paths = (/** @type {any} */ text) => leaves(text).map(([path]) => path);
    assert.deepEqual(paths(ko).sort(), paths(en).sort());
  });
  test(`${name} keeps its languages apart`, () => {
    for (const said of strings(en)) assert.doesNotMatch(said, /[가-힣]/, said);
    for (const said of strings(ko))
      if (/[a-z]{4,} [a-z]{3,} [a-z]{3,}/i.test(said)) assert.match(said, /[가-힣]/, said);
  });
}
