// The words of the paint figure, in both languages.

/**
 * @typedef {object} Found numbers, written
 * @property {string} name of what is painted
 * @property {number} above @property {number} below weights of each sign
 * @property {string} bias @property {string} threshold where it turns on
 * @property {number} on digits of the forty that turn it on
 * @property {string} own
 */

const en = {
  start: "start from",
  presets: ["blank", "a blob", "an edge", "a loop", "learned"],
  painted: (/** @type {string} */ name) => `${name}, painted over`,
  brush: "brush",
  brushes: ["+ blue", "− orange", "erase"],
  undo: "undo",
  invite: "Paint the weights here",
  yours: "your weights",
  pad: "Weights to paint, 28 rows of 28",
  padHelp:
    "Arrow keys move from weight to weight, Space lowers and lifts the brush, Esc takes away what was painted.",
  down: "Brush down.",
  up: "Brush up.",
  cell: (/** @type {number} */ row, /** @type {number} */ column, /** @type {string} */ weight) =>
    `row ${row}, column ${column}: ${weight}`,
  line: "forty digits, by their weighted sum",
  own: (/** @type {string} */ sum) => `your drawing ${sum}`,
  off: "off",
  on: "on",
  bias: (/** @type {string} */ bias) => `bias ${bias}`,
  threshold: "Bias: where on the line the neuron turns on",
  at: (/** @type {string} */ bias, /** @type {number} */ on) =>
    `bias ${bias}, ${on} of 40 digits on`,
  rings: "mean activation, digit by digit",
  seat: "in place of neuron",
  accuracy: "accuracy over 1,000 digits",
  counting: "reading 1,000 digits",
  open: (/** @type {string} */ count) => `see all ${count} dials`,
  close: "put the dials away",
  dials: (/** @type {string} */ all, /** @type {number} */ hours, /** @type {number} */ minutes) =>
    `Lit are the 785 dials of your neuron, of ${all} in all. Turning every one by hand, one a second, takes ${hours} h ${minutes} min, and nobody says which way.`,
  said: (/** @type {Found} */ { name, above, below, bias, threshold, on, own }) =>
    `Weights: ${name}; ${above} above zero, ${below} below. With bias ${bias} the neuron is on above a weighted sum of ${threshold}. ${on} of 40 digits turn it on. ${own}`,
  ownSaid: (/** @type {string} */ sum, /** @type {boolean} */ isOn) =>
    `Your drawing has the weighted sum ${sum}: ${isOn ? "on" : "off"}.`,
  lit: (/** @type {number} */ digit, /** @type {string} */ mean) =>
    `It is lit most by ${digit}, ${mean} on average.`,
  measured: (/** @type {number} */ neuron, /** @type {string[]} */ [before, after]) =>
    `Put in place of neuron ${neuron}, it takes accuracy over 1,000 digits from ${before} to ${after}.`,
};

/** @type {Record<import("../../languages.js").Language, typeof en>} */
export default {
  en,
  ko: {
    start: "출발점",
    presets: ["빈 종이", "얼룩", "모서리", "고리", "학습한 것"],
    painted: (name) => `${name} 위에 덧칠`,
    brush: "붓",
    brushes: ["+ 파랑", "− 주황", "지우개"],
    undo: "되돌리기",
    invite: "여기에 가중치를 칠해 보세요",
    yours: "칠한 가중치",
    pad: "칠할 가중치, 28행 28열",
    padHelp:
      "화살표 키로 칸을 옮기고 스페이스 키로 붓을 대거나 뗍니다. Esc는 칠한 것을 모두 걷어 냅니다.",
    down: "붓을 댔습니다.",
    up: "붓을 뗐습니다.",
    cell: (row, column, weight) => `${row}행 ${column}열: ${weight}`,
    line: "숫자 마흔 개의 가중합",
    own: (sum) => `내 그림 ${sum}`,
    off: "꺼짐",
    on: "켜짐",
    bias: (bias) => `편향 ${bias}`,
    threshold: "편향: 뉴런이 켜지는 자리",
    at: (bias, on) => `편향 ${bias}, 숫자 40개 가운데 ${on}개 켜짐`,
    rings: "숫자별 평균 활성화",
    seat: "바꿔 넣을 뉴런",
    accuracy: "숫자 1,000개의 정확도",
    counting: "숫자 1,000개를 읽는 중",
    open: (count) => `다이얼 ${count}개 모두 보기`,
    close: "다이얼 접기",
    dials: (all, hours, minutes) =>
      `다이얼 ${all}개 가운데 표시된 785개가 직접 칠한 뉴런의 것입니다. 1초에 하나씩 손으로 돌려도 모두 ${hours}시간 ${minutes}분이 걸립니다. 어느 쪽으로 돌려야 하는지는 아무도 알려 주지 않습니다.`,
    said: ({ name, above, below, bias, threshold, on, own }) =>
      `가중치: ${name}. 0보다 큰 것이 ${above}개, 작은 것이 ${below}개입니다. 편향이 ${bias}이므로 가중합이 ${threshold}보다 크면 뉴런이 켜집니다. 숫자 40개 가운데 ${on}개에서 켜집니다. ${own}`,
    ownSaid: (sum, isOn) =>
      `내 그림의 가중합은 ${sum}이고, 뉴런은 ${isOn ? "켜져" : "꺼져"} 있습니다.`,
    lit: (digit, mean) => `평균이 가장 높은 숫자는 ${digit}(${mean})입니다.`,
    measured: (neuron, [before, after]) =>
      `숫자 1,000개의 정확도는 뉴런 ${neuron} 자리에 넣기 전 ${before}, 넣은 뒤 ${after}입니다.`,
  },
};
