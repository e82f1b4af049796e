// The words of the matrix figure, in English and Korean. The same keys in both.

const en = {
  layers: "Which layer",
  layer: (/** @type {number} */ from, /** @type {number} */ to) => `${from} → ${to}`,
  lit: (/** @type {number} */ n) => `${n} of 784 columns: the pixels that hold ink`,
  products: "products",
  row: "row",
  column: "column",
  written: (/** @type {number} */ row) => `Row ${row}, written out`,
  more: (/** @type {number} */ n) => `${n} more`,
  bias: "bias",
  sum: "weighted sum",
  languages: "The same step as a program",
  names: ["Rust", "NumPy", "JavaScript"],
  copy: "copy",
  copied: "copied",
  selected: "selected",
  note: (/** @type {number} */ layer, /** @type {number} */ from, /** @type {number} */ to) =>
    `Layer ${layer} of the network: ${from} numbers become ${to}.`,
  noteLit: (/** @type {number} */ from, /** @type {number} */ to) =>
    `Layer 1 of the network: 784 pixels become ${to} numbers; only the ${from} with ink, the others add nothing.`,
  alt: (
    /** @type {number} */ rows,
    /** @type {number} */ columns,
    /** @type {number} */ row,
    /** @type {string} */ sum,
    /** @type {string} */ value,
  ) =>
    `A matrix of ${rows} rows and ${columns} columns times a column of activations, plus biases. Row ${row} gives ${sum}, and the activation ${value}.`,
};

/** @type {typeof en} */
const ko = {
  layers: "어느 층을 볼까요",
  layer: en.layer,
  lit: (n) => `784개 열 가운데 잉크가 있는 픽셀 ${n}개`,
  products: "곱",
  row: "행",
  column: "열",
  written: (row) => `${row}행을 풀어 쓰면`,
  more: (n) => `나머지 ${n}개`,
  bias: "편향",
  sum: "가중합",
  languages: "같은 계산을 프로그램으로",
  names: en.names,
  copy: "복사",
  copied: "복사했습니다",
  selected: "선택했습니다",
  note: (layer, from, to) => `신경망의 ${layer}번째 층: 수 ${from}개가 ${to}개로 바뀝니다.`,
  noteLit: (from, to) =>
    `신경망의 1번째 층: 픽셀 784개가 수 ${to}개로 바뀝니다. 잉크가 있는 ${from}개만 적었고, 나머지는 더해도 0입니다.`,
  alt: (rows, columns, row, sum, value) =>
    `${rows}행 ${columns}열 행렬에 활성화 열을 곱하고 편향을 더합니다. ${row}행의 가중합은 ${sum}, 활성화는 ${value}입니다.`,
};

export default { en, ko };
