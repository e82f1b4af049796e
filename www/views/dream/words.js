// The words of the dream figure, in both languages.

/** @typedef {"blank" | "noise" | "drawing"} Start */
/**
 * @typedef {object} Found
 * @property {number} digit
 * @property {number} steps
 * @property {number} below of the drawn digits, those that get less
 * @property {number} each of how many
 */

/** @param {number} n */
const steps = (n) => (n === 1 ? "1 step" : `${n} steps`);

const en = {
  start: "start from",
  starts: { blank: "blank paper", noise: "noise", drawing: "the drawing" },
  smoothing: "smoothing",
  smoothings: ["none", "some", "much"],
  seed: (/** @type {number} */ seed) => `seed ${seed} → ${seed + 1}`,
  digits: "Which digit's picture is compared",
  digit: (/** @type {number} */ digit, /** @type {string} */ output, /** @type {string} */ sum) =>
    `${digit}: output ${output}, weighted sum ${sum}`,
  made: (/** @type {number} */ digit) => `made to light the ${digit}`,
  drawn: (/** @type {number} */ digit) => `drawn ${digit}s, averaged`,
  of: (/** @type {number} */ digit) => `weighted sum of the ${digit}`,
  many: (/** @type {number} */ digit) => `100 drawn ${digit}s`,
  steps,
  slider: "Steps uphill",
  sentence: (/** @type {Found} */ { digit, steps: n, below, each }) => {
    const many = below === each || below === 0 ? `any of ${each}` : `${below} of ${each}`;
    return `After ${steps(n)} its weighted sum is ${below === 0 ? "below" : "above"} that of ${many} drawn ${digit}s.`;
  },
  astray: (/** @type {string} */ share) =>
    `Of its ink, ${share} lies where drawn digits never have any.`,
  said: (
    /** @type {number} */ digit,
    /** @type {Start} */ start,
    /** @type {number} */ n,
    /** @type {string[]} */ [output, sum, average, averageSum],
  ) =>
    `The picture made to light the ${digit}, ${steps(n)} from ${en.starts[start]}: output ${output}, weighted sum ${sum}. The average drawn ${digit}: output ${average}, weighted sum ${averageSum}.`,
  other: (/** @type {number} */ digit, /** @type {string} */ output) =>
    `The fullest other output: ${digit}, at ${output}.`,
};

/** @type {typeof en} */
const ko = {
  start: "출발",
  starts: { blank: "빈 종이", noise: "잡음", drawing: "그린 그림" },
  smoothing: "매끄럽게",
  smoothings: ["안 함", "조금", "많이"],
  seed: (seed) => `시드 ${seed} → ${seed + 1}`,
  digits: "비교할 숫자",
  digit: (digit, output, sum) => `${digit}: 출력 ${output}, 가중합 ${sum}`,
  made: (digit) => `${digit}의 뉴런을 켜는 그림`,
  drawn: (digit) => `본보기 ${digit}의 평균`,
  of: (digit) => `${digit}의 가중합`,
  many: (digit) => `본보기 ‘${digit}’ 100장`,
  steps: (n) => `${n}단계`,
  slider: "올라간 단계",
  sentence: ({ digit, steps: n, below, each }) => {
    const many =
      below === each
        ? "모두보다 높습니다"
        : below === 0
          ? "어느 것보다도 낮습니다"
          : `가운데 ${below}장보다 높습니다`;
    return `${n}단계에서 이 그림의 가중합은 본보기 ‘${digit}’ ${each}장 ${many}.`;
  },
  astray: (share) => `잉크의 ${share}는 숫자를 그릴 때 한 번도 잉크가 묻지 않는 자리에 있습니다.`,
  said: (digit, start, n, [output, sum, average, averageSum]) =>
    `${ko.starts[start]}에서 ${n}단계 올라가 ${digit}의 뉴런을 켜는 그림: 출력 ${output}, 가중합 ${sum}. 본보기 ${digit}의 평균: 출력 ${average}, 가중합 ${averageSum}.`,
  other: (digit, output) => `나머지 출력 가운데 가장 높은 것: ${digit}, ${output}.`,
};

export default { en, ko };
