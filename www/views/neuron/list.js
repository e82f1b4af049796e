// The terms of a sum in rows, one of which is pointed at by mouse, finger or arrow keys; under them the
// rest, the bias and the sum. Shows what it is handed; knows no network.

import { make, place, set } from "../../dom.js";

/** @typedef {{ term: string, product: string, total: string, sign: number }} Row */

/** A list's rows are named within a figure's own tree. */
const ROW = "term-";

export class TermList {
  element = make("div", { class: "at terms" });
  #options = make("div", {
    class: "terms-rows",
    part: "terms",
    tabindex: "0",
    "data-control": "terms",
    keydown: (/** @type {KeyboardEvent} */ event) => this.#key(event),
    pointermove: (/** @type {PointerEvent} */ event) => this.#under(event),
    pointerdown: (/** @type {PointerEvent} */ event) => this.#under(event),
  });
  #foot = make("div", { part: "sum" });
  /** Which row is marked; -1 for one that has no row of its own. */
  #at = -1;
  #count = 0;
  #row = 24;
  #tell;

  /** @param {(row: number) => void} tell which row is pointed at */
  constructor(tell) {
    this.#tell = tell;
    this.element.append(this.#options, this.#foot);
  }

  /** @param {import("./layout.js").Geometry} geometry @param {boolean} isLong whether numbers have all their digits */
  place({ list, row, shown, totals }, isLong) {
    place(this.element, list);
    this.element.classList.toggle("long", isLong);
    this.element.classList.toggle("brief", !totals);
    this.element.style.lineHeight = `${row}px`;
    this.#options.style.height = `${shown * row}px`;
    this.#row = row;
  }

  /**
   * @param {string} name of the list @param {Row[]} rows @param {number} at
   * @param {{ rest: Row | null, isRest: boolean, bias: Row, sum: Row }} foot `isRest`: whether the rest is pointed at
   */
  show(name, rows, at, { rest, isRest, bias, sum }) {
    this.#at = at;
    this.#count = rows.length;
    set(this.#options, "aria-label", name);
    set(this.#options, "role", rows.length ? "listbox" : "group");
    if (at < 0) this.#options.removeAttribute("aria-activedescendant");
    else set(this.#options, "aria-activedescendant", ROW + at);
    const options = rows.map((row, i) => {
      const option = make("div", { id: ROW + i, role: "option" }, ...cellsOf(row));
      set(option, "aria-selected", String(i === at));
      return option;
    });
    this.#options.replaceChildren(...options);
    const line = (/** @type {Row | null} */ row, /** @type {string} */ kind) =>
      make("div", { class: kind }, ...(row ? cellsOf(row) : ["\u00a0"]));
    this.#foot.replaceChildren(
      line(rest, isRest ? "pointed" : ""),
      line(bias, "bias"),
      line(sum, "sum"),
    );
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const way = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (!way || this.#count === 0) return;
    event.preventDefault();
    this.#tell(Math.max(0, Math.min(this.#count - 1, this.#at + way)));
  }

  /** @param {PointerEvent} event */
  #under(event) {
    const { top } = this.#options.getBoundingClientRect();
    const row = Math.floor((event.clientY - top) / this.#row);
    if (row >= 0 && row < this.#count && row !== this.#at) this.#tell(row);
  }
}

/** @param {Row} row */
function cellsOf({ term, product, total, sign }) {
  const kind = sign > 0 ? "positive" : sign < 0 ? "negative" : "";
  return [
    make("span", { class: "what" }, term),
    make("b", { class: kind }, product),
    make("span", { class: "total" }, total),
  ];
}
