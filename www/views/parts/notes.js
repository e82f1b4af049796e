// What the reader has guessed of each neuron, and the word the reader has for it. Keeps a link's worth;
// trusts nothing that a link brings.

import { PARTS } from "./strokes.js";

/** As long as a word may be. */
const LONG = 12;
/** How many neurons a link may say something of. */
const MANY = 64;
/** A neuron: its layer, its place. */
const KEY = /^[1-9]\d{0,2}\.\d{1,3}$/;

/** A word as it is kept. @param {string} word */
export const keptWord = (word) =>
  [...word.replace(/\s+/g, " ").trim()].slice(0, LONG).join("").trimEnd();

/** Which part lights a neuron most, or -1 where blank paper, which comes last, lights it as much. @param {number[]} lit */
export function mostOf(lit) {
  const blank = lit[lit.length - 1];
  const most = Math.max(...lit);
  return most > blank ? lit.indexOf(most) : -1;
}

/** Whether a guess is as good as any, to the two decimals that are shown. @param {number[]} lit @param {number} guess */
export const isRight = (lit, guess) => {
  const most = mostOf(lit);
  return most >= 0 && lit[most].toFixed(2) === lit[guess].toFixed(2);
};

export class Notes {
  /** @type {Map<string, number>} */
  #guesses = new Map();
  /** @type {Map<string, string>} */
  #words = new Map();

  get state() {
    return {
      guesses: Object.fromEntries(this.#guesses),
      words: Object.fromEntries(this.#words),
    };
  }

  /** @param {unknown} guesses @param {unknown} words */
  restore(guesses, words) {
    const entries = (/** @type {unknown} */ value) =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.entries(value)
            .filter(([key]) => KEY.test(key))
            .slice(0, MANY)
        : null;
    const guessed = entries(guesses)?.filter(([, part]) => PARTS.some((_, i) => i === part));
    if (guessed) this.#guesses = new Map(guessed);
    const named = entries(words)?.filter(([, word]) => typeof word === "string" && keptWord(word));
    if (named) this.#words = new Map(named.map(([key, word]) => [key, keptWord(word)]));
  }

  /** @param {string} key @returns {number | null} */
  guessOf(key) {
    return this.#guesses.get(key) ?? null;
  }

  /** @param {string} key @param {number | null} part */
  guess(key, part) {
    if (part === null) this.#guesses.delete(key);
    else this.#guesses.set(key, part);
  }

  /** @param {string} key */
  wordOf(key) {
    return this.#words.get(key) ?? "";
  }

  /** @param {string} key @param {string} word */
  name(key, word) {
    if (word) this.#words.set(key, word);
    else this.#words.delete(key);
  }

  /** Of the guesses about neurons that there are, how many were right. @param {(key: string) => number[]} litBy @param {number[]} hidden neurons a layer */
  tally(litBy, hidden) {
    const all = [...this.#guesses].filter(([key]) => {
      const [layer, neuron] = key.split(".").map(Number);
      return neuron < (hidden[layer - 1] ?? 0);
    });
    return {
      all: all.length,
      right: all.filter(([key, part]) => isRight(litBy(key), part)).length,
    };
  }
}
