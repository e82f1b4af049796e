// What the variations figure says of its numbers: values, where a slider holds, and the whole for those
// who do not see it. Puts numbers into sentences; computes none.

import { KNOBS, NAMES, PLACES, POINT, placeFor, valueAt } from "./knobs.js";
import { holdingOf } from "./roads.js";
import { CLAIM } from "./strips.js";

/** @typedef {import("./knobs.js").Name} Name */
/** @typedef {{ words: typeof import("./words.js").default.en, text: import("../view.js").Text }} Speech */

/** @param {Speech} speech @param {Name} name @param {number} value */
export function writtenOf({ words, text }, name, value) {
  const written = KNOBS[name].min < 0 && value !== 0 ? text.signed(value) : text.number(value);
  const isLength = name === "right" || name === "down" || name === "wobble";
  return isLength ? words.pixels(written) : written;
}

/** How far a slider goes while enough digits are read right; nothing before that is known. @param {Speech} speech @param {Name} name @param {number[]} accuracy */
export function holdsOf({ words, text }, name, accuracy) {
  const rest = placeFor(name, KNOBS[name].rest);
  if (!(accuracy[rest / POINT] >= 0)) return "";
  const holding = holdingOf(accuracy, rest);
  if (!holding) return words.never;
  if (holding[0] === 0 && holding[1] === PLACES) return words.always;
  const [from, to] = holding.map((place) => text.number(valueAt(name, place)));
  return from === to ? words.only(from) : words.holds(from, to);
}

/**
 * @param {Speech} speech @param {import("./knobs.js").Values} values
 * @param {import("./strips.js").Seen} seen @param {import("./strips.js").Strips} strips
 */
export function summaryOf(speech, values, { digit, outputs }, { original, of }) {
  const { words, text } = speech;
  const changes = NAMES.filter((name) => values[name] !== KNOBS[name].rest)
    .map((name) => `${words.names[name]} ${writtenOf(speech, name, values[name])}`)
    .join(", ");
  const said = words.summary(
    changes,
    String(digit),
    text.number(outputs[digit]),
    String(original.digit),
  );
  const rows = NAMES.map((name) => {
    const answers = of[name]?.pictures.map((each) =>
      each.outputs[each.digit] < CLAIM ? "?" : each.digit,
    );
    return words.strips(words.names[name], (answers ?? []).join(" "));
  });
  return [said, ...rows].join(" ");
}
