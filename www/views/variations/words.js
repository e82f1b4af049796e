// The words of the variations figure, in English and Korean; functions where a number goes in.

/** After a numeral read aloud: 3으로, 2로. @param {string} digit */
const as = (digit) => ("036".includes(digit) ? "으로" : "로");

const en = {
  mode: "It reads the drawing",
  modes: ["prepared", "as drawn"],
  reset: "change nothing",
  parts: "Sliders",
  partNames: ["the line", "place and chance"],
  names: {
    brightness: "brightness",
    thickness: "thickness",
    slant: "slant",
    size: "size",
    right: "to the right",
    down: "down",
    wobble: "wobble",
    noise: "noise",
  },
  pixels: (/** @type {string} */ number) => `${number} px`,
  changed: "changed",
  given: "it reads",
  said: (/** @type {number} */ drawn, /** @type {number} */ given) =>
    `${drawn} of 784 pixels changed; in what it reads, ${given}.`,
  nothing: "Nothing is drawn, so there is nothing to change.",
  holds: (/** @type {string} */ from, /** @type {string} */ to) => `80% from ${from} to ${to}`,
  never: "never 80%",
  always: "80% all along",
  only: (/** @type {string} */ at) => `80% only at ${at}`,
  note: (/** @type {string} */ count, /** @type {string} */ measured) =>
    `Curves: accuracy over ${count} other digits as one slider alone moves, heavy from 80% up.${measured && ` ${measured} so far.`}`,
  value: (/** @type {string} */ value, /** @type {string} */ accuracy) =>
    accuracy ? `${value}; accuracy ${accuracy}` : value,
  summary: (
    /** @type {string} */ changes,
    /** @type {string} */ digit,
    /** @type {string} */ output,
    /** @type {string} */ original,
  ) =>
    `${changes || "Nothing changed"}. The fullest output is ${digit}, at ${output}; unchanged, the drawing reads ${original}.`,
  strips: (/** @type {string} */ name, /** @type {string} */ answers) =>
    `Along ${name} it reads ${answers}.`,
};

/** @type {typeof en} */
const ko = {
  mode: "읽는 그림",
  modes: ["다듬은 그림", "그린 그대로"],
  reset: "바꾸지 않기",
  parts: "슬라이더",
  partNames: ["획", "위치와 잡음"],
  names: {
    brightness: "밝기",
    thickness: "굵기",
    slant: "기울기",
    size: "크기",
    right: "오른쪽으로",
    down: "아래로",
    wobble: "흔들림",
    noise: "잡음",
  },
  pixels: (number) => `${number} px`,
  changed: "변화",
  given: "읽는 그림",
  said: (drawn, given) => `픽셀 784개 중 ${drawn}개, 읽는 그림에서는 ${given}개가 달라졌습니다.`,
  nothing: "그린 것이 없어서 바꿀 것도 없습니다.",
  holds: (from, to) => `${from}~${to}에서 80% 이상`,
  never: "모두 80% 미만",
  always: "모두 80% 이상",
  only: (at) => `${at}에서만 80% 이상`,
  note: (count, measured) =>
    `곡선은 슬라이더 하나만 움직일 때 다른 숫자 ${count}개를 읽는 정확도이며, 굵은 구간은 80% 이상입니다.${measured && ` 지금까지 ${measured}개를 읽었습니다.`}`,
  value: (value, accuracy) => (accuracy ? `${value}, 정확도 ${accuracy}` : value),
  summary: (changes, digit, output, original) =>
    `${changes || "바꾼 것이 없습니다"}. 가장 큰 출력은 ${digit}이고 활성화는 ${output}입니다. 바꾸기 전에는 ${original}${as(original)} 읽습니다.`,
  strips: (name, answers) => `${name} 슬라이더를 따라 ${answers} 순으로 읽습니다.`,
};

export default { en, ko };
