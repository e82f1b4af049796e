// The words of the parts figure, in English and in Korean; functions where a number goes in.

/** @typedef {string} S */

const en = {
  layers: "Layer",
  layer: (/** @type {number} */ layer) => `hidden layer ${layer}`,
  neurons: "Neuron",
  neuron: (/** @type {number} */ j, /** @type {number} */ count) => `Neuron ${j} of ${count}`,
  word: "your word for it",
  parts: [
    "top loop",
    "bottom loop",
    "long line",
    "right line",
    "top bar",
    "corner",
    "left curve",
    "bottom hook",
  ],
  guess: "Guess: which part lights it most?",
  hope: "each part alone, and how far it lights",
  choices: "Parts to guess from",
  invite: (/** @type {number} */ j) =>
    `One hope is that each neuron stands for a part. Guess which one neuron ${j} answers to; then see.`,
  right: (/** @type {S} */ part, /** @type {S} */ value, /** @type {S} */ blank) =>
    `Well guessed: no part lights it more than the ${part}, ${value}. Blank paper: ${blank}.`,
  wrong: (
    /** @type {S} */ guess,
    /** @type {S} */ low,
    /** @type {S} */ part,
    /** @type {S} */ value,
    /** @type {S} */ blank,
  ) =>
    `The network says otherwise: the ${guess} gives ${low}, the ${part} most, ${value}. Blank paper: ${blank}.`,
  none: (/** @type {S} */ guess, /** @type {S} */ low, /** @type {S} */ blank) =>
    `Nobody could guess it: no part lights it more than blank paper, ${blank}. The ${guess} gives ${low}.`,
  reading: (/** @type {S} */ count) => `Drawing and reading ${count} digits.`,
  most: (/** @type {S} */ digits, /** @type {S} */ count) =>
    `Of ${count} drawn digits it answers most to ${digits}, on average.`,
  tally: (/** @type {number} */ right, /** @type {number} */ all) =>
    `Guessed right: ${right} of ${all}.`,
  again: "cover it again",
  means: "average activation for each digit",
  top: "the digits that light it most",
  differs: "where their ink differs",
  weights: (/** @type {number} */ count) =>
    count === 784 ? "its weights" : `its ${count} weights`,
  noHidden: "This network has no hidden neurons: nothing between pixels and digits to guess about.",
  compose: "Parts to put together, two at a time",
  equation: (/** @type {S} */ a, /** @type {S} */ b) => ` = ${a} + ${b}`,
  nothing: "no digit",
  either: (/** @type {number} */ a, /** @type {number} */ b) => `${a} or ${b}?`,
  reads: (/** @type {S} */ what, /** @type {S} */ answer, /** @type {S} */ value) =>
    `${what}: ${answer}, ${value}.`,
  both: "both together",
  measure: "Shown",
  measures: ["activations", "weighted sums"],
  rows: { blank: "blank paper", added: "added up", both: "together", miss: "difference" },
  some: (/** @type {S} */ layer, /** @type {number} */ shown, /** @type {number} */ count) =>
    count > shown ? `${layer}, ${shown} of ${count}` : layer,
  sum: (/** @type {S} */ least, /** @type {S[]} */ misses) =>
    `The weighted sums of the first hidden layer add up: no neuron is off by more than ${least}. Activations do not: ${misses.join(", ")} are off by more than 0.10.`,
  misses: (/** @type {number} */ n, /** @type {number} */ count, /** @type {number} */ layer) =>
    `${n} of ${count} neurons in hidden layer ${layer}`,
  column: (/** @type {number} */ layer, /** @type {number} */ j, /** @type {S[]} */ values) =>
    `Hidden layer ${layer}, neuron ${j}: ${values.join(", ")}`,
};

/** @type {typeof en} */
const ko = {
  layers: "층",
  layer: (layer) => `은닉층 ${layer}`,
  neurons: "뉴런",
  neuron: (j, count) => `뉴런 ${count}개 중 ${j}번`,
  word: "내가 붙인 이름",
  parts: [
    "위쪽 고리",
    "아래쪽 고리",
    "긴 세로획",
    "오른쪽 획",
    "위쪽 가로획",
    "꺾인 획",
    "왼쪽 곡선",
    "아래 갈고리",
  ],
  guess: "맞혀 보세요: 어떤 부분에 가장 크게 켜질까요?",
  hope: "부분 하나만 보여 주었을 때의 활성화",
  choices: "고를 수 있는 부분",
  invite: (j) =>
    `뉴런마다 숫자의 한 부분을 맡으리라는 기대가 있었습니다. ${j}번 뉴런은 어떤 부분에 켜질지 먼저 맞혀 보세요.`,
  right: (part, value, blank) =>
    `맞혔습니다. 부분들 가운데 가장 크게 켜는 것은 ${part}입니다(${value}). 빈 종이에는 ${blank}입니다.`,
  wrong: (guess, low, part, value, blank) =>
    `신경망의 답은 다릅니다. ${guess}에는 ${low}, ${part}에는 가장 크게 ${value}만큼 켜집니다. 빈 종이에는 ${blank}입니다.`,
  none: (guess, low, blank) =>
    `맞힐 수 없는 뉴런입니다. 빈 종이(${blank})보다 크게 켜는 부분이 없고, ${guess}에는 ${low}입니다.`,
  reading: (count) => `숫자 ${count}개를 그려 읽고 있습니다.`,
  most: (digits, count) => `그려 낸 숫자 ${count}개로 평균하면 ${digits}에 가장 크게 켜집니다.`,
  tally: (right, all) => `지금까지 ${all}번 가운데 ${right}번 맞혔습니다.`,
  again: "다시 가리기",
  means: "숫자별 평균 활성화",
  top: "가장 크게 켜는 숫자들",
  differs: "획이 다른 곳",
  weights: (count) => (count === 784 ? "이 뉴런의 가중치" : `가중치 ${count}개`),
  noHidden: "이 신경망에는 은닉층이 없습니다. 픽셀과 숫자 사이에 맞혀 볼 뉴런이 없습니다.",
  compose: "둘씩 합쳐 볼 부분",
  equation: (a, b) => ` = ${a} + ${b}`,
  nothing: "숫자 아님",
  either: (a, b) => `${a} 또는 ${b}?`,
  reads: (what, answer, value) => `${what}: ${answer}, ${value}.`,
  both: "둘을 함께",
  measure: "보여 줄 값",
  measures: ["활성화", "가중합"],
  rows: { blank: "빈 종이", added: "더한 값", both: "함께", miss: "차이" },
  some: (layer, shown, count) => (count > shown ? `${layer}, ${count}개 중 ${shown}개` : layer),
  sum: (least, misses) =>
    `첫 번째 은닉층의 가중합은 그대로 더해집니다. 차이는 가장 커도 ${least}입니다. 그러나 활성화는 그렇게 더해지지 않습니다. 차이가 0.10보다 큰 뉴런이 ${misses.join(", ")}입니다.`,
  misses: (n, count, layer) => `은닉층 ${layer}에서 ${count}개 중 ${n}개`,
  column: (layer, j, values) => `은닉층 ${layer}의 ${j}번 뉴런: ${values.join(", ")}`,
};

export default { en, ko };
