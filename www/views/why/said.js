// What the why figure says in words and numbers: over and under its pictures, under its chart, and to
// a screen reader. Chooses words; computes no reason.

import { make, place, set } from "../../dom.js";
import { amount } from "./change.js";
import { sums } from "./reasons.js";

/** @typedef {import("./reasons.js").Reasons} Reasons */
/** @typedef {import("./reasons.js").Way} Way */
/** @typedef {(typeof import("./words.js").default)["en"]} Words */
/**
 * @typedef {object} Spoken
 * @property {Reasons | null} reasons
 * @property {number} target
 * @property {Way | null} way
 * @property {boolean} isLost whether a way was looked for and not found
 * @property {number} share of the way that is shown
 * @property {Float32Array | null} outputs there
 * @property {import("./eraser.js").Eraser} eraser
 */

const FIVE = [0, 1, 2, 3, 4];
/** Under ink, paper and change stand words; under the others numerals, which are painted. */
const NOTED = [0, 1, 3];
/** Room over a picture, and under it; words under narrow pictures may be wider than these. */
const [HEAD, NOTE, SPILL] = [26, 50, 27];

export class Said {
  heads = FIVE.map(() => make("div", { class: "at why-head" }));
  notes = NOTED.map((i) => make("div", { class: `at why-note ${i < 2 ? "" : "middle"}` }));
  help = make("span", { class: "hidden", id: "eraser-help" });
  #along = make("span");
  #outputs = make("b", { part: "outputs" });
  #all = make("p", { class: "hidden", part: "said" });
  #live = make("p", { class: "hidden", "aria-live": "polite" });
  elements = [
    make("div", { class: "why-foot" }, this.#along, this.#outputs),
    this.#all,
    this.#live,
  ];
  #wasDown = false;
  /** The picture whose head invites the rubber. */
  #invited = 0;

  /** @param {import("./layout.js").Geometry} geometry */
  place({ kind, width: whole, pictures }) {
    this.#invited = kind === "wide" ? 2 : 0;
    for (const [i, head] of this.heads.entries()) {
      const { x, y } = pictures[i];
      const next = pictures[i + 1];
      const end = next?.y === y ? next.x - 4 : whole;
      place(head, { x, y: y - HEAD, width: end - x, height: HEAD - 4 });
    }
    for (const [n, note] of this.notes.entries()) {
      const { x, y, width, height } = pictures[NOTED[n]];
      const spill = NOTED[n] < 2 ? 0 : SPILL;
      place(note, { x: x - spill, y: y + height, width: width + 2 * spill, height: NOTE });
    }
  }

  /** Hand and slider rest: all of it is said. */
  announce() {
    this.#live.textContent = this.#all.textContent;
  }

  /** @param {import("../view.js").Text} text @param {Words} words @param {Spoken} spoken */
  show(text, words, { reasons, target, way, isLost, share, outputs, eraser }) {
    const { number, signed } = text;
    this.help.textContent = words.eraserHelp;
    this.#along.textContent = words.along;
    for (const [i, head] of this.heads.entries()) {
      const invitation = i === this.#invited && !eraser.isUsed ? make("b", {}, words.rub) : "";
      head.replaceChildren(words.heads[i], invitation);
    }
    const { cursor } = eraser;
    if (cursor && cursor.down !== this.#wasDown)
      this.#live.textContent = cursor.down ? words.down : words.up;
    this.#wasDown = cursor?.down ?? false;

    const pixels = way?.change.reduce((n, v) => n + Number(v !== 0), 0) ?? 0;
    const whole = reasons && way ? amount(way.change) / amount(reasons.image) : 0;
    const lines = way
      ? [words.share(percent(whole * share)), words.pixels(pixels)]
      : isLost
        ? [words.none, words.none2(target)]
        : [];
    this.notes[2].replaceChildren(...lines.map((line) => make("div", {}, line)));
    this.#outputs.textContent = this.both(text, { reasons, target, outputs });
    const found = reasons ? [reasons.ink, reasons.paper].map(sums) : [];
    for (const [i, note] of this.notes.slice(0, 2).entries())
      note.replaceChildren(
        ...(reasons
          ? [
              term("positive", words.speaks(reasons.verdict.digit), signed(found[i].above)),
              term("negative", words.speaks(reasons.verdict.second), signed(found[i].below)),
            ]
          : []),
      );

    const numbers = found.flatMap(({ above, below }) => [signed(above), number(-below)]);
    const change = way
      ? words.way({ target, pixels, ink: percent(whole), turn: percent(way.turn) })
      : isLost
        ? words.noWay(target)
        : "";
    const all = reasons ? `${words.said(reasons.verdict, numbers)} ${change}` : text.empty.join("");
    if (this.#all.textContent !== all) this.#all.textContent = all;
  }

  /**
   * The outputs of the answer and of the target.
   * @param {import("../view.js").Text} text @param {Pick<Spoken, "reasons" | "target" | "outputs">} spoken
   */
  both({ number }, { reasons, target, outputs }) {
    if (!reasons || !outputs) return "";
    return [reasons.verdict.digit, target]
      .map((digit) => `${digit}: ${number(outputs[digit])}`)
      .join("  ");
  }

  /** What the slider says. @param {HTMLElement} input @param {Words} words @param {number} share @param {string} both */
  slide(input, words, share, both) {
    set(input, "aria-valuetext", words.at(percent(share), both));
  }
}

/** @param {string} sign @param {string} name @param {string} value */
const term = (sign, name, value) =>
  make("div", { class: sign }, make("span", { class: `term ${sign}` }, name), ` ${value}`);

/** @param {number} share */
const percent = (share) => `${(100 * share).toFixed(1)}%`;
