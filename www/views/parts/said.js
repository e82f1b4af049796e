// What the parts figure says: whether a guess was right, what the digits say, whether patterns add up.
// Words and numbers in, sentences out; paints nothing.

import { make } from "../../dom.js";
import { ACROSS } from "./layout.js";
import { isRight, mostOf } from "./notes.js";
import { largestOf, missesOf, ROWS } from "./patterns.js";
import { COUNT } from "./survey.js";

/** @typedef {typeof import("./words.js").default.en} Words */
/** @typedef {typeof import("../../text/en.js").default} Text */
/** @typedef {import("./patterns.js").Patterns} Patterns */
/** @typedef {import("./paint.js").Scene} Scene */

/** @param {Words} said @param {Text["number"]} number @param {number} guess @param {number[]} lit by each part and, last, by blank paper */
export function verdictOf(said, number, guess, lit) {
  const [low, blank] = [number(lit[guess]), number(lit[lit.length - 1])];
  const most = mostOf(lit);
  if (most < 0) return said.none(said.parts[guess], low, blank);
  if (isRight(lit, guess)) return said.right(said.parts[guess], low, blank);
  return said.wrong(said.parts[guess], low, said.parts[most], number(lit[most]), blank);
}

/**
 * @param {Words} said @param {Text["number"]} number @param {number[] | null} means null while digits are read
 * @param {{ all: number, right: number }} tally
 */
export function noteOf(said, number, means, tally) {
  // A locale takes many milliseconds to be made, in the frame that answers the guess.
  const count = String(COUNT).replace(/\B(?=(\d{3})+$)/g, ",");
  const most = means
    ?.map((mean, digit) => ({ mean, digit }))
    .sort((a, b) => b.mean - a.mean)
    .slice(0, 2)
    .map(({ mean, digit }) => `${digit} (${number(mean)})`);
  return [
    most ? said.most(most.join(", "), count) : said.reading(count),
    said.tally(tally.right, tally.all),
  ].join(" ");
}

/** @param {Words} said @param {Text} text @param {import("../../engine.js").Core["judge"]} judge @param {Float32Array[]} outputs @returns {Scene["answers"]} */
export const answersOf = (said, text, judge, outputs) =>
  outputs.map((each) => {
    const { digit, second, kind } = judge(each);
    return {
      said:
        kind === "decided"
          ? String(digit)
          : kind === "none"
            ? said.nothing
            : said.either(digit, second),
      value: kind === "none" ? "" : text.number(each[digit]),
      isSure: kind === "decided",
      isDigit: kind !== "none",
    };
  });

/** @param {Words} said @param {number[]} pair @param {Scene["answers"]} answers */
export function equationOf(said, [a, b], answers) {
  const both = answers[2];
  const digit = both?.isSure ? both.said : "?";
  return [make("b", {}, digit), said.equation(said.parts[a], said.parts[b])];
}

/**
 * @param {Words} said @param {number[]} hidden neurons a layer @param {number[]} pair
 * @param {{ patterns: Patterns | null, measure: import("./patterns.js").Measure, probe: { layer: number, neuron: number } }} what
 * @returns {Scene["blocks"]}
 */
export function blocksOf(said, hidden, [first, second], { patterns, measure, probe }) {
  const names = { ...said.rows, first: said.parts[first], second: said.parts[second] };
  return hidden.map((count, l) => ({
    head: said.some(said.layer(l + 1), ACROSS, count),
    names: ROWS.map((row) => names[row]),
    rows: patterns?.blocks[l][measure] ?? null,
    count,
    isSigned: measure === "weighted_sums",
    probe: probe.layer === l + 1 ? probe.neuron : null,
  }));
}

/** @param {Words} said @param {Text} text @param {Scene["blocks"][number]} block @param {number} layer @param {number} neuron */
export function columnOf(said, text, { names, rows, isSigned }, layer, neuron) {
  const write = isSigned ? text.signed : text.number;
  const values = names.map((name, i) => {
    const value = rows?.[i][neuron] ?? 0;
    return `${name} ${i === names.length - 1 ? text.signed(value) : write(value)}`;
  });
  return said.column(layer, neuron + 1, values);
}

/** @param {Words} said @param {Patterns} patterns */
export function sumOf(said, { blocks }) {
  const least = Math.ceil(1e5 * largestOf(blocks[0].weighted_sums[5])) / 1e5;
  const misses = blocks.map((block, l) =>
    said.misses(missesOf(block), block.activations[0].length, l + 1),
  );
  return said.sum(least.toFixed(5), misses);
}
