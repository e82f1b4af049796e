// The runs as a table, the best first: a row to light, to choose and to remove. Rows keep their
// places in the document while a run is under way and only move on the page.

import { make, set } from "../../dom.js";
import { FIRST, imagesOf, SUITABLE } from "./presets.js";
import { accuracyOf } from "./runs.js";

/** @typedef {import("./runs.js").Run} Run */
/** @typedef {import("./presets.js").Choice} Choice */
/** @typedef {typeof import("./words.js").default.en} Words */
/** @typedef {{ name: Text, how: Text, disc: HTMLElement, parameters: Text, accuracy: Text, time: Text }} Cells */
/** @typedef {{ row: HTMLElement, pick: HTMLButtonElement, cross: HTMLButtonElement, cells: Cells }} Row */
/**
 * @typedef {object} Actions
 * @property {(run: Run) => void} choose
 * @property {(run: Run) => void} remove
 * @property {() => void} lit the row pointed at is another one
 */

/** The disc of the largest structure is so wide. */
const DISC = 26;

/** What a reader calls it. @param {Choice} choice @param {Words} words */
export const nameOf = ({ hidden }, words) =>
  hidden.length ? hidden.join("\u2009·\u2009") : words.noLayers;

/** What else makes it what it is, where that is not what one expects. @param {Choice} choice @param {Words} words */
export function howOf(choice, words) {
  const { hidden, activation, rate, data, shuffle, start, seed } = choice;
  /** @type {string[]} */
  const said = [];
  if (hidden.length) said.push(words.activations[activation]);
  if (!hidden.length || rate !== SUITABLE[activation]) said.push(words.atRate(rate));
  if (data.source !== "digits") said.push(words.sources[data.source]);
  if (shuffle !== "none") said.push(words.shuffled[shuffle]);
  if (start === "zero") said.push(words.fromZero);
  if (imagesOf(choice) !== FIRST.count) said.push(words.ofImages(imagesOf(choice)));
  if (seed !== FIRST.seed) said.push(words.ofSeed(seed));
  return said.join(", ");
}

export class Table {
  element;
  /** The run pointed at, or whose row has the focus. @type {Run | null} */
  hovered = null;
  #head;
  #body = make("div", { class: "lab-body", role: "rowgroup" });
  /** @type {Map<Run, Row>} */
  #rows = new Map();
  #actions;

  /** @param {Actions} actions */
  constructor(actions) {
    this.#actions = actions;
    const head = (/** @type {string} */ name) =>
      make("span", { class: `lab-${name}`, role: "columnheader" });
    this.#head = {
      hidden: head("name"),
      how: head("how"),
      parameters: head("parameters"),
      accuracy: head("accuracy"),
      time: head("time"),
    };
    this.element = make(
      "div",
      {
        class: "lab-table",
        role: "table",
        keydown: (event) => this.#key(event),
        pointerleave: () => this.#point(null),
      },
      make("div", { class: "lab-line lab-head", role: "row" }, ...Object.values(this.#head)),
      this.#body,
    );
  }

  /**
   * @param {Run[]} ranked @param {{ words: Words, chosen: Run | null, height: number, isResting: boolean }} how
   */
  show(ranked, { words, chosen, height, isResting }) {
    set(this.element, "aria-label", words.runs);
    const heads = /** @type {Record<string, string>} */ (words.heads);
    for (const [name, cell] of Object.entries(this.#head)) cell.textContent = heads[name];
    for (const [run, { row }] of this.#rows)
      if (!ranked.includes(run)) {
        // Removing a focused row is heard as the focus leaving it: by then it is forgotten.
        this.#rows.delete(run);
        if (this.hovered === run) this.hovered = null;
        row.remove();
      }
    const most = Math.max(50_890, ...ranked.map((run) => run.parameters));
    const lit = this.hovered ?? chosen;
    for (const [place, run] of ranked.entries()) {
      const made = this.#rows.get(run) ?? this.#make(run);
      made.row.style.top = `${place * height}px`;
      made.row.style.height = `${height}px`;
      made.row.classList.toggle("lab-lit", run === lit);
      set(made.pick, "aria-pressed", String(run === chosen));
      this.#fill(made, run, words, most);
    }
    this.#body.style.height = `${ranked.length * height}px`;
    if (isResting) this.#order(ranked);
  }

  /** @param {Row} row @param {Run} run @param {Words} words @param {number} most */
  #fill({ cross, cells }, run, words, most) {
    const { choice, parameters, points } = run;
    const name = nameOf(choice, words);
    const how = howOf(choice, words);
    const last = points[points.length - 1];
    const size = `${Math.max(3, DISC * Math.sqrt(parameters / most)).toFixed(1)}px`;
    Object.assign(cells.disc.style, { width: size, height: size });
    write(cells.name, name);
    write(cells.how, how);
    write(cells.parameters, words.count(parameters));
    write(cells.accuracy, last ? words.percent(accuracyOf(run)) : "–");
    write(cells.time, last ? words.seconds(last.seconds) : "–");
    const label = words.remove(`${name}, ${how}`);
    set(cross, "aria-label", label);
    set(cross, "title", label);
  }

  /** @param {Run} run */
  #make(run) {
    const cells = {
      name: new Text(),
      how: new Text(),
      disc: make("i", { class: "lab-disc" }),
      parameters: new Text(),
      accuracy: new Text(),
      time: new Text(),
    };
    const cell = (/** @type {string} */ name, /** @type {Node[]} */ ...children) =>
      make("span", { class: `lab-${name}`, role: "cell" }, ...children);
    const pick = make(
      "button",
      { type: "button", class: "lab-pick", click: () => this.#actions.choose(run) },
      cells.name,
    );
    const cross = make(
      "button",
      {
        type: "button",
        class: "lab-cross",
        "data-control": "remove",
        click: () => this.#remove(run),
      },
      "×",
    );
    const row = make(
      "div",
      {
        class: "lab-line",
        role: "row",
        pointerenter: (event) => event.pointerType === "mouse" && this.#point(run),
        focusin: () => this.#point(run),
        focusout: () => this.#point(null),
      },
      cell("name", pick),
      cell("how", cells.how),
      cell("parameters", make("span", { class: "lab-field" }, cells.disc), cells.parameters),
      cell("accuracy", cells.accuracy),
      cell("time", cells.time),
      cell("end", cross),
    );
    const made = { row, pick, cross, cells };
    this.#rows.set(run, made);
    this.#body.append(row);
    return made;
  }

  /** The document in the order of the page, the focus where it was. @param {Run[]} ranked */
  #order(ranked) {
    const wanted = ranked.map((run) => /** @type {Row} */ (this.#rows.get(run)).row);
    if (wanted.every((row, i) => this.#body.children[i] === row)) return;
    const root = /** @type {ShadowRoot} */ (this.element.getRootNode());
    const held = this.#body.contains(root.activeElement) ? root.activeElement : null;
    this.#body.replaceChildren(...wanted);
    if (held instanceof HTMLElement) held.focus({ preventScroll: true });
  }

  /** @param {Run | null} run */
  #point(run) {
    if (this.hovered === run) return;
    this.hovered = run;
    this.#actions.lit();
  }

  /** Removes a run; the focus goes to the row that takes its place. @param {Run} run */
  #remove(run) {
    const gone = /** @type {Row} */ (this.#rows.get(run)).row;
    const next = gone.nextElementSibling ?? gone.previousElementSibling;
    const hasFocus = gone.contains(/** @type {ShadowRoot} */ (gone.getRootNode()).activeElement);
    this.#actions.remove(run);
    if (hasFocus) next?.querySelector("button")?.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const rows = [...this.#rows].sort(([, a], [, b]) => top(a) - top(b));
    const at = rows.findIndex(([, { row }]) => row.contains(/** @type {Node} */ (event.target)));
    if (at < 0) return;
    if (event.key === "Delete") this.#remove(rows[at][0]);
    else if (way) rows[at + way]?.[1].pick.focus({ preventScroll: true });
    else return;
    event.preventDefault();
  }
}

/** @param {Row} row */
const top = ({ row }) => Number.parseFloat(row.style.top);

/** @param {Text} text @param {string} said */
function write(text, said) {
  if (text.data !== said) text.data = said;
}
