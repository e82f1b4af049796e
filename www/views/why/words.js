// The words of the why figure, in both languages.

/** @typedef {(value: number) => string} Write */

/** With its article. @param {number} digit */
const a = (digit) => `${digit === 8 ? "an" : "a"} ${digit}`;
/** 삼으로, 이로. @param {number} digit */
const as = (digit) => `${digit}${"036".includes(String(digit)) ? "으로" : "로"}`;
/** 삼이, 이가. @param {number} digit */
const it = (digit) => `${digit}${"013678".includes(String(digit)) ? "이" : "가"}`;

/** @typedef {import("./reasons.js").Reasons} Reasons */
/**
 * @typedef {object} Found numbers, written
 * @property {number} target
 * @property {string} ink share of the ink @property {number} pixels that change
 * @property {string} turn share of the change
 */

const en = {
  drawing: "drawing",
  target: "turn it into",
  heads: ["the ink", "the blank paper", "the drawing", "the change", "reads as"],
  rub: "rub some out",
  back: "put it back",
  speaks: (/** @type {number} */ digit) => `for ${digit}`,
  turns: "here it turns",
  share: (/** @type {string} */ share) => `${share} of the ink`,
  pixels: (/** @type {number} */ n) => (n === 1 ? "1 pixel" : `${n} pixels`),
  none: "no way found",
  none2: (/** @type {number} */ digit) => `to ${a(digit)}`,
  along: "along the change",
  slider: "How much of the change",
  at: (/** @type {string} */ share, /** @type {string} */ outputs) =>
    `${share} of the change; ${outputs}`,
  eraser: "Rubber over the drawing",
  eraserHelp:
    "Arrow keys move the rubber, Space lowers and lifts it, Esc puts everything back that was rubbed out.",
  down: "Rubber down.",
  up: "Rubber up.",
  said: (/** @type {Reasons["verdict"]} */ { digit, second, kind }, /** @type {string[]} */ sums) =>
    `${kind === "decided" ? `Read as ${a(digit)}` : `Closest to ${a(digit)}, but undecided`}; ${second} is next. The ink says ${sums[0]} for ${digit} and ${sums[1]} for ${second}; the blank paper ${sums[2]} and ${sums[3]}.`,
  way: (/** @type {Found} */ { target, ink, pixels, turn }) =>
    `${pixels} changed pixels, ${ink} of the ink, make it ${a(target)}; the answer turns at ${turn} of the change.`,
  noWay: (/** @type {number} */ target) => `No small change was found that makes it ${a(target)}.`,
};

/** @type {Record<import("../../languages.js").Language, typeof en>} */
export default {
  en,
  ko: {
    drawing: "그림",
    target: "바꿀 숫자",
    heads: ["잉크", "빈 종이", "그림", "바꿀 곳", "읽은 결과"],
    rub: "지워 보세요",
    back: "지운 곳 되살리기",
    speaks: (digit) => `${digit} 쪽`,
    turns: "여기서 답이 바뀝니다",
    share: (share) => `잉크의 ${share}`,
    pixels: (n) => `픽셀 ${n}개`,
    none: "찾지 못했습니다",
    none2: (digit) => `${as(digit)} 가는 길`,
    along: "바꾸는 동안",
    slider: "바꿀 곳을 얼마나 바꿀지",
    at: (share, outputs) => `${share} 바꿈, ${outputs}`,
    eraser: "그림 위의 지우개",
    eraserHelp:
      "화살표 키로 지우개를 옮기고 스페이스 키로 지우개를 대거나 뗍니다. Esc는 지운 곳을 모두 되살립니다.",
    down: "지우개를 댔습니다.",
    up: "지우개를 뗐습니다.",
    said: ({ digit, second, kind }, sums) =>
      `${kind === "decided" ? `${as(digit)} 읽었습니다` : `${digit}에 가장 가깝지만 확실하지 않습니다`}. 다음 후보는 ${second}입니다. 잉크는 ${digit} 쪽에 ${sums[0]}, ${second} 쪽에 ${sums[1]}만큼, 빈 종이는 ${digit} 쪽에 ${sums[2]}, ${second} 쪽에 ${sums[3]}만큼 힘을 보탭니다.`,
    way: ({ target, ink, pixels, turn }) =>
      `픽셀 ${pixels}개, 잉크의 ${ink}만 바꾸면 ${it(target)} 됩니다. 답은 ${turn} 바꾼 곳에서 넘어갑니다.`,
    noWay: (target) => `조금만 바꾸어 ${as(target)} 읽히게 하는 방법은 찾지 못했습니다.`,
  },
};
