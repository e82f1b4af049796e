// The lab: the reader's own structure, trained at once, and its run kept beside the others.
// Decides what is trained and shown; settings, runs, table and pictures lie in the files beside it.

import { make, place, set } from "../../dom.js";
import { blank } from "../../draw/canvas.js";
import { ALL } from "../../engine.js";
import { Options } from "../../parts/options.js";
import { PlayButton } from "../../parts/play.js";
import { sentence } from "../../training/words.js";
import { View as Base } from "../view.js";
import { Bench } from "./bench.js";
import { paintChart } from "./chart.js";
import { placesOf } from "./layout.js";
import { paintNet } from "./net.js";
import { areLayers, choiceFrom, DATA_SEED, FIRST, layersOf, presetOf, stateOf } from "./presets.js";
import { MOST_RUNS } from "./runs.js";
import { Settings } from "./settings.js";
import { Steppers } from "./steppers.js";
import { countOf, NARROW, pictureOf } from "./structure.js";
import { howOf, nameOf, Table } from "./table.js";
import words from "./words.js";

export { style } from "./style.js";

/** @typedef {import("./presets.js").Choice} Choice */
/** @typedef {import("./runs.js").Run} Run */
/** @typedef {import("./chart.js").Shown} Shown */

/** @type {readonly Shown[]} */
const SHOWN = ["accuracy", "cost"];

export class View extends Base {
  /** What the settings say. @type {Choice} */
  #choice = FIRST;
  /** Whether reader or link has chosen, so that the figure's attributes no longer do. */
  #isChosen = false;
  #bench = new Bench((run, news) => this.#hear(run, news));
  /** The run of the settings, or the one last looked at. @type {Run | null} */
  #run = null;
  /** @type {Shown} */
  #shown = "accuracy";
  /** @type {Float32Array | null} */
  #image = null;
  #isStale = true;
  #settings = new Settings(
    (change) => this.#change(change),
    () => this.#choice,
    this.element,
  );
  #steppers = new Steppers((layer, size) =>
    this.#change({ hidden: this.#choice.hidden.map((old, i) => (i === layer ? size : old)) }),
  );
  #play = new PlayButton(() => this.#toggle());
  #kinds = new Options(SHOWN, (shown) => this.#show(shown), { control: "curve" });
  #table = new Table({
    choose: (run) => this.#choose(run),
    remove: (run) => this.#remove(run),
    lit: () => this.#tell(),
  });
  #netCanvas = make("canvas", { class: "paint", "aria-hidden": "true" });
  #netWords = make("p", { class: "hidden lab-structure" });
  #net = make("div", { class: "lab-net" }, this.#netCanvas, this.#netWords, this.#steppers.element);
  #chartCanvas = make("canvas", { class: "paint", "aria-hidden": "true" });
  #chartWords = make("p", { class: "hidden lab-chart" });
  #chart = make(
    "div",
    { class: "lab-runs" },
    this.#chartCanvas,
    this.#chartWords,
    this.#kinds.element,
    this.#table.element,
  );
  #status = make("p", { class: "lab-status" });
  #full = make("p", { class: "lab-full" });
  #said = make("p", { class: "hidden", role: "status" });

  /** @param {import("../view.js").Host} host @param {import("../view.js").Text} text */
  constructor(host, text) {
    super(host, text);
    this.element.classList.add("lab");
    this.element.append(
      this.#settings.presets.element,
      this.#settings.why,
      this.#net,
      this.#settings.element,
      make("div", { class: "lab-go" }, this.#play.element, this.#status),
      this.#chart,
      this.#full,
      this.#said,
    );
  }

  get #words() {
    return words[this.language];
  }

  get state() {
    return stateOf(this.#choice);
  }

  /** @param {Record<string, unknown>} state */
  restore(state) {
    this.#change(choiceFrom(state, this.#choice));
    if (state.source === "mnist") this.#settings.askForMnist();
  }

  /** @param {import("../view.js").Text} text @param {import("../view.js").Language} language */
  speak(text, language) {
    const said = words[language];
    this.#settings.label(said, language);
    this.#kinds.label(
      said.shown,
      SHOWN.map((shown) => said.showns[shown]),
    );
    super.speak(text, language);
  }

  /** @param {import("../view.js").Shared} shared */
  use(shared) {
    super.use(shared);
    this.#isStale = true;
    if (!this.#isChosen && shared.network && shared.choice.startsWith("start:")) {
      const { layers, activation, seed } = shared.network.facts();
      if (areLayers([...layers]))
        this.#choice = choiceFrom({ layers: [...layers], activation, seed }, this.#choice);
    }
    this.arrange();
  }

  follow() {
    this.#isStale = true;
    super.follow();
  }

  /** @param {import("../../draw/palette.js").Theme} theme */
  dress(theme) {
    super.dress(theme);
    this.#isStale = true;
  }

  arrange() {
    if (!this.width) return;
    const { width } = this;
    const layers = layersOf(this.#choice);
    const picture = pictureOf(width, this.#choice.hidden);
    this.element.classList.toggle("narrow", width < NARROW);
    this.#net.style.height = `${picture.height}px`;
    this.#settings.show(this.#choice);
    this.#steppers.show(this.#choice.hidden, picture.steppers, this.#words);
    this.#kinds.show(this.#shown);
    this.#netWords.textContent = this.#words.picture(layers, countOf(layers).total);
    this.#isStale = true;
    this.#tell();
  }

  connect() {
    this.#prepare();
  }

  disconnect() {
    super.disconnect();
    this.#settings.disconnect();
    this.#bench.end();
    this.#bench.release();
    this.#tell();
  }

  leave() {
    super.leave();
    this.#bench.release();
  }

  come() {
    super.come();
    this.#prepare();
  }

  #prepare() {
    if (!this.isAway && this.element.isConnected) this.#bench.prepare(this.#choice);
  }

  /** @param {number} _now */
  render(_now) {
    const { colours, width } = this;
    if (this.#isStale) {
      this.#isStale = false;
      this.#look();
      const picture = pictureOf(width, this.#choice.hidden);
      paintNet(blank(this.#netCanvas, width, picture.height), colours, picture, {
        layers: layersOf(this.#choice),
        image: this.#image,
        words: this.#words,
      });
    }
    const ranked = this.#bench.runs.ranked;
    const places = this.#places;
    const { table, head, row } = places;
    paintChart(blank(this.#chartCanvas, width, places.height), colours, {
      box: places.chart,
      shown: this.#shown,
      runs: ranked,
      lit: this.#table.hovered ?? this.#run,
      row: places.isBeside
        ? (run) => [table.x - 2, table.y + head + (ranked.indexOf(run) + 0.5) * row]
        : null,
      words: this.#words,
    });
  }

  get #places() {
    return placesOf(this.width, this.#bench.runs.list.length, this.#shown === "cost");
  }

  /** What the drawing looks like to a network of these settings. */
  #look() {
    const { core } = this.shared ?? {};
    if (!core) return;
    this.#image = core.stages(this.strokes, ALL).prepared;
    if (this.#choice.shuffle !== "pixels") return;
    const one = core.Samples.from_images(this.#image, Uint8Array.of(0));
    const moved = one.shuffle_pixels(DATA_SEED);
    this.#image = moved.image(0);
    one.free();
    moved.free();
  }

  /** @param {Partial<Choice>} change */
  #change(change) {
    this.#isChosen = true;
    this.#choice = { ...this.#choice, ...change };
    this.#run = this.#bench.runs.find(this.#choice);
    this.#shown = presetOf(this.#choice) === "labels" ? "cost" : "accuracy";
    this.#prepare();
    this.arrange();
  }

  /** @param {Shown} shown */
  #show(shown) {
    this.#shown = shown;
    this.#tell();
  }

  /** The settings of a run that is kept. @param {Run} run */
  #choose(run) {
    const shown = this.#shown;
    this.#change(run.choice);
    this.#show(shown);
    this.#kinds.show(shown);
  }

  /** @param {Run} run */
  #remove(run) {
    this.#bench.remove(run);
    if (this.#run === run) this.#run = null;
    this.#tell();
  }

  #toggle() {
    this.#run = this.#bench.toggle(this.#run, this.#choice);
    this.#tell();
  }

  /** @param {Run} run @param {{ isMore: boolean, isEnd: boolean }} news */
  #hear(run, { isMore, isEnd }) {
    const last = run.points[run.points.length - 1];
    if (last && isMore) {
      const { step, cost, accuracy } = last;
      this.host.tell("training", { step, cost, accuracy });
    }
    if (last && isEnd)
      this.#said.textContent = this.#words.done(
        this.#nameOf(run),
        this.#words.percent(last.accuracy),
      );
    this.#tell();
  }

  /** @param {Run} run */
  #nameOf({ choice }) {
    return `${nameOf(choice, this.#words)}, ${howOf(choice, this.#words)}`;
  }

  /** Brings everything about the runs up to date. */
  #tell() {
    if (!this.width) return;
    const said = this.#words;
    const places = this.#places;
    const { list, ranked } = this.#bench.runs;
    const { isGoing } = this.#bench;
    this.#chart.style.height = `${places.height}px`;
    place(this.#table.element, places.table);
    this.#table.show(ranked, {
      words: said,
      chosen: this.#run,
      height: places.row,
      isResting: !isGoing,
    });
    const isOwn = this.#bench.isLive(this.#run);
    const playing = isGoing && isOwn;
    const resting = this.#run ? said.again : said.train;
    this.#play.show({
      playing,
      label: playing ? said.pause : this.#bench.canGoOn(this.#run) ? said.goOn : resting,
      invites: list.length === 0,
    });
    this.#status.textContent = this.#statusOf(this.#run);
    set(this.#status, "data-state", this.#run?.state ?? "none");
    this.#full.textContent = list.length === MOST_RUNS ? said.full : "";
    if (!isGoing) this.#chartWords.textContent = this.#chartSaid();
    this.schedule();
  }

  /** The chart in words, for when it rests. */
  #chartSaid() {
    const said = this.#words;
    const run = this.#run;
    const last = run?.points[run.points.length - 1];
    const all = said.chart(this.#bench.runs.list.length);
    if (!run || !last) return all;
    const { accuracy, cost, heldOutCost } = last;
    return `${all} ${said.marked(this.#nameOf(run), accuracy, cost, heldOutCost)}`;
  }

  /** @param {Run | null} run */
  #statusOf(run) {
    const said = this.#words;
    if (!run) return said.invite;
    const last = run.points[run.points.length - 1];
    if (run.reason) return sentence(run.reason, this.language);
    if (!last) return said.starting;
    const progress = said.progress(last.step, last.accuracy, last.seconds);
    return run.state === "paused" ? `${said.stopped} ${progress}` : progress;
  }
}
