// From the state of the teach figure to its sentences: the question, what came of an act, and what is
// kept. Knows the words' keys, no language; computes nothing.

import { make } from "../../dom.js";
import { FileError, MOST_BYTES } from "./bring.js";
import { HandError, MOST_DRAWINGS } from "./hand.js";

/** @typedef {typeof import("./words.js").default.en} Words */
/** @typedef {import("../../draw/network.js").Verdict} Verdict */
/**
 * @typedef {{ kind: "learned" | "unlearned", steps: number, label: number, was: number }
 *   | { kind: "learnedAll", steps: number }
 *   | { kind: "agreed", label: number }
 *   | { kind: "broken" | "full" | "steppedBack" | "restarted" }} Outcome
 */

/**
 * What stands under the answer, and a key that changes with it.
 * @param {Words} words
 * @param {{ verdict: Verdict | null, steps: number | null, outcome: Outcome | null, known: number | null, isOwn: boolean, yes: (digit: number) => void }} state
 * @returns {{ key: string, parts: (string | Node)[] }}
 */
export function whatCame(words, { verdict, steps, outcome, known, isOwn, yes }) {
  if (steps !== null) return plain(words.learning(steps));
  if (outcome) return plain(outcomeOf(words, outcome));
  if (!verdict) return plain("");
  if (known !== null && known === verdict.digit) return plain(words.known(known));
  const { kind, digit } = verdict;
  if (kind !== "decided") {
    const question = make("b", isOwn ? { class: "marked" } : {}, words.which);
    return { key: `torn ${isOwn} ${words.which}`, parts: [question, words.pressTorn] };
  }
  const question = make("b", isOwn ? { class: "marked" } : {}, words.question);
  const click = () => yes(digit);
  const button = make(
    "button",
    { type: "button", class: "word-button", part: "yes", click },
    words.yes,
  );
  return {
    key: `asked ${isOwn} ${digit} ${words.question}`,
    parts: [question, button, words.press],
  };
}

/** @param {string} text */
const plain = (text) => ({ key: text, parts: [text] });

/** @param {Words} words @param {Outcome} outcome */
function outcomeOf(words, outcome) {
  switch (outcome.kind) {
    case "learned":
      return words.learned(outcome.steps, outcome.was, outcome.label);
    case "unlearned":
      return words.unlearned(outcome.steps, outcome.label);
    case "learnedAll":
      return words.learnedAll(outcome.steps);
    case "agreed":
      return words.agreed(outcome.label);
    case "full":
      return words.full(MOST_DRAWINGS);
    default:
      return words[outcome.kind];
  }
}

/**
 * What is kept on this device, and what keeping would store.
 * @param {Words} words @param {import("./keep.js").Keep} keep
 * @param {{ count: number, isKept: boolean, parameters: number }} state
 * @returns {(string | Node)[]}
 */
export function keepNote(words, keep, { count, isKept, parameters }) {
  const kind = keep.trouble?.kind;
  if (kind === "denied") return [words.denied];
  if (kind === "full") return [words.fullStore];
  if (kind === "corrupt" || keep.count === -1) return [words.corrupt];
  if (keep.isOvertaken) return [make("span", { class: "found" }, words.overtaken(keep.count))];
  if (keep.isForeign) return [make("span", { class: "found" }, words.found(keep.count ?? 0))];
  if (keep.count !== null) return [isKept ? words.kept(keep.count) : words.keptOlder(keep.count)];
  return [count ? words.wouldKeep(count, parameters) : words.nothing];
}

/** Why a file was not taken. @param {Words} words @param {string} name @param {unknown} error */
export function refusal(words, name, error) {
  const why =
    error instanceof HandError
      ? words.got(words.wrongHand[error.code], error.got, error.at)
      : error instanceof FileError
        ? error.code === "size"
          ? words.tooLarge(MOST_BYTES, error.size)
          : words.wrongFile(error.size)
        : error instanceof Error
          ? error.message
          : String(error);
  return `${words.refused(name)} ${why}`;
}
