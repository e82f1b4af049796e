// Which fact each number in a text states: sentences and parts of them, in both languages, with the names
// of facts.js where the numbers stand. Whoever changes a sentence changes it here; knows no value.
//
// {pixels} is that fact in figures; {outputs:w} in letters (ten, 열), {shift:a} in letters before a noun
// (두 칸), {holds:%} in per cent; {=3} is the name of a digit and no quantity. Both languages of a claim
// name the same facts; a list of parts is one claim.

/** @typedef {string | string[]} Parts */

/** By place: a section of index.html or a figure, and the files of words named after it. @type {Record<string, [en: Parts, ko: Parts][]>} */
export const CLAIMS = {
  contents: [
    ["A {=3} is a {=3}", "{=3}은 {=3}"],
    ["{parameters}", "{parameters}개"],
  ],
  draw: [
    ["none for {off}, full for {full}", "비어 있으면 {off}, 가득 차면 {full}"],
    ["of nearly {nearly} only the strongest", "{nearly}개에 가까운 연결 가운데"],
  ],
  text: [
    ["{pixels} neurons", "뉴런 {pixels}개"],
    [
      ["{=4} or {=9}?", "{=4}/{=9}", "a {=4} and a {=9}"],
      ["{=4}? {=9}?", "{=4}/{=9}", "{=4}와 {=9}의 중간"],
    ],
  ],
  prepare: [
    ["{side} by {side} pixels", "가로세로 {side}칸의 픽셀"],
    ["The {steps:w} small pictures", "작은 그림 {steps:a} 개가"],
    ["{switches:w} of the words are switches", "그중 {switches:a} 단계는 이름을 눌러"],
  ],
  variations: [
    [
      ["makes a {=3} a {=3}", "know a {=3} when", "the same {=3}", "many {=3}s"],
      ["{=3}을 {=3}으로", "{=3}은 보면", "진하든 {=3}입니다", "같은 {=3}입니다", "수많은 {=3}을"],
    ],
    ["Move the drawing by {shift:w} pixels", "그림을 {shift:a} 칸만 옮겨도"],
    ["moves {shift:w} pixels to the right", "오른쪽으로 {shift:a} 칸 옮기면"],
    ["over a {roads:w} digits", "숫자 {roads:a} 개를 똑같이"],
    [
      [
        "{holds:%} from",
        "never {holds:%}",
        "{holds:%} all along",
        "{holds:%} only",
        "from {holds:%} up",
      ],
      ["{holds:%} 이상", "{holds:%} 미만"],
    ],
  ],
  network: [
    ["The picture is {pixels} of them", "하나씩 뉴런 {pixels}개입니다"],
    ["The last layer is {outputs:w}, one a digit", "숫자마다 하나씩 {outputs:a} 개이고"],
    [
      "{hiddenLayers:w} hidden layers of {hidden:w}",
      "{hidden:a} 개짜리 은닉층이 {hiddenLayers:w} 있는데",
    ],
    ["All {pixels} inputs", "입력 {pixels}개는"],
    ["{pixels} in a", "{pixels}개를"],
    ["{=4}/{=9}?", "{=4}? {=9}?"],
  ],
  neuron: [
    ["a number from {off} to {full}", "{off}과 {full} 사이로"],
    [
      ["product is {nothing}", "products are {nothing}", "that are not {nothing}"],
      ["모두 {nothing}이어서", "곱이 {nothing}인 항", "{nothing}이 아닌 곱"],
    ],
    ["{few} decimals", "소수 {few}자리"],
    ["{more}", "{more}자리"],
  ],
  squish: [
    [
      "a number from {off} to {full}: far below {middle:w}",
      "{off}과 {full} 사이의 수로 바꿉니다. {middle}보다 훨씬",
    ],
    [
      "above {threshold}, its bias is −{threshold}",
      "{threshold}을 넘을 때만 켜지게 하려면 편향을 −{threshold}으로",
    ],
    [
      "below {reluOff:w} nothing, above {reluOff:w} the sum itself",
      "{reluOff}보다 작으면 {reluOff}, 크면 합 그대로",
    ],
    ["only above {threshold}", "{threshold}을 넘을 때만"],
    [
      ["left of a nudge of {nudge}", "Of a nudge of {nudge}, … is left after {back:w} such layers"],
      ["신호 {nudge}에서 남는 양", "층을 {back:w} 거슬러 가면 신호 {nudge}이"],
    ],
  ],
  weights: [
    ["Lay its {pixels} weights", "그 {pixels}개를 그림으로"],
    [
      "to {nothing}, and … of its {pixels} pixels",
      ["가중치가 {nothing}까지", "픽셀은 {pixels}개 가운데"],
    ],
  ],
  paint: [
    ["does to a {painted:w} digits", "숫자 {painted:a} 개를 읽는 데"],
    ["{side} rows of {side}", "{side}행 {side}열"],
    [
      ["{shown:w} digits, by", "of {shown} digits"],
      ["숫자 {shown:a} 개의 가중합", "숫자 {shown}개 가운데"],
    ],
    [
      ["over {painted} digits", "reading {painted} digits"],
      ["숫자 {painted}개의 정확도", "숫자 {painted}개를 읽는"],
    ],
    ["the {ofOneNeuron} dials", "표시된 {ofOneNeuron}개가"],
    ["above {nothing:w}, … below", "{nothing}보다 큰 것이"],
  ],
  count: [
    [
      "{pixels} times {hidden}, {hidden} times {hidden}, {hidden} times {outputs}, and one bias for each of the {biased} neurons",
      "{pixels} 곱하기 {hidden}, {hidden} 곱하기 {hidden}, {hidden} 곱하기 {outputs}, 그리고 편향을 가진 뉴런 {biased}개",
    ],
    ["{side} × {side} = {pixels} weights", "{side} × {side} = {pixels}개"],
  ],
  quiz: [
    [
      "{pixels} weights from the pixels, {hidden} to the next layer",
      "가중치 {pixels}개, 다음 층으로 가는 가중치 {hidden}개",
    ],
    [
      "{outputs:w} answers, and dice find one in {outputs:w}",
      "답이 {outputs:a} 가지이니 아무렇게나 골라도 {outputs:w}에 하나",
    ],
  ],
  matrix: [
    ["of {pixels} columns", "{pixels}개 열 가운데"],
    ["Layer {firstLayer} of the network", "신경망의 {firstLayer}번째 층"],
  ],
  training: [
    ["How many of a {percent:w} digits", "숫자 {percent:a} 개 가운데"],
    [["{grid} digits it never learns from"], ["학습에 쓰지 않는 숫자 {grid}개"]],
    ["{side} by {side}", "가로 {side}, 세로 {side}칸"],
    ["a step, {slow:w} a second", "초당 {slow:a} 개"],
  ],
  gradient: [
    [
      "that one up to {wanted}, the others down to {unwanted}",
      "출력은 {wanted}로, 나머지는 {unwanted}으로",
    ],
    [
      [
        "{ofSquares:w} the sum of the squared distances",
        "{ofSquares:w} their area",
        "{ofSquares:w} the sum",
        "{ofSquares:w} the squares’ sum",
      ],
      ["모두 더한 것의 {ofSquares:w}이", "합의 {ofSquares:w}"],
    ],
    ["{begun} steps", "{begun}단계"],
    [
      [
        "minibatch of {outputs}",
        "{outputs:w} drawings",
        "mean of {outputs:w} nudges",
        "the {outputs:w}",
      ],
      [
        "미니배치 {outputs}장",
        "그림 {outputs}장",
        "{outputs}장이 바라는 변화의 평균",
        "{outputs}장의 평균",
        "출력 {outputs}개가",
      ],
    ],
    ["{pixels} × {hidden}", "{pixels} × {hidden}"],
    ["output {outputs}", "출력층 {outputs}"],
    ["{ways:w} ways:", "방법은 {ways:a} 가지입니다"],
    ["all {parameters} nudges", "{parameters}개 전체를 보면"],
    [
      ["into hidden layer {firstLayer}", "into hidden layer {hiddenLayers}"],
      ["은닉층 {firstLayer}로", "은닉층 {hiddenLayers}로"],
    ],
    ["a {others:w} others", "다른 그림 {others}장"],
    ["outputs {firstDigit} to {lastDigit}", "출력 {firstDigit}부터 {lastDigit}까지"],
  ],
  lab: [
    [
      "Why {hiddenLayers:w} hidden layers, and why {hidden:w} neurons",
      "은닉층은 왜 {hiddenLayers:w}이고, 뉴런은 왜 {hidden:a} 개씩",
    ],
    ["add {addable:w}", "{addable:w}을 더하고"],
    [
      ["{hiddenLayers:w} hidden layers of {hidden:w} sigmoid", "{hidden:w} is no magic number"],
      ["{hidden:a} 개짜리 은닉층이 {hiddenLayers:w}입니다", "{hidden:w}이라는 수"],
    ],
    ["about {ofTen:w} of {outputs:w} digits", "{outputs:w}에 {ofTen:w}쯤"],
    [
      "With {images} images this does as well as {hidden} · {hidden}",
      "이미지 {images}장으로는 이것만으로도 {hidden} · {hidden}에",
    ],
    ["{outputs:w} digits do not fit", "{outputs:a} 가지 숫자를"],
    ["{wide} neurons look for {wide} patterns", "뉴런 {wide}개가 한꺼번에 {wide}가지"],
    ["Nearly {wideAgain:w} times", "강의의 {wideAgain:a} 배 가까이"],
    [
      [
        "{deep:w} layers of sigmoid at a rate of {rate}",
        "after {deep:w} of them",
        "same {deep:w} layers",
      ],
      ["시그모이드 층 {deep:w}을 학습률 {rate}로", "{deep:a} 번을 지나면"],
    ],
    ["a {steepest:w} or less", "{steepest:w} 이하로"],
    ["A rate of {fastRate}", "학습률이 {fastRate}입니다"],
    ["{labelled} images with their labels", "이미지 {labelled}장의 레이블"],
    [
      [
        "parameters start at {nothing}",
        "starts at {nothing}",
        "start from {nothing:w}",
        "all {nothing:w}",
      ],
      ["모두 {nothing}에서 출발", "{nothing}에서 출발", "모두 {nothing}"],
    ],
    ["stay {hidden:w} copies", "{hidden:a} 개가 모두 같은"],
    ["{runs:w} runs are kept", "{runs:a} 번까지 남습니다"],
  ],
  teach: [
    ["how you write a {=7}", "내가 쓴 {=7}을"],
    ["The {taught:w} dots", "점 {taught:a} 개는"],
    ["The {outputs:w} outputs", "출력 뉴런 {outputs:a} 개"],
    ["version {version}", "버전 {version}이어야"],
    ["at most {mostDrawings} drawings", "{mostDrawings}개 이하"],
    ["a label of {firstDigit} to {lastDigit}", "{firstDigit}부터 {lastDigit}까지여야"],
    ["{leastStrokes} to {mostStrokes} strokes", "{leastStrokes}개에서 {mostStrokes}개까지"],
    [
      "{coordinates:w} numbers from {off} to {full}",
      "{off}부터 {full}까지의 수 {coordinates:a} 개",
    ],
  ],
  parts: [
    ["a {=9} is a loop above a line", "선이 있으면 {=9}라는"],
    [
      ["what {pair:w} parts do together", "{pair:w} at a time"],
      ["{pair:a} 부분을 합쳤을 때", "{pair:w}씩 합쳐 볼"],
    ],
    ["off by more than {near:2}", "차이가 {near:2}보다 큰"],
  ],
  noise: [
    ["answers “{snowstorm}” to most snowstorms", "대부분 {snowstorm}라고"],
    ["A {strangers:w} images, a {strangers:w} dots", "그림 {strangers:a} 장이 점 {strangers:a} 개"],
    ["above one {sure:w}", "하나라도 {sure:w}을 넘으면"],
    ["Of {measured} new digits", "새 숫자 {measured}개"],
  ],
  why: [["the outer {rim:w} pixels", "바깥쪽 {rim:a} 칸"]],
  dream: [
    [
      ["dreams of a {=3}", "the neuron for {=3}", "every {=3}", "call it a {=3}"],
      ["{=3}을 꿈꾸게", "{=3}의 뉴런은", "어떤 {=3}보다도", "그것을 {=3}이라고"],
    ],
    ["{outputs:w} kinds of drawings", "{outputs:a} 가지 그림"],
    ["{each} drawn", "{each}장"],
  ],
  device: [["the {otherNetworks:w} other networks", "나머지 {otherNetworks:a} 신경망만"]],
  embedding: [
    ["begin with {pixels} and end with {outputs}", "{pixels}로 시작해 {outputs}으로"],
    [
      ["all {parameters} weights and biases", "{parameters} parameters, dot by dot"],
      ["가중치와 편향 {parameters}개", "매개변수 {parameters}개를 점으로"],
    ],
    [
      "{wideParameters} parameters ({wideKilobytes} KB)",
      "매개변수 {wideParameters}개, {wideKilobytes} KB",
    ],
  ],
  "parts/data-choice": [
    ["takes {side} × {side}", "{side} × {side}픽셀만"],
    ["labels are {firstDigit} to {lastDigit}", "레이블은 {firstDigit}부터 {lastDigit}까지"],
  ],
};

/** Where nothing above has claimed it. @type {[en: Parts, ko: Parts][]} */
export const ANYWHERE = [
  ["{pixels} pixels", "픽셀 {pixels}개"],
  ["{pixels} weights", "가중치 {pixels}개"],
  ["{parameters} numbers", "숫자 {parameters}개"],
];

/** Numerals that state nothing: the singular of a count, things just named, a name, a way of speaking. */
export const SAYINGS = {
  en: [
    "1 step",
    "1 layer",
    "1 pixel",
    "1 drawing",
    "the same way twice",
    "a line between two",
    "two IDX files, images and labels",
    "one of each, or two of each",
    "3Blue1Brown",
    "such as 784,32,10",
  ],
  ko: [
    "784,32,10처럼",
    "둘 다 받아 주지",
    "둘을 합친 그림",
    "둘을 함께",
    "더해도 0",
    "1초에 하나씩",
    "IDX 파일 두 개(이미지와 레이블)",
    "하나씩 넣거나, 학습용과 확인용으로 두 개씩",
    "3Blue1Brown",
  ],
};
