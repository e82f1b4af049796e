// The words of the training figure, in English and in Korean.

const count = (/** @type {number} */ n) => n.toLocaleString("en-US");
/** A setting as it was chosen: 0.003, 3, 1,000. @param {number} n */
const plain = (n) => n.toLocaleString("en-US", { maximumSignificantDigits: 3 });
const percent = (/** @type {number} */ share) => `${(100 * share).toFixed(1)}%`;

/** After a numeral read aloud, where a final consonant asks for it: 3은, 2는. @param {number} digit @param {string} closed @param {string} open */
const josa = (digit, closed, open) => ([0, 1, 3, 6, 7, 8].includes(digit) ? closed : open);

const en = {
  plain,
  percent,
  play: "Play",
  pause: "Pause",
  step: "one step",
  over: "start over",
  another: "another seed",
  speed: "speed",
  slow: "slow motion",
  pace: (/** @type {number} */ n) => `${count(n)} steps/s`,
  full: "full speed",
  rate: "learning rate",
  minibatch: "minibatch",
  cost: "cost",
  costs: { "cross-entropy": "cross-entropy", "squared-error": "squared error" },
  optimizer: "optimiser",
  optimizers: { descent: "plain steps", adam: "Adam" },
  seed: "seed",
  presets: "settings",
  preset: { best: "quick to learn", book: "as in the book" },
  more: "more settings",

  idle: (/** @type {number} */ seed) => `Random weights, seed ${count(seed)}: nothing learned yet.`,
  invite: "Press play",
  starting: (/** @type {number} */ share) =>
    `Preparing the digits to learn from: ${Math.floor(100 * share)}%`,
  eased: "Slowed down at first, so that there is something to see.",
  uneasy: "As fast as this device can.",
  hurry: "do not slow down",
  ease: "slow the beginning down",
  slowly: "One example a step, ten a second.",
  playing: (/** @type {string} */ examples) => `Learning; ${examples} so far.`,
  paused: (/** @type {string} */ examples) => `Paused after ${examples}.`,
  rests: (/** @type {string} */ examples) => `Rests after ${examples}. Play goes on.`,
  back: (/** @type {string} */ then, /** @type {string} */ now) =>
    `Back at ${then} of ${now}. Play goes on from the end.`,
  gone: "The weights of that moment are no longer kept; the numbers are.",
  lost: (/** @type {number} */ rate) =>
    `The steps are too long: at a learning rate of ${plain(rate)} the weights have run away.`,
  recover: (/** @type {number} */ rate) => `start over at ${plain(rate)}`,
  take: "let it read your drawing",
  taken: "This network reads the drawings of this page now.",

  examples: (/** @type {number} */ n) => `${count(n)} ${n === 1 ? "example" : "examples"}`,
  weights: (/** @type {number} */ shown, /** @type {number} */ all) =>
    shown < all
      ? `Weights of ${shown} of ${all} first-layer neurons`
      : `Weights of the ${all} first-layer neurons`,
  accuracy: "accuracy",
  training: "training",
  heldOut: "held-out",
  held: (/** @type {string} */ number) => `held-out ${number}`,
  digits: "100 digits it never learns from",
  right: (/** @type {number} */ n) => `${n} read right`,
  example: (/** @type {number} */ said, /** @type {number} */ label) =>
    said === label
      ? `It said ${said}, and that is right.`
      : `It said ${said}, but this is ${label === 8 ? "an" : "a"} ${label}.`,
  exampleCost: (/** @type {string} */ cost) => `cost ${cost}`,
  noExample: "The example it learns from appears here.",

  runRate: (/** @type {number} */ n) => `rate ${plain(n)}`,
  runMinibatch: (/** @type {number} */ n) => `minibatch ${n}`,
  runSeed: (/** @type {number} */ n) => `seed ${count(n)}`,
  runSame: "same settings",

  scrub: "Back in time",
  moment: (
    /** @type {string} */ examples,
    /** @type {string} */ cost,
    /** @type {string} */ accuracy,
  ) => `After ${examples}: held-out cost ${cost}, accuracy ${accuracy}`,
  noMoment: "Nothing learned yet",
  weightsAlt: (/** @type {string} */ words, /** @type {string} */ examples) =>
    `${words}, each a picture of 28 by 28, after ${examples}.`,
  digitsAlt: (/** @type {number} */ right, /** @type {string} */ wrong) =>
    `Of 100 digits it never learns from, ${right} are read right.${wrong ? ` Wrong: ${wrong}.` : ""}`,
  wrong: (/** @type {number} */ label, /** @type {number} */ said) => `${label} as ${said}`,
};

/** @type {typeof en} */
const ko = {
  plain,
  percent,
  play: "재생",
  pause: "일시 정지",
  step: "한 단계",
  over: "처음부터",
  another: "다른 시드",
  speed: "속도",
  slow: "느린 동작",
  pace: (n) => `초당 ${count(n)}단계`,
  full: "최고 속도",
  rate: "학습률",
  minibatch: "미니배치",
  cost: "비용",
  costs: { "cross-entropy": "교차 엔트로피", "squared-error": "제곱 오차" },
  optimizer: "최적화",
  optimizers: { descent: "경사 하강법", adam: "Adam" },
  seed: "시드",
  presets: "설정",
  preset: { best: "빨리 배우는 설정", book: "책에 나온 설정" },
  more: "설정 더 보기",

  idle: (seed) =>
    `시드 ${count(seed)}에서 나온 무작위 가중치입니다. 아직 아무것도 배우지 않았습니다.`,
  invite: "재생을 눌러 보세요",
  starting: (share) => `학습할 숫자를 준비하고 있습니다: ${Math.floor(100 * share)}%`,
  eased: "변화가 눈에 보이도록 처음에는 속도를 늦췄습니다.",
  uneasy: "이 기기가 낼 수 있는 가장 빠른 속도입니다.",
  hurry: "늦추지 않기",
  ease: "처음에는 늦추기",
  slowly: "한 단계에 예시 하나씩, 초당 열 개를 배웁니다.",
  playing: (examples) => `학습하고 있습니다. 지금까지 ${examples}를 봤습니다.`,
  paused: (examples) => `${examples}를 보고 멈췄습니다.`,
  rests: (examples) => `${examples}를 보고 쉬는 중입니다. 재생을 누르면 이어집니다.`,
  back: (then, now) => `${now} 가운데 ${then}를 본 때로 돌아왔습니다. 재생하면 끝에서 이어집니다.`,
  gone: "그때의 가중치는 남아 있지 않아 수치만 보여 드립니다.",
  lost: (rate) =>
    `한 걸음이 너무 큽니다. 학습률 ${plain(rate)}에서 가중치가 걷잡을 수 없이 커졌습니다.`,
  recover: (rate) => `학습률 ${plain(rate)}에서 다시 시작`,
  take: "이 신경망으로 내 그림 읽기",
  taken: "이제 이 신경망이 이 페이지의 그림을 읽습니다.",

  examples: (n) => `예시 ${count(n)}개`,
  weights: (shown, all) =>
    shown < all
      ? `첫 번째 층 뉴런 ${all}개 중 ${shown}개의 가중치`
      : `첫 번째 층 뉴런 ${all}개의 가중치`,
  accuracy: "정확도",
  training: "학습",
  heldOut: "검증",
  held: (number) => `검증 ${number}`,
  digits: "학습에 쓰지 않는 숫자 100개",
  right: (n) => `${n}개 맞힘`,
  example: (said, label) =>
    said === label
      ? `${said}${josa(said, "이라고", "라고")} 답했고, 맞았습니다.`
      : `${said}${josa(said, "이라고", "라고")} 답했지만, 정답은 ${label}입니다.`,
  exampleCost: (cost) => `비용 ${cost}`,
  noExample: "지금 배우는 예시가 여기에 나타납니다.",

  runRate: (n) => `학습률 ${plain(n)}`,
  runMinibatch: (n) => `미니배치 ${n}`,
  runSeed: (n) => `시드 ${count(n)}`,
  runSame: "같은 설정",

  scrub: "지난 순간으로 돌아가기",
  moment: (examples, cost, accuracy) =>
    `${examples}를 본 뒤: 검증 비용 ${cost}, 정확도 ${accuracy}`,
  noMoment: "아직 배운 것이 없습니다",
  weightsAlt: (words, examples) =>
    `${words}. 하나하나가 가로 28, 세로 28칸 그림이며 ${examples}를 본 뒤의 모습입니다.`,
  digitsAlt: (right, wrong) =>
    `학습에 쓰지 않는 숫자 100개 가운데 ${right}개를 맞혔습니다.${wrong ? ` 틀린 것: ${wrong}.` : ""}`,
  wrong: (label, said) =>
    `${label}${josa(label, "을", "를")} ${said}${[0, 3, 6].includes(said) ? "으로" : "로"}`,
};

export default { en, ko };
