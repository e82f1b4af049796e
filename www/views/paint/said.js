// What the paint figure says in words and numbers: over its pictures, beside them, and to a screen
// reader. Chooses words; computes no number.

import { make, place, set } from "../../dom.js";
import { mostOf } from "./paint.js";
import { PRESETS } from "./painting.js";

/** @typedef {(typeof import("./words.js").default)["en"]} Words */
/** @typedef {typeof import("../../text/en.js").default} Text */
/** @typedef {import("./layout.js").Geometry} Geometry */
/** @typedef {import("./trial.js").Trial} Trial */
/** @typedef {import("./painting.js").Painting} Painting */

const HEADS = /** @type {const} */ (["padHead", "plotHead", "ringsHead"]);

export class Said {
  help = make("span", { class: "hidden", id: "paint-help" });
  #heads = HEADS.map(() => make("div", { class: "at paint-head" }));
  #own = make("div", { class: "at paint-own", part: "own" });
  #accuracy = make("p", { class: "at paint-accuracy", part: "accuracy" });
  /** Over and beside the pictures. */
  elements = [...this.#heads, this.#own, this.#accuracy];
  #all = make("p", { class: "hidden", part: "said" });
  #live = make("p", { class: "hidden", "aria-live": "polite" });
  heard = [this.#all, this.#live];
  #wasDown = false;

  /** @param {Geometry} geometry */
  place({ boxes }) {
    for (const [i, head] of this.#heads.entries()) place(head, boxes[HEADS[i]]);
    place(this.#own, boxes.own);
    place(this.#accuracy, boxes.accuracy);
  }

  /** The hand rests: all of it is said. */
  announce() {
    this.#live.textContent = this.#all.textContent;
  }

  /** The cell under the keyboard's brush, and whether that has gone down or up. @param {Text} text @param {Words} words @param {number} cell @param {number} weight @param {boolean} isDown */
  cell(text, words, cell, weight, isDown) {
    const turned = isDown === this.#wasDown ? "" : isDown ? words.down : words.up;
    this.#wasDown = isDown;
    const said = words.cell(Math.floor(cell / 28) + 1, (cell % 28) + 1, text.signed(weight));
    this.#live.textContent = `${turned} ${said}`.trim();
  }

  /** @param {Text} text @param {Words} words @param {Trial} trial @param {Painting} painting */
  show(text, words, trial, painting) {
    const { number, signed } = text;
    const { isPainted, preset } = painting;
    this.help.textContent = words.padHelp;
    const invitation = isPainted ? words.yours : make("b", {}, words.invite);
    for (const [i, said] of [invitation, words.line, words.rings].entries())
      this.#heads[i].replaceChildren(said);
    const own = trial.stood.find(({ isOwn }) => isOwn);
    this.#own.replaceChildren(...(own ? [make("b", {}, words.own(signed(own.sum)))] : []));

    const [before, after] = [trial.before.done, trial.after.done];
    const both = before && after && [before, after].map(({ accuracy }) => percent(accuracy));
    this.#accuracy.replaceChildren(
      make("b", {}, both ? both.join(" → ") : " "),
      both ? words.accuracy : words.counting,
    );
    const { neuron } = trial;
    if (!neuron) return;
    const { weights, bias } = neuron;
    const name = words.presets[PRESETS.indexOf(preset)];
    const said = words.said({
      name: isPainted ? words.painted(name) : name,
      above: weights.filter((v) => v > 0).length,
      below: weights.filter((v) => v < 0).length,
      bias: signed(bias),
      threshold: number(-bias),
      on: onOf(trial),
      own: own ? words.ownSaid(signed(own.sum), own.sum > -bias) : "",
    });
    const [most, digit] = mostOf(after?.means ?? []);
    const lit = digit < 0 ? "" : words.lit(digit, number(most));
    const measured = both ? words.measured(trial.seat + 1, both) : "";
    const all = [said, lit, measured].filter(Boolean).join(" ");
    if (this.#all.textContent !== all) this.#all.textContent = all;
  }

  /** The threshold, as its input says it. @param {HTMLElement} input @param {Text} text @param {Words} words @param {Trial} trial */
  slide(input, text, words, trial) {
    set(input, "aria-valuetext", words.at(text.signed(trial.neuron?.bias ?? 0), onOf(trial)));
  }
}

/** How many of the forty turn it on. @param {Trial} trial */
const onOf = ({ stood, neuron }) =>
  stood.filter(({ sum, isOwn }) => !isOwn && neuron && sum > -neuron.bias).length;

/** @param {number} share */
const percent = (share) => `${(100 * share).toFixed(1)}%`;
