// The questions of the page: a reader guesses, and the network answers. Knows the answers to none;
// each is computed when it is asked.

import { set } from "./dom.js";
import { ALL, share } from "./engine.js";
import { spoken } from "./languages.js";
import words from "./quiz-words.js";

/** @typedef {import("../pkg/core.js").Network} Network */
/** @typedef {typeof import("../pkg/core.js")} Core */
/** @typedef {{ core: Core, network: Network, strokes: import("./engine.js").Strokes }} Live */

/** The network that the figures of the page share. */
const shared = share("page");
const SEED = 1;
const PIXELS = 784;
/** The drawing moves by so many pixels. */
const SHIFT = 2;
/** A guess far from all digits. */
const NO_DIGIT = -100;

/**
 * The numbers that answer each question; `value` is what was guessed at.
 * @type {Record<string, (live: Live) => Record<string, number>>}
 */
const ANSWERS = {
  moved({ core, network, strokes }) {
    const { rasterized } = core.stages(strokes, ALL);
    const moved = core.vary(rasterized, { right: SHIFT });
    const value = moved.reduce((sum, ink, i) => sum + Number(ink !== rasterized[i]), 0);
    const digitOf = (/** @type {Float32Array} */ image) =>
      core.judge(network.predict(image).outputs).digit;
    return { value, tidied: digitOf(core.prepare(moved)), raw: digitOf(moved) };
  },

  wider({ core }) {
    const count = (/** @type {number[]} */ layers) => {
      const network = core.Network.random(layers, "sigmoid", SEED);
      const { length } = network.parameters();
      network.free();
      return length;
    };
    const [before, now] = [count([PIXELS, 16, 16, 10]), count([PIXELS, 17, 16, 10])];
    return { value: now - before, before, now };
  },

  dice({ core }) {
    const network = core.Network.random([PIXELS, 16, 16, 10], "sigmoid", SEED);
    const samples = core.Samples.digits(1000, SEED);
    const { correct, n } = network.measure(samples);
    network.free();
    samples.free();
    return { value: correct / (n / 100), correct, n };
  },

  black({ core, network }) {
    const { outputs } = network.predict(new Float32Array(PIXELS).fill(1));
    const { kind, digit } = core.judge(outputs);
    return { value: kind === "none" ? NO_DIGIT : digit, digit, fullest: outputs[digit] };
  },
};

/** The shared network as one that can be measured and made again. Rejects where it does not come. @returns {Promise<Live>} */
async function live() {
  // After a failure each guess is another try.
  if (shared.failure) shared.use(shared.failure.choice);
  else shared.complete();
  while (!shared.isComplete || !shared.network) {
    if (shared.failure) throw new Error(shared.failure.message);
    await new Promise((done) => shared.addEventListener("change", done, { once: true }));
  }
  const { core, network, drawing } = shared;
  return { core: /** @type {Core} */ (core), network, strokes: drawing };
}

/** @param {Element} quiz */
function ask(quiz) {
  const name = quiz.getAttribute("data-quiz") ?? "";
  const verdict = quiz.querySelector("[role=status]");
  const choices = [...quiz.querySelectorAll("button")];
  /** @type {{ guess: number, answer: Record<string, number> | null } | null} */
  let asked = null;

  const speak = () => {
    if (!asked || !verdict) return;
    const said = words[spoken(document.documentElement.lang)];
    const { guess, answer } = asked;
    if (!answer) {
      verdict.textContent = said.unanswered;
      return;
    }
    const nearest = choices.map((choice) => Math.abs(Number(choice.value) - answer.value));
    const isRight = Math.abs(guess - answer.value) === Math.min(...nearest);
    verdict.textContent = `${isRight ? said.right : said.wrong} ${said[name](answer)}`;
    for (const [i, choice] of choices.entries()) {
      set(choice, "aria-pressed", String(Number(choice.value) === guess));
      choice.classList.toggle("true", nearest[i] === Math.min(...nearest));
    }
  };

  for (const choice of choices)
    choice.addEventListener("click", async () => {
      const guess = Number(choice.value);
      asked = { guess, answer: await live().then(ANSWERS[name], () => null) };
      speak();
    });
  new MutationObserver(speak).observe(document.documentElement, { attributeFilter: ["lang"] });
}

for (const quiz of document.querySelectorAll("[data-quiz]")) ask(quiz);
