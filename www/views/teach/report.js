// Brings every word of the teach figure up to date from one look at its state. Knows the words' keys,
// no language; decides what can be pressed, and computes nothing else.

import { make, set } from "../../dom.js";
import { answer } from "../../text/words.js";
import { HELD_OUT } from "./material.js";
import { keepNote, whatCame } from "./said.js";

/** @typedef {import("./controls.js").Controls} Controls */
/** @typedef {import("./course.js").Course} Course */
/** @typedef {import("./lesson.js").Drawing} Drawing */
/** @typedef {typeof import("./words.js").default.en} Words */
/**
 * @typedef {object} Look
 * @property {typeof import("../../text/en.js").default} text
 * @property {Words} words
 * @property {import("../../engine.js").Shared | null} shared
 * @property {import("../../pad.js").Pad} pad
 * @property {import("../../engine.js").Reading | null} reading
 * @property {ArrayLike<number> | null} before the outputs before the network changed
 * @property {Course | null} course null while there is no network
 * @property {import("./measures.js").Measures | null} measures
 * @property {import("./keep.js").Keep} keep
 * @property {number | null} steps of the lesson under way
 * @property {import("./said.js").Outcome | null} outcome
 * @property {string} news
 * @property {Drawing | null} onPad the drawing of the hand that is on the pad
 * @property {Drawing[]} shown those that have room
 * @property {import("./layout.js").Geometry} geometry
 * @property {(digit: number) => void} press
 */

/** @param {Controls} controls @param {Look} look */
export function report(controls, look) {
  const { text, words, shared, pad, reading, before } = look;
  const isEmpty = pad.strokes.length === 0;
  const failure = shared && !shared.network && !shared.pending ? shared.failure : null;
  const isRead = look.course !== null && reading !== null;
  controls.label.replaceChildren(pad.own && !isEmpty ? text.yours : make("b", {}, text.invite));
  answer(controls.answer, text, {
    reading: isRead ? reading : null,
    failure,
    again: () => shared?.use(shared.failure?.choice || "classic"),
  });
  const came = whatCame(words, {
    verdict: isRead ? reading.verdict : null,
    steps: look.steps,
    outcome: look.outcome,
    known: look.onPad?.label ?? null,
    isOwn: pad.own,
    yes: look.press,
  });
  if (came.key !== controls.ask.dataset.said) {
    controls.ask.dataset.said = came.key;
    controls.ask.replaceChildren(...came.parts);
  }
  controls.compare(before !== null);
  const name = (/** @type {number} */ j) => {
    if (!reading?.verdict) return String(j);
    return words.output(j, text.number(reading.outputs[j]), before && text.number(before[j]));
  };
  controls.outputs(name, isRead && !isEmpty && look.steps === null);
  reportHand(controls, look);
  reportOthers(controls, look);
  reportButtons(controls, look);
}

/** @param {Controls} controls @param {Look} look */
function reportHand(controls, { words, course, measures, shown, onPad, geometry }) {
  const hand = course?.now.hand ?? [];
  controls.handTitle.textContent = hand.length ? words.hand : words.handNone;
  controls.handResult.textContent = "";
  if (!course || !measures || hand.length === 0) return controls.hand([], -1, geometry.hand);
  const rights = hand.map((drawing) => measures.right(course, drawing));
  const is = rights.filter((right) => right.is).length;
  const was = course.before ? rights.filter((right) => right.was).length : is;
  controls.handResult.textContent =
    was === is ? words.right(is, hand.length) : words.rightThen(was, is, hand.length);
  const names = shown.map((drawing) => {
    const before = course.before && measures.digit(course.before, drawing);
    return words.drawing(drawing.label, measures.digit(course.now.network, drawing), before);
  });
  controls.hand(names, onPad ? shown.indexOf(onPad) : -1, geometry.hand);
}

/** @param {Controls} controls @param {Look} look */
function reportOthers({ othersTitle, othersResult, tally }, { words, course, measures }) {
  othersTitle.textContent = words.others(HELD_OUT);
  const others = course && measures?.others(course);
  if (!others) {
    othersResult.textContent = "";
    return tally.replaceChildren();
  }
  const { labels, before, now, start } = others;
  const share = (/** @type {Uint8Array} */ answers) =>
    words.share(answers.filter((digit, i) => digit === labels[i]).length, HELD_OUT);
  othersResult.textContent = before ? `${share(before)} → ${share(now)}` : share(now);
  const parts = [make("span", {}, words.legend)];
  if (before) {
    const gained = now.filter((digit, i) => digit === labels[i] && before[i] !== labels[i]).length;
    const lost = now.filter((digit, i) => digit !== labels[i] && before[i] === labels[i]).length;
    if (gained) parts.push(make("span", { class: "positive" }, words.gained(gained)));
    if (lost) parts.push(make("span", { class: "negative" }, words.lost(lost)));
    if (!gained && !lost) parts.push(make("span", {}, words.same));
    if (start !== before && course.isTaught)
      parts.push(make("span", {}, words.atStart(share(start))));
  }
  tally.replaceChildren(...parts);
}

/** @param {Controls} controls @param {Look} look */
function reportButtons({ buttons, note }, look) {
  const { words, pad, course, measures, keep, onPad, news } = look;
  const canAct = course !== null && look.steps === null;
  const hand = course?.now.hand ?? [];
  const wrong = canAct && measures ? measures.wrong(course) : [];
  const isKept = course !== null && keep.holds(course.now);
  buttons.undo.disabled = !pad.canUndo;
  buttons.clear.disabled = pad.strokes.length === 0;
  buttons.stepBack.disabled = !canAct || !course.canStepBack;
  buttons.startAgain.disabled = !canAct || !course.isTaught;
  // One that is wrong and on the pad is taught again by its own numeral.
  buttons.again.hidden = wrong.every((i) => hand[i] === onPad);
  buttons.again.textContent = words.again(wrong.length);
  buttons.remove.hidden = onPad === null;
  buttons.remove.disabled = !canAct;
  buttons.keep.textContent = keep.isForeign
    ? words.replace
    : keep.count === null
      ? words.keep
      : words.keepChanges;
  buttons.keep.disabled = !canAct || hand.length === 0 || isKept || keep.count === -1;
  buttons.load.hidden = keep.count === null || keep.count === -1 || isKept;
  buttons.load.disabled = !canAct;
  buttons.erase.hidden = keep.count === null;
  buttons.outNetwork.disabled = !canAct;
  buttons.outHand.disabled = !canAct || hand.length === 0;
  buttons.bringIn.disabled = !canAct;
  const parameters = course ? course.now.network.facts().parameters : 0;
  const kept = keepNote(words, keep, { count: hand.length, isKept, parameters });
  note.replaceChildren(...(news ? [`${news} `] : []), ...kept);
  set(note, "data-kept", String(keep.count ?? ""));
}
