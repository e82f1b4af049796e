// What the dream figure says of the image that is compared: one sentence that is seen, and all of it for
// those who do not see the figure. Chooses words; computes nothing.

import { fullest } from "../../draw/bars.js";
import { EACH } from "./drawn.js";

/** @typedef {import("./drawn.js").Seen} Seen */
/** @typedef {(typeof import("./words.js").default)["en"]} Words */
/**
 * @typedef {object} Compared
 * @property {number} digit
 * @property {import("./words.js").Start} start
 * @property {number} steps
 * @property {Seen} made
 * @property {Seen} average
 * @property {import("./drawn.js").Drawn} drawn
 */

/** @param {typeof import("../../text/en.js").default} text @param {Words} words @param {Compared | null} compared null while there is nothing to compare */
export function said({ number, signed }, words, compared) {
  if (!compared) return { sentence: "", all: "" };
  const { digit, start, steps, made, average, drawn } = compared;
  const astray = drawn.astray(made.image);
  const sentence = [
    words.sentence({ digit, steps, below: drawn.below(digit, made.sum), each: EACH }),
    astray === null ? "" : words.astray(`${Math.round(100 * astray)}%`),
  ]
    .join(" ")
    .trim();
  const written = [made, average].flatMap(({ output, sum }) => [number(output), signed(sum)]);
  const outputs = Array.from(made.activations[made.activations.length - 1]);
  const next = fullest(outputs.map((output, d) => (d === digit ? -1 : output)));
  const all = [
    words.said(digit, start, steps, written),
    words.other(next, number(outputs[next])),
    sentence,
  ].join(" ");
  return { sentence, all };
}
