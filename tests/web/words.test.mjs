// Every word in every language: the same keys, and no text left in another language.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { LANGUAGES } from "../../www/languages.js";

const www = new URL("../../www/", import.meta.url);

/** @param {string} script of www/ */
const said = async (script) => (await import(new URL(script, www).href)).default;

/** What is said where, by language. @type {[string, Record<string, any>][]} */
const TEXTS = [
  [
    "text",
    Object.fromEntries(
      await Promise.all(
        LANGUAGES.map(async (language) => [language, await said(`text/${language}.js`)]),
      ),
    ),
  ],
  ["page", await said("page-words.js")],
  ["quiz", await said("quiz-words.js")],
  ["embedding", await said("embedding/words.js")],
  ["choice of data", await said("parts/data-choice-words.js")],
];
for (const { name } of readdirSync(new URL("views/", www), { withFileTypes: true }).filter(
  (entry) => entry.isDirectory(),
))
  TEXTS.push([name, await said(`views/${name}/words.js`)]);

test("the page's first script and its articles know the languages that figures know", () => {
  const read = (/** @type {string} */ file) => readFileSync(new URL(file, www), "utf8");
  const [, listed = ""] = read("language.js").match(/const languages = (\[.*?\]);/) ?? [];
  assert.deepEqual(JSON.parse(listed), LANGUAGES);
  for (const page of ["../index.html", "../embedding.html"]) {
    const count = (/** @type {string} */ language) =>
      read(page).match(new RegExp(`<(?!html)\\w+ [^>]*\\blang="${language}"`, "g"))?.length;
    for (const language of LANGUAGES)
      assert.equal(count(language), count(LANGUAGES[0]), `${page}: elements in ${language}`);
  }
});

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

for (const [name, words] of TEXTS) {
  test(`${name} says the same things in every language`, () => {
    const paths = (/** @type {any} */ text) => leaves(text).map(([path]) => path);
    assert.deepEqual(Object.keys(words).sort(), [...LANGUAGES].sort());
    for (const language of LANGUAGES)
      assert.deepEqual(paths(words[language]).sort(), paths(words[LANGUAGES[0]]).sort(), language);
  });
  test(`${name} keeps its languages apart`, () => {
    for (const [language, texts] of Object.entries(words))
      for (const said of strings(texts))
        if (language !== "ko") assert.doesNotMatch(said, /[가-힣]/, said);
        else if (/[a-z]{4,} [a-z]{3,} [a-z]{3,}/i.test(said)) assert.match(said, /[가-힣]/, said);
  });
}
