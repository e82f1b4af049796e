// The words of the weights figure, in English and in Korean.

const count = (/** @type {number} */ n) => n.toLocaleString("en-US");

const en = {
  lens: "which numbers",
  lenses: ["as they are", "the random start", "what training changed", "never trained"],
  order: "order",
  orders: ["by place", "fullest first"],
  now: "weights, and the bias below each",
  start: "weights at the random start",
  change: "weights now − weights at the start",
  never: (/** @type {number} */ n, /** @type {number} */ neurons) =>
    `never trained, drawn larger: ${n} × ${neurons} = ${count(n * neurons)}`,
  products: "weights × drawing, and the activation below each",
  layer: (/** @type {number} */ layer, /** @type {boolean} */ isLast) =>
    isLast ? "output" : `hidden ${layer}`,

  invite: "Point at any number, or go there with the arrow keys, to read it.",
  help: "Arrow keys go from number to number, Page Up and Page Down from neuron to neuron. End is the bias.",
  picture: "The weights and biases, one by one",
  sum: "sum with the bias",

  all: (/** @type {number} */ n) => `All ${count(n)} numbers of this network.`,
  some: (/** @type {number} */ shown, /** @type {number} */ all) =>
    `${shown} of the ${all} first-layer neurons, and all later ones.`,
  signs:
    "Blue and solid: ink here lifts the neuron. Orange and open: ink here holds it down. Larger is stronger.",
  learning: (
    /** @type {number} */ looks,
    /** @type {number} */ digits,
    /** @type {number} */ seed,
  ) =>
    `This network learns in the page: ${count(looks)} looks at ${count(digits)} drawn digits, in plain steps from seed ${seed}.`,
  known: (/** @type {number} */ seed) => `This network began from seed ${seed}.`,
  unmoved:
    "No digit it learned from lit the marked pixels, so no step moved their weights: they are still the random numbers they began as.",
  untaught: "It has not learned yet: every weight is as it began.",
  lost: "It is shown because the network that reads on this page has not kept its start.",
  bundled: (/** @type {number} */ n) =>
    `The network that reads on this page is another case: weight decay would have shrunk the weights of a pixel that nothing lights to 0, and ${n} of its 784 pixels have come to that, because its digits were moved and distorted before it saw them.`,
};

/** @type {typeof en} */
const ko = {
  lens: "어떤 수를 볼지",
  lenses: ["지금", "무작위 출발점", "학습으로 바뀐 만큼", "학습되지 않은 곳"],
  order: "순서",
  orders: ["자리대로", "활성화가 큰 순"],
  now: "가중치, 아래는 편향",
  start: "학습하기 전의 가중치",
  change: "지금 가중치 − 학습하기 전 가중치",
  never: (n, neurons) => `학습되지 않은 곳(크게 표시): ${n} × ${neurons} = ${count(n * neurons)}`,
  products: "가중치 × 그림, 아래는 활성화",
  layer: (layer, isLast) => (isLast ? "출력층" : `은닉층 ${layer}`),

  invite: "아무 곳이나 가리키거나 화살표 키로 옮겨 가면 그 수를 읽을 수 있습니다.",
  help: "화살표 키로 수와 수 사이를, Page Up과 Page Down으로 뉴런 사이를 오갑니다. End를 누르면 편향으로 갑니다.",
  picture: "가중치와 편향 하나하나",
  sum: "편향까지 더한 가중합",

  all: (n) => `이 신경망의 수 ${count(n)}개가 모두 여기에 있습니다.`,
  some: (shown, all) => `첫 번째 은닉층의 뉴런 ${all}개 가운데 ${shown}개와 그다음 층 전부입니다.`,
  signs:
    "속이 찬 파란색 자리에 획이 닿으면 뉴런이 켜지는 쪽으로, 속이 빈 주황색 자리에 닿으면 꺼지는 쪽으로 기웁니다. 클수록 강합니다.",
  learning: (looks, digits, seed) =>
    `이 페이지에서 직접 학습한 신경망입니다. 시드 ${seed}의 무작위 값에서 출발해, 그려 낸 숫자 ${count(digits)}개를 모두 ${count(looks)}번 보며 경사 하강법만으로 배웠습니다.`,
  known: (seed) => `시드 ${seed}에서 출발한 신경망입니다.`,
  unmoved:
    "표시한 픽셀은 학습에 쓴 어떤 숫자도 지나지 않았습니다. 그래서 그곳의 가중치는 한 번도 움직이지 않았고, 처음에 무작위로 정한 값 그대로입니다.",
  untaught: "아직 배우기 전이어서 모든 가중치가 처음 그대로입니다.",
  lost: "이 페이지에서 그림을 읽는 신경망은 출발점이 남아 있지 않아, 대신 이 신경망을 보여 드립니다.",
  bundled: (n) =>
    `이 페이지에서 그림을 읽는 신경망은 사정이 다릅니다. 아무 획도 닿지 않는 픽셀이라면 가중치 감쇠 때문에 가중치가 0까지 줄었을 텐데, 학습할 때 숫자를 이리저리 옮기고 비틀어서 보여 주었으므로 그렇게 된 픽셀은 784개 가운데 ${n}개입니다.`,
};

export default { en, ko };
