// The words of the squish figure, in English and Korean. The same keys in both.

const en = {
  functions: "Activation function",
  names: {
    sigmoid: "sigmoid",
    relu: "ReLU",
    tanh: "tanh",
    step: "step",
    identity: "no squish",
  },
  sum: "weighted sum",
  activation: (/** @type {string} */ value) => `activation ${value}`,
  slope: (/** @type {string} */ sum) => `slope at ${sum}`,
  nudge: "left of a nudge of 1",
  layersBack: (/** @type {number} */ n) => (n === 1 ? "1 layer" : `${n} layers`),
  neuron: "A neuron of this network",
  one: (/** @type {number} */ layer, /** @type {boolean} */ isLast, /** @type {number} */ j) =>
    isLast ? `output ${j}` : `hidden layer ${layer}, neuron ${j + 1}`,
  threshold: "Threshold: the bias with its sign turned",
  above: (/** @type {string} */ threshold, /** @type {string} */ bias) =>
    `A bias of ${bias}: it lights where the sum is above ${threshold}.`,
  inputs: "sum of weight × activation",
  only: "only above 10",
  own: "its own bias",
  fallen: "Without a squish, the layers are one layer.",
  each: (/** @type {string} */ apart) =>
    `Each output’s row of that one matrix is a picture. Beneath it, what the drawing gives layer by layer, then in one step: they differ by ${apart} at most, which is rounding.`,
  curveAlt: (
    /** @type {string} */ name,
    /** @type {string} */ sum,
    /** @type {string} */ value,
    /** @type {string} */ slope,
    /** @type {string} */ left,
  ) =>
    `The curve of ${name}. A weighted sum of ${sum} becomes an activation of ${value}; the slope there is ${slope}. Of a nudge of 1, ${left} is left after three such layers.`,
  neuronAlt: (
    /** @type {string} */ sum,
    /** @type {string} */ threshold,
    /** @type {string} */ value,
  ) =>
    `Your drawing gives the neuron ${sum}; its threshold is ${threshold}; its activation is ${value}.`,
  pictureAlt: (
    /** @type {number} */ k,
    /** @type {string} */ layered,
    /** @type {string} */ direct,
  ) => `Output ${k}: layer by layer ${layered}, in one step ${direct}.`,
};

/** @type {typeof en} */
const ko = {
  functions: "활성화 함수",
  names: {
    sigmoid: "시그모이드",
    relu: "ReLU",
    tanh: "tanh",
    step: "계단 함수",
    identity: "없음",
  },
  sum: "가중합",
  activation: (value) => `활성화 ${value}`,
  slope: (sum) => `${sum}에서의 기울기`,
  nudge: "신호 1에서 남는 양",
  layersBack: (n) => `${n}개 층 뒤`,
  neuron: "이 신경망의 뉴런",
  one: (layer, isLast, j) => (isLast ? `출력 ${j}` : `은닉층 ${layer}, 뉴런 ${j + 1}`),
  threshold: "문턱값: 편향의 부호를 바꾼 값",
  above: (threshold, bias) => `편향이 ${bias}이므로, 합이 ${threshold}보다 커야 켜집니다.`,
  inputs: "가중치 × 활성화의 합",
  only: "10을 넘을 때만",
  own: "원래 편향",
  fallen: "활성화 함수가 없으면 여러 층이 한 층과 같습니다.",
  each: (apart) =>
    `층을 모두 곱한 행렬의 행을 출력마다 그림으로 펼쳤습니다. 그 아래는 지금 그림을 층마다 차례로 계산한 값과 한 번에 계산한 값입니다. 차이는 많아야 ${apart}이며 반올림 때문입니다.`,
  curveAlt: (name, sum, value, slope, left) =>
    `${name} 곡선. 가중합이 ${sum}이면 활성화는 ${value}, 기울기는 ${slope}입니다. 이런 층을 셋 거슬러 가면 신호 1이 ${left}만 남습니다.`,
  neuronAlt: (sum, threshold, value) =>
    `지금 그림에서 이 뉴런이 받는 합은 ${sum}, 문턱값은 ${threshold}, 활성화는 ${value}입니다.`,
  pictureAlt: (k, layered, direct) =>
    `출력 ${k}: 층마다 계산하면 ${layered}, 한 번에 계산하면 ${direct}.`,
};

export default { en, ko };
