// The words of the network figure, in both languages.

/** @typedef {(row: number, column: number) => string} Cell */

const en = {
  drawing: "drawing",
  between: "4/9?",
  wave: "How far the signal has come",
  play: "Play forward",
  playBack: "Play back",
  pause: "Pause",
  back: "back",
  input: "input layer",
  hidden: (/** @type {number} */ layer) => `hidden layer ${layer}`,
  output: "output layer",
  on: (/** @type {string} */ from, /** @type {string} */ to) => `between ${from} and ${to}`,
  numbers: "numbers",
  column: "784 in a column",
  line: "784 in a line",
  hint: "Touch a neuron, or a line between two.",
  edges: "one of its edges",
  edgesHelp: "Edges of the chosen neuron, the strongest first",
  cell: (/** @type {number} */ row, /** @type {number} */ column) =>
    `pixel in row ${row}, column ${column}`,
  to: (/** @type {string} */ from, /** @type {string} */ to) => `From ${from} to ${to}`,
  of: (/** @type {string} */ layer, /** @type {number} */ neuron) => `${layer}, neuron ${neuron}`,
  digit: (/** @type {number} */ digit) => `the output for ${digit}`,
  product: (
    /** @type {string} */ weight,
    /** @type {string} */ activation,
    /** @type {string} */ product,
  ) => `weight ${weight} × activation ${activation} = ${product}`,
};

/** @type {Record<import("../../languages.js").Language, typeof en>} */
export default {
  en,
  ko: {
    drawing: "그림",
    between: "4? 9?",
    wave: "신호가 지나온 곳",
    play: "앞으로 재생",
    playBack: "거꾸로 재생",
    pause: "일시 정지",
    back: "거꾸로",
    input: "입력층",
    hidden: (layer) => `은닉층 ${layer}`,
    output: "출력층",
    on: (from, to) => `${from}과 ${to} 사이`,
    numbers: "숫자 보기",
    column: "784개를 세로로 펴기",
    line: "784개를 한 줄로 펴기",
    hint: "뉴런이나 뉴런 사이의 선을 짚어 보세요.",
    edges: "연결 하나씩 보기",
    edgesHelp: "고른 뉴런의 연결, 강한 것부터",
    cell: (row, column) => `${row}행 ${column}열 픽셀`,
    to: (from, to) => `${from}에서 ${to}까지`,
    of: (layer, neuron) => `${layer}의 ${neuron}번 뉴런`,
    digit: (digit) => `숫자 ${digit}의 출력 뉴런`,
    product: (weight, activation, product) =>
      `가중치 ${weight} × 활성화 ${activation} = ${product}`,
  },
};
