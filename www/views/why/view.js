// The why view: which pixels spoke for the answer, and how little would make it another one. Decides
// what is computed and when; reasons.js finds the numbers, said.js the words, paint.js paints,
// eraser.js is rubbed with.

import { make, place, set } from "../../dom.js";
import { blank, density } from "../../draw/canvas.js";
import { ALL, read } from "../../engine.js";
import { DIGITS, exampleOf } from "../../examples.js";
import { deadline } from "../../parts/clock.js";
import { Options } from "../../parts/options.js";
import { View as Base } from "../view.js";
import { along } from "./change.js";
import { Eraser } from "./eraser.js";
import { layout } from "./layout.js";
import { paint } from "./paint.js";
import { isRead, PARTS, reasonsFor, wayTo } from "./reasons.js";
import { Said } from "./said.js";
import words from "./words.js";

export { default as style } from "./style.js";

/** @typedef {import("./reasons.js").Reasons} Reasons */
/** @typedef {import("./reasons.js").Way} Way */

const TEN = Array.from(DIGITS, (_, i) => i);
/** So long it may look for a change in one frame, in milliseconds. */
const BUDGET = 5;
/** Nothing is said before hand and slider have rested so long. */
const REST = 500;
/** A pixel with less ink than this is blank paper. */
const INK = 0.02;

export class View extends Base {
  #words = words.en;
  /** What the reader wants it to become. */
  #target = 8;
  /** Share of the change, or null for where the answer turns. @type {number | null} */
  #share = null;
  /** @type {Reasons | null} */
  #reasons = null;
  #isStale = true;
  /** The drawing that was read last, written, and which of the ready-made ones it is. */
  #drawn = "";
  #example = -1;
  /** @type {Way | null} */
  #way = null;
  /** @type {ReturnType<typeof wayTo> | null} */
  #search = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;
  #geometry = layout(280);
  #canvas = make("canvas", { class: "paint", "aria-hidden": "true" });
  #said = new Said();
  #inkPad = make("div", { class: "at pad", "aria-hidden": "true" });
  #pad = make("div", {
    class: "at pad",
    part: "pad",
    tabindex: "0",
    role: "application",
    "aria-describedby": "eraser-help",
  });
  #range = make("input", {
    type: "range",
    class: "at range",
    min: "0",
    max: String(PARTS),
    "data-control": "change",
    input: () => {
      this.#share = Number(this.#range.value) / PARTS;
      this.schedule();
    },
  });
  #digits = new Options(TEN, (i) => this.shared?.show(DIGITS[i]), {
    control: "drawing",
    serif: true,
  });
  #targets = new Options(TEN, (digit) => this.#aim(digit), { control: "target", serif: true });
  #back = make("button", {
    type: "button",
    class: "word-button",
    part: "back",
    "data-control": "eraser",
    click: () => {
      this.#eraser.clear();
      this.#pad.focus({ preventScroll: true });
    },
  });
  #stage = make(
    "div",
    { class: "why-stage" },
    this.#canvas,
    ...this.#said.heads,
    this.#inkPad,
    this.#pad,
    this.#said.help,
    ...this.#said.notes,
    this.#range,
  );
  #eraser = new Eraser([this.#inkPad, this.#pad], () => this.#renew());

  /** @param {import("../view.js").Host} host @param {import("../view.js").Text} text */
  constructor(host, text) {
    super(host, text);
    this.element.append(
      make(
        "div",
        { class: "why-controls" },
        this.#digits.element,
        this.#targets.element,
        this.#back,
      ),
      this.#stage,
      ...this.#said.elements,
    );
  }

  get state() {
    const erased = Array.from(this.#eraser.mask.keys()).filter((p) => this.#eraser.mask[p]);
    return { target: this.#target, share: this.#share, erased };
  }

  /** @param {Record<string, unknown>} state */
  restore({ target, share, erased }) {
    if (TEN.includes(/** @type {number} */ (target))) this.#target = Number(target);
    if (share === null || (typeof share === "number" && share >= 0 && share <= 1))
      this.#share = share;
    if (Array.isArray(erased)) {
      const { mask } = this.#eraser;
      mask.fill(0);
      for (const p of erased) if (Number.isInteger(p) && p >= 0 && p < mask.length) mask[p] = 1;
    }
    this.#renew(false);
  }

  /** @param {import("../view.js").Text} text @param {import("../view.js").Language} language */
  speak(text, language) {
    const said = words[language];
    this.#words = said;
    this.#digits.label(said.drawing, TEN.map(String), { isSeen: true });
    this.#targets.label(said.target, TEN.map(String), { isSeen: true });
    this.#back.textContent = said.back;
    set(this.#pad, "aria-label", said.eraser);
    set(this.#range, "aria-label", said.slider);
    super.speak(text, language);
  }

  /** @param {import("../../engine.js").Shared} shared */
  use(shared) {
    super.use(shared);
    this.#renew(false);
  }

  /** Another drawing lies on clean paper; the same one, shown again, stays as it is. */
  follow() {
    const drawn = JSON.stringify(this.strokes);
    if (this.#drawn && this.#drawn !== drawn) {
      this.#share = null;
      this.#eraser.mask.fill(0);
    }
    this.#renew(false);
  }

  disconnect() {
    super.disconnect();
    clearTimeout(this.#rest);
  }

  arrange() {
    if (!this.width) return;
    const geometry = layout(this.width, density());
    this.#geometry = geometry;
    this.element.classList.remove("wide", "narrow");
    this.element.classList.add(geometry.kind);
    this.#stage.style.height = `${geometry.height}px`;
    this.#said.place(geometry);
    place(this.#inkPad, geometry.pictures[0]);
    place(this.#pad, geometry.pictures[2]);
    place(this.#range, geometry.range);
    super.arrange();
  }

  /** @param {number} digit */
  #aim(digit) {
    this.#target = digit;
    this.#share = null;
    this.#renew();
  }

  /**
   * What was read is another image, or is to become another digit.
   * @param {boolean} [isHeard] whether it was done here, and what follows is to be announced
   */
  #renew(isHeard = true) {
    this.#isStale = true;
    set(this.element, "aria-busy", "true");
    this.schedule();
    if (!isHeard) return;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#said.announce(), REST);
  }

  /** What it is turned into: what the reader wants, or the runner-up where it is that already. @param {Reasons} reasons */
  #aimed({ verdict }) {
    return this.#target === verdict.digit ? verdict.second : this.#target;
  }

  #compute() {
    const { core, network, drawing } = this.shared ?? {};
    this.#isStale = false;
    this.#drawn = JSON.stringify(drawing);
    this.#example = exampleOf(drawing ?? []);
    this.#reasons = this.#way = this.#search = null;
    if (!core || !network || !drawing) return;
    const { image } = read(core, network, drawing, ALL);
    const left = image.map((value, p) => (this.#eraser.mask[p] ? 0 : value));
    if (!left.some((value) => value > INK)) return;
    const reasons = reasonsFor(network, core.judge, left);
    this.#reasons = reasons;
    // A hand at work changes the question many times a second: the way is looked for when it rests.
    if (!this.#eraser.isDown || this.#eraser.cursor)
      this.#search = wayTo(network, core.judge, left, this.#aimed(reasons));
  }

  #look() {
    const isLate = deadline(BUDGET);
    while (this.#search && !isLate()) {
      const { done, value } = this.#search.next();
      if (!done) continue;
      this.#search = null;
      this.#way = value ?? null;
    }
    if (this.#search) this.schedule();
  }

  render() {
    if (this.#isStale) this.#compute();
    this.#look();
    const reasons = this.#reasons;
    const way = this.#way;
    const share = this.#share ?? way?.turn ?? 1;
    const part = Math.round(share * PARTS);
    const judge = this.shared?.core?.judge;
    const outputs = way?.outputs[part];
    const result =
      reasons && way && outputs && judge
        ? {
            image: along(reasons.image, way.change, part / PARTS),
            digit: judge(outputs).digit,
            isTurned: isRead(judge, outputs, way.target),
          }
        : null;
    const { width, height } = this.#geometry;
    paint(blank(this.#canvas, width, height), this.colours, this.#geometry, {
      reasons,
      way,
      share: part / PARTS,
      result,
      cursor: this.#eraser.cursor,
      turns: this.#words.turns,
    });
    this.#show(reasons, way, part / PARTS, outputs ?? null);
  }

  /** Brings controls and words up to date. @param {Reasons | null} reasons @param {Way | null} way @param {number} share @param {Float32Array | null} outputs */
  #show(reasons, way, share, outputs) {
    const target = reasons ? this.#aimed(reasons) : this.#target;
    const eraser = this.#eraser;
    set(this.element, "aria-busy", String(this.#search !== null));
    const isLost = reasons !== null && !way && !this.#search && !eraser.isDown;
    this.#digits.show(this.#example);
    this.#targets.show(target);
    for (const [digit, input] of this.#targets.element.querySelectorAll("input").entries())
      input.disabled = reasons?.verdict.digit === digit;
    this.#back.disabled = !eraser.isUsed;
    this.#range.disabled = !way;
    this.#range.value = String(share * PARTS);
    const spoken = { reasons, target, way, isLost, share, outputs, eraser };
    this.#said.show(this.text, this.#words, spoken);
    const both = this.#said.both(this.text, spoken);
    this.#said.slide(this.#range, this.#words, share, both);
  }
}
