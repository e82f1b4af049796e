// The figure's words in Korean. The same keys as en.js; functions where a number goes in.

import en from "./en.js";

/** What follows a numeral read aloud: 삼으로, 이로. @param {number | string} digit */
export const as = (digit) => ("036".includes(String(digit)) ? "으로" : "로");

/** @type {typeof en} */
export default {
  number: en.number,
  signed: en.signed,

  pad: "그림판",
  padHelp:
    "화살표 키로 펜을 옮기고 스페이스 키로 펜을 내리거나 듭니다. Ctrl+Z는 한 획 되돌리기, Esc는 모두 지우기입니다.",
  penDown: "펜을 내렸습니다.",
  penUp: "펜을 들었습니다.",
  invite: "여기에 숫자를 그려 보세요",
  yours: "직접 그린 그림",
  sees: "신경망이 보는 그림: 뉴런 784개",
  layer: (layer, last, count) => (layer === last ? `출력층 ${count}` : `은닉층 ${count}`),

  undo: "되돌리기",
  redo: "다시",
  clear: "지우기",
  play: "층별로 보기",
  playShort: "층별로",
  examples: "준비된 숫자",
  example: (digit) => `${digit} 그려 넣기`,
  between: "4? 9?",
  betweenShort: "4/9",
  betweenLong: "4와 9의 중간쯤 되는 그림 넣기",

  empty: ["아직 그린 것이 없습니다."],
  decided: (digit, second) => [
    { strong: digit },
    `${as(digit)} 읽었습니다. 다음 후보는 ${second}입니다.`,
  ],
  undecided: (digit, second) => [
    { strong: digit },
    "인지 ",
    { strong: second },
    "인지 가리지 못했습니다.",
  ],
  none: (digit) => [`어떤 숫자로도 보이지 않습니다. 그나마 ${digit}에 가깝습니다.`],
  loading: ["신경망을 불러오고 있습니다. 먼저 그려도 괜찮습니다."],
  failed: ["신경망을 불러오지 못했습니다."],
  impossible: [
    "WebAssembly가 있어야 합니다. 이 브라우저에 없거나, 페이지의 보안 정책에 'wasm-unsafe-eval'이 빠져 있습니다.",
  ],
  stopped: ["계산하던 신경망이 멈췄습니다."],
  notLoaded: "그림을 불러오지 못했습니다.",
  again: "다시 시도",

  network: "신경망",
  networkHelp: "화살표 키로 뉴런과 층 사이를 오갑니다. 입력 픽셀 784개까지 갈 수 있습니다.",
  neuron: (layer, last, j, count) =>
    layer === last ? `출력층, 숫자 ${j}의 뉴런` : `은닉층 ${layer}, 뉴런 ${count}개 중 ${j + 1}번`,
  pixel: (row, column) => `${row}행 ${column}열 픽셀`,
  fromPixel: (row, column) => `${row}행 ${column}열`,
  fromNeuron: (j) => `${j}번 뉴런`,
  bias: "편향",
  activation: "활성화",
  strongest: "영향이 큰 입력:",

  more: "더 보기",
  steps: {
    drawn: "그린 대로",
    rasterized: "픽셀로",
    straightened: "똑바로",
    evened: "고르게",
    prepared: "가운데로",
  },
  stepHelp: {
    straightened: "기울기 바로 세우기",
    evened: "너비와 높이 고르게 맞추기",
    prepared: "무게중심을 가운데로 옮기기",
  },
  preparation: "신경망이 읽기 전에 그림이 거치는 과정",
  reset: "모두 켜기",
  networks: "그림을 읽을 신경망",
  choices: { classic: "시그모이드", "classic-relu": "ReLU", wide: "큰 신경망" },
  size: (kilobytes) => `${kilobytes} KB`,
  fetching: "불러오는 중",
  notFetched: (name) => `${name} 파일을 불러오지 못했습니다.`,
};
