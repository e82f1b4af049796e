// What the teach figure says, in both languages; the same keys.

import { as as after } from "../../text/ko.js";

/** The drawing is read as: 3으로, 7로. @param {number | string} digit */
const as = (digit) => `${digit}${after(digit)}`;
/** A numeral as the subject of naming: 3이라고, 2라고. @param {number | string} digit */
const called = (digit) => ("013678".includes(String(digit)) ? `${digit}이라고` : `${digit}라고`);
/** A numeral as an object: 3을, 2를. @param {number | string} digit */
const taken = (digit) => ("013678".includes(String(digit)) ? `${digit}을` : `${digit}를`);
/** @param {number | string} digit */
const a = (digit) => (String(digit) === "8" ? `an ${digit}` : `a ${digit}`);
/** @param {number} count */
const drawings = (count) => (count === 1 ? "1 drawing" : `${count} drawings`);
/** @param {number} value */
const comma = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ",");
/** @param {number} size in bytes */
const kilobytes = (size) => `${Math.max(1, Math.round(size / 1000))} KB`;

const en = {
  before: "before",
  now: "now",
  change: "change",
  outputs: "The ten outputs. Press the digit that your drawing is.",
  output: (
    /** @type {number} */ digit,
    /** @type {string} */ now,
    /** @type {string | null} */ before,
  ) => `It is ${a(digit)}. Output ${now}${before === null ? "" : `, ${before} before the lesson`}`,

  question: "Is that right?",
  yes: "yes",
  press: "If not, press the digit it is.",
  pressTorn: "Press the digit it is.",
  which: "Which digit is it?",
  learning: (/** @type {number} */ steps) => `Learning: step ${steps}`,
  learned: (/** @type {number} */ steps, /** @type {number} */ before, /** @type {number} */ now) =>
    `Learned in ${steps} ${steps === 1 ? "step" : "steps"}: ${before === now ? `surer of its ${now} than before` : `it read ${a(before)} before`}.`,
  unlearned: (/** @type {number} */ steps, /** @type {number} */ label) =>
    `${steps} steps were not enough for this ${label}. Press it again for more, or step back.`,
  learnedAll: (/** @type {number} */ steps) => `Rehearsed in ${steps} steps.`,
  agreed: (/** @type {number} */ label) =>
    `Right. It now stands among your drawings as ${a(label)}.`,
  known: (/** @type {number} */ label) => `One of your drawings: ${a(label)}.`,
  broken: "The lesson broke off. The network is as it was.",
  full: (/** @type {number} */ most) => `${most} drawings make a full hand. Remove one first.`,
  steppedBack: "One step back.",
  restarted: "The network is as it came. Your drawings are still here.",

  hand: "Your drawings",
  handNone: "Your drawings will stand here, each with its digit.",
  right: (/** @type {number} */ right, /** @type {number} */ count) => `${right} of ${count} right`,
  rightThen: (
    /** @type {number} */ before,
    /** @type {number} */ right,
    /** @type {number} */ count,
  ) => `${before} → ${right} of ${count} right`,
  drawing: (
    /** @type {number} */ label,
    /** @type {number} */ read,
    /** @type {number | null} */ before,
  ) =>
    `Your ${label}: read as ${read}${before === null || before === read ? "" : `, as ${before} before`}. Put it on the pad`,
  others: (/** @type {number} */ count) => `${comma(count)} digits that no lesson shows it`,
  share: (/** @type {number} */ right, /** @type {number} */ count) =>
    `${((100 * right) / count).toFixed(1)}%`,
  gained: (/** @type {number} */ count) => `+${count} newly right`,
  lost: (/** @type {number} */ count) => `−${count} newly wrong`,
  same: "none changed",
  legend: "filled: right, open: wrong",
  atStart: (/** @type {string} */ share) => `before all lessons ${share}`,

  stepBack: "step back",
  startAgain: "start again",
  remove: "remove from my drawings",
  again: (/** @type {number} */ wrong) => `teach the ${wrong} wrong again`,
  keep: "keep on this device",
  keepChanges: "keep the changes",
  replace: "replace what is kept",
  load: "bring it back",
  erase: "delete what is kept",
  outNetwork: "take out the network",
  outHand: "take out the drawings",
  bringIn: "bring in a file",
  drop: "Drop a network (.safetensors) or drawings (.json) here",

  nothing: "Nothing is stored.",
  wouldKeep: (/** @type {number} */ count, /** @type {number} */ parameters) =>
    `Nothing is stored yet. Keeping stores ${drawings(count)}, labelled, and the network's ${comma(parameters)} numbers, in this browser and nowhere else.`,
  kept: (/** @type {number} */ count) => `Kept on this device: ${drawings(count)} and the network.`,
  keptOlder: (/** @type {number} */ count) =>
    `Kept on this device: ${drawings(count)} and the network, as they were before the last changes.`,
  found: (/** @type {number} */ count) =>
    `${drawings(count)} and a taught network are kept on this device.`,
  overtaken: (/** @type {number | null} */ count) =>
    count === null
      ? "Another tab has deleted what was kept."
      : `Another tab has kept something else since: ${drawings(count)} and their network.`,
  corrupt: "What is kept on this device cannot be read. It can only be deleted.",
  denied: "This browser lets the page store nothing here. Taken out as files, nothing is lost.",
  fullStore: "There is no room left to store this. Taken out as files, nothing is lost.",
  broughtNetwork: (/** @type {string} */ name) =>
    `${name} reads now. Step back returns to the one before.`,
  broughtHand: (/** @type {string} */ name, /** @type {number} */ added) =>
    `${name}: ${added === 0 ? "no new drawing" : drawings(added)} added.`,
  broughtBack: "Brought back. Step back returns to what was before.",
  refused: (/** @type {string} */ name) => `${name} was not taken.`,
  wrongFile: (/** @type {number} */ size) =>
    `Expected a network (.safetensors) or drawings (.json), got another file of ${kilobytes(size)}.`,
  tooLarge: (/** @type {number} */ most, /** @type {number} */ size) =>
    `Expected at most ${kilobytes(most)}, got ${kilobytes(size)}.`,
  wrongHand: {
    json: "Expected JSON",
    format: 'Expected the format "perceptible-hand", version 1',
    drawings: "Expected a list of at most 500 drawings",
    label: "Expected a label of 0 to 9",
    strokes: "Expected 1 to 100 strokes of at least one point",
    point: "Expected points of two numbers from 0 to 1",
  },
  got: (/** @type {string} */ expected, /** @type {string} */ got, /** @type {number} */ at) =>
    `${expected}, got ${got}${at ? ` in drawing ${at}` : ""}.`,
};

/** @type {typeof en} */
const ko = {
  before: "전",
  now: "지금",
  change: "변화",
  outputs: "출력 뉴런 열 개입니다. 그린 숫자를 눌러 알려 주세요.",
  output: (digit, now, before) =>
    `이 그림은 ${digit}. 출력 ${now}${before === null ? "" : `, 배우기 전 ${before}`}`,

  question: "맞게 읽었나요?",
  yes: "예",
  press: "아니라면 맞는 숫자를 눌러 주세요.",
  pressTorn: "맞는 숫자를 눌러 주세요.",
  which: "어떤 숫자인가요?",
  learning: (steps) => `배우는 중: ${steps}단계`,
  learned: (steps, before, now) =>
    before === now
      ? `${steps}단계 만에 ${now}임을 더 확실히 알게 되었습니다.`
      : `${steps}단계 만에 배웠습니다. 전에는 ${as(before)} 읽었습니다.`,
  unlearned: (steps, label) =>
    `${steps}단계로는 이 ${taken(label)} 배우기에 모자랐습니다. 한 번 더 누르거나 한 단계 되돌려 주세요.`,
  learnedAll: (steps) => `${steps}단계 동안 다시 배웠습니다.`,
  agreed: (label) => `맞게 읽었습니다. 이 그림을 ${as(label)} 내 그림에 넣었습니다.`,
  known: (label) => `${called(label)} 알려 준 그림입니다.`,
  broken: "배우다가 멈췄습니다. 신경망은 그대로입니다.",
  full: (most) => `그림은 ${most}개까지 모을 수 있습니다. 먼저 하나를 빼 주세요.`,
  steppedBack: "한 단계 되돌렸습니다.",
  restarted: "신경망이 처음 상태로 돌아왔습니다. 그림은 그대로 있습니다.",

  hand: "내 그림",
  handNone: "숫자를 알려 준 그림이 여기에 모입니다.",
  right: (right, count) => `${count}개 중 ${right}개 정답`,
  rightThen: (before, right, count) => `${count}개 중 ${before} → ${right}개 정답`,
  drawing: (label, read, before) =>
    `내가 그린 ${label}: 지금은 ${as(read)} 읽음${before === null || before === read ? "" : `, 전에는 ${as(before)} 읽음`}. 그림판에 올리기`,
  others: (count) => `배울 때 보여 주지 않는 숫자 그림 ${comma(count)}개`,
  share: en.share,
  gained: (count) => `새로 맞힘 +${count}`,
  lost: (count) => `새로 틀림 −${count}`,
  same: "달라진 것 없음",
  legend: "채운 점은 정답, 빈 점은 오답",
  atStart: (share) => `배우기 전 처음에는 ${share}`,

  stepBack: "한 단계 되돌리기",
  startAgain: "처음 신경망으로",
  remove: "내 그림에서 빼기",
  again: (wrong) => `틀린 ${wrong}개 다시 가르치기`,
  keep: "이 기기에 보관",
  keepChanges: "바뀐 내용 보관",
  replace: "보관된 것 바꾸기",
  load: "다시 불러오기",
  erase: "보관된 것 삭제",
  outNetwork: "신경망 내보내기",
  outHand: "그림 내보내기",
  bringIn: "파일 가져오기",
  drop: "신경망(.safetensors)이나 그림(.json) 파일을 여기에 놓아 주세요",

  nothing: "저장한 것은 없습니다.",
  wouldKeep: (count, parameters) =>
    `아직 저장한 것은 없습니다. 보관하면 그림 ${count}개와 그 숫자, 신경망의 수 ${comma(parameters)}개를 이 브라우저에만 저장합니다.`,
  kept: (count) => `이 기기에 그림 ${count}개와 신경망을 보관했습니다.`,
  keptOlder: (count) =>
    `이 기기에 그림 ${count}개와 신경망을 보관했습니다. 그 뒤에 바뀐 내용은 빠져 있습니다.`,
  found: (count) => `이 기기에 보관된 그림 ${count}개와 가르친 신경망이 있습니다.`,
  overtaken: (count) =>
    count === null
      ? "보관해 둔 것을 다른 탭에서 삭제했습니다."
      : `그사이 다른 탭에서 그림 ${count}개와 신경망을 새로 보관했습니다.`,
  corrupt: "이 기기에 보관된 내용을 읽을 수 없습니다. 삭제만 할 수 있습니다.",
  denied: "이 브라우저에서는 저장할 수 없습니다. 파일로 내보내면 잃지 않습니다.",
  fullStore: "저장할 공간이 모자랍니다. 파일로 내보내면 잃지 않습니다.",
  broughtNetwork: (name) =>
    `이제 ${name}의 신경망이 읽습니다. 한 단계 되돌리면 앞의 신경망으로 돌아갑니다.`,
  broughtHand: (name, added) =>
    `${name}: ${added === 0 ? "새로운 그림이 없습니다" : `그림 ${added}개를 더했습니다`}.`,
  broughtBack: "다시 불러왔습니다. 한 단계 되돌리면 앞의 상태로 돌아갑니다.",
  refused: (name) => `${name} 파일은 가져오지 않았습니다.`,
  wrongFile: (size) =>
    `신경망(.safetensors)이나 그림(.json) 파일이어야 하는데 ${kilobytes(size)} 크기의 다른 파일입니다.`,
  tooLarge: (most, size) => `${kilobytes(most)} 이하여야 하는데 ${kilobytes(size)}입니다.`,
  wrongHand: {
    json: "JSON이어야 합니다",
    format: '형식이 "perceptible-hand", 버전 1이어야 합니다',
    drawings: "500개 이하의 그림 목록이어야 합니다",
    label: "숫자는 0부터 9까지여야 합니다",
    strokes: "획은 점이 있는 것으로 1개에서 100개까지여야 합니다",
    point: "점은 0부터 1까지의 수 두 개여야 합니다",
  },
  got: (expected, got, at) => `${expected}. ${at ? `${at}번째 그림에서 ` : ""}받은 값: ${got}`,
};

export default { en, ko };
