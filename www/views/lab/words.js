// What the lab says, in English and in Korean: the same keys, functions where numbers go in.

/** With a comma between thousands. @param {number} value */
const count = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ",");
/** @param {number} share 0..1 */
const percent = (share) => `${(share * 100).toFixed(1)}%`;
/** A learning rate as short as it is exact. @param {number} value */
const rate = (value) => String(Number(value.toPrecision(3)));

const en = {
  count,
  percent,
  rate,
  cost: (/** @type {number} */ value) => value.toFixed(2),
  seconds: (/** @type {number} */ value) => `${value.toFixed(1)} s`,
  steps: (/** @type {number} */ n) => `${count(n)} steps`,

  presets: "Settings worth trying",
  preset: {
    lesson: "as in the lesson",
    none: "no hidden layer",
    one: "one neuron wide",
    wide: "wide",
    deep: "deep, sigmoid",
    deepRelu: "deep, ReLU",
    linear: "no squish",
    fast: "rate far too high",
    pixels: "pixels shuffled",
    labels: "labels shuffled",
    zero: "start from zero",
  },
  why: {
    lesson:
      "Two hidden layers of sixteen sigmoid neurons. They come to read about nine of ten digits they have never seen. Sixteen is no magic number: change it and see.",
    none: "Every pixel votes for or against each digit, and that is all. With 5,000 images this does as well as 16 · 16: hidden layers pay off with more examples, or with more neurons.",
    one: "All 784 pixels must pass through one number. Ten digits do not fit on one line, so most answers are wrong, however long it learns.",
    wide: "128 neurons look for 128 patterns at once. Nearly eight times as many parameters as in the lesson and several times the work, for a few points of accuracy.",
    deep: "Four layers of sigmoid at a rate of 0.05. Going back through a sigmoid the gradient shrinks to a quarter or less, so after four of them the first layer hears almost nothing: it stays at guessing.",
    deepRelu:
      "The same four layers, the same rate, the same images, only ReLU. Through a neuron that is on, the gradient goes back at full size, so the first layer hears what is asked of it and the network learns.",
    linear:
      "With no activation function, layer after layer of weighted sums is still one weighted sum. It ends where the network without hidden layers ends, only with more parameters.",
    fast: "A rate of 30: every step leaps over the valley and lands higher on the other side. The cost shoots up above where it began, and the accuracy stays at guessing.",
    pixels:
      "Every pixel is moved to another place, the same place in every image. To our eyes it is dust; the network learns it just as well, because it never knew which pixels are neighbours.",
    labels:
      "1,000 images with their labels dealt out anew at random. There is no rule to find, so it learns by heart, slowly: the cost of the training images falls, the cost of unseen ones rises, and those are only guessed.",
    zero: "All parameters start at 0. Then the neurons of a hidden layer are asked for the same change at every step and stay sixteen copies of one: in truth the network is one neuron wide.",
  },

  own: "Settings of your own. Change one thing at a time, and the rows below will show what it did.",

  picture: (/** @type {readonly number[]} */ layers, /** @type {number} */ total) =>
    `A network of ${layers.join(", ")} neurons: ${count(total)} parameters.`,
  total: "parameters to learn",
  made: (/** @type {number} */ weights, /** @type {number} */ biases) =>
    `${count(weights)} weights, ${count(biases)} biases`,
  neurons: (/** @type {number} */ layer) => `Neurons in hidden layer ${layer}`,
  fewer: (/** @type {number} */ layer) => `Fewer neurons in hidden layer ${layer}`,
  more: (/** @type {number} */ layer) => `More neurons in hidden layer ${layer}`,
  add: "add a layer",
  drop: "remove a layer",

  activation: "activation function",
  activations: { sigmoid: "sigmoid", relu: "ReLU", tanh: "tanh", identity: "no squish" },
  learningRate: "learning rate",
  images: "training images",
  shuffle: "shuffled",
  shuffles: { none: "nothing", pixels: "pixels", labels: "labels" },
  start: "start",
  starts: { random: "random", zero: "all zero" },
  seed: "seed",

  train: "Train this network",
  pause: "Pause",
  goOn: "Go on",
  again: "Train it again",
  invite: "Play trains this network; its curve and its row stay, to compare with the next.",
  starting: "Drawing the training digits …",
  progress: (
    /** @type {number} */ step,
    /** @type {number} */ accuracy,
    /** @type {number} */ seconds,
  ) => `step ${count(step)}: ${percent(accuracy)} of the unseen digits, ${seconds.toFixed(1)} s`,
  stopped: "Paused,",
  done: (/** @type {string} */ name, /** @type {string} */ accuracy) =>
    `Done: ${name}. ${accuracy} of the unseen digits read right.`,

  shown: "Curve",
  showns: { accuracy: "accuracy", cost: "cost" },
  chance: "guessing",
  training: (/** @type {number} */ cost) => `training ${cost.toFixed(2)}`,
  heldOut: (/** @type {number} */ cost) => `unseen ${cost.toFixed(2)}`,
  chart: (/** @type {number} */ n) =>
    n === 0
      ? "An empty chart: no run yet."
      : `Accuracy by steps of ${n} ${n === 1 ? "run" : "runs"}; the table has the numbers.`,
  marked: (
    /** @type {string} */ name,
    /** @type {number} */ accuracy,
    /** @type {number} */ training,
    /** @type {number} */ heldOut,
  ) =>
    `Marked: ${name}. Accuracy ${percent(accuracy)}; cost ${training.toFixed(2)} in training, ${heldOut.toFixed(2)} on unseen digits.`,

  runs: "Runs, the best first",
  heads: {
    hidden: "hidden layers",
    how: "how",
    parameters: "parameters",
    accuracy: "accuracy",
    time: "time",
  },
  noLayers: "none",
  sources: { mnist: "MNIST", files: "your files" },
  shuffled: { pixels: "pixels shuffled", labels: "labels shuffled" },
  atRate: (/** @type {number} */ value) => `rate ${rate(value)}`,
  ofImages: (/** @type {number} */ n) => `${count(n)} images`,
  fromZero: "starts at 0",
  ofSeed: (/** @type {number} */ seed) => `seed ${seed}`,
  remove: (/** @type {string} */ name) => `Remove the run ${name}`,
  full: "Ten runs are kept; the next one takes the place of the oldest.",
};

/** @type {typeof en} */
const ko = {
  count,
  percent,
  rate,
  cost: en.cost,
  seconds: (value) => `${value.toFixed(1)}초`,
  steps: (n) => `${count(n)}단계`,

  presets: "해 볼 만한 설정",
  preset: {
    lesson: "강의와 같게",
    none: "은닉층 없이",
    one: "뉴런 하나만",
    wide: "넓게",
    deep: "깊게, 시그모이드",
    deepRelu: "깊게, ReLU",
    linear: "활성화 함수 없이",
    fast: "너무 큰 학습률",
    pixels: "픽셀 섞기",
    labels: "레이블 섞기",
    zero: "0에서 출발",
  },
  why: {
    lesson:
      "시그모이드 뉴런 열여섯 개짜리 은닉층이 둘입니다. 처음 보는 숫자를 열에 아홉쯤 읽게 됩니다. 열여섯이라는 수에 특별한 뜻은 없으니 바꿔 보세요.",
    none: "픽셀마다 각 숫자에 찬성표나 반대표를 던지는 것이 전부입니다. 이미지 5,000장으로는 이것만으로도 16 · 16에 뒤지지 않습니다. 은닉층은 예가 더 많거나 뉴런이 더 많아야 제값을 합니다.",
    one: "픽셀 784개가 모두 수 하나를 거쳐야 합니다. 열 가지 숫자를 한 줄 위에 나눠 놓을 수는 없어서, 아무리 오래 학습해도 대부분 틀립니다.",
    wide: "뉴런 128개가 한꺼번에 128가지 무늬를 찾습니다. 매개변수는 강의의 여덟 배 가까이 되고 계산도 몇 배로 늘지만, 정확도는 몇 퍼센트포인트 오릅니다.",
    deep: "시그모이드 층 넷을 학습률 0.05로 학습합니다. 경사는 시그모이드를 한 번 거슬러 갈 때마다 4분의 1 이하로 줄어드니, 네 번을 지나면 첫 층에는 거의 닿지 않습니다. 찍는 수준에 머뭅니다.",
    deepRelu:
      "층 수도 학습률도 이미지도 그대로 두고 ReLU로만 바꿨습니다. 켜진 뉴런에서는 경사가 줄지 않고 그대로 거슬러 가기 때문에, 첫 층까지 요구가 전해져 학습이 됩니다.",
    linear:
      "활성화 함수가 없으면 가중합을 몇 층 쌓아도 결국 가중합 하나입니다. 매개변수만 늘었을 뿐, 은닉층이 없는 신경망과 비슷한 곳에서 멈춥니다.",
    fast: "학습률이 30입니다. 한 걸음마다 골짜기를 훌쩍 건너뛰어 맞은편 더 높은 곳에 떨어집니다. 비용은 출발할 때보다 더 치솟고, 정확도는 찍는 수준에 머뭅니다.",
    pixels:
      "픽셀의 자리를 뒤섞되 모든 이미지에서 똑같이 섞습니다. 우리 눈에는 먼지 같지만 신경망은 똑같이 잘 배웁니다. 어느 픽셀이 서로 이웃인지 처음부터 몰랐기 때문입니다.",
    labels:
      "이미지 1,000장의 레이블을 무작위로 다시 나눠 붙였습니다. 찾아낼 규칙이 없으니 그저 느리게 외웁니다. 학습 이미지의 비용은 줄지만 새 이미지의 비용은 오히려 늘고, 새 이미지에 대한 답은 찍는 것과 다름없습니다.",
    zero: "매개변수가 모두 0에서 출발합니다. 그러면 한 은닉층의 뉴런들은 매번 똑같이 바뀌어 열여섯 개가 모두 같은 뉴런으로 남습니다. 사실상 뉴런 하나짜리 신경망입니다.",
  },

  own: "직접 정한 설정입니다. 한 번에 하나씩만 바꾸면 무엇이 달라졌는지 아래 기록에서 알 수 있습니다.",

  picture: (layers, total) =>
    `뉴런이 층마다 ${layers.join(", ")}개인 신경망. 매개변수 ${count(total)}개.`,
  total: "학습할 매개변수",
  made: (weights, biases) => `가중치 ${count(weights)}, 편향 ${count(biases)}`,
  neurons: (layer) => `은닉층 ${layer}의 뉴런 수`,
  fewer: (layer) => `은닉층 ${layer}의 뉴런 줄이기`,
  more: (layer) => `은닉층 ${layer}의 뉴런 늘리기`,
  add: "층 추가",
  drop: "층 빼기",

  activation: "활성화 함수",
  activations: { sigmoid: "시그모이드", relu: "ReLU", tanh: "tanh", identity: "없음" },
  learningRate: "학습률",
  images: "학습 이미지",
  shuffle: "섞기",
  shuffles: { none: "안 함", pixels: "픽셀", labels: "레이블" },
  start: "출발점",
  starts: { random: "무작위", zero: "모두 0" },
  seed: "시드",

  train: "이 신경망 학습하기",
  pause: "멈추기",
  goOn: "이어서 학습하기",
  again: "다시 학습하기",
  invite: "재생을 누르면 이 신경망을 학습합니다. 곡선과 기록이 남아 다음 것과 견줄 수 있습니다.",
  starting: "학습할 숫자를 그리고 있습니다…",
  progress: (step, accuracy, seconds) =>
    `${count(step)}단계: 처음 보는 숫자의 ${percent(accuracy)}를 맞힘, ${seconds.toFixed(1)}초`,
  stopped: "멈춤,",
  done: (name, accuracy) => `끝났습니다. ${name}: 처음 보는 숫자의 ${accuracy}를 맞혔습니다.`,

  shown: "곡선",
  showns: { accuracy: "정확도", cost: "비용" },
  chance: "찍기",
  training: (cost) => `학습 ${cost.toFixed(2)}`,
  heldOut: (cost) => `새 이미지 ${cost.toFixed(2)}`,
  chart: (n) =>
    n === 0
      ? "빈 그래프. 아직 학습한 것이 없습니다."
      : `학습 ${n}번의 단계별 정확도. 수치는 표에 있습니다.`,
  marked: (name, accuracy, training, heldOut) =>
    `표시한 것: ${name}. 정확도 ${percent(accuracy)}, 비용은 학습 이미지에서 ${training.toFixed(2)}, 새 이미지에서 ${heldOut.toFixed(2)}.`,

  runs: "학습 기록, 정확도가 높은 순서",
  heads: {
    hidden: "은닉층",
    how: "설정",
    parameters: "매개변수",
    accuracy: "정확도",
    time: "시간",
  },
  noLayers: "없음",
  sources: { mnist: "MNIST", files: "직접 넣은 파일" },
  shuffled: { pixels: "픽셀 섞음", labels: "레이블 섞음" },
  atRate: (value) => `학습률 ${rate(value)}`,
  ofImages: (n) => `이미지 ${count(n)}장`,
  fromZero: "0에서 출발",
  ofSeed: (seed) => `시드 ${seed}`,
  remove: (name) => `기록 지우기: ${name}`,
  full: "열 번까지 남습니다. 더 학습하면 가장 오래된 기록이 빠집니다.",
};

export default { en, ko };
