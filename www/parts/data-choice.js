// What the network learns from: digits that the page draws, the MNIST images of the site, or two
// files of the reader's. Owns this choice and says what comes of it; learns nothing itself.

import { make, set } from "../dom.js";
import { inspect, LEAST_HELD_OUT, MOST, pair, Refusal } from "../idx.js";
import { mnist } from "../mnist.js";
import words from "./data-choice-words.js";
import { intake } from "./file.js";

/** @typedef {import("../idx.js").Found} Found */
/** @typedef {import("../idx.js").TrainingFiles} TrainingFiles */
/** @typedef {"digits" | "mnist" | "files"} Source */
/**
 * @typedef {{ source: "digits" } | { source: "mnist" | "files", count: number, held_out: number, files: TrainingFiles }} Data
 * for `plan.data`: how many images there are to learn from, and how many are held out: those of
 * `files.test`, or, without it, as many of `files` itself
 */
/**
 * @typedef {{ kind: "rest" } | { kind: "loading", loaded: number } | { kind: "reading" } | { kind: "missing", half: "images" | "labels", n: number } | { kind: "refused", code: string, facts: Record<string, any>, again: boolean }} State
 */

/** For the style sheet of a view that has the choice. */
export const style = `
.data-choice{font-size:14px;line-height:1}
.data-choice .row{display:flex;flex-wrap:wrap;gap:0 22px}
.data-choice .option{position:relative;min-height:36px;font-size:inherit;line-height:1}
.dropping .option[data-source=files]{background:var(--mark);color:var(--on-mark);box-shadow:inset 0 0 0 2px var(--mark-edge);padding:0 8px;margin:0 -8px}
.data-choice .loading::after{content:"";position:absolute;left:0;bottom:0;height:2px;width:var(--loaded,0%);background:var(--ink)}
.data-choice .said{margin:0;min-height:40px;padding-top:4px;font-size:13px;line-height:18px;overflow-wrap:anywhere;max-width:60em}
.data-choice .said.refused{color:var(--ink)}
.data-choice .said .word-button{min-height:0;margin:-8px 0;padding:8px 0;font-size:inherit;line-height:18px}
.narrow .data-choice .row{gap:0 18px}
.narrow .data-choice .option{min-height:44px}
.narrow .data-choice .said{min-height:58px}
.narrow .data-choice .said .word-button{min-height:44px;margin:-13px 0;padding:13px 0}
@media (forced-colors:active){.data-choice .loading::after{background:Highlight}}
`;

/** Of a reader's set that has no other to be held out. @param {number} n */
const heldOut = (n) => Math.max(LEAST_HELD_OUT, Math.min(10_000, Math.floor(n / 6)));

export class DataChoice {
  element = make("div", { class: "data-choice", role: "group", "data-control": "data" });
  /** @type {Data} */
  #data = { source: "digits" };
  /** @type {State} */
  #state = { kind: "rest" };
  /** Files that came before the others. @type {Found[]} */
  #found = [];
  /** The latest wish: what an older one brings is dropped. */
  #turn = new AbortController();
  #language = /** @type {import("../languages.js").Language} */ ("en");
  #changed;
  #options;
  #input;
  #sentence = make("span", { "aria-live": "polite" });
  #numbers = make("span");
  #progress = make("progress", { class: "hidden" });
  #button = make("button", { type: "button", class: "word-button", click: () => this.#press() });
  #said = make(
    "p",
    { class: "said" },
    this.#sentence,
    this.#numbers,
    this.#progress,
    "\u2002", // wider than a space, and gone where the line ends
    this.#button,
  );

  /**
   * @param {() => void} changed when `data` is another
   * @param {HTMLElement} [target] where files may be dropped; the part itself unless told
   */
  constructor(changed, target = this.element) {
    this.#changed = changed;
    /** @type {Source[]} */
    const sources = mnist ? ["digits", "mnist", "files"] : ["digits", "files"];
    this.#options = sources.map((source) => {
      const [word, note] = [make("span"), make("span", { class: "note" })];
      const button = make(
        "button",
        { type: "button", class: "option", "data-source": source, click: () => this.#ask(source) },
        word,
        note,
      );
      return { source, button, word, note };
    });
    this.#input = intake(target, "", (files) => {
      if (files.length > 0) this.#take(files);
    });
    const row = make("div", { class: "row" }, ...this.#options.map(({ button }) => button));
    this.element.append(row, this.#input, this.#said);
    this.#show();
  }

  /** What is learned from. */
  get data() {
    return this.#data;
  }

  /** Back to what was chosen before; nobody is told. */
  set data(data) {
    if (data === this.#data) return;
    this.#begin();
    this.#found = [];
    this.#data = data;
    this.#tell({ kind: "rest" });
  }

  /** @param {import("../languages.js").Language} language */
  speak(language) {
    this.#language = language;
    this.#show();
  }

  /**
   * Changes over to a source that needs no file of the reader's, MNIST once it has come.
   * @param {"digits" | "mnist"} source
   */
  async choose(source) {
    const turn = this.#begin();
    this.#found = [];
    if (source === "digits" || !mnist) return this.#decide({ source: "digits" });
    const told = (/** @type {number} */ loaded) => {
      if (!turn.aborted) this.#tell({ kind: "loading", loaded });
    };
    try {
      const files = await mnist.load(told, turn);
      const { training, test } = mnist.counts;
      if (!turn.aborted) this.#decide({ source, count: training, held_out: test, files });
    } catch (error) {
      if (!turn.aborted) this.#refuse(error, true);
    }
  }

  /** Waits for nothing any more. */
  disconnect() {
    if (this.#state.kind !== "loading" && this.#state.kind !== "reading") return;
    this.#begin();
    this.#tell({ kind: "rest" });
  }

  #begin() {
    this.#turn.abort();
    this.#turn = new AbortController();
    return this.#turn.signal;
  }

  /** @param {Source} source */
  #ask(source) {
    if (source === "files") this.#input.click();
    else if (source !== this.#data.source || this.#state.kind !== "rest") this.choose(source);
  }

  #press() {
    if (this.#state.kind === "refused") this.choose("mnist");
    else this.disconnect();
  }

  /** @param {File[]} files */
  async #take(files) {
    const turn = this.#begin();
    this.#tell({ kind: "reading" });
    try {
      /** @type {Found[]} */
      const found = [];
      for (const file of files) found.push(await read(file));
      if (turn.aborted) return;
      // One half may come after the other; the same half again takes the place of the first.
      const isHalf = new Set(found.map(({ kind }) => kind)).size === 1;
      const kept = isHalf ? this.#found.filter(({ kind }) => kind !== found[0].kind) : [];
      const { files: paired, missing } = pair([...kept, ...found]);
      if (missing) {
        this.#found = found;
        const n = found.reduce((sum, idx) => sum + idx.n, 0);
        return this.#tell({ kind: "missing", half: missing, n });
      }
      this.#found = [];
      const held_out = paired.test?.n ?? heldOut(paired.n);
      const count = paired.test ? paired.n : paired.n - held_out;
      this.#decide({ source: "files", count, held_out, files: paired });
    } catch (error) {
      if (!turn.aborted) this.#refuse(error, false);
    }
  }

  /** @param {Data} data */
  #decide(data) {
    const isNew = data.source !== this.#data.source || data.source === "files";
    this.#data = data;
    this.#tell({ kind: "rest" });
    if (isNew) this.#changed();
  }

  /** What was learned from stays. @param {unknown} error @param {boolean} again whether trying again may help */
  #refuse(error, again) {
    const { code, facts } = /** @type {Refusal} */ (error);
    this.#tell({ kind: "refused", code, facts, again });
  }

  /** @param {State} state */
  #tell(state) {
    this.#state = state;
    this.#show();
  }

  #show() {
    const text = words[this.#language];
    const state = this.#state;
    const bytes = mnist?.bytes ?? 0;
    set(this.element, "aria-label", text.name);
    for (const { source, button, word, note } of this.#options) {
      const isLoading = source === "mnist" && state.kind === "loading";
      say(word, text.sources[source]);
      say(note, this.#note(source));
      set(button, "aria-pressed", String(source === this.#data.source));
      button.classList.toggle("loading", isLoading);
      if (isLoading)
        button.style.setProperty("--loaded", `${(100 * state.loaded) / Math.max(1, bytes)}%`);
      if (source === "files") set(button, "title", text.choose);
    }
    const isLoading = state.kind === "loading";
    this.#said.classList.toggle("refused", state.kind === "refused");
    say(this.#sentence, this.#sentenceNow());
    say(this.#numbers, isLoading ? ` ${text.progress(state.loaded, bytes)}` : "");
    this.#progress.hidden = !isLoading;
    if (isLoading) {
      this.#progress.max = bytes;
      this.#progress.value = state.loaded;
      set(this.#progress, "aria-label", text.loading);
    }
    this.#button.hidden = !(isLoading || (state.kind === "refused" && state.again));
    say(this.#button, isLoading ? text.cancel : text.again);
  }

  /** What stands small beside an option: the form of the files, or what is to be loaded. @param {Source} source */
  #note(source) {
    if (source === "files") return "IDX";
    return source === "mnist" && mnist && this.#data.source !== "mnist"
      ? words[this.#language].size(mnist.bytes)
      : "";
  }

  #sentenceNow() {
    const text = words[this.#language];
    const state = this.#state;
    const data = this.#data;
    if (state.kind === "loading") return text.loading;
    if (state.kind === "reading") return text.reading;
    if (state.kind === "missing") return text.missing[state.half](state.n);
    if (state.kind === "refused")
      return text[/** @type {"magic"} */ (state.code)](/** @type {any} */ (state.facts));
    return data.source === "digits" ? text.digits : text[data.source](data.count, data.held_out);
  }
}

/** Changes what stands in an element only where it differs: a live region speaks by changing. @param {Element} element @param {string} text */
function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** One file of the reader's. @param {File} file @returns {Promise<Found>} @throws {Refusal} */
async function read(file) {
  const name = shortened(file.name);
  // Not even gzip is worth reading beyond this.
  if (file.size > 16 + MOST * 784) throw new Refusal("large", { name, most: MOST });
  const buffer = await file.arrayBuffer().catch(() => {
    throw new Refusal("unreadable", { name });
  });
  const bytes = new Uint8Array(buffer);
  try {
    return { name: file.name, bytes, ...(await inspect(bytes)) };
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.code, { ...error.facts, name });
    throw new Refusal("unreadable", { name });
  }
}

/** A name that fits a sentence: its beginning and its end. @param {string} name */
const shortened = (name) => (name.length > 34 ? `${name.slice(0, 20)}…${name.slice(-12)}` : name);
