// Every number that the article and its figures state is a fact that is computed here, in both languages;
// and a number that nobody has answered for fails.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { ANYWHERE, CLAIMS, SAYINGS } from "../numbers/claims.js";
import { facts } from "../numbers/facts.js";
import { numbersIn, saidInFiles, saidOnPage } from "../numbers/said.js";
import { written } from "../numbers/written.js";
import { launch } from "./support/chromium.js";
import { REPOSITORY, serve } from "./support/server.js";

/** @typedef {import("../numbers/said.js").Language} Language */
/** @typedef {import("../numbers/said.js").Said} Said */
/** @typedef {{ text: string, from: number, to: number, name: string }} Found */

const LANGUAGES = /** @type {const} */ (["en", "ko"]);
const HOW =
  "If it states something, name it in tests/numbers/claims.js with the fact that it is, and say in tests/numbers/facts.js how that is computed; if it states nothing, list it under SAYINGS.";

/** @type {Said[]} */
let said = [];
/** @type {Record<string, number>} */
let known = {};
/** @type {{ figure: string, en: string, ko: string }[]} */
let captions = [];
/** @type {{ quiz: string, value: string, en: string, ko: string }[]} */
let choices = [];

before(async () => {
  const [browser, server] = [await launch(), await serve(REPOSITORY)];
  try {
    const page = await browser.newPage({ reducedMotion: "reduce" });
    await page.goto(server.url);
    await page.waitForSelector("perceptible-figure:defined");
    const seen = await page.evaluate(async () => {
      const figure = (/** @type {string} */ view) =>
        /** @type {import("../../pkg/perceptible.js").PerceptibleFigure} */ (
          document.querySelector(`perceptible-figure[view=${view}]`)
        );
      const parts = figure("parts");
      parts.scrollIntoView();
      const [draw] = await Promise.all([figure("draw").ready, parts.ready]);
      const count = (/** @type {string} */ selector) =>
        draw.shadowRoot?.querySelectorAll(selector).length ?? 0;
      return {
        steps: count(".step canvas"),
        switches: count("button.switch"),
        networks: count("[data-network]"),
        pair: /** @type {any} */ (parts.state).parts.length,
      };
    });
    known = facts(seen);
    // As it was written, before a script has changed it.
    await page.context().route("**/*.js", (route) => route.abort());
    await page.goto(server.url);
    said = [...(await page.evaluate(saidOnPage)), ...saidInFiles()];
    const textIn = `(e, lang) => (e.querySelector(\`[lang=\${lang}]\`) ?? e).textContent.trim()`;
    captions = await page.evaluate(`[...document.querySelectorAll("figure")].map((f) => ({
      figure: f.querySelector("perceptible-figure").getAttribute("view"),
      en: f.querySelector("figcaption [lang=en] b").textContent,
      ko: f.querySelector("figcaption [lang=ko] b").textContent }))`);
    choices = await page.evaluate(`[...document.querySelectorAll(".choices button")].map((b) => ({
      quiz: b.closest("[data-quiz]").dataset.quiz, value: b.value,
      en: (${textIn})(b, "en"), ko: (${textIn})(b, "ko") }))`);
  } finally {
    await browser.close();
    server.close();
  }
});

/** Where a part of a claim stands in a text, and which numbers it answers for there. @param {Said} said @param {string} part @returns {Found[]} */
function standing({ lang, text }, part) {
  const { text: wanted, names, spans } = written(part, lang, known);
  const [whole, sought] = [text.toLowerCase(), wanted.toLowerCase()];
  /** @type {Found[]} */
  const found = [];
  for (let at = whole.indexOf(sought); at >= 0; at = whole.indexOf(sought, at + 1))
    for (const [i, [from, to]] of spans.entries())
      found.push({ text: wanted, from: at + from, to: at + to, name: names[i] });
  return found;
}

/** @param {string | string[]} parts */
const listed = (parts) => (Array.isArray(parts) ? parts : [parts]);

/** The facts that answer for a number: a 3 in 13 is another number. @param {{ from: number, to: number }} number @param {Found[]} found */
const answering = ({ from, to }, found) => [
  ...new Set(found.filter((part) => part.from <= from && part.to >= to).map((part) => part.name)),
];

/** @param {Said} one @param {[en: string | string[], ko: string | string[]][]} claims */
const standingOf = (one, claims) =>
  claims.flatMap((claim) =>
    listed(claim[LANGUAGES.indexOf(one.lang)]).flatMap((part) => standing(one, part)),
  );

/** @param {Said} one */
const sayingsIn = (one) =>
  SAYINGS[one.lang].flatMap((saying) => {
    const at = one.text.toLowerCase().indexOf(saying.toLowerCase());
    return at < 0 ? [] : [{ text: saying, from: at, to: at + saying.length, name: "a saying" }];
  });

test("every number that is said is one fact, or states nothing", () => {
  const missing = said.flatMap((one) => {
    const here = [...standingOf(one, CLAIMS[one.place] ?? []), ...sayingsIn(one)];
    const anywhere = standingOf(one, ANYWHERE);
    return numbersIn(one).flatMap((number) => {
      const [facts, general] = [here, anywhere].map((found) => answering(number, found));
      const answers = facts.length ? facts : general;
      if (answers.length === 1) return [];
      const what = answers.length ? `is claimed as ${answers.join(" and ")}` : "is no known fact";
      return [`${number.text} ${what} in ${one.where} (${one.place}, ${one.lang}): “${one.text}”`];
    });
  });
  assert.deepEqual(missing, [], HOW);
});

test("every fact that is claimed is said, with the number that it is now", () => {
  const stale = Object.entries({ ...CLAIMS, "": ANYWHERE }).flatMap(([place, claims]) =>
    claims.flatMap((claim) =>
      LANGUAGES.flatMap((lang, i) =>
        listed(claim[i]).flatMap((part) => {
          const texts = said.filter((one) => one.lang === lang && (!place || one.place === place));
          if (texts.some((one) => standing(one, part).length > 0)) return [];
          return [`${place || "anywhere"} (${lang}): “${written(part, lang, known).text}”`];
        }),
      ),
    ),
  );
  assert.deepEqual(
    stale,
    [],
    "These sentences follow from what is computed and are not said: the text states another number (mend the text), or has other words now (mend tests/numbers/claims.js).",
  );
});

test("both languages state the same facts", () => {
  const names = (/** @type {string | string[]} */ parts, /** @type {Language} */ lang) =>
    [...new Set(listed(parts).flatMap((part) => written(part, lang, known).names))].sort();
  for (const [en, ko] of [...Object.values(CLAIMS).flat(), ...ANYWHERE])
    assert.deepEqual(names(ko, "ko"), names(en, "en"), `${en} | ${ko}`);
});

test("what is said to state nothing is still said", () => {
  for (const lang of LANGUAGES)
    for (const saying of SAYINGS[lang])
      assert.ok(
        said.some((one) => one.lang === lang && one.text.includes(saying)),
        saying,
      );
});

test("figures are numbered as they stand", () => {
  assert.ok(captions.length > 10);
  for (const [i, { figure, en, ko }] of captions.entries())
    assert.deepEqual([en, ko], [`Figure ${i + 1}`, `그림 ${i + 1}`], figure);
});

test("of the guesses that a question offers one is near what is computed, and the others are far", () => {
  /** @type {Record<string, number>} */
  const answers = { moved: known.shifted, wider: known.wider, dice: known.ofDice };
  for (const { value, en, ko } of choices) {
    const numbers = [en, ko].flatMap((text) => text.match(/\d+/g) ?? []);
    for (const number of numbers) assert.equal(number, value, `${en} | ${ko}`);
  }
  for (const [quiz, answer] of Object.entries(answers)) {
    const guesses = choices.filter((one) => one.quiz === quiz).map(({ value }) => Number(value));
    assert.equal(guesses.length, 3, quiz);
    const off = guesses.map((guess) => Math.abs(guess - answer) / answer).sort((a, b) => a - b);
    assert.ok(off[0] <= 0.1, `${quiz}: ${guesses} for ${answer}`);
    assert.ok(quiz === "wider" || off[1] > 0.5, `${quiz}: ${guesses} for ${answer}`);
  }
});
