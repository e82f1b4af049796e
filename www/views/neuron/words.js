// The words of the neuron figure, in English and in Korean.

const en = {
  layers: "layer",
  layer: (/** @type {number} */ layer, /** @type {boolean} */ isLast) =>
    isLast ? "output" : `hidden ${layer}`,
  neurons: "neuron",
  activations: "activations",
  weights: "weights",
  products: "products",
  terms: "Terms of the sum, largest first",
  rest: (/** @type {number} */ n) => `${n} more`,
  sum: "weighted sum + bias",
  sumShort: "sum + bias",
  total: "sum",
  nothing: "Every product is 0: only the bias is left.",
  zeros: (/** @type {number} */ n) => `${n} products are 0`,
  precision: "precision",
  precisions: ["2 decimals", "4", "all digits"],
  forms: "to check it",
  form: ["term by term", "as one line of JavaScript"],
  text: "The sum as text",
  copy: "copy",
  copied: "copied",
  marked: "marked: copy it by hand",
  summary: (
    /** @type {string} */ name,
    /** @type {number} */ count,
    /** @type {string} */ products,
    /** @type {string} */ bias,
    /** @type {string} */ sum,
    /** @type {string} */ squish,
    /** @type {string} */ activation,
  ) =>
    `${name}: the products that are not 0, ${count} of them, add up to ${products}; with the bias ${bias} the weighted sum is ${sum}, of which ${squish} makes ${activation}.`,
};

/** @type {typeof en} */
const ko = {
  layers: "층",
  layer: (layer, isLast) => (isLast ? "출력층" : `은닉층 ${layer}`),
  neurons: "뉴런",
  activations: "활성화",
  weights: "가중치",
  products: "곱",
  terms: "가중합의 항, 큰 것부터",
  rest: (n) => `나머지 ${n}개`,
  sum: "가중합 + 편향",
  sumShort: "가중합 + 편향",
  total: "합",
  nothing: "곱이 모두 0이어서 편향만 남습니다.",
  zeros: (n) => `곱이 0인 항 ${n}개`,
  precision: "자릿수",
  precisions: ["소수 2자리", "4자리", "전부"],
  forms: "직접 검산하기",
  form: ["항을 하나씩", "자바스크립트 한 줄로"],
  text: "가중합을 글로 적은 것",
  copy: "복사",
  copied: "복사했습니다",
  marked: "선택해 두었으니 직접 복사하세요",
  summary: (name, count, products, bias, sum, squish, activation) =>
    `${name}: 0이 아닌 곱 ${count}개를 모두 더하면 ${products}, 편향 ${bias}까지 더한 가중합은 ${sum}, ${squish} 함수를 거친 활성화는 ${activation}입니다.`,
};

export default { en, ko };
