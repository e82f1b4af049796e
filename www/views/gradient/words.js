// The words of the gradient figure, in English and Korean; functions where a number goes in.

/** A number whose size decides how many decimals it has, so that a small one is not nothing. @param {number} value @param {number} least decimals */
export function fine(value, least = 2) {
  const size = Math.abs(value);
  const wanted = size > 0 ? 1 - Math.floor(Math.log10(size)) : 0;
  const decimals = Math.max(least, Math.min(5, wanted));
  return (size < 0.5 * 10 ** -decimals ? 0 : value).toFixed(decimals).replace("-", "−");
}

/** The same with its sign. @param {number} value */
export function nudge(value) {
  const written = fine(value);
  return /^[−0.]+$/.test(written) || written.startsWith("−") ? written : `+${written}`;
}

/**
 * A slope, or the same one tried out: three decimals, more where fewer than two of its digits would
 * be seen.
 * @param {number} value @param {number} like the slope whose size decides
 */
export function slope(value, like = value) {
  const size = Math.abs(like);
  const wanted = size > 0 ? 1 - Math.floor(Math.log10(size)) : 3;
  const decimals = Math.max(3, Math.min(5, wanted));
  return (Math.abs(value) < 0.5 * 10 ** -decimals ? 0 : value).toFixed(decimals).replace("-", "−");
}

/** A rate as short as it is. @param {number} value */
export const rate = (value) => value.toFixed(1);

/** After a numeral of a digit read aloud: 3이어야, 2여야. @param {number} digit */
const must = (digit) => ("2459".includes(String(digit)) ? "여야" : "이어야");

const en = {
  drawings: "drawing",
  own: "yours",
  label: "should read",
  labelHelp: "What the drawing should read",
  start: "The network",
  starts: ["random start", "after 300 steps", "trained"],
  startsShort: ["random", "300 steps", "trained"],
  mode: "Examples",
  modes: ["this drawing", "minibatch of 10"],
  parts: "Below the network",
  partNames: ["nudges", "cost along the step", "one weight"],
  cost: "cost",
  meanCost: "mean cost",
  half: "half the sum",
  halfLong: "cost = half the squares’ sum",
  error: "error²",
  step: "take this step",
  again: "start over",
  taken: (/** @type {number} */ steps) => (steps === 1 ? "1 step taken" : `${steps} steps taken`),
  mean: "mean",
  theDrawing: "the drawing",
  ten: "ten drawings",
  pictures: "nudges on 784 × 16 weights",
  picturesMean: "784 × 16 weights: the mean of ten nudges",
  hidden: (/** @type {number} */ count) => `hidden ${count}`,
  output: "output 10",
  network: "The network and what is asked of it",
  networkHelp:
    "Arrow keys go from neuron to neuron and from layer to layer. Enter keeps a neuron, Esc lets it go.",

  outputTitle: (
    /** @type {string} */ digit,
    /** @type {string} */ activation,
    /** @type {boolean} */ rises,
  ) => `Output ${digit} is at ${activation} and should ${rises ? "rise" : "fall"}. Three ways:`,
  outputMean: (/** @type {string} */ digit, /** @type {boolean} */ rises) =>
    `Output ${digit}: on the mean, ten drawings ask it to ${rises ? "rise" : "fall"}. Three ways:`,
  hiddenTitle: (/** @type {number} */ neuron, /** @type {number} */ count) =>
    `What ${count === 10 ? "the ten outputs" : `the ${count} neurons after it`} ask of neuron ${neuron}, added up:`,
  bias: "bias",
  weights: (/** @type {number} */ count) => `${count} weights, in proportion to activation`,
  before: (/** @type {number} */ count) => `${count} activations, in proportion to weight`,
  pixels: "the 784 pixels: given, not to be changed",
  upTo: (/** @type {string} */ number) => `up to ${number}`,
  batchTitle: (/** @type {string} */ weight) => `What ten drawings ask of the weight ${weight}:`,
  together: (/** @type {string} */ percent) =>
    `The mean of all 13,002 nudges is ${percent} as long as one drawing’s own: the rest cancels.`,

  weight: (/** @type {number} */ layer, /** @type {number} */ from, /** @type {number} */ to) =>
    layer === 1
      ? `pixel ${(from % 28) + 1}, ${Math.floor(from / 28) + 1} → ${to + 1}`
      : layer === 2
        ? `${from + 1} → ${to + 1}`
        : `${from + 1} → digit ${to}`,
  groups: ["", "into hidden layer 1", "into hidden layer 2", "into the outputs"],
  chosen: "chosen",
  alongWeight: "cost along the weight",
  alongStep: "cost along the step",
  weightValue: "value of this weight",
  learningRate: "learning rate",
  slopes: (/** @type {string} */ computed, /** @type {string} */ tried) => [
    "Slope by backpropagation ",
    { strong: computed },
    ", by trying ",
    { strong: tried },
  ],
  thisDrawing: "this drawing",
  minibatch: "the ten",
  others: "a hundred others",
  overshoots: "beyond here it overshoots",
  change: (/** @type {string} */ before, /** @type {string} */ after) => `${before} → ${after}`,

  summary: (
    /** @type {number} */ label,
    /** @type {string} */ cost,
    /** @type {boolean} */ isBatch,
  ) =>
    isBatch
      ? `Ten drawings, one of each digit. Mean cost ${cost}.`
      : `The drawing should read ${label}. Cost ${cost}.`,
  outputs: (/** @type {string} */ list) => `Squared errors of the outputs 0 to 9: ${list}.`,
  neuron: (
    /** @type {string} */ name,
    /** @type {string} */ activation,
    /** @type {string} */ asked,
  ) => `${name}: activation ${activation}, asked to change by ${asked}`,
};

/** @typedef {typeof en} Words */

/** @type {Words} */
const ko = {
  drawings: "그림",
  own: "내 그림",
  label: "정답",
  labelHelp: "이 그림의 정답",
  start: "신경망",
  starts: ["무작위 출발점", "300단계 뒤", "학습 완료"],
  startsShort: ["무작위", "300단계", "학습 완료"],
  mode: "예제",
  modes: ["이 그림 한 장", "미니배치 10장"],
  parts: "신경망 아래",
  partNames: ["바라는 변화", "경사를 따라 옮기기", "가중치 하나"],
  cost: "비용",
  meanCost: "평균 비용",
  half: "합의 절반",
  halfLong: "비용 = 제곱 오차 합의 절반",
  error: "오차²",
  step: "이만큼 옮기기",
  again: "처음부터",
  taken: (steps) => `${steps}번 옮김`,
  mean: "평균",
  theDrawing: "그림",
  ten: "그림 10장",
  pictures: "가중치 784 × 16개에 바라는 변화",
  picturesMean: "가중치 784 × 16개: 10장이 바라는 변화의 평균",
  hidden: (count) => `은닉층 ${count}`,
  output: "출력층 10",
  network: "신경망과 신경망에 바라는 것",
  networkHelp: "화살표 키로 뉴런과 층 사이를 오갑니다. Enter 키로 뉴런을 고르고 Esc 키로 놓습니다.",

  outputTitle: (digit, activation, rises) =>
    `출력 ${digit}: 지금 ${activation}, 더 ${rises ? "커져야" : "작아져야"} 합니다. 방법은 세 가지입니다.`,
  outputMean: (digit, rises) =>
    `출력 ${digit}: 10장의 평균으로는 더 ${rises ? "커져야" : "작아져야"} 합니다. 방법은 세 가지입니다.`,
  hiddenTitle: (neuron, count) =>
    `${count === 10 ? "출력 10개가" : `다음 층 ${count}개가`} ${neuron}번 뉴런에 바라는 것의 합:`,
  bias: "편향",
  weights: (count) => `가중치 ${count}개, 활성화에 비례`,
  before: (count) => `앞 층 활성화 ${count}개, 가중치에 비례`,
  pixels: "픽셀 784개: 주어진 값이라 바꿀 수 없음",
  upTo: (number) => `최대 ${number}`,
  batchTitle: (weight) => `그림 10장이 가중치 ${weight}에 바라는 것:`,
  together: (percent) =>
    `13,002개 전체를 보면, 평균한 변화의 크기는 한 장이 바라는 변화의 ${percent}입니다. 나머지는 서로 상쇄됩니다.`,

  weight: (layer, from, to) =>
    layer === 1
      ? `픽셀 (${(from % 28) + 1}, ${Math.floor(from / 28) + 1}) → ${to + 1}번`
      : layer === 2
        ? `${from + 1}번 → ${to + 1}번`
        : `${from + 1}번 → 숫자 ${to}`,
  groups: [
    "",
    "은닉층 1로 들어가는 가중치",
    "은닉층 2로 들어가는 가중치",
    "출력층으로 들어가는 가중치",
  ],
  chosen: "고른 가중치",
  alongWeight: "이 가중치에 따른 비용",
  alongStep: "경사를 따라 옮길 때의 비용",
  weightValue: "이 가중치의 값",
  learningRate: "학습률",
  slopes: (computed, tried) => [
    "기울기: 역전파로 구하면 ",
    { strong: computed },
    ", 직접 움직여 보면 ",
    { strong: tried },
  ],
  thisDrawing: "이 그림",
  minibatch: "10장의 평균",
  others: "다른 그림 100장",
  overshoots: "여기를 넘으면 지나칩니다",
  change: (before, after) => `${before} → ${after}`,

  summary: (label, cost, isBatch) =>
    isBatch
      ? `숫자마다 한 장씩 그림 10장입니다. 평균 비용은 ${cost}입니다.`
      : `이 그림은 ${label}${must(label)} 합니다. 비용은 ${cost}입니다.`,
  outputs: (list) => `출력 0부터 9까지의 제곱 오차: ${list}.`,
  neuron: (name, activation, asked) => `${name}: 활성화 ${activation}, 바라는 변화 ${asked}`,
};

export default { en, ko };
