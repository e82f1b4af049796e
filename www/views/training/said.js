// Everything the training figure says in words: the sentence about how it stands, the numbers over the
// curves, and what a screen reader is told while it rests. Chooses words; computes nothing.

import { make, place, set } from "../../dom.js";
import { exampleBoxes } from "./paint.js";
import { easedPace, FULL, SLOW, usualRate } from "./settings.js";

/** @typedef {(typeof import("./words.js").default)["en"]} Words */
/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("./layout.js").Geometry} Geometry */
/**
 * @typedef {object} Actions
 * @property {(eased: boolean) => void} ease
 * @property {() => void} recover starts over at a rate that learns
 * @property {() => void} again
 * @property {() => void} take lets the page read with this network
 */
/**
 * @typedef {object} Spoken
 * @property {Words} words
 * @property {import("../view.js").Text} text
 * @property {import("../view.js").Language} language
 * @property {Settings} settings
 * @property {Run | null} run
 * @property {number | null} at the point that is shown, or null for the newest
 * @property {{ label: number, digit: number, cost: number } | null} example
 */
/** @typedef {{ said: string, mark?: string, button?: string, click?: () => void }} Sentence */

export class Said {
  status = make("p", { class: "training-status", part: "status" });
  live = make("div", { class: "hidden", "aria-live": "polite" });
  #head = make("div", { class: "at training-head" });
  #cost = make("div", { class: "at training-head", part: "cost" });
  #accuracy = make("div", { class: "at training-head", part: "accuracy" });
  #digits = make("div", { class: "at training-head", part: "digits" });
  #example = make("div", { class: "at training-said", part: "example" });
  #alt = {
    weights: make("p", { class: "hidden", part: "weights-text" }),
    digits: make("p", { class: "hidden", part: "digits-text" }),
  };
  elements = [
    this.#head,
    this.#alt.weights,
    this.#cost,
    this.#accuracy,
    this.#example,
    this.#digits,
    this.#alt.digits,
  ];
  #actions;

  /** @param {Actions} actions */
  constructor(actions) {
    this.#actions = actions;
  }

  /** @param {Geometry} geometry */
  place({ head, cost, accuracy, gridHead, example }) {
    place(this.#head, head);
    place(this.#cost, cost.head);
    place(this.#accuracy, accuracy.head);
    if (gridHead) place(this.#digits, gridHead);
    if (example) place(this.#example, exampleBoxes(example).words);
    this.#digits.hidden = !gridHead;
    this.#example.hidden = !example;
  }

  /** To be heard now. @param {string} said */
  announce(said) {
    this.live.textContent = said;
  }

  /** Brings every word up to date. @param {Spoken} spoken */
  show(spoken) {
    const { words, text, run, at, example } = spoken;
    const point = run?.points[at ?? run.points.length - 1] ?? null;
    const all = run?.shape.layers[1] ?? 16;
    const weights = words.weights(Math.min(16, all), all);
    write(this.#head, [weights]);
    const cost = (/** @type {number | undefined} */ value) =>
      value !== undefined && Number.isFinite(value) ? text.number(value) : null;
    const held = cost(point?.heldOutCost);
    write(this.#cost, [words.cost, cost(point?.cost), held && words.held(held)]);
    write(this.#accuracy, [
      words.accuracy,
      point && words.percent(point.accuracy),
      point && words.heldOut,
    ]);
    const { answers } = point ?? {};
    const labels = run?.grid?.labels;
    const wrong = answers && labels ? wrongOf(answers, labels) : null;
    write(this.#digits, [words.digits, null, wrong && words.right(100 - wrong.length)]);
    write(this.#example, [
      example ? words.example(example.digit, example.label) : words.noExample,
      example && words.exampleCost(text.number(example.cost)),
    ]);
    this.#state(this.#sentence(spoken));
    if (run?.isPlaying) return;
    const samples = words.examples(point?.samples ?? 0);
    set(this.#alt.weights, "data-samples", String(point?.samples ?? 0));
    write(this.#alt.weights, [words.weightsAlt(weights, samples)]);
    const list = wrong?.map(({ label, said }) => words.wrong(label, said)).join(", ") ?? "";
    write(this.#alt.digits, [wrong && words.digitsAlt(100 - wrong.length, list)]);
  }

  /**
   * What an earlier run is called: by what was different.
   * @param {Settings} then @param {Settings} now @param {Words} words
   */
  nameOf(then, now, words) {
    const named = [
      then.rate !== now.rate && words.runRate(then.rate),
      then.optimizer !== now.optimizer && words.optimizers[then.optimizer],
      then.cost !== now.cost && words.costs[then.cost],
      then.minibatch !== now.minibatch && words.runMinibatch(then.minibatch),
      then.seed !== now.seed && words.runSeed(then.seed),
    ].filter((name) => name !== false);
    return named.length ? named.slice(0, 2).join(", ") : words.runSame;
  }

  /** @param {Spoken} spoken @returns {Sentence} */
  #sentence({ words, text, language, settings, run, at }) {
    const { ease, recover, again, take } = this.#actions;
    if (!run) return { said: text.loading.join("") };
    const examples = words.examples(run.samples);
    if (run.state === "failed")
      return { said: run.explain(language), button: text.again, click: again };
    if (run.state === "diverged" || run.isLost) {
      const said = run.isLost ? words.lost(run.settings.rate) : run.explain(language);
      const button = words.recover(usualRate(settings.optimizer, settings.cost));
      return { said, button, click: recover };
    }
    if (run.state === "starting" && run.isPlaying) return { said: words.starting(run.share) };
    if (run.isPlaying && settings.speed === SLOW) return { said: words.slowly };
    if (run.isPlaying && settings.speed === FULL) {
      if (!Number.isFinite(easedPace(run.step))) return { said: words.uneasy };
      return settings.eased
        ? { said: words.eased, button: words.hurry, click: () => ease(false) }
        : { said: words.uneasy, button: words.ease, click: () => ease(true) };
    }
    if (run.isPlaying) return { said: words.playing(examples) };
    if (!run.isBegun) return { said: words.idle(run.settings.seed), mark: words.invite };
    const button = { button: words.take, click: take };
    if (at !== null && run.points[at]) {
      const then = words.examples(run.points[at].samples);
      return run.parametersAt(at)
        ? { said: words.back(then, examples), ...button }
        : { said: `${words.back(then, examples)} ${words.gone}` };
    }
    return { said: (run.rests ? words.rests : words.paused)(examples), ...button };
  }

  /** @param {Sentence} sentence */
  #state({ said, mark, button, click }) {
    const key = JSON.stringify([said, mark, button]);
    if (this.status.dataset.said === key) return;
    this.status.dataset.said = key;
    const old = this.status.querySelector("button");
    const hadFocus = old?.matches(":focus") ?? false;
    const isSame = old?.textContent === button;
    const word =
      button && click
        ? isSame
          ? old
          : make("button", { type: "button", class: "word-button", click }, button)
        : null;
    this.status.replaceChildren(
      ...[said, mark ? " " : null, mark ? make("b", {}, mark) : null, word].filter(
        (part) => part !== null,
      ),
    );
    if (hadFocus) word?.focus({ preventScroll: true });
    if (!button || click !== this.#actions.take) return;
    this.live.textContent = said;
  }
}

/** Writes a head: a name, its number, a remark; only where something is new. @param {HTMLElement} element @param {(string | null | false | undefined)[]} said */
function write(element, [name, number, remark]) {
  const key = JSON.stringify([name, number, remark]);
  if (element.dataset.said === key) return;
  element.dataset.said = key;
  element.replaceChildren(
    name || "",
    number ? make("b", {}, number) : "",
    remark ? make("span", {}, `${number ? "" : " · "}${remark}`) : "",
  );
}

/** @param {ArrayLike<number>} answers @param {ArrayLike<number>} labels */
function wrongOf(answers, labels) {
  return Array.from(labels, (label, i) => ({ label, said: answers[i] })).filter(
    ({ label, said }) => label !== said,
  );
}
