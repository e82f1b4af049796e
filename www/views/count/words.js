// The words of the count figure, in English and Korean. The same keys in both.

const en = {
  layers: "hidden layers",
  neurons: (/** @type {number} */ layer) => `layer ${layer}`,
  play: "Count block by block",
  pause: "Stop counting",
  weights: "weights",
  biases: "biases",
  block: "each block: 28 × 28 = 784 weights of one neuron",
  blockShort: "a block: one neuron",
  read: "Read one",
  weight: (/** @type {string} */ from, /** @type {string} */ to) => `weight, ${from} → ${to}`,
  bias: (/** @type {string} */ to) => `bias, ${to}`,
  pixel: (/** @type {number} */ row, /** @type {number} */ column) =>
    `pixel row ${row}, column ${column}`,
  hidden: (/** @type {number} */ layer, /** @type {number} */ j) =>
    `hidden layer ${layer}, neuron ${j}`,
  output: (/** @type {number} */ k) => `output ${k}`,
  number: (/** @type {string} */ n) => `no. ${n}`,
  noValue: "no value yet: nobody has trained this one",
  rest: "Point at a dot to read it.",
  alt: (/** @type {string} */ sum, /** @type {string} */ total) =>
    `${total} dots, one for every weight and bias: ${sum} = ${total}.`,
};

/** @type {typeof en} */
const ko = {
  layers: "은닉층 수",
  neurons: (layer) => `은닉층 ${layer}`,
  play: "블록마다 세어 보기",
  pause: "그만 세기",
  weights: "가중치",
  biases: "편향",
  block: "블록 하나: 뉴런 하나의 가중치 28 × 28 = 784개",
  blockShort: "블록 하나: 뉴런 하나",
  read: "하나 읽기",
  weight: (from, to) => `가중치, ${from} → ${to}`,
  bias: (to) => `편향, ${to}`,
  pixel: (row, column) => `${row}행 ${column}열 픽셀`,
  hidden: (layer, j) => `은닉층 ${layer} 뉴런 ${j}`,
  output: (k) => `출력 ${k}`,
  number: (n) => `${n}번째`,
  noValue: "아직 학습한 적이 없어 값이 없습니다",
  rest: "점을 가리키면 어떤 수인지 알 수 있습니다.",
  alt: (sum, total) => `점 ${total}개가 가중치와 편향 하나하나입니다. ${sum} = ${total}.`,
};

export default { en, ko };
