// A claim becomes the sentence that it stands for: each name in braces is replaced by the fact, written as
// the sentence writes it. Knows how numbers are written in both languages, and no fact.

import assert from "node:assert/strict";

/** @typedef {import("./said.js").Language} Language */
/** @typedef {{ text: string, names: string[], spans: [from: number, to: number][] }} Written */

/** @type {Record<number, string>} */
const ENGLISH = {
  0: "zero",
  0.25: "quarter",
  0.5: "half",
  2: "two",
  3: "three",
  4: "four",
  5: "five",
  6: "six",
  7: "seven",
  8: "eight",
  9: "nine",
  10: "ten",
  16: "sixteen",
  32: "thirty-two",
  40: "forty",
  100: "hundred",
  1000: "thousand",
};

/** Alone, and before what is counted. @type {Record<number, [string, string?]>} */
const KOREAN = {
  0.25: ["4분의 1"],
  0.5: ["절반"],
  2: ["둘", "두"],
  3: ["셋", "세"],
  4: ["넷", "네"],
  5: ["다섯"],
  6: ["여섯"],
  7: ["일곱"],
  8: ["여덟"],
  9: ["아홉"],
  10: ["열"],
  16: ["열여섯"],
  32: ["서른둘", "서른두"],
  40: ["마흔"],
  100: ["백"],
  1000: ["천"],
};

/** @param {number} value @param {string} how @param {Language} lang */
function write(value, how, lang) {
  if (how === "%") return `${Number((100 * value).toFixed(6))}%`;
  if (/^\d$/.test(how)) return value.toFixed(Number(how));
  if (how === "") return value.toLocaleString("en", { maximumFractionDigits: 6 });
  const [alone, before = alone] = lang === "en" ? [ENGLISH[value]] : (KOREAN[value] ?? []);
  const letters = how === "a" ? before : alone;
  assert.ok(letters, `${value} has no letters yet: add them to tests/numbers/written.js`);
  return letters;
}

/**
 * @param {string} part of a claim @param {Language} lang @param {Record<string, number>} facts
 * @returns {Written}
 */
export function written(part, lang, facts) {
  /** @type {Written} */
  const made = { text: "", names: [], spans: [] };
  let after = 0;
  for (const { 0: all, 1: name, 2: how = "", index } of part.matchAll(
    /\{(=\d|\w+)(?::([wa%\d]))?\}/g,
  )) {
    const value = name.startsWith("=") ? Number(name.slice(1)) : facts[name];
    assert.ok(Number.isFinite(value), `no fact is called ${name}: “${part}”`);
    const number = write(value, how, lang);
    made.text += part.slice(after, index);
    made.names.push(name);
    made.spans.push([made.text.length, made.text.length + number.length]);
    made.text += number;
    after = index + all.length;
  }
  made.text += part.slice(after);
  return made;
}
