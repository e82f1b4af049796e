// What the questions of the page say when they are answered, in both languages.

import { as } from "./text/ko.js";

/** @typedef {Record<string, number>} Answer */
/** @typedef {{ right: string, wrong: string, unanswered: string } & Record<string, any>} Words */

/** A share of one, two decimals. @param {number} share */
const short = (share) => share.toFixed(2);

/** @param {number} digit */
const a = (digit) => `${digit === 8 ? "an" : "a"} ${digit}`;

/** @type {Record<import("./languages.js").Language, Words>} */
const words = {
  en: {
    right: "Yes.",
    wrong: "No.",
    unanswered: "The network that would answer has not come. Try again in a moment.",
    moved: (/** @type {Answer} */ { value, tidied, raw }) =>
      `${value} of 784 pixels are not what they were. The network reads ${a(tidied)} when the drawing has been tidied first, and ${raw === tidied ? "the same" : a(raw)} when it has not.`,
    wider: (/** @type {Answer} */ { value, before, now }) =>
      `${value}: 784 weights from the pixels, 16 to the next layer, and a bias. ${before.toLocaleString("en")} become ${now.toLocaleString("en")}.`,
    dice: (/** @type {Answer} */ { correct, n }) =>
      `It was just tried: ${correct} of ${n.toLocaleString("en")}. There are ten answers, and dice find one in ten.`,
    black: (/** @type {Answer} */ { value, digit, fullest }) =>
      value === digit
        ? `It says ${digit}, with ${short(fullest)}.`
        : `Its fullest output, ${digit}, comes to ${short(fullest)}: no digit. Among its lessons were images of nothing, for which no output was to light up.`,
  },
  ko: {
    right: "맞습니다.",
    wrong: "아닙니다.",
    unanswered: "답해 줄 신경망을 아직 받지 못했습니다. 잠시 뒤에 다시 눌러 보세요.",
    moved: (/** @type {Answer} */ { value, tidied, raw }) =>
      `픽셀 784개 가운데 ${value}개가 달라졌습니다. 그림을 먼저 가다듬으면 ${tidied}${as(tidied)} 읽고, 그대로 두면 ${raw === tidied ? "그때도 마찬가지입니다" : `${raw}${as(raw)} 읽습니다`}.`,
    wider: (/** @type {Answer} */ { value, before, now }) =>
      `${value}개입니다. 픽셀에서 오는 가중치 784개, 다음 층으로 가는 가중치 16개, 편향 하나입니다. ${before.toLocaleString("en")}개가 ${now.toLocaleString("en")}개가 됩니다.`,
    dice: (/** @type {Answer} */ { correct, n }) =>
      `방금 해 보니 ${n.toLocaleString("en")}개 가운데 ${correct}개였습니다. 답이 열 가지이니 아무렇게나 골라도 열에 하나는 맞습니다.`,
    black: (/** @type {Answer} */ { value, digit, fullest }) =>
      value === digit
        ? `${digit}${as(digit)} 읽습니다. 출력은 ${short(fullest)}입니다.`
        : `가장 많이 찬 출력은 ${digit}이지만 ${short(fullest)}에 그칩니다. 숫자가 아니라는 뜻입니다. 아무것도 아닌 그림에는 어떤 출력도 켜지 말라고 배웠습니다.`,
  },
};

export default words;
